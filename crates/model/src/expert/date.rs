//! A calendar date, for "published" and "expires".

use std::fmt;

/// A date of the Gregorian calendar, years 1–9999. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Default for Date {
    /// 1970-01-01.
    fn default() -> Date {
        Date {
            year: 1970,
            month: 1,
            day: 1,
        }
    }
}

impl Date {
    /// A date that exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |from: usize, to: usize| {
            let digits = text.get(from..to)?;
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse::<u16>().ok()).flatten()
        };
        Date::new(number(0, 4)?, number(5, 7)? as u8, number(8, 10)? as u8)
    }

    /// The date so many days after 1970-01-01.
    pub fn from_epoch_days(days: i64) -> Option<Date> {
        // Howard Hinnant's civil_from_days: years begin in March, so that leap days end them.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Date::new(
            u16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }

    /// Days since 1970-01-01.
    pub fn epoch_days(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let from_march = (month + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year - 719_468
    }

    /// The date in Japan (UTC+9, no summer time) at so many seconds after 1970-01-01 UTC.
    pub fn in_japan(epoch_seconds: i64) -> Option<Date> {
        Date::from_epoch_days(epoch_seconds.saturating_add(9 * 3600).div_euclid(86_400))
    }

    /// Year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Month, 1–12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1–31.
    pub const fn day(self) -> u8 {
        self.day
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_exist_are_read() {
        let check =
            |text: &str, valid: bool| assert_eq!(Date::parse(text).is_some(), valid, "{text}");
        check("2026-02-28", true);
        check("2024-02-29", true);
        check("2026-02-29", false);
        check("1900-02-29", false);
        check("2000-02-29", true);
        check("2026-13-01", false);
        check("2026-00-10", false);
        check("2026-1-010", false);
        check("２026-01-01", false);
        check("+026-01-01", false);
    }

    #[test]
    fn epoch_days_count_and_come_back() {
        assert_eq!(Date::parse("1970-01-01").map(Date::epoch_days), Some(0));
        assert_eq!(
            Date::parse("2026-11-23").map(Date::epoch_days),
            Some(20_780)
        );
        for days in (-200_000..400_000).step_by(97) {
            assert_eq!(
                Date::from_epoch_days(days).map(Date::epoch_days),
                Some(days)
            );
        }
    }

    #[test]
    fn the_day_turns_at_midnight_in_japan() {
        let before = Date::in_japan(15 * 3600 - 1).map(|date| date.to_string());
        let after = Date::in_japan(15 * 3600).map(|date| date.to_string());
        assert_eq!(before.as_deref(), Some("1970-01-01"));
        assert_eq!(after.as_deref(), Some("1970-01-02"));
    }
}
