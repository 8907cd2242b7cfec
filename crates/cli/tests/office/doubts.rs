use super::Office;
use crate::builder::Survey;

/// What the report asks the office to look at in a row with this cell.
fn warnings(header: &str, cell: &str) -> Vec<String> {
    let office = Office::new();
    let other = [
        ("得意業界", "その他"),
        ("団体", "その他"),
        ("保有資格", "その他"),
        ("支援形態", "その他"),
    ];
    let cells: Vec<_> = other.into_iter().chain([(header, cell)]).collect();
    office.write("survey.csv", Survey::new().row(&cells).csv());
    let run = office.publish("survey.csv", &[]);
    assert_eq!(run.status, 0, "{header}: {cell}\n{}", run.stderr);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    let (_, warnings) = report
        .split_once("確かめていただきたいこと")
        .expect("a part");
    let lines = warnings.lines().map(str::trim);
    lines
        .filter(|line| line.starts_with("2行目"))
        .map(String::from)
        .collect()
}

/// Each of these cells gets one remark with its place and this word.
fn warned(header: &str, word: &str, cells: &[&str]) {
    for cell in cells {
        let found = warnings(header, cell);
        let place = format!("2行目「{header}」列: ");
        let fits = |line: &String| line.starts_with(&place) && line.contains(word);
        assert!(
            found.len() == 1 && found.iter().all(fits),
            "{header}: {cell}: {found:#?}"
        );
    }
}

fn silent(header: &str, cells: &[&str]) {
    for cell in cells {
        let found = warnings(header, cell);
        assert!(found.is_empty(), "{header}: {cell}: {found:#?}");
    }
}

#[test]
#[rustfmt::skip]
fn characters_that_were_lost_are_named() {
    let lost = "失われた";
    warned(
        "氏名",
        lost,
        &[
            "?田 太郎", "\u{fffd}田 次郎", "〓田 三郎", "？田 太郎", "□田 太郎", "見本 太?",
        ],
    );
    warned("フリガナ", lost, &["ミホン タ?ウ", "ミホン 〓"]);
    warned("居住地（市区町村）", lost, &["?城市", "\u{fffd}城市"]);
    warned("所属組織・企業名", lost, &["??商店", "〓商店"]);
    for header in [
        "自己PR", "支援内容", "S1-a根拠", "得意業界（その他）", "団体（その他）",
    ] {
        warned(header, lost, &["製造\u{fffd}の支援", "〓の支援"]);
        silent(
            header,
            &["何から始めればよいか?を一緒に考えます", "□ 規程 □ 教育"],
        );
    }
}

#[test]
#[rustfmt::skip]
fn codes_in_the_place_of_characters_are_named() {
    warned("氏名", "&#39641;", &["&#39641;橋 太郎"]);
    warned("所属組織・企業名", "&amp;", &["見本&amp;例示"]);
    warned("自己PR", "_x000D_", &["一行目_x000D_二行目"]);
    silent("所属組織・企業名", &["見本&例示", "R&D; 見本"]);
}

#[test]
#[rustfmt::skip]
fn leftovers_of_a_spreadsheet_are_named() {
    warned(
        "自己PR",
        "数式",
        &[
            "=1+1", "=CONCAT(A2,B2)", "+A1", "@SUM(A1)", "Sheet1!A2", "'回答 1'!$B$3",
            "[台帳.xlsx]Sheet1!A2", "'=1+1", "-1+2", "-A1",
        ],
    );
    warned(
        "自己PR",
        "エラー",
        &[
            "#NAME?", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "########", "＃ＮＡＭＥ？",
            "undefined", "[object Object]",
        ],
    );
    warned("氏名", "数式", &["Sheet1!A2"]);
    warned("所属組織・企業名", "エラー", &["#N/A"]);
    warned("支援内容", "数式", &["=A2"]);
    warned("S1-a根拠", "エラー", &["#REF!"]);
    silent(
        "自己PR",
        &[
            "+αの支援をします", "#セキュリティ 教育が得意です", "A=B の関係を説明", "安心!",
            "-5", "- CISSP", "-10%の削減",
        ],
    );
}

#[test]
#[rustfmt::skip]
fn words_that_stand_for_another_cell_are_named() {
    let column = "ほかの欄";
    warned(
        "所属組織・企業名",
        column,
        &[
            "同上", "〃", "同 上", "（同上）", "上記と同じ", "同左", "前回と同じ",
            "同じ", "以下同じ", "上記参照", "別紙参照", "仝上", "別添を参照",
        ],
    );
    warned("自己PR", column, &["同上", "昨年と同じ"]);
    silent("所属組織・企業名", &["同上商会", "同志事務所"]);
}

