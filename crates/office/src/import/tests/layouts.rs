use super::book::{BookSheet, Cell, book, serial, texts};
use super::form::{Grid, LABELS, Many, Service, WORDS, table};
use super::people::{Person, own, people};
use super::*;

/// Every layout: its name, its files.
type Layout = (&'static str, Vec<Vec<u8>>);

/// Columns in front of a table.
fn before(table: &mut [Vec<String>], header: &str, cell: impl Fn(usize, &Person) -> String) {
    let all = people();
    for (at, row) in table.iter_mut().enumerate() {
        row.insert(
            0,
            match at {
                0 => header.to_string(),
                _ => cell(at, &all[(at - 1) % all.len()]),
            },
        );
    }
}

fn slashes(person: &Person) -> String {
    person.at.replace('-', "/").replace(" 0", " ")
}

/// 1/15/25 9:03:45
fn american(person: &Person) -> String {
    let (date, time) = person.at.split_once(' ').expect("a time");
    let parts: Vec<u32> = date
        .split('-')
        .map(|part| part.parse().expect("a number"))
        .collect();
    format!("{}/{}/{} {time}", parts[1], parts[2], parts[0] % 100)
}

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost, "all can be written");
    bytes.into_owned()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

fn csv(table: &[Vec<String>]) -> Vec<u8> {
    csv_of(table, ',').into_bytes()
}

/// What Microsoft Forms exports, as a table; `times` are cells of their own in a workbook.
fn forms(english: bool) -> Vec<Vec<String>> {
    let mut service = Service::new(Many::Joined(";", ";"));
    service.level = LABELS;
    service.repeats = true;
    let mut answers = table(&people(), &service);
    if english {
        // A header may hold line breaks.
        for header in &mut answers[0] {
            *header = header.replace("してください。", "して\nください。");
        }
    }
    let names = match english {
        false => [
            "ID",
            "開始時刻",
            "完了時刻",
            "メール",
            "名前",
            "最終変更時刻",
        ],
        true => [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Last modified time",
        ],
    };
    before(&mut answers, names[5], |_, _| String::new());
    before(&mut answers, names[4], |_, _| String::new());
    before(&mut answers, names[3], |_, _| "anonymous".into());
    before(&mut answers, names[2], |_, person| american(person));
    before(&mut answers, names[1], |_, person| {
        american(person).replace(":45", ":01")
    });
    before(&mut answers, names[0], |at, _| at.to_string());
    answers
}

fn forms_book(english: bool, is_1904: bool, further: Option<BookSheet>) -> Vec<u8> {
    let mut rows = texts(&forms(english));
    let shift = if is_1904 { 1462.0 } else { 0.0 };
    for (row, person) in rows.iter_mut().skip(1).zip(people()) {
        row[1] = Cell::Time(serial(person.at) - 0.01 - shift);
        row[2] = Cell::Time(serial(person.at) - shift);
        for cell in row.iter_mut().skip(6) {
            if let Cell::Text(text) = cell
                && let Ok(number) = text.parse::<f64>()
            {
                // Leading zeros of numbers are lost.
                *cell = Cell::Number(number);
            }
        }
    }
    let sheet = BookSheet {
        name: "Sheet1",
        is_hidden: false,
        rows,
    };
    book(
        &std::iter::once(sheet).chain(further).collect::<Vec<_>>(),
        is_1904,
    )
}

fn google(service: &Service, at: fn(&Person) -> String) -> Vec<Vec<String>> {
    let mut answers = table(&people(), service);
    before(&mut answers, "タイムスタンプ", |_, person| {
        at(person)
    });
    answers
}

fn half_day(person: &Person) -> String {
    let (date, time) = person.at.split_once(' ').expect("a time");
    let (hour, rest) = time.split_once(':').expect("an hour");
    let hour: u32 = hour.parse().expect("a number");
    let half = if hour < 12 { "午前" } else { "午後" };
    let hour = if hour > 12 { hour - 12 } else { hour };
    format!("{} {hour}:{rest} {half} GMT+9", date.replace('-', "/"))
}

