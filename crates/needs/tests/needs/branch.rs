//! What has happened in an emergency: which of the five branches a text is led to.

use activelist_model::catalog::Emergency;
use activelist_needs::match_needs;

/// Names of the branches in the file; what has no name there leads to none.
const NAMES: [(&str, Emergency); 4] = [
    ("scam", Emergency::Warning),
    ("files", Emergency::Locked),
    ("login", Emergency::Intrusion),
    ("lost", Emergency::Leak),
];

/// The branch that a text is led to; outside, whether an emergency is noticed at all.
fn led(text: &str) -> Option<Option<Emergency>> {
    match_needs(text).emergency.map(|found| found.branch)
}

/// Every other sentence of the file was learned from; these were not.
#[test]
fn a_branch_is_named_where_the_words_say_it_plainly() {
    let rows = include_str!("happening.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let (mut all, mut right, mut wrong, mut unnoticed) = (0, 0, 0, 0);
    for row in rows.skip(1).step_by(2) {
        let (name, text) = row.split_once('\t').expect("a branch and a text");
        let expected = NAMES.iter().find(|(known, _)| *known == name);
        let expected = expected.map(|(_, branch)| *branch);
        all += 1;
        match led(text) {
            None => unnoticed += 1,
            Some(found) if found == expected => right += 1,
            Some(Some(_)) => wrong += 1,
            Some(None) => {}
        }
    }
    let share = |count: i32| 100.0 * f64::from(count) / f64::from(all);
    println!(
        "branches of {all} emergencies: {:.1} % right, {:.1} % another one, {:.1} % not decided, {:.1} % not noticed",
        share(right),
        share(wrong),
        share(all - right - wrong - unnoticed),
        share(unnoticed)
    );
    assert!(
        share(right) >= 53.3 && share(wrong) <= 3.3,
        "{right} {wrong}"
    );
}

#[test]
fn each_branch_is_told_by_its_own_words() {
    for (text, branch) in [
        (
            "画面に警告が出て音が鳴り、書いてある番号に電話したら遠隔操作された",
            Emergency::Warning,
        ),
        (
            "共有フォルダのファイルが全部暗号化されて、身代金を払えと英語で出ている",
            Emergency::Locked,
        ),
        (
            "取引先になりすましたメールの口座に送金してしまった",
            Emergency::Intrusion,
        ),
        ("顧客名簿の入ったUSBを電車に置き忘れた", Emergency::Leak),
    ] {
        assert_eq!(led(text), Some(Some(branch)), "{text}");
    }
}

#[test]
fn what_is_only_strange_leads_to_no_branch() {
    for text in [
        "変なメールを開いてしまった",
        "さっきからパソコンの動きがおかしい、何かに感染したかもしれない",
        "不正アクセスされたようです。どうしたらいいですか",
    ] {
        assert_eq!(led(text), Some(None), "{text}");
    }
}
