//! A specialist in one line: every column of the report in a form short enough to compare many at a
//! glance (*ours*), and what screen readers hear in its place.

use super::availability::{tags, urgent_phone};
use super::marks::{MenuMark, menus};
use super::person;
use super::sentence::content_in_short;
use super::wording::UNANSWERED;
use activelist_model::catalog::{
    Content, ContentSet, FORM_EMERGENCY, FORM_LECTURE, FORM_PRODUCT, Group, Menu, PREFECTURES,
};
use activelist_model::expert::{Mark, Rating, RegistrationNumber, Specialist};
use activelist_search::{Criteria, Nearness, Searcher, Sort};

/// What stands for the forms of support, in the order of the survey.
const FORMS: [&str; 7] = ["訪", "オ", "研", "急", "製", "顧", "他"];
/// The same in a word.
const FORMS_IN_WORDS: [&str; 7] = [
    "訪問",
    "オンライン",
    "研修",
    "緊急対策",
    "製品の選定",
    "顧問",
    "その他",
];
/// What stands for the themes.
const THEMES: [&str; 5] = ["①", "②", "③", "④", "⑤"];
/// The fee in units of ten thousand yen.
const FEES: [&str; 4] = ["～2万", "2～3万", "3～4万", "4万～"];
/// The industries without 業 and 産業.
const INDUSTRIES: [&str; 14] = [
    "自動車",
    "半導体",
    "他の製造",
    "建設",
    "防衛",
    "電力",
    "運輸",
    "小売",
    "卸売",
    "サービス",
    "金融",
    "医療",
    "教育",
    "その他",
];
const QUALIFICATIONS: [&str; 8] = [
    "ITC",
    "診断士",
    "社労士",
    "ITスト",
    "監査",
    "CISA",
    "CISSP",
    "その他",
];
/// Where an option is not stated.
const NOT: &str = "・";

/// What the short forms stand for.
pub const KEY: [(&str, &str); 4] = [
    (
        "◎○",
        "◎ 基準をすべて満たす　○ 一つを除き満たす（事故・復旧・監査は別の決まり）",
    ),
    (
        "テーマ",
        "①規程　②資産とリスク　③クラウド　④インシデント　⑤教育",
    ),
    (
        "形態",
        "訪＝訪問　オ＝オンライン　研＝講演・研修　急＝緊急対策　製＝製品の選定　顧＝顧問など長期　他＝その他",
    ),
    (
        "期間",
        "短＝スポットから3か月　中＝3か月から1年　長＝1年以上",
    ),
];

/// The same in one line.
pub fn key_line() -> String {
    KEY.map(|(_, text)| text).join("　｜　")
}

/// The forms that the chosen contents need and that somebody has not stated, in words: to be asked about.
pub fn not_stated(specialist: &Specialist, contents: ContentSet) -> Vec<&'static str> {
    const NEEDS: [(&str, usize, &str); 4] = [
        ("3-3", FORM_LECTURE, "研修の形は申告なし"),
        ("4-1", FORM_PRODUCT, "製品の選定の形は申告なし"),
        ("5-3", FORM_EMERGENCY, "緊急対策の形は申告なし"),
        ("6-1", FORM_EMERGENCY, "緊急対策の形は申告なし"),
    ];
    let forms = specialist.choices(Group::Form);
    let mut found: Vec<&str> = NEEDS
        .iter()
        .filter(|(id, form, _)| {
            let content = Content::from_id(id);
            content.is_some_and(|content| contents.has(content)) && !forms.has(*form)
        })
        .map(|(_, _, said)| *said)
        .collect();
    found.dedup();
    found
}

/// The menu's name in two or three characters.
pub const fn menu_in_short(menu: Menu) -> &'static str {
    [
        "はじめ",
        "体制",
        "リスク",
        "実践",
        "検知",
        "事故",
        "復旧",
        "監査",
    ][menu.index()]
}

