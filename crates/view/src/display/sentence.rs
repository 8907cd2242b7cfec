//! The search in words: as a heading, and as a sentence that a firm would say.

use super::region::places;
use super::wording::thousands;
use activelist_model::catalog::{Content, Group};
use activelist_search::Criteria;

/// The content's name in a few characters, for headings and cards.
pub fn content_in_short(content: Content) -> &'static str {
    const SHORT: [&str; 21] = [
        "施策の活用",
        "ガイドライン",
        "戦略づくり",
        "規程づくり",
        "規程の運用",
        "体制づくり",
        "リスク分析",
        "状況診断",
        "クラウド",
        "アカウント・バックアップ",
        "ネットワーク",
        "社員教育",
        "製品の選定",
        "製品の運用",
        "対応手順書",
        "机上演習",
        "緊急対応",
        "データ復旧",
        "関係者への説明",
        "報告書",
        "システム監査",
    ];
    SHORT[content.index()]
}

/// The search in a few words, as the heading of the list.
pub fn headline(criteria: &Criteria) -> String {
    const NAMED: usize = 3;
    let contents: Vec<&str> = criteria.contents.iter().map(content_in_short).collect();
    let mut parts = Vec::new();
    match contents.len() {
        0 => {}
        count if count > NAMED => {
            let named = contents[..NAMED - 1].join("・");
            parts.push(format!("{named}ほか{}件", count + 1 - NAMED));
        }
        _ => parts.push(contents.join("・")),
    }
    let asked = criteria.condition(Group::Prefecture);
    let places = places(asked);
    if let Some(first) = places.first() {
        let name = first.label();
        parts.push(match asked.len() - first.prefectures.len() {
            0 => name,
            others => format!("{name}ほか{others}"),
        });
    }
    let others = criteria.active().count() - usize::from(!asked.is_empty());
    match (parts.is_empty(), others) {
        (true, 0) => "すべての専門家".to_string(),
        (true, count) => format!("{count}件の条件に合う専門家"),
        (false, 0) => parts.join(" × "),
        (false, count) => format!("{}（ほかの条件{count}件）", parts.join(" × ")),
    }
}

/// The search as a sentence, as a firm would say it.
pub fn sentence(criteria: &Criteria) -> String {
    let mut clauses: Vec<Clause> = Vec::new();
    let asked = criteria.condition(Group::Prefecture);
    if let Some(first) = places(asked).first() {
        // 「関東すべて」 alone would promise support in all of them: one of them is enough.
        let name = match (asked.len() - first.prefectures.len(), first.unit) {
            (0, "") => first.name.to_string(),
            (0, unit) => format!("{}の{unit}のどれか", first.label()),
            (others, "") => format!("{}ほか{others}都道府県のどれか", first.name),
            (others, unit) => format!("{}の{unit}ほか{others}都道府県のどれか", first.label()),
        };
        clauses.push((name, ["で支援でき、", "で支援できる"]));
    }
    let form = criteria.condition(Group::Form);
    if let (1, Some(at)) = (form.len(), form.iter().next())
        && let Some(wish) = FORM_AS_WISH.get(at)
    {
        clauses.push((String::new(), *wish));
    }
    let industry = criteria.condition(Group::Industry);
    if let Some(first) = industry.iter().next() {
        let name = Group::Industry.short_of(first);
        let name = match industry.len() {
            1 => name.to_string(),
            more => format!("{name}ほか{}業種のどれか", more - 1),
        };
        clauses.push((name, ["にくわしく、", "にくわしい"]));
    }
    if criteria.free_talk {
        let said = ["初回は無料と書いていて、", "初回は無料と書いている"];
        clauses.push((String::new(), said));
    }
    let others = criteria.active().count().saturating_sub(clauses.len());
    let contents: Vec<&str> = criteria.contents.iter().map(content_in_short).collect();
    let named = match contents.as_slice() {
        [] => None,
        [only] => Some((*only).to_string()),
        [one, other] => Some(format!("{one}と{other}")),
        [one, other, rest @ ..] => Some(format!("{one}、{other}ほか{}件", rest.len())),
    };
    clauses.extend(named.map(|named| (named, ["を手伝え、", "を手伝える"])));
    let last = clauses.len().saturating_sub(1);
    let said: String = (0..)
        .zip(&clauses)
        .map(|(place, (name, ends))| format!("{name}{}", ends[usize::from(place == last)]))
        .collect();
    let others = match others {
        0 => String::new(),
        count if clauses.is_empty() => format!("（条件{count}件）"),
        count => format!("（ほかの条件{count}件）"),
    };
    match said.is_empty() && others.is_empty() {
        true => "すべての専門家".to_string(),
        false => format!("{said}専門家{others}"),
    }
}

