//! Urgent changes of lists in memory: what the command line tests on the disk is not tested again.

use std::cell::RefCell;
use std::path::PathBuf;

use super::*;
use crate::publish::{Entry, STOPPED, Step, plan, read_former};
use activelist_model::expert::PhotoName;
use activelist_publication::{
    Census, PARTS_FROM, Packed, Seen, SpecialistRecord, Trust, accept_meta, accept_parts,
    accept_snapshot, meta_of, snapshot_file, to_specialist, write, write_meta, write_parts,
};

/// A folder in memory.
#[derive(Default)]
struct Memory(RefCell<BTreeMap<String, Vec<u8>>>);

impl Folder for Memory {
    fn path(&self, name: &str) -> PathBuf {
        PathBuf::from(name)
    }

    fn has_file(&self, name: &str) -> bool {
        self.0.borrow().contains_key(name)
    }

    fn read(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, FolderFault> {
        let files = self.0.borrow();
        let bytes = files.get(name);
        Ok(bytes.map(|bytes| bytes[..bytes.len().min(limit + 1)].to_vec()))
    }

    fn entries(&self, name: &str) -> Result<Vec<Entry>, FolderFault> {
        let files = self.0.borrow();
        let begin = if name.is_empty() {
            String::new()
        } else {
            format!("{name}/")
        };
        let rest = files.keys().filter_map(|path| path.strip_prefix(&begin));
        let entry = |rest: &str| match rest.split_once('/') {
            Some((folder, _)) => (folder.to_string(), true),
            None => (rest.to_string(), false),
        };
        let found: BTreeSet<(String, bool)> = rest.map(entry).collect();
        let entry = |(name, is_folder)| Entry { name, is_folder };
        Ok(found.into_iter().map(entry).collect())
    }
}

impl Memory {
    /// Takes so many steps of a publication.
    fn take(&self, publication: &Publication, steps: usize) -> usize {
        let planned = plan(self, publication, |_| None).expect("a plan");
        for step in planned.write.iter().take(steps) {
            if let Step::File(name, bytes, _) = step {
                self.0.borrow_mut().insert(name.clone(), bytes.to_vec());
            }
        }
        planned.write.len()
    }
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn key() -> SecretKey {
    SecretKey::from_seed(&[7; 32])
}

fn number(value: u32) -> RegistrationNumber {
    RegistrationNumber::new(value).expect("a number")
}

fn person(value: u32) -> SpecialistRecord {
    SpecialistRecord {
        no: number(value).to_string(),
        name: format!("見本 {value}"),
        skills: "1".repeat(34),
        ..SpecialistRecord::default()
    }
}

/// A folder with a signed list of these people under number 4.
fn published(people: Vec<SpecialistRecord>) -> Memory {
    let people: Vec<_> = people
        .into_iter()
        .map(|one| to_specialist(one).expect("a person"))
        .collect();
    let list = List {
        serial: 4,
        published: date("2026-04-01"),
        expires: date("2027-04-01"),
        source: "見本".into(),
        sample: false,
        census: Census {
            answers: people.len() as u32,
            ..Census::default()
        },
        specialists: people,
    };
    let snapshot = write(&list).expect("writes");
    let parts = match list.specialists.len() > PARTS_FROM {
        true => write_parts(&list),
        false => Vec::new(),
    };
    let meta = write_meta(&meta_of(&list, &snapshot, &parts), Some(&key())).expect("writes");
    let memory = Memory::default();
    let mut files = memory.0.borrow_mut();
    for part in parts {
        let name = activelist_publication::Part::of(&part).file();
        files.insert(format!("site/{name}"), part);
    }
    let name = snapshot_file(activelist_publication::Digest::of(&snapshot));
    files.insert(format!("site/{name}"), snapshot);
    files.insert("site/meta.json".into(), meta);
    drop(files);
    memory
}

fn remove(
    memory: &Memory,
    numbers: &[RegistrationNumber],
) -> Result<Publication, Vec<PublishFault>> {
    let former = read_former(memory).expect("a former list");
    let file = memory.read(STOPPED, 1 << 20).expect("reads");
    let stopped = file
        .as_ref()
        .map(|file| Stopped::read(file).expect("a list"));
    compose_urgent(&UrgentRequest {
        act: Act::Remove {
            numbers,
            reason: "本人の申し出",
        },
        out: memory,
        former: &former,
        wanted: &Wanted {
            stopped: stopped.unwrap_or_default(),
            ..Wanted::default()
        },
        stop_file: file.as_deref(),
        today: date("2026-11-30"),
        key: Some(&key()),
        unsigned: false,
    })
}

#[test]
fn a_large_list_stays_one_in_parts_that_a_page_takes() {
    let people = 1..=PARTS_FROM as u32 + 2;
    let memory = published(people.map(person).collect());
    let made = remove(&memory, &[number(7)]).expect("a publication");
    assert_eq!(made.list.specialists.len(), PARTS_FROM + 1);
    assert!(made.parts.len() > 1);
    let trust = Trust::signed(key().public().expect("a key"), None);
    let meta = accept_meta(&made.meta, &trust, &Seen::default()).expect("a description");
    let packed = accept_parts(&made.parts, &meta).expect("parts");
    assert_eq!(packed, Packed::from(made.list.clone()));
    let (list, problems) =
        accept_snapshot(&made.snapshot, &meta, &Limits::STANDARD).expect("a list");
    assert!(problems.is_empty() && list == made.list && list.serial == 5);
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let memory = published((1..5).map(person).collect());
    let [one, two] = [(); 2].map(|()| remove(&memory, &[number(2)]).expect("a publication"));
    assert_eq!(
        (one.snapshot, one.meta, one.report),
        (two.snapshot, two.meta, two.report)
    );
}

#[test]
fn whoever_is_removed_is_stopped_before_anything_of_the_list_is_written() {
    let memory = published((1..5).map(person).collect());
    let made = remove(&memory, &[number(2)]).expect("a publication");
    memory.take(&made, 1);
    let file = memory
        .read(STOPPED, 1 << 20)
        .expect("reads")
        .expect("a file");
    let stopped = Stopped::read(&file).expect("a list");
    assert!(stopped.reason(number(2)).is_some());
    // Interrupted there, the same command once more does the rest, and adds no second row.
    let again = remove(&memory, &[number(2)]).expect("a publication");
    assert_eq!(again.stopped, None);
    assert_eq!(again.list.specialists.len(), 3);
    assert_eq!(again.withdrawn, [number(2)]);
}

#[test]
fn an_interruption_of_a_removal_leaves_one_of_the_two_lists() {
    let memory = published((1..5).map(person).collect());
    let made = remove(&memory, &[number(2)]).expect("a publication");
    let all = memory.take(&made, 0);
    for steps in 0..=all {
        let memory = published((1..5).map(person).collect());
        memory.take(&made, steps);
        let serial = read_former(&memory).expect("reads").serial();
        assert_eq!(serial, Some(if steps == all { 5 } else { 4 }), "{steps}");
    }
}

#[test]
fn a_record_that_cannot_be_read_stops_an_urgent_change() {
    // One of a hundred may be faulty without the list being refused.
    let memory = published((1..=100).map(person).collect());
    let mut files = memory.0.borrow_mut();
    let name = files
        .keys()
        .find(|name| name.contains("snapshot"))
        .cloned()
        .expect("a list");
    let snapshot = files.remove(&name).expect("a list");
    let text = String::from_utf8(snapshot).expect("UTF-8");
    let broken = text
        .replacen("\"name\":\"見本 3\"", "\"name\":\" \"", 1)
        .into_bytes();
    let meta = files.get("site/meta.json").expect("a description").clone();
    let trust = accept_meta(&meta, &Trust::UNSIGNED, &Seen::default()).expect("a description");
    let hash = activelist_publication::Digest::of(&broken);
    let meta = String::from_utf8(meta).expect("UTF-8");
    let signed: activelist_publication::SignedRecord = {
        let value: serde_json::Value = serde_json::from_str(&meta).expect("JSON");
        serde_json::from_value(value["signed"].clone()).expect("a record")
    };
    let signed = activelist_publication::SignedRecord {
        sha256: hash.to_string(),
        bytes: broken.len() as u64,
        ..signed
    };
    assert_ne!(trust.sha256, hash);
    let meta = write_meta(&signed, Some(&key())).expect("writes");
    files.insert(format!("site/{}", snapshot_file(hash)), broken);
    files.insert("site/meta.json".into(), meta);
    drop(files);
    let faults = remove(&memory, &[number(7)]).expect_err("a fault");
    assert_eq!(faults, [PublishFault::Urgent(UrgentFault::NotWhole)]);
}

#[test]
fn a_portrait_that_is_another_picture_is_named_and_not_published() {
    let picture = b"a picture".to_vec();
    let name = PhotoName::parse(&format!("{}.png", crate::publish::sha256(&picture)));
    let name = name.expect("a name");
    let mut with = person(3);
    with.photo = name.to_string();
    let memory = published(vec![person(1), person(2), with]);
    let place = format!("site/photos/{name}");
    for (bytes, found) in [(picture, 1), (b"another".to_vec(), 0)] {
        memory.0.borrow_mut().insert(place.clone(), bytes);
        let made = remove(&memory, &[number(2)]).expect("a publication");
        assert_eq!(made.portraits.len(), found);
        let is_named = made
            .notes
            .iter()
            .any(|note| matches!(note, Note::NoPhoto(_)));
        assert_eq!(is_named, found == 0);
    }
}

#[test]
fn a_folder_without_a_list_is_named() {
    let faults = remove(&Memory::default(), &[number(1)]).expect_err("a fault");
    assert_eq!(faults, [PublishFault::Urgent(UrgentFault::NoPublication)]);
}
