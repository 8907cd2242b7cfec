//! One notation for the numbers and marks in a label.

use super::fold::fold;

/// The comparable form of a label: one width, no spaces, and one notation for what people write in
/// several: 20000 and 20,000 and 2万, 3～5 and 3-5, 1ヶ月 and 1か月, 該当無し and 該当なし. Words stay as
/// they are.
pub fn comparable(text: &str) -> String {
    let folded = fold(text).replace('~', "-");
    let mut plain = numbers(&folded).replace("円以上-", "円以上");
    for counter in ['ヶ', 'ヵ', 'カ', 'ケ', '箇'] {
        plain = plain.replace(&format!("{counter}月"), "か月");
    }
    plain.replace("無し", "なし").replace("有り", "あり")
}

/// What stands inside the parentheses with which a text begins, and what stands behind them. None where
/// there are none, or they do not close.
pub fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(['（', '('])?;
    let mut depth = 1_usize;
    for (place, character) in inside.char_indices() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&inside[..place], &inside[place + character.len_utf8()..]));
        }
    }
    None
}

/// Takes the commas out of numbers in groups of three digits, and writes 万 in digits.
fn numbers(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        plain.push_str(&rest[..start]);
        let number = &rest[start..];
        let end = number.find(|character: char| !(character.is_ascii_digit() || character == ','));
        let (number, behind) = number.split_at(end.unwrap_or(number.len()));
        let bare = number.trim_end_matches(',');
        rest = &rest[start + bare.len()..];
        let mut groups = bare.split(',');
        let first = groups.next().is_some_and(|first| first.len() <= 3);
        let grouped = first && groups.clone().all(|group| group.len() == 3);
        match grouped {
            true => plain.extend(bare.chars().filter(char::is_ascii_digit)),
            false => plain.push_str(bare),
        }
        let myriads = behind.strip_prefix('万').filter(|_| number == bare);
        if let Some(behind) = myriads {
            plain.push_str("0000");
            rest = behind;
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_marks_have_one_notation() {
        let check = |text: &str, expected: &str| assert_eq!(comparable(text), expected, "{text}");
        check("20,000円以上～30,000円未満", "20000円以上30000円未満");
        check("２万円以上〜３万円未満", "20000円以上30000円未満");
        check("20000円以上30000円未満", "20000円以上30000円未満");
        check("20,000円未満,40,000円以上", "20000円未満,40000円以上");
        check("1,234,567", "1234567");
        check("20,00円", "20,00円");
        check("2,0000円", "2,0000円");
        check("2000,000円", "2000,000円");
        check("医療,3,", "医療,3,");
        check("12万、3", "120000、3");
        check("3,万", "3,万");
        check("3～5年", "3-5年");
        check("1〜3ヶ月", "1-3か月");
        check("1～3ヵ月", "1-3か月");
        check("1～3カ月", "1-3か月");
        check("1～3ケ月", "1-3か月");
        check("1～3箇月", "1-3か月");
        check("該当無し", "該当なし");
        check("経験有り", "経験あり");
        check("従業員 10 名以下", "従業員10名以下");
        check("", "");
    }

    #[test]
    fn parentheses_end_where_they_close() {
        assert_eq!(bracketed("（農業）, 医療"), Some(("農業", ", 医療")));
        assert_eq!(bracketed("(農業（稲作）)"), Some(("農業（稲作）", "")));
        assert_eq!(bracketed("（農業"), None);
        assert_eq!(bracketed("農業）"), None);
    }
}
