//! What a header means for certain. Whatever could mean another thing is not decided here.

use std::collections::HashMap;
use std::sync::LazyLock;

use activelist_model::catalog::{
    ALIASES, ASKED, ASKS_CONSENT, ASKS_GROUNDS, Criterion, GROUNDS_ALIASES, Group, NOT_USED,
    OF_THE_FORM, Question,
};

use super::columns::speaks_of_publication;
use super::likeness::alike;
use super::plain::{last_brackets, plain, without_repeat};
use super::residue::{is_only, without_choices};
use super::target::{Chosen, Target};
use crate::survey::Column;
use crate::survey::fold::fold;

/// What a header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// This.
    Target(Target),
    /// The grounds of the skill answers before it, or of the criteria in their order; with the letter of
    /// the criterion where the header has one (「a-2. 回答の根拠…」).
    Grounds(Option<char>),
}

/// Every wording in its comparable form.
static WORDINGS: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    let mut add = |text: &str, known: Known| {
        // The first counts: a header of our own before a wording of somebody else's.
        all.entry(plain(text)).or_insert(known);
    };
    // Many forms ask for a telephone number or somebody to call that is only for the office, and 受付状況 may be the
    // form's own. That it is to be published is for the office to say, in the mapping.
    let is_ours = |column: &Column| !column.is_added() || *column == Column::FirstTalk;
    for column in Column::all().filter(is_ours) {
        for header in column.headers() {
            add(&header, column_of(column));
        }
    }
    let by_header = |header: &str| Column::all().find(|column| column.header() == header);
    for (header, wording) in ASKED {
        if let Some(column) = by_header(header) {
            add(wording, column_of(column));
        }
    }
    for group in Group::ALL {
        add(group.asked(), column_of(Column::Choice(group)));
    }
    for (header, wordings) in ALIASES {
        for wording in wordings {
            if let Some(column) = by_header(header) {
                add(wording, column_of(column));
            }
        }
    }
    for wording in ASKS_CONSENT {
        add(wording, column_of(Column::Consent));
    }
    for wording in std::iter::once(&ASKS_GROUNDS).chain(&GROUNDS_ALIASES) {
        add(wording, Known::Grounds(None));
    }
    for wording in NOT_USED.iter().chain(&OF_THE_FORM) {
        add(wording, Known::Target(Target::Unused));
    }
    all
});

/// Comparable wordings of the option questions, the longest first: a header may begin with one.
static QUESTIONS: LazyLock<Vec<(String, Group)>> = LazyLock::new(|| {
    let of_group = |(wording, known): (&String, &Known)| match known {
        Known::Target(Target::Column(Column::Choice(group))) => Some((wording.clone(), *group)),
        _ => None,
    };
    let mut all: Vec<_> = WORDINGS.iter().filter_map(of_group).collect();
    all.sort_by_key(|(wording, _)| (std::cmp::Reverse(wording.len()), wording.clone()));
    all
});

/// The skill questions by their comparable names, and by names and statements.
static SKILLS: LazyLock<[HashMap<String, Question>; 2]> = LazyLock::new(|| {
    let names = |question: Question| [plain(question.label()), plain(question.short())];
    let named = Question::all().flat_map(|question| names(question).map(|name| (name, question)));
    let named: HashMap<String, Question> = named.collect();
    let mut all = named.clone();
    all.extend(Question::all().map(|question| (plain(question.statement()), question)));
    [named, all]
});

/// The ids of the skill questions, in small letters.
static IDS: LazyLock<Vec<(String, Question)>> = LazyLock::new(|| {
    let id = |question: Question| (question.id().to_lowercase(), question);
    Question::all().map(id).collect()
});

/// The comparable wordings that ask for grounds.
static GROUNDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all = std::iter::once(&ASKS_GROUNDS).chain(&GROUNDS_ALIASES);
    all.map(|wording| plain(wording)).collect()
});

const fn column_of(column: Column) -> Known {
    Known::Target(Target::Column(column))
}

