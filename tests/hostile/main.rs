//! Hostile input, in the ordinary tests: every input kept in `corpus/`, mutations of each that are
//! the same on every run, and structured inputs; each through the probe that the fuzzer uses.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// Inputs that once broke something.
mod found;
/// What JSON allows and a list must survive.
mod json;
/// From one input to many.
mod mutate;
/// What must hold of any input.
mod probes;
/// Inputs that are nearly right.
mod structured;
/// Which characters get through, field by field.
mod texts;

use std::fs;
use std::path::PathBuf;

use mutate::Mutator;
use probes::PROBES;

/// Mutations of each kept input. More of them are the fuzzer's work.
const MUTATIONS: usize = 24;
/// Inputs kept for one way in, and bytes of all: the corpus is read by people too.
const MOST_BYTES: usize = 500 << 10;

/// The inputs kept for one way in, by name.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = folder().join(target);
    let mut kept: Vec<(String, Vec<u8>)> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect();
    kept.sort();
    kept
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/corpus")
}

/// Puts what is kept, and its mutations, through a probe.
fn survives(target: &str) {
    let kept = corpus(target);
    assert!(kept.len() >= 3, "{target} has no corpus");
    for (name, bytes) in &kept {
        try_one(target, name, bytes);
        let mut mutator = Mutator::seeded(name);
        for round in 0..MUTATIONS {
            let (_, other) = &kept[mutator.below(kept.len())];
            let mutated = mutator.mutate(bytes, other);
            try_one(target, &format!("{name}, mutation {round}"), &mutated);
        }
    }
}

/// Says which input it was, where one breaks something.
fn try_one(target: &str, name: &str, bytes: &[u8]) {
    let held = std::panic::catch_unwind(|| probes::run(target, bytes));
    assert!(held.is_ok(), "{target}: {name}: {}", bytes.escape_ascii());
}

#[test]
fn every_kept_snapshot_and_its_mutations_are_survived() {
    survives("snapshot");
}

#[test]
fn every_kept_survey_and_its_mutations_are_survived() {
    survives("survey");
}

#[test]
fn every_kept_link_and_its_mutations_are_survived() {
    survives("url");
}

#[test]
fn every_kept_setting_and_its_mutations_are_survived() {
    survives("site");
}

#[test]
fn every_kept_need_and_its_mutations_are_survived() {
    survives("needs");
}

#[test]
fn every_kept_description_and_its_mutations_are_survived() {
    survives("meta");
}

#[test]
fn every_kept_part_and_its_mutations_are_survived() {
    survives("parts");
}

#[test]
fn every_kept_import_and_its_mutations_are_survived() {
    survives("import");
}

#[test]
fn every_kept_workbook_and_its_mutations_are_survived() {
    survives("workbook");
}

#[test]
fn every_way_in_has_a_corpus_a_target_and_no_more_bytes_than_agreed() {
    let mut all = 0;
    for (target, _) in PROBES {
        let kept = corpus(target);
        all += kept.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let source = root.join(format!("fuzz/targets/{target}.rs"));
        let source = fs::read_to_string(&source).expect("a target of the fuzzer");
        assert!(source.contains(&format!("run_timed(\"{target}\", bytes)")));
        let command = fs::read_to_string(root.join("xtask/src/fuzz.rs")).expect("the command");
        assert!(
            command.contains(&format!("    (\"{target}\", ")),
            "{target}"
        );
    }
    assert!(all < MOST_BYTES, "{all} bytes");
}
