//! `kiosk` in settings that cannot be read as a whole. A slip anywhere else in the file must not turn a
//! machine for visitors into a private one, which keeps the stars of one visitor for the next. So the
//! name is looked for as an operator may have written it, and whatever follows it but `false` means a
//! kiosk. This is no reader of JSON: it finds names, and what stands behind the colon of each.

use serde_json::value::RawValue;

/// The name of the settings of a kiosk.
const NAME: &str = "kiosk";
/// What is looked for in them. Each is used if it can be read.
const PARTS: [&str; 4] = ["idle", "warn", "print", "code"];

/// The settings of a kiosk in a file that is no sound `site.json`, as `Kiosk::read` takes them; nothing
/// if it names none, or says `false`.
pub(in crate::app) fn find(bytes: &[u8]) -> Option<String> {
    let text: String = String::from_utf8_lossy(bytes)
        .chars()
        // In UTF-16 every second byte of such a text is zero.
        .filter(|letter| *letter != '\0')
        .map(plain)
        .collect();
    let (_, rest) =
        entries(&text).find(|(name, value)| is_meant(name) && !value.starts_with("false"))?;
    let parts: Vec<String> = PARTS
        .iter()
        .filter_map(|part| {
            let (_, value) = entries(rest).find(|(name, _)| name == part)?;
            let value = value.split([',', '}', '\n', '\r']).next()?.trim();
            serde_json::from_slice::<Box<RawValue>>(value.as_bytes()).ok()?;
            Some(format!("\"{part}\":{value}"))
        })
        .collect();
    Some(format!("{{{}}}", parts.join(",")))
}

/// What an input method and a word processor make of letters, quotes and colons, as JSON has them.
fn plain(letter: char) -> char {
    let narrow = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    match narrow {
        '\'' | '\u{2018}'..='\u{201f}' | '「' | '」' => '"',
        '=' => ':',
        '\u{3000}' | '\u{a0}' => ' ',
        other => other.to_ascii_lowercase(),
    }
}

/// Whether a name is that of the settings of a kiosk, or was meant to be: a letter too many, one
/// missing, a wrong one, or two that have changed places.
fn is_meant(name: &str) -> bool {
    let (mut found, mut meant) = (name.as_bytes(), NAME.as_bytes());
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
        _ => name.contains(NAME),
    }
}

/// What reads as an entry of an object: its name, and the text from its value on.
fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    const BLANK: [char; 2] = [' ', '\t'];
    text.match_indices(':').filter_map(|(colon, _)| {
        let before = text[..colon].trim_end();
        let head = before.trim_end_matches('"').trim_end();
        let is_closed = head.len() < before.len();
        let name = head
            .rsplit(|letter: char| !letter.is_alphanumeric() && !"_-".contains(letter))
            .next()?;
        let ahead = head[..head.len() - name.len()].trim_end_matches(BLANK);
        let is_quoted = is_closed && ahead.ends_with('"');
        // Within a text there may stand the same word and a colon.
        let ahead = ahead.trim_end_matches('"').trim_end_matches(BLANK);
        let begins = ahead.is_empty() || ahead.ends_with(['{', '}', '[', ']', ',', '\n', '\r']);
        (is_quoted || begins).then(|| (name, text[colon + 1..].trim_start()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Kiosk;

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
            "｛＂ｋｉｏｓｋ＂：ｔｒｕｅ｝",
            r#"{"kisok":true}"#,
            r#"{"kiosks":true}"#,
            r#"{"kiok":true}"#,
            r#"{"kiosc":true}"#,
            r#"{"kiosk_mode":true}"#,
            r#"{"contact":{"name":"a","kiosk":true}}"#,
            "kiosk = true",
            r#"{"kiosk":false,"kiosk":true}"#,
            r#"{"kiosk":"#,
        ] {
            assert_eq!(found(text), Some(Kiosk::default()), "{text}");
        }
        let wide: Vec<u8> = "\u{feff}{\"title\":\"一覧\",\"kiosk\":true}"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(find(&wide).as_deref(), Some("{}"));
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
        // One that cannot be read does not take the others away.
        let text = r#"{"kiosk":{"idle":09,"print":false "code":"05"80","warn":}"#;
        let kiosk = found(text).expect("a kiosk");
        assert_eq!(kiosk.times, Kiosk::default().times);
        assert_eq!(kiosk.code, None);
    }
}