#[test]
#[rustfmt::skip]
fn marks_for_nothing_are_named() {
    let empty = "空欄";
    warned(
        "自己PR",
        empty,
        &[
            "-", "－", "ー", "―", "--", "なし", "特になし", "N/A", "n/a", "null", "×", ".", "未記入",
        ],
    );
    warned("所属組織・企業名", empty, &["-", "なし", "無し"]);
    warned("支援内容", empty, &["-", "/"]);
    warned("S1-a根拠", empty, &["-"]);
    warned("得意業界（その他）", empty, &["なし", "-"]);
    warned("氏名", "氏名を入力", &["-", "ー", "___", "なし"]);
    for cell in ["-", "なし"] {
        assert!(!warnings("氏名", cell)[0].contains(empty), "{cell}");
    }
    // To state that there is no ground is an answer.
    silent("S1-a根拠", &["なし", "特になし"]);
    silent("自己PR", &["なしの花", "無料相談"]);
}

#[test]
fn a_year_of_registration_after_the_answer_is_named() {
    warned(
        "登録年",
        "回答日時の年（2025年）より後",
        &["2026", "令和8年"],
    );
    silent("登録年", &["2025", "2016"]);
}

#[test]
#[rustfmt::skip]
fn what_a_name_does_not_have_is_named() {
    warned(
        "氏名",
        "敬称",
        &[
            "例示太郎様", "例示 太郎 様", "例示太郎さま", "例示太郎殿", "例示太郎氏", "例示太郎先生", "例示太郎（様）",
        ],
    );
    warned(
        "所属組織・企業名",
        "敬称",
        &["例示事務所御中", "見本商店 様"],
    );
    warned(
        "氏名",
        "氏名らしく",
        &["例示太郎1", "012345", "taro@mihon.jp", "2025/1/15", "氏名：例示"],
    );
    silent(
        "氏名",
        &[
            "様似 太郎", "殿 太郎", "髙橋 﨑子", "ジョン・ミホン", "Mary-Ann O'Neil", "見本（旧姓 例示）花子",
        ],
    );
    silent("所属組織・企業名", &["殿様商店", "見本21研究所"]);
}

#[test]
#[rustfmt::skip]
fn a_municipality_is_no_address() {
    let header = "居住地（市区町村）";
    warned(header, "番地", &["東京都港区", "東京都", "港区芝公園4-2-8", "港区芝公園４", "港区四丁目", "〒港区"]);
    silent(header, &["大阪市北区", "京都市", "四日市市", "都城市", "三宅島三宅村", "横浜市　西区"]);
}

#[test]
#[rustfmt::skip]
fn kana_in_half_width_or_in_parts_are_composed_and_named() {
    let office = Office::new();
    let kana = [
        "ﾚｲｼﾞ ﾀﾛｳ", "レイシ\u{3099} タロウ", "レイジ タロウ", "れいし\u{3099} たろう",
    ];
    let survey = kana.iter().fold(Survey::new(), |survey, kana| {
        survey.row(&[("フリガナ", kana)])
    });
    office.write("survey.csv", survey.csv());
    assert_eq!(office.publish("survey.csv", &[]).status, 0);
    let list = String::from_utf8(office.published()).expect("UTF-8");
    assert_eq!(list.matches("レイジ タロウ").count(), 3, "{list}");
    assert_eq!(list.matches("れいじ たろう").count(), 1, "{list}");
    warned(
        "フリガナ",
        "全角",
        &["ﾚｲｼﾞ ﾀﾛｳ", "レイシ\u{3099} タロウ", "ﾚｲｼﾞ・ﾀﾛｰ"],
    );
    warned("フリガナ", "カナ以外", &["例示 太郎", "レイジ タロウ1"]);
    silent(
        "フリガナ",
        &["レイジ タロウ", "れいじ たろう", "レイジ・タロー"],
    );
    // Half-width marks count as one character with their kana.
    assert_eq!(warnings("フリガナ", &"ｶﾞ".repeat(60)).len(), 1);
}

#[test]
#[rustfmt::skip]
fn a_survey_without_doubts_stays_silent() {
    silent(
        "自己PR",
        &["現場に合わせ、続けられる対策を一緒に考えます。"],
    );
    silent("写真", &[""]);
}

#[test]
fn lost_characters_in_a_reason_and_in_the_source_are_named() {
    for lost in ["\u{fffd}", "〓"] {
        let office = Office::new();
        let cell = format!("支援不可（{lost}気療養のため）");
        office.write(
            "survey.csv",
            Survey::new().row(&[]).row(&[("支援可能期間", &cell)]).csv(),
        );
        let source = format!("{lost}県の名簿");
        let run = office.publish("survey.csv", &["--source", &source]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
        let named = |place: &str| {
            let mut lines = report.lines().map(str::trim);
            lines.any(|line| line.starts_with(place) && line.contains("失われた文字"))
        };
        assert!(named("3行目「支援可能期間」列: "), "{report}");
        assert!(named("「発行元（--source）」列: "), "{report}");
    }
}
