use proptest::prelude::*;

use super::book::{BookSheet, Cell, book, texts};
use super::form::{Many, Service, table};
use super::people::people;
use super::*;

/// Imports whatever it is, and says all that is said of it.
fn survives(bytes: &[u8], mapping: Option<&[u8]>) {
    let found = run(&[("a", bytes), ("b", b"\xef\xbb\xbf")], mapping);
    say_problems(&found.problems, 100);
    if let Some(mapping) = &found.mapping {
        run(&[("a", bytes)], Some(mapping));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_survived_as_a_file_and_as_a_mapping(bytes: Vec<u8>, mapping: Vec<u8>) {
        survives(&bytes, Some(&mapping));
        survives(&[b"PK\x03\x04".as_slice(), &bytes].concat(), None);
    }

    #[test]
    fn any_damage_to_a_workbook_is_survived(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = small();
        for (at, byte) in places {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(&bytes, None);
    }

    #[test]
    fn any_cells_and_decisions_are_survived(cells in prop::collection::vec(".{0,12}", 30), decision in ".{0,8}") {
        let mut rows = table(&people()[..2], &Service::new(Many::Joined(";", "")));
        for (cell, text) in rows[1].iter_mut().zip(cells) {
            *cell = text;
        }
        let bytes = csv_of(&rows, ',').into_bytes();
        let found = run(&[("a", &bytes)], None);
        if let Some(mapping) = found.mapping {
            survives(&bytes, Some(&decided(&mapping, |_| decision.clone())));
        }
    }
}

fn small() -> Vec<u8> {
    let mut rows = texts(&table(
        &people()[..1],
        &Service::new(Many::Joined(";", ";")),
    ));
    rows[1].insert(0, Cell::Time(45_678.4));
    rows[0].insert(0, Cell::Text("完了時刻".into()));
    book(
        &[BookSheet {
            name: "Sheet1",
            is_hidden: false,
            rows,
        }],
        false,
    )
}

#[test]
fn a_workbook_cut_at_any_place_is_survived() {
    let bytes = small();
    for end in (0..bytes.len()).step_by(97) {
        survives(&bytes[..end], None);
    }
}

#[test]
fn a_cell_at_the_end_of_a_sheet_takes_no_more_room_than_another() {
    let mut bytes = small();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let at = text.find("r=\"B2\"").expect("a cell");
    // The same number of bytes, so that the directory still fits.
    bytes[at..at + 6].copy_from_slice(b"r=\"Z9\"");
    survives(&bytes, None);
}
