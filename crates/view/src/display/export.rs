//! The list as a CSV file: what the table shows, for everyone who matches.

use super::csv::{BOM, csv_row};
use super::freshness::{date, print_line};
use super::marks::menus;
use super::person;
use super::row::columns;
use activelist_model::catalog::{Group, Menu};
use activelist_model::expert::{Date, FirstTalk, Intake, Specialist};
use activelist_search::Searcher;

/// The file of a list, in its order.
pub fn list_csv(searcher: &Searcher, order: &[usize], today: Date) -> String {
    let mut file = String::from(BOM);
    let line = format!(
        "{}・保存日 {}",
        print_line(&searcher.list().edition, today),
        date(today)
    );
    file.push_str(&csv_row(&[line]));
    let specialists = || order.iter().filter_map(|at| searcher.specialist(*at));
    // A list that says nothing of the kind has no such columns.
    let is_said = specialists().any(|someone| !added(&someone).iter().all(String::is_empty));
    let mut names = header();
    if is_said {
        names.extend(ADDED.map(str::to_string));
    }
    file.push_str(&csv_row(&names));
    for (place, position) in (1..).zip(order) {
        let Some(specialist) = &searcher.specialist(*position) else {
            continue;
        };
        let said = |group| person::choices_line(specialist, group);
        let mail = specialist.mail.as_ref().map_or("", |mail| mail.text());
        let mut cells = vec![
            place.to_string(),
            // With its words around it a spreadsheet keeps the leading zeros.
            person::registration(specialist.registration),
            specialist.name.clone(),
            specialist.kana.clone(),
            person::home(specialist),
            said(Group::Theme),
            person::track_record(specialist),
            specialist.record.text.clone(),
            said(Group::Experience),
            said(Group::Industry),
            said(Group::Prefecture),
            said(Group::Form),
            said(Group::Period),
            said(Group::Fee),
            said(Group::Qualification),
            said(Group::Status),
            specialist.organisation.clone(),
            said(Group::Association),
            mail.to_string(),
        ];
        let rating = searcher.rating(*position);
        cells.extend(menus(&rating).iter().map(|menu| menu.mark.sign.to_string()));
        if is_said {
            cells.extend(added(specialist));
        }
        file.push_str(&csv_row(&cells));
    }
    file
}

/// Columns that only a list has in which somebody states one of them.
const ADDED: [&str; 7] = [
    "初回相談",
    "受付状況",
    "電話",
    "電話の受付時間",
    "緊急時の連絡",
    "回答した日",
    "登録を確認した日",
];

fn added(specialist: &Specialist) -> [String; 7] {
    let stated = &specialist.availability;
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    [
        stated.first_talk.map_or("", FirstTalk::label).to_string(),
        stated.intake.map_or("", Intake::label).to_string(),
        stated.phone_text().to_string(),
        stated.phone_hours.clone(),
        stated.emergency.clone(),
        day(specialist.answered_on),
        day(specialist.registration_checked_on),
    ]
}

/// The report's names of the columns; what stands in one column there and in several here says so.
fn header() -> Vec<String> {
    let record = |what| format!("{}（{what}）", columns::RECORD);
    let mut header = vec![
        "順位".to_string(),
        "登録番号".to_string(),
        "氏名".to_string(),
        "フリガナ".to_string(),
        "居住地".to_string(),
        columns::THEMES.to_string(),
        record("支援経験・件数・年数"),
        record("支援内容"),
        record(Group::Experience.label()),
        columns::INDUSTRIES.to_string(),
        columns::REACH.to_string(),
        columns::FORMS.to_string(),
        columns::PERIODS.to_string(),
        columns::FEE.to_string(),
        columns::QUALIFICATIONS.to_string(),
        columns::STATUS.to_string(),
        columns::ORGANISATION.to_string(),
        Group::Association.label().to_string(),
        "メールアドレス".to_string(),
    ];
    let marks =
        Menu::ALL.map(|menu| format!("{} {} {}", columns::MARKS, menu.number(), menu.label()));
    header.extend(marks);
    header
}

/// The name under which the file is saved.
pub fn file_name(today: Date) -> String {
    format!("activelist-{today}.csv")
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::OptionSet;
    use activelist_search::testing::list_of;

    /// The cells of the header and of the only person.
    fn saved(someone: Specialist) -> (Vec<String>, Vec<String>) {
        let searcher = Searcher::new(list_of(vec![someone]));
        let today = Date::parse("2026-11-23").expect("date");
        let file = list_csv(&searcher, &[0], today);
        let cells = |line: &str| line.split(',').map(str::to_string).collect::<Vec<_>>();
        let mut lines = file.lines().skip(1).map(cells);
        let header = lines.next().expect("a header");
        (header, lines.next().expect("a person"))
    }

    #[test]
    fn the_file_has_the_columns_of_the_reports_table_and_what_was_done() {
        let mut someone = Specialist {
            organisation: "見本商店".into(),
            ..Specialist::default()
        };
        someone.record.text = "製造業3社で規程を整備した。".repeat(6);
        someone.set_choices(Group::Association, OptionSet::only(1));
        someone.set_choices(Group::Status, OptionSet::only(0));
        let (header, person) = saved(someone.clone());
        assert_eq!(header.len(), person.len());
        // The report's table, in its order.
        let report = [
            "氏名",
            "支援可能な指導テーマ",
            "中小企業支援実績",
            "得意とする業界",
            "支援対象地域",
            "支援形態",
            "支援期間",
            "支援料金（1回2時間あたり）",
            "保有する他の資格",
            "所属状況",
            "所属先",
            "スキル状況",
        ];
        let place = |name: &str| header.iter().position(|found| found.starts_with(name));
        let places = report.map(|name| place(name).unwrap_or_else(|| panic!("{name}")));
        assert!(places.is_sorted(), "{header:?}");
        let value = |name: &str| place(name).map(|place| person[place].as_str());
        assert_eq!(
            value("中小企業支援実績（支援内容）"),
            Some(someone.record.text.as_str())
        );
        assert_eq!(
            (value("所属状況"), value("所属先")),
            (Some("独立"), Some("見本商店"))
        );
        // To the letter: a file has room.
        let association = Group::Association.label_of(1);
        assert_eq!(value("所属・つながりのある団体"), Some(association));
    }
}
