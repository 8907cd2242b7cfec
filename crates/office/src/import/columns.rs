//! Which column of a sheet is which: what is certain, what the office has decided, what it is asked.

use std::collections::{HashMap, HashSet};

use activelist_publication::Field;

mod held;
mod question;
mod rivals;

use held::held;
pub use question::speaks_of_publication;
use question::{Guess, guesses, row_of};
use rivals::rivals;

use super::ask::Asked;
use super::grounds::assign;
use super::head::{Head, Headed};
use super::mapping::Mapping;
use super::problem::{Problem, ProblemKind};
use super::recognise::Known;
use super::target::Target;
use crate::survey::Column;

/// The columns of a sheet.
pub struct Columns {
    /// What each column is, by its place in a row. One that is not decided yet is what was proposed.
    pub targets: Vec<(usize, Target)>,
    /// Header of the export for each column of the survey file.
    pub names: HashMap<Column, String>,
    /// Columns of the survey file on which something is open.
    pub open: HashSet<Column>,
    /// Columns of the survey file that no column of the export is.
    pub missing: Vec<Column>,
    /// Places of the columns that are used.
    pub used: HashSet<usize>,
    /// Places of the columns whose header speaks of publication, used or not.
    pub speaking: HashSet<usize>,
    /// Whether nothing is decided on a column that may be the question of consent.
    pub may_ask_consent: bool,
}

/// What is certain of a column.
#[derive(Clone, Copy)]
struct Certain {
    target: Target,
    /// Whether it lies in the column's position.
    is_by_position: bool,
}

/// Decides on the columns of a sheet. `name` is that of the mapping, into which the questions go.
pub fn decide(
    headed: &Headed,
    file: &str,
    name: &str,
    mapping: &mut Mapping,
    asked: &mut Asked,
) -> Columns {
    let heads = &headed.heads;
    let problems = &mut asked.problems;
    let mut certain = certain(heads);
    let held: Vec<Option<(usize, Option<Target>)>> = heads
        .iter()
        .zip(&certain)
        .map(|(head, certain)| held(headed, head, *certain, name, mapping, problems))
        .collect();
    let mut targets: Vec<Option<Target>> = held
        .iter()
        .zip(&certain)
        .map(|(held, certain)| match held {
            Some((_, target)) => *target,
            None => certain.map(|certain| certain.target),
        })
        .collect();
    let twice = twice(&targets);
    for at in 0..heads.len() {
        let is_decided = held[at].is_some_and(|(_, target)| target.is_some());
        if twice.contains(&at) && !is_decided {
            // Which of the two is meant cannot be seen.
            certain[at] = None;
        }
    }
    let decided_twice: Vec<usize> = twice
        .iter()
        .copied()
        .filter(|at| held[*at].is_some_and(|(_, target)| target.is_some()))
        .collect();
    contradictions(heads, &targets, &decided_twice, headed.row, file, problems);
    let missing = missing(&targets);
    for (at, head) in heads.iter().enumerate() {
        // Where nobody else is asked for the name, 名前 may be the person's and not the account's.
        if held[at].is_none() && is_of_account(head, &missing) {
            (certain[at], targets[at]) = (None, None);
        }
    }
    let is_decided: Vec<bool> = held.iter().map(Option::is_some).collect();
    let rivals = rivals(headed, &certain, &is_decided);
    for at in &rivals {
        (certain[*at], targets[*at]) = (None, None);
    }
    let missing = match rivals.is_empty() {
        true => missing,
        false => self::missing(&targets),
    };
    let is_free = |at: usize| held[at].is_none() && certain[at].is_none() && targets[at].is_none();
    let mut guesses = guesses(headed, &is_free, &targets);
    for at in rivals {
        guesses[at] = Guess::Rival;
    }
    let mut may_ask_consent = false;
    let mut open = HashSet::new();
    for (at, head) in heads.iter().enumerate() {
        match held[at] {
            Some((_, Some(_))) => continue,
            Some((row, None)) => {
                asked.rows.push(row);
                let proposal = mapping.rows.get(row).map(|row| row.proposal.clone());
                targets[at] = proposal.as_deref().and_then(Target::parse);
            }
            None => {
                let row = row_of(
                    headed,
                    head,
                    certain[at],
                    targets[at],
                    guesses[at],
                    &missing,
                );
                targets[at] = Target::parse(&row.proposal);
                let is_open = row.decision.is_empty();
                let is_guess = certain[at].is_none() && row.examples.is_empty();
                if !is_open && is_guess {
                    // Nothing stands in it this year. Next year it may be what is missing.
                    continue;
                }
                let place = mapping.ensure(row);
                if is_open {
                    asked.rows.push(place);
                } else {
                    continue;
                }
            }
        }
        may_ask_consent |= targets[at].is_none() && speaks_of_publication(&head.text);
        open.extend(targets[at].and_then(Target::column));
    }
    let mut names = HashMap::new();
    for (head, target) in heads.iter().zip(&targets) {
        if let Some(column) = target.and_then(Target::column) {
            names.entry(column).or_insert_with(|| head.text.clone());
        }
    }
    Columns {
        missing: self::missing(&targets),
        used: heads
            .iter()
            .zip(&targets)
            .filter(|(_, target)| target.is_some_and(|target| target != Target::Unused))
            .map(|(head, _)| head.place)
            .collect(),
        speaking: heads
            .iter()
            .filter(|head| speaks_of_publication(&head.text))
            .map(|head| head.place)
            .collect(),
        targets: heads
            .iter()
            .zip(targets)
            .filter_map(|(head, target)| Some((head.place, target?)))
            .collect(),
        names,
        open,
        may_ask_consent,
    }
}

