//! A list of registration numbers: one a line, or a column of a table.
//!
//! Read as leniently as the survey itself (encodings, widths, lost zeros, 第…号). What cannot be
//! read for certain is a fault: whoever is meant would otherwise be passed over.

use super::decode::decode;
use super::fold::fold;
use super::layout::is_total;
use super::number::registration;
use super::sheet::PassedRow;
use super::table::{CsvRow, CsvTable, split};
use super::{Fault, FaultKind, MOST_FINDINGS};
use activelist_model::expert::RegistrationNumber;

/// A number of such a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedNumber {
    /// Row as a spreadsheet numbers it, from 1.
    pub row: usize,
    /// The number.
    pub number: RegistrationNumber,
    /// The column 理由; empty where there is none.
    pub reason: String,
}

/// What such a list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberList {
    /// Its numbers in their order, doubled ones as often as they stand.
    pub numbers: Vec<ListedNumber>,
    /// The rows of totals and notes at its end.
    pub passed: Vec<PassedRow>,
}

/// What is wrong with such a list, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumbersFault {
    /// The file as such, or its quotation.
    File(Box<Fault>),
    /// A header, but no column of registration numbers.
    NoColumn {
        /// Row of the header.
        row: usize,
    },
    /// Not a registration number.
    NotANumber {
        /// Row.
        row: usize,
        /// The text found.
        found: String,
    },
    /// A row without a number.
    Missing {
        /// Row.
        row: usize,
    },
    /// Several numbers in one row.
    Several {
        /// Row.
        row: usize,
    },
}

/// The header of the column.
const HEADER: &str = "登録番号";
/// The header of the column that says why.
const REASON: &str = "理由";
/// A header stands in one of the first rows that are not blank; above it there may be a title.
const TITLES: usize = 10;

/// Reads a list of registration numbers.
pub fn read_numbers(bytes: &[u8]) -> Result<NumberList, Vec<NumbersFault>> {
    let file = |row, kind| {
        NumbersFault::File(Box::new(Fault {
            row,
            column: String::new(),
            found: String::new(),
            kind,
        }))
    };
    let text = decode(bytes).map_err(|(row, kind)| vec![file(row, kind)])?;
    // Of no known header: the separator is the one that the file has more of.
    let count = |separator: char| text.matches(separator).count();
    let separator = if count('\t') > count(',') { '\t' } else { ',' };
    let CsvTable { rows, faults } = split(&text, separator);
    let mut faults: Vec<NumbersFault> = faults
        .into_iter()
        .map(|(row, kind)| file(Some(row), kind))
        .collect();
    if rows.is_empty() {
        faults.push(file(None, FaultKind::Empty));
    }
    let heading = heading(&rows);
    let below = heading.as_ref().map_or(0, |heading| heading.place + 1);
    let footers = rows.iter().skip(below).rev();
    let footers = footers.take_while(|row| is_footer(row, heading.as_ref()));
    let (rows, footers) = rows.split_at(rows.len() - footers.count());
    let mut numbers = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        if faults.len() >= MOST_FINDINGS {
            break;
        }
        let read = match &heading {
            Some(heading) if place == heading.place => continue,
            Some(heading) if place > heading.place => in_column(row, heading),
            // A title above the header, unless it is a number after all.
            Some(_)
                if in_line(row).is_err() && !row.cells.iter().any(|cell| is_meant(&fold(cell))) =>
            {
                continue;
            }
            _ => in_line(row),
        };
        match read {
            Ok(number) => numbers.push(number),
            Err(fault) => faults.push(fault),
        }
    }
    match faults.is_empty() {
        true => Ok(NumberList {
            numbers,
            passed: footers.iter().map(PassedRow::of).collect(),
        }),
        false => Err(faults),
    }
}

/// Whether a row at the end is a total or a note by its first word. What is meant as a number is none.
fn is_footer(row: &CsvRow, heading: Option<&Heading>) -> bool {
    let mut filled = filled(row).map(|(_, cell)| cell);
    let is_total = filled.next().is_some_and(|first| {
        let bare = fold(first);
        let bare = bare.trim_start_matches(|character: char| !character.is_alphanumeric());
        is_total(first) && !is_meant(bare)
    });
    let is_numbered = match heading {
        Some(heading) => {
            let cell = row.cells.get(heading.number).unwrap_or_default();
            registration(cell).is_some()
        }
        // Without columns a number of people and a person's number are told apart by their length.
        None => filled.any(|cell| registration(cell).is_some() && fold(cell).len() >= 5),
    };
    is_total && !is_numbered
}

/// Where the header is, and which columns count.
struct Heading {
    /// Place among the rows that are not blank.
    place: usize,
    /// Cells of the header.
    cells: usize,
    number: usize,
    reason: Option<usize>,
}

