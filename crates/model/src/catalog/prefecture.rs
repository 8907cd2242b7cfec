//! The 47 prefectures in the order of their JIS X 0401 codes, their neighbours, and the eight
//! regions.

use super::{OptionSet, options::NONE};

#[rustfmt::skip]
/// The answers on 支援可能な都道府県: the official names, and the one that says "none of these".
pub(super) static ANSWERS: [&str; 48] = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県",
    "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県",
    "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府",
    "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
    "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県",
    "鹿児島県", "沖縄県", NONE,
];

/// Official names; position + 1 is the JIS code.
pub static PREFECTURES: &[&str] = ANSWERS.split_at(47).0;

/// A prefecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prefecture(u8);

impl Prefecture {
    /// By position in [`PREFECTURES`], 0–46.
    pub fn from_index(index: usize) -> Option<Prefecture> {
        (index < PREFECTURES.len()).then_some(Prefecture(index as u8))
    }

    /// By JIS X 0401 code, 1–47.
    pub fn from_code(code: u8) -> Option<Prefecture> {
        Prefecture::from_index(usize::from(code).checked_sub(1)?)
    }

    /// By its official name.
    pub fn from_label(label: &str) -> Option<Prefecture> {
        PREFECTURES
            .iter()
            .position(|name| *name == label)
            .and_then(Prefecture::from_index)
    }

    /// Position in [`PREFECTURES`], 0–46.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// JIS X 0401 code, 1–47.
    pub const fn code(self) -> u8 {
        self.0 + 1
    }

    /// The official name.
    pub fn label(self) -> &'static str {
        PREFECTURES[self.index()]
    }
}

#[rustfmt::skip]
/// Neighbours by JIS code, each pair once (*ours*): a common land border, or a bridge, a tunnel or a
/// customary crossing between them.
const NEIGHBOURS: [(u8, u8); 93] = [
    (1, 2), (2, 3), (2, 5), (3, 4), (3, 5), (4, 5), (4, 6), (4, 7), (5, 6), (6, 7), (6, 15),
    (7, 8), (7, 9), (7, 10), (7, 15), (8, 9), (8, 11), (8, 12), (9, 10), (9, 11), (10, 11),
    (10, 15), (10, 20), (11, 12), (11, 13), (11, 19), (11, 20), (12, 13), (12, 14), (13, 14),
    (13, 19), (14, 19), (14, 22), (15, 16), (15, 20), (16, 17), (16, 20), (16, 21), (17, 18),
    (17, 21), (18, 21), (18, 25), (18, 26), (19, 20), (19, 22), (20, 21), (20, 22), (20, 23),
    (21, 23), (21, 24), (21, 25), (22, 23), (23, 24), (24, 25), (24, 26), (24, 29), (24, 30),
    (25, 26), (26, 27), (26, 28), (26, 29), (27, 28), (27, 29), (27, 30), (28, 31), (28, 33),
    (28, 36), (29, 30), (31, 32), (31, 33), (31, 34), (32, 34), (32, 35), (33, 34), (33, 37),
    (34, 35), (34, 38), (35, 40), (36, 37), (36, 38), (36, 39), (37, 38), (38, 39), (40, 41),
    (40, 43), (40, 44), (41, 42), (43, 44), (43, 45), (43, 46), (44, 45), (45, 46), (46, 47),
];

/// The prefectures around these, without themselves: positions as in the condition 地域.
pub fn around(prefectures: OptionSet) -> OptionSet {
    let mut found = OptionSet::EMPTY;
    for (one, other) in NEIGHBOURS {
        let (one, other) = (usize::from(one) - 1, usize::from(other) - 1);
        if prefectures.has(one) {
            found = found.with(other);
        }
        if prefectures.has(other) {
            found = found.with(one);
        }
    }
    OptionSet::from_bits(found.bits() & !prefectures.bits())
}

/// A customary region, for grouping the 47 on screen.
#[derive(Debug)]
pub struct Region {
    /// Its customary name.
    pub label: &'static str,
    /// Position of its first prefecture.
    pub first: usize,
    /// Number of its prefectures, which follow one another.
    pub count: usize,
}

/// The eight customary regions (grouping on screen only: *ours*).
#[rustfmt::skip]
pub static REGIONS: [Region; 8] = [
    Region { label: "北海道", first: 0, count: 1 },
    Region { label: "東北", first: 1, count: 6 },
    Region { label: "関東", first: 7, count: 7 },
    Region { label: "中部", first: 14, count: 9 },
    Region { label: "近畿", first: 23, count: 7 },
    Region { label: "中国", first: 30, count: 5 },
    Region { label: "四国", first: 35, count: 4 },
    Region { label: "九州・沖縄", first: 39, count: 8 },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_jis() {
        for (code, label) in [
            (1, "北海道"),
            (13, "東京都"),
            (27, "大阪府"),
            (47, "沖縄県"),
        ] {
            assert_eq!(
                Prefecture::from_code(code).map(Prefecture::label),
                Some(label)
            );
            assert_eq!(
                Prefecture::from_label(label).map(Prefecture::code),
                Some(code)
            );
        }
        assert_eq!(Prefecture::from_code(0), None);
        assert_eq!(Prefecture::from_code(48), None);
    }

    #[test]
    fn everyone_has_neighbours_and_no_pair_stands_twice() {
        let mut pairs = NEIGHBOURS.map(|(one, other)| (one.min(other), one.max(other)));
        pairs.sort_unstable();
        assert!(pairs.windows(2).all(|two| two[0] != two[1]));
        assert!(
            pairs
                .iter()
                .all(|(one, other)| *one >= 1 && one < other && *other <= 47)
        );
        for (place, name) in PREFECTURES.iter().enumerate() {
            assert!(!around(OptionSet::only(place)).is_empty(), "{name}");
        }
    }

    #[test]
    fn neighbours_are_those_of_the_map() {
        let check = |labels: &[&str], expected: &[&str]| {
            let places = labels
                .iter()
                .filter_map(|label| Prefecture::from_label(label));
            let found = around(places.map(Prefecture::index).collect());
            let found: Vec<&str> = found.iter().map(|place| PREFECTURES[place]).collect();
            assert_eq!(found, expected, "{labels:?}");
        };
        check(&["北海道"], &["青森県"]);
        check(&["沖縄県"], &["鹿児島県"]);
        check(&["大阪府"], &["京都府", "兵庫県", "奈良県", "和歌山県"]);
        check(&["香川県"], &["岡山県", "徳島県", "愛媛県"]);
        check(
            &["大阪府", "奈良県"],
            &["三重県", "京都府", "兵庫県", "和歌山県"],
        );
        check(&["東京都"], &["埼玉県", "千葉県", "神奈川県", "山梨県"]);
        check(&[], &[]);
    }

    #[test]
    fn regions_cover_all_prefectures_once() {
        let mut next = 0;
        for region in &REGIONS {
            assert_eq!(region.first, next, "{}", region.label);
            next += region.count;
        }
        assert_eq!(next, PREFECTURES.len());
    }
}
