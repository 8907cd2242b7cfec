//! Reads an unpacked part from its beginning. Every step may fail; none panics.

use std::ops::Range;

use crate::{Field, Refusal};
use activelist_model::expert::check_text;

/// Says which kind of thing in a part cannot be.
pub(super) const fn bad(what: &'static str) -> Refusal {
    Refusal::BadPart { what }
}

/// A place in an unpacked part.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Begins after the mark that every part of this kind begins with, and the form; which one.
    pub fn after(mark: &[u8; 7], bytes: &'a [u8]) -> Result<(Reader<'a>, u8), Refusal> {
        let form = bytes.strip_prefix(mark).and_then(|rest| rest.first());
        match form {
            Some(form @ 1..=2) => Ok((Reader { bytes, at: 8 }, *form)),
            _ => Err(bad("mark")),
        }
    }

    /// So many bytes: where they are.
    pub fn range(&mut self, length: usize) -> Result<Range<usize>, Refusal> {
        let end = self.at.checked_add(length);
        let end = end.filter(|end| *end <= self.bytes.len());
        let range = self.at..end.ok_or(bad("length"))?;
        self.at = range.end;
        Ok(range)
    }

    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Refusal> {
        let range = self.range(length)?;
        self.bytes.get(range).ok_or(bad("length"))
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Refusal> {
        self.take(N)?.try_into().map_err(|_| bad("length"))
    }

    pub fn byte(&mut self) -> Result<u8, Refusal> {
        self.array().map(|[byte]| byte)
    }

    pub fn u16(&mut self) -> Result<u16, Refusal> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Result<u32, Refusal> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn i32(&mut self) -> Result<i32, Refusal> {
        self.array().map(i32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Result<u64, Refusal> {
        self.array().map(u64::from_le_bytes)
    }

    /// Whether all was read.
    pub const fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }
}

/// A number made of planes: that of the person at this place.
pub(super) fn joined(planes: &[u8], people: usize, place: usize) -> u64 {
    let (mut number, mut shift, mut at) = (0, 0, place);
    // Read some millions of times before a list is shown: a plain loop, of eight planes at most.
    while let (Some(byte), 0..u64::BITS) = (planes.get(at), shift) {
        number |= u64::from(*byte) << shift;
        shift += u8::BITS;
        at += people;
    }
    number
}

/// A text that may stand in this field.
pub(super) fn text(bytes: &[u8], field: Field) -> Result<&str, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| bad("text"))?;
    match check_text(text, field.limit(), field.takes_lines()) {
        Ok(()) => Ok(text),
        Err(_) => Err(bad("text")),
    }
}