/// The row with the header: rather one that says 登録番号 alone than a title that holds the word.
fn heading(rows: &[CsvRow]) -> Option<Heading> {
    let rank = |cell: &str| {
        let cell = fold(cell);
        match () {
            // 登録番号：1234567 is a number with a slip, and no header.
            () if is_meant(&cell) => None,
            () if cell == HEADER => Some(0),
            () if cell.ends_with(HEADER) => Some(1),
            () if cell.contains(HEADER) => Some(2),
            () => None,
        }
    };
    let first = rows.iter().take(TITLES).enumerate();
    let no_number = first.filter(|(_, row)| in_line(row).is_err());
    let cells = no_number.flat_map(|(place, row)| {
        let cells = row.cells.iter().enumerate();
        cells.filter_map(move |(at, cell)| Some((rank(cell)?, place, at)))
    });
    let named = cells.min();
    let (place, number) = match named {
        Some((_, place, number)) => (place, number),
        // A single column needs no further word.
        None => {
            let first = rows.first()?;
            let mut filled = filled(first);
            let (number, cell) = filled.next().filter(|_| filled.next().is_none())?;
            let is_short = ["番号", "No", "No.", "no", "no."].contains(&fold(cell).as_str());
            is_short.then_some((0, number))?
        }
    };
    let row = rows.get(place)?;
    let mut cells = row.cells.iter();
    let reason = cells.position(|cell| fold(cell).contains(REASON));
    Some(Heading {
        place,
        cells: row.cells.len(),
        number,
        reason: reason.filter(|reason| *reason != number),
    })
}

