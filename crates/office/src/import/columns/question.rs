//! The questions about columns.

use super::held::words;
use super::{Certain, is_asked};
use crate::import::head::{Head, Headed};
use crate::import::likeness::propose;
use crate::import::mapping::{Kind, Row};
use crate::import::recognise::Known;
use crate::import::target::{Target, UNUSED};
use crate::survey::Column;

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
    if let Some(column) = propose(&head.text, &values, &optional_too(missing)) {
        return row
            .proposed(column.header())
            .noted("見出しと値からの推測です。よければ決定に「はい」、違えば列の名前か「使わない」と書いてください。");
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

/// What a column may be proposed for: what is missing, and what a form need not have.
fn optional_too(missing: &[Column]) -> Vec<Column> {
    let optional = Column::all().filter(|column| !is_asked(*column) && *column != Column::Sample);
    missing.iter().copied().chain(optional).collect()
}