/// Most bytes of a header; the longest statement of the questionnaire has a tenth of it.
const LONGEST: usize = 4_096;

/// What a header means; none where that is not certain.
pub fn recognise(header: &str) -> Option<Known> {
    if header.len() > LONGEST {
        return None;
    }
    let text = plain(header);
    if text.is_empty() {
        return None;
    }
    if let Some(known) = WORDINGS.get(&text) {
        return Some(*known);
    }
    skill(&text)
        .map(|question| column_of(Column::Skill(question)))
        .or_else(|| grounds(&text))
        .or_else(|| consent(header))
        .or_else(|| in_brackets(header))
        .or_else(|| option(&text))
        .or_else(|| repeated(&text))
}

/// The skill question whose name, statement or both a text is, also behind its id.
fn skill(text: &str) -> Option<Question> {
    // Inside the brackets of a grid some write others than the survey has.
    let text = &text.replace(['[', '【'], "(").replace([']', '】'], ")");
    let (said, rest) = id(text);
    let [named, all] = &*SKILLS;
    // Between name and statement the survey has a colon, and once a semicolon.
    let of_name = || {
        let (name, behind) = rest.split_once([':', ';'])?;
        named
            .get(name)
            .filter(|question| is_statement(**question, behind))
    };
    let found = *all.get(&rest).or_else(of_name)?;
    said.is_none_or(|said| said == found).then_some(found)
}

/// Whether what stands behind a name is its statement: whole, cut, or as somebody has corrected it. 「暗号化：お使いの製品」
/// asks for something else.
fn is_statement(question: Question, behind: &str) -> bool {
    let statement = plain(question.statement());
    let behind = behind.trim_end_matches(['…', '.', '・']);
    let (_, statement) = statement.split_once([':', ';']).unwrap_or(("", &statement));
    statement.starts_with(behind) || alike(behind, statement) >= CORRECTED
}

/// How much a corrected statement resembles the survey's, in thousandths.
const CORRECTED: u32 = 800;

/// The id with which a text begins, and what stands behind it.
fn id(text: &str) -> (Option<Question>, String) {
    let found = IDS.iter().find_map(|(id, question)| {
        let rest = text.strip_prefix(id.as_str())?;
        let is_end = !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-');
        is_end.then_some((*question, rest))
    });
    match found {
        Some((question, rest)) => {
            let rest = rest.trim_start_matches(['.', ':', ')', '、', '_', ']']);
            (Some(question), plain(rest))
        }
        None => (None, text.to_string()),
    }
}

/// The wording of the grounds behind what stands before it on the form: 「a-2.」, 「S1-a」.
fn grounds(text: &str) -> Option<Known> {
    let before = GROUNDS
        .iter()
        .filter_map(|wording| text.strip_suffix(wording.as_str()));
    let before = before.min_by_key(|before| before.len())?;
    let before = before.trim_end_matches(['.', ':', ')', '_', ' ', '、', 'の', '[', '(']);
    let of_id = Criterion::all().find(|criterion| {
        let id = criterion.id().to_lowercase();
        before == id || before.strip_prefix(&id) == Some("-2")
    });
    if let Some(criterion) = of_id {
        return Some(column_of(Column::Grounds(criterion)));
    }
    let letter = before.strip_suffix("-2").unwrap_or(before);
    match letter.chars().collect::<Vec<_>>()[..] {
        [letter @ 'a'..='c'] => Some(Known::Grounds(Some(letter))),
        _ => None,
    }
}

/// The consent, with an explanation in brackets behind it that says how to answer and nothing else: 「掲載可否（会社名）」
/// is no consent to be listed.
fn consent(header: &str) -> Option<Known> {
    let (question, inside) = last_brackets(plain_end(header))?;
    let known = WORDINGS.get(&plain(question))?;
    let is_explained = is_only(&without_choices(inside), &[&EXPLAINS]);
    (is_explained && *known == column_of(Column::Consent)).then_some(*known)
}

