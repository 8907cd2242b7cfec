//! Search keys: the same word in another width, case or kana is the same key. Must never change what
//! is shown: keys are for comparison.

/// Folds a text for comparison: full-width ASCII to half width, half-width katakana to full
/// width (voice marks joined), katakana to hiragana, upper case to lower, spaces and line breaks
/// to one kind of space. Names are folded for comparison only; they are shown as given.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(text, &mut key);
    key
}

/// Appends the key of a text.
pub fn fold_into(text: &str, key: &mut String) {
    let bytes = text.as_bytes();
    // What stays as it is, most of a text, is copied in one go.
    let (mut start, mut place) = (0, 0);
    while let Some(first) = bytes.get(place) {
        let length = match first {
            b'A'..=b'Z' => 0,
            b' '..=b'~' => 1,
            // Ideographs.
            0xe4..=0xe9 => 3,
            // Hiragana, U+3041 to U+3096.
            0xe3 => match (bytes.get(place + 1), bytes.get(place + 2)) {
                (Some(0x81), Some(0x81..)) | (Some(0x82), Some(..=0x96)) => 3,
                _ => 0,
            },
            _ => 0,
        };
        place += length;
        if length == 0 {
            key.push_str(text.get(start..place).unwrap_or(""));
            let rest = text.get(place..).unwrap_or("");
            let Some(character) = rest.chars().next() else {
                break;
            };
            push(key, character);
            place += character.len_utf8();
            start = place;
        }
    }
    key.push_str(text.get(start..).unwrap_or(""));
}

fn push(key: &mut String, character: char) {
    match character {
        'ﾞ' | '\u{3099}' | '゛' => voice(key, VOICED),
        'ﾟ' | '\u{309a}' | '゜' => voice(key, HALF_VOICED),
        '\u{ff66}'..='\u{ff9d}' => {
            if let Some(wide) = HALF_WIDTH.chars().nth(character as usize - 0xff66) {
                key.push(hiragana(wide));
            }
        }
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = (character as u32 - 0xfee0) as u8;
            key.push(char::from(ascii.to_ascii_lowercase()));
        }
        '\u{30a1}'..='\u{30f6}' => key.push(hiragana(character)),
        '･' => key.push('・'),
        '｡' => key.push('。'),
        '､' => key.push('、'),
        '｢' => key.push('「'),
        '｣' => key.push('」'),
        '〜' => key.push('~'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => key.push('-'),
        character if character.is_whitespace() => key.push(' '),
        // Beyond ASCII nothing in the list has a case; the full tables would weigh 10 KB.
        character => key.push(character.to_ascii_lowercase()),
    }
}

/// The half-width katakana U+FF66–U+FF9D in their full width.
const HALF_WIDTH: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

const VOICED: (&str, &str) = (
    "うかきくけこさしすせそたちつてとはひふへほ",
    "ゔがぎぐげござじずぜぞだぢづでどばびぶべぼ",
);
const HALF_VOICED: (&str, &str) = ("はひふへほ", "ぱぴぷぺぽ");

fn hiragana(katakana: char) -> char {
    match katakana {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(katakana as u32 - 0x60).unwrap_or(katakana),
        other => other,
    }
}

/// Joins a voice mark with the kana before it.
fn voice(key: &mut String, (plain, voiced): (&str, &str)) {
    let joined = key.chars().next_back().and_then(|last| {
        let place = plain.chars().position(|kana| kana == last)?;
        voiced.chars().nth(place)
    });
    if let Some(kana) = joined {
        key.pop();
        key.push(kana);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(fold(input), expected);
        assert_eq!(
            fold(&fold(input)),
            fold(input),
            "folding twice changes {input}"
        );
    }

    #[test]
    fn widths_cases_and_kana_fold_together() {
        check("ＩＴコーディネータ", "itこーでぃねーた");
        check("ｲﾝｼﾃﾞﾝﾄ ﾊﾟｽﾜｰﾄﾞ", "いんしでんと ぱすわーど");
        check("ヴィーナス", "ゔぃーなす");
        check("20,000円以上〜30,000円", "20,000円以上~30,000円");
        check("２０，０００円以上～", "20,000円以上~");
        check("3－5年", "3-5年");
        check("髙﨑　カナ", "髙﨑 かな");
        check("ﾞ", "");
        check("ｦｧﾜﾝ", "をぁわん");
    }

    #[test]
    fn what_is_copied_in_one_go_is_what_every_character_becomes() {
        for code in 0..0x3_0000 {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            let mut expected = String::from("か");
            push(&mut expected, character);
            push(&mut expected, '漢');
            let text = format!("か{character}漢");
            assert_eq!(fold(&text), expected, "{code:x}");
        }
    }
}
