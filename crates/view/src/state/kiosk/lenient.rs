//! `kiosk` in settings that cannot be read as a whole. A slip anywhere else in the file must not turn a
//! machine for visitors into a private one, which keeps the stars of one visitor for the next. So the
//! name is looked for as an operator may have written it, and whatever follows it but `false` means a
//! kiosk. This is no reader of JSON: it finds names, and what stands behind the colon of each. It looks
//! at bytes: [`find`] is in the start of the page, where every function for texts weighs.

use serde_json::value::RawValue;

/// The name of the settings of a kiosk.
const NAME: &[u8] = b"kiosk";
/// What is looked for in them. Each is used if it can be read.
const PARTS: [&str; 4] = ["idle", "warn", "print", "code"];
/// As much as the settings of a kiosk may be.
const MOST: usize = 1_000;
/// The colon of an input method.
const WIDE_COLON: &[u8] = "：".as_bytes();

/// The settings of a kiosk in a file that is no sound `site.json`, for `Kiosk::read`: the text from their
/// colon on. Nothing if the file names none, or says `false`.
pub(in crate::state) fn find(bytes: &[u8]) -> Option<String> {
    let mut narrow = Vec::new();
    // In UTF-16 every second byte of such a text is zero.
    for byte in bytes {
        if *byte != 0 {
            narrow.push(byte.to_ascii_lowercase());
        }
        // The letters that an input method writes, each of three bytes.
        if let [.., 0xef, second @ 0xbc..=0xbd, third] = narrow[..]
            && let letter = third.wrapping_sub(if second == 0xbd { 0x81 } else { 0xa1 })
            && letter < 26
        {
            narrow.truncate(narrow.len() - 3);
            narrow.push(b'a' + letter);
        }
    }
    let rest = value(&narrow, behind_name, &|name, rest| {
        is_meant(name) && !rest.starts_with(b"false")
    })?;
    let rest = &rest[..rest.len().min(MOST)];
    Some(format!(":{}", String::from_utf8_lossy(rest)))
}

/// What can be read of the settings that [`find`] has found, as sound JSON.
pub(super) fn sound(rest: &str) -> String {
    let part = |part: &&str| {
        let value = value(rest.as_bytes(), behind_colon, &|name, _| {
            name == part.as_bytes()
        })?;
        let value = value.split(|byte| b",}\r\n/#".contains(byte)).next()?;
        let value = value.trim_ascii();
        serde_json::from_slice::<Box<RawValue>>(value).ok()?;
        Some(format!("\"{part}\":{}", String::from_utf8_lossy(value)))
    };
    let parts: Vec<String> = PARTS.iter().filter_map(part).collect();
    format!("{{{}}}", parts.join(","))
}

/// Whether a name is that of the settings of a kiosk, or was meant to be: a letter too many, one
/// missing, a wrong one, or two that have changed places.
fn is_meant(name: &[u8]) -> bool {
    let (mut found, mut meant) = (name, NAME);
    while let ([first, rest @ ..], [also, others @ ..]) = (found, meant)
        && first == also
    {
        (found, meant) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., also]) = (found, meant)
        && last == also
    {
        (found, meant) = (rest, others);
    }
    match (found, meant) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        // As the word is said in Japanese.
        (b"uku", b"k") => true,
        _ => name.windows(NAME.len()).any(|part| part == NAME),
    }
}

/// The text from the value on of the first entry whose name and that text are meant; `behind` finds the value behind
/// a name.
fn value<'a>(
    text: &'a [u8],
    behind: fn(&[u8]) -> Option<&[u8]>,
    is_it: &dyn Fn(&[u8], &[u8]) -> bool,
) -> Option<&'a [u8]> {
    let mut at = 0;
    while at < text.len() {
        let start = at;
        while at < text.len() && is_letter(text[at]) {
            at += 1;
        }
        if at == start {
            at += 1;
        } else if let Some(rest) = behind(&text[at..])
            && is_it(&text[start..at], rest)
            && begins_entry(
                &text[..start],
                text[at],
                behind_colon(&text[at..]).is_some(),
            )
        {
            return Some(rest);
        }
    }
    None
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// A quote, a blank, or a byte of what is no ASCII, as the quotes of word processors are.
fn is_around(byte: u8) -> bool {
    !byte.is_ascii() || byte.is_ascii_whitespace() || byte == b'"' || byte == b'\''
}

/// What comes after a name and its colon, without blanks.
fn behind_colon(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        let (first, rest) = text.split_first()?;
        if let Some(rest) = text.strip_prefix(WIDE_COLON) {
            return Some(rest.trim_ascii_start());
        }
        if *first == b':' || *first == b'=' {
            return Some(rest.trim_ascii_start());
        }
        if !is_around(*first) {
            return None;
        }
        text = rest;
    }
}

