//! The columns of the register, and what a cell says.
//!
//! A register is a table of the office, with any further columns. The column that takes people off the list is only
//! known by its whole header: one that merely holds 状態, 失効 or 取消 may be about a course or a letter. Where such a
//! column, or a remark, may yet say that a registration was cancelled, the office is asked.

use super::super::lists::ListFault;
use crate::survey::{SheetColumn, SheetFault, SheetRow, day, fold};
use activelist_model::expert::Date;

const NUMBER: &str = "登録番号";
const UNTIL: &str = "更新期限";
const SINCE: &str = "登録年月日";

const UNTILS: [&str; 9] = [
    UNTIL,
    "更新期日",
    "有効期限",
    "有効期間満了日",
    "満了日",
    "更新期限日",
    "有効期限日",
    "有効期間満了年月日",
    "満了年月日",
];
const SINCES: [&str; 2] = [SINCE, "登録日"];
const NAMES: SheetColumn = SheetColumn {
    names: &["氏名", "名前"],
    never: &[
        "カナ",
        "かな",
        "フリガナ",
        "ふりがな",
        "ローマ字",
        "英",
        "旧",
    ],
    is_required: false,
};

/// By these the row of headers is found.
pub(super) const COLUMNS: [SheetColumn; 5] = [
    plain(&[NUMBER]),
    plain(&UNTILS),
    NAMES,
    plain(&SINCES),
    plain(&["取消", "取り消し", "失効", "状態"]),
];

const fn plain(names: &'static [&'static str]) -> SheetColumn {
    SheetColumn {
        names,
        never: &[],
        is_required: false,
    }
}

/// Headers under which a mark says that a registration is over.
const MARKS: [&str; 6] = [
    "取消",
    "取消し",
    "取り消し",
    "失効",
    "取消・失効",
    "失効・取消",
];
/// Headers of the day on which it ended.
const DAYS: [&str; 12] = [
    "取消日",
    "取消年月日",
    "取消し日",
    "取り消し日",
    "失効日",
    "失効年月日",
    "抹消日",
    "抹消年月日",
    "消除日",
    "消除年月日",
    "取消・失効日",
    "失効・取消日",
];
/// Headers of what a registration is.
const STATES: [&str; 2] = ["状態", "状況"];

/// What may stand before a header, in any number and order.
const BEFORE: [&str; 9] = [
    "情報処理安全確保支援士",
    "登録セキスペ",
    "セキスペ",
    "支援士",
    "登録",
    "資格",
    "RISS",
    "次回",
    "の",
];
/// What may stand behind a header, in brackets.
const REMARKS: [&str; 8] = [
    "西暦",
    "和暦",
    "年月日",
    "数字",
    "6桁",
    "半角",
    "必須",
    "任意",
];

/// Words that say that a registration is over.
const OVER: [&str; 6] = ["取消", "取消し", "取り消し", "失効", "抹消", "消除"];
/// Words that say so wherever they stand.
const STEMS: [&str; 5] = ["取消", "取り消", "失効", "抹消", "消除"];
/// Words that say that it is not over, under any header.
const VALID: [&str; 6] = ["有効", "登録中", "登録", "登録済", "更新済", "登録有効"];
/// The same under a header that says 取消 or 失効 itself.
const NOT_OVER: [&str; 4] = ["なし", "無", "無し", "否"];
/// Marks that say 取消 or 失効 under a header that is that word, and nothing of the kind under another.
const MARKED: [&str; 6] = ["済", "有", "有り", "あり", "○", "〇"];

/// That a registration is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cancelled {
    On(Date),
    Undated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Mark,
    Day,
    State,
}

/// What a cell says on whether a registration is over.
enum Said {
    Nothing,
    Valid,
    Over(Cancelled),
    Unclear,
}

/// Where each column stands.
pub(super) struct Layout<'a> {
    head: &'a [String],
    number: usize,
    until: usize,
    name: Option<usize>,
    since: Option<usize>,
    /// The columns that say whether a registration is over.
    cancelled: Vec<(usize, Kind)>,
}

