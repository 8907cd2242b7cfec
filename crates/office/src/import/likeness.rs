//! Proposals for headers that are not known for certain: by the words in them, and by what stands below.
//!
//! A proposal is confirmed by somebody in a hurry, so a wrong one is worse than none: every column has words that
//! must be in a header and words that may be there besides, a header with any other word is a question, two columns
//! that fit are none, and nine of ten values must be readable as that column. 掲載可否 is never proposed.

use activelist_model::catalog::{Group, Question};
use activelist_publication::{Field, MAX_CASES, MAX_YEARS};

mod rules;

use rules::{ANYWHERE, RULES, Words};

use super::parts::{Separator, separator_of};
use super::plain::plain;
use super::residue::is_only;
use crate::survey::Column;
use crate::survey::cell::{first_talk, intake, mail, phone};
use crate::survey::level::level;
use crate::survey::number::{count, registration};
use crate::survey::time::{answered_at, registered_year};

/// The column that a header may mean, of those that are still looked for, if nine of ten values can be read
/// as one. None where several may be meant.
pub fn propose(header: &str, values: &[&str], missing: &[Column]) -> Option<Column> {
    if values.is_empty() {
        return None;
    }
    let text = plain(header);
    // A header that asks for the grounds of something names what it is about as well.
    let is_text = ["根拠", "理由", "コメント", "備考", "メモ"]
        .iter()
        .any(|word| text.contains(word));
    if is_text {
        return None;
    }
    let has = |word: &&str| text.contains(*word);
    let fits = |rule: &&Words| {
        let known = || {
            let all = rule.all.iter().copied();
            let all: Vec<&[&str]> = all.chain([rule.may, &ANYWHERE]).collect();
            is_only(&text, &all)
        };
        rule.all.iter().all(|any| any.iter().any(has)) && known()
    };
    let mut found: Vec<Column> = RULES.iter().filter(fits).map(|rule| rule.column).collect();
    found.dedup();
    let column = match found[..] {
        [column] => column,
        [] => Column::Skill(skill(&text)?),
        _ => return None,
    };
    (missing.contains(&column) && is_readable(column, values)).then_some(column)
}

/// Whether nine of ten values can be read as a column's.
pub fn is_readable(column: Column, values: &[&str]) -> bool {
    readable(column, values) * 10 >= values.len() * 9
}

/// The skill question whose name a header resembles far more than that of any other.
fn skill(text: &str) -> Option<Question> {
    let rated = Question::all().map(|question| {
        let names = [plain(question.label()), plain(question.statement())];
        let best = names
            .iter()
            .map(|name| alike(text, name))
            .max()
            .unwrap_or(0);
        (best, question)
    });
    let mut rated: Vec<(u32, Question)> = rated.collect();
    rated.sort_by_key(|(alike, question)| (std::cmp::Reverse(*alike), question.index()));
    let ((best, question), (second, _)) = (*rated.first()?, *rated.get(1)?);
    (best >= 600 && best >= second + 150 && says_only(text, question)).then_some(question)
}

/// Whether a header has no word that is neither the question's nor one that any question has.
fn says_only(text: &str, question: Question) -> bool {
    let own = format!(
        "{}:{}",
        plain(question.label()),
        plain(question.statement())
    );
    let kind = |character: char| match character {
        'ぁ'..='ゖ' => 0,
        character if character.is_alphanumeric() => 1,
        _ => 2,
    };
    // The runs of one kind of character that are the question's own.
    let characters: Vec<char> = text.chars().collect();
    let runs = characters.chunk_by(|left, right| kind(*left) == kind(*right));
    let runs: Vec<String> = runs.map(|run| run.iter().collect()).collect();
    let own: Vec<&str> = runs
        .iter()
        .map(String::as_str)
        .filter(|run| own.contains(run))
        .collect();
    is_only(text, &[&own, &ANYWHERE, &["習熟度", "レベル", "スキル"]])
}

/// How many pairs of neighbouring characters two texts have in common, in thousandths (Dice).
pub fn alike(left: &str, right: &str) -> u32 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let characters: Vec<char> = text.chars().collect();
        characters
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect()
    };
    let (left, mut right) = (pairs(left), pairs(right));
    let all = left.len() + right.len();
    if all == 0 {
        return 0;
    }
    let mut common = 0_usize;
    for pair in left {
        if let Some(at) = right.iter().position(|other| *other == pair) {
            right.swap_remove(at);
            common += 1;
        }
    }
    u32::try_from(common * 2000 / all).unwrap_or(0)
}

/// How many of the values can be read as a column's.
fn readable(column: Column, values: &[&str]) -> usize {
    let group = |group: Group| {
        let separator = match group.is_single() {
            true => Separator::None,
            false => separator_of(group, values.iter().copied()),
        };
        let is_option = |value: &&str| {
            let parts = separator.split(value);
            let known = |part: &&&str| {
                !matches!(
                    super::parts::Part::read(group, part),
                    super::parts::Part::Unknown(_)
                )
            };
            !parts.is_empty() && parts.iter().filter(known).count() * 2 >= parts.len()
        };
        values.iter().copied().filter(is_option).count()
    };
    let by = |can_be: &dyn Fn(&str) -> bool| values.iter().filter(|value| can_be(value)).count();
    match column {
        Column::AnsweredAt => {
            by(&|value| answered_at(value).is_some() || super::dates::is_numeric(value))
        }
        Column::Home => by(&|value| super::home::split(value).is_some()),
        Column::Registration => by(&|value| registration(value).is_some()),
        Column::RegisteredYear => by(&|value| registered_year(value).is_some()),
        Column::Cases => by(&|value| count(value, '件', MAX_CASES).is_some()),
        Column::Years => by(&|value| count(value, '年', MAX_YEARS).is_some()),
        // It is never proposed.
        Column::Consent => 0,
        Column::FirstTalk => by(&|value| first_talk(value).is_some()),
        Column::Intake => by(&|value| intake(value).is_some()),
        Column::Phone => by(&|value| phone(value).is_some()),
        Column::Choice(of) => group(of),
        Column::Skill(_) => by(&|value| level(value).is_some()),
        Column::Text(Field::Mail) => by(&|value| mail(value).is_some()),
        Column::Text(Field::Homepage) => by(&|value| value.contains('.') && !value.contains('@')),
        Column::Text(Field::Photo) => by(&|value| value.contains('.')),
        Column::Text(Field::Kana) => by(&is_kana),
        Column::Text(Field::Name) => by(&|value| is_words(value) && value.chars().count() <= 20),
        Column::Text(_) | Column::Grounds(_) | Column::Sample => by(&is_words),
    }
}

/// Whether a text is written by somebody, and is no number, date, level or mark.
fn is_words(value: &str) -> bool {
    let is_plain = level(value).is_none() && answered_at(value).is_none() && mail(value).is_none();
    is_plain && value.chars().any(char::is_alphabetic)
}

fn is_kana(value: &str) -> bool {
    let is_kana = |c: char| {
        matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ff61}'..='\u{ff9f}') || c.is_whitespace()
    };
    value.chars().all(is_kana)
}
