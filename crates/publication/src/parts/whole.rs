//! A list from all its parts at once, for the office's tools. Native only: a page has its browser
//! unpack them, one after the other.

use std::io::Read;

use flate2::read::GzDecoder;

use super::reader::bad;
use super::{ColumnsReader, MAX_UNPACKED_BYTES, Part, accept_part, read_prose};
use crate::{Meta, Packed, Refusal};

/// Unpacks a file to at most so many bytes.
pub fn unpack(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    let most = u64::try_from(limit).ok()?.checked_add(1)?;
    let reader = GzDecoder::new(bytes);
    reader.take(most).read_to_end(&mut unpacked).ok()?;
    (unpacked.len() <= limit).then_some(unpacked)
}

/// Checks the parts that a description names, all of them in their order, and reads them.
pub fn accept_parts(files: &[Vec<u8>], meta: &Meta) -> Result<Packed, Refusal> {
    if files.is_empty() || files.len() != meta.parts.len() {
        return Err(Refusal::NotAsDescribed);
    }
    let open = |(file, part): (&Vec<u8>, &Part)| {
        accept_part(file, part)?;
        unpack(file, MAX_UNPACKED_BYTES).ok_or(bad("gzip"))
    };
    let mut unpacked = files.iter().zip(&meta.parts).map(open);
    let first = unpacked.next().unwrap_or(Err(Refusal::NotAsDescribed))?;
    let mut reader = ColumnsReader::new(first, meta)?;
    reader.step(usize::MAX)?;
    let mut list = reader.finish()?;
    for block in unpacked {
        read_prose(&mut list, &block?)?;
    }
    Ok(list)
}
