//! No dead ends, in words: what changing one condition brings, and who misses one.

use super::marks::{MenuMark, menus};
use super::person;
use super::skill;
use super::wording::{UNANSWERED, group_name, people};
use activelist_model::catalog::{Group, PREFECTURES, around};
use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_search::{
    Change, Condition, Criteria, NearMiss, Relaxation, Searcher, Sort, dearer_fee,
};

/// Below this many people changes of a condition are offered.
pub const FEW: usize = 5;
/// Most of those who miss one condition that are shown.
const NEAR: usize = 8;
/// Prefectures named on a button before the rest are only counted.
const NAMED: usize = 4;

/// A change to make with one click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelaxView {
    /// The change.
    pub change: Change,
    /// What it does: 「料金の条件を外すと」.
    pub label: String,
    /// What it brings: 「4名」.
    pub brings: String,
    /// Said when it is done.
    pub done: String,
}

/// Someone who misses one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearView {
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// 居住地.
    pub home: String,
    /// The one condition that is not met, and what there is instead.
    pub unmet: String,
    /// ◎/○ of the menus 0–7.
    pub menus: Vec<MenuMark>,
}

/// Changes of one condition where few or none match, most people first.
pub fn changes(searcher: &mut Searcher, criteria: &Criteria) -> Vec<RelaxView> {
    let found = searcher.relaxations(criteria);
    found.iter().map(|found| change(found, criteria)).collect()
}

/// Who misses one condition, in the list's order.
pub fn near_misses(searcher: &mut Searcher, criteria: &Criteria, sort: Sort) -> Vec<NearView> {
    let found = searcher.near_misses(criteria, sort, NEAR);
    found
        .iter()
        .filter_map(|found| near_miss(searcher, found, criteria))
        .collect()
}

fn change(found: &Relaxation, criteria: &Criteria) -> RelaxView {
    // What a button says becomes what was done: 外すと, 外しました.
    let (what, verb) = match found.change {
        Change::Around => {
            let more = around(criteria.condition(Group::Prefecture));
            let named: Vec<&str> = more.iter().take(NAMED).map(|at| PREFECTURES[at]).collect();
            let rest = match more.len().saturating_sub(NAMED) {
                0 => String::new(),
                rest => format!("ほか{rest}都道府県"),
            };
            (format!("隣の{}{rest}も", named.join("、")), "含める")
        }
        Change::DearerFee => {
            let dearer = dearer_fee(criteria);
            let label = dearer.map_or("", |position| Group::Fee.label_of(position));
            (
                format!("{}に「{label}」を", group_name(Group::Fee)),
                "加える",
            )
        }
        Change::Less(skill) => {
            let least = criteria.skills.get(skill).saturating_sub(1);
            let name = skill::short_name(skill);
            (
                format!("「{name}」の指定を{}に", skill::floor(skill, least)),
                "下げる",
            )
        }
        Change::AnySkill => (
            "スキルの指定を、どれか一つに合えばよいことに".to_string(),
            "する",
        ),
        Change::FewerCases => {
            let fewer = found.change.apply(criteria).cases;
            (
                format!("支援件数を{}に", skill::cases_asked(fewer)),
                "下げる",
            )
        }
        Change::Drop(condition) => (format!("{}の条件を", condition_name(condition)), "外す"),
    };
    let past = match verb {
        "外す" => "外しました",
        "する" => "しました",
        "含める" => "含めました",
        "加える" => "加えました",
        _ => "下げました",
    };
    let count = people(found.total);
    RelaxView {
        change: found.change,
        label: format!("{what}{verb}と"),
        brings: count.clone(),
        done: format!("{what}{past}。条件に合う専門家は{count}です"),
    }
}

/// A condition as a visitor knows it.
fn condition_name(condition: Condition) -> String {
    match condition {
        Condition::Group(group) => group_name(group).to_string(),
        Condition::Skill(skill) => format!("「{}」", skill::short_name(skill)),
        Condition::AnySkill => "スキル".to_string(),
        Condition::Cases => "支援件数".to_string(),
        Condition::FreeTalk => "初回無料".to_string(),
        Condition::Words => "ことば".to_string(),
    }
}

