//! Which functions of a WebAssembly file call which.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use wasmparser::{Operator, Parser, Payload};

/// For each function, by its number, the functions that it calls by name. Calls through a table are not seen.
pub fn calls(file: &[u8], first: u32) -> Result<BTreeMap<u32, BTreeSet<u32>>> {
    let mut found = BTreeMap::new();
    let mut number = first;
    for payload in Parser::new(0).parse_all(file) {
        if let Payload::CodeSectionEntry(body) = payload? {
            let mut called = BTreeSet::new();
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index } = operator? {
                    called.insert(function_index);
                }
            }
            found.insert(number, called);
            number += 1;
        }
    }
    Ok(found)
}

/// Everything that one of these functions leads to, itself included, as far as `goes_on` lets it.
pub fn reached(
    calls: &BTreeMap<u32, BTreeSet<u32>>,
    from: u32,
    goes_on: impl Fn(u32) -> bool,
) -> BTreeSet<u32> {
    let mut seen = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(function) = next.pop() {
        for called in calls.get(&function).into_iter().flatten() {
            if goes_on(*called) && seen.insert(*called) {
                next.push(*called);
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_function_leads_to_ends_where_it_is_told_to() {
        let calls = BTreeMap::from([
            (1, BTreeSet::from([2, 3])),
            (2, BTreeSet::from([4])),
            (4, BTreeSet::from([1])),
        ]);
        assert_eq!(reached(&calls, 1, |_| true), BTreeSet::from([1, 2, 3, 4]));
        assert_eq!(reached(&calls, 1, |one| one != 2), BTreeSet::from([1, 3]));
        assert_eq!(reached(&calls, 9, |_| true), BTreeSet::from([9]));
    }

    #[test]
    fn the_calls_of_a_file_are_found_after_what_it_imports() {
        // (module (func) (func call 0 call 0))
        let file = [
            0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 3, 2, 0, 0, 10, 11, 2, 2, 0,
            0x0b, 6, 0, 0x10, 0, 0x10, 0, 0x0b,
        ];
        let found = calls(&file, 0).expect("a file");
        assert_eq!(found[&0], BTreeSet::new());
        assert_eq!(found[&1], BTreeSet::from([0]));
    }
}
