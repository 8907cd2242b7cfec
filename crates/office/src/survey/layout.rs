//! Which rows of a file are answers, and what stands around them: titles above the header, totals and
//! notes below the last answer, the header once more where two files were put together.
//!
//! What is passed over is named. A row that may be an answer is never passed over.

use super::column::Column;
use super::finding::{FaultKind, WarningKind};
use super::fold::fold;
use super::header::{Header, find, read_header};
use super::number::{count, registration};
use super::reading::Reading;
use super::table::CsvRow;
use activelist_publication::Field;

/// The answers of a file below its header.
pub struct Layout {
    /// Where the columns stand.
    pub header: Header,
    /// Rows with at most as many cells as the header.
    pub answers: Vec<CsvRow>,
    /// Whether nothing stands below the header that could be an answer.
    pub is_empty: bool,
}

/// Takes the rows of a file apart. None where there is no header, which was reported.
pub fn lay_out(rows: Vec<CsvRow>, reading: &mut Reading) -> Option<Layout> {
    let mut above = rows;
    let Some(first) = above.first() else {
        reading.fault(None, "", "", FaultKind::Empty);
        return None;
    };
    let Some(place) = find(&above) else {
        let found: String = first
            .cells
            .iter()
            .collect::<Vec<_>>()
            .join(",")
            .chars()
            .take(60)
            .collect();
        let number = first.number;
        reading.fault(Some(number), "", &found, FaultKind::NotASurvey);
        return None;
    };
    let mut rows = above.split_off(place + 1);
    let row = above.pop()?;
    let header = read_header(&row, &rows, reading);
    for row in above {
        let found = filled(&row);
        match has_number(&header, &row) && found.len() > 2 {
            true => reading.fault(Some(row.number), "", &named(&row), FaultKind::AboveHeader),
            false => reading.warn(Some(row.number), "", &named(&row), WarningKind::AboveHeader),
        }
    }
    while let Some(row) = rows.pop_if(|row| is_footer(&header, row)) {
        reading.warn(Some(row.number), "", &named(&row), WarningKind::Footer);
    }
    rows.retain(|row| {
        let again = header.is_again(row);
        if again {
            reading.warn(Some(row.number), "", "", WarningKind::HeaderAgain);
        }
        !again
    });
    let is_empty = rows.is_empty();
    let answers = rows_of_one_length(rows, &header, reading);
    Some(Layout {
        header,
        answers,
        is_empty,
    })
}

/// The rows with as many cells as the header: cells missing at the end are empty, surplus empty ones are
/// dropped. A row with more than that is a fault.
fn rows_of_one_length(rows: Vec<CsvRow>, header: &Header, reading: &mut Reading) -> Vec<CsvRow> {
    let (mut short, mut long) = (Vec::new(), Vec::new());
    let mut kept = Vec::with_capacity(rows.len());
    for mut row in rows {
        let found = row.cells.len();
        let surplus = row.cells.iter().skip(header.cells);
        if let Some(cell) = surplus.map(str::trim).find(|c| !c.is_empty()) {
            let expected = header.cells;
            let kind = FaultKind::CellCount { expected, found };
            reading.fault(Some(row.number), "", cell, kind);
            continue;
        }
        if found < header.cells {
            short.push(row.number);
        } else if found > header.cells {
            long.push(row.number);
        }
        row.cells.truncate(header.cells);
        kept.push(row);
    }
    for (rows, kind) in [
        (short, WarningKind::ShortRows),
        (long, WarningKind::SurplusCells),
    ] {
        if !rows.is_empty() {
            reading.warn(None, "", &ranges(&rows), kind);
        }
    }
    kept
}

/// A row below the last answer that is none: no number and fewer than three filled cells, or a total or
/// a note by its first word. Who gives a name and a way to be reached, or a consent, has answered.
fn is_footer(header: &Header, row: &CsvRow) -> bool {
    if is_of_person(header, row) {
        return false;
    }
    let found = filled(row);
    let few = found.len() < 3;
    let numbered = has_number(header, row);
    let titled = found.first().is_some_and(|first| is_total(first));
    match titled {
        true => few || !numbered,
        false => few && !numbered,
    }
}

