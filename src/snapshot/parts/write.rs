//! Writes a list in parts. Native only. Same list in, same bytes out.

use std::io::{Read, Write};

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};

use super::columns::PAIRS;
use super::{COLUMNS, NUMBER, PROSE_PEOPLE, PROSES};
use crate::catalog::Group;
use crate::expert::Specialist;
use crate::snapshot::List;
use crate::snapshot::packed::{PROSE, SHORT, facts_of, prose_of, short_of};

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

/// Unpacks a file of at most so many bytes.
pub fn unpack(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut unpacked = Vec::new();
    let reader = GzDecoder::new(bytes);
    let most = u64::try_from(limit).ok()?.checked_add(1)?;
    reader.take(most).read_to_end(&mut unpacked).ok()?;
    (unpacked.len() <= limit).then_some(unpacked)
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
    bytes.extend((people.len() as u32).to_le_bytes());
    bytes.extend(list.serial.to_le_bytes());
    for date in [list.published, list.expires] {
        bytes.extend((date.epoch_days() as i32).to_le_bytes());
    }
    bytes.push(u8::from(list.sample));
    let census = list.census;
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
    planes(&mut bytes, NUMBER[0], steps.into_iter());
    let years = facts.iter().map(|facts| facts.registered.unwrap_or(0));
    planes(&mut bytes, NUMBER[1], years.map(u64::from));
    let homes = facts
        .iter()
        .map(|facts| facts.home.map_or(0, |home| home.code()));
    planes(&mut bytes, NUMBER[2], homes.map(u64::from));
    planes(
        &mut bytes,
        NUMBER[3],
        facts.iter().map(|facts| stated(facts.cases)),
    );
    planes(
        &mut bytes,
        NUMBER[4],
        facts.iter().map(|facts| stated(facts.years)),
    );
    for group in Group::ALL {
        let width = if group == Group::Prefecture { 8 } else { 2 };
        planes(
            &mut bytes,
            width,
            facts.iter().map(|facts| facts.set(group).bits()),
        );
    }
    for pair in 0..PAIRS {
        let pairs = people.iter().map(|someone| {
            let codes = someone.answers.codes();
            u64::from(codes[2 * pair] + 5 * codes[2 * pair + 1])
        });
        planes(&mut bytes, 1, pairs);
    }
    texts(&mut bytes, 1, SHORT, people, |someone, field| {
        short_of(someone)[field]
    });
    bytes
}

fn prose(list: &List, first: usize, people: &[&Specialist]) -> Vec<u8> {
    let mut bytes = PROSES.to_vec();
    bytes.extend(list.serial.to_le_bytes());
    bytes.extend((first as u32).to_le_bytes());
    bytes.extend((people.len() as u32).to_le_bytes());
    texts(&mut bytes, 2, PROSE, people, |someone, field| {
        prose_of(someone)[field]
    });
    bytes
}

/// The planes of some numbers, the lowest bytes first.
fn planes(bytes: &mut Vec<u8>, width: usize, numbers: impl Iterator<Item = u64> + Clone) {
    for plane in 0..width {
        bytes.extend(numbers.clone().map(|number| (number >> (8 * plane)) as u8));
    }
}

/// Lengths and texts of some fields.
fn texts<'a>(
    bytes: &mut Vec<u8>,
    width: usize,
    fields: usize,
    people: &[&'a Specialist],
    text: impl Fn(&'a Specialist, usize) -> &'a str,
) {
    for field in 0..fields {
        let lengths = people
            .iter()
            .map(|someone| text(someone, field).len() as u64);
        planes(bytes, width, lengths);
    }
    for field in 0..fields {
        bytes.extend(
            people
                .iter()
                .flat_map(|someone| text(someone, field).bytes()),
        );
    }
}
