//! What a spreadsheet makes of a text, and how to find it again.

use encoding_rs::SHIFT_JIS;

use crate::survey::fold::fold;

/// A text of the export as the table writes it: in brackets where a spreadsheet would make a date, a number or a
/// formula of it.
pub fn kept(text: &str) -> String {
    // A longer text is a sentence.
    const SHORT: usize = 24;
    let is_short = text.chars().count() <= SHORT;
    let is_word = ["TRUE", "FALSE"].contains(&fold(text).to_uppercase().as_str());
    let has_digit = fold(text).contains(|character: char| character.is_ascii_digit());
    let is_sign = text.starts_with(['=', '+', '-', '@', '\'', '"', '「']);
    match is_short && has_digit || is_word || is_sign {
        true => format!("「{text}」"),
        false => text.to_string(),
    }
}

/// A text without the brackets in which the table writes it.
pub fn bare(cell: &str) -> &str {
    let inner = cell
        .strip_prefix('「')
        .and_then(|text| text.strip_suffix('」'));
    inner.unwrap_or(cell)
}

/// Whether a text of a table in CP932 is a text of the export. What that encoding cannot write has become a
/// question mark or a character that looks like it, and two of them where UTF-16 has two units.
pub fn is_written(in_table: &str, in_export: &str) -> bool {
    let (table, export) = (fold(in_table), fold(in_export));
    let table: Vec<char> = table.chars().collect();
    let mut rest: Vec<&[char]> = vec![&table];
    for character in export.chars() {
        let mut next: Vec<&[char]> = Vec::new();
        for rest in rest {
            match (rest.split_first(), is_lost(character)) {
                (Some((first, behind)), false) if *first == character => next.push(behind),
                (Some((_, behind)), true) => {
                    next.push(behind);
                    if let Some(behind) = rest.get(2..).filter(|_| character.len_utf16() == 2) {
                        next.push(behind);
                    }
                }
                _ => {}
            }
        }
        // Those of one length are the same rest.
        next.sort_by_key(|rest| rest.len());
        next.dedup_by_key(|rest| rest.len());
        rest = next;
    }
    rest.iter().any(|rest| rest.is_empty())
}

/// Whether CP932 cannot write a character.
fn is_lost(character: char) -> bool {
    let mut buffer = [0; 4];
    !character.is_ascii() && SHIFT_JIS.encode(character.encode_utf8(&mut buffer)).2
}
