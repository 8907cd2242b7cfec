//! The 47 prefectures in the order of their JIS X 0401 codes, and the eight regions.

#[rustfmt::skip]
/// Official names; position + 1 is the JIS code.
pub static PREFECTURES: [&str; 47] = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県",
    "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県",
    "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府",
    "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
    "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県",
    "鹿児島県", "沖縄県",
];

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
    fn regions_cover_all_prefectures_once() {
        let mut next = 0;
        for region in &REGIONS {
            assert_eq!(region.first, next, "{}", region.label);
            next += region.count;
        }
        assert_eq!(next, PREFECTURES.len());
    }
}
