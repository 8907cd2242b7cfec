//! A publication interrupted at every step, and at every step's half.

use std::fs;
use std::path::{Path, PathBuf};

use activelist_model::expert::{Date, PhotoName};
use activelist_office::publish::{
    Former, KEPT_SURVEY, META, Plan, Portrait, Publication, Report, Step, audit, plan, read_former,
    read_kept_survey, sha256,
};
use activelist_publication::{
    Census, Digest, List, Packed, Part, SecretKey, Seen, SpecialistRecord, Trust, accept_meta,
    accept_parts, meta_of, snapshot_file, to_specialist, write, write_meta, write_parts,
};

use crate::disk::unfinished;
use crate::store::{DiskFolder, StoreFault, remove, say_store_fault, take, write_publication};

/// A publication of one person with a portrait of their own.
fn publication(serial: u64, key: Option<&SecretKey>) -> Publication {
    let picture = format!("picture {serial}").into_bytes();
    let name = PhotoName::parse(&format!("{}.png", sha256(&picture))).unwrap();
    let record = SpecialistRecord {
        no: format!("{serial:06}"),
        name: "見本 太郎".into(),
        photo: name.to_string(),
        skills: "1".repeat(34),
        ..SpecialistRecord::default()
    };
    let list = List {
        serial,
        published: Date::parse("2026-11-01").unwrap(),
        expires: Date::parse("2027-11-01").unwrap(),
        source: "見本".into(),
        sample: true,
        census: Census {
            answers: 1,
            ..Census::default()
        },
        specialists: vec![to_specialist(record).unwrap()],
    };
    let snapshot = write(&list).unwrap();
    // As a large list has them.
    let parts = write_parts(&list);
    let meta = write_meta(&meta_of(&list, &snapshot, &parts), key).unwrap();
    let survey = format!("survey {serial}").into_bytes();
    let report = serde_json::json!({
        "serial": serial,
        "snapshot_sha256": sha256(&snapshot),
        "survey_sha256": sha256(&survey),
    });
    Publication {
        list,
        snapshot,
        parts,
        meta,
        key: key.and_then(|key| Some(key.public()?.id())),
        portraits: vec![Portrait {
            name,
            bytes: picture,
        }],
        left_out: None,
        notices: Vec::new(),
        notes: Vec::new(),
        changes: None,
        survey: Some(survey),
        mapping: None,
        withdrawn: Vec::new(),
        stopped: None,
        report: Report {
            text: format!("report {serial}"),
            json: report.to_string(),
            warnings: 0,
            photos: 0,
        },
    }
}

/// The number that a reader finds, and that all it names is there.
fn serial(out: &Path) -> Option<u64> {
    let is_there = |name| out.join("site").join(name).exists();
    if !is_there(META) && !is_there("snapshot.json") {
        return None;
    }
    let list = match read_former(&DiskFolder(out)).unwrap() {
        Former::Read { list, .. } => list,
        other => panic!("neither the former nor the new publication: {other:?}"),
    };
    if let Ok(bytes) = fs::read(out.join("site").join(META)) {
        let meta = accept_meta(&bytes, &Trust::UNSIGNED, &Seen::default()).unwrap();
        let part = |part: &Part| fs::read(out.join("site").join(part.file())).unwrap();
        let parts: Vec<Vec<u8>> = meta.parts.iter().map(part).collect();
        let read = accept_parts(&parts, &meta).unwrap();
        assert_eq!(read, Packed::from((*list).clone()));
    }
    for specialist in &list.specialists {
        let photo = specialist.photo.as_ref().unwrap();
        let bytes = fs::read(out.join("site/photos").join(photo.as_ref())).unwrap();
        assert!(photo.as_ref().starts_with(&sha256(&bytes)));
    }
    Some(list.serial)
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found.push((path.clone(), fs::read(path).unwrap())),
            }
        }
    }
    let mut found: Vec<_> = found
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_path_buf(), bytes))
        .collect();
    found.sort();
    found
}

/// The first so many steps, and the next one torn in the middle of its file.
fn interrupted(out: &Path, plan: &Plan, steps: usize) {
    for step in plan.write.iter().take(steps) {
        take(out, step).unwrap();
    }
    if let Some(Step::File(path, bytes, _)) = plan.write.get(steps) {
        let mut torn = out.join(path).into_os_string();
        torn.push(".aB3dE6gH9kLm.tmp");
        fs::write(torn, &bytes[..bytes.len() / 2]).unwrap();
    }
    for path in plan
        .remove
        .iter()
        .take(steps.saturating_sub(plan.write.len()))
    {
        remove(&out.join(path)).unwrap();
    }
}

