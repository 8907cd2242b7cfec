//! How the condition groups are laid out on screen 2.

use activelist_model::catalog::{Group, REGIONS, Trade};

/// What a firm may wish besides place and form, which are asked first.
pub const WISHES: &[Group] = &[Group::Industry, Group::Size, Group::Fee];
/// The further groups.
pub const FURTHER: &[Group] = &[
    Group::Period,
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

/// What a button says that chooses a trade's options: 「情報通信業：「サービス業」を選ぶ」.
pub fn trade_label(trade: &Trade) -> String {
    format!("{}：{}を選ぶ", trade.label, quoted(trade))
}

/// What is said once a trade's options are chosen.
pub fn trade_chosen(trade: &Trade) -> String {
    format!("得意業界の{}を選びました", quoted(trade))
}

/// A trade's options: 「卸売業」と「小売業」.
pub fn quoted(trade: &Trade) -> String {
    let options = trade.options().map(|(_, label)| format!("「{label}」"));
    options.collect::<Vec<_>>().join("と")
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
