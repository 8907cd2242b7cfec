//! The page about the method: who is listed, how marks come about, and in which order.
//!
//! What the program decides is asked of the program: points, marks, thresholds and mappings come
//! from the catalogue and the rating, so that the page can't say one thing and the list another.
//! Every rule that is the project's own (*ours*) is a [`Block::Rule`], with its reason.

mod filter;
mod guidance;
mod order;
mod people;
mod rating;

use super::marks::{MarkView, mark};
use activelist_model::expert::Mark;

pub use people::{Known, of_list};

/// The badge on a rule of ours.
pub const OURS: &str = "この一覧独自の規則";

/// The lead, before and after the badge.
pub const LEAD: [&str; 2] = [
    "誰が載り、どう評価し、どの順に並べているかを説明します。評価の基準は、IPAが2025年にまとめた報告書によります。報告書に決まりがない点は、この一覧で決めました。その規則には ",
    " と示し、理由を添えています。",
];

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name in the page.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A paragraph that says why a rule of ours is as it is.
    Reason(&'static str),
    /// Points.
    Points(Vec<Cell>),
    /// Names and values.
    Facts(Vec<(&'static str, String)>),
    /// A table.
    Table(Table),
    /// The full statements of the questions, on demand.
    Statements,
    /// Pieces that open on demand.
    Folded(&'static str, Vec<Block>),
    /// A rule of ours.
    Rule(String, Vec<Block>),
}

/// A table; the first cell of each row is its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether a narrow screen shows each row as a list.
    pub is_list: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Whether it holds numbers.
    pub is_number: bool,
}

/// A mark, a text, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// A mark with its meaning.
    pub mark: Option<MarkView>,
    /// A text.
    pub text: String,
    /// Whether it is said with weight.
    pub is_strong: bool,
}

/// What holds for every list.
pub fn rules() -> [Section; 7] {
    [
        section("rating", "評価（◎・○）のしくみ", rating::rating()),
        section("filter", "条件での絞り込み", filter::filter()),
        section("order", "並び順", order::order()),
        section("guidance", "探し方のお手伝い", guidance::guidance()),
        section(
            "money",
            "お金で順位は変わりません",
            vec![text(
                "お金を払って上に並ぶことはできません。順位に使うのは、上に書いた値だけです。",
            )],
        ),
        section(
            "facts",
            "公的な登録情報と本人の申告",
            vec![
                text(
                    "登録番号と登録年は、国家資格の登録にもとづく公的な情報です。個票では枠で囲んで示しています。そのほかの経歴、得意な分野、料金などは、本人がスキル調査に答えた内容です。発行者が一つひとつ確かめたものとは限りません。",
                ),
                text(
                    "評価の◎と○も、本人の回答から計算しています。依頼の前に、これまでの経験を本人に直接お尋ねください。",
                ),
            ],
        ),
        section(
            "privacy",
            "入力した内容の扱い",
            vec![
                text(
                    "検索も並べ替えも、お使いの端末の中だけで行います。選んだ条件や書いたことばを、発行者やほかの誰かに送ることはありません。書いたことばは保存せず、ページを閉じると消えます。",
                ),
                text(
                    "候補に入れた人の登録番号と、一覧の形の選択だけは、お使いの端末のブラウザーに保存します。「候補をすべて外す」を押し、「ひと目」を選ぶと消えます。",
                ),
                text(
                    "コピーしたリンクには、選んだ支援内容と条件が入ります。候補を引き継ぐリンクには、候補の登録番号も入ります。困りごととして書いた文章や、検索欄に入力したことばは入りません。",
                ),
                text(
                    "「メールで相談する」を押すと、選んだ支援内容を書いたメールの下書きが、お使いのメールソフトに開きます。ご自身で送るまで、相手には届きません。",
                ),
            ],
        ),
    ]
}

fn section(id: &'static str, title: &'static str, blocks: Vec<Block>) -> Section {
    Section { id, title, blocks }
}

fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}

fn cell(text: impl Into<String>) -> Cell {
    Cell {
        text: text.into(),
        ..Cell::default()
    }
}

fn marked(found: Mark, text: &str) -> Cell {
    Cell {
        mark: Some(mark(found)),
        ..cell(text)
    }
}

fn points<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Block {
    Block::Points(texts.into_iter().map(cell).collect())
}

/// A table with columns of text.
fn table(caption: &'static str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let column = |label: &&str| Column {
        label: label.to_string(),
        is_number: false,
    };
    Table {
        caption,
        columns: columns.iter().map(column).collect(),
        rows,
        is_list: true,
    }
}

/// A table whose columns but the first hold numbers.
fn numbers(caption: &'static str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let mut table = table(caption, columns, rows);
    table.is_list = false;
    for column in table.columns.iter_mut().skip(1) {
        column.is_number = true;
    }
    table
}

#[cfg(test)]
mod tests_ours;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::freshness::freshness;
    use activelist_model::expert::Date;
    use activelist_publication::{Census, ListHead, RecordFault, RecordProblem};

    pub(super) fn rows(table: &Table) -> Vec<Vec<&str>> {
        table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn the_census_adds_up_and_those_not_shown_are_named() {
        let date = |text| Date::parse(text).expect("date");
        let list = ListHead {
            serial: 12,
            published: date("2026-11-01"),
            expires: date("2027-04-30"),
            source: "見本商工会議所".into(),
            sample: true,
            census: Census {
                answers: 238,
                repeats: 15,
                no_skills: 5,
                unable: 10,
                declined: 3,
                outside: 2,
            },
        };
        let freshness = freshness(&list, date("2026-11-23"));
        let problems = [RecordProblem {
            position: 31,
            fault: RecordFault::Nameless,
        }];
        let [who, fresh] = of_list(Some(Known {
            list: &list,
            freshness: &freshness,
            problems: &problems,
        }));
        let Some(Block::Table(table)) = who.blocks.get(1) else {
            panic!("a table: {who:?}");
        };
        let counts: Vec<i32> = rows(table)
            .into_iter()
            .map(|row| {
                let digits = row[1].trim_end_matches(['件', '名']);
                digits.parse().expect("a number")
            })
            .collect();
        let [
            answers,
            repeats,
            people,
            declined,
            unable,
            no_skills,
            outside,
            listed,
        ] = counts[..]
        else {
            panic!("eight lines: {counts:?}");
        };
        assert_eq!(answers - repeats, people);
        assert_eq!(people - declined - unable - no_skills - outside, listed);
        assert_eq!(outside, 2);
        assert_eq!(listed, 203);
        let named = points(["31件目の記録：氏名がありません。"]);
        let folded = Block::Folded("表示していない記録を見る", vec![named]);
        assert_eq!(who.blocks.last(), Some(&folded));
        let Some(Block::Facts(facts)) = fresh.blocks.first() else {
            panic!("facts: {fresh:?}");
        };
        assert!(facts.contains(&("公開日", "2026年11月1日（公開から22日）".into())));
        assert!(facts.iter().any(|(name, _)| *name == "データの種類"));
    }
}
