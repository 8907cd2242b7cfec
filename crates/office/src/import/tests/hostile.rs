//! Workbooks that are made to take all memory.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook with these shared strings, styles and rows.
fn workbook(strings: &str, styles: &str, rows: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let related = |parts: &[(&str, &str)]| {
        let lines: String = parts
            .iter()
            .enumerate()
            .map(|(at, (kind, target))| {
                format!(
                    "<Relationship Id=\"rId{at}\" Type=\"{RELATED}/{kind}\" Target=\"{target}\"/>"
                )
            })
            .collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>"
        )
    };
    let parts = [
        (
            "_rels/.rels",
            related(&[("officeDocument", "xl/workbook.xml")]),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {MAIN} xmlns:r=\"{RELATED}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId0\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            related(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
        ),
        ("xl/sharedStrings.xml", strings.to_string()),
        (
            "xl/styles.xml",
            format!("<styleSheet {MAIN}>{styles}</styleSheet>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    for (path, text) in parts {
        zip.start_file(path, options).expect("starts");
        zip.write_all(text.as_bytes()).expect("writes");
    }
    zip.finish().expect("ends").into_inner()
}

/// An import with room for a megabyte.
fn within(files: &[(&str, &[u8])]) -> Import {
    let files: Vec<ImportFile> = files
        .iter()
        .map(|(name, bytes)| ImportFile { name, bytes })
        .collect();
    let request = Request {
        files: &files,
        mapping: ("対応.csv", None),
        update: false,
    };
    let budget = Budget {
        unpacked: 200 << 20,
        bytes: 1 << 20,
        rows: 10_000,
    };
    import_within(&request, budget)
}

fn refused(bytes: &[u8]) -> String {
    let found = within(&[("a.xlsx", bytes)]);
    assert_eq!(found.mapping, None);
    let said: Vec<String> = found.problems.iter().map(say_problem).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].clone()
}

/// Strings with a count of their own.
fn strings(count: &str, strings: &str) -> String {
    format!("<sst {MAIN} count=\"1\" uniqueCount={count}>{strings}</sst>")
}

#[test]
fn a_number_of_shared_strings_that_cannot_be_there_is_refused_before_room_is_made_for_it() {
    for count in [
        "\"18446744073709551615\"",
        "\"999999999999999999\"",
        "\"90000000000\"",
        "'90000000000'",
        "\n \"90000000000\"",
    ] {
        let said = refused(&workbook(&strings(count, "<si><t>a</t></si>"), "", ""));
        assert!(said.contains("壊れているか"), "{said}");
    }
    // A wrong one that makes no room is none of our business.
    let harmless = workbook(&strings("\"x\"", "<si><t>a</t></si>"), "", "");
    let found = run(&[("a.xlsx", &harmless)], None);
    assert_eq!(found.problems.len(), 1);
}

/// Cells that name one long text.
fn naming(cells: usize) -> Vec<u8> {
    let text = strings("\"1\"", &format!("<si><t>{}</t></si>", "あ".repeat(1_000)));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(cells);
    workbook(&text, "", &format!("<row>{cells}</row>"))
}

#[test]
fn one_long_text_that_many_cells_name_is_counted_in_each_of_them() {
    let said = refused(&naming(500));
    assert!(said.contains("ほど大きく"), "{said}");
}

#[test]
fn cells_far_to_the_right_are_counted_with_those_before_them() {
    let rows: String = (1..=200)
        .map(|row| format!("<row r=\"{row}\"><c r=\"ALK{row}\"><v>1</v></c></row>"))
        .collect();
    let said = refused(&workbook(&strings("\"0\"", ""), "", &rows));
    assert!(said.contains("ほど大きく"), "{said}");
}

#[test]
fn what_several_files_take_together_is_bounded_and_no_further_file_is_read() {
    let book = naming(100);
    let text = "あ,い\n".repeat(3_300).into_bytes();
    for bytes in [&book, &text] {
        let files: Vec<(&str, &[u8])> = ["a", "b", "c", "d", "e"]
            .map(|name| (name, bytes.as_slice()))
            .to_vec();
        let found = within(&files).problems;
        let kinds: Vec<_> = found.iter().map(|problem| &problem.kind).collect();
        assert_eq!(
            kinds,
            [
                &ProblemKind::NoHeader,
                &ProblemKind::NoHeader,
                &ProblemKind::NoHeader,
                &ProblemKind::TooMuch
            ]
        );
        assert_eq!(found[3].file, "d");
    }
}

#[test]
fn a_style_that_many_formats_name_is_counted_in_each_of_them() {
    let font = format!("<font><name val=\"{}\"/></font>", "F".repeat(500_000));
    let formats = "<xf numFmtId=\"0\" fontId=\"0\"/>".repeat(20_000);
    let styles = format!("<fonts>{font}</fonts><cellXfs>{formats}</cellXfs>");
    let said = refused(&workbook(&strings("\"0\"", ""), &styles, "<row/>"));
    assert!(said.contains("壊れているか"), "{said}");
}

#[test]
fn a_part_that_is_longer_than_its_directory_says_is_measured_as_it_is() {
    // A gigabyte of blanks in a part of which the directory says that it has ten bytes.
    let blanks = " ".repeat(1 << 20);
    let rows = format!(
        "<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>",
        blanks.repeat(40)
    );
    let mut bytes = workbook(&strings("\"0\"", ""), "", &rows);
    let entries: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    for at in entries {
        bytes[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
    }
    refused(&bytes);
}

#[test]
fn places_of_cells_that_no_spreadsheet_has_are_refused() {
    for place in ["ZZZZZZZZZZZZ1", "A99999999999999", "A4294967295", "AAAA1"] {
        let rows = format!("<row r=\"1\"><c r=\"{place}\"><v>1</v></c></row>");
        refused(&workbook(&strings("\"0\"", ""), "", &rows));
    }
    let rows = "<row r=\"4294967295\"></row><row></row><row></row><row><c><v>1</v></c></row>";
    refused(&workbook(&strings("\"0\"", ""), "", rows));
}

#[test]
fn many_strings_of_nothing_are_refused() {
    let text = strings("\"1\"", &"<si/>".repeat(5_000_000));
    let said = refused(&workbook(&text, "", "<row/>"));
    assert!(said.contains("壊れているか"), "{said}");
}
