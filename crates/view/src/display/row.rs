//! A specialist in the list: the report's table.
//!
//! What people wrote of their work comes with the prose, on a large list after its rows: a row is
//! drawn without it, and [`work`] is asked for it by itself.

use activelist_kernel::forms::is_mark;

use super::marks::{MenuMark, menus};
use super::person;
use super::skill::{SkillView, skills};
use activelist_model::catalog::{Group, OptionSet, PREFECTURES};
use activelist_model::expert::{Rating, RegistrationNumber, Specialist};
use activelist_publication::Packed;
use activelist_search::Criteria;

/// Prefectures named in a cell before the rest are only counted.
const NAMED: usize = 3;

/// Characters of 支援内容 that the list shows before the rest is left to the card.
const WORK: usize = 40;

/// The report's names of the columns, as they stand over the table and in the file.
pub mod columns {
    /// The themes of guidance.
    pub const THEMES: &str = "支援可能な指導テーマ";
    /// What was done: cases and years, practice, and the work in words.
    pub const RECORD: &str = "中小企業支援実績";
    /// The industries.
    pub const INDUSTRIES: &str = "得意とする業界";
    /// The prefectures.
    pub const REACH: &str = "支援対象地域";
    /// The forms of support.
    pub const FORMS: &str = "支援形態";
    /// For how long.
    pub const PERIODS: &str = "支援期間";
    /// The fee, and what it is for.
    pub const FEE: &str = "支援料金（1回2時間あたり）";
    /// The same beside each fee, where the table has no head.
    pub const FEE_IN_SHORT: &str = "料金（1回2時間）";
    /// Further qualifications.
    pub const QUALIFICATIONS: &str = "保有する他の資格";
    /// Whether somebody works alone or for a company.
    pub const STATUS: &str = "所属状況";
    /// For whom.
    pub const ORGANISATION: &str = "所属先";
    /// Both in one cell.
    pub const BELONGS: &str = "所属状況・所属先";
    /// The marks.
    pub const MARKS: &str = "スキル状況";
    /// The same over the table.
    pub const MARKS_OF_MENUS: &str = "スキル状況（支援メニュー0～7）";
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
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
    /// 支援可能な指導テーマ.
    pub themes: Vec<TextPiece>,
    /// 中小企業支援実績: experience of support, and years of practice.
    pub record: [String; 2],
    /// 得意とする業界.
    pub industries: Vec<TextPiece>,
    /// 支援対象地域.
    pub reach: Vec<TextPiece>,
    /// 支援形態.
    pub forms: Vec<TextPiece>,
    /// 支援期間.
    pub periods: Vec<TextPiece>,
    /// 支援料金.
    pub fee: Vec<TextPiece>,
    /// 保有する他の資格.
    pub qualifications: Vec<TextPiece>,
    /// 所属状況 and 所属先: status, organisation, associations.
    pub belongs: Vec<TextPiece>,
    /// ◎/○ under the menus 0–7.
    pub menus: Vec<MenuMark>,
    /// The skills that the search asks for, with the answers and their stated grounds.
    pub skills: Vec<SkillView>,
}

/// A piece of a cell; pieces are joined by 、.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
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
) -> ResultRow {
    let cell = |group| pieces(specialist, group, criteria.condition(group));
    let practice = person::choices_line(specialist, Group::Experience);
    ResultRow {
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

/// What someone wrote of the work done, as far as the list has room: up to the end of a sentence if
/// there is one. Empty where nothing was written, or the prose is not here yet.
pub fn work(list: &Packed, position: usize) -> String {
    let text = list.work(position).trim();
    let Some((cut, _)) = text.char_indices().nth(WORK) else {
        return text.to_string();
    };
    let first = &text[..cut];
    let sentence = first.rfind('。').map(|end| end + '。'.len_utf8());
    let sentence = sentence.filter(|end| text[..*end].chars().count() > WORK / 2);
    let end = sentence.unwrap_or_else(|| whole(text, cut));
    format!("{}…", text[..end].trim_end())
}

/// The place of a cut, moved behind the marks that belong to the character before it.
fn whole(text: &str, cut: usize) -> usize {
    let marks = text[cut..].chars().take_while(|c| is_mark(*c));
    cut + marks.map(char::len_utf8).sum::<usize>()
}

fn plain(text: impl Into<String>) -> TextPiece {
    TextPiece {
        text: text.into(),
        hit: false,
    }
}

/// The chosen options of a group, those asked for marked and first.
fn pieces(specialist: &Specialist, group: Group, asked: OptionSet) -> Vec<TextPiece> {
    let chosen = specialist.choices(group);
    let texts = person::choices_in_short(specialist, group);
    if chosen.is_empty() {
        return texts.into_iter().map(plain).collect();
    }
    let mut texts = texts.into_iter();
    let pieces = chosen
        .iter()
        .zip(&mut texts)
        .map(|(position, text)| TextPiece {
            text,
            hit: asked.has(position),
        });
    let (mut hits, others): (Vec<TextPiece>, Vec<TextPiece>) = pieces.partition(|piece| piece.hit);
    hits.extend(others);
    hits.extend(texts.map(plain));
    hits
}

/// Where support is given: what was asked for, then the first few, then how many more.
fn reach(specialist: &Specialist, asked: OptionSet) -> Vec<TextPiece> {
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

fn belongs(specialist: &Specialist, criteria: &Criteria) -> Vec<TextPiece> {
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
pub fn joined(pieces: &[TextPiece]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    texts.join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Route;
    use activelist_model::expert::rate;
    use activelist_search::testing::list_of;

    fn with_work(text: &str) -> String {
        let mut list = list_of(vec![Specialist::default()]);
        list.specialists[0].record.text = text.to_string();
        work(&Packed::from(list), 0)
    }

    #[test]
    fn concrete_work_is_shown_as_far_as_there_is_room() {
        let long = "規程の整備と社員研修を支援しました。";
        let check = |text: &str, expected: &str| assert_eq!(with_work(text), expected, "{text}");
        check("", "");
        check(" 製造業3社で規程を整備 ", "製造業3社で規程を整備");
        check(&"あ".repeat(40), &"あ".repeat(40));
        check(&"あ".repeat(41), &format!("{}…", "あ".repeat(40)));
        // Up to the end of a sentence, where that is not too short.
        check(&long.repeat(3), &format!("{}…", long.repeat(2)));
        check(
            &format!("はい。{}", "あ".repeat(40)),
            &format!("はい。{}…", "あ".repeat(37)),
        );
        // A mark stays with its character.
        let marked = "葛\u{e0100}".repeat(30);
        check(&marked, &format!("{}…", "葛\u{e0100}".repeat(20)));
        let voiced = format!("{}か\u{3099}ある", "あ".repeat(39));
        check(&voiced, &format!("{}か\u{3099}…", "あ".repeat(39)));
    }

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
