//! What is well formed and yet doubtful.

use super::finding::WarningKind;
use super::fold::fold;
use activelist_model::catalog::PREFECTURES;
use activelist_publication::Field;

/// What the office should look at in a text that is published as it stands.
pub fn doubts(field: Field, text: &str) -> Vec<WarningKind> {
    let mut found = Vec::new();
    if text.is_empty() {
        return found;
    }
    let private = text.chars().find(|character| is_private_use(*character));
    found.extend(private.map(WarningKind::PrivateUse));
    let folded = fold(text);
    // The question mark of #NAME? is none of a lost character.
    if is_error_value(&folded) {
        found.push(WarningKind::ErrorValue);
        return found;
    }
    let lost = text.chars().find(|character| is_lost(*character, field));
    found.extend(lost.map(WarningKind::LostCharacter));
    found.extend(character_code(text).map(|code| WarningKind::CharacterCode(code.to_string())));
    // A page or a photo that is none has a warning of its own.
    let judged = !matches!(field, Field::Homepage | Field::Photo);
    if judged && found.is_empty() {
        found.extend(no_answer(field, text, &folded));
    }
    found
}

/// Why a text is hardly what someone wanted to say.
fn no_answer(field: Field, text: &str, folded: &str) -> Option<WarningKind> {
    if is_formula(text) || is_reference(folded) {
        return Some(WarningKind::Formula);
    }
    if is_ditto(folded) {
        return Some(WarningKind::Ditto);
    }
    // Of the grounds of an answer a person may well say that there are none.
    if is_empty_mark(folded) || (field != Field::Grounds && is_empty_word(folded)) {
        return Some(match field {
            Field::Name => WarningKind::NameMark,
            _ => WarningKind::EmptyMark,
        });
    }
    match field {
        Field::Name => honorific(folded, &PERSONAL).or_else(|| {
            folded
                .chars()
                .find(|c| is_foreign_to_names(*c))
                .map(WarningKind::NotAName)
        }),
        Field::Municipality => {
            is_more_than_municipality(folded).then_some(WarningKind::Municipality)
        }
        Field::Organisation => honorific(folded, &CORPORATE),
        Field::Kana => text
            .chars()
            .find(|c| is_foreign_to_kana(*c))
            .map(WarningKind::NotKana),
        _ => None,
    }
}

/// 外字: shown differently, or not at all, on every other machine.
const fn is_private_use(character: char) -> bool {
    matches!(
        character,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}'
    )
}

/// What programs and people put in the place of a character that they can't write. In what a person
/// is called and where he works, question marks and empty boxes mean the same.
const fn is_lost(character: char, field: Field) -> bool {
    let named = matches!(
        field,
        Field::Name | Field::Kana | Field::Municipality | Field::Organisation
    );
    match character {
        '\u{fffd}' | '〓' => true,
        '?' | '？' | '□' | '■' | '▯' => named,
        _ => false,
    }
}

/// A code in the place of a character, as forms and spreadsheets leave them: `&#39641;`, `&amp;`,
/// `_x000D_`.
fn character_code(text: &str) -> Option<&str> {
    let entity = text.match_indices('&').find_map(|(start, _)| {
        let code = &text[start..];
        let code = &code[..=code.find(';')?];
        let inner = code.strip_prefix('&')?.strip_suffix(';')?;
        let known = ["amp", "lt", "gt", "quot", "apos", "nbsp"].contains(&inner);
        let number = inner.strip_prefix('#').is_some_and(|number| {
            let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        (known || number).then_some(code)
    });
    let escape = || {
        text.match_indices("_x").find_map(|(start, _)| {
            let code = text.get(start..start + 7)?;
            let digits = code.strip_prefix("_x")?.strip_suffix('_')?;
            digits
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit())
                .then_some(code)
        })
    };
    entity.or_else(escape)
}

/// What a spreadsheet or a program shows instead of a result.
fn is_error_value(folded: &str) -> bool {
    const ERRORS: [&str; 11] = [
        "#NAME?",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#ERROR!",
        "#GETTING_DATA",
    ];
    let filled = folded.len() > 2 && folded.bytes().all(|byte| byte == b'#');
    let unset = ["undefined", "NaN", "[objectObject]"].contains(&folded);
    filled || unset || ERRORS.iter().any(|error| folded.contains(error))
}

/// What a spreadsheet would take for a formula, with or without the apostrophe that keeps it from doing
/// so. Behind +, - and @ people also write words.
fn is_formula(text: &str) -> bool {
    let text = text.strip_prefix('\'').unwrap_or(text);
    let called = text.starts_with('@') && text.contains('(');
    let added = text.starts_with('+') && text.is_ascii() && text.len() > 1;
    let subtracted = text.strip_prefix('-').is_some_and(is_sum);
    text.starts_with('=') || called || added || subtracted
}

/// Numbers and addresses of cells with signs between them: `1+2`, `A1`. A number alone is a number.
fn is_sum(text: &str) -> bool {
    let is_number = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let mut parts = text.split(['+', '-', '*', '/']);
    let sums = parts.clone().count() > 1 || is_cell(text);
    sums && parts.all(|part| !part.is_empty() && (is_number(part) || is_cell(part)))
}

/// The address of a cell in another sheet, or with its dollar signs: `Sheet1!A2`, `$B$3`.
fn is_reference(folded: &str) -> bool {
    let (sheet, cells) = folded.rsplit_once('!').unwrap_or(("", folded));
    let marked = !sheet.is_empty() || cells.starts_with('$');
    marked && cells.split(':').all(is_cell)
}

/// One to three letters and digits, each of them with or without a dollar sign.
fn is_cell(cell: &str) -> bool {
    let cell = cell.strip_prefix('$').unwrap_or(cell);
    let end = cell.find(|character: char| !character.is_ascii_uppercase());
    let (letters, row) = cell.split_at(end.unwrap_or(cell.len()));
    let row = row.strip_prefix('$').unwrap_or(row);
    let digits = !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&letters.len()) && digits
}

