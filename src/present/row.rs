//! A specialist in the list: the report's table.

use super::marks::{MenuMark, menus};
use super::person;
use crate::catalog::Group;
use crate::expert::{Rating, RegistrationNumber, Specialist};

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
    /// 指導テーマ.
    pub themes: String,
    /// 支援実績.
    pub record: String,
    /// 得意業界.
    pub industries: String,
    /// 地域: where support is given, and where the person lives.
    pub reach: String,
    /// 居住地.
    pub home: String,
    /// 支援形態.
    pub forms: String,
    /// 支援期間.
    pub periods: String,
    /// 料金.
    pub fee: String,
    /// 資格.
    pub qualifications: String,
    /// 所属.
    pub status: String,
    /// ◎/○ under the menus 0–7.
    pub menus: Vec<MenuMark>,
}

/// The line of one specialist.
pub fn row(place: usize, position: usize, specialist: &Specialist, rating: &Rating) -> Row {
    let line = |group| person::choices_line(specialist, group);
    Row {
        place,
        position,
        number: specialist.registration,
        name: specialist.name.clone(),
        kana: specialist.kana.clone(),
        themes: line(Group::Theme),
        record: person::track_record(specialist),
        industries: line(Group::Industry),
        reach: person::reach_short(specialist),
        home: person::home(specialist),
        forms: line(Group::Form),
        periods: line(Group::Period),
        fee: line(Group::Fee),
        qualifications: line(Group::Qualification),
        status: line(Group::Status),
        menus: menus(rating),
    }
}
