//! Recognises a place, an industry, a size and a way to meet in the firm's words, to be offered as conditions.
//!
//! Owns: when a place or a number speaks of the firm itself. Must only offer: the firm decides.

use super::fold::Folded;
use super::fold::follows;
use super::model::{Hit, WordTable};
use super::size;
use activelist_model::catalog::Group;

/// An option that the text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirmFact {
    /// [`Group::Prefecture`], [`Group::Industry`], [`Group::Size`] or [`Group::Form`].
    pub group: Group,
    /// Position among the group's options.
    pub option: usize,
    /// The words, as the firm wrote them.
    pub words: String,
}

/// Words after a name that make it a person or another firm's place.
const NOT_OURS: [&str; 12] = [
    "さん",
    "様",
    "氏",
    "社長",
    "課長",
    "部長",
    "の取引先",
    "の親会社",
    "の本社",
    "の客",
    "の元請",
    "のめーか",
];

/// The conditions in the order of the text, each once.
pub(super) fn recognise(
    text: &str,
    folded: &[Folded],
    hits: &[Hit],
    table: &WordTable,
) -> Vec<FirmFact> {
    let mut found: Vec<FirmFact> = Vec::new();
    let mut add = |group: Group, option: usize, start: usize, end: usize| {
        if !found.iter().any(|c| c.group == group && c.option == option) {
            let words = written(text, folded, start, end);
            found.push(FirmFact {
                group,
                option,
                words,
            });
        }
    };
    for hit in hits {
        for (id, group, option) in &table.conditions {
            if hit.is_of(*id) && is_ours(*group, folded, hit.end) {
                add(*group, *option, hit.start, hit.end);
            }
        }
    }
    if let Some(size) = size::recognise(folded) {
        add(Group::Size, size.option, size.start, size.end);
    }
    found
}

fn is_ours(group: Group, folded: &[Folded], end: usize) -> bool {
    group != Group::Prefecture || !NOT_OURS.iter().any(|word| follows(folded, end, word))
}

/// The text between two folded characters, as written.
pub(super) fn written(text: &str, folded: &[Folded], start: usize, end: usize) -> String {
    let first = folded.get(start).map_or(0, |folded| folded.start);
    let last = end.checked_sub(1).and_then(|at| folded.get(at));
    let mut end = last.map_or(first, |folded| folded.end);
    // Folding drops a long mark at the end of a word, but サーバ is not what was written.
    for mark in ["ー", "ｰ"] {
        if text.get(end..).is_some_and(|rest| rest.starts_with(mark)) {
            end += mark.len();
        }
    }
    let words = text.get(first..end).unwrap_or_default();
    words.chars().take(MOST_WRITTEN).collect()
}

/// Most letters of a word that are named. No word of the table is nearly as long, but marks that
/// fold to nothing may stand between its letters in any number.
pub(super) const MOST_WRITTEN: usize = 60;

#[cfg(test)]
mod tests {
    use crate::match_needs;
    use activelist_model::catalog::{Group, TRADES};

    fn check(text: &str, group: Group, expected: &[&str]) {
        let found: Vec<&str> = match_needs(text)
            .conditions
            .iter()
            .filter(|condition| condition.group == group)
            .map(|condition| group.label_of(condition.option))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn places_become_prefectures() {
        check("大阪で金型を作っています", Group::Prefecture, &["大阪府"]);
        check("東大阪市の町工場", Group::Prefecture, &["大阪府"]);
        check("東京都の商社", Group::Prefecture, &["東京都"]);
        check("京都の旅館", Group::Prefecture, &["京都府"]);
        check(
            "名古屋と岐阜県に工場",
            Group::Prefecture,
            &["愛知県", "岐阜県"],
        );
        check("山口さんが担当", Group::Prefecture, &[]);
        check("大分古いパソコン", Group::Prefecture, &[]);
        check("三重にバックアップ", Group::Prefecture, &[]);
        check("東京の取引先から言われた", Group::Prefecture, &[]);
    }

    #[test]
    fn how_a_firm_wants_to_meet_becomes_a_form() {
        let (visit, online) = ("訪問によるコンサルティング", "オンラインコンサルティング");
        check(
            "近くで来てくれる人に規程を見てほしい",
            Group::Form,
            &[visit],
        );
        check("オンラインで相談したい", Group::Form, &[online]);
        check("訪問介護の事業所です。規程を作りたい", Group::Form, &[]);
        check("訪問販売の営業が来て困る", Group::Form, &[]);
    }

    #[test]
    fn trades_become_industries() {
        check("工務店を営む", Group::Industry, &["建設業"]);
        check("運送会社の事務です", Group::Industry, &["運輸・交通業"]);
        check("歯科医院", Group::Industry, &["医療"]);
        check("自動車部品の会社", Group::Industry, &["自動車産業"]);
        check("棚卸しをしたい", Group::Industry, &[]);
        check("水道工事の会社", Group::Industry, &["建設業"]);
    }

    #[test]
    fn a_trade_that_the_survey_lacks_becomes_the_options_it_takes() {
        for trade in &TRADES {
            let mut expected: Vec<usize> = trade.options().map(|(position, _)| position).collect();
            let text = format!("{}の会社で、規程を作りたい", trade.label);
            let conditions = match_needs(&text).conditions;
            let mut found: Vec<usize> = conditions
                .iter()
                .filter(|condition| condition.group == Group::Industry)
                .map(|condition| condition.option)
                .collect();
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
        let gas = ["電力産業", "その他"];
        for (text, expected) in [
            ("当社は情報通信業です", &["サービス業"][..]),
            ("情報サービス業の小さな会社", &["サービス業"]),
            ("IT企業を経営しています", &["サービス業"]),
            ("学術研究、専門・技術サービス業", &["サービス業"]),
            ("学術・専門の会社です", &["サービス業"]),
            ("民間の研究所です", &["サービス業"]),
            ("特別養護老人ホームを運営", &["医療"]),
            ("福祉施設の事務局です", &["医療"]),
            ("訪問介護の事業所", &["医療"]),
            ("社会福祉協議会の職員", &["医療"]),
            ("都市ガスの会社", &gas),
            ("ガスの会社をしています", &gas),
            ("町の水道局", &gas),
            ("電気・ガス・熱供給・水道業", &gas),
            ("卸・小売をしています", &["小売業", "卸売業"]),
        ] {
            let conditions = match_needs(text).conditions;
            let mut found: Vec<usize> = conditions.iter().map(|found| found.option).collect();
            found.sort_unstable();
            let found: Vec<&str> = found
                .iter()
                .map(|at| Group::Industry.label_of(*at))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
