//! Short words used on several screens.

use crate::state::Query;
use activelist_model::catalog::Group;
use activelist_search::{Criteria, Sort};

/// Shown where the survey asks and no answer was given.
pub const UNANSWERED: &str = "未回答";
/// Shown where nothing is set.
pub const UNSET: &str = "未設定";

/// The condition on a first talk without a fee, as the people say it of themselves.
pub const FREE_TALK: &str = "初回無料と書いている人";

/// The name of a condition group on screen: the report's where it has one, else the survey's.
pub const fn group_name(group: Group) -> &'static str {
    match group {
        Group::Prefecture => "地域",
        Group::Industry => "得意業界",
        // Wherever a fee stands, what it is for stands beside it.
        Group::Fee => "料金（1回2時間）",
        Group::Period => "支援期間",
        Group::Form => "支援形態",
        Group::Size => "企業規模",
        Group::Theme => "指導テーマ",
        Group::Qualification => "保有資格",
        Group::Association => "団体",
        Group::Status => "所属状況",
        Group::Experience => "実務経験",
        Group::Support => "支援経験",
    }
}

/// What a condition group asks, as the heading over its options.
pub const fn group_heading(group: Group) -> &'static str {
    match group {
        Group::Prefecture => "地域（支援可能な都道府県）",
        Group::Fee => "料金（希望報酬額・1回2時間あたり）",
        Group::Association => "所属・つながりのある団体",
        Group::Experience => "セキュリティ実務経験年数",
        group => group_name(group),
    }
}

/// A line of help under the heading; empty where none is needed.
pub const fn group_hint(group: Group) -> &'static str {
    match group {
        Group::Prefecture => {
            "訪問やオンラインで支援できる都道府県です。複数選ぶと、どれか一つでも支援できる人が残ります。"
        }
        Group::Fee => {
            "報告書の試行では、指導を受けた会社の47％が無料を望み、指導した専門家の44％が40,000円以上を希望しました。1回の訪問の準備に8時間ほどかかることもあります。最初の相談の費用や交通費の扱いは、専門家に直接お確かめください。"
        }
        Group::Size => "自社の従業員数に合うものを選んでください。",
        Group::Theme => "指導ツール（教材）を使った指導を受けられるテーマです。",
        Group::Qualification => "登録セキスペのほかに持っている資格です。",
        _ => "",
    }
}

/// The name of an order.
pub const fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Recommended => "得意な順",
        Sort::Nearest => "近い順",
        Sort::TrackRecord => "支援件数の多い順",
        Sort::Fee => "料金の低い順",
    }
}

/// What an order does, in a line.
pub const fn sort_hint(sort: Sort) -> &'static str {
    match sort {
        Sort::Recommended => "選んだ支援内容の評価が高い人から並べます。",
        Sort::Nearest => {
            "評価よりも先に、住んでいるところの近さを比べます。選んだ都道府県に住んでいる人、隣の都道府県に住んでいる人、そのほかの人の順で、近さが同じ中は得意な順に並べます。"
        }
        Sort::TrackRecord => "支援件数の多い人から、同じ件数の中は得意な順に並べます。",
        Sort::Fee => "希望報酬額の低い人から、同じ額の中は得意な順に並べます。",
    }
}

/// The same for a search: who is near is known only where a prefecture is chosen.
pub fn sort_hint_of(sort: Sort, criteria: &Criteria) -> String {
    if let (Sort::Nearest, Some(city)) = (sort, criteria.asked_city()) {
        return format!("{}に住んでいる人が先です。{}", city.name, sort_hint(sort));
    }
    let hint = match (sort, criteria.condition(Group::Prefecture).is_empty()) {
        (Sort::Nearest, true) => {
            "都道府県を選んでいないため、得意な順に並べています。都道府県を選ぶと、そこに住んでいる人が先になります。"
        }
        (Sort::Recommended, false) => {
            "選んだ支援内容の評価が高い人から並べます。評価が同じ人どうしは、選んだ都道府県に住んでいる人、隣の都道府県に住んでいる人、そのほかの人の順です。"
        }
        (sort, _) => sort_hint(sort),
    };
    hint.to_string()
}

/// What rating and nearness do in an order, short enough to stand beside its name; empty where there
/// is nothing to tell apart.
pub fn sort_in_short(sort: Sort, criteria: &Criteria) -> String {
    if let (Sort::Nearest, Some(city)) = (sort, criteria.asked_city()) {
        return format!("{}、近い人の順。同じ近さなら評価の高い人が先", city.name);
    }
    let said = match (sort, criteria.condition(Group::Prefecture).is_empty()) {
        (Sort::Recommended, false) => "評価の高い順。同じ評価では近い人が先です",
        (Sort::Nearest, false) => "近い人から。同じ近さなら評価の高い人が先",
        (Sort::Nearest, true) => "都道府県を選ぶと近い順になります",
        _ => "",
    };
    said.to_string()
}

/// The order of a printed list, so that it can be compared again.
pub fn order_line(query: &Query) -> String {
    let name = sort_name(query.sort);
    match sort_in_short(query.sort, &query.criteria).as_str() {
        "" => format!("並び順：{name}"),
        what => format!("並び順：{name}（{what}）"),
    }
}

/// A count of people, with thousands separated.
pub fn people(count: usize) -> String {
    format!("{}名", thousands(count as u64))
}

/// A whole number with thousands separated by commas.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Route;
    use activelist_model::catalog::Prefecture;
    use activelist_search::City;

    #[test]
    fn the_orders_are_told_apart_where_a_region_is_chosen() {
        let said = |link: &str| order_line(&Route::parse(link).0.query);
        let check = |link: &str, expected: &str| assert_eq!(said(link), expected);
        check(
            "#/list?area=27",
            "並び順：得意な順（評価の高い順。同じ評価では近い人が先です）",
        );
        check(
            "#/list?area=27&sort=near",
            "並び順：近い順（近い人から。同じ近さなら評価の高い人が先）",
        );
        let mut query = Route::parse("#/list?area=27&sort=near").0.query;
        query.criteria.city = Some(City {
            prefecture: Prefecture::from_index(26).unwrap(),
            name: "東大阪市".into(),
        });
        assert_eq!(
            order_line(&query),
            "並び順：近い順（東大阪市、近い人の順。同じ近さなら評価の高い人が先）"
        );
        query.sort = Sort::Recommended;
        assert_eq!(
            order_line(&query),
            "並び順：得意な順（評価の高い順。同じ評価では近い人が先です）"
        );
        check("#/list", "並び順：得意な順");
        check("#/list?area=27&sort=fee", "並び順：料金の低い順");
        let hint = |link: &str| {
            let query = Route::parse(link).0.query;
            sort_hint_of(query.sort, &query.criteria)
        };
        assert!(hint("#/list?area=27").contains("評価が同じ人どうしは、選んだ都道府県"));
        assert!(hint("#/list?area=27&sort=near").contains("評価よりも先に"));
        assert!(!hint("#/list").contains("都道府県"));
        assert!(hint("#/list?sort=near").contains("選んでいないため"));
    }

    #[test]
    fn thousands_are_separated() {
        let check = |number: u64, expected: &str| assert_eq!(thousands(number), expected);
        check(0, "0");
        check(203, "203");
        check(1000, "1,000");
        check(25_000, "25,000");
        check(1_234_567, "1,234,567");
    }
}