fn cybozu(mark: &'static str) -> Vec<Vec<String>> {
    let mut service = Service::new(Many::Columns(mark));
    service.numbers = false;
    service.grid = Grid::Name;
    service.level = WORDS;
    let mut answers = table(&people(), &service);
    before(&mut answers, "作成日時", |_, person| person.at.into());
    before(&mut answers, "レコード番号", |at, _| at.to_string());
    answers
}

/// Two header rows, the question above and the row or option below.
fn two_rows() -> Vec<Vec<String>> {
    let mut service = Service::new(Many::Columns(""));
    service.grid = Grid::Bracket;
    service.level = LABELS;
    let mut answers = table(&people(), &service);
    before(&mut answers, "Email Address", |_, _| String::new());
    before(&mut answers, "IP Address", |_, _| "192.0.2.1".into());
    before(&mut answers, "End Date", |_, person| american(person));
    before(&mut answers, "Start Date", |_, person| american(person));
    before(&mut answers, "Respondent ID", |at, _| format!("1188{at}"));
    let mut former = String::new();
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (at, header) in answers[0].iter().enumerate() {
        let split = plain::last_brackets(header).filter(|_| header.ends_with(']'));
        let (question, row) = match split {
            Some((question, row)) => (question.trim(), row),
            None if at < 5 => (header.as_str(), ""),
            None => (header.as_str(), "Open-Ended Response"),
        };
        above.push(if question == former {
            String::new()
        } else {
            question.to_string()
        });
        below.push(row.to_string());
        former = if split.is_some() {
            question.to_string()
        } else {
            String::new()
        };
    }
    answers.splice(0..1, [above, below]);
    answers
}

/// Kept by hand: a title, headings of groups, totals, 東京, 有, lost zeros.
fn by_hand() -> Vec<Vec<String>> {
    let mut service = Service::new(Many::Joined("、", ""));
    service.own_headers = true;
    service.grid = Grid::IdAndName;
    service.level = |level| format!("{} {}", level.points(), level.label());
    service.home = |person| match person.home {
        ("東京都", "港区") => "東京 港区".into(),
        ("東京都", "") => "東京".into(),
        (prefecture, municipality) => format!("{prefecture}　{municipality}"),
    };
    let mut answers = table(&people(), &service);
    before(&mut answers, "回答日時", |_, person| person.at.into());
    for row in answers.iter_mut().skip(1) {
        for cell in row.iter_mut() {
            *cell = match cell.as_str() {
                "経験あり" => "有".into(),
                "経験なし" => "無".into(),
                "東京都" => "東京".into(),
                cell => cell
                    .strip_prefix("0")
                    .filter(|rest| rest.len() == 5)
                    .unwrap_or(cell)
                    .into(),
            };
        }
    }
    let cells = answers[0].len();
    let row = |first: &[&str]| {
        let mut row: Vec<String> = first.iter().map(|cell| cell.to_string()).collect();
        row.resize(cells, String::new());
        row
    };
    answers.insert(
        0,
        row(&["", "【回答者情報】", "", "", "", "", "", "【資格】"]),
    );
    answers.insert(
        0,
        row(&["セキュリティ専門家スキル調査 回答一覧（2025年度）"]),
    );
    answers.push(row(&["合計", "8名"]));
    answers.push(row(&["※前年度の回答は含まない"]));
    answers
}

