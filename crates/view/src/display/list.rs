//! The list around its rows: what part of it is shown.

use super::availability::{Today, in_one_line};
use super::glance::not_stated;
use super::row::{ResultRow, row, work};
use super::wording::thousands;
use crate::state::SHOWN_STEP;
use activelist_search::{Criteria, Searcher};

/// The rows of the specialists at these positions, in this order.
pub fn rows(searcher: &Searcher, order: &[usize], criteria: &Criteria) -> Vec<ResultRow> {
    (1..)
        .zip(order)
        .filter_map(|(place, position)| {
            let specialist = &searcher.specialist(*position)?;
            let rating = searcher.rating(*position);
            Some(row(place, *position, specialist, &rating, criteria))
        })
        .collect()
}

/// All that the list says of one person, for a line that is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The cells of the report's table.
    pub row: ResultRow,
    /// 自己PR; empty where nothing was written.
    pub appeal: String,
    /// 支援内容, as far as there is room; empty where nothing was written.
    pub work: String,
    /// 電話, 初回相談, 受付状況 and the days of the answer and of the register; empty where nothing was stated.
    pub availability: String,
    /// What the chosen contents need and the person has not stated; empty where there is nothing.
    pub not_stated: String,
}

/// What an opened line says of the specialist at a position.
pub fn detail(
    searcher: &Searcher,
    position: usize,
    place: usize,
    criteria: &Criteria,
    today: Today,
) -> Option<Detail> {
    let specialist = &searcher.specialist(position)?;
    Some(Detail {
        row: row(
            place,
            position,
            specialist,
            &searcher.rating(position),
            criteria,
        ),
        appeal: specialist.appeal.clone(),
        work: work(searcher.list(), position),
        availability: in_one_line(specialist, today),
        not_stated: not_stated(specialist, criteria.contents).join("、"),
    })
}

/// How many match, and how many of them are shown.
pub fn range_label(total: usize, shown: usize) -> String {
    let total_label = thousands(total as u64);
    match shown {
        shown if shown >= total => format!("条件に合う専門家 {total_label}名"),
        shown => format!("条件に合う専門家 {total_label}名のうち、1～{shown}番目"),
    }
}

/// A note and a button's label for showing more; none when all are shown.
pub fn more_label(total: usize, shown: usize) -> Option<(String, String)> {
    let rest = total.checked_sub(shown).filter(|rest| *rest > 0)?;
    let note = format!(
        "{}名のうち{shown}名を表示しています",
        thousands(total as u64)
    );
    let button = match rest {
        rest if rest <= SHOWN_STEP => format!("残りの{rest}名も表示する"),
        _ => format!("次の{SHOWN_STEP}名も表示する"),
    };
    Some((note, button))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_and_what_is_left_add_up() {
        assert_eq!(range_label(3, 3), "条件に合う専門家 3名");
        assert_eq!(
            range_label(1203, 20),
            "条件に合う専門家 1,203名のうち、1～20番目"
        );
        assert_eq!(more_label(20, 20), None);
        let label = |total, shown| more_label(total, shown).map(|(_, button)| button);
        assert_eq!(label(24, 20).as_deref(), Some("残りの4名も表示する"));
        assert_eq!(label(203, 20).as_deref(), Some("次の20名も表示する"));
    }
}
