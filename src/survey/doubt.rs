//! What is well formed and yet doubtful.

/// 外字: shown differently, or not at all, on every other machine.
pub const fn is_private_use(character: char) -> bool {
    matches!(
        character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}

/// Hosts kept for examples (RFC 2606 and the .jp registry).
pub fn is_fictitious(mail: &str) -> bool {
    let host = mail
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [
        "example.jp",
        "example.com",
        "example.net",
        "example.org",
        "example.co.jp",
        "invalid",
    ]
    .into_iter()
    .any(|kept| {
        host == kept
            || host
                .strip_suffix(kept)
                .is_some_and(|sub| sub.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_kept_for_examples_are_known() {
        let check =
            |mail: &str, expected: bool| assert_eq!(is_fictitious(mail), expected, "{mail}");
        check("a@example.jp", true);
        check("a@office.EXAMPLE.jp", true);
        check("a@b.invalid", true);
        check("a@myexample.jp", false);
        check("example.jp@mihon.jp", false);
    }
}
