//! The questions about columns.

use super::Certain;
use super::held::words;
use crate::import::head::{Head, Headed};
use crate::import::likeness::{is_readable, propose};
use crate::import::mapping::{Kind, Row};
use crate::import::recognise::Known;
use crate::import::target::{Target, UNUSED};
use crate::survey::Column;
use crate::survey::fold::fold;

/// Most characters of a sample, and most samples.
const SAMPLE: usize = 30;
const SAMPLES: usize = 3;
/// Most values among which samples are looked for.
const TRIED: usize = 200;

/// The filled cells below a header.
pub fn values<'a>(headed: &'a Headed, head: &Head) -> Vec<&'a str> {
    let cells = headed
        .below
        .iter()
        .filter_map(|row| row.cells.get(head.place));
    cells
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

pub fn samples(values: &[&str]) -> String {
    let mut shown: Vec<String> = Vec::new();
    for value in values.iter().take(TRIED) {
        let value = activelist_model::expert::as_shown(value, SAMPLE);
        if !shown.contains(&value) {
            shown.push(value);
        }
        if shown.len() == SAMPLES {
            break;
        }
    }
    shown.join(" / ")
}

/// The row about a column of which the mapping knows nothing.
pub fn row_of(
    headed: &Headed,
    head: &Head,
    certain: Option<Certain>,
    twice: Option<Target>,
    guess: Guess,
    missing: &[Column],
) -> Row {
    let values = values(headed, head);
    let row = Row::new(Kind::Column, &head.text, &words(head))
        .at(head.place)
        .shown(samples(&values));
    if let Some(Certain { target, .. }) = certain {
        return row.proposed(target.name()).decided();
    }
    if let Some(target) = twice {
        return row.proposed(target.name()).noted(format!(
            "「{}」に当たる列が2つ以上あります。使う列の決定に「はい」、使わない列に「{UNUSED}」と書いてください。",
            target.name()
        ));
    }
    if matches!(head.known, Some(Known::Grounds(_))) {
        return row.noted("どの小項目の根拠か、列の並びからはわかりません。決定に「S1-a根拠」のように書いてください。");
    }
    match guess {
        Guess::Nothing => {}
        Guess::Column(column) if column.is_added() => {
            return row.proposed(column.header()).noted(format!(
                "一覧で公開する「{}」に当たるようです。公開してよい内容なら決定に「はい」、事務局の連絡用などのときは「{UNUSED}」と書いてください。",
                column.header()
            ));
        }
        Guess::Column(column) => {
            return row
                .proposed(column.header())
                .noted("見出しと値からの推測です。よければ決定に「はい」、違えば列の名前か「使わない」と書いてください。");
        }
        Guess::Several(column) => {
            return row.noted(format!(
                "「{}」に当たりそうな列が2つ以上あります。使う列の決定に「{}」、使わない列に「{UNUSED}」と書いてください。",
                column.header(),
                column.header()
            ));
        }
        Guess::Rival => {
            return row.noted(format!(
                "メールアドレスの書かれた列が2つ以上あります。公開してよいアドレスの列の決定に「メールアドレス」、ほかの列に「{UNUSED}」と書いてください。"
            ));
        }
    }
    if !values.is_empty() && speaks_of_publication(&head.text) {
        return row.noted("掲載や公開についての希望が書かれている列のようです。中身を読み、希望のとおりにしてから、決定に「使わない」と書いてください。掲載の可否を答える列のときは、「掲載可否」と書いてください。");
    }
    if values.is_empty() || missing.is_empty() {
        return row
            .proposed(UNUSED)
            .decided()
            .noted("調査にない列です。使う場合は、決定に列の名前を書いてください。");
    }
    row.noted("どの列かわかりません。決定に調査ファイルの列の名前か「使わない」と書いてください。")
}

/// Whether a column of its own may limit what is published: nobody may pass over it unread.
pub fn speaks_of_publication(header: &str) -> bool {
    const WORDS: [&str; 7] = ["掲載", "公開", "同意", "承諾", "非表示", "名簿", "要望"];
    WORDS.iter().any(|word| header.contains(word))
}

/// What a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Nothing is proposed.
    Nothing,
    /// It may be this column, and no other one may be.
    Column(Column),
    /// Several may be this column, so that none is proposed.
    Several(Column),
    /// One of several with mail addresses.
    Rival,
}

/// What the columns may be on which nothing is known, of those that no other column is.
pub fn guesses(
    headed: &Headed,
    is_free: &dyn Fn(usize) -> bool,
    targets: &[Option<Target>],
) -> Vec<Guess> {
    let is_there = |column: &Column| {
        let mut there = targets
            .iter()
            .flatten()
            .filter_map(|target| target.column());
        there.any(|other| other == *column)
    };
    let wanted: Vec<Column> = Column::all()
        .filter(|column| !matches!(column, Column::Sample | Column::Consent) && !is_there(column))
        .collect();
    let guess = |(at, head): (usize, &Head)| {
        if !is_free(at) || matches!(head.known, Some(Known::Grounds(_))) {
            return None;
        }
        let values = values(headed, head);
        propose(&head.text, &values, &wanted).or_else(|| added(&head.text, &values, &wanted))
    };
    let found: Vec<Option<Column>> = headed.heads.iter().enumerate().map(guess).collect();
    let of = |column: &Option<Column>| match *column {
        None => Guess::Nothing,
        Some(column) if found.iter().filter(|other| **other == Some(column)).count() > 1 => {
            Guess::Several(column)
        }
        Some(column) => Guess::Column(column),
    };
    found.iter().map(of).collect()
}

/// What the list adds to the survey, by its own header. A telephone number is not proposed: most forms ask for it for
/// the office alone.
fn added(header: &str, values: &[&str], wanted: &[Column]) -> Option<Column> {
    let is_it = |column: &&Column| {
        let headers = column.headers();
        let mut headers = headers.iter();
        column.is_added()
            && **column != Column::Phone
            && headers.any(|own| fold(own) == fold(header))
    };
    let found = *wanted.iter().find(is_it)?;
    (!values.is_empty() && is_readable(found, values)).then_some(found)
}
