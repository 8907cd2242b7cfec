//! How the condition groups are laid out on screen 2.

use crate::catalog::{Group, REGIONS};

const ALL: &[Group] = &Group::ALL;
/// How many of them are on the report's own screen.
const OF_THE_REPORT: usize = 4;

/// The groups of the report's own screen.
pub const FIRST: &[Group] = ALL.split_at(OF_THE_REPORT).0;
/// The further groups.
pub const FURTHER: &[Group] = ALL.split_at(OF_THE_REPORT).1;

/// Options that stand together under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionBlock {
    /// Heading; none where the group is short.
    pub label: Option<&'static str>,
    /// Positions in the group.
    pub positions: Vec<usize>,
}

/// The options of a group in the blocks they are shown in.
pub fn blocks(group: Group) -> Vec<OptionBlock> {
    if group != Group::Prefecture {
        return vec![OptionBlock {
            label: None,
            positions: group.options().map(|(position, _)| position).collect(),
        }];
    }
    REGIONS
        .iter()
        .map(|region| OptionBlock {
            label: Some(region.label),
            positions: (region.first..region.first + region.count).collect(),
        })
        .collect()
}
