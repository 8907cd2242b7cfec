use super::*;

#[test]
fn a_message_says_where_what_and_what_to_do() {
    let fault = Fault {
        row: Some(12),
        column: "都道府県".into(),
        found: "大阪".into(),
        kind: FaultKind::UnknownOption {
            group: Group::Prefecture,
            nearest: Some("大阪府"),
        },
    };
    assert_eq!(
        say_fault(&fault),
        "12行目「都道府県」列: 「大阪」という選択肢はありません。「大阪府」に当たる場合は、そのとおりに直してください。"
    );
}

#[test]
fn what_is_quoted_stays_on_its_line_and_visible() {
    let check = |text: &str, expected: &str| assert_eq!(quoted(text), expected);
    check("", "（空欄）");
    check("一\n二", "「一⏎二」");
    check("a\u{202e}b\u{1b}", "「a<U+202E>b<U+001B>」");
    check(&"字".repeat(41), &format!("「{}…」", "字".repeat(40)));
}
