//! Reads a date or a time from left to right.

use activelist_model::expert::Date;

/// What follows a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// Nothing, or a month and perhaps a day.
    Done,
    /// A date, and a time behind it.
    Time,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Since midnight.
    pub seconds: i64,
    /// Seconds ahead of UTC; none where it is not said.
    pub zone: Option<i64>,
}

/// What is left to read of a text of one width.
pub struct Scanner<'a> {
    rest: &'a str,
}

/// Eras with the year before their first, and the last year that they had.
const ERAS: [(&str, u32, u32); 8] = [
    ("令和", 2018, 99),
    ("㋿", 2018, 99),
    ("R", 2018, 99),
    ("r", 2018, 99),
    ("平成", 1988, 31),
    ("㍻", 1988, 31),
    ("H", 1988, 31),
    ("h", 1988, 31),
];

/// The days of the week from Sunday.
const WEEKDAYS: [char; 7] = ['日', '月', '火', '水', '木', '金', '土'];

/// The halves of a day, with whether they mean the second one.
const HALVES: [(&str, bool); 8] = [
    ("午前", false),
    ("午後", true),
    ("AM", false),
    ("PM", true),
    ("am", false),
    ("pm", true),
    ("a.m.", false),
    ("p.m.", true),
];

impl<'a> Scanner<'a> {
    pub fn new(rest: &'a str) -> Scanner<'a> {
        Scanner { rest }
    }

    /// Whether all was read.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    fn take(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A separator, with spaces around it: `2025/ 1/15`, `2025年 1月`.
    fn separator(&mut self, word: &str) -> bool {
        let before = self.rest;
        self.take(" ");
        if self.take(word) {
            self.take(" ");
            return true;
        }
        self.rest = before;
        false
    }

    /// A number of one to `most` digits. More digits are no number of this kind.
    fn digits(&mut self, most: usize) -> Option<u32> {
        let end = self
            .rest
            .find(|character: char| !character.is_ascii_digit())
            .unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        if !(1..=most).contains(&digits.len()) {
            return None;
        }
        self.rest = rest;
        digits.parse().ok()
    }

    /// A year of four digits, or one of an era.
    pub fn year(&mut self) -> Option<u32> {
        for (era, before, last) in ERAS {
            if self.take(era) {
                // R.3, 令和 3年
                let _ = self.take(".") || self.take(" ");
                let first = self.take("元");
                let year = if first { 1 } else { self.digits(2)? };
                return (1..=last).contains(&year).then(|| before + year);
            }
        }
        self.take("西暦");
        self.digits(4).filter(|year| *year >= 1000)
    }

    /// A whole date, and whether it was written with 日.
    pub fn date(&mut self) -> Option<(Date, bool)> {
        let year = self.year()?;
        if self.separator("年") {
            let month = self.digits(2)?;
            self.separator("月").then_some(())?;
            let day = self.digits(2)?;
            self.take("日").then_some(())?;
            return Some((date(year, month, day)?, true));
        }
        let separator = self.mark()?;
        let month = self.digits(2)?;
        self.separator(separator).then_some(())?;
        let day = self.digits(2)?;
        Some((date(year, month, day)?, false))
    }

    /// The mark between the numbers of a date.
    fn mark(&mut self) -> Option<&'static str> {
        ["/", "-", "."]
            .into_iter()
            .find(|mark| self.separator(mark))
    }

    /// What may stand between a date and a time: a day of the week that is right, a space, a comma, the
    /// T of ISO 8601. After 日 nothing need stand there.
    pub fn gap(&mut self, date: Date, kanji: bool) -> Option<()> {
        let named = self.weekday(date)?;
        let comma = self.take(",");
        let space = self.take(" ") || self.take("T") || comma;
        (space || named || kanji).then_some(())
    }

    /// Whether a day of the week stands here; none where it is another than the date's.
    fn weekday(&mut self, date: Date) -> Option<bool> {
        let before = self.rest;
        self.take(" ");
        let bracket = self.take("(");
        let right = WEEKDAYS[usize::try_from((date.epoch_days() + 4).rem_euclid(7)).ok()?];
        let named = self.rest.chars().next().filter(|c| WEEKDAYS.contains(c));
        let Some(named) = named else {
            self.rest = before;
            return Some(false);
        };
        self.rest = &self.rest[named.len_utf8()..];
        let _ = self.take("曜日") || self.take("曜");
        if bracket && !self.take(")") {
            return None;
        }
        (named == right).then_some(true)
    }