/// Interrupts the change from what `prepare` leaves to a new publication after each step.
fn check(prepare: impl Fn(&Path) -> Option<u64>) {
    let key = Some(SecretKey::from_seed(&[7; 32]));
    let new = publication(6, key.as_ref());
    let mut turns = 0;
    for steps in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        let former = prepare(out);
        let folder = DiskFolder(out);
        let plan = plan(&folder, &new, unfinished).unwrap();
        if steps > plan.write.len() + plan.remove.len() {
            break;
        }
        interrupted(out, &plan, steps);
        let is_published = steps >= plan.write.len();
        let expected = if is_published { Some(6) } else { former };
        assert_eq!(serial(out), expected, "after {steps} steps");
        // An update goes on from what is published.
        if let Some(serial) = expected {
            let former = read_former(&folder).unwrap();
            let kept = read_kept_survey(&folder, &former).unwrap();
            let survey = publication(serial, None).survey;
            assert_eq!(kept, survey, "after {steps} steps");
        }
        turns += 1;

        // Publishing again tidies up whatever was left.
        let places = write_publication(out, &new).unwrap();
        assert!(places.left.is_empty());
        let audit = audit(&DiskFolder(&places.site), &Trust::UNSIGNED);
        assert!(audit.faults.is_empty(), "{:?}", audit.faults);
        let clean = tempfile::tempdir().unwrap();
        write_publication(clean.path(), &new).unwrap();
        assert_eq!(
            files(&out.join("site")),
            files(&clean.path().join("site")),
            "after {steps} steps"
        );
    }
    assert!(turns >= 8, "{turns}");
}

#[test]
fn an_interruption_at_any_step_leaves_the_former_or_the_new_publication() {
    check(|_| None);
    check(|out| {
        write_publication(out, &publication(5, None)).unwrap();
        Some(5)
    });
}

#[test]
fn a_publication_of_before_there_were_descriptions_is_a_former_one_too() {
    check(|out| {
        let former = publication(5, None);
        write_publication(out, &former).unwrap();
        fs::remove_file(out.join("site").join(META)).unwrap();
        fs::write(out.join("site/snapshot.json"), &former.snapshot).unwrap();
        Some(5)
    });
}

#[test]
fn the_description_is_the_last_that_is_written_and_only_then_something_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write_publication(out, &publication(5, None)).unwrap();
    let new = publication(6, None);
    let folder = DiskFolder(out);
    let plan = plan(&folder, &new, unfinished).unwrap();
    let written = plan.write.iter().filter_map(|step| match step {
        Step::File(path, ..) => path.rsplit('/').next().map(String::from),
        Step::Folder(..) => None,
    });
    let written: Vec<String> = written.collect();
    let snapshot = snapshot_file(Digest::of(&new.snapshot));
    let portrait = new.portraits[0].name.to_string();
    let parts: Vec<String> = new.parts.iter().map(|part| Part::of(part).file()).collect();
    assert_eq!(
        written,
        [
            portrait.as_str(),
            "report-6.json",
            "report-6.txt",
            &portrait,
            KEPT_SURVEY,
            &format!("{KEPT_SURVEY}.sha256"),
            "list.sha256",
            &snapshot,
            &parts[0],
            &parts[1],
            &snapshot,
            META
        ]
    );
    // The table of decisions as well, where a publication of that number was begun with one.
    assert_eq!(plan.remove.len(), 5, "{:?}", plan.remove);
}

#[test]
fn a_snapshot_that_its_description_does_not_mean_is_no_former_publication() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    let key = Some(SecretKey::from_seed(&[7; 32]));
    let former = publication(5, key.as_ref());
    write_publication(out, &former).unwrap();
    let snapshot = snapshot_file(Digest::of(&former.snapshot));
    fs::write(out.join("site").join(snapshot), b"{}").unwrap();
    match read_former(&DiskFolder(out)).unwrap() {
        Former::Damaged(found) => {
            assert_eq!(found.key, former.key);
            assert_eq!(found.described.map(|described| described.serial), Some(5));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_another_program_holds_open_is_named_as_the_likely_cause() {
    use std::io::{Error, ErrorKind};
    let said = |error: Error| {
        let path = PathBuf::from("report/faults.csv");
        say_store_fault(&StoreFault { path, error })
    };
    for kind in [
        ErrorKind::PermissionDenied,
        ErrorKind::ResourceBusy,
        ErrorKind::Other,
    ] {
        let said = said(kind.into());
        assert!(said.contains("Excel"), "{said}");
    }
    for kind in [
        ErrorKind::NotFound,
        ErrorKind::StorageFull,
        ErrorKind::IsADirectory,
    ] {
        let said = said(kind.into());
        assert!(!said.contains("Excel"), "{said}");
    }
    // Windows says of a file that Excel holds open that it is shared (32) or locked (33).
    #[cfg(windows)]
    for code in [32, 33] {
        let said = said(Error::from_raw_os_error(code));
        assert!(said.contains("ほかのソフト"), "{said}");
    }
}