/// The same where the colon is missing, or another mark stands in its place (`;` is the key beside it): a name in
/// quotes, or with a part behind a point, is enough.
fn behind_name(text: &[u8]) -> Option<&[u8]> {
    behind_colon(text).or_else(|| {
        let (b'"' | b'\'' | b'.', mut rest) = text.split_first()? else {
            return None;
        };
        while let [first, after @ ..] = rest
            && (is_around(*first) || b";,.".contains(first))
        {
            rest = after;
        }
        Some(rest)
    })
}

/// Whether an entry may begin with a name that has this before it and this byte behind it. Within a text,
/// which stands behind a colon, there may be the same word and a colon.
fn begins_entry(before: &[u8], behind: u8, has_colon: bool) -> bool {
    if has_colon && behind == b'"' && before.last() == Some(&b'"') {
        return true;
    }
    for byte in before.iter().rev() {
        if *byte == b'\n' || !is_around(*byte) {
            return b"\n{}[],".contains(byte);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Kiosk;

    fn found(text: &str) -> Option<Kiosk> {
        let (kiosk, faults) = Kiosk::read(&find(text.as_bytes())?);
        assert_eq!(faults, [], "{text}");
        Some(kiosk)
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for text in [
            r#"{"title":"a","kiosk":true"#,
            r#"{"title":"a",,"kiosk" : true}"#,
            r#"{"title":"a" "kiosk": true}"#,
            r#"{"title":"a","Kiosk":true}"#,
            r#"{"title":"a","KIOSK":{}}"#,
            "{kiosk: true}",
            "{\n  title: 'a'\n  kiosk: true\n}",
            "{'kiosk': True}",
            "{“kiosk”: true}",
            "{\"title\":\"a\",\n\"kiosk: true}",
            "{\"title\":\"a\",\n  kiosk\": true}",
            "{\"kiosk\"：true}",
            "{”kiosk”：true}",
            "{\"ｋｉｏｓｋ\": true,}",
            "{”ＫＩＯＳＫ”：true,}",
            r#"{"kisok":true}"#,
            r#"{"kiosks":true}"#,
            r#"{"kiok":true}"#,
            r#"{"kiosc":true}"#,
            r#"{"kiosk_mode":true}"#,
            r#"{"contact":{"name":"a","kiosk":true}}"#,
            "kiosk = true",
            r#"{"kiosk":false,"kiosk":true}"#,
            r#"{"kiosk":"#,
            r#"{"title":"a","kiosk"; true}"#,
            r#"{"title":"a","kiosk" true}"#,
            r#"{"title":"a","kiosk", true}"#,
            r#"{"title":"a","kiosk"true}"#,
            r#"{'kiosk';{}}"#,
            r#"{"kiosk.print":true,}"#,
            r#"{"kiosuku":true}"#,
        ] {
            assert_eq!(found(text), Some(Kiosk::default()), "{text}");
        }
        let wide: Vec<u8> = "\u{feff}{\"title\":\"一覧\",\"kiosk\":true}"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let wide = find(&wide).expect("a kiosk");
        assert_eq!(Kiosk::read(&wide).0, Kiosk::default());
    }

    #[test]
    fn nothing_else_is_taken_for_a_kiosk() {
        for text in [
            "",
            "{",
            r#"{"title":"a","operator":"b""#,
            r#"{"kiosk":false,}"#,
            r#"{"Kiosk": False}"#,
            r#"{"title":"kiosk""#,
            r#"{"kiosk"; false}"#,
            r#"{"kiosk", false}"#,
            r#"{"title";"kiosk","operator":"b"}"#,
            r#"{"title":"kiosk","operator":"b",}"#,
            r#"{"text":"kiosk: 2階",}"#,
            r#"{"text":"2階の kiosk：担当",}"#,
            r#"{"url":"https://kiosk:80/",}"#,
            r#"{"kind":true,"sisko":true,"ki":true,"":true,}"#,
            ":",
            "::::\"\":",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_of_it_is_used() {
        let text = r#"{"titel":"a","kiosk":{"idle":90,"warn":45,"print":false,"code":"0580",},}"#;
        let kiosk = found(text).expect("a kiosk");
        assert_eq!((kiosk.times.idle, kiosk.times.warn), (90, 45));
        assert_eq!((kiosk.print, kiosk.code.as_deref()), (false, Some("0580")));
        // Remarks are no JSON, and people write them.
        let text = "{\"kiosk\":{\"code\": \"0580\" // of the desk\n, \"idle\": 90 # seconds\n},}";
        let kiosk = found(text).expect("a kiosk");
        assert_eq!(
            (kiosk.times.idle, kiosk.code.as_deref()),
            (90, Some("0580"))
        );
        // One that cannot be read does not take the others away.
        let text = r#"{"kiosk":{"idle":09,"print":false "code":"05"80","warn":}"#;
        let kiosk = found(text).expect("a kiosk");
        assert_eq!(kiosk.times, Kiosk::default().times);
        assert_eq!(kiosk.code, None);
    }
}
