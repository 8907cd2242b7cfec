//! What is said, and written beside the reports, where nothing is published.

use std::fmt::Write;
use std::path::Path;

use activelist_cli::{remove_table, say_store_fault, write_table};
use activelist_office::publish::{
    FAULTS, PublishFault, Stop, TO_CONFIRM, ToConfirm, UrgentFault, faults_table, say_faults,
    say_publish_fault, say_stops, to_confirm_table,
};
use activelist_office::survey::Fault;

use super::counted;
use crate::{Failure, LINES};

/// The faults, those of the survey grouped and in a table beside the reports; beside them, too, what has to be
/// confirmed, and people who are too many for the screen. Of `tables` those that this refusal does not write are removed.
pub(in crate::commands) fn refusal(
    faults: Vec<PublishFault>,
    out: &Path,
    headline: &str,
    tables: &[&str],
) -> Failure {
    let found = faults.len();
    let verb = match faults.iter().all(is_stop) {
        true => "確かめて",
        false => "直して",
    };
    let mut survey: Vec<Fault> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    let mut stops: Vec<Stop> = Vec::new();
    let mut written: Vec<(&str, String)> = Vec::new();
    for fault in faults {
        written.extend(fault.people());
        match fault {
            PublishFault::Survey(fault) => survey.push(fault),
            PublishFault::Stop(stop) => stops.push(stop),
            other => said.extend(say_publish_fault(&other).lines().map(str::to_string)),
        }
    }
    said.extend(say_stops(&stops));
    let open: Vec<ToConfirm> = stops.iter().filter_map(Stop::to_confirm).collect();
    if !survey.is_empty() {
        written.push((FAULTS, faults_table(&survey)));
    }
    if !open.is_empty() {
        written.push((TO_CONFIRM, to_confirm_table(&open)));
    }
    let mut headline = format!("{headline}次の{}を{verb}ください。", counted(found));
    let mut failed = Vec::new();
    for (name, table) in &written {
        match write_table(out, name, table) {
            // Writing to a String never fails.
            Ok(path) => drop(write!(headline, "{}", where_to(name, &path))),
            Err(fault) => failed.push(fault),
        }
    }
    let is_old = |name: &&&str| !written.iter().any(|(other, _)| other == *name);
    let removed = tables
        .iter()
        .filter(is_old)
        .map(|name| remove_table(out, name));
    failed.extend(removed.filter_map(Result::err));
    let most = LINES / 2;
    if said.len() > most {
        let more = said.len() - most;
        said.truncate(most);
        said.push(match open.is_empty() {
            true => format!("ほかに{more}行あります。"),
            false => format!("ほかに{more}行あります。report/{TO_CONFIRM}をご覧ください。"),
        });
    }
    let room = LINES.saturating_sub(said.len() + 1);
    said.extend(say_faults(&survey, room));
    said.extend(
        failed
            .iter()
            .map(|fault| format!("一覧を書き出せませんでした。{}", say_store_fault(fault))),
    );
    Failure {
        headline,
        faults: said,
    }
}

/// Whether a fault is a question to the office, and nothing that is wrong.
fn is_stop(fault: &PublishFault) -> bool {
    match fault {
        PublishFault::Stop(_) => true,
        PublishFault::Urgent(fault) => {
            matches!(fault, UrgentFault::Leavers(..) | UrgentFault::Returning(..))
        }
        _ => false,
    }
}

/// Where a table is, behind the headline. That of people is named where they are.
fn where_to(name: &str, path: &Path) -> String {
    let path = path.display();
    match name {
        FAULTS => format!(
            "1件ずつの一覧は{path}にあります（Excelで開けます。事務局で保管し、公開しないでください）。"
        ),
        TO_CONFIRM => format!(
            "確かめていただく方の一覧は{path}にあります（事務局で保管し、公開しないでください）。"
        ),
        _ => String::new(),
    }
}
