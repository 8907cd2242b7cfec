//! What a column of an export is taken for, and how the mapping writes it.

use activelist_model::catalog::Group;

use crate::survey::Column;
use crate::survey::choice::{OTHER, UNABLE, labels, position};
use crate::survey::fold::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A column of the survey file.
    Column(Column),
    /// One option of a question, with a mark where it is chosen.
    Option(Group, Chosen),
    /// Nothing that the list needs.
    Unused,
}

/// What a column of one option stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chosen {
    /// The option at a position.
    At(usize),
    /// その他, with a mark or with its text.
    Other,
    /// 支援不可, with a mark or with its reason.
    Unable,
}

/// How the mapping writes that a column is not used.
pub const UNUSED: &str = "使わない";

impl Target {
    /// As the mapping writes it: 登録番号, 得意業界［医療］, 使わない.
    pub fn name(self) -> String {
        match self {
            Target::Column(column) => column.header(),
            Target::Option(group, chosen) => {
                let header = Column::Choice(group).header();
                format!("{header}［{}］", chosen.label(group))
            }
            Target::Unused => UNUSED.to_string(),
        }
    }

    /// What somebody wrote into the mapping.
    pub fn parse(text: &str) -> Option<Target> {
        let folded = fold(text);
        if folded == UNUSED {
            return Some(Target::Unused);
        }
        let named = |column: &Column| column.headers().iter().any(|header| fold(header) == folded);
        if let Some(column) = Column::all().find(named) {
            return Some(Target::Column(column));
        }
        let (header, label) = folded.strip_suffix(']')?.split_once('[')?;
        let group = Group::ALL
            .into_iter()
            .find(|group| fold(&Column::Choice(*group).header()) == header)?;
        Some(Target::Option(group, Chosen::parse(group, label)?))
    }

    /// The column of the survey file that it fills.
    pub fn column(self) -> Option<Column> {
        match self {
            Target::Column(column) => Some(column),
            Target::Option(group, _) => Some(Column::Choice(group)),
            Target::Unused => None,
        }
    }

    /// Whether several columns may be this one: その他 may have a mark and a text.
    pub fn may_repeat(self) -> bool {
        matches!(self, Target::Unused | Target::Option(_, Chosen::Other))
    }
}

impl Chosen {
    /// Its label on the form.
    pub fn label(self, group: Group) -> &'static str {
        match self {
            Chosen::At(at) => labels(group).nth(at).map_or("", |(_, label)| label),
            Chosen::Other => OTHER,
            Chosen::Unable => UNABLE,
        }
    }

    /// The option that a label names; その他 also with what the form prints behind it.
    pub fn parse(group: Group, label: &str) -> Option<Chosen> {
        if let Some(at) = official(group, label) {
            let is_other = labels(group)
                .nth(at)
                .is_some_and(|(_, label)| label == OTHER);
            return Some(if is_other {
                Chosen::Other
            } else {
                Chosen::At(at)
            });
        }
        let folded = fold(label);
        let is_text = |rest: &str| {
            const TEXTS: [&str; 15] = [
                "",
                "具体的に",
                "内容",
                "詳細",
                "記述",
                "自由記述",
                "自由回答",
                "自由記入",
                "記入",
                "記入欄",
                "テキスト",
                "具体的にご記入ください",
                "具体的に記入してください",
                "具体的にお書きください",
                "内容を記入",
            ];
            TEXTS.contains(&rest.trim_matches(['(', ')', ':', '_', '-', '。', '[', ']']))
        };
        let is_other = folded.strip_prefix(OTHER).is_some_and(is_text)
            || folded.to_lowercase() == "other(pleasespecify)";
        if super::parts::other_field(group).is_some() && is_other {
            return Some(Chosen::Other);
        }
        let is_unable = |rest: &str| {
            let rest = rest.trim_matches(['(', ')', ':', '_', '-']);
            rest.is_empty() || rest.strip_prefix("理由").is_some_and(is_text)
        };
        let is_period = group == Group::Period;
        (is_period && folded.strip_prefix(UNABLE).is_some_and(is_unable)).then_some(Chosen::Unable)
    }
}

impl Chosen {
    /// The same of a text in comparable form, whose letters are all small.
    pub fn parse_folded(group: Group, label: &str) -> Option<Chosen> {
        let small = |(_, own): &(usize, &str)| {
            crate::survey::notation::comparable(own).to_lowercase()
                == crate::survey::notation::comparable(label).to_lowercase()
        };
        match labels(group).find(small) {
            Some((_, own)) => Chosen::parse(group, own),
            None => Chosen::parse(group, label),
        }
    }
}

/// The position of an official label in any notation, with the note that the questionnaire itself prints behind
/// it. Any other words behind it may restrict it or take it back: 「CISSP（取得予定）」 is no CISSP.
pub fn official(group: Group, text: &str) -> Option<usize> {
    position(group, text)
}