fn near_miss(searcher: &Searcher, found: &NearMiss, criteria: &Criteria) -> Option<NearView> {
    let someone = &searcher.specialist(found.position)?;
    let rating = searcher.rating(found.position);
    let has = |text: String| match text.as_str() {
        UNANSWERED => "この人は答えていません".to_string(),
        text => format!("この人は「{text}」です"),
    };
    let unmet = match found.unmet {
        Condition::Group(group) => has(short_choices(someone, group)),
        Condition::Skill(asked) => {
            let mut only = Criteria::default();
            only.skills.set(asked, criteria.skills.get(asked));
            let shown = skill::skills(someone, &rating, &only).into_iter().next();
            has(shown.map_or_else(String::new, |shown| shown.value))
        }
        Condition::AnySkill => "指定したスキルのどれにも届いていません".to_string(),
        Condition::Cases => has(person::number(someone.record.cases, "件")),
        Condition::FreeTalk => {
            "この人の自己PRからは、初回が無料とは読み取れませんでした".to_string()
        }
        Condition::Words => format!("「{}」ということばを含んでいません", criteria.words.trim()),
    };
    Some(NearView {
        number: someone.registration,
        name: someone.name.clone(),
        home: person::home(someone),
        unmet: format!("{}：{unmet}", condition_name(found.unmet)),
        menus: menus(&rating),
    })
}

/// The choices of a group, a long list only counted.
fn short_choices(someone: &Specialist, group: Group) -> String {
    let all = person::choices_in_short(someone, group);
    match all.len() {
        0..=NAMED => all.join("、"),
        many => format!("{}ほか{}", all[..NAMED].join("、"), many - NAMED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Route;
    use activelist_model::catalog::OptionSet;
    use activelist_search::testing::list_of;

    /// Three people: in 大阪府 and dear, in 兵庫県 and cheap, in 東京都 and cheap.
    fn searcher() -> Searcher {
        let people = [(26, 3), (27, 0), (12, 0)].map(|(area, fee)| {
            let mut someone = Specialist::default();
            someone.set_choices(Group::Prefecture, OptionSet::only(area));
            someone.set_choices(Group::Fee, OptionSet::only(fee));
            someone
        });
        Searcher::new(list_of(people.into()))
    }

    fn shown(link: &str) -> (Vec<RelaxView>, Vec<NearView>) {
        let criteria = Route::parse(link).0.query.criteria;
        let mut searcher = searcher();
        let changes = changes(&mut searcher, &criteria);
        let near = near_misses(&mut searcher, &criteria, Sort::Recommended);
        (changes, near)
    }

    #[test]
    fn changes_are_said_with_what_they_bring_most_first() {
        let (changes, _) = shown("#/list?area=27&fee=1");
        let said: Vec<String> = changes
            .iter()
            .map(|c| format!("{}{}", c.label, c.brings))
            .collect();
        assert_eq!(
            said,
            [
                "地域の条件を外すと2名",
                "隣の京都府、兵庫県、奈良県、和歌山県も含めると1名",
                "料金（1回2時間）の条件を外すと1名",
            ]
        );
        assert_eq!(
            changes[0].done,
            "地域の条件を外しました。条件に合う専門家は2名です"
        );
    }

    #[test]
    fn near_misses_say_what_is_missing_and_what_there_is() {
        let (_, near) = shown("#/list?area=27&fee=1");
        let mut said: Vec<&str> = near.iter().map(|near| near.unmet.as_str()).collect();
        said.sort_unstable();
        assert_eq!(
            said,
            [
                "地域：この人は「兵庫県」です",
                "地域：この人は「東京都」です",
                "料金（1回2時間）：この人は「40,000円以上」です",
            ]
        );
    }

    #[test]
    fn who_did_not_answer_is_not_said_to_have_none() {
        let mut someone = Specialist::default();
        someone.set_choices(Group::Fee, OptionSet::only(0));
        let mut searcher = Searcher::new(list_of(vec![someone]));
        let criteria = Route::parse("#/list?fee=1&cases=3").0.query.criteria;
        let near = near_misses(&mut searcher, &criteria, Sort::Recommended);
        assert_eq!(near[0].unmet, "支援件数：この人は答えていません");
    }

    #[test]
    fn skills_and_cases_are_lowered_step_by_step() {
        let (changes, _) = shown("#/list?skill=S3-a-1:2&cases=10");
        assert_eq!(changes, []);
        let (changes, near) = shown("#/list?cases=10");
        assert_eq!(changes[0].label, "支援件数の条件を外すと");
        assert_eq!(near, [], "with one condition everyone else misses it");
    }
}