/// Whether a folded cell is meant as a number, readable or not: digits, or 登録番号 or 第 before them.
/// Whoever is meant by it must not be passed over as a title.
fn is_meant(cell: &str) -> bool {
    let bare = ["情報処理安全確保支援士", HEADER, "第"].iter();
    let bare = bare.fold(cell, |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    let bare = bare.trim_start_matches([':', '：', '=', '(', '#', '.', 'O', 'o']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    digits >= 3 && !bare[digits..].starts_with(['年', '/', '-'])
}

fn filled(row: &CsvRow) -> impl Iterator<Item = (usize, &str)> {
    let cells = row.cells.iter().map(str::trim).enumerate();
    cells.filter(|(_, cell)| !cell.is_empty())
}

/// All of a row as one number: 12,345 without quotation marks is two cells.
fn joined(row: &CsvRow) -> Option<RegistrationNumber> {
    let cells: Vec<&str> = filled(row).map(|(_, cell)| cell).collect();
    registration(&cells.join(","))
}

fn in_column(row: &CsvRow, heading: &Heading) -> Result<ListedNumber, NumbersFault> {
    let cell = |at: usize| row.cells.get(at).unwrap_or_default().trim();
    let last = filled(row).last().map_or(0, |(at, _)| at);
    let found = match heading.cells {
        1 if last > 0 => joined(row).ok_or_else(|| several(row))?,
        cells if last >= cells => {
            return Err(NumbersFault::File(Box::new(Fault {
                row: Some(row.number),
                column: String::new(),
                found: String::new(),
                kind: FaultKind::CellCount {
                    expected: cells,
                    found: last + 1,
                },
            })));
        }
        _ => {
            let cell = cell(heading.number);
            if cell.is_empty() {
                return Err(NumbersFault::Missing { row: row.number });
            }
            registration(cell).ok_or_else(|| not_a_number(row, cell))?
        }
    };
    Ok(ListedNumber {
        row: row.number,
        number: found,
        reason: heading.reason.map(cell).unwrap_or_default().to_string(),
    })
}

/// A row of a list without a header: the number, and behind it words.
fn in_line(row: &CsvRow) -> Result<ListedNumber, NumbersFault> {
    let listed = |number| ListedNumber {
        row: row.number,
        number,
        reason: String::new(),
    };
    if let Some(number) = joined(row) {
        return Ok(listed(number));
    }
    let mut cells = filled(row).map(|(_, cell)| cell);
    let first = cells.next().unwrap_or_default();
    match registration(first) {
        _ if row.cells.iter().any(|cell| fold(cell).ends_with("番号")) => {
            Err(NumbersFault::NoColumn { row: row.number })
        }
        None => Err(not_a_number(row, first)),
        Some(_) if cells.any(|cell| registration(cell).is_some()) => Err(several(row)),
        Some(number) => Ok(listed(number)),
    }
}

const fn several(row: &CsvRow) -> NumbersFault {
    NumbersFault::Several { row: row.number }
}

fn not_a_number(row: &CsvRow, found: &str) -> NumbersFault {
    NumbersFault::NotANumber {
        row: row.number,
        found: found.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, u32)]) {
        let read = read_numbers(text.as_bytes());
        let read = read.map(|numbers| {
            let numbers = numbers.numbers.into_iter();
            let plain = numbers.map(|listed| (listed.row, listed.number.value()));
            plain.collect::<Vec<_>>()
        });
        assert_eq!(read, Ok(expected.to_vec()), "{text:?}");
    }

    #[test]
    fn a_line_or_a_column_of_numbers_is_read() {
        check("012345\n23456\n", &[(1, 12345), (2, 23456)]);
        check("\n第０１２３４５号\r\n\r\n42", &[(2, 12345), (4, 42)]);
        check("登録番号\n12345\n12345", &[(2, 12345), (3, 12345)]);
        check("番号\n12345", &[(2, 12345)]);
        check("対象外\n氏名,登録番号\n見本,12345", &[(3, 12345)]);
        check("登録番号の一覧\n,登録番号\n見本,12345", &[(3, 12345)]);
        check("12345,見本 太郎,2025年の判断", &[(1, 12345)]);
        check("登録番号\n", &[]);
        check("受付番号\t登録番号\n1\t2\n", &[(2, 2)]);
        // A number above the header is not passed over.
        check("012345\n登録番号\n23456", &[(1, 12345), (3, 23456)]);
    }

    #[test]
    fn totals_and_notes_at_the_end_are_passed_over_and_named() {
        for (text, row, passed) in [
            ("登録番号\n12345\n合計 1名\n", 3, "合計 1名"),
            ("登録番号\n12345\n\n※2026年12月", 4, "※2026年12月"),
            ("登録番号,氏名,理由\n12345,見本,\n,合計,1名", 3, "合計、1名"),
            ("登録番号,氏名\n12345,見本\n合計,1", 3, "合計、1"),
            ("12345\n以上", 2, "以上"),
            ("12345\n【合計】,1", 2, "【合計】、1"),
            ("氏名,登録番号\n見本,12345\n計8名", 3, "計8名"),
        ] {
            let list = read_numbers(text.as_bytes()).expect("a list");
            assert_eq!(list.numbers.len(), 1, "{text:?}");
            let text_of = PassedRow {
                row,
                text: passed.into(),
            };
            assert_eq!(list.passed, [text_of], "{text:?}");
        }
    }

    #[test]
    fn the_reason_comes_along() {
        let text = "登録番号,氏名,対象外の理由\n12345,見本,支援会社の方\n";
        let read = read_numbers(text.as_bytes());
        let reasons = read.map(|list| list.numbers.into_iter().map(|n| n.reason).collect());
        assert_eq!(reasons, Ok(vec!["支援会社の方".to_string()]));
    }

    #[test]
    fn what_is_not_certain_is_a_fault_with_its_row() {
        let check = |text: &str, expected: NumbersFault| {
            assert_eq!(
                read_numbers(text.as_bytes()),
                Err(vec![expected]),
                "{text:?}"
            );
        };
        let not_a_number = |row, found: &str| NumbersFault::NotANumber {
            row,
            found: found.into(),
        };
        check("見本 太郎", not_a_number(1, "見本 太郎"));
        // What is meant as a number is no header and no title, though it cannot be read.
        for slip in ["登録番号：1234567", "登録番号 O12345", "第1234567号"] {
            for rest in ["登録番号：23456", "登録番号\n23456"] {
                check(&format!("{slip}\n{rest}"), not_a_number(1, slip));
            }
        }
        check("12345\n1234567", not_a_number(2, "1234567"));
        check("登録番号\n見本", not_a_number(2, "見本"));
        check("登録番号\n※12345ほか", not_a_number(2, "※12345ほか"));
        check("登録番号\n合計\n1", not_a_number(2, "合計"));
        check("12345,23456", NumbersFault::Several { row: 1 });
        check("登録番号\n12345,23456", NumbersFault::Several { row: 2 });
        check("氏名,登録番号\n見本,", NumbersFault::Missing { row: 2 });
        check("受付番号,会員番号", NumbersFault::NoColumn { row: 1 });
    }

    #[test]
    fn a_cell_too_many_moves_no_number_into_the_column() {
        let read = read_numbers("氏名,登録番号\n見本,太郎,12345".as_bytes());
        let Err(faults) = read else {
            panic!("{read:?}");
        };
        assert!(matches!(faults[..], [NumbersFault::File(_)]), "{faults:?}");
    }

    #[test]
    fn a_file_that_is_no_text_is_named_for_what_it_is() {
        for (bytes, kind) in [
            (&b""[..], FaultKind::Empty),
            (b"\n,,\n", FaultKind::Empty),
            (b"PK\x03\x04", FaultKind::Workbook),
        ] {
            let faults = read_numbers(bytes).err().unwrap_or_default();
            let kinds: Vec<_> = faults
                .into_iter()
                .map(|fault| match fault {
                    NumbersFault::File(fault) => fault.kind,
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(kinds, [kind]);
        }
    }
}
