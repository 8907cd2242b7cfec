//! Reads full and half width alike. For comparing and counting only: a name is kept as given.

/// Half-width katakana and marks from U+FF61 on, in their full width.
const KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// The comparable form of a label, number or separator: one width, one hyphen, one wave dash,
/// composed kana, no spaces.
pub fn fold(text: &str) -> String {
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    for character in text.chars().map(unify) {
        match character {
            space if space.is_whitespace() => {}
            '゛' | '\u{3099}' => voice(&mut folded, '゛', 1),
            '゜' | '\u{309a}' => voice(&mut folded, '゜', 2),
            other => folded.push(other),
        }
    }
    for middle in 1..folded.len().saturating_sub(1) {
        let between_digits =
            folded[middle - 1].is_ascii_digit() && folded[middle + 1].is_ascii_digit();
        if folded[middle] == 'ー' && between_digits {
            folded[middle] = '-';
        }
    }
    folded.into_iter().collect()
}

/// Full-width ASCII in half width, and nothing else: for mail addresses.
pub fn fold_ascii(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// A text without the spaces around it (U+3000 included), its line breaks as LF.
pub fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') {
        return text.replace("\r\n", "\n").replace('\r', "\n");
    }
    text.to_string()
}

const fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5d}' => match char::from_u32(character as u32 - 0xfee0) {
            Some(narrow) => narrow,
            None => character,
        },
        other => other,
    }
}

fn unify(character: char) -> char {
    match narrow(character) {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '~' | '\u{301c}' | '\u{ff5e}' | '\u{223c}' => '～',
        half @ '\u{ff61}'..='\u{ff9f}' => KANA
            .chars()
            .nth(half as usize - 0xff61)
            .unwrap_or(character),
        other => other,
    }
}

/// Joins a voicing mark to the kana before it, if that kana takes one.
fn voice(folded: &mut Vec<char>, mark: char, step: u32) {
    const VOICED: &str = "カキクケコサシスセソタチツテトハヒフヘホ";
    const HALF_VOICED: &str = "ハヒフヘホ";
    let takes = if step == 1 { VOICED } else { HALF_VOICED };
    let joined = folded.last().and_then(|last| {
        // Hiragana stand 0x60 below katakana.
        let katakana = match *last {
            'ぁ'..='ん' => char::from_u32(*last as u32 + 0x60)?,
            other => other,
        };
        if katakana == 'ウ' && step == 1 && katakana == *last {
            return Some('ヴ');
        }
        takes
            .contains(katakana)
            .then(|| char::from_u32(*last as u32 + step))?
    });
    match joined {
        Some(joined) => {
            folded.pop();
            folded.push(joined);
        }
        None => folded.push(mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(fold(input), expected, "{input}");
    }

    #[test]
    fn widths_hyphens_and_waves_read_alike() {
        check("３－５年", "3-5年");
        check("3‐5年", "3-5年");
        check("3ー5年", "3-5年");
        check("3−5 年", "3-5年");
        check("ITコーディネータ", "ITコーディネータ");
        check("ＩＴｺｰﾃﾞｨﾈｰﾀ", "ITコーディネータ");
        check("ｻｰﾋﾞｽ業", "サービス業");
        check("ｲﾝｼﾃﾞﾝﾄ ﾊﾟﾀｰﾝ ｳﾞ", "インシデントパターンヴ");
        check("サーヒ\u{3099}ス", "サービス");
        check("か\u{3099}", "が");
        check("運輸･交通業", "運輸・交通業");
        check("1〜3か月", "1～3か月");
        check("1~3 か月", "1～3か月");
        check("長期的支援(顧問契約等)", "長期的支援(顧問契約等)");
        check("長期的支援（顧問契約等）", "長期的支援(顧問契約等)");
        check("　可　", "可");
        check("゛ア゛", "゛ア゛");
    }

    #[test]
    fn a_text_loses_only_the_spaces_around_it() {
        assert_eq!(tidy("　髙﨑　太郎 "), "髙﨑　太郎");
        assert_eq!(tidy("一\r\n二\r三"), "一\n二\n三");
        assert_eq!(
            fold_ascii("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"),
            "taro@example.jp"
        );
    }
}
