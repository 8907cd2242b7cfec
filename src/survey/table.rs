//! From text to rows of cells (RFC 4180, comma or tab).
//!
//! Written by hand, because rows are named as a spreadsheet numbers them: blank lines count, line
//! breaks inside a cell do not, and a quotation mark that never closes has a row.

use super::FaultKind;

/// A row of cells, with its number in a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// From 1; the header is row 1.
    pub number: usize,
    /// Its cells as they stand.
    pub cells: Vec<String>,
}

impl Row {
    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The rows of a file, and the rows in which the quotation marks do not fit.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// All rows, the header first, blank ones included.
    pub rows: Vec<Row>,
    /// Broken quotation.
    pub faults: Vec<(usize, FaultKind)>,
}

/// Splits a text into rows.
pub fn split(text: &str, separator: char) -> Table {
    split_most(text, separator, usize::MAX)
}

/// The first rows of a text.
pub fn head(text: &str, separator: char, rows: usize) -> Vec<Row> {
    split_most(text, separator, rows).rows
}

/// Number of the row in which a text ends.
pub fn count_rows(text: &str, separator: char) -> usize {
    let ends_row = text.ends_with('\n') || text.ends_with('\r');
    let rows = split(text, separator).rows.len();
    (rows + usize::from(ends_row)).max(1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    CellStart,
    Plain,
    Quoted,
    AfterQuote,
}

fn split_most(text: &str, separator: char, most: usize) -> Table {
    let mut table = Table::default();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut at = At::CellStart;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let number = table.rows.len() + 1;
        match (at, character) {
            (At::Quoted, '"') if characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            (At::Quoted, '"') => at = At::AfterQuote,
            (At::Quoted, other) => cell.push(other),
            (At::CellStart, '"') => at = At::Quoted,
            (_, end) if end == separator => {
                cells.push(std::mem::take(&mut cell));
                at = At::CellStart;
            }
            (_, '\r') if characters.peek() == Some(&'\n') => {}
            (_, '\n' | '\r') => {
                cells.push(std::mem::take(&mut cell));
                let cells = std::mem::take(&mut cells);
                table.rows.push(Row { number, cells });
                if table.rows.len() == most {
                    return table;
                }
                at = At::CellStart;
            }
            (At::AfterQuote, ' ') => {}
            (At::AfterQuote, other) => {
                table.faults.push((number, FaultKind::StrayQuote));
                cell.push(other);
                at = At::Plain;
            }
            (At::CellStart | At::Plain, other) => {
                cell.push(other);
                at = At::Plain;
            }
        }
    }
    let number = table.rows.len() + 1;
    if at == At::Quoted {
        table.faults.push((number, FaultKind::UnclosedQuote));
    }
    if at != At::CellStart || !cells.is_empty() {
        cells.push(cell);
        table.rows.push(Row { number, cells });
    }
    table
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
            .map(|row| row.cells.iter().map(String::as_str).collect())
            .collect();
        assert_eq!(rows, expected, "{text:?}");
        assert_eq!(table.faults, [], "{text:?}");
        let numbers = table.rows.iter().map(|row| row.number);
        assert!(numbers.eq(1..=table.rows.len()), "{text:?}");
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
        check("a,b\n\n,\n", &[&["a", "b"], &[""], &["", ""]]);
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
        assert_eq!(numbers("a\n\n\"b\nb\"\nc\n", 3), [1, 2, 3]);
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
}
