//! The table of words that is used: compiled in, or downloaded once. The text of the table is `table.txt`,
//! which explains its own format; what is in it is described in [`model`](super::model).

use std::sync::OnceLock;

use super::model::WordTable;
use super::unpack::unpack;

/// What people edit, and after it what was learned from the labelled sentences.
#[cfg(any(test, feature = "tool"))]
pub(super) const TEXT: &str = concat!(
    include_str!("table.txt"),
    include_str!("events.txt"),
    include_str!("others.txt"),
    include_str!("branches.txt"),
    include_str!("learned.txt")
);

/// The older of the two tables that people edit, without what was learned.
#[cfg(feature = "tool")]
pub(super) const WORDS: &str = include_str!("table.txt");

/// The same, packed: `cargo xtask needs pack` writes it. Visitors fetch it only
/// when they write their need down ([`learn`]): it weighs a sixth of the program.
#[cfg(feature = "table")]
pub(super) const PACKED: &[u8] = include_bytes!("table.bin");

static TABLE: OnceLock<WordTable> = OnceLock::new();

/// Takes in the packed table where it is no part of the program; `false` if these bytes are none.
/// Before that the matcher knows nothing, and says so.
pub fn learn(packed: &[u8]) -> bool {
    match unpack(packed) {
        Some(table) => {
            TABLE.get_or_init(|| table);
            true
        }
        None => false,
    }
}

/// The table, unpacked at the first call.
#[cfg(feature = "table")]
pub(super) fn table() -> &'static WordTable {
    TABLE.get_or_init(|| unpack(PACKED).unwrap_or_default())
}

/// The table; an empty one until it was taken in.
#[cfg(not(feature = "table"))]
pub(super) fn table() -> &'static WordTable {
    static NONE: OnceLock<WordTable> = OnceLock::new();
    TABLE
        .get()
        .unwrap_or_else(|| NONE.get_or_init(WordTable::default))
}

#[cfg(test)]
mod tests {
    use super::super::fault::TableFault;
    use super::super::model::Target;
    use super::super::read::read;
    use super::*;
    use activelist_model::catalog::Group;

    #[test]
    fn the_table_has_no_fault() {
        let (_, faults) = read(TEXT);
        let list: Vec<String> = faults.iter().map(TableFault::to_string).collect();
        assert!(faults.is_empty(), "\n{}", list.join("\n"));
    }

    #[test]
    fn only_a_packed_table_is_taken_in() {
        assert!(learn(PACKED));
        assert!(!learn(b"<!doctype html>"));
        assert!(!learn(&PACKED[..PACKED.len() / 2]));
    }

    #[test]
    fn every_content_is_reached_by_several_rules() {
        for content in activelist_model::catalog::Content::all() {
            let target = Target::Content(content.index());
            let rules = table().rules.iter().filter(|rule| {
                let mut effects = rule.effects.iter();
                effects.any(|effect| effect.target == target && effect.points > 1)
            });
            assert!(rules.count() >= 3, "{}", content.id());
        }
    }

    #[test]
    fn every_prefecture_has_words() {
        for (option, _) in Group::Prefecture.options() {
            let mut conditions = table().conditions.iter();
            assert!(conditions.any(|(_, group, at)| *group == Group::Prefecture && *at == option));
        }
    }
}