/// What explains a question of consent and restricts nothing.
const EXPLAINS: [&str; 32] = [
    // The form in use asks it as 「ご回答の内容を、中小企業等に公開するリストに掲載することに…」.
    "ご回答の内容",
    "ご回答内容",
    "回答の内容",
    "回答内容",
    "中小企業等",
    "中小企業など",
    "中小企業",
    "公開する",
    "公開",
    "アクティブリスト",
    "リスト",
    "一覧",
    "掲載",
    "同意いただけますか",
    "同意しますか",
    "同意",
    "承諾",
    "こと",
    "する",
    "いずれか",
    "どちらか",
    "ひとつ",
    "1つ",
    "一つ",
    "選択してください",
    "お選びください",
    "選んでください",
    "ご回答ください",
    "お答えください",
    "選択",
    "必須",
    "任意",
];

/// A header without 「※必須」 behind its brackets.
fn plain_end(header: &str) -> &str {
    let header = header.trim();
    let cut = ["※必須", "＊必須", "*必須", "（必須）", "(必須)", "*", "※"];
    cut.iter()
        .find_map(|end| header.strip_suffix(end))
        .map_or(header, str::trim)
}

/// Words of a question that asks for a text about a skill.
const NOT_LEVELS: [&str; 9] = [
    "根拠",
    "理由",
    "コメント",
    "備考",
    "実績",
    "具体",
    "補足",
    "自由",
    "メモ",
];

/// `question [row]`: a statement, a row of facts, or an option.
fn in_brackets(header: &str) -> Option<Known> {
    let (question, row) = last_brackets(plain_end(header))?;
    let row_text = plain(row);
    // 「回答の根拠 [経営戦略の理解]」 asks for something else than a level.
    let is_of_text = NOT_LEVELS.iter().any(|word| question.contains(word));
    if let Some(found) = skill(&row_text).filter(|_| !is_of_text) {
        return Some(column_of(Column::Skill(found)));
    }
    let asked = WORDINGS.get(&plain(question)).copied();
    match asked {
        Some(Known::Target(Target::Column(Column::Choice(group)))) => {
            return Some(Known::Target(Target::Option(
                group,
                Chosen::parse(group, row)?,
            )));
        }
        // A row of a question that the list does not use. 「名前（掲載可否）」 is none.
        Some(Known::Target(Target::Unused)) => {
            let is_of_form = OF_THE_FORM.iter().any(|own| plain(own) == plain(question));
            return asked.filter(|_| !is_of_form && !speaks_of_publication(header));
        }
        Some(Known::Target(Target::Column(Column::Home))) => {
            return match row_text.as_str() {
                "都道府県" => asked,
                "市区町村" => Some(column_of(Column::Text(
                    activelist_publication::Field::Municipality,
                ))),
                _ => None,
            };
        }
        _ => {}
    }
    let known = WORDINGS.get(&row_text).copied();
    let is_record = matches!(
        known,
        Some(Known::Target(Target::Column(
            Column::Cases | Column::Years | Column::Text(activelist_publication::Field::Work)
        )))
    );
    known.filter(|_| is_record && fold(question).contains("支援実績"))
}

/// `question_option`, `question：option` and the like.
fn option(text: &str) -> Option<Known> {
    QUESTIONS.iter().find_map(|(wording, group)| {
        let rest = text.strip_prefix(wording.as_str())?;
        let label = rest.trim_start_matches(['。', '?']);
        let label = label.strip_prefix(['_', ':', '-', '/', '>', '|', '.'])?;
        let chosen = Chosen::parse_folded(*group, label)?;
        Some(Known::Target(Target::Option(*group, chosen)))
    })
}

/// A question that is asked again with a number behind it.
fn repeated(text: &str) -> Option<Known> {
    let known = WORDINGS.get(without_repeat(text)?)?;
    let is_grounds = matches!(known, Known::Grounds(_) | Known::Target(Target::Unused));
    is_grounds.then_some(*known)
}