    /// A time with its half of the day and its zone.
    pub fn time(&mut self) -> Option<Time> {
        let mut half = self.half();
        let hour = self.digits(2)?;
        let kanji = self.separator("時");
        if !kanji {
            self.take(":").then_some(())?;
        }
        let (mut minute, mut second) = (0, 0);
        if kanji {
            if self.rest.starts_with(|next: char| next.is_ascii_digit()) {
                minute = self.digits(2)?;
                self.separator("分").then_some(())?;
            }
            if self.rest.starts_with(|next: char| next.is_ascii_digit()) {
                second = self.digits(2)?;
                self.take("秒").then_some(())?;
            }
        } else {
            minute = self.digits(2)?;
            if self.take(":") {
                second = self.digits(2)?;
                if self.take(".") {
                    // Parts of a second decide nothing.
                    self.digits(9)?;
                }
            }
        }
        self.take(" ");
        if half.is_none() {
            half = self.half();
        }
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let hour = match half {
            // By law 午後12時 is midnight, by custom noon.
            Some(_) if kanji && hour == 12 => return None,
            Some(later) if hour <= 12 => hour % 12 + if later { 12 } else { 0 },
            Some(false) => return None,
            _ => hour,
        };
        let seconds = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
        Some(Time {
            seconds,
            zone: self.zone()?,
        })
    }

    fn half(&mut self) -> Option<bool> {
        let (_, later) = HALVES.into_iter().find(|(half, _)| self.take(half))?;
        self.take(" ");
        Some(later)
    }

    /// The zone at the end of a time, in seconds ahead of UTC; inner none where there is none.
    fn zone(&mut self) -> Option<Option<i64>> {
        if self.is_done() {
            return Some(None);
        }
        if self.take("JST") {
            return Some(Some(super::JAPAN));
        }
        if self.take("Z") {
            return Some(Some(0));
        }
        let named = self.take("GMT") || self.take("UTC");
        if named && self.is_done() {
            return Some(Some(0));
        }
        let sign = match (self.take("+"), self.take("-")) {
            (true, false) => 1,
            (false, true) => -1,
            _ => return None,
        };
        let before = self.rest.len();
        let number = self.digits(4)?;
        let (hours, minutes) = match before - self.rest.len() {
            // +0900
            4 => (number / 100, number % 100),
            3 => return None,
            _ if self.take(":") => (number, self.digits(2)?),
            _ => (number, 0),
        };
        (hours <= 14 && minutes <= 59).then_some(())?;
        Some(Some(
            sign * (i64::from(hours) * 3600 + i64::from(minutes) * 60),
        ))
    }

    /// What follows a year: nothing, zeros behind a point, or a month and perhaps a day and a time. None
    /// where no such month or day exists.
    pub fn tail(&mut self, year: u32) -> Option<Tail> {
        let whole = self.rest.strip_prefix('.');
        if whole.is_some_and(|zeros| !zeros.is_empty() && zeros.bytes().all(|b| b == b'0')) {
            self.rest = "";
        }
        if self.separator("年") {
            if self.is_done() {
                return Some(Tail::Done);
            }
            let month = self.digits(2)?;
            self.separator("月").then_some(())?;
            date(year, month, 1)?;
            if self.is_done() {
                return Some(Tail::Done);
            }
            let day = self.digits(2)?;
            self.take("日").then_some(())?;
            return self.after_date(date(year, month, day)?, true);
        }
        if self.is_done() {
            return Some(Tail::Done);
        }
        let separator = self.mark()?;
        let month = self.digits(2)?;
        date(year, month, 1)?;
        if self.is_done() {
            return Some(Tail::Done);
        }
        self.separator(separator).then_some(())?;
        let day = self.digits(2)?;
        self.after_date(date(year, month, day)?, false)
    }

    fn after_date(&mut self, date: Date, kanji: bool) -> Option<Tail> {
        if self.is_done() {
            return Some(Tail::Done);
        }
        self.gap(date, kanji)?;
        Some(match self.is_done() {
            true => Tail::Done,
            false => Tail::Time,
        })
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )
}
