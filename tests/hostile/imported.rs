//! The import of a form's export, from the files and the table of decisions.

use activelist_office::answer::is_answer_file;
use activelist_office::import::{ImportFile, Request, import as run, say_problems};
use activelist_office::survey::read;

use super::harmless::can_be_said;

/// What separates the file from the table of decisions in one input.
const BETWEEN: &[u8] = b"\n--mapping--\n";

/// Imports a file, with a table of decisions where the input has one, and again with what is proposed.
pub fn import(bytes: &[u8]) {
    let place = bytes
        .windows(BETWEEN.len())
        .position(|found| found == BETWEEN);
    let (file, mapping) = match place {
        Some(at) => (&bytes[..at], Some(&bytes[at + BETWEEN.len()..])),
        None => (bytes, None),
    };
    let mut mapping = mapping.map(<[u8]>::to_vec);
    for _ in 0..2 {
        let found = run(&Request {
            files: &[ImportFile {
                name: "a",
                bytes: file,
            }],
            mapping: ("m", mapping.as_deref()),
            update: false,
        });
        let said = say_problems(&found.problems, 200);
        let lines = said.iter().chain(&found.open).chain(&found.notes);
        lines.for_each(|line| can_be_said(line));
        if let Some(survey) = &found.survey {
            let is_decided = mapping.is_some() || is_answer_file("a", file);
            assert!(is_decided, "no table is imported without decisions");
            assert!(found.open.is_empty() && found.problems.is_empty());
            assert_eq!(read(survey).faults, [], "what is imported can be published");
        }
        mapping = found.mapping.or(mapping);
    }
}