/// Something in short, and the same in full for whoever hears it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Short {
    /// For the eye.
    pub sign: String,
    /// For the ear, and where there is room.
    pub full: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlanceRow {
    /// Place in the list, from 1; none where no content and no other order is chosen.
    pub rank: Option<usize>,
    /// Place in the list, from 1.
    pub place: usize,
    /// Position in the snapshot.
    pub position: usize,
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// 居住地.
    pub home: String,
    /// What decides whether to ask at all: 予約待ち, 初回無料.
    pub tags: Vec<&'static str>,
    /// The link to a telephone number, the number and the hours, in a search for help in an emergency.
    pub phone: Option<[String; 3]>,
    /// 支援対象地域, or how near where a region is chosen.
    pub area: Area,
    /// The marks, those of the chosen contents first.
    pub marks: Vec<MenuMark>,
    /// The chosen contents by name, for where there is room for a few: 規程づくり ◎.
    pub chosen: String,
    /// How many further menus have a mark.
    pub others: String,
    /// 支援可能な指導テーマ.
    pub themes: Short,
    /// 支援形態.
    pub forms: Short,
    /// 支援料金.
    pub fee: Short,
    /// 中小企業支援実績.
    pub cases: Short,
    /// 支援期間.
    pub periods: Short,
    /// 得意とする業界.
    pub industries: Short,
    /// 保有する他の資格.
    pub qualifications: Short,
    /// 所属状況.
    pub status: Short,
}

/// How near somebody is, or where support is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// 同じ県, 隣の府県, 全国対応, or the prefectures.
    pub label: String,
    /// `same`, `among`, `next` or empty, for styles.
    pub kind: &'static str,
}

/// The lines of the specialists at these positions, in this order.
pub fn glance(
    searcher: &Searcher,
    order: &[usize],
    criteria: &Criteria,
    sort: Sort,
) -> Vec<GlanceRow> {
    let ranked = has_ranks(criteria, sort);
    (1..)
        .zip(order)
        .filter_map(|(place, position)| {
            let specialist = &searcher.specialist(*position)?;
            let rating = &searcher.rating(*position);
            let mut row = line(specialist, rating, criteria);
            (row.place, row.position, row.rank) = (place, *position, ranked.then_some(place));
            Some(row)
        })
        .collect()
}

/// Whether a place in the list says something to a firm: with no content chosen the order tells who
/// has most marks in all areas, and not who suits its need.
pub fn has_ranks(criteria: &Criteria, sort: Sort) -> bool {
    !criteria.contents.is_empty() || sort != Sort::default()
}

/// The menus in the order of the columns: those of the chosen contents first.
pub fn menu_order(contents: ContentSet) -> Vec<Menu> {
    let (mut chosen, others): (Vec<Menu>, Vec<Menu>) = Menu::ALL
        .into_iter()
        .partition(|menu| is_asked(*menu, contents));
    chosen.extend(others);
    chosen
}

/// Whether one of these contents is of the menu.
pub fn is_asked(menu: Menu, contents: ContentSet) -> bool {
    contents.iter().any(|content| content.menu() == menu)
}

fn line(specialist: &Specialist, rating: &Rating, criteria: &Criteria) -> GlanceRow {
    let all = menus(rating);
    let order = menu_order(criteria.contents);
    let chosen: Vec<String> = criteria
        .contents
        .iter()
        .map(|content| {
            let sign = match all[content.menu().index()].mark.sign {
                "" => "－",
                sign => sign,
            };
            format!("{} {sign}", content_in_short(content))
        })
        .collect();
    let others = order
        .iter()
        .filter(|menu| !is_asked(**menu, criteria.contents))
        .filter(|menu| rating.menu(**menu) != Mark::Blank)
        .count();
    let near = area(specialist, criteria);
    // 同じ府 says where that is.
    let home = match near.kind == "same" && !specialist.municipality.is_empty() {
        true => specialist.municipality.clone(),
        false => person::home(specialist),
    };
    GlanceRow {
        rank: None,
        place: 0,
        position: 0,
        number: specialist.registration,
        name: specialist.name.clone(),
        home,
        tags: tags(specialist),
        phone: urgent_phone(specialist, criteria.contents),
        area: near,
        marks: order.iter().map(|menu| all[menu.index()].clone()).collect(),
        others: match (chosen.is_empty(), others) {
            (true, count) => format!("{count}分野に印"),
            (false, 0) => String::new(),
            (false, count) => format!("ほか{count}分野"),
        },
        chosen: chosen.join("　"),
        themes: signs(specialist, Group::Theme, &THEMES),
        forms: forms(specialist),
        fee: first_of(specialist, Group::Fee, &FEES),
        cases: cases(specialist),
        periods: periods(specialist),
        industries: first_of(specialist, Group::Industry, &INDUSTRIES),
        qualifications: first_of(specialist, Group::Qualification, &QUALIFICATIONS),
        status: first_of(specialist, Group::Status, &["独立", "企業"]),
    }
}

