//! Where made-up people live: real municipalities, no street addresses.

/// How many live in a prefecture, how many of them are close to a chamber of commerce, and in
/// which municipalities. Sums: 221 people, 63 of them in 25 prefectures (report: 商工会議所・商工会).
pub struct Place {
    /// Official name of the prefecture.
    pub prefecture: &'static str,
    /// People who live there.
    pub people: usize,
    /// Those with 商工会議所・商工会.
    pub chamber: usize,
    /// Municipalities.
    pub cities: &'static [&'static str],
}

const fn place(
    prefecture: &'static str,
    people: usize,
    chamber: usize,
    cities: &'static [&'static str],
) -> Place {
    Place {
        prefecture,
        people,
        chamber,
        cities,
    }
}

/// All prefectures with someone in them.
#[rustfmt::skip]
pub static PLACES: [Place; 45] = [
    place("北海道", 7, 3, &["札幌市", "旭川市", "函館市", "帯広市"]),
    place("青森県", 1, 0, &["八戸市"]),
    place("岩手県", 1, 0, &["盛岡市"]),
    place("宮城県", 4, 2, &["仙台市", "石巻市"]),
    place("秋田県", 1, 0, &["秋田市"]),
    place("山形県", 1, 0, &["山形市"]),
    place("福島県", 2, 0, &["郡山市", "いわき市"]),
    place("茨城県", 4, 1, &["つくば市", "水戸市", "日立市"]),
    place("栃木県", 2, 0, &["宇都宮市", "小山市"]),
    place("群馬県", 3, 1, &["前橋市", "高崎市", "太田市"]),
    place("埼玉県", 11, 3, &["さいたま市", "川口市", "川越市", "所沢市", "熊谷市"]),
    place("千葉県", 10, 3, &["千葉市", "船橋市", "柏市", "市川市"]),
    place("東京都", 41, 9, &["千代田区", "港区", "新宿区", "大田区", "世田谷区", "江東区", "板橋区", "八王子市", "立川市", "府中市", "町田市"]),
    place("神奈川県", 18, 4, &["横浜市", "川崎市", "相模原市", "藤沢市", "厚木市"]),
    place("新潟県", 4, 2, &["新潟市", "長岡市", "燕市"]),
    place("富山県", 2, 1, &["富山市", "高岡市"]),
    place("石川県", 2, 1, &["金沢市", "小松市"]),
    place("福井県", 1, 0, &["鯖江市"]),
    place("山梨県", 1, 0, &["甲府市"]),
    place("長野県", 4, 2, &["長野市", "松本市", "諏訪市"]),
    place("岐阜県", 3, 1, &["岐阜市", "大垣市", "各務原市"]),
    place("静岡県", 6, 3, &["静岡市", "浜松市", "富士市"]),
    place("愛知県", 17, 6, &["名古屋市", "豊田市", "刈谷市", "岡崎市", "一宮市", "豊橋市"]),
    place("三重県", 3, 1, &["四日市市", "津市", "鈴鹿市"]),
    place("滋賀県", 2, 0, &["草津市", "大津市"]),
    place("京都府", 5, 1, &["京都市", "宇治市", "長岡京市"]),
    place("大阪府", 20, 7, &["大阪市", "堺市", "東大阪市", "豊中市", "吹田市", "八尾市"]),
    place("兵庫県", 9, 3, &["神戸市", "姫路市", "尼崎市", "西宮市"]),
    place("奈良県", 2, 0, &["奈良市", "生駒市"]),
    place("和歌山県", 1, 0, &["和歌山市"]),
    place("岡山県", 3, 1, &["岡山市", "倉敷市"]),
    place("広島県", 5, 2, &["広島市", "福山市", "呉市"]),
    place("山口県", 1, 0, &["周南市"]),
    place("徳島県", 1, 0, &["徳島市"]),
    place("香川県", 2, 1, &["高松市", "丸亀市"]),
    place("愛媛県", 2, 1, &["松山市", "今治市"]),
    place("高知県", 1, 0, &["高知市"]),
    place("福岡県", 9, 3, &["福岡市", "北九州市", "久留米市"]),
    place("佐賀県", 1, 0, &["佐賀市"]),
    place("長崎県", 1, 0, &["佐世保市"]),
    place("熊本県", 2, 1, &["熊本市", "合志市"]),
    place("大分県", 1, 0, &["大分市"]),
    place("宮崎県", 1, 0, &["延岡市"]),
    place("鹿児島県", 1, 0, &["霧島市"]),
    place("沖縄県", 2, 0, &["那覇市", "浦添市"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::Prefecture;

    #[test]
    fn the_places_add_up_to_the_reports_figures() {
        assert_eq!(PLACES.iter().map(|place| place.people).sum::<usize>(), 221);
        assert_eq!(PLACES.iter().map(|place| place.chamber).sum::<usize>(), 63);
        assert_eq!(PLACES.iter().filter(|place| place.chamber > 0).count(), 25);
        for place in &PLACES {
            assert!(Prefecture::from_label(place.prefecture).is_some());
            assert!(place.chamber <= place.people && !place.cities.is_empty());
        }
    }
}
