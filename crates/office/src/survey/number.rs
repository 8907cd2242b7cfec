//! Whole numbers as people and spreadsheets write them.

use super::fold::fold;
use activelist_model::expert::RegistrationNumber;

/// Most digits that are read as a number: what a registration number has.
const MOST_DIGITS: usize = 6;

/// Reads a whole number from a folded text without decoration: `1200`, `1,200`, `3.0`.
///
/// A comma separates groups of three digits and nothing else: `3,5` may be two numbers, a decimal
/// fraction or a slip. `0,200` is more likely a fraction than a number with a needless zero. Decimals
/// are read where all of them are 0, as spreadsheets write whole numbers.
fn whole(folded: &str) -> Option<u32> {
    let (groups, decimals) = folded.split_once('.').unwrap_or((folded, "0"));
    if decimals.is_empty() || decimals.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let (first, others) = groups.split_once(',').unwrap_or((groups, ""));
    if groups.contains(',') {
        let lengths = others.split(',').all(|group| group.len() == 3);
        // Zeros in front fill up a group, as in 012,345. A first group of more digits makes a number
        // of more digits than are read.
        let filled = first.len() == 3 || !first.starts_with('0');
        if !lengths || !filled {
            return None;
        }
    }
    let digits = format!("{first}{}", others.replace(',', ""));
    let plain = !first.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain && digits.len() <= MOST_DIGITS).then(|| digits.parse().ok())?
}

/// Whether a space stands between two digits: these may be two numbers. Folding drops the space.
pub fn has_split_digits(text: &str) -> bool {
    let is_digit = |character: &char| matches!(character, '0'..='9' | '０'..='９');
    let mut characters = text.chars();
    let mut before = None;
    while let Some(character) = characters.next() {
        if !character.is_whitespace() {
            before = Some(character);
            continue;
        }
        let after = characters.find(|next| !next.is_whitespace());
        if before.as_ref().is_some_and(is_digit) && after.as_ref().is_some_and(is_digit) {
            return true;
        }
        before = after;
    }
    false
}

/// Reads a registration number: up to six digits, also as `第…号`, `12,345`, `12345.0` or with what
/// people write before it (`No.`, `登録番号`). Lost leading zeros come back. 000000 is nobody's.
pub fn registration(text: &str) -> Option<RegistrationNumber> {
    let folded = fold(text);
    // Both keep a spreadsheet from taking off the zeros in front.
    let plain = folded
        .strip_prefix("=\"")
        .and_then(|inner| inner.strip_suffix('"'))
        .or_else(|| folded.strip_prefix('\''))
        .unwrap_or(&folded);
    let inner = NAMES
        .iter()
        .find_map(|name| plain.strip_prefix(name))
        .map_or(plain, |inner| inner.strip_prefix(':').unwrap_or(inner));
    let inner = inner.strip_prefix('第').unwrap_or(inner);
    let inner = inner.strip_suffix('号').unwrap_or(inner);
    if has_split_digits(text) && !is_six_digits(inner) {
        return None;
    }
    RegistrationNumber::new(whole(inner)?).filter(|number| number.value() > 0)
}

/// What people write before a registration number.
const NAMES: [&str; 6] = ["登録番号", "登録", "番号", "No.", "NO.", "№"];

