//! A column of entries that many people share.

use std::ops::Range;

use super::reader::{Reader, bad, joined};
use super::width;
use crate::Refusal;

/// Which entry each person has. Entries are met in their order.
pub(super) struct PackedColumn {
    planes: Range<usize>,
    entries: usize,
    met: usize,
}

impl PackedColumn {
    /// Reads how many entries there are, and finds the planes that say which.
    pub fn read(reader: &mut Reader, people: usize) -> Result<PackedColumn, Refusal> {
        let entries = reader.u32()? as usize;
        // Everyone has one at most, and nobody's is left over.
        if entries > people {
            return Err(bad("entries"));
        }
        Ok(PackedColumn {
            planes: reader.range(width(entries) * people)?,
            entries,
            met: 0,
        })
    }

    pub const fn entries(&self) -> usize {
        self.entries
    }

    /// Whether each entry is somebody's, once all people were read.
    pub const fn is_done(&self) -> bool {
        self.met == self.entries
    }

    /// The entry of the next person, who is at this place.
    pub fn next(&mut self, bytes: &[u8], people: usize, place: usize) -> Result<usize, Refusal> {
        let planes = bytes.get(self.planes.clone()).unwrap_or_default();
        let entry = match joined(planes, people, place) {
            0 => {
                self.met += 1;
                self.met - 1
            }
            known => (known - 1) as usize,
        };
        match entry < self.met && self.met <= self.entries {
            true => Ok(entry),
            false => Err(bad("entries")),
        }
    }
}
