//! Import: from what a form service exports to a survey file.
//!
//! [`import`] takes the bytes of the files and of the office's table of decisions, and returns that table with
//! what is asked, and the survey file once nothing is open. What a column or a text means is decided for
//! certain, by the office, or not at all: `docs/design/import.md` says why, `docs/reference/import.md` what is
//! recognised. An [answer file](crate::answer) needs no decision: it is a row as it stands.
//!
//! ```text
//! bytes ── sheet, workbook ──► Sheet ── head ──► Headed ── columns ──► Table ── ask ──► decisions
//!   └── answers ──► Answered ────────────────────────┐                   └── convert ──► survey file ── check
//!                                                    └────────────────────────────────────────┘
//! ```

mod answers;
mod ask;
mod check;
mod columns;
mod convert;
mod dates;
mod grounds;
mod head;
mod home;
mod likeness;
mod mapping;
mod package;
mod parts;
mod plain;
mod problem;
mod recognise;
mod residue;
mod room;
mod select;
mod sheet;
mod table;
mod target;
mod workbook;
mod written;

#[cfg(test)]
mod tests;

pub use mapping::{check_mapping, without_people};
pub use problem::{Problem, ProblemKind, say_problem};
pub use sheet::ImportFile;

use std::collections::HashSet;

use crate::answer::is_answer_file;
use crate::publish::say_faults;
use crate::survey::MOST_FINDINGS;
use ask::Asked;
use check::Origin;
use convert::Decisions;
use mapping::Mapping;
use room::Budget;
use table::Table;
use written::SurveyFile;

/// What is to be imported.
pub struct Request<'a> {
    /// The files.
    pub files: &'a [ImportFile<'a>],
    /// The table of decisions, with its name for messages; no bytes where there is none yet. Answer files need none.
    pub mapping: (&'a str, Option<&'a [u8]>),
    /// Whether the survey file is for an update, where a blank cell keeps the answer before: whoever leaves a question
    /// of an answer file open takes the answer back.
    pub update: bool,
}

/// What an import found.
#[derive(Debug, Default)]
pub struct Import {
    /// A line for each sheet: where its header stands, how many answers it has and of whom.
    pub tables: Vec<String>,
    /// What was passed over, and what a lasting decision has decided.
    pub notes: Vec<String>,
    /// What the office is to decide, each in one line.
    pub open: Vec<String>,
    /// What forbids the import.
    pub problems: Vec<Problem>,
    /// The table of decisions, where it is new or has changed.
    pub mapping: Option<Vec<u8>>,
    /// The survey file: only where nothing is open and nothing wrong, and not in the first run.
    pub survey: Option<Vec<u8>>,
}

/// Imports files. Never fails and never panics: what is wrong stands in the result.
pub fn import(request: &Request<'_>) -> Import {
    import_within(request, Budget::STANDARD)
}

/// The same, within room that a test can fill.
fn import_within(request: &Request<'_>, budget: Budget) -> Import {
    let mut import = Import::default();
    let (name, bytes) = request.mapping;
    let mut mapping = match bytes.map(|bytes| Mapping::read(name, bytes)).transpose() {
        Ok(mapping) => mapping.unwrap_or_default(),
        Err(problem) => {
            import.problems.push(*problem);
            return import;
        }
    };
    let mut asked = Asked::default();
    let mut budget = budget;
    let all = request.files.iter().copied();
    let (single, tables): (Vec<ImportFile>, Vec<ImportFile>) =
        all.partition(|file| is_answer_file(file.name, file.bytes));
    let sheets = select::sheets(&tables, &mut budget, name, &mut mapping, &mut asked);
    let mut tables: Vec<Table> = Vec::new();
    for (file, headed) in sheets {
        let columns = columns::decide(&headed, &file, name, &mut mapping, &mut asked);
        asked.columns.extend(columns.open.iter().copied());
        let (notes, problems) = (&mut asked.notes, &mut asked.problems);
        tables.push(Table::new(file, headed, columns, notes, problems));
    }
    let answered = answers::read(&single, &mut budget, &mut asked.problems);
    import.tables = tables.iter().map(Table::summary).collect();
    import.tables.extend(answers::summary(&answered));
    ask::absent(&tables, &mut mapping, name, &mut asked);
    let orders = ask::dates(&tables, &mut mapping, name, &mut asked);
    ask::numbers(&tables, &mut mapping, name, &mut asked);
    let values = ask::values(&tables, &mut mapping, name, &mut asked);
    let declined = answers::declined(&answered);
    let records = ask::records(&tables, &orders, declined, &mut mapping, name, &mut asked);

    let mut survey = SurveyFile::new(&tables);
    let mut update = request.update.then(|| SurveyFile::new(&tables));
    let mut origins: Vec<Origin> = Vec::new();
    for (table, order) in tables.iter().zip(&orders) {
        if table.rows.is_empty() {
            asked
                .problems
                .push(Problem::of_file(&table.file, ProblemKind::Nothing));
        }
        let decisions = Decisions {
            values: &values,
            records: &records,
            order: *order,
        };
        let before = asked.problems.len();
        for row in &table.rows {
            let cells = convert::row(table, row, &decisions, &mut asked.problems);
            survey.add(&cells);
            if let Some(update) = &mut update {
                update.add(&cells);
            }
            origins.push(Origin::Row(table, row.number));
            if asked.problems.len() >= MOST_FINDINGS {
                break;
            }
        }
        leave_out_open(&mut asked, before, table);
    }
    for answer in &answered {
        survey.add(&answer.cells);
        if let Some(update) = &mut update {
            update.add(&answer.with_erased());
        }
        origins.push(Origin::Answer(answer));
    }
    let survey = survey.bytes();
    asked
        .problems
        .extend(check::check(&survey, &origins, &asked.columns));
    // Answer files leave nothing to be decided.
    let is_confirmed = bytes.is_some() || tables.is_empty() && !answered.is_empty();
    leave_out_consequences(&mut asked);
    let survey = update.map_or(survey, SurveyFile::bytes);
    finish(import, asked, mapping, is_confirmed, survey)
}

