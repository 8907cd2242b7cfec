//! Measured quality. The splits of `labelled.tsv` are explained at its head.

use activelist::needs::{Confidence, match_needs};

const LABELLED: &str = include_str!("labelled.tsv");
const EMERGENCY: &str = include_str!("emergency.tsv");
const UNKNOWN: &str = include_str!("unknown.txt");

/// Rows of a file without comments and empty lines.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// A right content first, and among the first three, in per cent.
fn measure(split: &str) -> (f64, f64) {
    let show = std::env::var("NEEDS_SHOW").is_ok_and(|shown| shown == split);
    let (mut all, mut first, mut three) = (0, 0, 0);
    for row in rows(LABELLED).filter(|row| row[0] == split) {
        let needs = match_needs(row[1]);
        let right: Vec<&str> = row[2].split(',').collect();
        let found: Vec<String> = needs.suggestions.iter().map(|s| s.content.id()).collect();
        let place = found.iter().position(|id| right.contains(&id.as_str()));
        all += 1;
        first += usize::from(place == Some(0));
        three += usize::from(place.is_some_and(|place| place < 3));
        if show && place != Some(0) {
            println!("{place:?}\t{}\t{right:?}", row[1]);
            for s in needs.suggestions.iter().take(4) {
                println!("      {} {} {:?}", s.content.id(), s.score, s.words);
            }
        }
    }
    let share = |count: usize| 100.0 * count as f64 / f64::from(all);
    println!(
        "{split}: {all} sentences, first {:.1} %, first three {:.1} %",
        share(first),
        share(three)
    );
    (share(first), share(three))
}

#[track_caller]
fn check(split: &str, first: f64, three: f64) {
    let measured = measure(split);
    assert!(
        measured.0 >= first && measured.1 >= three,
        "{split}: {measured:?}"
    );
}

#[test]
fn right_contents_come_first_in_tuned_sentences() {
    check("tune", 10.0, 10.0);
}

#[test]
fn other_splits() {
    if let Ok(splits) = std::env::var("NEEDS_SPLIT") {
        splits.split(',').for_each(|split| {
            measure(split);
        });
    }
}

#[test]
fn right_contents_come_first_in_sentences_never_tuned_on() {
    if std::env::var("NEEDS_HOLD").is_ok() {
        check("hold", 10.0, 10.0);
    }
}

#[test]
fn a_running_emergency_is_told_from_a_possible_one() {
    let show = std::env::var("NEEDS_SHOW").unwrap_or_default();
    for split in ["tune", "hold", "last"] {
        let (mut all, mut wrong) = (0, 0);
        for row in rows(EMERGENCY).filter(|row| row[0] == split) {
            all += 1;
            if match_needs(row[2]).emergency.is_some() != (row[1] == "yes") {
                wrong += 1;
                if show == split {
                    println!("emergency {} {}", row[1], row[2]);
                }
            }
        }
        println!("emergency, {split}: {wrong} of {all} wrong");
    }
}

#[test]
fn it_says_that_it_does_not_know() {
    for line in UNKNOWN
        .lines()
        .filter(|line| !line.starts_with('#'))
        .chain([""])
    {
        let needs = match_needs(line);
        if needs.confidence != Confidence::Unknown {
            println!("unknown: {line} {:?}", needs.suggestions);
        }
    }
}

#[test]
fn one_text() {
    if let Ok(text) = std::env::var("NEEDS_TEXT") {
        println!("{:#?}", match_needs(&text));
    }
}
