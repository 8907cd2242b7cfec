//! From text to rows of cells (RFC 4180, comma or tab).
//!
//! Written by hand, because rows are named as a spreadsheet numbers them: blank lines count, line
//! breaks inside a cell do not, and a quotation mark that never closes has a row.

use super::FaultKind;
use super::finding::{MOST_FINDINGS, MOST_TEXT};

/// How much of a file is kept: a file of another kind must not fill the machine's memory.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Rows with something in them.
    pub rows: usize,
    /// Cells of a row; a survey has less than a hundred.
    pub cells: usize,
    /// Bytes of a cell; the longest that can be read has a few hundred characters.
    pub bytes: usize,
}

impl Room {
    /// Rows: five times the people whom a list may hold, for answers that are repeated or left out.
    pub const STANDARD: Room = Room {
        rows: 500_000,
        cells: 1_000,
        bytes: 100_000,
    };
}

/// The cells of a row. One text and where each ends in it: a cell is often a single character, and a
/// text of its own for each would take fifty times as much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    text: String,
    ends: Vec<u32>,
}

impl Cells {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell at a place, as it stands.
    pub fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)? as usize;
        let start = match place.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }

    /// All cells as they stand.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// Drops the cells behind the first so many.
    pub fn truncate(&mut self, cells: usize) {
        self.ends.truncate(cells);
    }

    pub(crate) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        // A file has less than four gigabytes; of a longer one the rest would be empty cells.
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }
}

/// A row of cells, with its number in a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvRow {
    /// From 1; the header is row 1.
    pub number: usize,
    /// Its cells as they stand.
    pub cells: Cells,
}

/// The rows of a file, and the rows in which the quotation marks do not fit.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CsvTable {
    /// The rows with something in them, the header first.
    pub rows: Vec<CsvRow>,
    /// Broken quotation, and what finds no room.
    pub faults: Vec<(usize, FaultKind)>,
}

/// Splits a text into rows. Blank ones are counted and left out, as a spreadsheet that was formatted
/// to its end has them by the million.
pub fn split(text: &str, separator: char) -> CsvTable {
    let mut splitter = Splitter::new(Room::STANDARD);
    splitter.split(text, separator, usize::MAX);
    splitter.table
}

/// Those of the first rows of a text that have something in them.
pub fn head(text: &str, separator: char, rows: usize) -> Vec<CsvRow> {
    let mut splitter = Splitter::new(Room::STANDARD);
    splitter.split(text, separator, rows);
    splitter.table.rows
}

/// Number of the row in which a text ends.
pub fn count_rows(text: &str, separator: char) -> usize {
    let mut splitter = Splitter::new(Room {
        rows: 0,
        ..Room::STANDARD
    });
    splitter.split(text, separator, usize::MAX);
    splitter.number
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    CellStart,
    Plain,
    Quoted,
    AfterQuote,
}

struct Splitter {
    table: CsvTable,
    /// What is kept at most; no row is where they are only counted.
    room: Room,
    /// The row that is being read.
    number: usize,
    cells: Cells,
    cell: String,
    /// Whether something stands in the row.
    is_filled: bool,
    /// Whether something stands in a cell of the row that finds no room.
    is_over: bool,
}

impl Splitter {
    fn new(room: Room) -> Splitter {
        Splitter {
            table: CsvTable::default(),
            room,
            number: 1,
            cells: Cells::default(),
            cell: String::new(),
            is_filled: false,
            is_over: false,
        }
    }

    fn end_cell(&mut self) {
        let is_filled = !self.cell.trim().is_empty();
        self.is_filled |= is_filled;
        if self.cell.len() > self.room.bytes {
            let limit = self.room.bytes;
            self.fault(self.number, FaultKind::LongCell { limit });
            self.cell = self.cell.chars().take(MOST_TEXT).collect();
        }
        match self.cells.len() < self.room.cells {
            true => self.cells.push(&self.cell),
            false => self.is_over |= is_filled,
        }
        self.cell.clear();
    }

    fn end_row(&mut self) {
        self.end_cell();
        let cells = std::mem::take(&mut self.cells);
        let number = self.number;
        self.number += 1;
        let (is_filled, is_over) = (self.is_filled, self.is_over);
        (self.is_filled, self.is_over) = (false, false);
        if !is_filled || self.room.rows == 0 {
            return;
        }
        if self.table.rows.len() == self.room.rows {
            let limit = self.room.rows;
            self.fault(number, FaultKind::TooManyRows { limit });
            return;
        }
        if is_over {
            let limit = self.room.cells;
            self.fault(number, FaultKind::TooManyCells { limit });
        }
        self.table.rows.push(CsvRow { number, cells });
    }

    /// Whether a row found no room: what comes after it needs not be read.
    fn is_full(&self) -> bool {
        let is_of_rows =
            |(_, kind): &(usize, FaultKind)| matches!(kind, FaultKind::TooManyRows { .. });
        self.table.faults.last().is_some_and(is_of_rows)
    }

    /// A fault of a kind of which a file has very many is named where it stands first.
    fn fault(&mut self, row: usize, kind: FaultKind) {
        let is_counted = matches!(kind, FaultKind::StrayQuote | FaultKind::UnclosedQuote);
        let faults = &mut self.table.faults;
        if faults.len() < MOST_FINDINGS
            && (is_counted || faults.iter().all(|(_, other)| *other != kind))
        {
            faults.push((row, kind));
        }
    }

