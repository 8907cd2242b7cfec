use super::Office;
use crate::builder::Survey;

/// All warnings of a survey, in order, by a part of their lines in the report.
fn check(survey: &Survey, expected: &[&str]) {
    let office = Office::new();
    office.write("survey.csv", survey.csv());
    let run = office.publish("survey.csv", &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    let (_, warnings) = report
        .split_once("確かめていただきたいこと")
        .expect("a part");
    let lines: Vec<&str> = warnings.lines().skip(1).map(str::trim_start).collect();
    assert_eq!(lines.len(), expected.len(), "{lines:#?}\n{expected:#?}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.contains(expected), "{line}\n{expected}");
    }
}

#[test]
fn odd_answers_are_published_and_reported() {
    check(&Survey::of(2), &[]);
    check(
        &Survey::new()
            .row(&[("個人HP", "http://mihon.jp/")])
            .row(&[("個人HP", "javascript:alert(1)")])
            .row(&[("メールアドレス", "")])
            .row(&[("メールアドレス", "a@example.jp")])
            .row(&[("支援経験", "経験なし"), ("支援件数", "3件")])
            .row(&[("得意業界（その他）", "農業")])
            .row(&[("都道府県", "該当なし;大阪府")])
            .row(&[("支援可能期間", "支援不可;スポット対応")])
            .row(&[("氏名", "見本\u{e000}太郎")])
            .row(&[("写真", "a.png")]),
        &[
            "2行目「個人HP」列: 「http://mihon.jp/」はhttps://で始まる",
            "3行目「個人HP」列: 「javascript:alert(1)」は",
            "4行目「メールアドレス」列: メールアドレスがありません",
            "5行目「メールアドレス」列: 「a@example.jp」は見本用のアドレス",
            "6行目「支援件数」列: 支援経験で「経験あり」が選ばれていませんが、「3件」",
            "7行目「得意業界（その他）」列: 「その他」が選ばれていませんが、「農業」",
            "8行目「都道府県」列: 「該当なし」とほかの選択肢が同時に",
            "9行目「支援可能期間」列: 「支援不可」とほかの期間が同時に",
            "10行目「氏名」列: 外字U+E000",
            "11行目「写真」列: 「a.png」が指定されていますが、写真のフォルダーがありません",
        ],
    );
}

#[test]
fn extra_columns_are_ignored_and_named() {
    let mut survey = Survey::of(1);
    survey.headers.push("メモ".into());
    survey.headers.push(String::new());
    check(&survey, &["1行目「メモ」列: 調査票にない列です"]);
}

#[test]
fn two_spellings_of_one_name_are_named() {
    let survey = Survey::new().row(&[("氏名", "高例示 舞")]).row(&[
        ("氏名", "髙例示 舞"),
        ("登録番号", "012345"),
        ("回答日時", "2025-07-04 10:00"),
    ]);
    check(
        &survey,
        &[
            "3行目「氏名」列: 同じ登録番号の2行目では氏名が「高例示 舞」です。最新の「髙例示 舞」で掲載",
        ],
    );
}

#[test]
fn a_list_without_people_is_remarked() {
    check(
        &Survey::new().row(&[("掲載可否", "否")]),
        &["掲載する方が1人もいません"],
    );
}

#[test]
fn a_photo_that_cannot_be_used_leaves_the_person_listed() {
    let office = Office::new();
    office.write("photos/a.svg", "<svg/>");
    office.write("photos/large.png", "");
    let large = std::fs::File::create(office.path("photos/large.png")).expect("a file");
    large.set_len((32 << 20) + 1).expect("room");
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    office.write("photos/IMG_0001.HEIC", heic);
    office.write("secret.png", b"\x89PNG\r\n\x1a\n");
    std::fs::create_dir(office.path("photos/folder.png")).expect("a folder");
    let survey = [
        "a.svg",
        "large.png",
        "../secret.png",
        "none.png",
        "folder.png",
        "IMG_0001.HEIC",
    ]
    .iter()
    .fold(Survey::new(), |survey, photo| {
        survey.row(&[("写真", photo)])
    });
    office.write("survey.csv", survey.csv());
    let run = office.publish("survey.csv", &["--photos", &office.text("photos")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = String::from_utf8(office.read("out/report/report-1.txt")).expect("UTF-8");
    for line in [
        "2行目「写真」列: 写真「a.svg」はPNG・JPEG・WebPのいずれでも",
        "3行目「写真」列: 写真「large.png」は33MBあり、読み取れる上限の32MB",
        "4行目「写真」列: 「../secret.png」はファイル名だけになっていません",
        "5行目「写真」列: 写真「none.png」が写真のフォルダーに見つからない",
        "6行目「写真」列: 写真「folder.png」が写真のフォルダーに見つからない",
        "7行目「写真」列: 写真「IMG_0001.HEIC」はHEIC形式（スマートフォンの写真の形式）のため、読み取れません。写真なしで掲載します。画像ソフトでJPEG形式に書き出すか",
        "掲載          6人（うち写真あり0人）",
    ] {
        assert!(report.contains(line), "{line} in {report}");
    }
}