/// A word that stands for the cell above or beside.
fn is_ditto(folded: &str) -> bool {
    const WORDS: [&str; 14] = [
        "同上",
        "同左",
        "同右",
        "同前",
        "同",
        "〃",
        "々",
        "仝",
        "仝上",
        "\"",
        "同じ",
        "同様",
        "以下同じ",
        "以下同様",
    ];
    const PHRASES: [&str; 8] = [
        "と同じ",
        "に同じ",
        "と同様",
        "のとおり",
        "の通り",
        "を参照",
        "参照",
        "に記載",
    ];
    const BEFORE: [&str; 13] = [
        "上記",
        "上",
        "下記",
        "左記",
        "右記",
        "前記",
        "前回",
        "前年",
        "昨年",
        "昨年度",
        "別紙",
        "別添",
        "別表",
    ];
    let bare = folded.trim_matches(['(', ')', '。', '.', '「', '」']);
    let phrase = || {
        let mut before = PHRASES
            .iter()
            .filter_map(|phrase| bare.strip_suffix(phrase));
        before.any(|before| BEFORE.contains(&before))
    };
    WORDS.contains(&bare) || phrase()
}

/// A mark for nothing, without a letter or a digit.
fn is_empty_mark(folded: &str) -> bool {
    let marks = [
        '-', 'ー', '・', '.', '。', '、', ',', '/', '*', '_', '×', '✕', '~', '…', '|', '\'',
    ];
    !folded.is_empty() && folded.chars().all(|character| marks.contains(&character))
}

/// A word for nothing.
fn is_empty_word(folded: &str) -> bool {
    const WORDS: [&str; 21] = [
        "なし",
        "無し",
        "無",
        "ナシ",
        "特になし",
        "特に無し",
        "特にありません",
        "ありません",
        "該当なし",
        "該当無し",
        "未記入",
        "未回答",
        "未定",
        "未設定",
        "空欄",
        "空白",
        "不明",
        "n/a",
        "na",
        "null",
        "none",
    ];
    let bare = folded
        .trim_matches(['(', ')', '。', '.'])
        .to_ascii_lowercase();
    WORDS.contains(&bare.as_str())
}

/// A municipality with its prefecture, which would be shown twice, or with the rest of an address, which
/// is nobody's business.
fn is_more_than_municipality(folded: &str) -> bool {
    let numbered = folded.contains(|character: char| character.is_ascii_digit());
    let detailed = ["丁目", "番地", "〒"]
        .iter()
        .any(|word| folded.contains(word));
    numbered || detailed || PREFECTURES.iter().any(|one| folded.starts_with(one))
}

const PERSONAL: [&str; 7] = ["様", "さま", "殿", "氏", "先生", "さん", "御中"];
const CORPORATE: [&str; 2] = ["御中", "様"];

/// A form of address at the end of a name.
fn honorific(folded: &str, forms: &[&'static str]) -> Option<WarningKind> {
    let bare = folded.trim_end_matches(')');
    let form = forms.iter().find(|form| {
        let name = bare.strip_suffix(**form);
        name.is_some_and(|name| !name.trim_matches(['(', ')']).is_empty())
    });
    form.map(|form| WarningKind::Honorific(form))
}

const fn is_foreign_to_names(character: char) -> bool {
    matches!(
        character,
        '0'..='9' | '@' | '!' | '/' | '=' | '#' | '%' | ';' | ':'
    )
}

const fn is_foreign_to_kana(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '@' | '!' | '=')
}

/// Hosts kept for examples (RFC 2606 and the .jp registry).
pub fn is_fictitious(mail: &str) -> bool {
    let host = mail
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [
        "example.jp",
        "example.com",
        "example.net",
        "example.org",
        "example.co.jp",
        "invalid",
    ]
    .into_iter()
    .any(|kept| {
        host == kept
            || host
                .strip_suffix(kept)
                .is_some_and(|sub| sub.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_characters_are_known_by_their_whole_form() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(character_code(text), expected, "{text}");
        };
        check("&#39641;橋", Some("&#39641;"));
        check("&#x9ad9;橋", Some("&#x9ad9;"));
        check("A & B &amp; C", Some("&amp;"));
        check("一_x000D_二", Some("_x000D_"));
        check("A&B; C", None);
        check("&#;", None);
        check("&#x;", None);
        check("&#39641", None);
        check("&amp", None);
        check("_x000_", None);
        check("_x000G_", None);
        check("髙_x0", None);
    }

    #[test]
    fn addresses_of_cells_have_a_sheet_or_a_dollar_sign() {
        for text in [
            "Sheet1!A2",
            "'回答1'!$B$3",
            "[台帳.xlsx]S!A2:B30",
            "$B$3",
            "$B3",
            "S!XFD1048576",
        ] {
            assert!(is_reference(text), "{text}");
        }
        for text in [
            "A2", "安心!", "!A2", "S!A", "S!2", "S!ABCD2", "S!a2", "S!A2:", "S!A2x", "$",
        ] {
            assert!(!is_reference(text), "{text}");
        }
    }

    #[test]
    fn addresses_kept_for_examples_are_known() {
        let check =
            |mail: &str, expected: bool| assert_eq!(is_fictitious(mail), expected, "{mail}");
        check("a@example.jp", true);
        check("a@office.EXAMPLE.jp", true);
        check("a@b.invalid", true);
        check("a@myexample.jp", false);
        check("example.jp@mihon.jp", false);
    }
}