fn certain(heads: &[Head]) -> Vec<Option<Certain>> {
    let grounds = assign(heads);
    let of = |(at, head): (usize, &Head)| match head.known? {
        Known::Target(target) => Some(Certain {
            target,
            is_by_position: false,
        }),
        Known::Grounds(_) => Some(Certain {
            target: Target::Column(Column::Grounds(*grounds.get(&at)?)),
            is_by_position: true,
        }),
    };
    heads.iter().enumerate().map(of).collect()
}

/// Whether a column may be that of the account with which somebody has answered, or what the survey asks for.
fn is_of_account(head: &Head, missing: &[Column]) -> bool {
    let column = match super::plain::plain(&head.text).as_str() {
        "名前" | "name" => Column::Text(Field::Name),
        "メール" | "email" => Column::Text(Field::Mail),
        _ => return false,
    };
    missing.contains(&column)
}

/// Columns that are one together with another one.
fn twice(targets: &[Option<Target>]) -> HashSet<usize> {
    let mut places: HashMap<Target, Vec<usize>> = HashMap::new();
    for (at, target) in targets.iter().enumerate() {
        if let Some(target) = target.filter(|target| !target.may_repeat()) {
            places.entry(target).or_default().push(at);
        }
    }
    let of_options: HashSet<Column> = targets
        .iter()
        .flatten()
        .filter(|target| matches!(target, Target::Option(..)))
        .filter_map(|target| target.column())
        .collect();
    let is_twice = |(target, at): &(&Target, &Vec<usize>)| {
        // A question as a whole, and its options in columns of their own.
        let is_both = matches!(target, Target::Column(column) if of_options.contains(column));
        at.len() > 1 || is_both
    };
    let found = places.iter().filter(is_twice);
    found.flat_map(|(_, at)| at.iter().copied()).collect()
}

fn contradictions(
    heads: &[Head],
    targets: &[Option<Target>],
    decided: &[usize],
    row: usize,
    file: &str,
    problems: &mut Vec<Problem>,
) {
    for (nth, at) in decided.iter().enumerate() {
        let other = decided[..nth]
            .iter()
            .find(|other| targets[**other] == targets[*at]);
        if let (Some(other), Some(target)) = (other, targets[*at]) {
            problems.push(Problem {
                row: Some(row),
                column: heads[*at].text.clone(),
                ..Problem::of_file(
                    file,
                    ProblemKind::TwoColumns {
                        other: heads[*other].text.clone(),
                        column: target.name(),
                    },
                )
            });
        }
    }
}

/// Columns that the survey asks for and that no column is.
fn missing(targets: &[Option<Target>]) -> Vec<Column> {
    let there: HashSet<Column> = targets
        .iter()
        .flatten()
        .filter_map(|target| target.column())
        .collect();
    Column::all()
        .filter(|column| is_asked(*column) && !there.contains(column))
        .collect()
}

/// Whether a form of the survey has the question. フリガナ and the texts for その他 it mostly does not have,
/// and what this list adds only where the office has put it into its form.
fn is_asked(column: Column) -> bool {
    !column.is_added()
        && !matches!(
            column,
            Column::Sample
                | Column::Text(
                    Field::Kana
                        | Field::Municipality
                        | Field::Homepage
                        | Field::Photo
                        | Field::QualificationOther
                        | Field::IndustryOther
                        | Field::AssociationOther
                        | Field::FormOther
                )
        )
}
