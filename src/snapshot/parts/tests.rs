//! What the parts of a list must survive.

use super::*;
use crate::snapshot::tests::{list_of, someone};
use crate::snapshot::{List, Meta, Packed};

fn meta(list: &List) -> Meta {
    Meta {
        serial: list.serial,
        published: list.published,
        expires: list.expires,
        count: list.census.listed(),
        sha256: Digest::of(b""),
        bytes: 0,
        parts: Vec::new(),
        key: None,
    }
}

fn columns(unpacked: &[u8], meta: &Meta) -> Result<Packed, Refusal> {
    let mut reader = ColumnsReader::new(unpacked.to_vec(), meta)?;
    while !reader.step(1000)? {}
    reader.finish()
}

fn read_back(list: &List) -> Packed {
    let parts = write_parts(list);
    assert_eq!(parts.len(), Part::number(list.specialists.len()));
    let mut unpacked = parts.iter().map(|part| unpack(part, MAX_UNPACKED_BYTES));
    let first = unpacked.next().flatten().expect("columns");
    let mut read = columns(&first, &meta(list)).expect("columns");
    for block in unpacked {
        read_prose(&mut read, &block.expect("prose")).expect("prose");
    }
    read
}

#[test]
fn a_list_comes_back_from_its_parts() {
    for people in [0, 1, 3, 2499, 2500, 2501, 5003] {
        let list = list_of((0..people).map(|number| someone(3 * number)).collect());
        assert_eq!(read_back(&list), Packed::from(list), "{people}");
    }
}
