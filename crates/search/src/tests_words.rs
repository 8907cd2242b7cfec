//! Free words: who is found by what is shown of them, and by how people commonly write it.

use super::testing::list_of;
use super::*;
use activelist_model::catalog::{Group, OptionSet, Prefecture};
use activelist_model::expert::Specialist;

fn named(name: &str) -> Specialist {
    Specialist {
        name: name.to_string(),
        ..Specialist::default()
    }
}

/// Whether somebody is found by these words, beside somebody who has none of them.
fn is_found(someone: &Specialist, words: &str) -> bool {
    let other = named("○○");
    let mut searcher = Searcher::new(list_of(vec![other, someone.clone()]));
    let criteria = Criteria {
        words: words.to_string(),
        ..Criteria::default()
    };
    searcher.order(&criteria, Sort::Recommended) == [1]
}

fn check_name(name: &str, typed: &[&str]) {
    for words in typed {
        assert!(is_found(&named(name), words), "{name} by {words}");
    }
}

#[test]
fn a_name_is_found_in_every_form_in_which_it_is_commonly_written() {
    check_name("髙橋 一郎", &["高橋", "髙橋", "髙橋一郎", "高橋　一郎"]);
    check_name("例﨑 正人", &["例崎", "例﨑正人", "例嵜 正人", "例碕"]);
    check_name("渡邊 例子", &["渡辺", "渡邉", "渡邊例子", "渡辺 例子"]);
    check_name("齋藤 例", &["斎藤", "斉藤", "齊藤", "齋藤例"]);
    check_name("𠮷田 例", &["吉田", "𠮷田例"]);
    check_name("小澤 例", &["小沢", "小澤例"]);
    check_name("濱田 例", &["浜田", "濵田"]);
    check_name("廣島 例", &["広島", "廣嶋", "広嶌"]);
    check_name("冨田 德子", &["富田", "冨田徳子", "富田 德子"]);
    check_name("眞壁 惠", &["真壁", "眞壁恵"]);
    check_name("櫻井 瀧", &["桜井", "櫻井滝"]);
    check_name("龍野 國男", &["竜野", "龍野国男"]);
    check_name("神谷 例", &["神谷", "\u{fa19}谷", "\u{fa19}谷例"]);
    check_name("葛\u{e0100}城 例", &["葛城", "葛\u{e0100}城", "葛城例"]);
    check_name("⾼⽥ 例", &["高田", "髙田例"]);
    check_name("茅ヶ崎 例", &["茅ケ崎", "茅ヶ﨑例"]);
    check_name(
        "José Nunez",
        &["jose", "Jose\u{301}", "josenunez", "JOSÉ NUNEZ"],
    );
    assert!(!is_found(&named("例﨑 正人"), "例城"));
    assert!(!is_found(&named("上田 例"), "土田"));
}

#[test]
fn kana_are_found_with_and_without_the_space_and_in_every_width() {
    let mut someone = named("例崎 正人");
    someone.kana = "レイザキ マサト".to_string();
    for words in [
        "レイザキマサト",
        "れいざき",
        "ﾚｲｻﾞｷﾏｻﾄ",
        "レイサ\u{3099}キ マサト",
        "キマ",
    ] {
        assert!(is_found(&someone, words), "{words}");
    }
    someone.kana = "キヨウコ".to_string();
    assert!(is_found(&someone, "キョウコ"));
}

#[test]
fn the_long_vowel_mark_at_the_end_of_a_word_may_be_missing() {
    let mut someone = named("見本");
    someone.appeal =
        "ITコーディネータ。サーバー管理とユーザ教育、セキュリティーポリシー".to_string();
    for words in [
        "ITコーディネーター",
        "ITコーディネータ",
        "ｺｰﾃﾞｨﾈｰﾀｰ",
        "サーバ管理",
        "サーバー管理",
        "サーバー",
        "ユーザー教育",
        "ユーザー",
        "セキュリティポリシー",
        "セキュリティーポリシ",
        "ポリシー",
    ] {
        assert!(is_found(&someone, words), "{words}");
    }
    assert!(!is_found(&someone, "コーディネート"));
    // Labels are looked for in the same way.
    let mut holder = named("見本");
    holder.set_choices(Group::Qualification, OptionSet::only(0));
    assert!(is_found(&holder, "ITコーディネーター"));
}

