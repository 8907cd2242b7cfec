//! "Why this place": the explanation of an order, in words.

use super::criterion::{CriterionView, criterion, unanswered_of};
use super::gap::GapView;
use super::marks::{MarkView, mark};
use super::nearness::{nearness, nearness_in_full, nearness_name};
use super::person;
use super::wording::{group_name, sort_name};
use activelist_model::catalog::{Area, Group, Menu, Question};
use activelist_model::expert::{Mark, Specialist};
use activelist_search::{Explanation, Sort};

/// Everything that led to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The place in a sentence.
    pub lead: String,
    /// What was compared, in turn.
    pub steps: Vec<ExplainStep>,
    /// Each chosen content with the mark of its menu.
    pub contents: Vec<ContentWhy>,
    /// The areas behind them, each criterion's sum against its points.
    pub areas: Vec<AreaWhy>,
    /// Conditions and what of them is met.
    pub conditions: Vec<String>,
    /// Why not higher; none for the first.
    pub higher: Option<GapView>,
}

/// One value that the order compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainStep {
    /// Its turn.
    pub turn: String,
    /// What is compared.
    pub name: String,
    /// The specialist's value.
    pub value: String,
}

/// What a chosen content brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentWhy {
    /// Official name.
    pub label: &'static str,
    /// Number of its menu.
    pub menu: u8,
    /// The mark of its menu.
    pub mark: MarkView,
    /// Depth, of 36.
    pub depth: String,
    /// Whether its guidance theme is supported.
    pub theme: &'static str,
}

/// An area and its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaWhy {
    /// Which, and how it came out.
    pub label: String,
    /// Its criteria.
    pub criteria: Vec<CriterionView>,
}

/// Where in which list someone stands.
#[derive(Clone, Copy, Debug)]
pub struct PlaceInList {
    /// The list's order.
    pub sort: Sort,
    /// Place, from 1.
    pub place: usize,
    /// How many match.
    pub total: usize,
    /// Serial number of the list.
    pub serial: u64,
}

/// Puts an explanation into words.
pub fn why(
    specialist: &Specialist,
    found: &Explanation,
    standing: PlaceInList,
    higher: Option<GapView>,
) -> Why {
    let contents = found.contents.iter().map(|reason| ContentWhy {
        label: reason.content.label(),
        menu: reason.content.menu().number(),
        mark: mark(reason.mark),
        depth: format!(
            "{}／36{}",
            reason.depth,
            unanswered_of(specialist, reason.questions.iter().copied())
        ),
        theme: match reason.theme {
            Some(true) => "対応できる",
            Some(false) => "対応なし",
            None => "指導ツールなし",
        },
    });
    let areas = found.areas.iter().map(|reason| AreaWhy {
        label: area_label(reason.area, reason.mark),
        criteria: reason
            .criteria
            .iter()
            .map(|score| criterion(specialist, score))
            .collect(),
    });
    let conditions = found.conditions.iter().map(|(group, met)| {
        let labels: Vec<&str> = met.iter().map(|place| group.label_of(place)).collect();
        format!("{}：{}", group_name(*group), labels.join("、"))
    });
    Why {
        lead: lead(found, standing),
        steps: steps(specialist, found, standing),
        contents: contents.collect(),
        areas: areas.collect(),
        conditions: conditions.collect(),
        higher,
    }
}

fn lead(found: &Explanation, standing: PlaceInList) -> String {
    let PlaceInList {
        sort, place, total, ..
    } = standing;
    let points = found.metrics.rating;
    let order = match sort {
        Sort::Recommended => String::new(),
        sort => format!("{}で、", sort_name(sort)),
    };
    match found.contents.len() {
        0 => format!(
            "支援内容を選んでいないため、6つの領域の評価を合計しています。合計は{points}点で、{order}条件に合う{total}名の中で{place}番目です。"
        ),
        chosen => format!(
            "選んだ支援内容{chosen}件の評価の合計が{points}点で、{order}条件に合う{total}名の中で{place}番目です。"
        ),
    }
}

fn area_label(area: Area, found: Mark) -> String {
    let menus: Vec<String> = Menu::ALL
        .into_iter()
        .filter(|menu| menu.area() == Some(area))
        .map(|menu| menu.number().to_string())
        .collect();
    let shown = mark(found);
    let sign = if shown.sign.is_empty() { "" } else { " " };
    format!(
        "支援メニュー{}（領域{}）：{}{sign}{}",
        menus.join("・"),
        area.id(),
        shown.sign,
        shown.meaning
    )
}

