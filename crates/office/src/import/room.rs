//! How much all files of an import may take together.
//!
//! A file within every limit of its own can still be one of a hundred, and a text that stands once in a workbook can
//! be named by a million cells. So what is kept is counted as it is kept.

/// What is left.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Bytes of the parts of workbooks, unpacked. A workbook of 25,000 answers has 200 MB.
    pub unpacked: u64,
    /// Bytes of the cells that are kept.
    pub bytes: usize,
    /// Rows with something in them.
    pub rows: usize,
}

/// What a cell takes beside its text.
const CELL: usize = 8;
/// What a row takes beside its cells.
const ROW: usize = 64;

impl Budget {
    /// 25,000 answers take 150 MB of text where every one of the fourteen grounds is long.
    pub const STANDARD: Budget = Budget {
        unpacked: 1 << 30,
        bytes: 256 << 20,
        rows: crate::survey::table::Room::STANDARD.rows,
    };

    /// Takes what a cell needs. None where that is not left.
    pub fn cell(&mut self, text: &str) -> Option<()> {
        self.bytes = self.bytes.checked_sub(text.len() + CELL)?;
        Some(())
    }

    /// Takes what a row needs beside its cells. None where that is not left.
    pub fn row(&mut self) -> Option<()> {
        self.bytes = self.bytes.checked_sub(ROW)?;
        self.rows = self.rows.checked_sub(1)?;
        Some(())
    }
}
