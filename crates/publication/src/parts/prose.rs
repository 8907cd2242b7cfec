//! Reads a block of prose: what is read on a card and looked through for free words.
//!
//! A page reads it some people at a time, so that it can do other things in between.

use std::ops::Range;

use super::reader::{Reader, bad, text};
use super::{PROSE_PEOPLE, PROSES};
use crate::added::Added;
use crate::packed::{PROSE, ProseText, Texts};
use crate::{Packed, Refusal};
use activelist_model::expert::PhotoName;

/// Reads the prose of the next people of a list who have none. Nothing of it is in the list before
/// all was read.
pub struct ProseReader {
    bytes: Vec<u8>,
    first: usize,
    people: usize,
    /// Where the lengths are.
    lengths: Range<usize>,
    /// Where what is left of each field is.
    columns: [Range<usize>; PROSE],
    block: Texts,
}

impl ProseReader {
    /// Reads the head and finds the fields. It must be the list's next block.
    pub fn new(list: &Packed, unpacked: Vec<u8>) -> Result<ProseReader, Refusal> {
        let first = list.with_prose();
        let people = PROSE_PEOPLE.min(list.len() - first);
        let (mut reader, form) = Reader::after(PROSES, &unpacked)?;
        let expected = (list.edition.serial, first as u32, people as u32);
        if (reader.u64()?, reader.u32()?, reader.u32()?) != expected || people == 0 {
            return Err(Refusal::NotAsDescribed);
        }
        let texts = match form {
            1 => ProseText::FIRST,
            _ => usize::from(reader.byte()?),
        };
        if form != 1 && texts < PROSE {
            return Err(bad("texts"));
        }
        let lengths = reader.range(2 * texts * people)?;
        let start = lengths.end;
        let mut columns = [const { 0..0 }; PROSE];
        for field in 0..texts {
            let lengths = unpacked.get(lengths.clone()).unwrap_or_default();
            let all = (0..people).map(|place| length(lengths, people, field, place));
            let column = reader.range(all.sum())?;
            if let Some(known) = columns.get_mut(field) {
                *known = column;
            }
        }
        if !reader.is_done() {
            return Err(bad("length"));
        }
        Ok(ProseReader {
            block: Texts::with_room(unpacked.len() - start, people * PROSE),
            bytes: unpacked,
            first,
            people,
            lengths,
            columns,
        })
    }

    /// Reads so many people more. `true` once all are read.
    pub fn step(&mut self, people: usize) -> Result<bool, Refusal> {
        let start = self.block.len() / PROSE;
        let end = start.saturating_add(people).min(self.people);
        let lengths = self.bytes.get(self.lengths.clone()).unwrap_or_default();
        for place in start..end {
            for (known, left) in ProseText::all().zip(&mut self.columns) {
                let length = length(lengths, self.people, known.place(), place);
                let end = left.start + length;
                // It never is more than what is left: the lengths were added up before.
                let bytes = self.bytes.get(left.start..end.min(left.end));
                left.start = end;
                let bytes = bytes.unwrap_or_default();
                let text = match known.field() {
                    Some(field) => text(bytes, field)?,
                    None => added(bytes)?,
                };
                let is_photo = known == ProseText::Photo && !text.is_empty();
                if is_photo && PhotoName::parse(text).is_none() {
                    return Err(bad("photo"));
                }
                self.block.push(text);
            }
        }
        Ok(end == self.people)
    }

    /// Adds what was read to the list that it was begun with; all must have been read.
    pub fn finish(self, list: &mut Packed) -> Result<(), Refusal> {
        let is_next = list.with_prose() == self.first && self.block.len() == self.people * PROSE;
        if !is_next {
            return Err(Refusal::NotAsDescribed);
        }
        list.add_prose(&self.block);
        Ok(())
    }
}

/// A line of what schema 2 added, each of whose fields may stand in a list.
fn added(bytes: &[u8]) -> Result<&str, Refusal> {
    let line = std::str::from_utf8(bytes).map_err(|_| bad("text"))?;
    match Added::of_line(line).read() {
        Ok(_) => Ok(line),
        Err(_) => Err(bad("added")),
    }
}

/// The length of a text, in two planes a field.
fn length(lengths: &[u8], people: usize, field: usize, place: usize) -> usize {
    let low = 2 * field * people + place;
    let byte = |place: usize| lengths.get(place).copied().unwrap_or(0);
    usize::from(u16::from_le_bytes([byte(low), byte(low + people)]))
}

/// Adds the prose of the next people who have none. It must be their block; where it is refused,
/// the list is as it was.
pub fn read_prose(list: &mut Packed, unpacked: &[u8]) -> Result<(), Refusal> {
    let mut reader = ProseReader::new(list, unpacked.to_vec())?;
    reader.step(usize::MAX)?;
    reader.finish(list)
}
