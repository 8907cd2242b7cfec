//! The forms in which one character comes: full and half width, a radical for an ideograph, a voicing
//! mark apart from its kana. One table for all who compare or count texts, so that a text pasted from
//! a PDF or a Mac is the same text to each of them.
//!
//! Must never change what is shown: a name stays as it was given.

/// A character in its usual form: ASCII and punctuation in half width, katakana in full width, an
/// ideograph for a radical or a compatibility ideograph, one hyphen, one wave dash. All others come
/// back as they are.
#[must_use]
#[inline(never)]
pub fn usual(character: char) -> char {
    let at = |table: &str, first: char| table.chars().nth(character as usize - first as usize);
    let found = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0),
        '\u{ff61}'..='\u{ff9f}' => at(HALF_WIDTH, '\u{ff61}'),
        '\u{2f00}'..='\u{2fd5}' => at(KANGXI, '\u{2f00}'),
        '\u{2e80}'..='\u{2ef3}' => paired(RADICALS, character),
        '\u{fa10}'..='\u{fa6a}' => at(COMPATIBILITY, '\u{fa10}'),
        '\u{f91d}' => Some('欄'),
        '\u{f928}' => Some('廊'),
        '\u{f929}' => Some('朗'),
        '\u{f936}' => Some('虜'),
        '\u{f970}' => Some('殺'),
        '\u{f9d0}' => Some('類'),
        '\u{f9dc}' => Some('隆'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{fe63}' => Some('-'),
        '\u{301c}' | '\u{223c}' => Some('~'),
        '\u{3099}' => Some('゛'),
        '\u{309a}' => Some('゜'),
        _ => None,
    };
    found.unwrap_or(character)
}

/// The half-width punctuation, katakana and marks U+FF61–U+FF9F in their full width.
const HALF_WIDTH: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// The Kangxi radicals U+2F00–U+2FD5 as ideographs: those of Unicode's compatibility mappings, and
/// where Japan writes another form today, that one (戸 青 麦 黄 黒 斉 歯 亀), since texts in which
/// radicals stand for ideographs come from Japanese documents.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戸手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麦麻黄黍黒黹黽鼎鼓鼠鼻斉歯龍亀龠";

/// Of the supplementary radicals U+2E80–U+2EF3 those that look like an ideograph of their own, each
/// before it (Unicode: EquivalentUnifiedIdeograph); the others are parts of characters.
const RADICALS: &str = "⺒巳⺜日⺝月⺟母⺠民⺩王⺬示⺶羊⺼肉⻁虎⻄西⻆角⻑長⻗雨⻘青⻝食⻞食⻣骨⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻱亀⻲亀";

/// The compatibility ideographs U+FA10–U+FA6A of the Japanese standards as the ideographs that they
/// are canonically the same as. What stands among them without being one comes back as it is.
const COMPATIBILITY: &str = "塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻";

/// The character that stands behind another one in a row of pairs.
fn paired(table: &str, character: char) -> Option<char> {
    let mut characters = table.chars();
    characters.find(|found| *found == character)?;
    characters.next()
}

/// The kana that a voicing mark makes of the one before it, both in their usual form; nothing where
/// that kana takes no such mark.
#[must_use]
#[inline(never)]
pub fn voiced(kana: char, mark: char) -> Option<char> {
    let step = match mark {
        '゛' => 1,
        '゜' => 2,
        _ => return None,
    };
    // Katakana stand 0x60 above hiragana.
    let shift = match kana {
        'ァ'..='ヾ' => 0x60,
        _ => 0,
    };
    // Behind most kana stands the voiced one; three of a kind are は, ば and ぱ and their like; っ puts
    // the ones after it out of step; ゔ stands apart.
    let code = (kana as u32).wrapping_sub(shift);
    let voiced = match (code, step) {
        (0x3046, 1) => 0x3094,
        (0x304b..=0x3062, 1) if code % 2 == 1 => code + 1,
        (0x3064..=0x3069 | 0x309d, 1) if code % 2 == 0 || code == 0x309d => code + 1,
        (0x306f..=0x307d, _) if (code - 0x306f) % 3 == 0 => code + step,
        _ => return None,
    };
    char::from_u32(voiced + shift)
}

