//! Reads the first part of a list: all but the prose.
//!
//! A page reads it some thousand people at a time, so that it can do other things in between. What
//! a record of the whole list must hold, a person of the columns must hold too; but one fault
//! refuses all: who packed this had read the list.

use std::ops::Range;

use super::reader::{Reader, bad, joined, text};
use super::{COLUMNS, NUMBER};
use crate::catalog::{GROUPS, Group, OptionSet, Prefecture, QUESTIONS};
use crate::expert::{Answers, Date, RegistrationNumber, check_text};
use crate::snapshot::limits::{MAX_CASES, MAX_YEARS, REGISTERED_YEARS};
use crate::snapshot::packed::{Facts, SHORT};
use crate::snapshot::{Census, Edition, Field, Meta, Packed, Refusal};

/// The fields of the short texts, in their order.
const FIELDS: [Field; SHORT] = [
    Field::Name,
    Field::Kana,
    Field::Municipality,
    Field::Organisation,
    Field::QualificationOther,
    Field::IndustryOther,
    Field::AssociationOther,
    Field::FormOther,
];
/// Bytes of the planes of a person's sets.
const SETS: usize = 8 + 2 * (GROUPS - 1);
/// Planes of the answers.
pub(super) const PAIRS: usize = QUESTIONS.len() / 2;

/// Reads the columns. Nothing of the list is given out before all of them were read.
pub struct ColumnsReader {
    bytes: Vec<u8>,
    list: Packed,
    people: usize,
    /// Where the number, year, prefecture, cases and years are.
    numbers: [Range<usize>; NUMBER.len()],
    sets: Range<usize>,
    answers: Range<usize>,
    lengths: Range<usize>,
    /// Where the next text of each field begins.
    texts: [usize; SHORT],
    /// The options that each group has.
    known: [u64; GROUPS],
}

impl ColumnsReader {
    /// Reads the head and finds the columns. It must be the list that the description means.
    pub fn new(unpacked: Vec<u8>, meta: &Meta) -> Result<ColumnsReader, Refusal> {
        let mut reader = Reader::after(&COLUMNS, &unpacked)?;
        let people = reader.u32()? as usize;
        let edition = read_edition(&mut reader, people)?;
        let same = edition.serial == meta.serial
            && edition.published == meta.published
            && edition.expires == meta.expires
            && people == meta.count as usize;
        if !same {
            return Err(Refusal::NotAsDescribed);
        }
        let mut planes = |planes: usize| reader.range(planes.saturating_mul(people));
        let mut numbers = NUMBER.map(|_| 0..0);
        for (range, width) in numbers.iter_mut().zip(NUMBER) {
            *range = planes(width)?;
        }
        let (sets, answers, lengths) = (planes(SETS)?, planes(PAIRS)?, planes(SHORT)?);
        let mut texts = [0; SHORT];
        let mut room = 0;
        for (field, start) in texts.iter_mut().enumerate() {
            let from = lengths.start + field * people;
            let lengths = unpacked.get(from..from + people).unwrap_or_default();
            let length = lengths.iter().map(|length| usize::from(*length)).sum();
            *start = reader.range(length)?.start;
            room += length;
        }
        if !reader.is_done() {
            return Err(bad("length"));
        }
        Ok(ColumnsReader {
            list: Packed::with_room(edition, people, [room, 0]),
            bytes: unpacked,
            people,
            numbers,
            sets,
            answers,
            lengths,
            texts,
            known: Group::ALL.map(Group::every_answer),
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
        match self.list.len() == self.people {
            true => Ok(self.list),
            false => Err(bad("length")),
        }
    }

    fn person(&mut self, place: usize) -> Result<(), Refusal> {
        let facts = self.facts(place)?;
        let answers = self.answers(place)?;
        let number = self.number(place, 0) as u32;
        let number = match self.list.numbers().last() {
            None => Some(number),
            Some(last) if number > 0 => last.value().checked_add(number),
            Some(_) => None,
        };
        let number = number.and_then(RegistrationNumber::new);
        let number = number.ok_or(bad("number"))?;
        let mut short = [""; SHORT];
        for (field, slot) in short.iter_mut().enumerate() {
            let length = self.lengths.start + field * self.people + place;
            let length = self.bytes.get(length).copied().unwrap_or(0);
            let start = self.texts[field];
            let end = start + usize::from(length);
            self.texts[field] = end;
            let bytes = self.bytes.get(start..end).ok_or(bad("length"))?;
            *slot = text(bytes, FIELDS[field])?;
        }
        if short[0].trim().is_empty() {
            return Err(bad("name"));
        }
        self.list.push(number, facts, answers, short);
        Ok(())
    }

    /// One of the columns of numbers.
    fn number(&self, place: usize, column: usize) -> u64 {
        let planes = self.bytes.get(self.numbers[column].clone());
        joined(planes.unwrap_or_default(), self.people, place)
    }

    fn facts(&self, place: usize) -> Result<Facts, Refusal> {
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
        let mut facts = Facts {
            registered,
            cases,
            years,
            home,
            ..Facts::default()
        };
        let sets = self.bytes.get(self.sets.clone()).unwrap_or_default();
        let (reach, others) = sets.split_at_checked(8 * self.people).unwrap_or_default();
        facts.reach = joined(reach, self.people, place);
        let others = others.chunks_exact((2 * self.people).max(1));
        for (slot, planes) in facts.others.iter_mut().zip(others) {
            *slot = joined(planes, self.people, place) as u16;
        }
        for (group, known) in Group::ALL.into_iter().zip(self.known) {
            let set: OptionSet = facts.set(group);
            if set.bits() & !known != 0 || group.is_single() && set.len() > 1 {
                return Err(bad("choices"));
            }
        }
        Ok(facts)
    }

    fn answers(&self, place: usize) -> Result<Answers, Refusal> {
        let planes = self.bytes.get(self.answers.clone()).unwrap_or_default();
        let mut pairs = [0; PAIRS];
        let bytes = planes.iter().skip(place).step_by(self.people.max(1));
        for (slot, byte) in pairs.iter_mut().zip(bytes) {
            *slot = *byte;
        }
        let codes = std::array::from_fn(|question| match question % 2 {
            0 => pairs[question / 2] % 5,
            _ => pairs[question / 2] / 5,
        });
        let answers = Answers::from_codes(codes);
        let answers = answers.filter(|answers| answers.answered() > 0);
        answers.ok_or(bad("answers"))
    }
}

fn read_edition(reader: &mut Reader, people: usize) -> Result<Edition, Refusal> {
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
        Ok(()) => Ok(Edition {
            serial,
            published,
            expires,
            source: source.to_string(),
            sample,
            census,
        }),
    }
}
