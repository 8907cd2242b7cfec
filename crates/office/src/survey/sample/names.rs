//! Names, places and firms of made-up people: readable, distinct, and nobody's.

use super::draw::Draw;

/// Family names built from words for "sample" and "fictitious".
#[rustfmt::skip]
static FAMILIES: [(&str, &str); 36] = [
    ("見本", "ミホン"), ("見本田", "ミホンダ"), ("見本山", "ミホンヤマ"), ("見本川", "ミホンガワ"),
    ("見本沢", "ミホンザワ"), ("見本野", "ミホンノ"), ("例示", "レイジ"), ("例示田", "レイジダ"),
    ("例示山", "レイジヤマ"), ("例示川", "レイジガワ"), ("例﨑", "レイザキ"), ("架空", "カクウ"),
    ("架空田", "カクウダ"), ("架空山", "カクウヤマ"), ("架空谷", "カクウダニ"), ("架空野", "カクウノ"),
    ("仮名", "カメイ"), ("仮名田", "カメイダ"), ("仮名山", "カメイヤマ"), ("仮名沢", "カメイザワ"),
    ("試作", "シサク"), ("試作田", "シサクダ"), ("試作山", "シサクヤマ"), ("雛形", "ヒナガタ"),
    ("雛形田", "ヒナガタダ"), ("雛形野", "ヒナガタノ"), ("想定", "ソウテイ"), ("想定山", "ソウテイヤマ"),
    ("模擬", "モギ"), ("模擬田", "モギダ"), ("模擬川", "モギカワ"), ("髙見本", "タカミホン"),
    ("髙例示", "タカレイジ"), ("某田", "ボウダ"), ("某山", "ボウヤマ"), ("仮﨑", "カリサキ"),
];

#[rustfmt::skip]
static GIVEN: [(&str, &str); 48] = [
    ("太郎", "タロウ"), ("次郎", "ジロウ"), ("三郎", "サブロウ"), ("一郎", "イチロウ"),
    ("健太", "ケンタ"), ("大輔", "ダイスケ"), ("翔太", "ショウタ"), ("拓也", "タクヤ"),
    ("直樹", "ナオキ"), ("和也", "カズヤ"), ("誠", "マコト"), ("学", "マナブ"),
    ("修", "オサム"), ("隆", "タカシ"), ("浩", "ヒロシ"), ("茂", "シゲル"),
    ("豊", "ユタカ"), ("実", "ミノル"), ("正人", "マサト"), ("明", "アキラ"),
    ("健一", "ケンイチ"), ("雅彦", "マサヒコ"), ("哲也", "テツヤ"), ("智之", "トモユキ"),
    ("秀樹", "ヒデキ"), ("康弘", "ヤスヒロ"), ("剛", "ツヨシ"), ("亮", "リョウ"),
    ("花子", "ハナコ"), ("良子", "リョウコ"), ("京子", "キョウコ"), ("恵子", "ケイコ"),
    ("裕子", "ユウコ"), ("由美", "ユミ"), ("直美", "ナオミ"), ("陽子", "ヨウコ"),
    ("智子", "トモコ"), ("美咲", "ミサキ"), ("彩", "アヤ"), ("愛", "アイ"),
    ("舞", "マイ"), ("葵", "アオイ"), ("結衣", "ユイ"), ("さくら", "サクラ"),
    ("真理子", "マリコ"), ("久美子", "クミコ"), ("典子", "ノリコ"), ("千春", "チハル"),
];

/// So many different names with their reading, family names in turn.
pub fn names(draw: &mut Draw, count: usize) -> Vec<(String, String)> {
    let mut families: Vec<usize> = (0..FAMILIES.len()).collect();
    draw.shuffle(&mut families);
    let mut given: Vec<usize> = (0..GIVEN.len()).collect();
    draw.shuffle(&mut given);
    // Each round through the families moves on by one among the given names, so no pair recurs.
    let pair = |index: usize| {
        let family = index % families.len();
        let round = index / families.len();
        (families[family], given[(family + round) % given.len()])
    };
    let mut names: Vec<(String, String)> = (0..count.min(FAMILIES.len() * GIVEN.len()))
        .map(pair)
        .map(|(family, given)| {
            let ((family, family_kana), (given, given_kana)) = (FAMILIES[family], GIVEN[given]);
            (
                format!("{family} {given}"),
                format!("{family_kana} {given_kana}"),
            )
        })
        .collect();
    draw.shuffle(&mut names);
    names
}

/// A firm that does not exist.
pub fn organisation(draw: &mut Draw, independent: bool) -> String {
    let lead = draw.pick(&[
        "見本", "例示", "架空", "仮想", "試作", "雛形", "想定", "模範", "某所", "標本",
    ]);
    if independent {
        let kind = draw.pick(&[
            "セキュリティ事務所",
            "経営相談室",
            "情報コンサルティング",
            "ITサポート合同会社",
            "セキュリティ研究所",
            "技術士事務所",
        ]);
        return format!("{lead}{kind}");
    }
    let field = draw.pick(&[
        "情報システム",
        "ソフトウェア",
        "ネットワーク",
        "電子工業",
        "データサービス",
        "通信",
        "商事",
        "精機",
    ]);
    let branch = draw.pick(&[
        "",
        "",
        "",
        "　情報システム部",
        "　品質管理部",
        "　東日本支社",
    ]);
    format!("株式会社{lead}{field}{branch}")
}

/// An organisation name as long as the field takes (60 characters).
pub const LONG_ORGANISATION: &str = "一般社団法人見本地域中小企業情報セキュリティ対策推進協議会　専門家派遣事業運営事務局　普及部会　見本支援員連絡室（架空）";
