use activelist_model::catalog::Group;
use activelist_office::survey::sample::sample;
use activelist_publication::{Limits, parse};

use super::Office;
use crate::builder::{Survey, from_bytes, to_bytes};

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

#[test]
fn a_survey_pasted_from_a_pdf_or_a_mac_is_read_and_its_texts_stay_as_given() {
    // 50 characters as they are seen, 60 code points: each ダ is タ and a mark of its own.
    let appeal = "タ\u{3099}".repeat(10) + &"あ".repeat(40);
    let survey = Survey::new().row(&[
        ("氏名", "⾼⽥ ⼀郎"),
        ("フリガナ", "タカタ\u{3099} イチロウ"),
        ("居住地（都道府県）", "⼤阪府"),
        ("都道府県", "⼤阪府;⻑野県;⻘森県"),
        ("得意業界", "⼩売業;サーヒ\u{3099}ス業"),
        ("指導テーマ", "クラウト\u{3099}サーヒ\u{3099}スの安全利⽤"),
        ("自己PR", &appeal),
    ]);
    let office = Office::new();
    office.write("survey.csv", survey.csv());
    let run = office.publish("survey.csv", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let snapshot = office.published();
    let (list, problems) = parse(&snapshot, &Limits::STANDARD).expect("a list");
    assert_eq!(problems.len(), 0);
    let someone = &list.specialists[0];
    assert_eq!(someone.home.map(|home| home.label()), Some("大阪府"));
    let labels = |group: Group| -> Vec<&str> {
        let chosen = someone.choices(group);
        chosen.iter().map(|at| group.label_of(at)).collect()
    };
    assert_eq!(labels(Group::Prefecture), ["青森県", "長野県", "大阪府"]);
    assert_eq!(labels(Group::Industry), ["小売業", "サービス業"]);
    assert_eq!(labels(Group::Theme), ["クラウドサービスの安全利用"]);
    assert_eq!((&*someone.name, &*someone.appeal), ("⾼⽥ ⼀郎", &*appeal));

    let long = format!("{appeal}字");
    office.write("long.csv", Survey::new().row(&[("自己PR", &long)]).csv());
    let run = office.publish("long.csv", &[]);
    assert!(run.stderr.contains("51文字あり"), "{}", run.stderr);
}