fn steps(specialist: &Specialist, why: &Explanation, standing: PlaceInList) -> Vec<ExplainStep> {
    let found = &why.metrics;
    let step = |turn: &str, name: &str, value: String| ExplainStep {
        turn: turn.to_string(),
        name: name.to_string(),
        value,
    };
    let first = match standing.sort {
        Sort::Recommended => None,
        Sort::Nearest => Some((
            "居住地の近さ（近い順）",
            nearness(
                specialist,
                Some(nearness_in_full(found)).filter(|near| !near.is_empty()),
            ),
        )),
        Sort::TrackRecord => {
            let cases = person::number(specialist.record.cases, "件");
            Some(("支援件数（多い順）", cases))
        }
        Sort::Fee => Some((
            "希望報酬額（1回2時間あたり、低い順）",
            person::choices_line(specialist, Group::Fee),
        )),
    };
    let first = first.map(|(name, value)| step("最初", name, value));
    let (rating, depth, themes) = if why.contents.is_empty() {
        (
            "評価（S1～S6の◎は2点、○は1点）",
            "回答の点（34問の回答の合計×12）",
            "対応できる指導テーマの数",
        )
    } else {
        (
            "評価（◎は2点、○は1点）",
            "回答の点（関係する設問の回答の平均×12）",
            "指導ツールで指導できる内容の数",
        )
    };
    let turn = format!("くじ番号 {:016x}", found.turn);
    let drawn = format!(
        "公平な順番（小さい順。「{}:{}」から計算）",
        standing.serial, specialist.registration
    );
    let questions: Vec<Question> = match why.contents.is_empty() {
        true => Question::all().collect(),
        false => why
            .contents
            .iter()
            .flat_map(|reason| reason.questions.iter().copied())
            .collect(),
    };
    let missing = unanswered_of(specialist, questions.iter().copied());
    let cases = match specialist.record.cases {
        Some(cases) => format!("{cases}件"),
        None => "未回答（0件の人と同じに扱います）".to_string(),
    };
    first
        .into_iter()
        .chain([
            step("1", rating, format!("{}点", found.rating)),
            step(
                "2",
                NEARNESS,
                nearness(specialist, found.nearness.map(nearness_name)),
            ),
            step("3", depth, format!("{}{missing}", found.depth)),
            step("4", themes, found.themes.to_string()),
            step("5", "支援件数", cases),
            step("6", &drawn, turn),
        ])
        .collect()
}

/// The second value.
const NEARNESS: &str = "居住地の近さ（選んだ都道府県、隣の都道府県、そのほかの順）";

/// How the values are compared, and that nobody pays for a place.
pub const ORDER_NOTE: &str = "上から順に比べ、差がついたところで順位が決まります。5つ目まで同じ人どうしは、くじ番号の小さい順に並べます。くじ番号は、一覧の通し番号と登録番号から計算し、誰でも確かめられます（計算のしかたは「この一覧のしくみ」にあります）。一覧が更新されるたびに変わるため、いつも同じ人が先になることはありません。お金で順位が変わることはありません。";

/// How much of what is compared rests on the person's own word.
pub const STATED_NOTE: &str = "比べる6つの値のうち、1から5までの5つは本人の回答と申告だけをもとにしています。第三者が確かめたものではありません。公的に登録されている値は、くじ番号のもとになる登録番号だけです。未回答の設問は、0点の回答ではなく、合計に加えない扱いにしています。";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Route;
    use activelist_model::catalog::Prefecture;
    use activelist_model::expert::rate;
    use activelist_search::{explain, metrics};

    #[test]
    fn the_fee_order_is_said_before_the_six_values() {
        let someone = Specialist {
            home: Prefecture::from_label("兵庫県"),
            municipality: "尼崎市".into(),
            ..Specialist::default()
        };
        let rating = rate(&someone);
        let (route, _) = Route::parse("#/list?c=1-1&area=27&sort=fee");
        let criteria = route.query.criteria;
        let found = metrics(&someone, &rating, &criteria, 7);
        let found = explain(&someone, &rating, &criteria, found);
        let standing = PlaceInList {
            sort: Sort::Fee,
            place: 2,
            total: 5,
            serial: 7,
        };
        let shown = why(&someone, &found, standing, None);
        let names: Vec<&str> = shown.steps.iter().map(|step| step.turn.as_str()).collect();
        assert_eq!(names, ["最初", "1", "2", "3", "4", "5", "6"]);
        assert_eq!(shown.steps[0].value, "未回答");
        assert_eq!(shown.steps[2].value, "隣の都道府県（兵庫県尼崎市）");
        assert_eq!(shown.steps[5].value, "未回答（0件の人と同じに扱います）");
        assert_eq!(shown.areas[0].label, "支援メニュー0・1（領域S1）：印なし");
        assert!(
            shown
                .lead
                .contains("料金の低い順で、条件に合う5名の中で2番目")
        );
    }

    #[test]
    fn nearness_is_said_with_the_home_or_why_it_is_not_compared() {
        let shown = |link: &str, home: Option<&str>| {
            let someone = Specialist {
                home: home.and_then(Prefecture::from_label),
                ..Specialist::default()
            };
            let (route, _) = Route::parse(link);
            let (criteria, sort) = (route.query.criteria, route.query.sort);
            let rating = rate(&someone);
            let found = metrics(&someone, &rating, &criteria, 7);
            let found = explain(&someone, &rating, &criteria, found);
            let standing = PlaceInList {
                sort,
                place: 1,
                total: 1,
                serial: 7,
            };
            let steps = why(&someone, &found, standing, None).steps;
            let near = steps.iter().find(|step| step.name.contains("近さ"));
            near.expect("a step").value.clone()
        };
        let check = |link: &str, home, expected: &str| assert_eq!(shown(link, home), expected);
        check("#/list?area=27", Some("大阪府"), "選んだ都道府県（大阪府）");
        check("#/list?area=27", Some("東京都"), "そのほか（東京都）");
        check("#/list?area=27", None, "そのほか（居住地は未回答）");
        check(
            "#/list",
            Some("大阪府"),
            "地域を選んでいないため、比べません",
        );
        check(
            "#/list?area=27&sort=near",
            Some("奈良県"),
            "隣の都道府県（奈良県）",
        );
    }
}
