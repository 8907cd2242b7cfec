//! Reads a block of prose: what is read on a card and looked through for free words.

use super::reader::{Reader, bad, text};
use super::{PROSE_PEOPLE, PROSES};
use crate::expert::PhotoName;
use crate::snapshot::packed::PROSE;
use crate::snapshot::{Field, Packed, Refusal};

/// The fields before the grounds, in their order.
const FIELDS: [Field; 5] = [
    Field::Mail,
    Field::Appeal,
    Field::Homepage,
    Field::Photo,
    Field::Work,
];
const PHOTO: usize = 3;

/// Adds the prose of the next people who have none. It must be their block; where it is refused,
/// the list is as it was.
pub fn read_prose(list: &mut Packed, unpacked: &[u8]) -> Result<(), Refusal> {
    let first = list.with_prose();
    let people = PROSE_PEOPLE.min(list.len() - first);
    let mut reader = Reader::after(&PROSES, unpacked)?;
    let expected = (list.edition.serial, first as u32, people as u32);
    if (reader.u64()?, reader.u32()?, reader.u32()?) != expected || people == 0 {
        return Err(Refusal::NotAsDescribed);
    }
    let lengths = reader.take(2 * PROSE * people)?;
    let length = |field: usize, place: usize| {
        let low = 2 * field * people + place;
        let byte = |place: usize| lengths.get(place).copied().unwrap_or(0);
        usize::from(u16::from_le_bytes([byte(low), byte(low + people)]))
    };
    let mut columns = [&[][..]; PROSE];
    for (field, column) in columns.iter_mut().enumerate() {
        *column = reader.take((0..people).map(|place| length(field, place)).sum())?;
    }
    if !reader.is_done() {
        return Err(bad("length"));
    }
    let room = columns.iter().map(|column| column.len()).sum();
    list.reserve_prose(people, room);
    for place in 0..people {
        let mut prose = [""; PROSE];
        for (field, slot) in prose.iter_mut().enumerate() {
            let split = columns[field].split_at_checked(length(field, place));
            let read = split.ok_or(bad("length")).and_then(|(bytes, rest)| {
                columns[field] = rest;
                text(bytes, FIELDS.get(field).copied().unwrap_or(Field::Grounds))
            });
            let is_photo = |name: &str| name.is_empty() || PhotoName::parse(name).is_some();
            *slot = match read {
                Ok(name) if field == PHOTO && !is_photo(name) => Err(bad("photo")),
                read => read,
            }
            .inspect_err(|_| list.cut_prose(first))?;
        }
        list.push_prose(prose);
    }
    Ok(())
}
