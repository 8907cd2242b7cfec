use super::*;

fn ids(text: &str) -> Vec<String> {
    let found = lookup(text).questions.into_iter();
    found.map(Question::id).collect()
}

fn labels(text: &str) -> Vec<String> {
    let found = lookup(text).options.into_iter();
    found.map(|option| option.label).collect()
}

/// How many phrases of a split have a right question first, and how many among the first three.
fn quality(split: &str) -> (usize, usize, usize) {
    let (mut first, mut three, mut all) = (0, 0, 0);
    for line in include_str!("phrases.tsv").lines() {
        let mut cells = line.split('\t');
        if cells.next() != Some(split) {
            continue;
        }
        let phrase = cells.next().expect("a phrase");
        let right: Vec<&str> = cells.next().expect("questions").split(',').collect();
        let found = ids(phrase);
        let place = found.iter().position(|id| right.contains(&id.as_str()));
        all += 1;
        first += usize::from(place == Some(0));
        three += usize::from(place.is_some_and(|place| place < 3));
        if place != Some(0) {
            println!("{split} {phrase}: {right:?}, found {found:?}");
        }
    }
    println!("{split}: {first} of {all} first, {three} among the first three");
    (first, three, all)
}

#[test]
fn what_vendors_type_finds_its_question() {
    let (first, three, all) = quality("tune");
    assert!(
        first * 100 >= all * 95 && three * 100 >= all * 98,
        "{first} {three} of {all}"
    );
    // Measured only, see the head of the file: 48 of 60 first, 53 among the first three.
    let (first, three, all) = quality("test");
    assert!(
        first * 100 >= all * 75 && three * 100 >= all * 85,
        "{first} {three} of {all}"
    );
}

#[test]
fn every_phrase_names_questions_and_stands_once() {
    let lines = include_str!("phrases.tsv").lines();
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
    let mut phrases: Vec<&str> = lines
        .iter()
        .map(|line| line.split('\t').nth(1).expect("a phrase"))
        .collect();
    for line in &lines {
        let questions = line.split('\t').nth(2).expect("questions").split(',');
        for id in questions {
            assert!(Question::from_id(id).is_some(), "{line}");
        }
    }
    let count = phrases.len();
    phrases.sort_unstable();
    phrases.dedup();
    assert_eq!(phrases.len(), count);
}

#[test]
fn every_question_is_found_by_its_official_name_and_its_number() {
    for question in Question::all() {
        assert_eq!(ids(question.label()).first(), Some(&question.id()));
        assert_eq!(ids(&question.id()).first(), Some(&question.id()));
    }
}

#[test]
fn width_case_and_kana_make_no_difference() {
    for text in ["ログ", "ろぐ", "ﾛｸﾞ", " ログ　"] {
        assert_eq!(ids(text), ids("ログ"), "{text}");
        assert!(ids(text).contains(&"S5-a-2".to_string()), "{text}");
    }
    assert_eq!(ids("ＢｉｔＬｏｃｋｅｒ"), ["S3-b-3"]);
    assert_eq!(ids("バックア"), ["S3-b-2"], "while it is typed");
    // Letters count as a word of their own only.
    assert!(!ids("IPSを入れたい").is_empty());
    assert!(ids("chips").is_empty());
}

#[test]
fn options_of_all_conditions_are_found_and_a_region_is_one() {
    assert_eq!(labels("cissp"), ["CISSP"]);
    assert_eq!(labels("関東"), ["関東すべて"]);
    assert_eq!(labels("関西"), ["近畿すべて"]);
    assert_eq!(
        labels("東京都"),
        ["東京都"],
        "京都 stands in it and is not meant"
    );
    assert_eq!(labels("京都"), ["京都府", "東京都"]);
    assert_eq!(labels("診断士")[0], "中小企業診断士");
    assert_eq!(labels("来てほしい"), ["訪問によるコンサルティング"]);
    assert_eq!(labels("その他"), ["その他製造業"]);
    let kanto = lookup("関東").options.remove(0);
    assert_eq!(
        (kanto.group, kanto.options.len(), kanto.of()),
        (Group::Prefecture, 7, "地域")
    );
}

#[test]
fn several_words_at_once_find_all_that_they_mean() {
    let text = "ログ解析 CISSP 関東";
    assert_eq!(ids(text)[0], "S5-a-2");
    let mut found = labels(text);
    found.sort_unstable();
    assert_eq!(found, ["CISSP", "関東すべて"]);
    let found = lookup("ログ解析　ＣＩＳＳＰ 関東");
    assert_eq!(found.said, "設問が1件、条件が2件見つかりました。");
    assert_eq!(found.note, "");
    assert_eq!(ids("ログ")[..2], ["S5-a-2", "S4-b-2"]);
}

#[test]
fn where_nothing_fits_it_is_said_what_to_do() {
    let found = lookup("もちつき大会");
    assert!(found.questions.is_empty() && found.options.is_empty());
    assert!(found.said.contains("短いことば"), "{}", found.said);
    assert_eq!(found.words, "もちつき大会");
    let found = lookup("ペネトレーションテスト");
    assert!(found.note.contains("34の設問には"), "{found:?}");
    assert_eq!(found.words, "ペネトレーションテスト");
    assert_eq!(lookup("  "), Lookup::default());
    assert_eq!(lookup("ログ").words, "");
    assert!(lookup("ログ").said.starts_with("設問が"));
}

#[test]
fn odd_texts_are_survived() {
    for text in [
        "ー",
        "・・・",
        "(((",
        "\u{fe0f}\u{3099}",
        "あ",
        "𠮷野家",
        &"ログ".repeat(400),
    ] {
        let found = lookup(text);
        assert!(
            found.questions.len() <= MOST && found.options.len() <= MOST,
            "{text}"
        );
    }
}
