//! How much room a text takes on paper, reckoned on the safe side, and how it is shortened.

/// What stands at the end of a text that was shortened.
pub const CUT: &str = "…（以下略）";

use activelist_kernel::forms::is_mark;

/// The width of a character in tenths of a full-width one, as wide as any usual font draws it.
fn wide(character: char) -> usize {
    match character {
        mark if is_mark(mark) => 0,
        'A'..='Z' | 'm' | 'w' | '@' | '%' | '&' => 10,
        ' '..='~' => 6,
        '\u{ff61}'..='\u{ff9f}' => 5,
        // Pictures are drawn wider than letters.
        '\u{1f000}'.. => 15,
        _ => 10,
    }
}

/// The width of a text in tenths of a full-width character.
pub fn width(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// Whether a line may not begin with this.
#[rustfmt::skip]
const fn holds_on(character: char) -> bool {
    matches!(
        character,
        '、' | '。' | '，' | '．' | '・' | '：' | '；' | '？' | '！' | '」' | '』' | '）' | '］' | '｝'
            | '〕' | '〉' | '》' | '】' | 'ー' | '～' | '々' | 'ゝ' | 'ゞ' | '…' | '‥' | '％'
            | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ'
            | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ'
            | ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' | '/' | '%' | '"' | '\'' | '-'
    )
}

/// Whether a line may not end with this.
#[rustfmt::skip]
const fn leads_in(character: char) -> bool {
    matches!(
        character,
        '「' | '『' | '（' | '［' | '｛' | '〔' | '〈' | '《' | '【' | '(' | '[' | '{' | '"' | '\''
    )
}

/// The lines of a text in a column: where each begins, as a browser would break it.
fn breaks(text: &str, measure: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let mut used = 0;
    // Where the line could be ended, and how much would then stand on the next one.
    let mut last: Option<(usize, usize)> = None;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if character == '\n' {
            starts.push(at + 1);
            (used, last, before) = (0, None, None);
            continue;
        }
        let size = wide(character);
        let may = before.is_some_and(|before| !leads_in(before) && !holds_on(character))
            && !is_mark(character);
        if may {
            last = Some((at, used));
        }
        if used + size > measure && before.is_some() {
            let (from, kept) = last.unwrap_or((at, used));
            starts.push(from);
            used -= kept;
            last = None;
        }
        used += size;
        before = Some(character);
    }
    starts
}

/// How many lines a text takes in a column that wide; none where it is empty.
pub fn lines(text: &str, measure: usize) -> usize {
    match text.is_empty() {
        true => 0,
        false => breaks(text, measure).len(),
    }
}

/// A text of at most so many lines; what is left out is said by the note at its end.
pub fn cut(text: &str, measure: usize, most: usize, note: &str) -> String {
    if lines(text, measure) <= most {
        return text.to_string();
    }
    let end = breaks(text, measure).get(most).copied();
    let mut kept = text[..end.unwrap_or(0)].trim_end();
    while lines(&format!("{kept}{note}"), measure) > most {
        let Some((last, _)) = kept.char_indices().next_back() else {
            break;
        };
        kept = kept[..last].trim_end();
    }
    format!("{kept}{note}")
}

/// A text of at most that width, in one cell; the second says whether something was left out.
pub fn cell(text: &str, measure: usize) -> (String, bool) {
    if width(text) <= measure {
        return (text.to_string(), false);
    }
    let mut kept = String::new();
    for character in text.chars() {
        if width(&kept) + wide(character) + wide('…') > measure {
            break;
        }
        kept.push(character);
    }
    (format!("{kept}…"), true)
}

/// The first of some names, as many as that width holds, and how many are left.
pub fn first_of(names: &[String], measure: usize) -> String {
    let whole = names.join("、");
    if width(&whole) <= measure {
        return whole;
    }
    let mut shown = String::new();
    for (place, name) in names.iter().enumerate() {
        let name = match place {
            0 => name.clone(),
            _ => format!("、{name}"),
        };
        let rest = names.len() - place - 1;
        if width(&shown) + width(&name) + width("、ほか99件") > measure {
            return match place {
                // A single name that is too long is shortened itself.
                0 if rest == 0 => cell(&name, measure).0,
                0 => format!("{}件", names.len()),
                _ => format!("{shown}、ほか{}件", rest + 1),
            };
        }
        shown.push_str(&name);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_as_on_paper() {
        let check = |text: &str, expected: usize| assert_eq!(lines(text, 50), expected, "{text}");
        check("", 0);
        check("あいうえお", 1);
        check("あいうえおか", 2);
        // A stop may not begin a line: it takes the letter before it along.
        check("あいうえお。", 2);
        check("あいうえおかきくけこ。", 3);
        check("あ\nい\n\nう", 4);
        check("abcdefgh", 1);
        check("abcdefghi", 2);
        check("。。。。。。。。。。。", 3);
        // A mark of its own takes no room and stays with its letter.
        check(&"か\u{3099}".repeat(5), 1);
        check(&"か\u{3099}".repeat(6), 2);
    }

    #[test]
    fn what_is_cut_off_is_said() {
        assert_eq!(cut("あいうえお", 50, 1, CUT), "あいうえお");
        let short = cut(&"あ".repeat(100), 200, 2, CUT);
        assert_eq!(short, format!("{}{CUT}", "あ".repeat(34)));
        assert_eq!(lines(&short, 200), 2);
        assert_eq!(cell("山田太郎", 40), ("山田太郎".into(), false));
        assert_eq!(cell("山田太郎兵衛", 40), ("山田太…".into(), true));
        let names: Vec<String> = ["大阪府", "京都府", "奈良県"].map(String::from).into();
        assert_eq!(first_of(&names, 110), "大阪府、京都府、奈良県");
        assert_eq!(first_of(&names, 90), "大阪府、ほか2件");
        assert_eq!(first_of(&names, 50), "3件");
        assert_eq!(first_of(&names[..1], 25), "大…");
    }
}
