//! How the condition groups are laid out on screen 2.

use crate::catalog::{Group, REGIONS};

/// The groups of the report's own screen.
pub const FIRST: [Group; 4] = [
    Group::Prefecture,
    Group::Industry,
    Group::Fee,
    Group::Period,
];

/// The further groups.
pub const FURTHER: [Group; 8] = [
    Group::Form,
    Group::Size,
    Group::Theme,
    Group::Qualification,
    Group::Association,
    Group::Status,
    Group::Experience,
    Group::Support,
];

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
            positions: (0..group.options().len()).collect(),
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
