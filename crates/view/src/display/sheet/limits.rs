//! How much of each part the page takes. Lengths are tenths of a millimetre, widths tenths of a
//! full-width character; both are those of style/components/sheet.css on paper, rounded to the
//! safe side.

use super::fit::{lines, width};
use super::{Item, SheetPart};

/// What A4 leaves between its margins.
pub const PAGE: usize = 2760;
/// Title, dates, QR code and the closing remark.
pub const FRAME: usize = 285 + 95;
/// A line of text, 8.5 pt.
const LINE: usize = 41;
/// A line of the table of people.
const ROW: usize = 48;
/// A line to write on by hand.
const RULED: usize = 75;
/// What a part has above and below.
const PADDING: usize = 22;
/// Two lines of a heading: no part is lower.
const HEADING: usize = 2 * LINE;
/// Room beside a heading.
pub const MEASURE: usize = 530;
/// Room beside the QR code.
pub const BESIDE_CODE: usize = 500;
/// Room for a name in the table of people.
pub const NAME: usize = 105;
/// Room for a home in the table of people.
pub const HOME: usize = 105;
/// A box to tick, and what keeps it from the one before.
const BOX: usize = 35;
/// Room for one group of conditions: the widest with which all groups find a place.
pub const CONDITION: [usize; 7] = [4000, 1600, 1000, 600, 400, 280, 200];
/// Lines to write on for a need that was not written down.
pub const BLANK_NEED: usize = 2;
/// Most lines for notes: more would only be an empty page.
const MOST_MEMO: usize = 14;

/// How much of each part is shown at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Lines of 困っていること.
    pub need: usize,
    /// Contents that are shown with a reason.
    pub contents: usize,
    /// Lines of the names of further contents.
    pub further: usize,
    /// Lines of a content with its reason.
    pub reason: usize,
    /// Lines of 条件.
    pub conditions: usize,
    /// Questions of 聞いておきたいこと.
    pub questions: usize,
    /// Things of 持って行くもの.
    pub belongings: usize,
    /// Lines of the desk's text, of its addresses; and events.
    pub desk: usize,
}

impl Limits {
    /// Where everything is as long as it may be this fits, or nearly: odd mixtures of letters and
    /// line breaks may take a line more, and are tightened.
    pub const LEAST: Limits = Limits {
        need: 6,
        contents: 3,
        further: 2,
        reason: 2,
        conditions: 4,
        questions: 8,
        belongings: 6,
        desk: 1,
    };

    /// One more of something, in the order in which what is left of the page is given out; each
    /// says whether there is more to have.
    pub const STEPS: [fn(&mut Limits) -> bool; 6] = [
        |limits| grow(&mut limits.desk, 2),
        |limits| grow(&mut limits.need, 30),
        |limits| grow(&mut limits.contents, 21),
        |limits| grow(&mut limits.conditions, 20),
        |limits| grow(&mut limits.questions, 12),
        |limits| grow(&mut limits.desk, 3),
    ];
}

impl Limits {
    /// One less of something, that of which most is left first; `false` where nothing can go.
    pub fn tighten(&mut self) -> bool {
        let limits = [
            (&mut self.questions, 3),
            (&mut self.need, 3),
            (&mut self.conditions, 2),
            (&mut self.belongings, 3),
        ];
        let most = limits
            .into_iter()
            .filter(|(limit, least)| **limit > *least)
            .max_by_key(|(limit, least)| **limit - least);
        if let Some((limit, _)) = most {
            *limit -= 1;
            return true;
        }
        // Hardly ever: what is left of the reasons, which stand on the page about the method too.
        for limit in [&mut self.reason, &mut self.contents, &mut self.further] {
            if *limit > 1 {
                *limit -= 1;
                return true;
            }
        }
        false
    }
}

fn grow(limit: &mut usize, most: usize) -> bool {
    *limit += 1;
    *limit <= most
}

/// How high a part stands on paper.
pub fn height(part: &SheetPart) -> usize {
    let ruled = part
        .items
        .iter()
        .filter(|item| item.text.is_empty())
        .count();
    let written = part.items.iter().filter(|item| !item.text.is_empty());
    let body = match part.kind {
        // Three in a line, then two to fill in by hand.
        "firm" => LINE + RULED,
        "run" => LINE * lines(&joined(written), MEASURE),
        "boxes" => LINE * packed(written),
        _ => {
            LINE * written
                .map(|item| lines(&said(item), MEASURE))
                .sum::<usize>()
                + RULED * ruled
        }
    };
    let table = match part.people.len() {
        0 => 0,
        count => ROW * count,
    };
    let note = LINE * lines(&part.note, MEASURE);
    PADDING + HEADING.max(body + table + note)
}

/// An item as one text.
pub fn said(item: &Item) -> String {
    match item.lead.is_empty() {
        true => item.text.clone(),
        false => format!("{}　{}", item.lead, item.text),
    }
}

/// Items that follow one another in a line.
pub fn joined<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    items
        .map(|item| format!("{} {}／", item.lead, item.text))
        .collect()
}

/// Lines of items that are not broken.
fn packed<'a>(items: impl Iterator<Item = &'a Item>) -> usize {
    let mut count = 0;
    let mut left = 0;
    for item in items {
        let wide = width(&item.text) + BOX;
        if wide > left {
            count += 1;
            left = MEASURE;
        }
        left = left.saturating_sub(wide);
    }
    count
}

/// Lines for notes in what is left of the page.
pub fn memo(left: usize) -> usize {
    let count = left.saturating_sub(PADDING) / RULED;
    count.min(MOST_MEMO)
}
