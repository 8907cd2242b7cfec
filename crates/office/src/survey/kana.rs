//! Kana in one width and in whole characters.

use super::fold::fold;

/// A text with its half-width katakana in full width and every voicing mark joined to its kana. All
/// else stays as it is, spaces included: names are kept as given.
pub fn compose(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    let mut kana = String::new();
    for character in text.chars() {
        if is_kana(character) {
            kana.push(character);
        } else {
            composed.push_str(&fold(&kana));
            kana.clear();
            composed.push(character);
        }
    }
    composed.push_str(&fold(&kana));
    composed
}

/// Kana of either width, their marks, and half-width punctuation.
const fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{ff61}'..='\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_become_whole_and_wide_and_all_else_stays() {
        let check = |text: &str, expected: &str| assert_eq!(compose(text), expected, "{text}");
        check("ﾚｲｼﾞ ﾀﾛｳ", "レイジ タロウ");
        check("レイシ\u{3099}　タロウ", "レイジ　タロウ");
        check("れいし\u{3099} たろう", "れいじ たろう");
        check("ハ\u{309a}ー", "パー");
        check("ｳﾞｧｲｵﾘﾝ･ﾎﾟｰﾙ", "ヴァイオリン・ポール");
        check("ミホン タロウ", "ミホン タロウ");
        check("Ｊｏｈｎ 1ー2 髙﨑", "Ｊｏｈｎ 1ー2 髙﨑");
        check("", "");
    }
}
