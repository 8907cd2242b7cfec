//! Registration numbers that may be places in a queue.

use std::collections::BTreeSet;

use activelist_model::expert::RegistrationNumber;
use activelist_publication::Digest;

use super::Asked;
use crate::import::mapping::{Kind, Mapping, Row};
use crate::import::problem::{Problem, ProblemKind};
use crate::import::table::Table;
use crate::survey::Column;
use crate::survey::fold::fold;
use crate::survey::number::registration;

/// Fewest numbers that lie close together by more than chance.
const FEWEST: usize = 3;
/// Per cent of the numbers that follow the one before, where they count. Some are missing where answers were
/// taken out.
const MOSTLY: usize = 80;
/// A list of more people may hold a good part of the register.
const MANY: usize = 1_000;
/// How the table says that they are registration numbers.
const REAL: &str = "登録番号";

/// What numbers look like.
#[derive(Debug, PartialEq, Eq)]
enum Looks {
    /// Registration numbers.
    Usual,
    /// Numbers that lie so close together that they may count something else.
    Close,
    /// 1, 2, 3 …
    Counted,
}

/// How numbers look, in the order of the rows.
fn looks(rows: &[u32]) -> Looks {
    let numbers: BTreeSet<u32> = rows.iter().copied().collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return Looks::Usual;
    };
    if numbers.len() < FEWEST {
        return Looks::Usual;
    }
    let following = numbers.iter().zip(numbers.iter().skip(1));
    let following = following.filter(|(one, next)| *one + 1 == **next).count();
    let counts = following * 100 >= (numbers.len() - 1) * MOSTLY;
    let room = u32::try_from(numbers.len() * 2).unwrap_or(u32::MAX);
    let is_dense = last - first <= room || *last <= room.saturating_add(10);
    let rises = rows.windows(2).all(|pair| pair[0] <= pair[1]);
    match counts || is_dense && (numbers.len() <= MANY || rises) {
        true if counts && *first <= 3 => Looks::Counted,
        true => Looks::Close,
        false => Looks::Usual,
    }
}

/// Refuses numbers that count from 1, and asks about those that lie close together.
pub fn numbers(tables: &[Table], mapping: &mut Mapping, name: &str, asked: &mut Asked) {
    for table in tables {
        let rows = table.rows.iter();
        let cells = rows.map(|row| table.cell(row, Column::Registration));
        let rows: Vec<RegistrationNumber> = cells.filter_map(registration).collect();
        let values: Vec<u32> = rows.iter().map(|number| number.value()).collect();
        match looks(&values) {
            Looks::Usual => {}
            Looks::Counted => asked.problems.push(Problem {
                column: table.name(Column::Registration),
                found: "1、2、3…".into(),
                row: Some(table.head),
                ..Problem::of_file(&table.file, ProblemKind::Counted)
            }),
            Looks::Close => ask(table, &rows, mapping, name, asked),
        }
    }
}

fn ask(
    table: &Table,
    rows: &[RegistrationNumber],
    mapping: &mut Mapping,
    name: &str,
    asked: &mut Asked,
) {
    let numbers: BTreeSet<RegistrationNumber> = rows.iter().copied().collect();
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return;
    };
    // It holds for these numbers: another file may have others below the same header.
    let text: String = numbers.iter().map(|number| format!("{number}\n")).collect();
    let digest = Digest::of(text.as_bytes()).to_string();
    let short: String = digest.chars().take(10).collect();
    let words = format!(
        "{first}から{last}までの{}件（照合番号h{short}）",
        numbers.len()
    );
    let shown: Vec<String> = rows.iter().take(3).map(ToString::to_string).collect();
    let row = Row::new(Kind::Numbers, &table.name(Column::Registration), &words)
        .shown(shown.join(" / "))
        .noted(format!(
            "番号が互いに近く、受付の順番のような番号かもしれません。本人の登録番号と確かめられたら、決定に「{REAL}」と書いてください。受付の番号のときは、種類「列」の行を直してください。"
        ));
    let at = mapping.ensure(row);
    match mapping.held(at).map(fold) {
        None => asked.ask(at, Column::Registration),
        Some(held) if held == REAL => {}
        Some(_) => asked.refuse_decision(
            mapping,
            name,
            at,
            "登録番号のときは「登録番号」と書いてください。受付の番号のときは、種類「列」の行を直してください。",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_numbers_are_told_from_those_of_a_register() {
        let check = |rows: &[u32], expected: Looks| assert_eq!(looks(rows), expected, "{rows:?}");
        check(&[1, 2, 3], Looks::Counted);
        check(&[3, 1, 2, 5, 4, 6], Looks::Counted);
        check(&[1, 2, 4, 6, 7, 9, 11, 12], Looks::Close);
        check(&[90_001, 90_002, 90_003], Looks::Close);
        check(&[1_001, 1_003, 1_004, 1_007], Looks::Close);
        check(&[1, 2], Looks::Usual);
        check(&[], Looks::Usual);
        check(&[412, 1_234, 3_210, 12_345, 13_579], Looks::Usual);
        let many: Vec<u32> = (0..2_000).map(|at| (at * 7 % 2_000) * 2 + 1).collect();
        check(&many, Looks::Usual);
    }
}
