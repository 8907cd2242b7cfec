//! What mails, messengers and sentences add to a link: `&amp;` for `&`, blanks, and marks or words
//! behind it (`…area=27）をご覧ください。`). Nothing here changes a link as the page writes it: no
//! such link holds a character that is dropped. What a character is, is told by ranges: the tables of
//! Unicode would weigh more than all of this.

use activelist_model::expert::is_hidden;

/// Tells whether a character is of some kind.
pub(super) type Is = fn(char) -> bool;

/// A fragment as it was written: percent codes, HTML escapes and wide ampersands undone, without
/// hidden characters, and without blanks at the joints between its parts.
pub(super) fn plain(fragment: &str) -> String {
    let mut plain = String::new();
    let mut has_blank = false;
    for character in unescape(decode(fragment)).chars() {
        let character = match character {
            '＆' | '﹠' => '&',
            blank if blank.is_whitespace() => {
                has_blank = true;
                continue;
            }
            hidden if is_hidden(hidden) => continue,
            character => character,
        };
        let last = plain.as_bytes().last().copied().unwrap_or(b'/');
        if has_blank && !is_joint(char::from(last)) && !is_joint(character) {
            plain.push(' ');
        }
        has_blank = false;
        plain.push(character);
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

/// How many layers of escapes are undone: a page that shows a mail which quotes a page.
const TIMES_ESCAPED: usize = 3;
/// HTML escapes of an ampersand, without their own one and the semicolon.
const AMPERSANDS: [&str; 4] = ["amp", "#38", "#038", "#x26"];
/// Those of marks that stand around a link, all of which mean the same here.
const MARKS: [&str; 12] = [
    "gt", "lt", "quot", "apos", "nbsp", "#39", "#039", "#x27", "#34", "#x22", "#62", "#60",
];

/// Undoes the HTML escapes of what may stand in or behind a link, also where it was escaped twice.
/// A link has no semicolon, so one without it is as it was.
fn unescape(mut text: String) -> String {
    for _ in 0..TIMES_ESCAPED {
        if !text.as_bytes().contains(&b';') {
            break;
        }
        let mut plain = String::new();
        let mut rest = text.as_str();
        while let Some(place) = rest.find('&') {
            let (before, escape) = rest.split_at(place);
            plain.push_str(before);
            let is_of = |name: &&&str| {
                let end = 1 + name.len();
                let found = escape.get(1..end);
                found.is_some_and(|found| found.eq_ignore_ascii_case(name))
                    && escape.as_bytes().get(end) == Some(&b';')
            };
            let mark = MARKS.iter().find(is_of);
            plain.push(if mark.is_some() { '"' } else { '&' });
            let name = mark.or_else(|| AMPERSANDS.iter().find(is_of));
            rest = &escape[name.map_or(1, |name| name.len() + 2)..];
        }
        plain.push_str(rest);
        text = plain;
    }
    text
}

/// What a path is, or the code of a short link, and what was written behind it: it ends at the first
/// character that none has. Where a wide digit follows it may be one with a slip: it is left as it is.
pub(super) fn end(text: &str, is_foreign: Is) -> (&str, Option<String>) {
    let (part, behind) = split(text, is_foreign);
    match behind.chars().next() {
        Some('０'..='９') => (text, None),
        _ => (part, said(behind)),
    }
}

/// A value without the marks in and behind its elements. The words behind one are named.
pub(super) fn value(text: &str, named: &mut Vec<String>) -> String {
    let mut value = String::new();
    let mut commas = 0;
    for text in text.split(',') {
        let (element, behind) = split(text, is_foreign_to_element);
        let element = match may_go_on(behind) {
            true => text,
            false => {
                named.extend(said(behind));
                without_marks(element)
            }
        };
        // Commas at the end are marks as well.
        if !element.is_empty() {
            (0..commas).for_each(|_| value.push(','));
            value.push_str(element);
            commas = 0;
        }
        commas += 1;
    }
    value
}

const fn is_foreign_to_element(character: char) -> bool {
    !character.is_ascii_alphanumeric() && !matches!(character, ':' | '-' | '+')
}

/// Whether what stands behind an element may be of it, as in `2 7`, `1～5` or `1３`: digits, and what
/// follows blanks, dashes and most marks of ASCII.
fn may_go_on(behind: &str) -> bool {
    let (marks, next) = split(behind, is_letter);
    let is_own = next.chars().next().is_some_and(|next| {
        next.is_ascii() || matches!(next, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ー')
    });
    // Markup and a second query are no slip: 27<br>, 27">, 27?x.
    if marks.contains(['<', '>', '?']) {
        return false;
    }
    let joins = |first: char| {
        first.is_ascii() || first.is_whitespace() || "～〜－―‐–—−・／".contains(first)
    };
    is_own && marks.chars().next().is_none_or(joins)
}

/// A text without the marks at its end.
pub(super) fn without_marks(text: &str) -> &str {
    let end = text.char_indices().rev().find(|(_, end)| is_letter(*end));
    let end = end.map_or(0, |(place, end)| place + end.len_utf8());
    &text[..end]
}

/// What is said by what stands behind a link; nothing by marks alone.
fn said(behind: &str) -> Option<String> {
    let (marks, _) = split(behind, is_letter);
    (marks.len() < behind.len()).then(|| behind.to_string())
}

/// A text before the first character of a kind, and from there on.
fn split(text: &str, is: Is) -> (&str, &str) {
    let place = text.char_indices().find(|(_, character)| is(*character));
    text.split_at(place.map_or(text.len(), |(place, _)| place))
}

/// Letters and digits of any script; not the blocks of marks, symbols and pictures.
const fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{3030}'
        | '\u{30fb}'
        | '\u{fe10}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}'
        | '\u{ffe0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests;
