//! Parts of the second form.

use super::tests::{columns, meta, read_back};
use super::*;
use crate::Packed;
use crate::tests::{list_of, someone};
use crate::tests_added::reachable;
use activelist_model::expert::Specialist;

#[test]
fn a_list_of_the_second_schema_has_parts_of_the_second_form() {
    let mut people: Vec<Specialist> = (1..=2503).map(|number| someone(3 * number)).collect();
    assert!(
        lay_out(&list_of(people.clone()))
            .iter()
            .all(|part| part[7] == 1)
    );
    people[7] = reachable(24);
    people[2502] = reachable(7509);
    let list = list_of(people);
    let parts = lay_out(&list);
    assert!(parts.iter().all(|part| part[7] == 2));
    assert_eq!(read_back(&list), Packed::from(list.clone()));
    let meta = meta(&list, &write_parts(&list));
    assert_eq!(read_back(&list).specialist(7), Some(reachable(24)));

    // A later version has further texts: they are passed over.
    let columns = columns(&parts[0], &meta).expect("reads");
    let (people, texts) = (PROSE_PEOPLE, usize::from(parts[1][24]));
    let lengths = 25 + 2 * texts * people;
    let mut later = parts[1].clone();
    later[24] += 1;
    later.splice(
        lengths..lengths,
        (0..2 * people).map(|place| u8::from(place < people)),
    );
    later.extend(std::iter::repeat_n(b'x', people));
    let read = |prose: &[u8]| {
        let mut list = columns.clone();
        read_prose(&mut list, prose).map(|()| list)
    };
    assert_eq!(read(&later), read(&parts[1]));
    assert!(read(&parts[1]).is_ok());
    // Fewer than this version knows, a line that cannot be, a form of nobody.
    let mut fewer = parts[1].clone();
    fewer[24] = 19;
    assert_eq!(read(&fewer), Err(reader::bad("texts")));
    let text = b"03-1234-5678";
    let at = parts[1].windows(text.len()).position(|bytes| bytes == text);
    let mut wrong = parts[1].clone();
    wrong[at.expect("the number")] = b'x';
    assert_eq!(read(&wrong), Err(reader::bad("added")));
    for form in [0, 3] {
        let mut other = parts[1].clone();
        other[7] = form;
        assert_eq!(read(&other), Err(reader::bad("mark")));
    }
}
