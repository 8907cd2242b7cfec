use super::*;

#[test]
fn codes_of_characters_are_known_by_their_whole_form() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(character_code(text), expected, "{text}");
    };
    check("&#39641;橋", Some("&#39641;"));
    check("&#x9ad9;橋", Some("&#x9ad9;"));
    check("A & B &amp; C", Some("&amp;"));
    check("一_x000D_二", Some("_x000D_"));
    check("A&B; C", None);
    check("&#;", None);
    check("&#x;", None);
    check("&#39641", None);
    check("&amp", None);
    check("_x000_", None);
    check("_x000G_", None);
    check("髙_x0", None);
}

#[test]
fn addresses_of_cells_have_a_sheet_or_a_dollar_sign() {
    for text in [
        "Sheet1!A2",
        "'回答1'!$B$3",
        "[台帳.xlsx]S!A2:B30",
        "$B$3",
        "$B3",
        "S!XFD1048576",
    ] {
        assert!(is_reference(text), "{text}");
    }
    for text in [
        "A2", "安心!", "!A2", "S!A", "S!2", "S!ABCD2", "S!a2", "S!A2:", "S!A2x", "$",
    ] {
        assert!(!is_reference(text), "{text}");
    }
}

#[test]
fn addresses_kept_for_examples_are_known() {
    let check = |mail: &str, expected: bool| assert_eq!(is_fictitious(mail), expected, "{mail}");
    check("a@example.jp", true);
    check("a@office.EXAMPLE.jp", true);
    check("a@b.invalid", true);
    check("a@myexample.jp", false);
    check("example.jp@mihon.jp", false);
}

fn says(field: Field, kind: WarningKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(doubts(field, text), std::slice::from_ref(&kind), "{text}");
    }
}

fn silent(field: Field, texts: &[&str]) {
    for text in texts {
        assert_eq!(doubts(field, text), [], "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn a_formula_and_an_error_are_known_in_every_width_and_of_every_program() {
    let field = Field::Appeal;
    says(field, WarningKind::Formula, &[
        "＝1+1", "＝SUM(A1:A3)", "＋A1", "＠SUM(A1)", "＝Ａ１", "－Ａ１", "'＝1+1", "= A1",
    ]);
    says(field, WarningKind::ErrorValue, &[
        "#BLOCKED!", "#FIELD!", "#CONNECT!", "#BUSY!", "#VALUE", "#name?", "#Error", "#UNKNOWN!", "#PYTHON!",
        "＃ＶＡＬＵＥ！", "#NEWKIND!", "Err:508", "エラー:502", "Loading...", "Loading…", "読み込んでいます...", "NaN",
    ]);
    silent(field, &[
        "#DX 推進", "#SECURITY_ACTION", "@東京（出張可）", "＝＝実績＝＝", "Loadingの自動化", "#SDGS", "#CISSP",
    ]);
}

#[test]
#[rustfmt::skip]
fn what_stands_for_another_cell_is_known_in_whatever_words() {
    let texts = [
        "左に同じ", "前行と同じ", "上に同じです", "同上です", "同上（本社）", "″", "〃〃", "””", "上記同様", "前年同様",
        "昨年同様です。", "上の欄と同じ", "前の行に同じ", "前回どおり", "前回通りです", "従来どおり", "右欄参照", "同文",
        "以下同文", "同上。", "（〃）", "上記のとおりです", "前項に同じ", "上記参照", "下欄に記載",
    ];
    for field in [Field::Appeal, Field::Organisation] {
        says(field, WarningKind::Ditto, &texts);
    }
    silent(Field::Organisation, &["同上商会", "同志事務所", "上記商店", "前年商会"]);
    silent(Field::Appeal, &["製造業と同じ目線で支援します", "法令のとおりに進めます"]);
}

#[test]
#[rustfmt::skip]
fn a_form_of_address_is_known_behind_a_name_and_nowhere_else() {
    for (text, form) in [
        ("例示太郎様。", "様"), ("例示太郎 様（代理）", "様"), ("例示太郎（様）", "様"), ("例示太郎君", "君"),
        ("例示太郎サマ", "サマ"), ("例示太郎くん", "くん"), ("例示太郎 殿", "殿"),
    ] {
        says(Field::Name, WarningKind::Honorific(form), &[text]);
    }
    for (text, form) in [("株式会社例示殿", "殿"), ("株式会社例示 御中。", "御中"), ("例示商会さま", "さま")] {
        says(Field::Organisation, WarningKind::Honorific(form), &[text]);
    }
    silent(Field::Organisation, &["例示御殿", "例示神殿", "株式会社例示模様", "例示（多様）"]);
    silent(Field::Name, &["例示（太郎）", "例示 太郎"]);
}

#[test]
#[rustfmt::skip]
fn words_for_nothing_are_known_in_whatever_words() {
    says(Field::Appeal, WarningKind::EmptyMark, &[
        "未入力", "記入なし", "とくになし", "ないです", "特にございません", "特にないです。", "未記載", "無回答", "無記入",
        "該当なしです", "該当ありません", "特段なし", "記載なし", "入力なし", "回答なし", "無いです", "なしです", "ブランク",
        "特に無い", "None", "（なし）",
    ]);
    silent(Field::Appeal, &[
        "経験なし", "未経験の方も支援します", "無料です", "特に製造業が得意です", "限りない熱意", "ありがとうございます",
    ]);
    silent(Field::Grounds, &["なし", "特にありません"]);
}
