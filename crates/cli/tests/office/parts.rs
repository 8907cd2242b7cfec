use std::fs;
use std::path::{Path, PathBuf};

use activelist_publication::{
    Limits, List, PARTS_FROM, Packed, Part, Seen, Trust, accept_meta, accept_parts, meta_of, parse,
    write_meta, write_parts,
};

use super::{Office, Run, run};
use crate::builder::Survey;

/// The parts that lie there.
fn parts(office: &Office) -> Vec<PathBuf> {
    let entries = fs::read_dir(office.path("out/site")).expect("a publication");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut parts: Vec<PathBuf> = paths
        .filter(|path| named(path).starts_with("part-"))
        .collect();
    parts.sort();
    parts
}

fn named(path: &Path) -> String {
    let name = path.file_name().expect("a name");
    name.to_string_lossy().into_owned()
}

fn publish(office: &Office, people: usize) {
    let survey = format!("{people}.csv");
    office.write(&survey, Survey::of(people).csv());
    let run = office.publish(&survey, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

fn check(office: &Office) -> Run {
    run(&["check", &office.text("out/site")])
}

/// Refused with just these faults, each of its file.
fn refused(office: &Office, said: &[(&Path, &str)]) {
    let run = check(office);
    assert_eq!(run.status, 1, "{}", run.stdout);
    let lines: Vec<&str> = run.stderr.lines().skip(1).collect();
    assert_eq!(lines.len(), said.len(), "{lines:#?}");
    for (path, text) in said {
        let found = lines.iter().find(|line| line.contains(&named(path)));
        assert!(
            found.is_some_and(|line| line.contains(text)),
            "{text} in {lines:#?}"
        );
    }
    assert!(
        run.stderr.contains("この公開は使われません"),
        "{}",
        run.stderr
    );
}

fn list(office: &Office) -> List {
    parse(&office.published(), &Limits::STANDARD)
        .expect("reads")
        .0
}

#[test]
fn only_a_large_list_also_comes_in_parts_and_a_small_one_takes_them_away() {
    let office = Office::new();
    publish(&office, PARTS_FROM + 1);
    let bytes = office.read("out/site/meta.json");
    let meta = accept_meta(&bytes, &Trust::UNSIGNED, &Seen::default()).expect("accepted");
    let read: Vec<Vec<u8>> = meta
        .parts
        .iter()
        .map(|part| office.read(&format!("out/site/{}", part.file())))
        .collect();
    assert_eq!(read.len(), 2);
    assert_eq!(parts(&office).len(), 2);
    let read = accept_parts(&read, &meta).expect("accepted");
    assert_eq!(read, Packed::from(list(&office)));
    let found = check(&office);
    assert_eq!((found.status, found.stderr.as_str()), (0, ""));

    publish(&office, PARTS_FROM);
    assert_eq!(parts(&office), [] as [PathBuf; 0]);
    let meta = String::from_utf8(office.read("out/site/meta.json")).expect("UTF-8");
    assert!(!meta.contains("parts"), "{meta}");
    assert_eq!(check(&office).status, 0);
}

#[test]
fn every_damage_to_a_part_is_named() {
    let office = Office::new();
    publish(&office, PARTS_FROM + 1);
    let [one, two] = parts(&office).try_into().expect("two parts");
    let [first, second] = [&one, &two].map(|path| fs::read(path).expect("reads"));

    fs::remove_file(&one).expect("removed");
    refused(&office, &[(&one, "分割した公開ファイルがありません")]);
    let mut changed = first.clone();
    changed[20] ^= 1;
    fs::write(&one, &changed).expect("writes");
    refused(&office, &[(&one, "内容が、公開の説明")]);
    fs::write(&one, &first[1..]).expect("writes");
    refused(&office, &[(&one, "長さが")]);
    fs::write(&one, &second).expect("writes");
    fs::write(&two, &first).expect("writes");
    let refusal = "公開の説明（meta.json）";
    refused(&office, &[(&one, refusal), (&two, refusal)]);
    fs::write(&one, &first).expect("writes");
    fs::write(&two, &second).expect("writes");
    assert_eq!(check(&office).status, 0);

    // A stray one spoils nothing for the page, but should not lie there.
    let stray = one.with_file_name(Part::of(b"stray").file());
    fs::write(&stray, b"stray").expect("writes");
    let run = check(&office);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains(&named(&stray)), "{}", run.stderr);
    assert!(
        run.stderr.contains("この公開が使わないものです"),
        "{}",
        run.stderr
    );
    fs::remove_file(&stray).expect("removed");

    // A description that names the parts of another list with the same number and days.
    let list = list(&office);
    let mut other = list.clone();
    other.specialists[0].kana = "ベツ".into();
    other.specialists[0].appeal = "別".into();
    let others = write_parts(&other);
    let record = meta_of(&list, &office.published(), &others);
    let meta = write_meta(&record, None).expect("writes");
    office.write("out/site/meta.json", meta);
    for old in [&one, &two] {
        fs::remove_file(old).expect("removed");
    }
    let paths: Vec<PathBuf> = others
        .iter()
        .map(|part| {
            let path = one.with_file_name(Part::of(part).file());
            fs::write(&path, part).expect("writes");
            path
        })
        .collect();
    let refusal = "分割した公開ファイルの中身が、公開ファイル（snapshot-…json）と違います";
    refused(&office, &[(&paths[0], refusal), (&paths[1], refusal)]);

    // A large list of before there were parts is as sound as it was.
    let record = meta_of(&list, &office.published(), &[]);
    let meta = write_meta(&record, None).expect("writes");
    office.write("out/site/meta.json", meta);
    for path in &paths {
        fs::remove_file(path).expect("removed");
    }
    assert_eq!(check(&office).status, 0);
}
