//! Dates, times and years as people, forms and spreadsheets write them.
//!
//! What is read has only one meaning. A year has four digits or an era; `1/2/2025` (January or
//! February?) and `25/7/3` are refused, and so is a number of days, which a spreadsheet leaves where it
//! forgot that a cell holds a date.

mod scanner;

use super::fold::fold;
use activelist_model::expert::Date;
use activelist_publication::REGISTERED_YEARS;
use scanner::{Scanner, Tail};

/// 回答日時 to the second, in Japan; ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnsweredAt {
    date: Date,
    seconds: u32,
}

impl AnsweredAt {
    /// Its year in Japan.
    pub fn year(self) -> u16 {
        self.date.year()
    }
}

impl AnsweredAt {
    /// Its day in Japan.
    pub const fn date(self) -> Date {
        self.date
    }
}

impl std::fmt::Display for AnsweredAt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (minutes, seconds) = (self.seconds / 60, self.seconds % 60);
        let (hours, minutes) = (minutes / 60, minutes % 60);
        write!(f, "{} {hours:02}:{minutes:02}:{seconds:02}", self.date)
    }
}

const DAY: i64 = 86_400;
/// Japan is nine hours ahead of UTC all year round.
const JAPAN: i64 = 9 * 3600;

/// Reads a date and a time: `2025-07-03 09:05[:07]`, also with `/` or `.`, without leading zeros, as
/// `2025年7月3日 9時5分`, with an era, with 午前 or PM, and as ISO 8601 writes it. A time of another zone
/// (`Z`, `+00:00`, `GMT-5`) becomes the time in Japan; without a zone it is the time in Japan.
pub fn answered_at(text: &str) -> Option<AnsweredAt> {
    let normal = normal(text);
    let mut scanner = Scanner::new(&normal);
    let (date, kanji) = scanner.date()?;
    scanner.gap(date, kanji)?;
    let time = scanner.time()?;
    if !scanner.is_done() {
        return None;
    }
    let zone = time.zone.unwrap_or(JAPAN);
    let since = date.epoch_days() * DAY + time.seconds - zone + JAPAN;
    Some(AnsweredAt {
        date: Date::from_epoch_days(since.div_euclid(DAY))?,
        seconds: u32::try_from(since.rem_euclid(DAY)).ok()?,
    })
}

/// Reads a day: a date as in [`answered_at`], with or without a time behind it, or eight digits (20260331).
pub fn day(text: &str) -> Option<Date> {
    let normal = normal(text);
    if normal.len() == 8 && normal.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = normal[..4].parse().ok()?;
        return Date::new(year, normal[4..6].parse().ok()?, normal[6..].parse().ok()?);
    }
    let mut scanner = Scanner::new(&normal);
    let (date, kanji) = scanner.date()?;
    if scanner.is_done() {
        return Some(date);
    }
    scanner.gap(date, kanji)?;
    // A day of the week alone, or a time.
    (scanner.is_done() || scanner.time().is_some() && scanner.is_done()).then_some(date)
}

/// Whether a text is a number of days as spreadsheets count them (45678.43), in the years 1990–2099.
/// Two systems of counting are in use, four years apart, so that it is not read.
pub fn is_serial_day(text: &str) -> bool {
    let folded = fold(text);
    let (days, part) = folded.split_once('.').unwrap_or((&folded, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let days = days.parse().ok().filter(|_| plain(days) && plain(part));
    days.is_some_and(|days: u32| (32_874..73_051).contains(&days))
}

/// Reads the year of a registration: `2021`, `2021年`, `令和3年`, `R3`, also where a whole date stands
/// (`2021/4/1`). `2021年度` is refused: it ends in the year after.
pub fn registered_year(text: &str) -> Option<u16> {
    let normal = without_comma(normal(text));
    let year = one_year(&normal).or_else(|| {
        // 令和3年（2021年）, 2021(令和3)年: both say the same, or it is no answer.
        let (before, rest) = normal.split_once('(')?;
        let (inside, after) = rest.split_once(')')?;
        let outside = one_year(&format!("{before}{after}"))?;
        (one_year(inside)? == outside).then_some(outside)
    })?;
    let year = u16::try_from(year).ok()?;
    REGISTERED_YEARS.contains(&year).then_some(year)
}

/// A spreadsheet may show a year as it shows a number: 2,021年.
fn without_comma(mut normal: String) -> String {
    let bytes = normal.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let grouped = is_digit(0) && bytes.get(1) == Some(&b',') && (2..5).all(is_digit);
    let behind = normal.get(5..).unwrap_or_default();
    let is_alone = ["", "年", ".0", ".00"].contains(&behind);
    if grouped && is_alone {
        normal.remove(1);
    }
    normal
}

fn one_year(normal: &str) -> Option<u32> {
    let mut scanner = Scanner::new(normal);
    let year = scanner.year()?;
    match scanner.tail(year)? {
        Tail::Done => {}
        Tail::Time => {
            scanner.time()?;
        }
    }
    scanner.is_done().then_some(year)
}

/// One width, and one space wherever spaces stand: folding drops spaces, and the one between date and
/// time matters.
fn normal(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
