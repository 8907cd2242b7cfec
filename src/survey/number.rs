//! Numbers, dates and levels as people and spreadsheets write them.

use super::fold::fold;
use crate::catalog::Level;
use crate::expert::{Date, RegistrationNumber};

/// 回答日時 to the second; ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnsweredAt {
    date: Date,
    seconds: u32,
}

impl std::fmt::Display for AnsweredAt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (minutes, seconds) = (self.seconds / 60, self.seconds % 60);
        let (hours, minutes) = (minutes / 60, minutes % 60);
        write!(f, "{} {hours:02}:{minutes:02}:{seconds:02}", self.date)
    }
}

/// Reads `YYYY-MM-DD HH:MM[:SS]`, also with `/` and without leading zeros.
pub fn answered_at(text: &str) -> Option<AnsweredAt> {
    // Folding drops spaces, and the one between date and time matters.
    let mut halves = text.split_whitespace();
    let (date, time) = (fold(halves.next()?), fold(halves.next()?));
    if halves.next().is_some() {
        return None;
    }
    let separator = if date.contains('/') { '/' } else { '-' };
    let [year, month, day] = numbers(&date, separator)?[..] else {
        return None;
    };
    let (hour, minute, second) = match numbers(&time, ':')?[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if year < 1000 || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let date = Date::new(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )?;
    Some(AnsweredAt {
        date,
        seconds: (hour * 60 + minute) * 60 + second,
    })
}

fn numbers(text: &str, separator: char) -> Option<Vec<u32>> {
    text.split(separator).map(|part| digits(part, 4)).collect()
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Reads a registration number: up to six digits, also as 第…号. Lost leading zeros come back.
/// 000000 is nobody's.
pub fn registration(text: &str) -> Option<RegistrationNumber> {
    let folded = fold(text);
    let inner = folded.strip_prefix('第').unwrap_or(&folded);
    let inner = inner.strip_suffix('号').unwrap_or(inner);
    RegistrationNumber::new(digits(inner, 6)?).filter(|number| number.value() > 0)
}

/// Reads a whole number up to `max`, also as 約10件 or 1,200 件.
pub fn count(text: &str, unit: char, max: u16) -> Option<u16> {
    let folded = fold(text).replace(',', "");
    let inner = folded.strip_prefix('約').unwrap_or(&folded);
    let inner = inner.strip_suffix(unit).unwrap_or(inner);
    let value = u16::try_from(digits(inner, 6)?).ok()?;
    (value <= max).then_some(value)
}

/// Reads an answer: `0`–`3`, the label, or both.
pub fn level(text: &str) -> Option<Level> {
    let folded = fold(text);
    let first = folded.bytes().next()?;
    let (number, label) = if first.is_ascii_digit() {
        let level = Level::from_points(first - b'0')?;
        (Some(level), folded[1..].trim_start_matches(['.', ':']))
    } else {
        (None, folded.as_str())
    };
    if label.is_empty() {
        return number;
    }
    let named = Level::ALL
        .into_iter()
        .find(|level| fold(level.label()) == label)?;
    number.is_none_or(|number| number == named).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_forms_and_spreadsheets_write_them() {
        let check = |text: &str, expected: Option<&str>| {
            let read = answered_at(text).map(|at| at.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        };
        check("2025-07-03 09:05:07", Some("2025-07-03 09:05:07"));
        check("2025/7/3 9:05", Some("2025-07-03 09:05:00"));
        check("２０２５／７／３　９：０５", Some("2025-07-03 09:05:00"));
        check("2025－07－03  09:05", Some("2025-07-03 09:05:00"));
        check("2025-02-29 09:05", None);
        check("2025-07-03 24:00", None);
        check("2025-07-03 09:60", None);
        check("2025-07-03", None);
        check("25/7/3 9:05", None);
        check("2025-07/03 9:05", None);
        check("7月3日 9:05", None);
        check("2025-07-03 9:05 午前", None);
        check("", None);
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
        check("1,200 件", Some(1200));
        check("0", Some(0));
        check("9999", Some(9999));
        check("10000", None);
        check("99999999999", None);
        check("10年", None);
        check("-1", None);
        check("2.5", None);
        check("多数", None);
    }

    #[test]
    fn an_answer_is_a_number_or_its_label() {
        let check = |text: &str, expected: Option<u8>| {
            assert_eq!(level(text).map(Level::points), expected, "{text}");
        };
        check("0", Some(0));
        check("３", Some(3));
        check("3 単独実行可能", Some(3));
        check("２　サポートがあれば実行可能", Some(2));
        check("2 ｻﾎﾟｰﾄがあれば実行可能", Some(2));
        check("1：基礎知識のみ", Some(1));
        check("知識・経験なし", Some(0));
        check("2 単独実行可能", None);
        check("4", None);
        check("-1", None);
        check("33", None);
        check("1.5", None);
        check("できる", None);
        check("", None);
    }
}
