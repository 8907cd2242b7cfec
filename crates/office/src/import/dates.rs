//! Dates of numbers alone, whose order a person must confirm: `1/15/25 9:03:45`.

use activelist_model::expert::Date;

use crate::survey::fold::fold;
use crate::survey::time::answered_at;

/// The order of the numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// As Americans write: 1/15/25.
    MonthDayYear,
    /// As Europeans write: 15/1/25.
    DayMonthYear,
    /// With a year of two digits in front: 25/1/15.
    YearMonthDay,
}

impl Order {
    /// All orders.
    pub const ALL: [Order; 3] = [
        Order::MonthDayYear,
        Order::DayMonthYear,
        Order::YearMonthDay,
    ];

    /// As the mapping writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Order::MonthDayYear => "月/日/年",
            Order::DayMonthYear => "日/月/年",
            Order::YearMonthDay => "年/月/日",
        }
    }

    /// What somebody wrote into the mapping.
    pub fn parse(text: &str) -> Option<Order> {
        let text = fold(text);
        Order::ALL.into_iter().find(|order| order.name() == text)
    }
}

/// The three numbers of a date and the time behind it; none where a text is no such date.
fn numbers(text: &str) -> Option<([&str; 3], &str)> {
    let (date, time) = text.trim().split_once([' ', '　', ','])?;
    let mut parts = date.split(['/', '-', '.']);
    let numbers = [parts.next()?, parts.next()?, parts.next()?];
    let is_number = |part: &&str| {
        matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (parts.next().is_none() && numbers.iter().all(is_number)).then_some((numbers, time.trim()))
}

/// Whether a text is a date of numbers alone that is not read without knowing their order.
pub fn is_numeric(text: &str) -> bool {
    answered_at(text).is_none() && Order::ALL.iter().any(|order| read(text, *order).is_some())
}

/// A date in an order, as the survey file writes it.
pub fn read(text: &str, order: Order) -> Option<String> {
    let ([first, second, third], time) = numbers(text)?;
    let (year, month, day) = match order {
        Order::MonthDayYear => (third, first, second),
        Order::DayMonthYear => (third, second, first),
        Order::YearMonthDay => (first, second, third),
    };
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    let year: u16 = match year.len() {
        2 => 2000 + year.parse::<u16>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    let date = Date::new(year, month.parse().ok()?, day.parse().ok()?)?;
    Some(answered_at(&format!("{date} {time}"))?.to_string())
}

/// The orders under which every one of these dates can be read.
pub fn fitting(dates: &[&str]) -> Vec<Order> {
    let fits = |order: &Order| dates.iter().all(|date| read(date, *order).is_some());
    Order::ALL.into_iter().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_numbers_is_read_in_the_order_that_was_decided() {
        let check = |text: &str, order: Order, expected: Option<&str>| {
            assert_eq!(read(text, order).as_deref(), expected, "{text}");
        };
        let american = Order::MonthDayYear;
        check("1/15/25 9:03:45", american, Some("2025-01-15 09:03:45"));
        check(
            "01/15/2025 09:03:45 PM",
            american,
            Some("2025-01-15 21:03:45"),
        );
        check("1/15/25 9:03:45", Order::DayMonthYear, None);
        check(
            "15/1/25 9:03:45",
            Order::DayMonthYear,
            Some("2025-01-15 09:03:45"),
        );
        check(
            "25/1/15 9:03",
            Order::YearMonthDay,
            Some("2025-01-15 09:03:00"),
        );
        check("2/30/25 9:03", american, None);
        check("1/15/25", american, None);
        check("12345 9:03", american, None);
    }

    #[test]
    fn only_orders_under_which_all_can_be_read_may_be_meant() {
        assert_eq!(
            fitting(&["1/2/25 9:03", "1/15/25 9:03"]),
            [Order::MonthDayYear]
        );
        assert_eq!(fitting(&["1/2/25 9:03"]).len(), 2);
        assert_eq!(fitting(&["01/02/03 9:03"]).len(), 3);
        assert_eq!(fitting(&["13/14/99 9:03"]), []);
        assert!(is_numeric("1/2/25 9:03"));
        assert!(!is_numeric("2025/1/2 9:03"));
        assert!(!is_numeric("45678.43"));
    }
}
