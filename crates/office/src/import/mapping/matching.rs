//! Whether two texts are one, of which a spreadsheet may have written the first.

use encoding_rs::SHIFT_JIS;

use crate::survey::fold::fold;

/// Whether a text of a table in CP932 is a text of the export. What that encoding cannot write has become a
/// question mark.
pub fn is_written(in_table: &str, in_export: &str) -> bool {
    let (table, export) = (fold(in_table), fold(in_export));
    table == export || table.contains('?') && fold(&lossy(&export)) == table
}

/// A text as Excel writes it in CP932.
fn lossy(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut buffer = [0; 4];
    for character in text.chars() {
        let (_, _, is_lost) = SHIFT_JIS.encode(character.encode_utf8(&mut buffer));
        match is_lost {
            // Two units of UTF-16 become two question marks.
            true => written.extend(std::iter::repeat_n('?', character.len_utf16())),
            false => written.push(character),
        }
    }
    written
}
