//! Reads full and half width alike. For comparing and counting only: a name is kept as given.

use activelist_kernel::forms::{unified, usual};

/// The comparable form of a label, number or separator: one width, one hyphen, one wave dash,
/// ideographs for radicals, composed kana, no spaces.
pub fn fold(text: &str) -> String {
    let unified = unified(text);
    let mut folded: Vec<char> = unified.chars().filter(|c| !c.is_whitespace()).collect();
    for middle in 1..folded.len().saturating_sub(1) {
        let between_digits =
            folded[middle - 1].is_ascii_digit() && folded[middle + 1].is_ascii_digit();
        if folded[middle] == 'ー' && between_digits {
            folded[middle] = '-';
        }
    }
    folded.into_iter().collect()
}

/// Full-width ASCII in half width, and nothing else: for mail addresses.
pub fn fold_ascii(text: &str) -> String {
    let narrow = |character| match character {
        '\u{ff01}'..='\u{ff5e}' => usual(character),
        other => other,
    };
    text.chars().map(narrow).collect()
}

/// A text without the spaces around it (U+3000 included), its line breaks as LF.
pub fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n");
    }
    text.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(fold(input), expected, "{input}");
    }

    #[test]
    fn widths_hyphens_and_waves_read_alike() {
        check("３－５年", "3-5年");
        check("3‐5年", "3-5年");
        check("3ー5年", "3-5年");
        check("3−5 年", "3-5年");
        check("ITコーディネータ", "ITコーディネータ");
        check("ＩＴｺｰﾃﾞｨﾈｰﾀ", "ITコーディネータ");
        check("ｻｰﾋﾞｽ業", "サービス業");
        check("ｲﾝｼﾃﾞﾝﾄ ﾊﾟﾀｰﾝ ｳﾞ", "インシデントパターンヴ");
        check("サーヒ\u{3099}ス", "サービス");
        check("か\u{3099}", "が");
        check("運輸･交通業", "運輸・交通業");
        check("1〜3か月", "1~3か月");
        check("1~3 か月", "1~3か月");
        check("長期的支援(顧問契約等)", "長期的支援(顧問契約等)");
        check("長期的支援（顧問契約等）", "長期的支援(顧問契約等)");
        check("　可　", "可");
        check("゛ア゛", "゛ア゛");
    }

    #[test]
    fn radicals_and_separate_marks_read_like_the_characters() {
        check("⼤阪府", "大阪府");
        check("⻘森県", "青森県");
        check("⾧野県", "長野県");
        check("⻑崎県", "長崎県");
        check("⼩売業", "小売業");
        check("従業員⼀名以下", "従業員一名以下");
        check("ハ\u{309a}ーソナル", "パーソナル");
        check("こゝ\u{3099}", "こゞ");
        check("茨󠄀城県", "茨城県");
    }

    #[test]
    fn a_text_loses_only_the_spaces_around_it() {
        assert_eq!(tidy("　髙﨑　太郎 "), "髙﨑　太郎");
        assert_eq!(tidy("一\r\n二\r三"), "一\n二\n三");
        assert_eq!(
            fold_ascii("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"),
            "taro@example.jp"
        );
    }
}
