//! The survey file: from its bytes to the answers in it.
//!
//! Owns: encodings, separators, headers, the many ways in which people write a number or a label,
//! the faults and warnings with their places, and the made-up survey. Must never decide who is
//! listed, nor touch the disk.
//!
//! A cell may be empty where the survey lets a question stand unanswered; 回答日時, 登録番号, 氏名
//! and 掲載可否 may not: without them no one can tell whose answer it is or whether it may be
//! shown. One fault stops the whole publication, even in an answer that a later one replaces:
//! a file that can't be read in full can't be trusted in part.
//!
//! A made-up survey says so in every row, in the column 見本データ (*ours*): so a sample is known
//! as one without anybody having to remember a flag, and made-up people never stand beside real
//! ones.

pub(crate) mod advice;
mod answer;
pub(crate) mod cell;
mod cells;
pub(crate) mod choice;
mod column;
pub(crate) mod decode;
mod doubt;
pub(crate) mod finding;
pub(crate) mod fold;
mod header;
mod heading;
mod kana;
mod kept;
pub(crate) mod layout;
pub(crate) mod level;
pub(crate) mod notation;
pub(crate) mod number;
mod numbers;
mod read;
mod reading;
mod row;
pub mod sample;
mod sheet;
pub(crate) mod table;
pub(crate) mod time;
mod update;
mod wording;

pub use answer::Answer;
pub use cells::cell_of;
pub use column::{Column, SAMPLE_MARK};
pub(crate) use doubt::{doubts, is_of_characters};
pub use finding::{Fault, FaultKind, Finding, MOST_FINDINGS, Warning, WarningKind};
pub use fold::{fold, fold_ascii};
pub use header::column as column_named;
pub use heading::name_heading;
pub use kept::{numbers_in, one_row, with_cells, without_answers};
pub use number::registration;
pub use numbers::{ListedNumber, NumberList, NumbersFault, read_numbers};
pub use read::read;
pub use reading::Reading;
pub use sheet::{
    PassedRow, Sheet, SheetColumn, SheetFault, SheetRow, WholeSheet, add_to_sheet, read_sheet,
    read_whole,
};
pub use time::{AnsweredAt, answered_at, day, is_serial_day};
pub(crate) use update::BEFORE;
pub use update::{CorrectedCell, ERASE, Updated, Withdrawn, read_update};
pub(crate) use wording::{row_label, say_fictitious_mails};
pub use wording::{say_fault, say_warning};
