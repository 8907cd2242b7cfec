//! A workbook, packed without compression.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A cell.
#[derive(Clone)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// Days as the workbook counts them.
    Time(f64),
}

/// A sheet, and whether it is hidden.
pub struct BookSheet {
    pub name: &'static str,
    pub is_hidden: bool,
    pub rows: Vec<Vec<Cell>>,
}

pub fn texts(table: &[Vec<String>]) -> Vec<Vec<Cell>> {
    let row = |row: &Vec<String>| row.iter().cloned().map(Cell::Text).collect();
    table.iter().map(row).collect()
}

/// Days from 1900-01-00, as Excel counts them, of `2025-01-15 09:03:45`.
pub fn serial(at: &str) -> f64 {
    let (date, time) = at.split_once(' ').expect("a time");
    let date = activelist_model::expert::Date::parse(date).expect("a date");
    let seconds = time.split(':').fold(0, |sum, part| {
        sum * 60 + part.parse::<u32>().expect("a number")
    });
    #[allow(clippy::cast_precision_loss)]
    let days = (date.epoch_days() + 25_569) as f64;
    days + f64::from(seconds) / 86_400.0
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

fn name(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(column % 26).expect("small");
        name.insert(0, char::from(b'A' + letter));
        if column < 26 {
            return name;
        }
        column = column / 26 - 1;
    }
}

/// The bytes of a workbook.
pub fn book(sheets: &[BookSheet], is_1904: bool) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut put = |path: &str, text: String| {
        zip.start_file(path, options).expect("starts");
        zip.write_all(text.as_bytes()).expect("writes");
    };
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let numbered = |line: &dyn Fn(usize, &BookSheet) -> String| -> String {
        sheets
            .iter()
            .enumerate()
            .map(|(at, sheet)| line(at + 1, sheet))
            .collect()
    };
    put(
        "[Content_Types].xml",
        format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
        ),
    );
    put(
        "_rels/.rels",
        format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATED}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let listed = numbered(&|at, sheet| {
        let hidden = if sheet.is_hidden {
            " state=\"hidden\""
        } else {
            ""
        };
        format!(
            "<sheet name=\"{}\" sheetId=\"{at}\"{hidden} r:id=\"rId{at}\"/>",
            sheet.name
        )
    });
    let system = if is_1904 {
        "<workbookPr date1904=\"1\"/>"
    } else {
        ""
    };
    put(
        "xl/workbook.xml",
        format!(
            "{HEAD}<workbook {MAIN} xmlns:r=\"{RELATED}\">{system}<sheets>{listed}</sheets></workbook>"
        ),
    );
    let related = numbered(&|at, _| {
        format!(
            "<Relationship Id=\"rId{at}\" Type=\"{RELATED}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
    });
    put(
        "xl/_rels/workbook.xml.rels",
        format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}<Relationship Id=\"rId90\" Type=\"{RELATED}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    put(
        "xl/styles.xml",
        format!(
            "{HEAD}<styleSheet {MAIN}><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"m/d/yy h:mm:ss\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
        ),
    );
    for (at, sheet) in sheets.iter().enumerate() {
        let rows: String = sheet.rows.iter().enumerate().map(|(row, cells)| {
            let cells: String = cells.iter().enumerate().map(|(column, cell)| {
                let place = format!("{}{}", name(column), row + 1);
                match cell {
                    Cell::Text(text) if text.is_empty() => String::new(),
                    // With a reading beside it, as a Japanese Excel keeps one.
                    Cell::Text(text) => format!(
                        "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                        escape(text)
                    ),
                    Cell::Number(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
                    Cell::Time(days) => format!("<c r=\"{place}\" s=\"1\"><v>{days}</v></c>"),
                }
            }).collect();
            format!("<row r=\"{}\">{cells}</row>", row + 1)
        }).collect();
        put(
            &format!("xl/worksheets/sheet{}.xml", at + 1),
            format!("{HEAD}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    zip.finish().expect("ends").into_inner()
}
