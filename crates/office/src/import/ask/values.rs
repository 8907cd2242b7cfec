//! Texts that are no option: each is decided once, or all of a question together.

use std::collections::HashMap;

use activelist_model::catalog::{Group, OptionSet};
use activelist_model::expert::as_shown;

use super::Asked;
use crate::import::mapping::{Kind, Mapping, Row, is_yes};
use crate::import::parts::{Part, Said, Separator, mark, other_field};
use crate::import::plain::last_brackets;
use crate::import::residue::is_none;
use crate::import::table::Table;
use crate::import::target::{Chosen, Target, UNUSED, official};
use crate::survey::Column;
use crate::survey::choice::{OTHER, UNABLE, items};
use crate::survey::fold::fold;
use crate::survey::table::CsvRow;

/// The words of the row that decides all texts of a question together.
const ALL_TEXTS: &str = "選択肢にない表記すべて";
/// The decision that holds for later files as well.
const ALWAYS: &str = "常に";
/// All prefectures.
const ALL_PREFECTURES: &str = "47都道府県すべて";

/// What a text means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// The options.
    pub set: OptionSet,
    /// Whether it is a text for その他.
    pub is_other: bool,
    /// Whether it is 支援不可.
    pub is_unable: bool,
}

/// What texts outside the options mean.
pub type Values = HashMap<(Group, String), Decided>;

/// Asks about the texts that are no option, and says what is decided.
pub fn values(tables: &[Table], mapping: &mut Mapping, name: &str, asked: &mut Asked) -> Values {
    let mut found: Vec<(Group, Vec<(String, usize)>)> = Vec::new();
    for group in Group::ALL {
        // A fee outside the four is never a choice of the office: only the person knows.
        if group != Group::Fee {
            found.push((group, texts(tables, group)));
        }
    }
    let mut values = Values::new();
    for (group, texts) in found {
        if texts.is_empty() {
            continue;
        }
        of_group(group, texts, mapping, name, asked, &mut values);
    }
    values
}

/// The texts of a question that are no option, in the order in which they come, and how often. What stands behind
/// その他 or in its column is one of them: it is published as it stands, so that somebody has to see it.
fn texts(tables: &[Table], group: Group) -> Vec<(String, usize)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut add = |text: String| {
        let at = *places.entry(fold(&text)).or_insert(found.len());
        match found.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => found.push((text, 1)),
        }
    };
    for table in tables {
        for (place, of) in table.choices() {
            if of != group {
                continue;
            }
            for cell in table.cells(place) {
                for part in table.parts(group, place, cell) {
                    match table.read(group, part) {
                        Part::Unknown(text) => add(text),
                        Part::Other(text) if !text.is_empty() && !is_none(&text) => add(text),
                        _ => {}
                    }
                }
            }
        }
        for place in table.places(Target::Option(group, Chosen::Other)) {
            let is_text =
                |cell: &&str| mark(group, Chosen::Other, cell).is_none() && !is_none(cell);
            table
                .cells(place)
                .filter(is_text)
                .for_each(|cell| add(cell.to_string()));
        }
        if group == Group::Period {
            let rows = table.rows.iter();
            rows.filter_map(|row| table.unable_beside(row))
                .for_each(&mut add);
        }
    }
    found
}