/// Takes out what is wrong in columns on which something is open: once it is decided nothing may be wrong.
fn leave_out_open(asked: &mut Asked, before: usize, table: &Table) {
    let open: HashSet<String> = asked
        .columns
        .iter()
        .map(|column| table.name(*column))
        .collect();
    let found = asked.problems.split_off(before);
    asked.problems.extend(
        found
            .into_iter()
            .filter(|problem| !open.contains(&problem.column)),
    );
}

/// Where a decision cannot be read, what depends on it cannot be read either: that would point at the answers, which
/// may well be right. What else is wrong is said when the decisions are.
fn leave_out_consequences(asked: &mut Asked) {
    let is_decision = |problem: &Problem| matches!(problem.kind, ProblemKind::Decision { .. });
    if asked.problems.iter().any(is_decision) {
        asked.problems.retain(is_decision);
    }
}

fn finish(
    mut import: Import,
    asked: Asked,
    mut mapping: Mapping,
    is_confirmed: bool,
    survey: Vec<u8>,
) -> Import {
    let Asked {
        rows,
        mut notes,
        mut problems,
        mut gone,
        ..
    } = asked;
    let mut asked: Vec<mapping::Row> = rows
        .iter()
        .filter_map(|at| mapping.rows.get(*at).cloned())
        .collect();
    gone.retain(|at| !rows.contains(at));
    mapping.remove(&gone);
    if mapping.is_changed || !is_confirmed {
        match is_confirmed {
            true => mapping.renumber(),
            false => mapping.sort_new(),
        }
        import.mapping = (!mapping.rows.is_empty()).then(|| mapping.bytes());
    }
    for row in &mut asked {
        if let Some(at) = mapping.find(row.kind, &row.subject, &row.words) {
            row.number = mapping.rows.get(at).map_or(0, |row| row.number);
        }
    }
    asked.sort_by_key(|row| row.number);
    asked.dedup_by_key(|row| row.number);
    import.open = asked.iter().map(mapping::Row::question).collect();
    problems.truncate(MOST_FINDINGS);
    let is_done = is_confirmed && import.open.is_empty() && problems.is_empty();
    import.survey = is_done.then_some(survey);
    import.notes.append(&mut notes);
    import.problems = problems;
    import
}

/// Problems in at most `most` lines, those of one file and one cause together.
pub fn say_problems(problems: &[Problem], most: usize) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let own = problems
        .iter()
        .filter(|problem| problem.as_fault().is_none());
    said.extend(own.map(say_problem));
    let mut files: Vec<&str> = Vec::new();
    for problem in problems
        .iter()
        .filter(|problem| problem.as_fault().is_some())
    {
        if !files.contains(&problem.file.as_str()) {
            files.push(&problem.file);
        }
    }
    for file in files {
        let of_file = problems.iter().filter(|problem| problem.file == file);
        let faults: Vec<_> = of_file.filter_map(Problem::as_fault).collect();
        let room = most.saturating_sub(said.len()).max(1);
        said.extend(
            say_faults(&faults, room)
                .into_iter()
                .map(|line| format!("{file}: {line}")),
        );
    }
    let found = said.len();
    if found > most {
        said.truncate(most.saturating_sub(1));
        said.push(format!("ほかに{}件あります。", found - said.len()));
    }
    said
}
