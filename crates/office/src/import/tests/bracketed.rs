//! Words in brackets behind a label.

use super::refused::answers;
use super::*;
use crate::import::parts::Part;
use crate::import::target::{Chosen, Target, official};
use activelist_model::catalog::Group;

#[test]
fn only_what_the_questionnaire_prints_behind_a_label_is_passed_over() {
    let check = |group: Group, text: &str, expected: Option<usize>| {
        assert_eq!(official(group, text), expected, "{text}");
    };
    check(
        Group::Qualification,
        "CISA（公認情報システム監査人）",
        Some(5),
    );
    check(Group::Theme, "クラウドサービスの安全利用（※3）", Some(2));
    check(
        Group::Association,
        "中小企業庁関連 (中小企業基盤整備機構・よろず支援拠点・都道府県等中小企業支援センター等)",
        Some(1),
    );
    check(Group::Form, "長期的支援 (顧問契約等)", Some(5));
    check(Group::Period, "1 年以上の長期的支援（顧問契約等）", Some(4));
    for (group, text) in [
        (Group::Qualification, "CISSP（取得予定）"),
        (Group::Qualification, "CISSP（2019年に失効）"),
        (Group::Qualification, "CISA（勉強中）"),
        (Group::Fee, "20,000円未満（応相談）"),
        (Group::Fee, "40,000円以上 (交通費別)"),
        (Group::Support, "経験あり（社内のみ）"),
        (Group::Status, "独立（来年から）"),
        (Group::Experience, "10年以上（予定）"),
        (Group::Industry, "医療（病院・介護）"),
        (Group::Industry, "医療［希望］"),
        (Group::Period, "スポット対応（要相談）"),
        (Group::Prefecture, "東京都（島しょ部を含む）"),
        (Group::Theme, "クラウドサービスの安全利用（※4）"),
    ] {
        check(group, text, None);
        assert!(
            matches!(Part::read(group, text), Part::Unknown(_)),
            "{text}"
        );
    }
    // A column of such an option is no certain one either.
    assert_eq!(
        Chosen::parse(Group::Qualification, "CISSP（取得予定）"),
        None
    );
    assert_eq!(Target::parse("保有資格［CISSP（取得予定）］"), None);
}

/// The answers with a text in the first of them.
fn with(header: &str, cell: &str) -> Vec<u8> {
    let mut rows = answers();
    let place = rows[0].iter().position(|own| own.contains(header));
    rows[1][place.expect("a header")] = cell.into();
    csv_of(&rows, ',').into_bytes()
}

#[test]
fn a_label_with_words_behind_it_is_asked_about_without_a_proposal_of_the_label() {
    let bytes = with("保有資格", "CISSP（取得予定）;ITストラテジスト");
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None);
    let line = first.open.iter().find(|line| line.contains("取得予定"));
    let line = line.expect("it is asked about");
    assert!(
        line.contains("かっこ") && !line.contains("提案は"),
        "{line}"
    );
    // No row that decides all together, and no lasting decision, covers it.
    let always = decided(&first.mapping.expect("a mapping"), |row| {
        if row[2].contains("取得予定") {
            "常に".into()
        } else if row[0] == "値" {
            "はい".into()
        } else {
            "可".into()
        }
    });
    let found = run(&files, Some(&always));
    let more = with("保有資格", "CISA（失効）");
    let later = run(
        &[("b.csv", &more)],
        Some(&found.mapping.unwrap_or_else(|| always.clone())),
    );
    assert_eq!(later.survey, None);
    assert!(
        later.open.iter().any(|line| line.contains("CISA（失効）")),
        "{:?}",
        later.open
    );
    assert_eq!(later.notes, Vec::<String>::new());
}

#[test]
fn a_fee_with_words_behind_it_is_never_guessed() {
    let bytes = with("希望報酬額", "20,000円未満（応相談）");
    let files: [(&str, &[u8]); 1] = [("a.csv", &bytes)];
    let first = run(&files, None).mapping.expect("a mapping");
    let found = run(&files, Some(&confirmed(&first)));
    assert_eq!(found.survey, None);
    let said: Vec<String> = found.problems.iter().map(say_problem).collect();
    assert!(
        said[0].contains("応相談") && said[0].contains("2行目"),
        "{said:?}"
    );
}