impl Table {
    /// 支援不可 of a row that chooses a period as well.
    fn unable_beside(&self, row: &CsvRow) -> Option<String> {
        let group = Group::Period;
        let mut said = Said::default();
        for (place, target) in &self.columns.targets {
            let cell = row.cells.get(*place).unwrap_or_default().trim();
            if cell.is_empty() {
                continue;
            }
            match *target {
                Target::Option(Group::Period, chosen) => said.option(group, chosen, cell),
                Target::Column(Column::Choice(Group::Period)) => {
                    for part in self.parts(group, *place, cell) {
                        match self.read(group, part) {
                            Part::At(at) => said.set = said.set.with(at),
                            Part::Unable(reason) => said.unable = Some(reason),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        said.unable_beside(group)
    }
}

fn of_group(
    group: Group,
    texts: Vec<(String, usize)>,
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
    values: &mut Values,
) {
    let column = Column::Choice(group);
    let subject = column.header();
    let together = mapping.find(Kind::Value, &subject, ALL_TEXTS);
    let of_all = together
        .and_then(|at| mapping.rows.get(at))
        .map(|row| row.decision.trim().to_string());
    let of_all = of_all.unwrap_or_default();
    let is_once = is_yes(&of_all);
    let is_lasting = of_all == ALWAYS
        || mapping.rows.iter().any(|row| {
            row.kind == Kind::Value && row.subject == subject && row.decision.trim() == ALWAYS
        });
    if let Some(at) = together.filter(|_| !of_all.is_empty() && !is_once && of_all != ALWAYS) {
        asked.refuse_decision(
            mapping,
            name,
            at,
            "「はい」か「常に」と書くか、空欄にして1件ずつ決めてください。",
        );
    }
    let mut open = Vec::new();
    for (text, count) in texts {
        let known = mapping.known(Kind::Value, &subject, &text, None);
        let at = match known {
            Some(at) => at,
            None => {
                let mut row = question(group, &subject, &text).shown(format!("{count}件"));
                if is_lasting && row.proposal == OTHER && !is_personal(&text) {
                    row = row.decided();
                    asked.notes.push(format!(
                        "{subject}の「{}」を「{}」としました（対応表の「{ALWAYS}」によります）。",
                        as_shown(&text, 40),
                        row.proposal
                    ));
                }
                mapping.ensure(row)
            }
        };
        let is_covered = (known.is_some() && is_once || is_lasting) && !is_personal(&text);
        if let Some(row) = mapping.rows.get_mut(at)
            && is_covered
            && row.decision.trim().is_empty()
            && !row.proposal.is_empty()
        {
            row.decision.clone_from(&row.proposal);
            mapping.is_changed = true;
        }
        let Some(row) = mapping.rows.get(at) else {
            continue;
        };
        let held = match row.decision.trim() == ALWAYS {
            true => Some(OTHER.to_string()),
            false => row.holds().map(String::from),
        };
        match held {
            None => open.push(at),
            Some(held) => match decided(group, &held) {
                Some(decided) => {
                    values.insert((group, fold(&text)), decided);
                }
                None => asked.refuse_decision(
                    mapping,
                    name,
                    at,
                    "調査票の選択肢をそのまま書くか（2つ以上は「;」で区切ります）、「その他」または「使わない」と書いてください。",
                ),
            },
        }
    }
    if let Some(row) = together
        .filter(|_| is_once)
        .and_then(|at| mapping.rows.get_mut(at))
    {
        // It has decided on the texts that were there, and not on those to come.
        row.decision.clear();
        mapping.is_changed = true;
    }
    ask(group, &subject, open, mapping, asked);
}

/// Asks about what is open: where it is more than one text for その他, with one row for all.
fn ask(group: Group, subject: &str, open: Vec<usize>, mapping: &mut Mapping, asked: &mut Asked) {
    let column = Column::Choice(group);
    let is_other = |at: &usize| {
        mapping
            .rows
            .get(*at)
            .is_some_and(|row| row.proposal == OTHER && !is_personal(&row.words))
    };
    let (others, single): (Vec<usize>, Vec<usize>) = open.into_iter().partition(is_other);
    for at in single {
        asked.ask(at, column);
    }
    if others.len() < 2 {
        others.iter().for_each(|at| asked.ask(*at, column));
        let together = mapping.find(Kind::Value, subject, ALL_TEXTS);
        let is_open = |at: &usize| {
            mapping
                .rows
                .get(*at)
                .is_some_and(|row| row.decision.is_empty())
        };
        asked.gone.extend(together.filter(is_open));
        return;
    }
    asked.together.extend(&others);
    let row = Row::new(Kind::Value, subject, ALL_TEXTS)
        .shown(format!("{}種", others.len()))
        .proposed(OTHER)
        .noted(
            "「はい」: 決定が空欄の表記をまとめて「その他」とします。「常に」: これからの回答の表記も「その他」とし、次からは尋ねません。1件ずつ決める場合は空欄のままにします。",
        );
    let at = mapping.ensure(row);
    asked.ask(at, column);
}

/// The question about a text.
fn question(group: Group, subject: &str, text: &str) -> Row {
    let row = Row::new(Kind::Value, subject, text);
    let folded = fold(text);
    let is_none = is_none(text);
    let is_any = ["有", "あり", "有り", "ある", "はい"].contains(&folded.as_str());
    if let Some(none) = group
        .none_label()
        .filter(|_| is_none || group == Group::Support && folded == "いいえ")
    {
        return row
            .proposed(none)
            .noted("意味を確かめ、よければ決定に「はい」と書いてください。");
    }
    if is_none && group == Group::Qualification {
        return row
            .proposed(UNUSED)
            .noted("資格がないという意味でよければ、決定に「はい」と書いてください。");
    }
    if group == Group::Support && is_any {
        return row
            .proposed("経験あり")
            .noted("意味を確かめ、よければ決定に「はい」と書いてください。");
    }
    let is_country = crate::survey::advice::is_whole_country(text);
    if group == Group::Prefecture && is_country {
        return row.proposed(ALL_PREFECTURES).noted(
            "47都道府県のすべてに支援できるという意味でよければ、決定に「はい」と書いてください。違う場合は、都道府県を「;」で区切って書いてください。",
        );
    }
    if let Some(right) = apart(group, text) {
        return row.proposed(right).noted(
            "別の文字で区切られた選択肢のようです。よければ決定に「はい」と書いてください。",
        );
    }
    if let Part::Unable(_) = Part::read(group, text) {
        return row.noted(format!(
            "支援できる期間と「{UNABLE}」の両方に答えています。本人に確かめ、支援できないときは決定に「{UNABLE}」、支援できるときは「{UNUSED}」と書いてください。"
        ));
    }
    if let Some((label, inside)) = behind_label(group, text) {
        return row.noted(format!(
            "選択肢「{label}」の後に、かっこ書き（{}）があります。予定、条件、失効などのこともあるため、選択肢とみなしていません。本人の回答を確かめ、当たる選択肢、「その他」、「{UNUSED}」のどれかを決定に書いてください。",
            as_shown(inside, 30)
        ));
    }
    match other_field(group) {
        Some(_) => row.proposed(OTHER).noted(
            "選択肢にない表記です。「その他」の内容として掲載してよければ「はい」、選択肢に当たる場合はその選択肢を書いてください。",
        ),
        None => row.noted("選択肢にない表記です。当たる選択肢を決定に書いてください。わからない場合は本人に確かめてください。"),
    }
}

/// An official label with words in brackets behind it: the label, and these words.
fn behind_label(group: Group, text: &str) -> Option<(&'static str, &str)> {
    let (before, inside) = last_brackets(text)?;
    let before = fold(before);
    let is_it = |label: &&str| {
        let bare = last_brackets(label).map_or(*label, |(bare, _)| bare);
        fold(bare) == before
    };
    let of_label = || group.answers().iter().copied().find(is_it);
    let label = official(group, &before).and_then(|at| group.answers().get(at).copied());
    Some((label.or_else(of_label)?, inside))
}

/// Whether a text may hold a way to reach a person: it is decided on its own, and never together with others.
fn is_personal(text: &str) -> bool {
    let folded = fold(text).to_lowercase();
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    folded.contains('@') || folded.contains("http") || folded.contains("www.") || digits >= 6
}

/// The options of a text that joins them with another character than the rest of the column does.
fn apart(group: Group, text: &str) -> Option<String> {
    if group.is_single() {
        return None;
    }
    Separator::ALL.iter().find_map(|separator| {
        let parts = separator.split(text);
        let label = |part: &&str| match Part::read(group, part) {
            Part::At(at) => group.answers().get(at).copied(),
            _ => None,
        };
        let labels: Option<Vec<&str>> = parts.iter().map(label).collect();
        labels
            .filter(|labels| labels.len() > 1)
            .map(|labels| labels.join(";"))
    })
}

/// What a decision says.
fn decided(group: Group, held: &str) -> Option<Decided> {
    let mut found = Decided::default();
    if group == Group::Prefecture && fold(held) == ALL_PREFECTURES {
        found.set = group.every_option();
        return Some(found);
    }
    for item in items(held) {
        match item {
            UNUSED => {}
            OTHER if other_field(group).is_some() => found.is_other = true,
            UNABLE if group == Group::Period => found.is_unable = true,
            item => match Part::read(group, item) {
                Part::At(at) => found.set = found.set.with(at),
                _ => return None,
            },
        }
    }
    let chosen = found.set.iter().count();
    (!group.is_single() || chosen <= 1).then_some(found)
}
