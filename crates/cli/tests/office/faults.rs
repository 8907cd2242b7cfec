use super::{Office, contents};
use crate::builder::{Survey, from_bytes, to_bytes};

#[test]
fn ten_faults_give_ten_messages_and_nothing_is_published() {
    let office = Office::new();
    office.write("good.csv", Survey::of(3).csv());
    assert_eq!(office.publish("good.csv", &[]).status, 0);
    let former = contents(&office.path("out"));

    let long = "字".repeat(51);
    let survey = Survey::new()
        .row(&[("登録番号", "12345A")])
        .row(&[("メールアドレス", "taro@@mihon.jp")])
        .row(&[("回答日時", "7月3日")])
        .row(&[("S3-b-2", "4")])
        .row(&[("都道府県", "大阪府;近畿一円")])
        .row(&[("自己PR", &long)])
        .row(&[("氏名", "")])
        .row(&[("掲載可否", "")])
        .row(&[("所属組織・企業名", "見本\u{202e}商会")])
        .row(&[("支援件数", "多数")]);
    office.write("bad.csv", survey.csv());
    let run = office.publish("bad.csv", &[]);
    assert_eq!(run.status, 1);
    assert_eq!(run.stdout, "");
    let expected = [
        "2行目「登録番号」列: 「12345A」は登録番号として読み取れません。",
        "3行目「メールアドレス」列: 「taro@@mihon.jp」はメールアドレスとして使えません。",
        "4行目「回答日時」列: 「7月3日」は回答日時として読み取れません。",
        "5行目「S3-b-2」列: 「4」は0～3の回答ではありません。",
        "6行目「都道府県」列: 「近畿一円」という選択肢はありません。",
        "7行目「自己PR」列: 51文字あり、上限の50文字を超えています",
        "8行目「氏名」列: 氏名がありません。",
        "9行目「掲載可否」列: 掲載可否がありません。",
        "10行目「所属組織・企業名」列: 3文字目に使えない文字U+202E（文字の向きを変える記号）",
        "11行目「支援件数」列: 「多数」は数として読み取れません。",
    ];
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert!(lines[0].contains("前回の公開はそのまま残っています") && lines[0].contains("10件"));
    assert_eq!(lines.len(), 11, "{}", run.stderr);
    for (line, expected) in lines[1..].iter().zip(expected) {
        assert!(
            line.trim_start().starts_with(expected),
            "{line}\n{expected}"
        );
    }
    // But for the table of the faults.
    std::fs::remove_file(office.path("out/report/faults.csv")).expect("a table");
    assert_eq!(contents(&office.path("out")), former);
}

#[test]
fn a_fault_writes_its_table_alone_where_nothing_was() {
    let office = Office::new();
    office.write(
        "bad.csv",
        Survey::new().row(&[("掲載可否", "たぶん")]).csv(),
    );
    assert_eq!(office.publish("bad.csv", &[]).status, 1);
    let written = contents(&office.path("out")).into_iter();
    let written: Vec<_> = written.map(|(path, _)| path).collect();
    // With the file of the lock, in which nothing stands.
    let [lock, table] = ["out/publish.lock", "out/report/faults.csv"].map(|name| office.path(name));
    assert_eq!(written, [lock, table]);
    assert_eq!(office.read("out/publish.lock"), b"");
}

fn check_survey(survey: &Survey, expected: &[&str]) {
    check_bytes(&survey.csv(), expected);
}

