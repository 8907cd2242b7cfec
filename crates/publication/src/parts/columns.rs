//! Reads the first part of a list: all but the prose.
//!
//! A page reads it some thousand people at a time, so that it can do other things in between. What
//! a record of the whole list must hold, a person of the columns must hold too; but one fault
//! refuses all: who packed this had read the list.

use std::ops::Range;

use super::column::PackedColumn;
use super::reader::{Reader, bad, joined};
use super::{COLUMNS, NUMBERS, TRIPLES};
use crate::limits::{MAX_CASES, MAX_YEARS, REGISTERED_YEARS};
use crate::packed::{Facts, SHORT, ShortText};
use crate::{Census, Field, ListHead, Meta, Packed, Refusal};
use activelist_model::catalog::{GROUPS, Group, OptionSet, Prefecture};
use activelist_model::expert::{Answers, Date, RegistrationNumber, check_text};

/// Reads the columns. Nothing of the list is given out before all of them were read.
pub struct ColumnsReader {
    bytes: Vec<u8>,
    list: Packed,
    people: usize,
    /// Where the number, year, prefecture, cases and years are.
    numbers: [Range<usize>; NUMBERS.len()],
    answers: Range<usize>,
    sets: Vec<Sets>,
    texts: Vec<Words>,
    /// The entries of all texts.
    words: String,
    /// The texts of one person, one after the other.
    line: String,
    /// Bytes of short texts still to come.
    room: usize,
}

struct Sets {
    column: PackedColumn,
    entries: Vec<u64>,
}

struct Words {
    column: PackedColumn,
    /// Where each entry begins, and where the last one ends.
    places: Vec<u32>,
}

impl ColumnsReader {
    /// Reads the head and finds the columns. It must be the list that the description means.
    pub fn new(mut unpacked: Vec<u8>, meta: &Meta) -> Result<ColumnsReader, Refusal> {
        let (mut reader, _) = Reader::after(COLUMNS, &unpacked)?;
        let people = reader.u32()? as usize;
        let mut edition = read_edition(&mut reader, people)?;
        if !meta.describes(&edition, people) {
            return Err(Refusal::NotAsDescribed);
        }
        edition.census = edition.census.with_outside(meta.outside);
        let room = reader.u32()? as usize;
        // A character that is counted has at most two code points of four bytes.
        let most: usize = ShortText::ALL
            .map(|text| 8 * text.field().limit())
            .iter()
            .sum();
        if room > people.saturating_mul(most) {
            return Err(bad("length"));
        }
        let mut numbers = NUMBERS.map(|_| 0..0);
        for (range, width) in numbers.iter_mut().zip(NUMBERS) {
            *range = reader.range(people.saturating_mul(width))?;
        }
        let answers = reader.range(people.saturating_mul(TRIPLES))?;
        let sets = Group::ALL.map(|group| read_sets(&mut reader, people, group));
        let sets = sets.into_iter().collect::<Result<_, _>>()?;
        let mut end = 0;
        let texts = (0..2 * SHORT).map(|_| read_words(&mut reader, people, &mut end));
        let texts = texts.collect::<Result<_, _>>()?;
        let start = reader.range(0)?.start;
        reader.range(end as usize)?;
        if !reader.is_done() {
            return Err(bad("length"));
        }
        let words = String::from_utf8(unpacked.split_off(start));
        Ok(ColumnsReader {
            list: Packed::with_room(edition, people, [room, 0]),
            bytes: unpacked,
            people,
            numbers,
            answers,
            sets,
            texts,
            words: words.map_err(|_| bad("text"))?,
            line: String::new(),
            room,
        })
    }

    /// Reads so many people more. True once all are read.
    pub fn step(&mut self, people: usize) -> Result<bool, Refusal> {
        let start = self.list.len();
        let end = start.saturating_add(people).min(self.people);
        for place in start..end {
            self.person(place)?;
        }
        Ok(end == self.people)
    }

    /// The list, without prose; it must have been read to its end.
    pub fn finish(self) -> Result<Packed, Refusal> {
        let is_done = self.list.len() == self.people
            && self.room == 0
            && self.sets.iter().all(|sets| sets.column.is_done())
            && self.texts.iter().all(|words| words.column.is_done());
        match is_done {
            true => Ok(self.list),
            false => Err(bad("length")),
        }
    }

    fn person(&mut self, place: usize) -> Result<(), Refusal> {
        let number = self.number(place, 0) as u32;
        let number = match self.list.numbers().last() {
            None => Some(number),
            Some(last) if number > 0 => last.value().checked_add(number),
            Some(_) => None,
        };
        let number = number.and_then(RegistrationNumber::new);
        let number = number.ok_or(bad("number"))?;
        let facts = self.facts(place)?;
        let answers = self.answers(place)?;
        let ends = self.line(place)?;
        let mut short = [""; SHORT];
        let mut start = 0;
        for ((slot, end), known) in short.iter_mut().zip(ends).zip(ShortText::ALL) {
            let text = self.line.get(start..end).unwrap_or_default();
            check_text(text, known.field().limit(), false).map_err(|_| bad("text"))?;
            *slot = text;
            start = end;
        }
        if short[ShortText::Name as usize].trim().is_empty() {
            return Err(bad("name"));
        }
        self.room = self.room.checked_sub(start).ok_or(bad("length"))?;
        self.list.push(number, facts, answers, short);
        Ok(())
    }

