//! The checks of a publication, as a table of what may go wrong on the way.

use std::sync::atomic::{AtomicU8, Ordering};

use super::meta::SignedRecord;
use super::*;
use activelist_model::expert::Date;

const NOW: &str = "2026-11-01";

fn list(serial: u64) -> List {
    let answers = ["1".repeat(34)];
    let specialists = answers
        .iter()
        .map(|skills| SpecialistRecord {
            no: "012345".into(),
            name: "見本 太郎".into(),
            skills: skills.clone(),
            ..SpecialistRecord::default()
        })
        .map(|record| to_specialist(record).unwrap())
        .collect();
    List {
        serial,
        published: Date::parse(NOW).unwrap(),
        expires: Date::parse("2027-11-01").unwrap(),
        source: "見本".into(),
        sample: true,
        census: Census {
            answers: 1,
            ..Census::default()
        },
        specialists,
    }
}

/// A description and its snapshot, signed with that key.
fn publication(serial: u64, key: Option<&SecretKey>) -> (Vec<u8>, Vec<u8>) {
    let list = list(serial);
    let snapshot = write(&list).unwrap();
    let meta = write_meta(&meta_of(&list, &snapshot, &[]), key).unwrap();
    (meta, snapshot)
}

/// A key that no other call returns.
fn key() -> SecretKey {
    static KEYS: AtomicU8 = AtomicU8::new(0);
    SecretKey::from_seed(&[KEYS.fetch_add(1, Ordering::Relaxed); 32])
}

fn id(key: &SecretKey) -> KeyId {
    key.public().unwrap().id()
}

fn trust(current: &SecretKey, spare: Option<&SecretKey>) -> Trust {
    let text = match spare {
        None => current.public().unwrap().to_string(),
        Some(spare) => format!("{} {}", current.public().unwrap(), spare.public().unwrap()),
    };
    Trust::parse(&text).unwrap()
}

fn seen(marks: &[(Option<KeyId>, u64)]) -> Seen {
    let mut seen = Seen::default();
    for (key, serial) in marks {
        seen.note(*key, *serial);
    }
    seen
}

/// Signs whatever record it is given.
fn signed(change: impl FnOnce(&mut SignedRecord), key: &SecretKey) -> Vec<u8> {
    let list = list(5);
    let snapshot = write(&list).unwrap();
    let mut record = meta_of(&list, &snapshot, &[]);
    change(&mut record);
    write_meta(&record, Some(key)).unwrap()
}

#[test]
fn a_signed_publication_is_accepted_whole() {
    let key = key();
    let (meta, snapshot) = publication(5, Some(&key));
    let meta = accept_meta(&meta, &trust(&key, None), &Seen::default()).unwrap();
    assert_eq!((meta.serial, meta.count, meta.key), (5, 1, Some(id(&key))));
    assert_eq!(
        meta.file(),
        format!("snapshot-{}.json", Digest::of(&snapshot))
    );
    let (list, problems) = accept_snapshot(&snapshot, &meta, &Limits::STANDARD).unwrap();
    assert_eq!((list.serial, problems.len()), (5, 0));
}

#[test]
fn one_byte_turned_over_anywhere_is_noticed() {
    let key = key();
    let trust = trust(&key, None);
    let (meta, snapshot) = publication(5, Some(&key));
    let sound = accept_meta(&meta, &trust, &Seen::default()).unwrap();
    for place in 0..meta.len() {
        for bit in 0..8 {
            let mut meta = meta.clone();
            meta[place] ^= 1 << bit;
            let found = accept_meta(&meta, &trust, &Seen::default());
            assert!(found.is_err(), "byte {place}, bit {bit}");
        }
    }
    for place in 0..snapshot.len() {
        let mut snapshot = snapshot.clone();
        snapshot[place] ^= 1;
        let found = accept_snapshot(&snapshot, &sound, &Limits::STANDARD);
        assert_eq!(found, Err(Refusal::WrongHash), "byte {place}");
    }
}

#[test]
fn a_list_follows_no_newer_one_and_the_current_key_none_of_the_spare_one() {
    let (ours, spare) = (key(), key());
    let (current, reserve) = (Some(id(&ours)), Some(id(&spare)));
    let both = trust(&ours, Some(&spare));
    let check = |trust: &Trust, found, shown, expected: bool| {
        let (key, serial) = found;
        let follows = trust.follows(key, serial, &seen(&[shown]));
        assert_eq!(follows.is_ok(), expected, "{found:?} after {shown:?}");
    };
    check(&both, (current, 7), (current, 6), true);
    check(&both, (current, 7), (current, 7), true);
    check(&both, (current, 6), (current, 7), false);
    check(&both, (reserve, 1), (current, 7), true);
    check(&both, (current, 9), (reserve, 1), false);
    check(&both, (reserve, 1), (reserve, 2), false);
    check(&trust(&ours, None), (current, 6), (current, 7), false);
    check(&Trust::UNSIGNED, (None, 6), (None, 7), false);
    check(&Trust::UNSIGNED, (None, 8), (None, 7), true);
}

