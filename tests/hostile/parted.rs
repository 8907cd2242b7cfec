//! A list in parts: nothing is accepted that the whole list could not hold.

use activelist_model::expert::{Answers, Date, RegistrationNumber, Specialist};
use activelist_publication::{
    Census, ColumnsReader, Limits, List, Meta, Packed, Part, Refusal, lay_out, read_prose,
    record_of, refusal_text, to_specialist, unpack,
};

use super::harmless::{can_be_said, is_harmless};

/// Any bytes are the columns of a list, the next prose of one, or refused for a reason; and a gzip
/// file, or none.
pub fn parts(bytes: &[u8]) {
    match columns(bytes, &meta_for(bytes)) {
        Ok(list) => is_sound(&list),
        Err(refusal) => can_be_said(&refusal_text(&refusal)),
    }
    let list = some();
    let sound = columns(&lay_out(&list)[0], &meta_of(&list)).expect("its own columns");
    let mut read = sound.clone();
    match read_prose(&mut read, bytes) {
        Ok(()) => {
            assert_eq!(read.with_prose(), read.len());
            is_sound(&read);
        }
        Err(refusal) => {
            can_be_said(&refusal_text(&refusal));
            assert_eq!(read, sound, "half a block stays");
        }
    }
    if let Some(unpacked) = unpack(bytes, 1 << 16) {
        assert!(unpacked.len() <= 1 << 16);
    }
}

fn columns(bytes: &[u8], meta: &Meta) -> Result<Packed, Refusal> {
    let mut reader = ColumnsReader::new(bytes.to_vec(), meta)?;
    while !reader.step(1)? {}
    reader.finish()
}

/// A specialist of it could stand in a snapshot, and the list comes back from its parts.
fn is_sound(read: &Packed) {
    let specialists: Vec<Specialist> = (0..read.len())
        .map(|place| read.specialist(place).expect("in the list"))
        .collect();
    for someone in &specialists {
        is_harmless(someone);
        assert_eq!(to_specialist(record_of(someone)).as_ref(), Ok(someone));
    }
    let edition = read.edition.clone();
    let list = List {
        serial: edition.serial,
        published: edition.published,
        expires: edition.expires,
        source: edition.source,
        sample: edition.sample,
        census: edition.census,
        specialists,
    };
    let raw = lay_out(&list);
    assert_eq!(raw.len(), Part::number(list.specialists.len()));
    let mut again = columns(&raw[0], &meta_of(&list)).expect("accepted again");
    for block in &raw[1..] {
        read_prose(&mut again, block).expect("accepted again");
    }
    assert_eq!(again, Packed::from(list));
}

fn meta_of(list: &List) -> Meta {
    Meta {
        serial: list.serial,
        published: list.published,
        expires: list.expires,
        count: list.census.listed(),
        sha256: Part::of(b"").sha256,
        bytes: 0,
        parts: Vec::new(),
        outside: 0,
        site: None,
        key: None,
    }
}

/// A description that means these columns, as far as one can: else all would end at their head.
fn meta_for(bytes: &[u8]) -> Meta {
    let mut meta = meta_of(&some());
    let at = |place: usize| bytes.get(place..place + 4)?.try_into().ok();
    let date = |place| Date::from_epoch_days(i64::from(i32::from_le_bytes(at(place)?)));
    let most = Limits::STANDARD.records as u32;
    meta.count = at(8).map_or(0, |bytes| u32::from_le_bytes(bytes).min(most));
    let serial = bytes.get(12..20).and_then(|bytes| bytes.try_into().ok());
    meta.serial = serial.map_or(7, u64::from_le_bytes);
    meta.published = date(20).unwrap_or(meta.published);
    meta.expires = date(24).unwrap_or(meta.expires);
    meta
}

/// The list whose prose is read, and from which the seeds of the corpus were made.
fn some() -> List {
    let specialists: Vec<Specialist> = (1..=3)
        .filter_map(|number| {
            Some(Specialist {
                registration: RegistrationNumber::new(300 * number)?,
                name: "見本 太郎".into(),
                kana: format!("ミホン {number}"),
                answers: Answers::parse(&"3-21".repeat(9)[..34])?,
                appeal: "よろしく".into(),
                ..Specialist::default()
            })
        })
        .collect();
    List {
        serial: 7,
        published: Date::parse("2026-11-01").expect("a date"),
        expires: Date::parse("2027-05-01").expect("a date"),
        source: "見本".into(),
        sample: true,
        census: Census {
            answers: specialists.len() as u32,
            ..Census::default()
        },
        specialists,
    }
}
