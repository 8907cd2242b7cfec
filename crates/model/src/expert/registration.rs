//! The registration number (登録番号).

use std::fmt;

/// A registration number: six digits, leading zeros kept. Shown as 第012345号.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistrationNumber(u32);

impl RegistrationNumber {
    /// From its value, at most 999,999.
    pub const fn new(value: u32) -> Option<RegistrationNumber> {
        if value <= 999_999 {
            Some(RegistrationNumber(value))
        } else {
            None
        }
    }

    /// Reads exactly six ASCII digits.
    pub fn parse(text: &str) -> Option<RegistrationNumber> {
        if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().and_then(RegistrationNumber::new)
    }

    /// The value, 0–999,999.
    pub const fn value(self) -> u32 {
        self.0
    }

    /// The six digits as ASCII bytes.
    pub fn digits(self) -> [u8; 6] {
        let mut digits = [b'0'; 6];
        let mut rest = self.0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        digits
    }
}

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.digits().iter().try_for_each(|digit| {
            use fmt::Write;
            f.write_char(char::from(*digit))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: Option<u32>) {
        assert_eq!(
            RegistrationNumber::parse(input).map(RegistrationNumber::value),
            expected,
            "{input}"
        );
    }

    #[test]
    fn only_six_digits_are_a_registration_number() {
        check("012345", Some(12345));
        check("999999", Some(999_999));
        check("12345", None);
        check("0012345", None);
        check("01234a", None);
        check("+12345", None);
        check("", None);
    }

    #[test]
    fn leading_zeros_are_shown() {
        let shown = RegistrationNumber::new(42).map(|number| number.to_string());
        assert_eq!(shown.as_deref(), Some("000042"));
    }
}