#[test]
fn each_wrong_description_is_refused_with_its_reason() {
    let (ours, spare, theirs) = (key(), key(), key());
    let trust = trust(&ours, Some(&spare));
    let check = |bytes: &[u8], marks: &[(Option<KeyId>, u64)], expected: MetaRefusal| {
        assert_eq!(accept_meta(bytes, &trust, &seen(marks)), Err(expected));
    };
    let five = publication(5, Some(&ours)).0;
    check(b"", &[], MetaRefusal::NotMeta);
    check(b"<!doctype html>", &[], MetaRefusal::NotMeta);
    check(&vec![b' '; MAX_META_BYTES + 1], &[], MetaRefusal::TooLarge);
    check(&five[..five.len() - 1], &[], MetaRefusal::NotMeta);
    check(&publication(5, None).0, &[], MetaRefusal::Unsigned);
    check(
        &publication(5, Some(&theirs)).0,
        &[],
        MetaRefusal::UnknownKey(id(&theirs)),
    );
    let forged = String::from_utf8(publication(5, Some(&theirs)).0).unwrap();
    let forged = forged.replace(&id(&theirs).to_string(), &id(&ours).to_string());
    check(forged.as_bytes(), &[], MetaRefusal::BadSignature);
    let back = MetaRefusal::SerialBack { found: 5, seen: 6 };
    check(&five, &[(Some(id(&ours)), 6)], back);
    check(
        &five,
        &[(Some(id(&spare)), 1)],
        MetaRefusal::Superseded(id(&ours)),
    );
    let field = |change: fn(&mut SignedRecord)| signed(change, &ours);
    check(
        &field(|record| record.serial = 0),
        &[],
        MetaRefusal::BadField("serial"),
    );
    check(
        &field(|record| record.published = "x".into()),
        &[],
        MetaRefusal::BadField("published"),
    );
    check(
        &field(|record| record.expires = "2020-01-01".into()),
        &[],
        MetaRefusal::BadField("expires"),
    );
    check(
        &field(|record| record.sha256 = "00".into()),
        &[],
        MetaRefusal::BadField("sha256"),
    );
    check(
        &field(|record| record.bytes = u64::MAX),
        &[],
        MetaRefusal::BadField("bytes"),
    );
    check(
        &field(|record| record.count = u32::MAX),
        &[],
        MetaRefusal::BadField("count"),
    );
    check(
        &field(|record| record.outside = u32::MAX),
        &[],
        MetaRefusal::BadField("outside"),
    );
    check(
        &field(|record| record.app = "next".into()),
        &[],
        MetaRefusal::BadField("app"),
    );
    check(
        &field(|record| record.app = "9999.0.0".into()),
        &[],
        MetaRefusal::Newer,
    );
    check(&field(|record| record.schema = 3), &[], MetaRefusal::Newer);
    check(&field(|record| record.schema = 0), &[], MetaRefusal::Newer);
}

#[test]
fn a_page_of_one_site_takes_only_lists_for_it_and_a_page_without_a_name_any() {
    let ours = key();
    let name = |text: &str| SiteName::parse(text).unwrap();
    let for_site = |text: &str| signed(|record| record.site = text.to_string(), &ours);
    let any = trust(&ours, None);
    let of_a = any.clone().for_site(Some(name("a.example.jp")));
    let accept = |bytes: &[u8], trust: &Trust| {
        let new = accept_meta(bytes, trust, &Seen::default());
        assert_eq!(
            accept_kept(bytes, trust, &Seen::default()),
            new,
            "a kept one alike"
        );
        new.map(|meta| meta.site)
    };
    let (a, b, none) = (
        for_site("a.example.jp"),
        for_site("b.example.jp"),
        for_site(""),
    );
    assert_eq!(
        none,
        publication(5, Some(&ours)).0,
        "what is not stated is not written"
    );
    assert_eq!(accept(&a, &of_a), Ok(Some(name("a.example.jp"))));
    assert_eq!(
        accept(&b, &of_a),
        Err(MetaRefusal::OtherSite(Some(name("b.example.jp"))))
    );
    assert_eq!(accept(&none, &of_a), Err(MetaRefusal::OtherSite(None)));
    for bytes in [&a, &b, &none] {
        assert!(accept(bytes, &any).is_ok());
    }
    assert_eq!(
        accept(&for_site("A_b"), &any),
        Err(MetaRefusal::BadField("site"))
    );
}

#[test]
fn the_same_number_is_no_step_back_and_unsigned_lists_are_counted_apart() {
    let ours = key();
    let five = publication(5, Some(&ours)).0;
    let marks = [(Some(id(&ours)), 5), (None, 900)];
    assert!(accept_meta(&five, &trust(&ours, None), &seen(&marks)).is_ok());
    let (unsigned, _) = publication(5, None);
    let found = accept_meta(&unsigned, &Trust::UNSIGNED, &seen(&marks));
    assert_eq!(
        found,
        Err(MetaRefusal::SerialBack {
            found: 5,
            seen: 900
        })
    );
    // Where anyone's list is taken a signature says nothing, and is not said to say anything.
    let meta = accept_meta(&five, &Trust::UNSIGNED, &Seen::default()).unwrap();
    assert_eq!(meta.key, None);
}

