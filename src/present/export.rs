//! The list as a CSV file: what the table shows, for everyone who matches.

use super::csv::{BOM, csv_row};
use super::freshness::{date, print_line};
use super::list::rows;
use super::person;
use super::row::joined;
use crate::catalog::{Group, Menu};
use crate::expert::Date;
use crate::search::{Criteria, Searcher};

/// The file of a list, in its order.
pub fn list_csv(searcher: &Searcher, order: &[usize], criteria: &Criteria, today: Date) -> String {
    let mut file = String::from(BOM);
    let line = format!(
        "{}・保存日 {}",
        print_line(&searcher.list().edition, today),
        date(today)
    );
    file.push_str(&csv_row(&[line]));
    let mut header: Vec<String> = [
        "順位",
        "登録番号",
        "氏名",
        "フリガナ",
        "居住地",
        "指導テーマ",
        "支援経験",
        "実務経験",
        "得意業界",
        "地域",
        "支援形態",
        "支援期間",
        "料金",
        "資格",
        "所属",
        "メールアドレス",
    ]
    .map(String::from)
    .to_vec();
    header.extend(Menu::ALL.map(|menu| format!("{} {}", menu.number(), menu.label())));
    file.push_str(&csv_row(&header));
    for row in rows(searcher, order, criteria) {
        let Some(specialist) = &searcher.specialist(row.position) else {
            continue;
        };
        let mail = specialist.mail.as_ref().map_or("", |mail| mail.text());
        let mut cells = vec![
            row.place.to_string(),
            // With its words around it a spreadsheet keeps the leading zeros.
            person::registration(row.number),
            row.name.clone(),
            row.kana.clone(),
            row.home.clone(),
            joined(&row.themes),
            person::track_record(specialist),
            person::choices_line(specialist, Group::Experience),
            joined(&row.industries),
            person::reach(specialist),
            joined(&row.forms),
            joined(&row.periods),
            joined(&row.fee),
            joined(&row.qualifications),
            joined(&row.belongs),
            mail.to_string(),
        ];
        cells.extend(row.menus.iter().map(|menu| menu.mark.sign.to_string()));
        file.push_str(&csv_row(&cells));
    }
    file
}

/// The name under which the file is saved.
pub fn file_name(today: Date) -> String {
    format!("activelist-{today}.csv")
}