impl<'a> Layout<'a> {
    pub fn of(head: &'a [String]) -> Result<Layout<'a>, Vec<SheetFault>> {
        let mut faults = Vec::new();
        let mut take = |found: Result<Option<usize>, SheetFault>| match found {
            Ok(place) => place,
            Err(fault) => {
                faults.push(fault);
                None
            }
        };
        let number = take(required(head, &[NUMBER]));
        let until = take(required(head, &UNTILS));
        let since = take(nearest(head, &SINCES));
        let name = take(NAMES.place_in(head));
        let kinds = head.iter().enumerate();
        let kinds = kinds.filter_map(|(place, header)| Some((place, kind(&plain_header(header))?)));
        match (number, until, faults.is_empty()) {
            (Some(number), Some(until), true) => Ok(Layout {
                head,
                number,
                until,
                name,
                since,
                cancelled: kinds.collect(),
            }),
            _ => Err(faults),
        }
    }

    /// Whether a row says nothing of a registration: a line for a sum or a remark.
    pub fn is_blank(&self, cells: &[String]) -> bool {
        let known = [Some(self.number), Some(self.until), self.name, self.since];
        let known = known.into_iter().flatten();
        let mut known = known.chain(self.cancelled.iter().map(|(place, _)| *place));
        known.all(|place| cell(cells, place).is_empty())
    }

    pub fn number<'b>(&self, cells: &'b [String]) -> &'b str {
        cell(cells, self.number)
    }

    pub fn name<'b>(&self, cells: &'b [String]) -> &'b str {
        self.name.map_or("", |place| cell(cells, place))
    }

    pub fn until(&self, row: usize, cells: &[String]) -> Result<Option<Date>, ListFault> {
        date_in(row, UNTIL, cell(cells, self.until))
    }

    pub fn since(&self, row: usize, cells: &[String]) -> Result<Option<Date>, ListFault> {
        let since = self.since.map_or("", |place| cell(cells, place));
        date_in(row, SINCE, since)
    }

    /// Whether the registration is over, by all columns that say so: the earliest day of them.
    pub fn cancelled(&self, row: usize, cells: &[String]) -> Result<Option<Cancelled>, ListFault> {
        let mut over: Option<Cancelled> = None;
        let mut valid = None;
        for (place, kind) in &self.cancelled {
            let unclear = || self.fault(row, *place, cell(cells, *place));
            match said(*kind, cell(cells, *place)) {
                Said::Nothing => {}
                Said::Valid if *kind == Kind::State => valid = Some(unclear()),
                Said::Valid => {}
                Said::Unclear => return Err(unclear()),
                Said::Over(new) => {
                    over = Some(match (over, new) {
                        (Some(Cancelled::On(one)), Cancelled::On(other)) => {
                            Cancelled::On(one.min(other))
                        }
                        (Some(Cancelled::On(day)), _) => Cancelled::On(day),
                        (_, new) => new,
                    });
                }
            }
        }
        match (over, valid) {
            // Two columns that contradict one another.
            (Some(Cancelled::Undated), Some(fault)) => Err(fault),
            (over, _) => Ok(over),
        }
    }

    /// Columns of other headers in which something may say that a registration is over where no known column does: the
    /// first row of each.
    pub fn unclear(&self, rows: &[SheetRow]) -> Vec<ListFault> {
        let known = [Some(self.number), Some(self.until), self.name, self.since];
        let mut faults = Vec::new();
        for (place, header) in self.head.iter().enumerate() {
            let is_kind = self.cancelled.iter().any(|(of, _)| *of == place);
            if is_kind || known.contains(&Some(place)) {
                continue;
            }
            let is_about = has_stem(&fold(header));
            let speaks = |row: &&SheetRow| {
                may_be_over(is_about, cell(&row.cells, place))
                    && !self.is_blank(&row.cells)
                    && matches!(self.cancelled(row.row, &row.cells), Ok(None))
            };
            let found = rows.iter().find(speaks);
            faults.extend(found.map(|row| self.fault(row.row, place, cell(&row.cells, place))));
        }
        faults
    }

    fn fault(&self, row: usize, place: usize, found: &str) -> ListFault {
        let column = self.head.get(place).cloned().unwrap_or_default();
        let found = found.to_string();
        ListFault::Unclear { row, column, found }
    }
}

fn cell(cells: &[String], place: usize) -> &str {
    cells.get(place).map_or("", String::as_str)
}

/// A header without widths, spaces, and a harmless remark behind it.
fn plain_header(header: &str) -> String {
    let header = fold(header);
    let remark = header
        .strip_suffix(')')
        .and_then(|rest| rest.split_once('('));
    match remark {
        Some((before, remark)) if REMARKS.contains(&remark) => before.to_string(),
        _ => header,
    }
}

