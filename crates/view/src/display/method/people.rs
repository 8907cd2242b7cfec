//! The page about the method: who is listed, and how fresh that is.

use super::{Block, Cell, Section, Table, cell, numbers, points, section, text};
use crate::display::freshness::{Freshness, census};
use activelist_publication::{ListHead, RecordProblem, record_text};

/// What the page says of the list at hand.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The list.
    pub list: &'a ListHead,
    /// Its age.
    pub freshness: &'a Freshness,
    /// Records that could not be read.
    pub problems: &'a [RecordProblem],
}

/// Who is listed, and how fresh that is. Without a list only what always holds.
pub fn of_list(known: Option<Known<'_>>) -> [Section; 2] {
    let mut who = vec![text(
        "登録セキスペへのスキル調査の回答のうち、次のものを除いて、すべての人を載せています。同じ登録番号の回答が二つ以上あるときは、最後の回答だけを使います。",
    )];
    let mut fresh = Vec::new();
    let first_reason = Block::Rule(
        "除く理由が重なるとき".to_string(),
        vec![
            text("除く理由が二つ以上ある人は、先に書いた理由で一度だけ数えます。"),
            Block::Reason("人数の合計が、回答した人の数と合うようにするためです。"),
        ],
    );
    match known {
        Some(known) => {
            who.extend([Block::Table(people(known.list)), first_reason, employed()]);
            who.extend(unread(known.problems));
            fresh.push(Block::Facts(facts(known.freshness)));
        }
        None => who.extend([
            points([
                "掲載を望まない人",
                "支援可能期間が「支援不可」の人",
                "スキルの設問に1問も答えていない人",
                "事務局の判断で対象外の人",
            ]),
            first_reason,
            employed(),
        ]),
    }
    fresh.push(text(
        "有効期限を過ぎた一覧には、すべての画面の上に注意を表示します。連絡先や料金が変わっていることがあるためです。",
    ));
    [
        section("who", "載っている人と載っていない人", who),
        section("fresh", "一覧の新しさ", fresh),
    ]
}

/// Whether people who work for somebody are listed.
fn employed() -> Block {
    Block::Rule(
        "会社などに勤めている人".to_string(),
        vec![
            text(
                "会社などに勤めている人も、副業などで支援できるものとして載せています。ただし、中小企業へのセキュリティ支援を、勤め先が自らの仕事として行っている人は、この一覧の対象外です。",
            ),
            text(
                "スキル調査では、副業ができるかどうかも、勤め先の仕事も尋ねていません。対象外とするかどうかは事務局が一人ずつ判断し、その理由を事務局の報告に残します。",
            ),
            Block::Reason(
                "報告書は、そうした組織の人を一覧の対象外として考えていますが、見分け方を定めていないためです。",
            ),
        ],
    )
}

fn people(list: &ListHead) -> Table {
    let rows = census(&list.census).into_iter().map(|line| {
        let count = Cell {
            is_strong: line.total,
            ..cell(line.count)
        };
        vec![cell(line.label), count]
    });
    numbers("回答から掲載までの人数", &["区分", "人数"], rows.collect())
}

/// Records of the file that could not be read: nobody vanishes silently.
fn unread(problems: &[RecordProblem]) -> Vec<Block> {
    if problems.is_empty() {
        return vec![text("記録を読み取れずに表示していない人は、いません。")];
    }
    vec![
        text(format!(
            "載っている人のうち{}名は、記録に誤りがあって読み取れないため、表示していません。",
            problems.len()
        )),
        Block::Folded(
            "表示していない記録を見る",
            vec![points(problems.iter().map(record_text))],
        ),
    ]
}

fn facts(found: &Freshness) -> Vec<(&'static str, String)> {
    let sample = found
        .sample
        .then(|| ("データの種類", "見本データ（架空の人物）".to_string()));
    let mut facts = vec![
        ("発行者・出典", found.source.clone()),
        ("公開日", format!("{}（{}）", found.published, found.age)),
        ("有効期限", found.expires.clone()),
        ("通し番号", found.serial.clone()),
    ];
    facts.extend(sample);
    facts
}
