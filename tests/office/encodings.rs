use activelist::survey::sample::sample;

use super::Office;
use crate::builder::{from_bytes, to_bytes};

/// Columns whose digits are counted, not shown.
fn is_counted(header: &str) -> bool {
    let counted = [
        "回答日時",
        "登録番号",
        "登録年",
        "支援件数",
        "支援年数",
        "企業規模",
        "希望報酬額",
    ];
    counted.contains(&header)
        || ["支援可能期間", "実務経験年数"].contains(&header)
        || header.starts_with('S') && !header.ends_with("根拠")
}

fn wide(cell: &str) -> String {
    let widen = |c: char| match c {
        '0'..='9' | '-' | '(' | ')' | ',' => char::from_u32(c as u32 + 0xfee0).expect("wide"),
        ' ' => '\u{3000}',
        '～' => '〜',
        other => other,
    };
    cell.chars().map(widen).collect()
}

/// The half-width katakana of a few labels.
fn narrow_kana(cell: &str) -> String {
    let pairs = [
        ("コンサルティング", "ｺﾝｻﾙﾃｨﾝｸﾞ"),
        ("サービス", "ｻｰﾋﾞｽ"),
        ("スポット", "ｽﾎﾟｯﾄ"),
        ("・", "･"),
        ("（", "("),
        ("）", ")"),
    ];
    pairs.iter().fold(cell.to_string(), |cell, (full, half)| {
        cell.replace(full, half)
    })
}

#[test]
fn the_same_survey_gives_the_same_bytes_however_it_is_written() {
    let office = Office::new();
    let made = sample(1).expect("a sample");
    let table = from_bytes(&made.survey);
    let with_bom = |text: String| format!("\u{feff}{text}").into_bytes();
    let columns = table[0].len();

    office.write("plain.csv", to_bytes(&table, b','));
    office.write("bom.csv", with_bom(to_bytes(&table, b',')));
    office.write("tabs.txt", to_bytes(&table, b'\t'));
    office.write("lf.csv", to_bytes(&table, b',').replace("\r\n", "\n"));
    let (cp932, _, unmappable) =
        encoding_rs::SHIFT_JIS.encode(std::str::from_utf8(&made.survey[3..]).expect("UTF-8"));
    assert!(!unmappable, "the sample fits CP932");
    office.write("cp932.csv", cp932);

    let mut order: Vec<usize> = (0..columns).collect();
    order.rotate_left(17);
    order.swap(3, 60);
    order.reverse();
    let shuffled: Vec<Vec<String>> = table
        .iter()
        .map(|row| order.iter().map(|at| row[*at].clone()).collect())
        .collect();
    office.write("shuffled.csv", to_bytes(&shuffled, b','));

    let change = |change: fn(&str) -> String, only: fn(&str) -> bool| -> String {
        let headers = table[0].clone();
        let cell = |(cell, header): (&String, &String)| {
            if only(header) {
                change(cell)
            } else {
                cell.clone()
            }
        };
        let rows = table[1..]
            .iter()
            .map(|row| row.iter().zip(&headers).map(cell).collect());
        let rows: Vec<Vec<String>> = std::iter::once(headers.clone()).chain(rows).collect();
        to_bytes(&rows, b',')
    };
    office.write("wide.csv", change(wide, is_counted));
    office.write(
        "kana.csv",
        change(narrow_kana, |header| {
            [
                "支援形態",
                "得意業界",
                "支援可能期間",
                "団体",
                "保有資格",
                "企業規模",
            ]
            .contains(&header)
        }),
    );
    let headers_wide = to_bytes(&[table[0].iter().map(|h| wide(h)).collect()], b',');
    office.write("headers.csv", headers_wide + &to_bytes(&table[1..], b','));

    let publish = |survey: &str| {
        let run = office.publish(survey, &["--serial", "1", "--published", "2026-04-01"]);
        assert_eq!(run.status, 0, "{survey}: {}", run.stderr);
        office.published()
    };
    let expected = publish("plain.csv");
    for survey in [
        "bom.csv",
        "tabs.txt",
        "lf.csv",
        "cp932.csv",
        "shuffled.csv",
        "wide.csv",
        "kana.csv",
        "headers.csv",
    ] {
        assert!(publish(survey) == expected, "{survey} differs");
    }
}
