//! What `cargo xtask needs` makes from the files that people edit.

use super::fault::TableFault;
use super::pack::pack;
use super::read::read;

pub use super::train::{branched, learned};

/// The packed table of a text: `table.txt` and behind it `learned.txt`. Its faults where it has some.
pub fn packed(text: &str) -> Result<Vec<u8>, Vec<TableFault>> {
    let (table, faults) = read(text);
    match faults.is_empty() {
        true => Ok(pack(&table)),
        false => Err(faults),
    }
}
