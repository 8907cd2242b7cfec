//! The survey file that an import makes.

use activelist_view::display::csv::BOM;

use super::convert;
use super::table::Table;
use crate::survey::Column;

/// The survey file as it grows.
pub struct SurveyFile {
    writer: csv::Writer<Vec<u8>>,
    /// The column for the mark of made-up people, where nobody has one.
    left_out: Option<usize>,
}

impl SurveyFile {
    /// An empty file, with a column for the mark of made-up people where a table has one.
    pub fn new(tables: &[Table]) -> SurveyFile {
        let has_mark = |table: &Table| {
            let mut rows = table.rows.iter();
            rows.any(|row| !table.cell(row, Column::Sample).is_empty())
        };
        let mut file = SurveyFile {
            writer: csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(BOM.as_bytes().to_vec()),
            left_out: match tables.iter().any(has_mark) {
                true => None,
                false => Some(convert::position(Column::Sample)),
            },
        };
        file.add(&Column::all().map(Column::header).collect::<Vec<_>>());
        file
    }

    /// Adds a row, by [`convert::position`].
    pub fn add(&mut self, cells: &[String]) {
        let cells = cells.iter().enumerate();
        let kept = cells.filter(|(at, _)| Some(*at) != self.left_out);
        // Writing into memory does not fail, and all rows have one length.
        let _ = self.writer.write_record(kept.map(|(_, cell)| cell));
    }

    /// The file.
    pub fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}
