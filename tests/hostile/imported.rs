//! The import of a form's export, from the files and the table of decisions.

use std::io::{Cursor, Write};

use activelist_office::answer::is_answer_file;
use activelist_office::import::{ImportFile, Request, import as run, say_problems};
use activelist_office::survey::read;

use zip::write::SimpleFileOptions;

use super::harmless::can_be_said;

/// What separates the file from the table of decisions in one input.
const BETWEEN: &[u8] = b"\n--mapping--\n";

/// Imports a file, with a table of decisions where the input has one, and again with what is proposed.
pub fn import(bytes: &[u8]) {
    let place = bytes
        .windows(BETWEEN.len())
        .position(|found| found == BETWEEN);
    let (file, mapping) = match place {
        Some(at) => (&bytes[..at], Some(&bytes[at + BETWEEN.len()..])),
        None => (bytes, None),
    };
    let mut mapping = mapping.map(<[u8]>::to_vec);
    for _ in 0..2 {
        let found = run(&Request {
            files: &[ImportFile {
                name: "a",
                bytes: file,
            }],
            mapping: ("m", mapping.as_deref()),
            update: false,
        });
        let said = say_problems(&found.problems, 200);
        let lines = said.iter().chain(&found.open).chain(&found.notes);
        lines.for_each(|line| can_be_said(line));
        if let Some(survey) = &found.survey {
            let is_decided = mapping.is_some() || is_answer_file("a", file);
            assert!(is_decided, "no table is imported without decisions");
            assert!(found.open.is_empty() && found.problems.is_empty());
            assert_eq!(read(survey).faults, [], "what is imported can be published");
        }
        mapping = found.mapping.or(mapping);
    }
}

/// What separates the parts of a workbook in one input.
const PART: &[u8] = b"\n--part--\n";

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Imports a workbook that is packed here, so that what is changed in its parts gets past the sums of the zip: shared
/// strings, styles, the rows of a sheet, properties of the workbook, and behind those a table of decisions.
pub fn workbook(bytes: &[u8]) {
    let (book, mapping) =
        cut(bytes, BETWEEN).map_or((bytes, None), |(book, mapping)| (book, Some(mapping)));
    let mut input = packed(book);
    if let Some(mapping) = mapping {
        input.extend_from_slice(BETWEEN);
        input.extend_from_slice(mapping);
    }
    import(&input);
}

fn cut<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|found| found == mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut rest = Some(bytes);
    let mut next = || match rest.take() {
        None => &[][..],
        Some(bytes) => match cut(bytes, PART) {
            None => bytes,
            Some((part, after)) => {
                rest = Some(after);
                part
            }
        },
    };
    let (strings, styles, rows, properties) = (next(), next(), next(), next());
    let related = |parts: &[(&str, &str)]| {
        let lines: String = (0..)
            .zip(parts)
            .map(|(at, (kind, target))| {
                format!(
                    "<Relationship Id=\"r{at}\" Type=\"{RELATED}/{kind}\" Target=\"{target}\"/>"
                )
            })
            .collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{lines}</Relationships>"
        )
    };
    let within = |before: &str, part: &[u8], after: &str| {
        [before.as_bytes(), part, after.as_bytes()].concat()
    };
    let parts = [
        (
            "_rels/.rels",
            related(&[("officeDocument", "xl/workbook.xml")]).into_bytes(),
        ),
        (
            "xl/workbook.xml",
            within(
                &format!("<workbook {MAIN} xmlns:r=\"{RELATED}\">"),
                properties,
                "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>",
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            related(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ])
            .into_bytes(),
        ),
        (
            "xl/sharedStrings.xml",
            within(&format!("<sst {MAIN}>"), strings, "</sst>"),
        ),
        (
            "xl/styles.xml",
            within(&format!("<styleSheet {MAIN}>"), styles, "</styleSheet>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            within(
                &format!("<worksheet {MAIN}><sheetData>"),
                rows,
                "</sheetData></worksheet>",
            ),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, bytes) in parts {
        zip.start_file(path, options).expect("starts");
        zip.write_all(&bytes).expect("writes");
    }
    zip.finish().expect("ends").into_inner()
}