fn full(specialist: &Specialist, group: Group) -> String {
    person::choices_in_short(specialist, group).join("、")
}

/// A sign for each option that is stated, a dot for each that is not: they stand below each other.
fn signs(specialist: &Specialist, group: Group, signs: &[&str]) -> Short {
    let stated = specialist.choices(group);
    let known = signs.iter().enumerate();
    let signs = known.map(|(place, sign)| match *sign {
        sign if stated.has(place) => sign,
        // Seldom stated: no dot stands for it.
        "他" => "",
        _ => NOT,
    });
    Short {
        sign: signs.collect(),
        full: full(specialist, group),
    }
}

fn forms(specialist: &Specialist) -> Short {
    let mut found = signs(specialist, Group::Form, &FORMS);
    let stated = specialist.choices(Group::Form).iter();
    let words: Vec<&str> = stated
        .filter_map(|place| FORMS_IN_WORDS.get(place).copied())
        .collect();
    if !words.is_empty() {
        found.full = words.join("・");
    }
    found
}

/// The first option, and how many more there are.
fn first_of(specialist: &Specialist, group: Group, names: &[&str]) -> Short {
    let stated = specialist.choices(group);
    let full = full(specialist, group);
    let sign = match stated.iter().next().and_then(|place| names.get(place)) {
        None if full == UNANSWERED => "－".to_string(),
        None => full.clone(),
        Some(name) if stated.len() > 1 => format!("{name} ほか{}", stated.len() - 1),
        Some(name) => (*name).to_string(),
    };
    Short { sign, full }
}

fn cases(specialist: &Specialist) -> Short {
    let full = person::track_record(specialist);
    let sign = match specialist.record.cases {
        Some(cases) => format!("{cases}件"),
        None if full == UNANSWERED => "－".to_string(),
        None if specialist.chose_none(Group::Support) => "なし".to_string(),
        None => "あり".to_string(),
    };
    Short { sign, full }
}

fn periods(specialist: &Specialist) -> Short {
    let stated = specialist.choices(Group::Period);
    let lengths = [("短", [0, 1]), ("中", [2, 3]), ("長", [4, 4])];
    let sign: String = lengths
        .into_iter()
        .map(
            |(sign, places)| match places.iter().any(|at| stated.has(*at)) {
                true => sign,
                false => NOT,
            },
        )
        .collect();
    Short {
        sign: if stated.is_empty() {
            "－".into()
        } else {
            sign
        },
        full: full(specialist, Group::Period),
    }
}

/// How near somebody is to the chosen prefectures, or where support is given.
pub(super) fn area(specialist: &Specialist, criteria: &Criteria) -> Area {
    let asked = criteria.condition(Group::Prefecture);
    let stated = specialist.choices(Group::Prefecture);
    let everywhere = stated.len() == PREFECTURES.len();
    let label = |label: String| Area { label, kind: "" };
    if asked.is_empty() {
        return match stated.iter().next().and_then(|at| PREFECTURES.get(at)) {
            _ if everywhere => label("全国対応".into()),
            None => label("－".into()),
            Some(first) if stated.len() > 1 => label(format!("{first} ほか{}", stated.len() - 1)),
            Some(first) => label((*first).to_string()),
        };
    }
    if let Some(unit) = criteria
        .asked_city()
        .and_then(|city| city.name.chars().last())
        && criteria.is_in_city(specialist)
    {
        return Area {
            label: format!("同じ{unit}"),
            kind: "same",
        };
    }
    match Nearness::of(specialist.home, asked) {
        Some(Nearness::Within) => {
            let unit = specialist.home.and_then(|home| home.label().chars().last());
            Area {
                label: match unit.filter(|_| asked.len() == 1) {
                    Some(unit) => format!("同じ{unit}"),
                    None => "選んだ地域".into(),
                },
                kind: if asked.len() == 1 { "same" } else { "among" },
            }
        }
        Some(Nearness::Beside) => Area {
            label: "隣の府県".into(),
            kind: "next",
        },
        _ if everywhere => label("全国対応".into()),
        _ => label("対応可".into()),
    }
}

#[cfg(test)]
mod tests;
