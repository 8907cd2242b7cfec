//! The consultation sheet (相談準備シート): one page to take to the chamber of commerce.
//!
//! All cutting is done here, by what a line on paper holds ([`Limits`]), and each cut is said in
//! words on the sheet. What the sheet has room for after the least of everything is given out in
//! turn, so that a firm that wrote much and chose little loses nothing.

mod fit;
mod limits;
mod parts;
#[cfg(test)]
mod tests;

use super::need::SuggestionView;
use super::shortlist::StarredView;
use crate::state::{Query, Site};
use activelist_model::catalog::Group;
use activelist_model::expert::Date;

pub use limits::Limits;

/// The groups that say what a firm is, each with its name here.
pub const FIRM: [(Group, &str); 3] = [
    (Group::Industry, "業種"),
    (Group::Size, "従業員規模"),
    (Group::Prefecture, "都道府県"),
];

/// What the sheet says of itself, on screen and on paper.
pub const REMARK: &str = "このシートは、この端末の中だけで作っています。困っていることのことばと自社のことは、どこにも送信せず、QRコードにもリンクにも入れていません。";

/// What the sheet is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The search.
    pub query: &'a Query,
    /// What the firm wrote.
    pub need: &'a str,
    /// What these words led to.
    pub suggestions: &'a [SuggestionView],
    /// What the firm is: positions of options, in the order of [`FIRM`].
    pub firm: [Option<usize>; 3],
    /// The shortlist; where it is empty, the first of the list.
    pub people: &'a [StarredView],
    /// Whether these people were starred.
    pub starred: bool,
    /// The operator's settings.
    pub site: Option<&'a Site>,
    /// Which list it is; empty where there is none.
    pub list_line: &'a str,
    /// Whether its people are made up.
    pub sample: bool,
    /// Today.
    pub today: Date,
    /// Whether a QR code stands on it: not on a machine whose page no telephone can open.
    pub has_code: bool,
}

/// The sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Under the title: 作成日, the list's date, number and source, what the code is for.
    pub lines: Vec<String>,
    /// What stands below, from the firm to the desk, and lines for notes that are left.
    pub parts: Vec<SheetPart>,
}

/// A part of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetPart {
    /// Its heading.
    pub title: &'static str,
    /// `firm`, `lines`, `run`, `checks`, `boxes`, `memo`: how its items stand.
    pub kind: &'static str,
    /// What it holds.
    pub items: Vec<Item>,
    /// The people, after a row with the names of columns: 氏名, 登録番号, 居住地, menus 0–7, 料金.
    pub people: Vec<Vec<Cell>>,
    /// What is to be said of it: what was left out, what the signs mean.
    pub note: String,
}

/// An item of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What comes first, with weight.
    pub lead: String,
    /// The text; empty where it is to be filled in by hand.
    pub text: String,
}

/// A cell of the table of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// `name`, `number`, `home`, `menu`, `fee`.
    pub kind: &'static str,
    /// The name of its column.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// What a sign stands for, for those who do not see it.
    pub meaning: &'static str,
    /// Whether it is of a menu that was chosen.
    pub chosen: bool,
}

/// Makes the sheet: the least of everything first, then more of each as long as the page holds it.
pub fn sheet(input: &Input) -> Sheet {
    let mut limits = Limits::LEAST;
    let mut made = parts::draw(input, &limits);
    while made.height() > limits::PAGE && limits.tighten() {
        made = parts::draw(input, &limits);
    }
    for more in Limits::STEPS {
        loop {
            let mut wider = limits;
            if !more(&mut wider) {
                break;
            }
            let next = parts::draw(input, &wider);
            if next.height() > limits::PAGE {
                break;
            }
            (limits, made) = (wider, next);
        }
    }
    let memo = limits::memo(limits::PAGE.saturating_sub(made.height()));
    if memo > 0 {
        made.parts.push(SheetPart {
            title: "メモ",
            kind: "memo",
            items: vec![Item::default(); memo],
            ..SheetPart::default()
        });
    }
    made
}

impl Sheet {
    /// How high it stands on paper, in tenths of a millimetre.
    pub fn height(&self) -> usize {
        let parts: usize = self.parts.iter().map(limits::height).sum();
        limits::FRAME + parts
    }
}
