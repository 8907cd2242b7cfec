//! The name that binds a list to its site.

use std::fmt;

/// Most characters of a name.
const LONGEST: usize = 63;

/// The name of a site, such as `list.example.jp` or `osaka-2026`: it stands in the signed description
/// of a list and in the pages that take only that list. Lower-case letters, digits, `.` and `-`, 63 at
/// most, with a letter or a digit at both ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteName(String);

impl SiteName {
    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<SiteName> {
        let is_alphanumeric = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let bytes = text.as_bytes();
        let is_sound = bytes.len() <= LONGEST
            && bytes.first().is_some_and(is_alphanumeric)
            && bytes.last().is_some_and(is_alphanumeric)
            && (bytes.iter()).all(|byte| is_alphanumeric(byte) || b".-".contains(byte));
        is_sound.then(|| SiteName(text.to_string()))
    }
}

impl fmt::Display for SiteName {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_stand_in_an_address_a_file_name_and_a_page_as_it_is() {
        for text in ["a", "1", "list.example.jp", "osaka-2026", &"a".repeat(63)] {
            let name = SiteName::parse(text).map(|name| name.to_string());
            assert_eq!(name.as_deref(), Some(text));
        }
        for text in [
            "",
            ".",
            "-a",
            "a.",
            "A",
            "a b",
            "a/b",
            "a\"",
            "大阪",
            &"a".repeat(64),
        ] {
            assert_eq!(SiteName::parse(text), None, "{text}");
        }
    }
}
