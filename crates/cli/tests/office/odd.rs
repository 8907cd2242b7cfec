use activelist_office::publish::decide;
use activelist_office::survey::read;
use proptest::prelude::*;

use crate::builder::{Survey, to_bytes};

/// Reads and decides; whatever the input, both come back.
fn survives(bytes: &[u8]) {
    let reading = read(bytes);
    for fault in &reading.faults {
        assert!(!activelist_office::survey::say_fault(fault).contains('\n'));
    }
    for warning in &reading.warnings {
        assert!(!activelist_office::survey::say_warning(warning).is_empty());
    }
    let answers = reading.answers.len();
    let decision = decide(reading.answers);
    let census = decision.census;
    assert_eq!(census.answers as usize, answers);
    assert_eq!(census.people() as usize, decision.people.len());
}

#[test]
fn odd_files_are_survived() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/odd");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the corpus") {
        let bytes = std::fs::read(entry.expect("an entry").path()).expect("reads");
        survives(&bytes);
        for cut in 0..bytes.len() {
            survives(&bytes[..cut]);
        }
        count += 1;
    }
    assert!(count >= 8);
}

/// Texts that come near what cells hold.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9０-９/:－ー 第号約件年～（）;；、\n\"]{0,20}",
        "(支援不可|経験なし|該当なし|大阪府|3年未満|可|否)[（）;、ﾞﾟ\u{3099}]{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes);
    }

    #[test]
    fn any_bytes_below_a_header_are_survived(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        separator in prop_oneof![Just(b','), Just(b'\t')],
    ) {
        let mut file = to_bytes(&Survey::of(1).table(), separator).into_bytes();
        file.extend(bytes);
        survives(&file);
    }

    #[test]
    fn any_cells_are_survived(cells in proptest::collection::vec(cell(), 80)) {
        let mut table = Survey::of(1).table();
        table.push(cells);
        survives(to_bytes(&table, b',').as_bytes());
    }

    #[test]
    fn what_is_written_as_csv_is_read_as_the_same_cells(name in "[^\u{0}-\u{1f}\u{7f}-\u{9f}]{1,9}") {
        let reading = read(&Survey::new().row(&[("氏名", &name)]).csv());
        if let Some(answer) = reading.answers.first() {
            prop_assert_eq!(&answer.specialist.name, name.trim());
        }
    }
}
