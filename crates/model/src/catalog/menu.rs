//! The support menu (支援メニュー 0–7) and the area that each part is rated by.

use super::Area;

/// One of the eight parts of the support menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Menu(u8);

impl Menu {
    /// Menu 7 システム監査, which no survey question asks for.
    pub const AUDIT: Menu = Menu(7);

    /// The eight parts in order.
    pub const ALL: [Menu; 8] = [
        Menu(0),
        Menu(1),
        Menu(2),
        Menu(3),
        Menu(4),
        Menu(5),
        Menu(6),
        Menu(7),
    ];

    pub(super) const fn new(number: u8) -> Menu {
        Menu(number)
    }

    /// 0–7.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// 0–7, for tables.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The official name.
    pub const fn label(self) -> &'static str {
        [
            "サイバーセキュリティ対策戦略の立案（初めてのサイバーセキュリティ対策）",
            "サイバーセキュリティ対策の方針策定と管理体制づくり",
            "セキュリティリスクの識別",
            "サイバーセキュリティ対策の実践と運用の強化",
            "サイバー攻撃の検知、監視、検知後の運用策定",
            "セキュリティインシデント発生時の対応",
            "セキュリティインシデントからの復旧支援",
            "システム監査",
        ][self.index()]
    }

    /// The area whose rating it takes over; none for menu 7.
    pub const fn area(self) -> Option<Area> {
        match self.0 {
            0 | 1 => Some(Area::S1),
            2 => Some(Area::S2),
            3 => Some(Area::S3),
            4 => Some(Area::S4),
            5 => Some(Area::S5),
            6 => Some(Area::S6),
            _ => None,
        }
    }
}
