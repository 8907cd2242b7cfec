//! A specialist in the list: the report's table.

use super::marks::{MenuMark, menus};
use super::person;
use super::skill::{SkillView, skills};
use crate::catalog::{Group, OptionSet, PREFECTURES};
use crate::expert::{Rating, RegistrationNumber, Specialist};
use crate::search::Criteria;

/// Prefectures named in a cell before the rest are only counted.
const NAMED: usize = 3;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Place in the list, from 1.
    pub place: usize,
    /// Position in the snapshot.
    pub position: usize,
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 居住地.
    pub home: String,
    /// 指導テーマ.
    pub themes: Vec<Piece>,
    /// 支援実績: experience of support, and years of practice.
    pub record: [String; 2],
    /// 得意業界.
    pub industries: Vec<Piece>,
    /// 地域.
    pub reach: Vec<Piece>,
    /// 支援形態.
    pub forms: Vec<Piece>,
    /// 支援期間.
    pub periods: Vec<Piece>,
    /// 料金.
    pub fee: Vec<Piece>,
    /// 資格.
    pub qualifications: Vec<Piece>,
    /// 所属: status, organisation, associations.
    pub belongs: Vec<Piece>,
    /// ◎/○ under the menus 0–7.
    pub menus: Vec<MenuMark>,
    /// The skills that the search asks for, with the answers and their stated grounds.
    pub skills: Vec<SkillView>,
}

/// A piece of a cell; pieces are joined by 、.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it is what a condition asked for.
    pub hit: bool,
}

/// The line of one specialist in the list that a search shows.
pub fn row(
    place: usize,
    position: usize,
    specialist: &Specialist,
    rating: &Rating,
    criteria: &Criteria,
) -> Row {
    let cell = |group| pieces(specialist, group, criteria.condition(group));
    let practice = person::choices_line(specialist, Group::Experience);
    Row {
        place,
        position,
        number: specialist.registration,
        name: specialist.name.clone(),
        kana: specialist.kana.clone(),
        home: person::home(specialist),
        themes: cell(Group::Theme),
        record: [
            person::track_record(specialist),
            format!("実務経験 {practice}"),
        ],
        industries: cell(Group::Industry),
        reach: reach(specialist, criteria.condition(Group::Prefecture)),
        forms: cell(Group::Form),
        periods: cell(Group::Period),
        fee: cell(Group::Fee),
        qualifications: cell(Group::Qualification),
        belongs: belongs(specialist, criteria),
        menus: menus(rating),
        skills: skills(specialist, rating, criteria),
    }
}

fn plain(text: impl Into<String>) -> Piece {
    Piece {
        text: text.into(),
        hit: false,
    }
}

/// The chosen options of a group, those asked for marked and first.
fn pieces(specialist: &Specialist, group: Group, asked: OptionSet) -> Vec<Piece> {
    let chosen = specialist.choices(group);
    let texts = person::choices(specialist, group);
    if chosen.is_empty() {
        return texts.into_iter().map(plain).collect();
    }
    let mut texts = texts.into_iter();
    let pieces = chosen.iter().zip(&mut texts).map(|(position, text)| Piece {
        text,
        hit: asked.has(position),
    });
    let (mut hits, others): (Vec<Piece>, Vec<Piece>) = pieces.partition(|piece| piece.hit);
    hits.extend(others);
    hits.extend(texts.map(plain));
    hits
}

/// Where support is given: what was asked for, then the first few, then how many more.
fn reach(specialist: &Specialist, asked: OptionSet) -> Vec<Piece> {
    let mut pieces = pieces(specialist, Group::Prefecture, asked);
    if pieces.len() == PREFECTURES.len() {
        pieces.retain(|piece| piece.hit);
        pieces.insert(0, plain("全国"));
        return pieces;
    }
    let hits = pieces.iter().filter(|piece| piece.hit).count();
    let named = NAMED.max(hits);
    if pieces.len() > named + 1 {
        let more = pieces.len() - named;
        pieces.truncate(named);
        if let Some(last) = pieces.last_mut() {
            last.text.push_str(&format!(" ほか{more}都道府県"));
        }
    }
    pieces
}

fn belongs(specialist: &Specialist, criteria: &Criteria) -> Vec<Piece> {
    let mut status = pieces(specialist, Group::Status, criteria.condition(Group::Status));
    if let (Some(first), false) = (status.first_mut(), specialist.organisation.is_empty()) {
        first
            .text
            .push_str(&format!("（{}）", specialist.organisation));
    }
    let has_other = !specialist.others.of(Group::Association).is_empty();
    if has_other || !specialist.choices(Group::Association).is_empty() {
        let asked = criteria.condition(Group::Association);
        status.extend(pieces(specialist, Group::Association, asked));
    }
    status
}

/// A cell as one text.
pub fn joined(pieces: &[Piece]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    texts.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Route;
    use crate::expert::rate;

    fn check(reach: u64, link: &str, expected: &str) {
        let mut someone = Specialist::default();
        someone.set_choices(Group::Prefecture, OptionSet::from_bits(reach));
        let (route, _) = Route::parse(link);
        let found = row(1, 0, &someone, &rate(&someone), &route.query.criteria);
        assert_eq!(joined(&found.reach), expected, "{link}");
    }

    #[test]
    fn the_prefecture_asked_for_is_named_first() {
        let all = (1_u64 << 47) - 1;
        check(all, "#/list", "全国");
        check(all, "#/list?area=27", "全国、大阪府");
        check(0b1111, "#/list", "北海道、青森県、岩手県、宮城県");
        check(0b11111, "#/list", "北海道、青森県、岩手県 ほか2都道府県");
        check(
            0b11111,
            "#/list?area=5",
            "秋田県、北海道、青森県 ほか2都道府県",
        );
        check(0, "#/list", "未回答");
    }
}
