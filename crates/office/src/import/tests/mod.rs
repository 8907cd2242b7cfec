//! Every layout that form services are known to export, made from the questionnaire's wording, and what
//! becomes of each.

/// Answer files.
mod answers;
/// Workbooks.
mod book;
/// Words in brackets behind a label.
mod bracketed;
/// What the office decides, and what is asked only once.
mod decisions;
/// Equal headers, and decisions for one file.
mod equal;
/// Questions of the form, and tables of its answers.
mod form;
/// Sixty headers in other wordings.
mod hands;
/// Workbooks that are made to take all memory.
mod hostile;
/// Every layout gives the same published list.
mod layouts;
/// What is easily taken for something else.
mod meaning;
/// Bytes of all kinds.
mod odd;
/// Headers that resemble a column and mean something else.
mod others;
/// The made-up people, and their survey file.
mod people;
/// Numbers, homes and addresses that are not what their header says.
mod places;
/// Consent that is recorded elsewhere.
mod recorded;
/// What is refused.
mod refused;
/// What is remembered of one year.
mod remembered;

use super::*;
use crate::publish::{Former, Request as PublishRequest, Wanted, compose};
use activelist_model::expert::Date;

/// Cells as text with a separator.
fn csv_of(table: &[Vec<String>], separator: char) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(u8::try_from(separator).expect("ASCII"))
        .flexible(true)
        .from_writer(Vec::new());
    for row in table {
        writer.write_record(row).expect("writes");
    }
    String::from_utf8(writer.into_inner().expect("flushes")).expect("UTF-8")
}

/// A table of decisions as cells.
fn cells_of(mapping: &[u8]) -> Vec<Vec<String>> {
    let text = mapping.strip_prefix(b"\xef\xbb\xbf").expect("a mark");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(String::from).collect())
        .collect()
}

/// What a careful person writes into the empty cells: 可 or 否 to consents, はい to every proposal.
fn confirmed(mapping: &[u8]) -> Vec<u8> {
    decided(mapping, |row| match row[0].as_str() {
        "掲載" if row[2].contains("しない") => "否".into(),
        "掲載" => "可".into(),
        "同意の記録" => "同意書".into(),
        "同意の範囲" => "全員".into(),
        "同意の確認" => "可".into(),
        _ if row[4].is_empty() => String::new(),
        _ => "はい".into(),
    })
}

/// A table of decisions with its empty cells filled in.
fn decided(mapping: &[u8], decide: impl Fn(&[String]) -> String) -> Vec<u8> {
    let mut table = cells_of(mapping);
    for row in table.iter_mut().skip(1).filter(|row| row[5].is_empty()) {
        row[5] = decide(row);
    }
    csv_of(&table, ',').into_bytes()
}

/// An import of these files.
fn run(files: &[(&str, &[u8])], mapping: Option<&[u8]>) -> Import {
    let files: Vec<ImportFile> = files
        .iter()
        .map(|(name, bytes)| ImportFile { name, bytes })
        .collect();
    import(&Request {
        files: &files,
        mapping: ("対応.csv", mapping),
        update: false,
    })
}

/// The survey file of an import after everything was confirmed once.
fn imported(files: &[(&str, &[u8])]) -> Vec<u8> {
    let first = run(files, None);
    assert_eq!(first.survey, None, "nothing is imported in the first run");
    assert_eq!(first.problems, []);
    let mapping = confirmed(&first.mapping.expect("a mapping"));
    let second = run(files, Some(&mapping));
    assert_eq!(second.open, Vec::<String>::new());
    assert_eq!(second.problems, []);
    second.survey.expect("a survey file")
}

/// What is published of a survey file.
fn published(survey: &[u8]) -> Vec<u8> {
    let composed = compose(&PublishRequest {
        survey,
        photos: None,
        former: &Former::None,
        wanted: &Wanted::default(),
        today: Date::parse("2026-12-01").expect("a date"),
        key: None,
        unsigned: false,
    });
    composed.expect("a publication").snapshot
}
