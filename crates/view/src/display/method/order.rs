//! The page about the method: in which order people are listed.

use super::{Block, cell, points, table, text};
use crate::display::wording::{sort_hint, sort_name};
use activelist_model::catalog::{Content, OptionSet, PREFECTURES, around};
use activelist_search::Sort;

/// The six values: what is compared with contents chosen, and with none.
const VALUES: [[&str; 3]; 6] = [
    [
        "1　評価",
        "選んだ内容のメニューの評価を、◎は2点、○は1点として合計します。",
        "S1からS6の評価を、同じように合計します。",
    ],
    ["2　近さ", NEARNESS, NEARNESS],
    [
        "3　回答の点",
        "内容ごとに、関係する設問の回答の平均を12倍し、合計します。",
        "34問すべての回答の合計を12倍します。",
    ],
    [
        "4　指導テーマ",
        "選んだ内容のうち、指導ツール〔T1〕～〔T5〕で指導できるものの数です。",
        "指導できるテーマの数です。",
    ],
    [
        "5　支援件数",
        "多い人が先です。答えていない人は、0件の人と同じに扱います。",
        "多い人が先です。答えていない人は、0件の人と同じに扱います。",
    ],
    [
        "6　公平な順番",
        "下の説明のとおりです。",
        "下の説明のとおりです。",
    ],
];

/// The second value is the same whether contents are chosen or not.
const NEARNESS: &str = "地域を選んだときだけ比べます。選んだ都道府県に住んでいる人、隣の都道府県に住んでいる人、そのほかの人の順です。居住地を答えていない人は、そのほかの人と同じに扱います。";

pub(super) fn order() -> Vec<Block> {
    let values = VALUES.map(|row| row.map(cell).to_vec()).to_vec();
    let columns = ["見るもの", "支援内容を選んだとき", "何も選んでいないとき"];
    let others = [Sort::Nearest, Sort::TrackRecord, Sort::Fee].map(|sort| {
        let rest = match sort {
            Sort::Recommended => "",
            Sort::Nearest => "都道府県を選んでいないときは、得意な順と同じです。",
            Sort::TrackRecord => "件数を答えていない人は、0件の人と同じに扱います。",
            Sort::Fee => "額を答えていない人は、最後になります。",
        };
        format!("{}：{}{rest}", sort_name(sort), sort_hint(sort))
    });
    let depth = Content::all().map(|content| {
        let questions: Vec<String> = content.questions().map(|found| found.id()).collect();
        vec![
            cell(format!("{}　{}", content.id(), content.label())),
            cell(questions.join("、")),
        ]
    });
    let depth = table("回答の点に使う設問", &["支援内容", "設問"], depth.collect());
    let rule = |title: &str, blocks| Block::Rule(title.to_string(), blocks);
    vec![
        rule(
            sort_name(Sort::Recommended),
            vec![
                text(
                    "選んだ支援内容への評価が高い人から並べます。次の値を上から順に比べ、差がついたところで順位が決まります。",
                ),
                Block::Table(table("得意な順で比べる値", &columns, values)),
                Block::Reason(
                    "報告書が定めているのは、選んだ内容への評価が高い人を先にすることだけです。評価の数え方と、評価が同じ人どうしの順は、この一覧で決めました。近さを評価の次に比べるのは、報告書の調査で、企業が近くの専門家による対面の支援を求め、オンラインよりも訪問をおよそ2対1で望んでいたためです。回答の平均を12倍するのは、関係する設問の数が違っても、整数どうしで比べられるようにするためです。",
                ),
            ],
        ),
        beside(),
        rule(
            "公平な順番",
            vec![
                text(
                    "5つの値がすべて同じ人どうしは、一覧の通し番号と登録番号から計算した番号の小さい順に並べます。",
                ),
                Block::Folded(
                    "計算のしかたを見る",
                    vec![text(
                        "使うのは、SHA-256の先頭64ビットです。計算に使う文字列は、通し番号と6けたの登録番号を半角の「:」でつないだものです。例えば、通し番号7で第012345号の人は「7:012345」で、SHA-256の先頭16けたは2c64e10a0b9d66efです。",
                    )],
                ),
                Block::Reason(
                    "通し番号は一覧を更新するたびに変わるので、いつも同じ人が先になることはなく、登録番号の近い人どうしが続いて並ぶこともありません。また、同じ一覧であれば誰が計算しても同じ順になるので、印刷した一覧を後から確かめられます。",
                ),
            ],
        ),
        rule(
            "そのほかの並び順",
            vec![
                points(others),
                Block::Reason(
                    "報告書によると、企業は近さと信頼できることを重んじます。料金は最初の決め手ではないものの、比べたいときのために選べるようにしました。",
                ),
            ],
        ),
        rule(
            "支援内容と設問の対応",
            vec![
                text("「回答の点」には、支援内容ごとに次の設問の回答を使います。"),
                Block::Folded("支援内容ごとの設問を見る", vec![Block::Table(depth)]),
                Block::Reason(
                    "同じ評価の中でも、選んだ内容により詳しい人を先にするためです。報告書には対応の定めがありません。",
                ),
            ],
        ),
    ]
}

/// Which prefectures are neighbours.
fn beside() -> Block {
    let rows = (0..PREFECTURES.len()).map(|place| {
        let near = around(OptionSet::only(place)).iter();
        let near: Vec<&str> = near.map(|place| PREFECTURES[place]).collect();
        vec![cell(PREFECTURES[place]), cell(near.join("、"))]
    });
    let table = table("隣の都道府県", &["都道府県", "隣"], rows.collect());
    Block::Rule(
        "隣の都道府県".to_string(),
        vec![
            text(
                "近さを比べるときと、条件をゆるめる提案で、次の表を使います。比べるのは住んでいる都道府県で、距離は使いません。条件を選ぶ画面で市区町村も選ぶと、その市区町村に住む人に「同じ市」などと示し、「近い順」ではいちばん先に並べます（政令指定都市の区は、市にまとめます）。ほかの並び順は変わりません。",
            ),
            Block::Folded("隣の都道府県の表を見る", vec![Block::Table(table)]),
            Block::Reason(
                "報告書に定めがないため、陸続きか、橋やトンネル、主な航路で行き来できるものとして、この一覧で決めました。実際に訪問できるかどうかは、専門家にお確かめください。",
            ),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_values_are_compared_in_the_order_of_the_search() {
        let turns = VALUES.map(|[name, ..]| name);
        assert_eq!(
            turns,
            [
                "1　評価",
                "2　近さ",
                "3　回答の点",
                "4　指導テーマ",
                "5　支援件数",
                "6　公平な順番"
            ]
        );
    }

    #[test]
    fn the_example_of_a_fair_turn_is_one() {
        let number =
            activelist_model::expert::RegistrationNumber::parse("012345").expect("six digits");
        let turn = format!("{:016x}", activelist_search::fair_turn(7, number));
        assert!(format!("{:?}", order()).contains(&turn), "{turn}");
    }
}