    /// Reads so many rows at most.
    fn split(&mut self, text: &str, separator: char, most: usize) {
        let mut at = At::CellStart;
        let mut is_begun = false;
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            is_begun = true;
            match (at, character) {
                (At::Quoted, '"') if characters.peek() == Some(&'"') => {
                    characters.next();
                    self.cell.push('"');
                }
                (At::Quoted, '"') => at = At::AfterQuote,
                (At::Quoted, other) => self.cell.push(other),
                (At::CellStart, '"') => at = At::Quoted,
                (_, end) if end == separator => {
                    self.end_cell();
                    at = At::CellStart;
                }
                (_, '\r') if characters.peek() == Some(&'\n') => {}
                (_, '\n' | '\r') => {
                    self.end_row();
                    if self.number > most || self.is_full() {
                        return;
                    }
                    at = At::CellStart;
                    is_begun = false;
                }
                (At::AfterQuote, ' ') => {}
                (At::AfterQuote, other) => {
                    self.fault(self.number, FaultKind::StrayQuote);
                    self.cell.push(other);
                    at = At::Plain;
                }
                (At::CellStart | At::Plain, other) => {
                    self.cell.push(other);
                    at = At::Plain;
                }
            }
        }
        if at == At::Quoted {
            self.fault(self.number, FaultKind::UnclosedQuote);
        }
        if is_begun {
            let number = self.number;
            self.end_row();
            self.number = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        check_by(',', text, expected);
    }

    fn check_by(separator: char, text: &str, expected: &[&[&str]]) {
        let table = split(text, separator);
        let rows: Vec<Vec<&str>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().collect())
            .collect();
        assert_eq!(rows, expected, "{text:?}");
        assert_eq!(table.faults, [], "{text:?}");
    }

    #[test]
    fn cells_are_split_as_rfc_4180_says() {
        check("a,b\r\nc,d\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a,b\nc,d", &[&["a", "b"], &["c", "d"]]);
        check_by(
            '\t',
            "a\tb,c\td\n1\t2\t3",
            &[&["a", "b,c", "d"], &["1", "2", "3"]],
        );
        check("\"a\tb\",c\n", &[&["a\tb", "c"]]);
        check("a,\"b\r\nb\",\"c\"\"c\"\n", &[&["a", "b\r\nb", "c\"c"]]);
        check("a,b\n\n,\n", &[&["a", "b"]]);
        check("a,\n,b", &[&["a", ""], &["", "b"]]);
        check("a b\"c,d", &[&["a b\"c", "d"]]);
        check("\"a\" ,b", &[&["a", "b"]]);
        check("", &[]);
        check("a,\"\"", &[&["a", ""]]);
        check("a\rb\r", &[&["a"], &["b"]]);
    }

    #[test]
    fn the_head_has_the_first_rows_and_no_more() {
        let numbers = |text: &str, most: usize| -> Vec<usize> {
            head(text, ',', most).iter().map(|row| row.number).collect()
        };
        assert_eq!(numbers("a\n\n\"b\nb\"\nc\n", 3), [1, 3]);
        assert_eq!(numbers("a\nb", 3), [1, 2]);
        assert_eq!(numbers("a", 1), [1]);
    }

    #[test]
    fn broken_quotation_has_a_row() {
        let check = |text: &str, expected: &[(usize, FaultKind)]| {
            assert_eq!(split(text, ',').faults, expected, "{text:?}");
        };
        check("a,b\n\"c,d\ne,f\n", &[(2, FaultKind::UnclosedQuote)]);
        check("a\n\n\"b\"c\n", &[(3, FaultKind::StrayQuote)]);
    }

    #[test]
    fn the_row_in_which_a_text_ends_is_counted() {
        for (text, rows) in [
            ("", 1),
            ("a", 1),
            ("a\n", 2),
            ("a\n\"b\nc", 2),
            ("a\r\nb\r\n", 3),
        ] {
            assert_eq!(count_rows(text, ','), rows, "{text:?}");
        }
    }

    #[test]
    fn what_finds_no_room_is_a_fault_once_and_blank_cells_and_rows_need_none() {
        let split = |text: &str| {
            let mut splitter = Splitter::new(Room {
                rows: 2,
                cells: 3,
                bytes: 4,
            });
            splitter.split(text, ',', usize::MAX);
            let rows = splitter.table.rows.iter();
            let numbers: Vec<usize> = rows.map(|row| row.number).collect();
            (numbers, splitter.table.faults)
        };
        let rows = FaultKind::TooManyRows { limit: 2 };
        let cells = FaultKind::TooManyCells { limit: 3 };
        assert_eq!(split("a,b,c,,, ,\n\n,,,,\nd\n\n\n"), (vec![1, 4], vec![]));
        assert_eq!(split("a\n\nb\nc\nd\n"), (vec![1, 3], vec![(4, rows)]));
        let long = FaultKind::LongCell { limit: 4 };
        assert_eq!(split("a,bcde\n1,23456\n"), (vec![1, 2], vec![(2, long)]));
        let wide = split("a,b,c,d,e\n1,2,3,4\n");
        assert_eq!(wide, (vec![1, 2], vec![(1, cells)]));
    }
}