#[test]
fn the_spare_key_recovers_from_a_number_that_ran_away() {
    let (ours, spare) = (key(), key());
    let trust = trust(&ours, Some(&spare));
    let mut seen = Seen::default();
    let away = publication(MAX_SERIAL, Some(&ours)).0;
    let meta = accept_meta(&away, &trust, &seen).unwrap();
    seen.note(meta.key, meta.serial);
    assert!(accept_meta(&publication(6, Some(&ours)).0, &trust, &seen).is_err());
    let meta = accept_meta(&publication(6, Some(&spare)).0, &trust, &seen).unwrap();
    seen.note(meta.key, meta.serial);
    // What ran away cannot come back, although it is validly signed.
    let back = Err(MetaRefusal::Superseded(id(&ours)));
    assert_eq!(accept_meta(&away, &trust, &seen), back);
    // The next page has the spare as its current key, and a new spare.
    let next = self::trust(&spare, Some(&key()));
    assert!(accept_meta(&publication(7, Some(&spare)).0, &next, &seen).is_ok());
    assert!(accept_meta(&publication(5, Some(&spare)).0, &next, &seen).is_err());
}

#[test]
fn a_description_with_the_snapshot_before_is_refused() {
    let key = key();
    let (meta, snapshot) = publication(5, Some(&key));
    let (_, former) = publication(4, Some(&key));
    let meta = accept_meta(&meta, &trust(&key, None), &Seen::default()).unwrap();
    let accept = |bytes: &[u8]| accept_snapshot(bytes, &meta, &Limits::STANDARD);
    assert_eq!(accept(&former).unwrap_err(), Refusal::WrongHash);
    let short = Refusal::WrongLength {
        declared: snapshot.len(),
        found: 10,
    };
    assert_eq!(accept(&snapshot[..10]).unwrap_err(), short);
}

#[test]
fn a_description_that_differs_from_its_snapshot_is_refused() {
    let key = key();
    let (_, snapshot) = publication(5, Some(&key));
    let changes: [fn(&mut SignedRecord); 4] = [
        |record| record.serial = 6,
        |record| record.published = "2026-10-01".into(),
        |record| record.expires = "2027-12-01".into(),
        |record| record.count = 2,
    ];
    for change in changes {
        let meta = signed(change, &key);
        let meta = accept_meta(&meta, &trust(&key, None), &Seen::default()).unwrap();
        let found = accept_snapshot(&snapshot, &meta, &Limits::STANDARD);
        assert_eq!(found.unwrap_err(), Refusal::NotAsDescribed);
    }
}

#[test]
fn people_outside_the_list_are_counted_in_the_description_and_nowhere_in_the_snapshot() {
    let mut list = list(5);
    list.census = Census {
        answers: 4,
        declined: 1,
        outside: 2,
        ..Census::default()
    };
    let snapshot = write(&list).unwrap();
    let meta = write_meta(&meta_of(&list, &snapshot, &[]), None).unwrap();
    let meta = accept_meta(&meta, &Trust::UNSIGNED, &Seen::default()).unwrap();
    let (read, _) = accept_snapshot(&snapshot, &meta, &Limits::STANDARD).unwrap();
    assert_eq!(read.census, list.census);
    assert_eq!((read.census.people(), read.census.listed()), (4, 1));
    // So a page of before reads it: two answers, one of somebody who declined.
    let (alone, problems) = parse(&snapshot, &Limits::STANDARD).unwrap();
    assert_eq!(problems, []);
    let census = alone.census;
    assert_eq!((census.answers, census.declined, census.outside), (2, 1, 0));
    assert_eq!(census.listed(), 1);
}

#[test]
fn the_keys_of_a_page_are_read_or_refused() {
    let (one, two) = (key().public().unwrap(), key().public().unwrap());
    assert_eq!(Trust::parse("unsigned"), Some(Trust::UNSIGNED));
    assert!(Trust::parse(&format!("{one} {two}")).is_some());
    // A key of a small order accepts signatures that nobody made.
    let weak = format!("01{}", "0".repeat(62));
    let faulty = [
        String::new(),
        "Unsigned".into(),
        weak,
        format!("{one} {one}"),
        format!("{one} {two} {one}"),
        format!("{one}  {two}"),
        format!("{one} "),
        one.to_string()[1..].to_string(),
    ];
    for text in faulty {
        assert_eq!(Trust::parse(&text), None, "{text}");
    }
}

#[test]
fn marks_only_rise() {
    let mut seen = Seen::default();
    seen.note(None, 7);
    seen.note(None, 3);
    assert_eq!(seen.serial(None), Some(7));
    assert_eq!(seen.marks().len(), 1);
}
