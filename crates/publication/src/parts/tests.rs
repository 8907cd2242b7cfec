//! What the parts of a list must survive.

use proptest::prelude::*;

use super::*;
use crate::tests::{list_of, someone};
use crate::{
    List, MAX_META_BYTES, Meta, MetaRefusal, Packed, Seen, SignedRecord, SpecialistRecord, Trust,
    accept_meta, meta_of, record_of, to_specialist, write, write_meta,
};
use activelist_model::catalog::{GROUPS, Group};
use activelist_model::expert::{Date, Specialist};

pub(super) fn meta(list: &List, parts: &[Vec<u8>]) -> Meta {
    let record = meta_of(list, &write(list).expect("writes"), parts);
    read_meta(&record).expect("accepted")
}

fn read_meta(record: &SignedRecord) -> Result<Meta, MetaRefusal> {
    let file = write_meta(record, None).expect("writes");
    accept_meta(&file, &Trust::UNSIGNED, &Seen::default())
}

/// Reads the columns, a few people at a time.
pub(super) fn columns(unpacked: &[u8], meta: &Meta) -> Result<Packed, Refusal> {
    let mut reader = ColumnsReader::new(unpacked.to_vec(), meta)?;
    while !reader.step(2)? {}
    reader.finish()
}

pub(super) fn read_back(list: &List) -> Packed {
    let parts = write_parts(list);
    assert_eq!(parts.len(), Part::number(list.specialists.len()));
    accept_parts(&parts, &meta(list, &parts)).expect("accepted")
}

/// Whether everyone in it might stand in a snapshot.
fn is_valid(list: &Packed) {
    assert!(list.numbers().is_sorted_by(|a, b| a < b));
    for place in 0..list.len() {
        let specialist = list.specialist(place).expect("there");
        assert_eq!(to_specialist(record_of(&specialist)), Ok(specialist));
    }
}

/// A few people who say little, much, and the same.
fn few() -> List {
    let mut people: Vec<Specialist> = (1..=4).map(|number| someone(300 * number)).collect();
    let full = &mut people[1];
    full.name = "見本　花子 他".into();
    full.kana = "ミホン ハナコ".into();
    full.municipality = "見本市".into();
    full.organisation = "株式会社𠮷野".into();
    full.registered = Some(2017);
    full.home = activelist_model::catalog::Prefecture::from_code(47);
    full.record.cases = Some(9999);
    full.record.years = Some(0);
    full.record.text = "行を\n改める".into();
    full.mail = Some(activelist_model::expert::MailAddress::stated("a@b.jp"));
    full.photo = activelist_model::expert::PhotoName::parse(&format!("{}.png", "0a".repeat(32)));
    full.grounds[13] = "根拠".into();
    full.stated = Group::ALL.map(|group| {
        activelist_model::catalog::OptionSet::from_bits(match group {
            Group::Prefecture => 1 << 47 | 1,
            group if group.is_single() => 1,
            group => group.every_answer(),
        })
    });
    people[3].kana = people[1].kana.clone();
    list_of(people)
}

#[test]
fn a_list_comes_back_from_its_parts() {
    for people in [0, 1, 3, 255, 256, 2499, 2500, 2501, 5003] {
        let list = list_of((0..people).map(|number| someone(3 * number)).collect());
        assert_eq!(read_back(&list), Packed::from(list), "{people}");
    }
    assert_eq!(read_back(&few()), Packed::from(few()));
}

