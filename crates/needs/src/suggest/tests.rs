use super::*;

#[test]
fn the_words_are_those_of_the_firm() {
    let needs = match_needs("ﾌｧｲﾙサーバーのバックアップがない");
    let first = &needs.suggestions[0];
    assert_eq!(first.content.id(), "3-1");
    assert_eq!(first.words[0], "バックアップ");
    assert_eq!(needs.confidence, Confidence::Clear);
}

#[test]
fn an_emergency_leads_to_the_help_in_it() {
    let help = Content::all().nth(RESPONSE);
    assert_eq!(help.map(Content::id).as_deref(), Some("5-3"));
    let needs = match_needs("会社のパソコンが乗っ取られてしまいました");
    assert!(needs.emergency.is_some());
    assert_eq!(Some(needs.suggestions[0].content), help);
}

#[test]
fn an_emergency_is_one_in_hiragana_too_with_and_without_its_mark() {
    for text in ["さいとがのっとられました", "さいとがのっとられました。"]
    {
        let needs = match_needs(text);
        assert!(needs.emergency.is_some(), "{text}");
        assert!(needs.confidence > Confidence::Unknown, "{text}");
    }
    for text in [
        "ありがとうございます",
        "ありがとうございます。",
        "よろしくおねがいします。",
    ] {
        let needs = match_needs(text);
        assert!(needs.emergency.is_none(), "{text}");
        assert_eq!(needs.confidence, Confidence::Unknown, "{text}");
    }
}

#[test]
fn a_word_or_two_of_the_table_are_answered() {
    for text in [
        "規程",
        "バックアップ",
        "社員研修",
        "ヒミツ工業の規程",
        "大阪の町工場です。従業員の教育をしたい",
    ] {
        assert!(match_needs(text).confidence > Confidence::Unknown, "{text}");
    }
}

#[test]
fn an_empty_text_is_unknown() {
    let needs = match_needs("");
    assert_eq!(needs.confidence, Confidence::Unknown);
    assert!(needs.suggestions.is_empty() && needs.emergency.is_none());
}
