use super::*;

fn check(input: &str, expected: &str) {
    assert_eq!(fold(input), expected);
    assert_eq!(
        fold(&fold(input)),
        fold(input),
        "folding twice changes {input}"
    );
}

#[test]
fn widths_cases_and_kana_fold_together() {
    check("ＩＴコーディネータ", "itこーでいねーた");
    check("ｲﾝｼﾃﾞﾝﾄ ﾊﾟｽﾜｰﾄﾞ", "いんしでんとぱすわーど");
    check("ヴィーナス", "ゔいなす");
    check("20,000円以上〜30,000円", "20,000円以上~30,000円");
    check("２０，０００円以上～", "20,000円以上~");
    check("3－5年", "3-5年");
    check("髙﨑　カナ", "高崎かな");
    check("ﾞ", "");
    check("ｦｧﾜﾝ", "をあわん");
    check("⼤阪の⻑⽥ カ\u{3099}", "大阪の長田が");
    check("José Ñandú", "josenandu");
    check("Jose\u{301}", "jose");
    check("葛\u{e0100}城\u{fe00}", "葛城");
    check("運輸・交通業", "運輸交通業");
    check("キャノン", "きやのん");
    check("茅ヶ崎", "茅け崎");
    check("\u{fa19}\u{fa19}", "神神");
    check("圡𡈽", "土土");
}

#[test]
fn a_long_vowel_mark_stays_inside_a_word() {
    check("コーディネーター", "こーでいねーた");
    check("サーバー管理", "さーば管理");
    check("サーバーが", "さーばが");
    check("らーめん", "らーめん");
    check("ラーメン・セット", "らーめんせつと");
    check("レビュー サポート", "れびゆーさぽーと");
    check("セキュリティーポリシー", "せきゆりていぽりし");
    check("コーーヒー", "こーひ");
    check("サーバ\u{3099}ー", "さーば");
    check("ー", "");
    check("漢ー", "漢");
    check("漢ーカナ", "漢ーかな");
    check("ｰ", "");
}

#[test]
fn the_kind_of_a_company_is_written_out() {
    check("㈱見本", "株式会社見本");
    check("見本（株）", "見本株式会社");
    check("見本(有)", "見本有限会社");
    check("（一社）見本", "一般社団法人見本");
    check("㈳見本", "社団法人見本");
    check("㍿", "株式会社");
    check("株式會社", "株式会社");
    check("(仮)", "(仮)");
    check(")", ")");
}

#[test]
fn an_unfinished_word_promises_nothing() {
    for (typed, expected) in [
        ("見本（", "見本"),
        ("見本（株", "見本"),
        ("（株", "株"),
        ("（一社", "一"),
        ("（", ""),
        ("（株）", "株式会社"),
        ("（仮", "(仮"),
        ("ーション", "しよん"),
        ("サーバー", "さーば"),
        ("", ""),
    ] {
        assert_eq!(fold_word(typed), expected, "{typed}");
    }
}

#[test]
fn what_is_copied_in_one_go_is_what_every_character_becomes() {
    for code in 0..0x3_0000 {
        let Some(character) = char::from_u32(code) else {
            continue;
        };
        let mut expected = String::from("か");
        push(&mut expected, usual(character), "か", "漢");
        push(&mut expected, '漢', "", "");
        let text = format!("か{character}漢");
        assert_eq!(fold(&text), expected, "{code:x}");
        assert_eq!(fold(&expected), expected, "{code:x} twice");
    }
}
