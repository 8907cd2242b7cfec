//! From the bytes of a survey file to its text: UTF-8 with or without BOM, or CP932.

use encoding_rs::SHIFT_JIS;

use super::FaultKind;
use super::header::separator;
use super::table::count_rows;

/// The text, or what the file is instead and the row where reading ended.
pub fn decode(bytes: &[u8]) -> Result<String, (Option<usize>, FaultKind)> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err((None, FaultKind::Workbook));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err((None, FaultKind::Utf16));
    }
    let (bytes, bom) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, 3),
        None => (bytes, 0),
    };
    if bytes.is_empty() {
        return Err((None, FaultKind::Empty));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_string()),
        Err(error) if bom > 0 || starts_as_utf8(bytes) => {
            let good = &bytes[..error.valid_up_to()];
            let row = last_row(&String::from_utf8_lossy(good));
            Err((
                Some(row),
                FaultKind::Undecodable {
                    byte: bom + good.len() + 1,
                },
            ))
        }
        Err(_) => decode_cp932(bytes),
    }
}

/// A line in Japanese that is valid UTF-8 is never CP932 by chance.
fn starts_as_utf8(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let first = lines.find(|line| !line.is_ascii());
    first.is_some_and(|line| std::str::from_utf8(line).is_ok())
}

/// The row in which a text ends that could be read so far.
fn last_row(text: &str) -> usize {
    count_rows(text, separator(text))
}

fn decode_cp932(bytes: &[u8]) -> Result<String, (Option<usize>, FaultKind)> {
    use encoding_rs::DecoderResult;
    let mut decoder = SHIFT_JIS.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(capacity.unwrap_or(bytes.len() * 3));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, after), read) => {
            let bad = usize::from(length) + usize::from(after);
            let byte = read.saturating_sub(bad) + 1;
            Err((Some(last_row(&text)), FaultKind::Undecodable { byte }))
        }
        (DecoderResult::OutputFull, read) => {
            let byte = read + 1;
            Err((Some(last_row(&text)), FaultKind::Undecodable { byte }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, (Option<usize>, FaultKind)>) {
        assert_eq!(decode(bytes), expected.map(str::to_string), "{bytes:?}");
    }

    #[test]
    fn both_encodings_are_read_and_others_named() {
        let undecodable = |row, byte| Err((Some(row), FaultKind::Undecodable { byte }));
        check("氏名\n髙﨑".as_bytes(), Ok("氏名\n髙﨑"));
        check("\u{feff}氏名".as_bytes(), Ok("氏名"));
        check(b"\x8e\x81\x96\xbc\n\xfb\xfc\xfa\xb1", Ok("氏名\n髙﨑"));
        check(b"\x81`", Ok("～"));
        check(b"", Err((None, FaultKind::Empty)));
        check(b"\xef\xbb\xbf", Err((None, FaultKind::Empty)));
        check(b"PK\x03\x04....", Err((None, FaultKind::Workbook)));
        check(b"\xff\xfe\x0f\x6c", Err((None, FaultKind::Utf16)));
        check(b"\x8e\x81\x96\xbc\nA\x81\x01\n", undecodable(2, 7));
        check(
            "氏名\n\"a\nb\"\n\u{3042}".as_bytes(),
            Ok("氏名\n\"a\nb\"\nあ"),
        );
        check(b"\xe6\xb0\x8f\n\"a\nb\"\n\xe3\x81", undecodable(3, 11));
        check(b"\xef\xbb\xbfa\n\xff", undecodable(2, 6));
        check(b"2025\n\xe6\xb0\x8f\n\xe3\x81", undecodable(3, 10));
    }
}