/// A text with every character in its usual form, voicing marks joined with their kana, and without
/// selectors of variants.
#[must_use]
pub fn unified(text: &str) -> String {
    let mut unified = String::with_capacity(text.len());
    for character in text.chars().map(usual) {
        let last = unified.chars().next_back();
        match last.and_then(|last| voiced(last, character)) {
            Some(joined) => {
                unified.pop();
                unified.push(joined);
            }
            None if is_selector(character) => {}
            None => unified.push(character),
        }
    }
    unified
}

/// Chooses one of several shapes of the character before it, and is not seen itself.
#[must_use]
pub const fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// An accent of the letter before it.
#[must_use]
pub const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Whether a character is a mark that is drawn on or chooses the shape of the one before it: a voicing
/// mark of its own, an accent, a selector.
#[must_use]
pub const fn is_mark(character: char) -> bool {
    matches!(character, '\u{3099}' | '\u{309a}') || is_accent(character) || is_selector(character)
}

/// Whether a character takes no room of its own behind another one: what is seen is one character.
/// Only one such mark goes with a letter, so that a text has at most two for each that is counted.
#[must_use]
pub fn is_seen_with(mark: char, before: char) -> bool {
    match mark {
        mark if is_selector(mark) => !is_mark(before),
        mark if is_accent(mark) => before.is_ascii_alphabetic(),
        _ => voiced(usual(before), usual(mark)).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_comes_in_one_form() {
        for (given, expected) in [
            ('Ａ', 'A'),
            ('～', '~'),
            ('〜', '~'),
            ('－', '-'),
            ('―', '-'),
            ('ｱ', 'ア'),
            ('･', '・'),
            ('ﾟ', '゜'),
            ('⼀', '一'),
            ('⼾', '戸'),
            ('⿊', '黒'),
            ('⿕', '龠'),
            ('⻑', '長'),
            ('⾧', '長'),
            ('⺠', '民'),
            ('⻍', '⻍'),
            ('\u{fa10}', '塚'),
            ('\u{fa19}', '神'),
            ('﨑', '﨑'),
            ('\u{fa6a}', '頻'),
            ('\u{fa6b}', '\u{fa6b}'),
            ('\u{f9dc}', '隆'),
            ('\u{f900}', '\u{f900}'),
            ('髙', '髙'),
            ('　', '　'),
        ] {
            assert_eq!(usual(given), expected, "{given}");
        }
    }

    #[test]
    fn the_usual_form_is_found_once_for_all() {
        for code in 0..0x11_0000 {
            if let Some(character) = char::from_u32(code) {
                let found = usual(character);
                assert_eq!(usual(found), found, "{character}");
            }
        }
        assert_eq!(KANGXI.chars().count(), 214);
        assert_eq!(HALF_WIDTH.chars().count(), 63);
    }

    #[test]
    fn a_text_is_unified_and_keeps_its_spaces_and_case() {
        assert_eq!(
            unified("ＩＴ ｺｰﾃﾞｨﾈｰﾀ　⼤阪\u{fe00} ﾞか\u{3099}"),
            "IT コーディネータ　大阪 ゛が"
        );
    }

    #[test]
    fn a_mark_joins_the_kana_that_takes_it() {
        for (kana, mark, expected) in [
            ('か', '゛', Some('が')),
            ('カ', '゛', Some('ガ')),
            ('と', '゛', Some('ど')),
            ('ホ', '゛', Some('ボ')),
            ('ホ', '゜', Some('ポ')),
            ('う', '゛', Some('ゔ')),
            ('ウ', '゛', Some('ヴ')),
            ('ヽ', '゛', Some('ヾ')),
            ('か', '゜', None),
            ('が', '゛', None),
            ('っ', '゛', None),
            ('あ', '゛', None),
            ('漢', '゛', None),
            ('a', '゛', None),
            ('か', 'か', None),
        ] {
            assert_eq!(voiced(kana, mark), expected, "{kana}{mark}");
        }
    }
}