fn person() -> impl Strategy<Value = SpecialistRecord> {
    let text = || "([ 　]|[!-~ァ-ヶ亜-腕𠮷]\u{301}?){0,20}";
    let short = proptest::array::uniform8(text());
    let prose = proptest::array::uniform4("[ -~ぁ-ん]{0,50}");
    let sets = proptest::array::uniform12(any::<u64>());
    let figures = (
        0..=9999_u16,
        0..=99_u16,
        2016..=2100_u16,
        0..=47_u8,
        any::<u8>(),
    );
    let grounds = proptest::collection::vec("[ -~ぁ-ん\n]{0,30}", 0..=14);
    (short, prose, sets, figures, "[0-3]{1}[-0-3]{33}", grounds).prop_map(
        |(short, prose, sets, figures, skills, grounds)| {
            let [
                first,
                kana,
                city,
                org,
                qual_other,
                industry_other,
                assoc_other,
                form_other,
            ] = short;
            let [mail, pr, web, work] = prose;
            let (cases, years, year, pref, stated) = figures;
            let mut record = SpecialistRecord {
                name: format!("名{}", first.chars().take(39).collect::<String>()),
                kana,
                city,
                org,
                qual_other,
                industry_other,
                assoc_other,
                form_other,
                mail,
                pr,
                web,
                work,
                skills,
                grounds,
                pref,
                year: if stated & 1 == 0 { 0 } else { year },
                cases: (stated & 2 == 0).then_some(cases),
                years: (stated & 4 == 0).then_some(years),
                ..SpecialistRecord::default()
            };
            let set = |group: Group| {
                let bits = sets[group.index()] & group.every_answer();
                if group.is_single() {
                    bits & bits.wrapping_neg()
                } else {
                    bits
                }
            };
            let sets: [u64; GROUPS] = Group::ALL.map(set);
            [
                record.area,
                record.industry,
                record.fee,
                record.period,
                record.form,
                record.size,
                record.theme,
                record.qual,
                record.assoc,
                record.status,
                record.exp,
                record.support,
            ] = sets;
            record
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_a_list_says_comes_back(
        people in proptest::collection::vec((1..70_000_u32, person()), 0..14),
        picked in proptest::collection::vec(0..14_usize, 0..14),
    ) {
        let mut number = 0;
        let mut people: Vec<Specialist> = people
            .into_iter()
            .map(|(step, mut record)| {
                number += step;
                record.no = format!("{number:06}");
                to_specialist(record).expect("a sound record")
            })
            .collect();
        // Some say what others say.
        for (to, from) in picked.into_iter().enumerate() {
            if let (true, Some(other)) = (to < people.len(), people.get(from).cloned()) {
                let registration = people[to].registration;
                people[to] = Specialist { registration, ..other };
            }
        }
        let list = list_of(people);
        prop_assert_eq!(read_back(&list), Packed::from(list));
    }
}

#[test]
fn the_same_list_has_the_same_parts_and_they_are_gzip_without_name_and_time() {
    let parts = write_parts(&few());
    assert_eq!(parts, write_parts(&few()));
    for part in &parts {
        assert_eq!(part[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        let unpacked = unpack(part, MAX_UNPACKED_BYTES).expect("gzip");
        assert_eq!(unpack(part, unpacked.len()), Some(unpacked.clone()));
        assert_eq!(unpack(part, unpacked.len() - 1), None);
        assert_eq!(unpack(&part[..part.len() - 1], MAX_UNPACKED_BYTES), None);
    }
}

#[test]
fn a_part_cut_at_any_byte_or_longer_is_refused() {
    let list = few();
    let raw = lay_out(&list);
    let meta = meta(&list, &[]);
    let sound = columns(&raw[0], &meta).expect("sound");
    for cut in 0..raw[0].len() {
        assert!(columns(&raw[0][..cut], &meta).is_err(), "columns at {cut}");
    }
    for cut in 0..raw[1].len() {
        let mut list = sound.clone();
        assert!(
            read_prose(&mut list, &raw[1][..cut]).is_err(),
            "prose at {cut}"
        );
        assert_eq!(list, sound);
    }
    let longer = |part: &[u8]| [part, &[0]].concat();
    assert!(columns(&longer(&raw[0]), &meta).is_err());
    assert!(read_prose(&mut sound.clone(), &longer(&raw[1])).is_err());
}

#[test]
fn a_part_with_any_byte_changed_is_refused_or_still_a_valid_list() {
    let list = few();
    let raw = lay_out(&list);
    let meta = meta(&list, &[]);
    let sound = columns(&raw[0], &meta).expect("sound");
    let mut passed = [0; 2];
    for value in [0, 1, 2, 3, 4, 5, 25, 124, 125, b' ', 0x7f, 0x80, 0xe3, 0xff] {
        for place in 0..raw[0].len() {
            let mut changed = raw[0].clone();
            changed[place] = value;
            if let Ok(list) = columns(&changed, &meta) {
                is_valid(&list);
                passed[0] += 1;
            }
        }
        for place in 0..raw[1].len() {
            let mut changed = raw[1].clone();
            changed[place] = value;
            let mut list = sound.clone();
            match read_prose(&mut list, &changed) {
                Ok(()) => {
                    is_valid(&list);
                    passed[1] += 1;
                }
                Err(_) => assert_eq!(list, sound, "half a block stays"),
            }
        }
    }
    assert!(passed.iter().all(|passed| *passed > 0));
}

#[test]
fn a_part_of_another_list_is_refused() {
    let list = few();
    let raw = lay_out(&list);
    let other = |change: fn(&mut List)| {
        let mut other = few();
        change(&mut other);
        meta(&other, &[])
    };
    let refused = |meta: &Meta| assert_eq!(columns(&raw[0], meta), Err(Refusal::NotAsDescribed));
    refused(&other(|list| list.serial += 1));
    refused(&other(|list| {
        list.published = Date::parse("2026-11-02").expect("a date")
    }));
    refused(&other(|list| {
        list.expires = Date::parse("2027-11-02").expect("a date")
    }));
    refused(&other(|list| {
        list.specialists.pop();
        list.census.answers -= 1;
    }));
    let mut another = few();
    another.serial += 1;
    let mut read = columns(&raw[0], &meta(&list, &[])).expect("sound");
    let found = read_prose(&mut read, &lay_out(&another)[1]);
    assert_eq!(found, Err(Refusal::NotAsDescribed));
    read_prose(&mut read, &raw[1]).expect("its own");
    // There is no more prose to come.
    let found = read_prose(&mut read, &raw[1]);
    assert_eq!(found, Err(Refusal::NotAsDescribed));
    assert!(read_prose(&mut Packed::default(), &raw[1]).is_err());
}

#[test]
fn people_outside_the_list_are_counted_from_the_description() {
    let mut list = few();
    list.census.answers += 3;
    list.census.outside = 3;
    let read = read_back(&list);
    assert_eq!(read, Packed::from(list.clone()));
    assert_eq!(read.edition.census, list.census);
    // The parts are those of the list without them.
    let with = lay_out(&list);
    list.census = list.census.without_outside();
    assert_eq!(lay_out(&list), with);
}

#[test]
fn blocks_of_prose_come_in_their_order() {
    let list = list_of((0..5003).map(|number| someone(3 * number)).collect());
    let raw = lay_out(&list);
    let mut read = columns(&raw[0], &meta(&list, &[])).expect("sound");
    assert!(read_prose(&mut read, &raw[2]).is_err());
    read_prose(&mut read, &raw[1]).expect("the first");
    assert_eq!(read.with_prose(), PROSE_PEOPLE);
    assert!(read_prose(&mut read, &raw[3]).is_err());
    assert_eq!(read.with_prose(), PROSE_PEOPLE);
    assert!(read.specialist(5002).is_some());
}

#[test]
fn a_reader_that_was_not_read_to_its_end_gives_nothing() {
    let raw = lay_out(&few());
    let mut reader = ColumnsReader::new(raw[0].clone(), &meta(&few(), &[])).expect("sound");
    assert_eq!(reader.step(3), Ok(false));
    assert!(reader.finish().is_err());
}

#[test]
fn a_part_is_its_length_and_its_hash() {
    let bytes = &write_parts(&few())[0];
    let part = Part::of(bytes);
    assert_eq!(accept_part(bytes, &part), Ok(()));
    let (declared, found) = (bytes.len(), bytes.len() - 1);
    let refusal = Refusal::WrongLength { declared, found };
    assert_eq!(accept_part(&bytes[1..], &part), Err(refusal));
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert_eq!(accept_part(&changed, &part), Err(Refusal::WrongHash));
    }
    assert_eq!(Part::named(&part.file()), Some(part.sha256));
    for name in ["part-.bin", "part-00.bin", "part-0.json", "snapshot-0.bin"] {
        assert_eq!(Part::named(name), None);
    }
}

#[test]
fn a_description_without_parts_is_as_it_ever_was() {
    let list = list_of(vec![someone(1)]);
    let snapshot = write(&list).expect("writes");
    let file = write_meta(&meta_of(&list, &snapshot, &[]), None).expect("writes");
    let expected = format!(
        "{{\"signed\":{{\"schema\":1,\"app\":\"0.1.0\",\"serial\":7,\"published\":\"2026-11-01\",\"expires\":\"2027-05-01\",\"count\":1,\"sha256\":\"{}\",\"bytes\":{}}},\"key\":\"\",\"signature\":\"\"}}\n",
        Digest::of(&snapshot),
        snapshot.len()
    );
    assert_eq!(String::from_utf8(file).expect("UTF-8"), expected);
}

#[test]
fn a_description_names_as_many_parts_as_the_list_has_and_has_room_for_them() {
    let record = meta_of(&few(), b"", &[]);
    let with = |count: u32, parts: String| SignedRecord {
        count,
        parts,
        ..record.clone()
    };
    let named =
        |parts: usize| vec![format!("{}:{MAX_PART_BYTES}", Digest::of(b"")); parts].join(",");
    for count in [0, 1, 2500, 2501, 25_000, 100_000] {
        let parts = Part::number(count as usize);
        let record = with(count, named(parts));
        assert!(write_meta(&record, None).expect("writes").len() < MAX_META_BYTES - 300);
        let meta = read_meta(&record).expect("accepted");
        assert_eq!(meta.parts.len(), parts);
        for wrong in [parts - 1, parts + 1]
            .into_iter()
            .filter(|wrong| *wrong > 0)
        {
            let found = read_meta(&with(count, named(wrong)));
            assert_eq!(found, Err(MetaRefusal::BadField("parts")));
        }
    }
    let hash = Digest::of(b"").to_string();
    for one in [
        format!("{hash}:0"),
        format!("{hash}:01"),
        format!("{hash}:"),
        format!("{hash}:{}", MAX_PART_BYTES + 1),
        format!("{hash}:99999999999999999999"),
        format!("{}:1", &hash[1..]),
        format!("{hash}:1,{hash}"),
        hash.to_uppercase() + ":1",
        ":,:".into(),
    ] {
        let found = read_meta(&with(1, format!("{hash}:1,{one}")));
        assert_eq!(found, Err(MetaRefusal::BadField("parts")), "{one}");
    }
}