/// Whether a row has a name, not just a number of them, with a mail address or a consent.
fn is_of_person(header: &Header, row: &CsvRow) -> bool {
    let cell = |column| header.cell(row, column).unwrap_or_default();
    let name = cell(Column::Text(Field::Name));
    let counted = ['名', '人', '件'];
    let is_count = counted
        .iter()
        .any(|unit| count(name, *unit, u16::MAX).is_some());
    let reached = [Column::Text(Field::Mail), Column::Consent];
    !name.is_empty() && !is_count && reached.iter().any(|column| !cell(*column).is_empty())
}

/// Words with which the row of totals or a note begins.
pub(crate) fn is_total(cell: &str) -> bool {
    const WHOLE: [&str; 18] = [
        "計",
        "件数",
        "人数",
        "回答数",
        "回答者数",
        "備考",
        "注",
        "注記",
        "集計",
        "以上",
        "最大",
        "最小",
        "最大値",
        "最小値",
        "中央値",
        "標準偏差",
        "total",
        "average",
    ];
    const FIRST: [&str; 8] = [
        "合計",
        "総計",
        "総合計",
        "小計",
        "累計",
        "平均",
        "総数",
        "total:",
    ];
    let folded = fold(cell).to_lowercase();
    if ["※", "(注", "注)"]
        .iter()
        .any(|first| folded.starts_with(first))
    {
        return true;
    }
    // （合計）, 【合計】, ■合計
    let bare = folded.trim_start_matches(|character: char| !character.is_alphanumeric());
    let word = bare.trim_end_matches(|character: char| !character.is_alphanumeric());
    let counted = word.strip_prefix('計');
    let is_count =
        counted.is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit()));
    is_count || WHOLE.contains(&word) || FIRST.iter().any(|first| bare.starts_with(first))
}

fn has_number(header: &Header, row: &CsvRow) -> bool {
    let cell = header.cell(row, Column::Registration);
    cell.is_some_and(|cell| registration(cell).is_some())
}

fn filled(row: &CsvRow) -> Vec<&str> {
    let cells = row.cells.iter().map(str::trim);
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// A row by what is in it.
fn named(row: &CsvRow) -> String {
    filled(row).join("、")
}

/// Most ranges that are spelt out.
const MOST_RANGES: usize = 10;

/// Rows in ascending order, neighbours together: 2～4、7.
fn ranges(rows: &[usize]) -> String {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => found.push((*row, *row)),
        }
    }
    let said: Vec<String> = found
        .iter()
        .take(MOST_RANGES)
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}～{last}"),
        })
        .collect();
    let said = said.join("、");
    match found.len() > MOST_RANGES {
        true => format!("{said}行目など{}行", rows.len()),
        false => format!("{said}行目"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_rows_are_named_together() {
        let check = |rows: &[usize], expected: &str| assert_eq!(ranges(rows), expected);
        check(&[2], "2行目");
        check(&[2, 3, 4, 7], "2～4、7行目");
        check(&[2, 4, 5], "2、4～5行目");
        let odd: Vec<usize> = (0..10).map(|row| row * 2 + 1).collect();
        check(&odd, "1、3、5、7、9、11、13、15、17、19行目");
        let odd: Vec<usize> = (0..11).map(|row| row * 2 + 1).collect();
        check(&odd, "1、3、5、7、9、11、13、15、17、19行目など11行");
    }

    #[test]
    fn totals_and_notes_are_known_by_their_first_word() {
        for cell in [
            "合計",
            "合計：",
            "合　計",
            "総計 8名",
            "計",
            "平均値",
            "※参考",
            "（注）",
            "注：",
            "件数",
            "（合計）",
            "【合計】 8名",
            "■合計",
            "◎総合計",
            "Total",
            "TOTAL:",
            "計8名",
            "計　８名",
            "累計",
            "回答者数",
            "最大",
            "以上",
        ] {
            assert!(is_total(cell), "{cell}");
        }
        for cell in [
            "計画 太郎",
            "注連 花子",
            "人数合わせ",
            "2025-01-15 9:03",
            "備考 次郎",
            "以上 花子",
            "最大 太郎",
            "計 太郎",
            "（株）例示",
            "Totally",
        ] {
            assert!(!is_total(cell), "{cell}");
        }
    }
}
