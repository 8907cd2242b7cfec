//! What mails, messengers and sentences add to a link: `&amp;` for `&`, blanks, and marks or words
//! behind it (`…area=27）をご覧ください。`). Nothing here changes a link as the page writes it: no
//! such link holds a character that is dropped.

use crate::expert::is_hidden;

/// A fragment as it was written: percent codes, HTML escapes and wide ampersands undone, without
/// hidden characters, and without blanks at the joints between its parts.
pub(super) fn plain(fragment: &str) -> String {
    let text = unescape(&decode(fragment));
    let mut plain = String::with_capacity(text.len());
    let mut has_blank = false;
    for character in text.chars() {
        match character {
            blank if blank.is_whitespace() => has_blank = true,
            hidden if is_hidden(hidden) => {}
            character => {
                let character = match character {
                    '＆' | '﹠' => '&',
                    other => other,
                };
                let is_between = !plain.is_empty() && !plain.ends_with(is_joint);
                if has_blank && is_between && !is_joint(character) {
                    plain.push(' ');
                }
                has_blank = false;
                plain.push(character);
            }
        }
    }
    plain
}

const fn is_joint(character: char) -> bool {
    matches!(character, '/' | '?' | '&' | '=' | ',' | ':')
}

/// Undoes percent encoding: mail programs and messengers encode commas and colons of a link.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |place: usize| char::from(*after.get(place)?).to_digit(16);
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Undoes the HTML escapes of what may stand in or behind a link, also where it was escaped twice.
/// A link has no semicolon, so one without it is as it was.
pub(super) fn unescape(text: &str) -> String {
    let mut text = text.to_string();
    for _ in 0..TIMES_ESCAPED {
        if !text.contains(';') {
            break;
        }
        let mut plain = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('&') {
            plain.push_str(before);
            let end = after
                .bytes()
                .take(LONGEST_ESCAPE)
                .position(|byte| byte == b';');
            let found = end.and_then(|end| Some((escaped(&after[..end])?, &after[end + 1..])));
            let (character, behind) = found.unwrap_or(('&', after));
            plain.push(character);
            rest = behind;
        }
        plain.push_str(rest);
        text = plain;
    }
    text
}

/// How many layers of escapes are undone: a page that shows a mail which quotes a page.
const TIMES_ESCAPED: usize = 3;
/// Most bytes between the ampersand and the semicolon of an escape, with the latter.
const LONGEST_ESCAPE: usize = 9;

/// The character of an HTML escape, by what stands between `&` and `;`.
fn escaped(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(code) => u32::from_str_radix(code, 16).ok()?,
            None => code.parse().ok()?,
        },
        None => {
            let names = ["amp", "lt", "gt", "quot", "apos", "nbsp"];
            let place = names
                .iter()
                .position(|known| name.eq_ignore_ascii_case(known))?;
            return Some(['&', '<', '>', '"', '\'', ' '][place]);
        }
    };
    char::from_u32(code)
}

/// What a path is, or the code of a short link, and what was written behind it: it ends at the first
/// character that none has. Where wide digits follow it may be one with a slip: it is left as it is.
pub(super) fn end(text: &str, is_part: fn(char) -> bool) -> (&str, Option<String>) {
    let (part, behind) = text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()));
    match behind.starts_with(char::is_numeric) {
        true => (text, None),
        false => (part, said(behind)),
    }
}

/// A value without the marks in and behind its elements. The words behind one are named.
pub(super) fn value(text: &str, named: &mut Vec<String>) -> String {
    let mut elements: Vec<&str> = Vec::new();
    for text in text.split(',') {
        let end = text.find(|c| !is_of_element(c)).unwrap_or(text.len());
        let (element, behind) = text.split_at(end);
        if may_go_on(behind) {
            elements.push(text);
            continue;
        }
        elements.push(without_marks(element));
        named.extend(said(behind));
    }
    while elements.pop_if(|last| last.is_empty()).is_some() {}
    elements.join(",")
}

const fn is_of_element(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, ':' | '-' | '+')
}

/// Whether what stands behind an element may be of it, as in `2 7`, `1～5` or `1３`: digits, and what
/// follows blanks, dashes and marks of ASCII.
fn may_go_on(behind: &str) -> bool {
    let Some(place) = behind.find(char::is_alphanumeric) else {
        return false;
    };
    let joins = |first: char| {
        first.is_ascii() || first.is_whitespace() || "～〜－―‐–—−・／".contains(first)
    };
    behind[place..].starts_with(|next: char| {
        next.is_ascii_alphanumeric() || next.is_numeric() || matches!(next, 'Ａ'..='ｚ' | 'ー')
    }) && (place == 0 || behind.starts_with(joins))
}

/// A text without the marks at its end.
pub(super) fn without_marks(text: &str) -> &str {
    text.trim_end_matches(|end: char| !end.is_alphanumeric())
}

/// What is said by what stands behind a link; nothing by marks alone.
fn said(behind: &str) -> Option<String> {
    behind
        .contains(char::is_alphanumeric)
        .then(|| behind.to_string())
}
