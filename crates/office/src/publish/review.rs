//! The table with which the list's office reviews ratings before a publication.

use super::Decision;
use activelist_model::catalog::{Area, Criterion, Menu};
use activelist_model::expert::{rate, score};
use activelist_view::display::csv::{BOM, csv_row};

/// CSV, a row per person by registration number, also of those who are left out: each criterion's
/// sum, points and unanswered questions, and the marks of areas and menus.
pub fn review(decision: &Decision) -> String {
    let mut table = BOM.to_string();
    table.push_str(&csv_row(&header()));
    for person in &decision.people {
        let specialist = &person.answer.specialist;
        let rating = rate(specialist);
        let mut cells = vec![
            // Not the bare digits: a spreadsheet would drop the leading zeros.
            format!("第{}号", specialist.registration),
            specialist.name.clone(),
            person.answer.row.to_string(),
            person.left_out.map_or("掲載".to_string(), |reason| {
                format!("非掲載（{}）", reason.label())
            }),
        ];
        for criterion in Criterion::all() {
            let scored = score(&specialist.answers, criterion);
            cells.extend([scored.sum, scored.points, scored.unanswered].map(|n| n.to_string()));
        }
        cells.extend(Area::ALL.map(|area| rating.area(area).sign().to_string()));
        cells.extend(Menu::ALL.map(|menu| rating.menu(menu).sign().to_string()));
        table.push_str(&csv_row(&cells));
    }
    table
}

fn header() -> Vec<String> {
    let mut cells: Vec<String> = ["登録番号", "氏名", "調査ファイルの行", "掲載"]
        .map(String::from)
        .into();
    for criterion in Criterion::all() {
        let id = criterion.id();
        cells.extend(["合計", "評点", "未回答"].map(|word| format!("{id} {word}")));
    }
    cells.extend(Area::ALL.map(|area| area.id().to_string()));
    cells.extend(Menu::ALL.map(|menu| format!("支援メニュー{}", menu.number())));
    cells
}
