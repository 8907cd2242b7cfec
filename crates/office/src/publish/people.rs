//! People whom a message names: the first of them on the screen, all of them in a table beside the reports.

use super::PublishFault;
use super::changes::Person;
use super::plan::REPORT;
use super::stop::Stop;
use super::urgent::UrgentFault;
use activelist_model::expert::as_shown;
use activelist_view::display::csv::{BOM, csv_row};

/// The table of people who leave the list.
pub const LEAVING: &str = "いなくなる方.csv";
/// The table of people who come back to it.
pub const RETURNING: &str = "戻る方.csv";

/// Most people who are named on the screen: more of them would push away whatever else is to be looked at.
const NAMED: usize = 20;
/// Most characters of a reason on the screen.
const MOST: usize = 120;

/// Where all of these people are to be seen, in front of their number.
pub(super) fn named_in(table: &str, found: usize) -> String {
    match found {
        ..=NAMED => "下の".to_string(),
        _ => format!("{REPORT}/{table}の"),
    }
}

/// A line for each of the first people, with why, and how many more the table has.
pub(super) fn named<'a>(
    people: impl Iterator<Item = (&'a Person, &'a str)>,
    table: &str,
) -> Vec<String> {
    let mut lines: Vec<String> = people
        .map(|(person, why)| {
            let name = as_shown(&person.name, 40);
            match why {
                "" => format!("  第{}号 {name}", person.number),
                why => format!("  第{}号 {name}: {}", person.number, as_shown(why, MOST)),
            }
        })
        .collect();
    if let Some(more @ 1..) = lines.len().checked_sub(NAMED) {
        lines.truncate(NAMED);
        lines.push(format!(
            "  ほかに{more}人います。全員の一覧は{REPORT}/{table}にあります。"
        ));
    }
    lines
}

/// The table of all of them; none where the screen names everybody.
fn table_of<'a>(people: impl ExactSizeIterator<Item = (&'a Person, &'a str)>) -> Option<String> {
    if people.len() <= NAMED {
        return None;
    }
    let mut table = BOM.to_string();
    table.push_str(&csv_row(&["登録番号", "氏名", "理由"].map(String::from)));
    for (person, why) in people {
        table.push_str(&csv_row(&[
            // Not the bare digits: a spreadsheet would drop the leading zeros.
            format!("第{}号", person.number),
            person.name.clone(),
            why.to_string(),
        ]));
    }
    Some(table)
}

impl PublishFault {
    /// The table of people that goes with it, and its name; none where the message names all of them.
    pub fn people(&self) -> Option<(&'static str, String)> {
        let with_reason = |people: &[(Person, String)]| {
            table_of(people.iter().map(|(person, why)| (person, why.as_str())))
        };
        match self {
            PublishFault::Stop(Stop::Leavers { leaving, .. }) => {
                Some((LEAVING, with_reason(leaving)?))
            }
            PublishFault::Urgent(UrgentFault::Returning(people, _)) => {
                Some((RETURNING, with_reason(people)?))
            }
            PublishFault::Urgent(UrgentFault::Leavers(people, ..)) => {
                let people = people.iter().map(|person| (person, ""));
                Some((LEAVING, table_of(people)?))
            }
            _ => None,
        }
    }
}