/// Whether a header is this name, with nothing before it but words about the registration.
fn is_called(header: &str, name: &str) -> bool {
    let mut rest = match header.strip_suffix(name) {
        Some(rest) => rest,
        None => return false,
    };
    while let Some(next) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    rest.is_empty()
}

fn kind(header: &str) -> Option<Kind> {
    let is_one = |names: &[&str]| names.iter().any(|name| is_called(header, name));
    match () {
        () if MARKS.contains(&header) => Some(Kind::Mark),
        // 状況 alone may be about anything.
        () if is_one(&STATES) && header != "状況" => Some(Kind::State),
        () if is_one(&DAYS) || is_one(&MARKS) => Some(Kind::Day),
        () => None,
    }
}

/// The column that is called so, the usual name first.
fn nearest(head: &[String], names: &[&'static str]) -> Result<Option<usize>, SheetFault> {
    let name = names.first().copied().unwrap_or_default();
    let cells = head.iter().enumerate();
    let ranked = cells.filter_map(|(place, header)| {
        let header = plain_header(header);
        let of = names.iter().position(|name| is_called(&header, name))?;
        let rank = if header == names[of] { of } else { 100 + of };
        Some((rank, place))
    });
    let mut ranked: Vec<(usize, usize)> = ranked.collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [(best, one), (next, other), ..] if best == next => {
            let named = |place: &usize| cell(head, *place).to_string();
            Err(SheetFault::Double(name, [named(one), named(other)]))
        }
        ranked => Ok(ranked.first().map(|(_, place)| *place)),
    }
}

fn required(head: &[String], names: &[&'static str]) -> Result<Option<usize>, SheetFault> {
    let name = names.first().copied().unwrap_or_default();
    let found = nearest(head, names)?;
    found.map(Some).ok_or(SheetFault::NoColumn(name))
}

fn date_in(row: usize, column: &'static str, cell: &str) -> Result<Option<Date>, ListFault> {
    if is_nothing(cell) {
        return Ok(None);
    }
    let read = day(cell).map(Some);
    read.ok_or_else(|| ListFault::Day {
        row,
        column,
        found: cell.to_string(),
    })
}

/// A cell that is left free, or a mark for that.
fn is_nothing(cell: &str) -> bool {
    let folded = fold(cell);
    folded.is_empty() || folded.chars().all(|mark| "-ー―—".contains(mark))
}

fn said(kind: Kind, cell: &str) -> Said {
    let folded = fold(cell);
    let done = folded.strip_suffix('み').unwrap_or(&folded);
    let word = done.strip_suffix('済').unwrap_or(done);
    let word = word.strip_prefix("登録の").or(word.strip_prefix("登録"));
    let word = word.unwrap_or(done.strip_suffix('済').unwrap_or(done));
    let is_state = kind == Kind::State;
    match () {
        () if is_nothing(cell) => Said::Nothing,
        () if VALID.contains(&done) => Said::Valid,
        () if OVER.contains(&folded.as_str()) || OVER.contains(&word) => {
            Said::Over(Cancelled::Undated)
        }
        () if !is_state && NOT_OVER.contains(&folded.as_str()) => Said::Valid,
        () if kind == Kind::Mark && MARKED.contains(&done) => Said::Over(Cancelled::Undated),
        () => match day(cell).filter(|_| !is_state) {
            Some(day) => Said::Over(Cancelled::On(day)),
            None => Said::Unclear,
        },
    }
}

fn has_stem(folded: &str) -> bool {
    STEMS.iter().any(|stem| folded.contains(stem))
}

/// Whether a cell of another column may say that a registration is over.
fn may_be_over(is_about: bool, cell: &str) -> bool {
    let folded = fold(cell);
    match is_about {
        _ if is_nothing(cell) => false,
        true => !VALID.contains(&folded.as_str()) && !NOT_OVER.contains(&folded.as_str()),
        false => {
            let is_none = |no: &&str| {
                let rest = folded.strip_suffix(*no).unwrap_or_default();
                OVER.iter().any(|over| is_called(rest, over))
            };
            has_stem(&folded) && !NOT_OVER.iter().any(is_none)
        }
    }
}
