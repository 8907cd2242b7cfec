//! Writes a list in parts. Native only. Same list in, same bytes out.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compression, GzBuilder};

use super::{COLUMNS, NUMBERS, PROSE_PEOPLE, PROSES, TRIPLES, width};
use crate::List;
use crate::added::line_of;
use crate::packed::{PROSE, ProseText, SHORT, facts_of, prose_of, short_of};
use activelist_model::catalog::Group;
use activelist_model::expert::Specialist;

/// The files of a list in parts: first the columns, then the prose in its order.
pub fn write_parts(list: &List) -> Vec<Vec<u8>> {
    lay_out(list).iter().map(|part| pack(part)).collect()
}

/// The same, not yet packed.
pub fn lay_out(list: &List) -> Vec<Vec<u8>> {
    let mut people: Vec<&Specialist> = list.specialists.iter().collect();
    people.sort_by_key(|someone| someone.registration);
    let blocks = people.chunks(PROSE_PEOPLE).enumerate();
    let blocks = blocks.map(|(block, people)| prose(list, block * PROSE_PEOPLE, people));
    [columns(list, &people)].into_iter().chain(blocks).collect()
}

/// Packs a file: no name, no time, so that only its content counts.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
    // Memory does not refuse to be written to.
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}

fn columns(list: &List, people: &[&Specialist]) -> Vec<u8> {
    let mut bytes = COLUMNS.to_vec();
    bytes.push(list.schema() as u8);
    bytes.extend((people.len() as u32).to_le_bytes());
    bytes.extend(list.serial.to_le_bytes());
    for date in [list.published, list.expires] {
        bytes.extend((date.epoch_days() as i32).to_le_bytes());
    }
    bytes.push(u8::from(list.sample));
    let census = list.census.without_outside();
    let figures = [
        census.answers,
        census.repeats,
        census.no_skills,
        census.unable,
        census.declined,
    ];
    bytes.extend(figures.iter().flat_map(|figure| figure.to_le_bytes()));
    bytes.extend((list.source.len() as u16).to_le_bytes());
    bytes.extend(list.source.bytes());

    let short: Vec<[&str; SHORT]> = people.iter().map(|someone| short_of(someone)).collect();
    let room: usize = short.iter().flatten().map(|text| text.len()).sum();
    bytes.extend((room as u32).to_le_bytes());

    let facts: Vec<_> = people.iter().map(|someone| facts_of(someone)).collect();
    let mut last = 0;
    let steps: Vec<u64> = people
        .iter()
        .map(|someone| {
            let number = someone.registration.value();
            u64::from(number - std::mem::replace(&mut last, number))
        })
        .collect();
    let stated = |value: Option<u16>| value.map_or(0, |value| u64::from(value) + 1);
    planes(&mut bytes, NUMBERS[0], steps.into_iter());
    let years = facts.iter().map(|facts| facts.registered.unwrap_or(0));
    planes(&mut bytes, NUMBERS[1], years.map(u64::from));
    let homes = facts
        .iter()
        .map(|facts| facts.home.map_or(0, |home| home.code()));
    planes(&mut bytes, NUMBERS[2], homes.map(u64::from));
    planes(
        &mut bytes,
        NUMBERS[3],
        facts.iter().map(|facts| stated(facts.cases)),
    );
    planes(
        &mut bytes,
        NUMBERS[4],
        facts.iter().map(|facts| stated(facts.years)),
    );
    for triple in 0..TRIPLES {
        let triples = people.iter().map(|someone| {
            let codes = someone.answers.codes();
            let code =
                |place: usize| u64::from(codes.get(3 * triple + place).copied().unwrap_or(0));
            code(0) + 5 * code(1) + 25 * code(2)
        });
        planes(&mut bytes, 1, triples);
    }
    for group in Group::ALL {
        let sets = facts.iter().map(|facts| facts.set(group).bits());
        let entries = column(&mut bytes, sets);
        planes(&mut bytes, 8, entries.into_iter());
    }
    let mut words = Vec::new();
    for field in 0..SHORT {
        for half in [false, true] {
            let halves = short.iter().map(|texts| {
                let (first, second) = cut(texts[field]);
                if half { second } else { first }
            });
            let entries = column(&mut bytes, halves);
            planes(&mut bytes, 1, entries.iter().map(|word| word.len() as u64));
            words.extend(entries.iter().flat_map(|word| word.bytes()));
        }
    }
    bytes.extend(words);
    bytes
}

/// A text before its first blank, and from there on.
fn cut(text: &str) -> (&str, &str) {
    text.split_at(text.find([' ', '\u{3000}']).unwrap_or(text.len()))
}

/// Writes which entry everyone has; the entries.
fn column<T: Copy + Ord>(bytes: &mut Vec<u8>, of_each: impl Iterator<Item = T>) -> Vec<T> {
    let mut places = BTreeMap::new();
    let mut entries = Vec::new();
    let which: Vec<u64> = of_each
        .map(|entry| match places.get(&entry) {
            Some(place) => *place,
            None => {
                entries.push(entry);
                places.insert(entry, entries.len() as u64);
                0
            }
        })
        .collect();
    bytes.extend((entries.len() as u32).to_le_bytes());
    planes(bytes, width(entries.len()), which.into_iter());
    entries
}

fn prose(list: &List, first: usize, people: &[&Specialist]) -> Vec<u8> {
    let schema = list.schema();
    // The first form has all texts but the last.
    let texts = if schema == 1 { ProseText::FIRST } else { PROSE };
    let mut bytes = PROSES.to_vec();
    bytes.push(schema as u8);
    bytes.extend(list.serial.to_le_bytes());
    bytes.extend((first as u32).to_le_bytes());
    bytes.extend((people.len() as u32).to_le_bytes());
    if schema != 1 {
        bytes.push(texts as u8);
    }
    let lines: Vec<String> = people.iter().map(|someone| line_of(someone)).collect();
    let prose = people.iter().zip(&lines);
    let prose: Vec<[&str; PROSE]> = prose
        .map(|(someone, line)| prose_of(someone, line))
        .collect();
    for field in 0..texts {
        planes(
            &mut bytes,
            2,
            prose.iter().map(|texts| texts[field].len() as u64),
        );
    }
    for field in 0..texts {
        bytes.extend(prose.iter().flat_map(|texts| texts[field].bytes()));
    }
    bytes
}

/// The planes of some numbers, the lowest bytes first.
fn planes(bytes: &mut Vec<u8>, width: usize, numbers: impl Iterator<Item = u64> + Clone) {
    for plane in 0..width {
        bytes.extend(numbers.clone().map(|number| (number >> (8 * plane)) as u8));
    }
}