    /// Puts the short texts of a person together; where each ends.
    fn line(&mut self, place: usize) -> Result<[usize; SHORT], Refusal> {
        let mut ends = [0; SHORT];
        self.line.clear();
        for (halves, end) in self.texts.chunks_exact_mut(2).zip(&mut ends) {
            for words in halves {
                let entry = words.column.next(&self.bytes, self.people, place)?;
                let place = |entry: usize| words.places.get(entry).map(|place| *place as usize);
                let range = place(entry).zip(place(entry + 1));
                let (start, end) = range.ok_or(bad("entries"))?;
                // None within a character.
                let word = self.words.get(start..end).ok_or(bad("text"))?;
                self.line.push_str(word);
            }
            *end = self.line.len();
        }
        Ok(ends)
    }

    /// One of the columns of numbers.
    fn number(&self, place: usize, column: usize) -> u64 {
        let planes = self.bytes.get(self.numbers[column].clone());
        joined(planes.unwrap_or_default(), self.people, place)
    }

    fn facts(&mut self, place: usize) -> Result<Facts, Refusal> {
        let number = |column| self.number(place, column) as u16;
        let stated = |column| number(column).checked_sub(1);
        let registered = Some(number(1)).filter(|year| *year > 0);
        let home = match number(2) {
            0 => None,
            code => Some(Prefecture::from_code(code as u8).ok_or(bad("prefecture"))?),
        };
        let (cases, years) = (stated(3), stated(4));
        let possible = registered.is_none_or(|year| REGISTERED_YEARS.contains(&year))
            && cases.is_none_or(|cases| cases <= MAX_CASES)
            && years.is_none_or(|years| years <= MAX_YEARS);
        if !possible {
            return Err(bad("number"));
        }
        let mut bits = [0; GROUPS];
        for (slot, sets) in bits.iter_mut().zip(&mut self.sets) {
            let entry = sets.column.next(&self.bytes, self.people, place)?;
            *slot = sets.entries.get(entry).copied().unwrap_or(0);
        }
        let [reach, others @ ..] = bits;
        Ok(Facts {
            reach,
            others: others.map(|bits| bits as u16),
            registered,
            cases,
            years,
            home,
        })
    }

    fn answers(&self, place: usize) -> Result<Answers, Refusal> {
        let planes = self.bytes.get(self.answers.clone()).unwrap_or_default();
        let mut triples = [0; TRIPLES];
        let bytes = planes.iter().skip(place).step_by(self.people.max(1));
        for (slot, byte) in triples.iter_mut().zip(bytes) {
            *slot = *byte;
        }
        let codes = std::array::from_fn(|question| {
            let triple = triples[question / 3];
            match question % 3 {
                0 => triple % 5,
                1 => triple / 5 % 5,
                _ => triple / 25,
            }
        });
        let answers = Answers::from_codes(codes);
        let answers = answers.filter(|answers| answers.answered() > 0);
        answers.ok_or(bad("answers"))
    }
}

/// The sets of a group: what each may be is asked once, not of everyone.
fn read_sets(reader: &mut Reader, people: usize, group: Group) -> Result<Sets, Refusal> {
    let column = PackedColumn::read(reader, people)?;
    let count = column.entries();
    let planes = reader.take(8 * count)?;
    let entries: Vec<u64> = (0..count)
        .map(|entry| joined(planes, count, entry))
        .collect();
    let known = group.every_answer();
    let is_possible = |bits: &u64| {
        bits & !known == 0 && !(group.is_single() && OptionSet::from_bits(*bits).len() > 1)
    };
    match entries.iter().all(is_possible) {
        true => Ok(Sets { column, entries }),
        false => Err(bad("choices")),
    }
}

/// The words of half a field, which begin at `end`.
fn read_words(reader: &mut Reader, people: usize, end: &mut u32) -> Result<Words, Refusal> {
    let column = PackedColumn::read(reader, people)?;
    let mut places = Vec::with_capacity(column.entries() + 1);
    places.push(*end);
    for length in reader.take(column.entries())? {
        *end = end.saturating_add(u32::from(*length));
        places.push(*end);
    }
    Ok(Words { column, places })
}

fn read_edition(reader: &mut Reader, people: usize) -> Result<ListHead, Refusal> {
    let serial = reader.u64()?;
    let mut date = || {
        let date = Date::from_epoch_days(i64::from(reader.i32()?));
        date.ok_or(bad("date"))
    };
    let (published, expires) = (date()?, date()?);
    let sample = match reader.byte()? {
        0 => false,
        1 => true,
        _ => return Err(bad("sample")),
    };
    let mut figure = || reader.u32();
    let census = Census {
        answers: figure()?,
        repeats: figure()?,
        no_skills: figure()?,
        unable: figure()?,
        declined: figure()?,
        // That is in the description.
        outside: 0,
    };
    // Not with `listed`: figures that pass below nought must not pass as nought.
    let gone = [
        census.repeats,
        census.no_skills,
        census.unable,
        census.declined,
    ];
    let gone = gone.into_iter().try_fold(people as u32, u32::checked_add);
    if gone != Some(census.answers) {
        return Err(bad("census"));
    }
    let length = reader.u16()?;
    let source = std::str::from_utf8(reader.take(usize::from(length))?);
    let source = source.map_err(|_| bad("source"))?;
    match check_text(source, Field::Source.limit(), false) {
        Err(_) => Err(bad("source")),
        Ok(()) => Ok(ListHead {
            serial,
            published,
            expires,
            source: source.to_string(),
            sample,
            census,
        }),
    }
}
