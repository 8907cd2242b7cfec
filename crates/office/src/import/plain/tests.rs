use super::*;

#[test]
fn what_a_form_puts_around_a_question_is_taken_off() {
    let check = |header: &str, expected: &str| assert_eq!(plain(header), expected, "{header}");
    check("氏名 ※必須", "氏名");
    check(
        "問 1. 情報処理安全確保支援士登録番号 ※必須",
        "情報処理安全確保支援士登録番号",
    );
    check(
        "問 5-1. 企業に対する経験はありますか。 ※必須",
        "企業に対する経験はありますか",
    );
    check("(1) 支援件数 ※必須", "支援件数");
    check("問５－２（１）支援件数", "支援件数");
    check("① 支援件数", "支援件数");
    check("Q12 報酬額", "報酬額");
    check("3.資格（複数選択可） ※必須", "資格");
    check("所属状況 (いずれか○で選択)", "所属状況");
    check("1回（2時間）あたりの報酬額", "1回(2時間)あたりの報酬額");
    check("17", "17");
    check("", "");
}

#[test]
fn the_last_pair_of_brackets_counts_and_may_hold_others() {
    let check = |text: &str, expected: Option<(&str, &str)>| {
        assert_eq!(last_brackets(text), expected, "{text}");
    };
    check("問 [行]", Some(("問 ", "行")));
    check("問 [a] [b]", Some(("問 [a] ", "b")));
    check("問 [説得[対策]：よい]", Some(("問 ", "説得[対策]：よい")));
    check("団体（A（B）C）", Some(("団体", "A（B）C")));
    check("問]", None);
    check("問 [行", None);
    check("問", None);
}

#[test]
fn the_number_of_a_repeated_question_is_taken_off() {
    assert_eq!(
        without_repeat("根拠を書いてください。14"),
        Some("根拠を書いてください")
    );
    assert_eq!(without_repeat("根拠_2"), Some("根拠"));
    assert_eq!(without_repeat("根拠"), None);
    assert_eq!(without_repeat("14"), None);
}