/// Six digits with spaces between them can only be one number.
fn is_six_digits(text: &str) -> bool {
    text.len() == MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a whole number up to `max`, also as `約10件`, `10件程度` or `1,200 件`.
pub fn count(text: &str, unit: char, max: u16) -> Option<u16> {
    if has_split_digits(text) {
        return None;
    }
    let folded = fold(text);
    let inner = folded.strip_prefix('約').unwrap_or(&folded);
    let inner = inner.strip_suffix("程度").unwrap_or(inner);
    let inner = match unit {
        '年' => inner.strip_suffix("年間").unwrap_or(inner),
        _ => inner,
    };
    let inner = inner.strip_suffix(unit).unwrap_or(inner);
    let value = u16::try_from(whole(inner)?).ok()?;
    (value <= max).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_groups_of_three_digits() {
        let check = |text: &str, expected: Option<u32>| {
            assert_eq!(whole(text), expected, "{text}");
        };
        check("0", Some(0));
        check("1200", Some(1200));
        check("1,200", Some(1200));
        check("12,345", Some(12_345));
        check("012,345", Some(12_345));
        check("999,999", Some(999_999));
        check("999999", Some(999_999));
        check("3.0", Some(3));
        check("1,200.00", Some(1200));
        check("1000000", None);
        check("1,000,000", None);
        check("0000001", None);
        check("3,5", None);
        check("3,50", None);
        check("3,5000", None);
        check("1234,567", None);
        check("1,,200", None);
        check(",200", None);
        check("1,", None);
        check("0,200", None);
        check("01,200", None);
        check("3.", None);
        check("3.5", None);
        check("3.05", None);
        check("3.0.0", None);
        check("3.,0", None);
        check("1.000,0", None);
        check(".0", None);
        check("", None);
        check("+3", None);
        check("1a", None);
    }

    #[test]
    fn digits_with_a_space_between_them_may_be_two_numbers() {
        let check = |text: &str, expected: bool| {
            assert_eq!(has_split_digits(text), expected, "{text:?}");
        };
        check("3 5", true);
        check("３　５件", true);
        check("1\n2", true);
        check("約 3 件、 5  6", true);
        check("9 0", true);
        check("０ 9", true);
        check("0 ９", true);
        check("第 42 号", false);
        check(" 42 ", false);
        check("3 件 5", false);
        check("35", false);
        check("", false);
    }

    #[test]
    fn registration_numbers_get_their_zeros_back() {
        let check = |text: &str, expected: Option<&str>| {
            let read = registration(text).map(|number| number.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        };
        check("012345", Some("012345"));
        check("12345", Some("012345"));
        check("第０１２３４５号", Some("012345"));
        check(" 第 42 号", Some("000042"));
        check("12,345", Some("012345"));
        check("12345.0", Some("012345"));
        check("登録番号：第012345号", Some("012345"));
        check("No. 42", Some("000042"));
        check("ＮＯ．42", Some("000042"));
        check("№42", Some("000042"));
        check("登録第42号", Some("000042"));
        check("登録: 42", Some("000042"));
        check("番号：42", Some("000042"));
        check("1", Some("000001"));
        check("999999", Some("999999"));
        check("42:", None);
        check("0 4 2 0 0 1", Some("042001"));
        check("第 0 4 2 0 0 1 号", Some("042001"));
        check("=\"000042\"", Some("000042"));
        check("'000042", Some("000042"));
        check("4 2", None);
        check("12 34 567", None);
        check("12,3 45", None);
        check("1234567", None);
        check("12345a", None);
        check("第号", None);
        check("0", None);
        check("-12345", None);
        check("1.2E+05", None);
        check("", None);
    }

    #[test]
    fn counts_may_be_rough_and_carry_a_unit() {
        let check = |text: &str, expected: Option<u16>| {
            assert_eq!(count(text, '件', 9999), expected, "{text}");
        };
        check("10", Some(10));
        check("約１０件", Some(10));
        check("10件程度", Some(10));
        check("1,200 件", Some(1200));
        check("3.0件", Some(3));
        check("0", Some(0));
        check("9999", Some(9999));
        check("10000", None);
        check("99999999999", None);
        check("3,5件", None);
        check("3 5件", None);
        check("10年", None);
        check("10件間", None);
        check("-1", None);
        check("2.5", None);
        check("多数", None);
        assert_eq!(count("3年間", '年', 99), Some(3));
        assert_eq!(count("3件間", '件', 99), None);
        assert_eq!(count("99", '年', 99), Some(99));
        assert_eq!(count("100", '年', 99), None);
    }
}
