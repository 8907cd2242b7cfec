//! ◎ and ○ with their meaning: never by sign or colour alone.

use activelist_model::catalog::Menu;
use activelist_model::expert::{Mark, Rating};

/// A mark as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// ◎ or ○; empty for a blank.
    pub sign: &'static str,
    /// What a screen reader says, and what the card prints beside the sign.
    pub meaning: &'static str,
    /// `double`, `single` or `none`, for styles.
    pub kind: &'static str,
}

/// How a mark is shown.
pub const fn mark(mark: Mark) -> MarkView {
    match mark {
        Mark::Double => MarkView {
            sign: "◎",
            meaning: "特に得意",
            kind: "double",
        },
        Mark::Single => MarkView {
            sign: "○",
            meaning: "得意",
            kind: "single",
        },
        Mark::Blank => MarkView {
            sign: "",
            meaning: "印なし",
            kind: "none",
        },
    }
}

/// What the marks stand for, sign by sign.
pub const LEGEND: [(Mark, &str); 3] = [
    (Mark::Double, "：領域のすべての小項目が設定評点に届く"),
    (Mark::Single, "：一つを除く小項目が設定評点に届く"),
    (Mark::Blank, "：届かない小項目が二つ以上ある"),
];

/// Where the marks stand for something else than in [`LEGEND`]: rules of ours.
pub const LEGEND_EXCEPTIONS: [&str; 2] = [
    "メニュー5と6（小項目が一つだけの領域）：◎は設定評点に届く、○は届かないが設問の数の2倍以上の点がある、印なしはそれより低い",
    "メニュー7：◎は監査の資格があり小項目S2-bが設定評点に届く、○は監査の資格がある、印なしは監査の資格が選ばれていない",
];

/// A menu with its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuMark {
    /// 0–7.
    pub number: u8,
    /// The menu's official name.
    pub label: &'static str,
    /// Its mark.
    pub mark: MarkView,
}

/// The eight menus with their marks.
pub fn menus(rating: &Rating) -> Vec<MenuMark> {
    Menu::ALL
        .into_iter()
        .map(|menu| MenuMark {
            number: menu.number(),
            label: menu.label(),
            mark: mark(rating.menu(menu)),
        })
        .collect()
}