/// What the way to the list says: how many people it leads to, if that is known, and how many suggested
/// contents it chooses.
pub fn way_label(people: Option<usize>, suggested: usize) -> String {
    let lead = if suggested > 0 {
        "提案を選んで"
    } else {
        ""
    };
    match people {
        None => "専門家を見る".to_string(),
        Some(0) => "人数を増やす方法を見る".to_string(),
        Some(count) => format!("{lead}{}名を見る", thousands(count as u64)),
    }
}

/// What is wished for, and how it ends before another wish and as the last one.
type Clause = (String, [&'static str; 2]);

/// The forms as a firm wishes for them.
const FORM_AS_WISH: [[&str; 2]; 6] = [
    ["来てくれて、", "来てくれる"],
    ["オンラインで相談でき、", "オンラインで相談できる"],
    ["研修や講演ができ、", "研修や講演ができる"],
    ["緊急のときに応じ、", "緊急のときに応じる"],
    ["製品選びを手伝い、", "製品選びを手伝う"],
    ["長く付き合え、", "長く付き合える"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::ContentSet;

    #[test]
    fn a_search_is_said_as_a_firm_would() {
        let said = |link: &str| sentence(&crate::state::Route::parse(link).0.query.criteria);
        assert_eq!(said("#/list"), "すべての専門家");
        assert_eq!(
            said("#/list?c=1-1,3-3&area=27&form=1&industry=3"),
            "大阪府で支援でき、来てくれて、その他製造業にくわしく、規程づくりと社員教育を手伝える専門家"
        );
        assert_eq!(
            said("#/list?area=13,14&fee=1"),
            "東京都ほか1都道府県のどれかで支援できる専門家（ほかの条件1件）"
        );
        assert_eq!(said("#/list?fee=1"), "専門家（条件1件）");
        assert_eq!(
            said("#/list?area=8,9,10,11,12,13,14"),
            "関東すべての都県のどれかで支援できる専門家"
        );
        assert_eq!(
            said("#/list?area=8,9,10,11,12,13,14,27,28"),
            "関東すべての都県ほか2都道府県のどれかで支援できる専門家"
        );
        assert_eq!(said("#/list?area=1"), "北海道で支援できる専門家");
    }

    #[test]
    fn the_way_on_says_how_many_people_it_leads_to_and_what_it_chooses() {
        assert_eq!(way_label(None, 2), "専門家を見る");
        assert_eq!(way_label(Some(1_203), 0), "1,203名を見る");
        assert_eq!(way_label(Some(56), 3), "提案を選んで56名を見る");
        assert_eq!(way_label(Some(0), 3), "人数を増やす方法を見る");
    }

    #[test]
    fn a_heading_names_contents_and_place() {
        let heading = |ids: &[&str]| {
            headline(&Criteria {
                contents: ContentSet::of_ids(ids),
                ..Criteria::default()
            })
        };
        assert_eq!(heading(&["3-3", "1-1"]), "規程づくり・社員教育");
        assert_eq!(
            heading(&["1-1", "2-1", "3-3", "4-1"]),
            "規程づくり・リスク分析ほか2件"
        );
        assert_eq!(heading(&[]), "すべての専門家");
        let place = |link: &str| headline(&crate::state::Route::parse(link).0.query.criteria);
        assert_eq!(place("#/list?area=13,14"), "東京都ほか1");
        assert_eq!(place("#/list?area=8,9,10,11,12,13,14"), "関東すべて");
        assert_eq!(place("#/list?area=1,8,9,10,11,12,13,14"), "北海道ほか7");
        assert_eq!(place("#/list?qual=7&free=1"), "2件の条件に合う専門家");
        assert_eq!(place("#/list?area=13&fee=1"), "東京都（ほかの条件1件）");
        assert_eq!(Content::all().map(content_in_short).count(), 21);
    }
}
