//! What is well formed and yet doubtful.

mod words;

use super::finding::WarningKind;
use super::fold::fold;
use activelist_model::catalog::PREFECTURES;
use activelist_publication::Field;
use words::{CORPORATE, PERSONAL, honorific, is_ditto, is_empty_word, is_error_value};

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

/// Whether a doubt is about characters, and not about what is said with them.
pub const fn is_of_characters(doubt: &WarningKind) -> bool {
    matches!(
        doubt,
        WarningKind::PrivateUse(_) | WarningKind::LostCharacter(_) | WarningKind::CharacterCode(_)
    )
}

/// Why a text is hardly what someone wanted to say.
fn no_answer(field: Field, text: &str, folded: &str) -> Option<WarningKind> {
    if is_formula(folded) || is_reference(folded) {
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

/// What a spreadsheet would take for a formula, with or without the apostrophe that keeps it from doing
/// so, in full width as well. Behind +, - and @ people also write words, and of = they draw lines.
fn is_formula(folded: &str) -> bool {
    let text = folded.strip_prefix('\'').unwrap_or(folded);
    let called = text.strip_prefix('@').is_some_and(|call| {
        let name = call.split_once('(').map(|(name, _)| name);
        name.is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    });
    let added = text.starts_with('+') && text.is_ascii() && text.len() > 1;
    let subtracted = text.strip_prefix('-').is_some_and(is_sum);
    let equals = text
        .strip_prefix('=')
        .is_some_and(|rest| !rest.starts_with('='));
    equals || called || added || subtracted
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

/// A mark for nothing, without a letter or a digit.
fn is_empty_mark(folded: &str) -> bool {
    let marks = [
        '-', 'ー', '・', '.', '。', '、', ',', '/', '*', '_', '×', '✕', '~', '…', '|', '\'',
    ];
    !folded.is_empty() && folded.chars().all(|character| marks.contains(&character))
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
mod tests;
