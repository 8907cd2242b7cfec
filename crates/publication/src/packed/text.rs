//! The texts of a packed list, in the order in which memory and parts have them.

use activelist_model::catalog::{CRITERIA, Criterion};
use activelist_model::expert::Specialist;

use crate::Field;

/// A text that is short and shown in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShortText {
    Name,
    Kana,
    Municipality,
    Organisation,
    /// What stands behind その他, of four conditions.
    QualificationOther,
    IndustryOther,
    AssociationOther,
    FormOther,
}

impl ShortText {
    /// All short texts in their order. It is part of the format of parts.
    pub const ALL: [ShortText; 8] = [
        ShortText::Name,
        ShortText::Kana,
        ShortText::Municipality,
        ShortText::Organisation,
        ShortText::QualificationOther,
        ShortText::IndustryOther,
        ShortText::AssociationOther,
        ShortText::FormOther,
    ];

    /// Its column in the survey, and its limits.
    pub const fn field(self) -> Field {
        match self {
            ShortText::Name => Field::Name,
            ShortText::Kana => Field::Kana,
            ShortText::Municipality => Field::Municipality,
            ShortText::Organisation => Field::Organisation,
            ShortText::QualificationOther => Field::QualificationOther,
            ShortText::IndustryOther => Field::IndustryOther,
            ShortText::AssociationOther => Field::AssociationOther,
            ShortText::FormOther => Field::FormOther,
        }
    }

    /// The text of a specialist; empty where nothing was stated.
    pub fn of(self, specialist: &Specialist) -> &str {
        let others = &specialist.others;
        match self {
            ShortText::Name => &specialist.name,
            ShortText::Kana => &specialist.kana,
            ShortText::Municipality => &specialist.municipality,
            ShortText::Organisation => &specialist.organisation,
            ShortText::QualificationOther => &others.qualification,
            ShortText::IndustryOther => &others.industry,
            ShortText::AssociationOther => &others.association,
            ShortText::FormOther => &others.form,
        }
    }
}

/// A text that is read on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProseText {
    Mail,
    Appeal,
    Homepage,
    /// The name of the portrait's file.
    Photo,
    Work,
    /// 根拠, of the criterion at this position.
    Grounds(usize),
    /// What schema 2 added, as one line.
    Added,
}

impl ProseText {
    /// How many there are.
    pub const COUNT: usize = Self::FIRST + 1;
    /// How many the first form of the parts has: all but the last.
    pub const FIRST: usize = Self::SINGLE.len() + CRITERIA.len();

    /// Those before the grounds, in their order. It is part of the format of parts.
    const SINGLE: [ProseText; 5] = [
        ProseText::Mail,
        ProseText::Appeal,
        ProseText::Homepage,
        ProseText::Photo,
        ProseText::Work,
    ];

    /// All of them in their order.
    pub fn all() -> impl Iterator<Item = ProseText> {
        let grounds = (0..CRITERIA.len()).map(ProseText::Grounds);
        Self::SINGLE
            .into_iter()
            .chain(grounds)
            .chain([ProseText::Added])
    }

    /// Its place in that order.
    pub const fn place(self) -> usize {
        match self {
            ProseText::Mail => 0,
            ProseText::Appeal => 1,
            ProseText::Homepage => 2,
            ProseText::Photo => 3,
            ProseText::Work => 4,
            ProseText::Grounds(criterion) => Self::SINGLE.len() + criterion,
            ProseText::Added => Self::FIRST,
        }
    }

    /// Its column in the survey, and its limits; none where it holds several.
    pub const fn field(self) -> Option<Field> {
        Some(match self {
            ProseText::Mail => Field::Mail,
            ProseText::Appeal => Field::Appeal,
            ProseText::Homepage => Field::Homepage,
            ProseText::Photo => Field::Photo,
            ProseText::Work => Field::Work,
            ProseText::Grounds(_) => Field::Grounds,
            ProseText::Added => return None,
        })
    }

    /// The text of a specialist, who has this line of what schema 2 added; empty where nothing was
    /// stated.
    pub fn of<'a>(self, specialist: &'a Specialist, added: &'a str) -> &'a str {
        match self {
            ProseText::Mail => specialist.mail.as_ref().map_or("", |mail| mail.text()),
            ProseText::Appeal => &specialist.appeal,
            ProseText::Homepage => specialist.homepage.as_ref().map_or("", |page| page.text()),
            ProseText::Photo => specialist.photo.as_ref().map_or("", |photo| photo.as_ref()),
            ProseText::Work => &specialist.record.text,
            ProseText::Grounds(criterion) => {
                let criterion = Criterion::all().nth(criterion);
                criterion.map_or("", |criterion| specialist.grounds_of(criterion))
            }
            ProseText::Added => added,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_its_place_once() {
        let places: Vec<usize> = ProseText::all().map(ProseText::place).collect();
        assert_eq!(places, (0..ProseText::COUNT).collect::<Vec<_>>());
        for (place, text) in ShortText::ALL.into_iter().enumerate() {
            assert_eq!(text as usize, place);
        }
    }
}