/// All layouts.
fn layouts() -> Vec<Layout> {
    let mut found: Vec<Layout> = Vec::new();
    let mut add = |name, bytes: Vec<u8>| found.push((name, vec![bytes]));
    add("own.csv", own(&people()));
    add("forms.xlsx", forms_book(false, false, None));
    add("forms-1904.xlsx", forms_book(false, true, None));
    add("forms-english.xlsx", forms_book(true, false, None));
    let summary = BookSheet {
        name: "集計",
        is_hidden: true,
        rows: texts(&[
            vec!["地域".into(), "人数".into()],
            vec!["東京都".into(), "8".into()],
        ]),
    };
    add("forms-sheets.xlsx", forms_book(false, false, Some(summary)));
    add("forms.csv", csv(&forms(false)));
    add("forms-english.csv", csv(&forms(true)));
    let mut service = Service::new(Many::Joined(", ", ""));
    service.required = " ※必須";
    service.grid = Grid::Bracket;
    add("google-sheets.csv", csv(&google(&service, slashes)));
    add(
        "google-sheets.tsv",
        csv_of(&google(&service, slashes), '\t').into_bytes(),
    );
    service.grid = Grid::Nested;
    service.level = LABELS;
    service.many = Many::Joined(";", "");
    add("google-own.csv", csv(&google(&service, half_day)));
    let mut service = Service::new(Many::Joined("\n", ""));
    service.numbers = false;
    service.grounds_last = true;
    service.consent = Some(("同意する", "同意しない"));
    let mut logo = table(&people(), &service);
    before(&mut logo, "受付日時", |_, person| slashes(person));
    before(&mut logo, "受付番号", |at, _| format!("L{at:04}"));
    add("logo-cp932.csv", cp932(&csv_of(&logo, ',')));
    add(
        "logo-bom.csv",
        [b"\xef\xbb\xbf".to_vec(), csv(&logo)].concat(),
    );
    before(&mut logo, "受付ID", |at, _| at.to_string());
    add("unicode-text.txt", utf16(&csv_of(&logo, '\t'), false));
    add("unicode-big.txt", utf16(&csv_of(&logo, '\t'), true));
    add("kintone-1.csv", csv(&cybozu("1")));
    add(
        "kintone-circle-cp932.csv",
        cp932(&csv_of(&cybozu("○"), ',')),
    );
    add("kintone-tick.csv", csv(&cybozu("✓")));
    add("kintone-text.csv", csv(&cybozu("")));
    add("two-rows.csv", csv(&two_rows()));
    let two = BookSheet {
        name: "Sheet",
        is_hidden: false,
        rows: texts(&two_rows()),
    };
    add("two-rows.xlsx", book(&[two], false));
    add("by-hand.csv", csv(&by_hand()));
    let hand = BookSheet {
        name: "名簿",
        is_hidden: false,
        rows: texts(&by_hand()),
    };
    add("by-hand.xlsx", book(&[hand], false));
    let mut service = Service::new(Many::Joined(" / ", ""));
    service.grid = Grid::Id;
    service.own_headers = true;
    add("ids-slashes.csv", csv(&google(&service, slashes)));
    // Two halves from two services.
    let (mut first, mut second) = (forms(false), cybozu("1"));
    first.truncate(5);
    second.drain(1..5);
    found.push(("two-files.csv", vec![csv(&first), csv(&second)]));
    found
}

#[test]
fn every_layout_gives_the_same_published_list_to_the_byte() {
    let expected = published(&own(&people()));
    let layouts = layouts();
    assert!(layouts.len() >= 24);
    for (name, files) in layouts {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|bytes| (name, bytes.as_slice())).collect();
        println!("{name}");
        let survey = imported(&files);
        let found = published(&survey);
        assert!(
            found == expected,
            "{name}:\n{}\n{}",
            String::from_utf8_lossy(&found),
            String::from_utf8_lossy(&expected)
        );
    }
}

#[test]
fn every_layout_is_read_the_second_year_without_a_question() {
    for (name, files) in layouts() {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|bytes| (name, bytes.as_slice())).collect();
        let first = run(&files, None).mapping.expect("a mapping");
        let second = run(&files, Some(&confirmed(&first)));
        let kept = second.mapping.unwrap_or(confirmed(&first));
        let third = run(&files, Some(&kept));
        assert_eq!(third.open, Vec::<String>::new(), "{name}");
        assert_eq!(third.survey, second.survey, "{name}");
        assert_eq!(third.mapping, None, "{name}: nothing new is written");
    }
}

#[test]
fn few_things_are_asked_and_no_column_of_a_known_form() {
    for (name, files) in layouts() {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|bytes| (name, bytes.as_slice())).collect();
        let first = run(&files, None);
        let columns = first.open.iter().filter(|line| line.contains("（列）"));
        assert_eq!(columns.count(), 0, "{name}: {:?}", first.open);
        assert!(first.open.len() <= 10, "{name}: {:?}", first.open);
    }
}