#[test]
fn a_company_is_found_by_its_form_in_full_and_in_short() {
    for (organisation, typed) in [
        (
            "株式会社見本",
            [
                "㈱見本",
                "（株）見本",
                "(株)見本",
                "株式会社 見本",
                "株式会社",
            ],
        ),
        (
            "㈱見本",
            ["株式会社見本", "（株）見本", "㈱", "(株)", "見本"],
        ),
        (
            "見本（有）",
            ["見本㈲", "見本有限会社", "有限会社", "(有)", "見本(有)"],
        ),
        (
            "（一社）見本協会",
            [
                "一般社団法人見本協会",
                "(一社)見本",
                "一般社団法人 見本",
                "社団法人見本",
                "㈳見本",
            ],
        ),
        (
            "ＮＰＯ法人 見本",
            ["NPO法人見本", "npo", "NPO法人 見本", "法人見本", "ＮＰＯ"],
        ),
    ] {
        let someone = Specialist {
            organisation: organisation.to_string(),
            ..named("○○")
        };
        for words in typed {
            assert!(is_found(&someone, words), "{organisation} by {words}");
        }
        // While the short form is being typed nobody gets lost either.
        let mut so_far = String::new();
        for letter in typed[1].chars() {
            so_far.push(letter);
            let mut searcher = Searcher::new(list_of(vec![someone.clone()]));
            let criteria = Criteria {
                words: so_far.clone(),
                ..Criteria::default()
            };
            assert_eq!(searcher.total(&criteria), 1, "{organisation} by {so_far}");
        }
    }
}

#[test]
fn what_the_card_says_of_number_and_home_is_found_as_it_stands_there() {
    let someone = Specialist {
        home: Prefecture::from_index(13),
        municipality: "横浜市".to_string(),
        registered: Some(2019),
        ..named("○○")
    };
    let mut people: Vec<Specialist> = vec![named("○○"); 97_993 / 1_000];
    people.push(someone);
    let mut list = list_of(people);
    let last = list.specialists.len() - 1;
    list.specialists[last].registration =
        activelist_model::expert::RegistrationNumber::new(97_993).expect("a number");
    let mut searcher = Searcher::new(list);
    for words in [
        "第097993号",
        "第０９７９９３号",
        "097993",
        "97993",
        "神奈川県横浜市",
        "神奈川県 横浜市",
        "神奈川",
        "2019年",
    ] {
        let criteria = Criteria {
            words: words.to_string(),
            ..Criteria::default()
        };
        let found = searcher.order(&criteria, Sort::Recommended);
        assert_eq!(found, [last], "{words}");
    }
}

#[test]
fn every_word_counts_however_many_there_are() {
    let someone = named("一二三四五六七八九十");
    let words = "一 二 三 四 五 六 七 八 九 十 一二 二三";
    assert!(is_found(&someone, words));
    assert!(!is_found(&someone, &format!("{words} 百")));
    assert!(!is_found(&someone, "一 二 三 四 五 六 七 八 百"));
    // Words may be divided by the comma that lists have on screen.
    assert!(is_found(&someone, "一二、九十"));
    assert!(!is_found(&someone, "一二、百"));
}

/// Every run of characters of a text, as long as a word may be.
fn runs(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let all = (0..letters.len())
        .flat_map(|start| (start + 1..=letters.len()).map(move |end| (start, end)));
    let all = all.map(|(start, end)| letters[start..end].iter().collect());
    all.collect()
}

#[test]
fn every_part_of_what_is_shown_is_found() {
    let texts = [
        "例﨑 正人",
        "データーセンター・サーバーのレビュー",
        "ｻｲﾀｰｾｷｭﾘﾃｨｰ",
        "ファイアーウォール、VPNルーター、ISO 27001",
        "20,000円以上～30,000円未満",
        "ラーメンーめん",
        "キーマンはユーザーへ",
        "サーバ\u{3000}ーの\nー(仮)",
        "José ﾃｨｰﾄ",
    ];
    for text in texts {
        let someone = Specialist {
            appeal: text.to_string(),
            ..named("○○")
        };
        let other = named("○○");
        let mut searcher = Searcher::new(list_of(vec![other, someone]));
        for words in runs(text) {
            let criteria = Criteria {
                words: words.clone(),
                ..Criteria::default()
            };
            let found = searcher.order(&criteria, Sort::Recommended);
            assert!(found.contains(&1), "{text:?} by {words:?}");
        }
    }
}
