//! One line a person: every column in short.

use super::*;
use activelist_model::catalog::{OptionSet, Prefecture};
use activelist_model::expert::rate;
use activelist_search::City;

fn someone() -> Specialist {
    let mut someone = Specialist::default();
    someone.set_choices(Group::Form, OptionSet::only(0).with(3));
    someone.set_choices(Group::Theme, OptionSet::only(4));
    someone.set_choices(Group::Fee, OptionSet::only(2));
    someone.set_choices(Group::Industry, OptionSet::only(0).with(2).with(9));
    someone.set_choices(Group::Period, OptionSet::only(1).with(4));
    someone.set_choices(Group::Support, OptionSet::only(0));
    someone.record.cases = Some(26);
    someone
}

fn shown(someone: &Specialist, criteria: &Criteria) -> GlanceRow {
    line(someone, &rate(someone), criteria)
}

#[test]
fn each_column_is_short_for_the_eye_and_whole_for_the_ear() {
    let row = shown(&someone(), &Criteria::default());
    assert_eq!(row.forms.sign, "訪・・急・・");
    assert_eq!(row.forms.full, "訪問・緊急対策");
    assert_eq!(row.themes.sign, "・・・・⑤");
    assert_eq!(row.fee.sign, "3～4万");
    assert_eq!(row.industries.sign, "自動車 ほか2");
    assert_eq!(row.periods.sign, "短・長");
    assert_eq!(row.cases.sign, "26件");
    assert_eq!(row.qualifications.sign, "なし");
    assert_eq!(row.status.sign, "－");
}

#[test]
fn every_option_has_a_short_form() {
    for (group, names) in [
        (Group::Form, &FORMS[..]),
        (Group::Form, &FORMS_IN_WORDS),
        (Group::Theme, &THEMES),
        (Group::Fee, &FEES),
        (Group::Industry, &INDUSTRIES),
        (Group::Qualification, &QUALIFICATIONS),
    ] {
        let known = group.every_option().len();
        assert_eq!(names.len(), known, "{group:?}");
    }
}

#[test]
fn how_near_somebody_is_stands_there_once_a_region_is_chosen() {
    let osaka = 26;
    let near = |home: usize, stated: u64, asked: OptionSet| {
        let mut someone = someone();
        someone.home = Prefecture::from_index(home);
        someone.set_choices(Group::Prefecture, OptionSet::from_bits(stated));
        let mut criteria = Criteria::default();
        criteria.set_condition(Group::Prefecture, asked);
        area(&someone, &criteria).label
    };
    let all = (1_u64 << 47) - 1;
    let only = OptionSet::only(osaka);
    assert_eq!(near(osaka, all, OptionSet::EMPTY), "全国対応");
    assert_eq!(near(osaka, 0b111, OptionSet::EMPTY), "北海道 ほか2");
    assert_eq!(near(osaka, all, only), "同じ府");
    assert_eq!(near(osaka, all, only.with(0)), "選んだ地域");
    assert_eq!(near(27, all, only), "隣の府県");
    assert_eq!(near(0, all, only), "全国対応");
    assert_eq!(near(0, 1 << osaka, only), "対応可");
}

#[test]
fn who_lives_in_the_chosen_municipality_is_said_to_while_its_prefecture_is_chosen() {
    let osaka = Prefecture::from_index(26).unwrap();
    let mut someone = someone();
    someone.home = Some(osaka);
    let mut criteria = Criteria::default();
    let mut near = |municipality: &str, city: &str, asked: OptionSet| {
        someone.municipality = municipality.into();
        criteria.set_condition(Group::Prefecture, asked);
        criteria.city = Some(City {
            prefecture: osaka,
            name: city.into(),
        });
        area(&someone, &criteria).label
    };
    let only = OptionSet::only(26);
    assert_eq!(near("大阪市北区", "大阪市", only), "同じ市");
    assert_eq!(near("島本町", "島本町", only), "同じ町");
    assert_eq!(near("大阪市北区", "大阪市", only.with(27)), "同じ市");
    assert_eq!(near("堺市", "大阪市", only), "同じ府");
    assert_eq!(near("大阪市", "大阪市", OptionSet::only(27)), "隣の府県");
}

#[test]
fn chosen_menus_come_first_and_are_named() {
    let criteria = Criteria {
        contents: ContentSet::of_ids(&["3-3", "1-1"]),
        ..Criteria::default()
    };
    let row = shown(&someone(), &criteria);
    let order: Vec<u8> = row.marks.iter().map(|mark| mark.number).collect();
    assert_eq!(order, [1, 3, 0, 2, 4, 5, 6, 7]);
    assert_eq!(row.chosen, "規程づくり －　社員教育 －");
}

#[test]
fn what_a_content_needs_and_nobody_stated_is_said() {
    let check = |forms: &[usize], ids: &[&str], expected: &[&str]| {
        let mut someone = Specialist::default();
        someone.set_choices(Group::Form, forms.iter().copied().collect());
        assert_eq!(
            not_stated(&someone, ContentSet::of_ids(ids)),
            expected,
            "{forms:?} {ids:?}"
        );
    };
    check(&[], &["1-1"], &[]);
    check(&[], &["3-3"], &["研修の形は申告なし"]);
    check(&[2], &["3-3"], &[]);
    check(&[2], &["5-3", "6-1"], &["緊急対策の形は申告なし"]);
    check(&[3], &["4-1", "5-3"], &["製品の選定の形は申告なし"]);
    check(&[4], &["4-1"], &[]);
    assert_eq!(Group::Form.label_of(4), "セキュリティ製品の選定・導入支援");
}