/// All faults of a file, in order, by the start of their lines.
fn check_bytes(bytes: &[u8], expected: &[&str]) {
    let office = Office::new();
    office.write("survey.csv", bytes);
    let run = office.publish("survey.csv", &[]);
    assert_eq!(
        run.status,
        i32::from(!expected.is_empty()),
        "{}",
        run.stderr
    );
    let lines: Vec<&str> = run.stderr.lines().skip(1).map(str::trim_start).collect();
    assert_eq!(lines.len(), expected.len(), "{lines:#?}\n{expected:#?}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
}

#[test]
fn options_are_checked_and_the_nearest_is_named() {
    check_survey(
        &Survey::new()
            .row(&[("得意業界", "医療業、教育")])
            .row(&[("居住地（都道府県）", "東京")])
            .row(&[("支援経験", "経験あり;経験なし")])
            .row(&[("希望報酬額", "応相談")])
            .row(&[("保有資格", "該当なし")])
            .row(&[("都道府県", "大阪府, 京都府")]),
        &[
            "2行目「得意業界」列: 「医療業」という選択肢はありません。「医療」に当たる場合は",
            "3行目「居住地（都道府県）」列: 「東京」という選択肢はありません。「東京都」",
            "4行目「支援経験」列: 「経験あり;経験なし」には選択肢が2つ以上あります",
            "5行目「希望報酬額」列: 「応相談」という選択肢はありません。調査票の",
            "6行目「保有資格」列: 「該当なし」という選択肢はありません。",
            "7行目「都道府県」列: 「大阪府, 京都府」は区切りの文字が違います。",
        ],
    );
}

#[test]
fn several_faults_of_one_row_are_all_named() {
    check_survey(
        &Survey::new().row(&[
            ("登録番号", ""),
            ("登録年", "2015"),
            ("S1-a-1", "単独"),
            ("S6-a-5", "-1"),
        ]),
        &[
            "2行目「登録番号」列: （空欄）は登録番号として",
            "2行目「登録年」列: 「2015」は登録年として",
            "2行目「S1-a-1」列: 「単独」は0～3の",
            "2行目「S6-a-5」列: 「-1」は0～3の",
        ],
    );
}

#[test]
fn headers_are_checked() {
    let mut twice = Survey::of(1);
    twice.headers.push("氏名".into());
    check_survey(
        &twice,
        &["1行目「氏名」列: 同じ見出しの列が2つ以上あります"],
    );
    check_survey(
        &Survey::of(1)
            .rename("登録番号", "登録No.")
            .rename("S2-a-1", "棚卸し"),
        &[
            "1行目「登録番号」「S2-a-1」列: 必要な列がありません。これらの見出しの列を加えてください。",
        ],
    );
    check_survey(
        &Survey::of(1).rename("支援形態", "支援の形態"),
        &["1行目「支援形態」列: 必要な列がありません。似た見出し「支援の形態」の列が"],
    );
    let optional = Survey::of(1)
        .rename("写真", "メモ1")
        .rename("個人HP", "メモ2");
    check_survey(&optional, &[]);
    check_survey(
        &Survey::of(1).rename("フリガナ", "メモ"),
        &["1行目「フリガナ」列: 必要な列がありません。"],
    );
    check_bytes(
        b"a,b\n1,2\n",
        &["1行目: 調査の見出しが1つも見つかりません（「a,b」）"],
    );
    check_survey(&Survey::of(0), &["見出しの下に回答がありません"]);
}

#[test]
fn the_file_itself_is_checked() {
    let mut bytes = Survey::of(2).csv();
    bytes.extend(b"\xff\xff\r\n");
    let at = bytes.len() - 3;
    check_bytes(
        &bytes,
        &[&format!("4行目: ファイルの先頭から{at}バイト目の文字を")],
    );
    check_bytes(b"", &["ファイルに何も入っていません"]);
    check_bytes(b"\n\n,,,\n", &["ファイルに何も入っていません"]);
    check_bytes(b"PK\x03\x04", &["Excelブックのままでは読み取れません"]);
    check_bytes(b"\xff\xfe\x0f\x6c", &["文字コードがUTF-16のため"]);
    let mut table = Survey::of(3).table();
    table[2].push("余り".into());
    check_bytes(
        to_bytes(&table, b',').as_bytes(),
        &["3行目: セルが86個あり、見出しの85個と合いません（見出しのない列に「余り」）"],
    );
    let mut open = Survey::of(1).csv();
    open.extend(b"\"2025");
    check_bytes(
        &open,
        &["3行目: 引用符（\"）で始まるセルが閉じられていません"],
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let mut table = Survey::new()
        .row(&[("支援内容", "一行目\n二行目\n三行目")])
        .row(&[("掲載可否", "？")])
        .table();
    table.insert(1, vec![String::new(); table[0].len()]);
    check_bytes(
        to_bytes(&table, b',').as_bytes(),
        &["4行目「掲載可否」列: 「？」は掲載可否として読み取れません"],
    );
}

#[test]
fn of_two_answers_at_one_time_neither_is_guessed() {
    let twice = |cells: &[(&str, &str)]| {
        let number = ("登録番号", "012345");
        let second: Vec<_> = cells.iter().copied().chain([number]).collect();
        Survey::new().row(&[]).row(&second)
    };
    check_survey(&twice(&[]), &[]);
    check_survey(
        &twice(&[("自己PR", "別の文")]),
        &["3行目「回答日時」列: 2行目と同じ登録番号・同じ回答日時（「2025-07-03 09:05:00」）"],
    );
    check_survey(
        &twice(&[("自己PR", "別の文"), ("回答日時", "2025-07-03 09:06")]),
        &[],
    );
    // A later answer settles what two earlier ones left open.
    let settled =
        twice(&[("自己PR", "別の文")]).row(&[("登録番号", "12345"), ("回答日時", "2025/7/4 0:00")]);
    check_survey(&settled, &[]);
}

#[test]
fn made_up_and_real_rows_do_not_mix() {
    let survey = |marks: &[&str]| {
        let mut survey = Survey::new();
        survey.headers.push("見本データ".into());
        marks
            .iter()
            .fold(survey, |survey, mark| survey.row(&[("見本データ", mark)]))
    };
    check_survey(&survey(&["見本", "見本"]), &[]);
    check_survey(&survey(&["", ""]), &[]);
    check_survey(
        &survey(&["見本", ""]),
        &["「見本データ」列: 見本データの行と実際の回答"],
    );
    check_survey(
        &survey(&["はい"]),
        &["2行目「見本データ」列: 「はい」は見本の印として"],
    );
}

#[test]
fn the_builder_reads_back_what_it_writes() {
    let table = Survey::of(2).table();
    assert_eq!(from_bytes(to_bytes(&table, b',').as_bytes()), table);
}
