//! The page about the method: how the marks come about.

use super::{Block, Cell, Column, Table, cell, marked, numbers, points, table, text};
use crate::display::marks::mark;
use activelist_model::catalog::{
    Area, CRITERIA, Criterion, Group, Level, Menu, QUALIFICATION_AUDITOR, QUALIFICATION_CISA,
    QUESTIONS, points_for,
};
use activelist_model::expert::{Answers, Mark, rate_area, score};

pub(super) fn rating() -> Vec<Block> {
    let levels = Level::ALL.map(|level| format!("{}は「{}」", level.points(), level.label()));
    let mut blocks = vec![
        text(format!(
            "スキル調査では、{}つの支援領域（S1～S6）にわたる{}の設問に、本人が0から3の4段階で答えています。{}です。",
            Area::ALL.len(),
            QUESTIONS.len(),
            levels.join("、")
        )),
        text(format!(
            "領域は、合わせて{}の小項目に分かれています。小項目ごとに回答を合計し、その合計が設定評点以上であれば「届いている」と数えます。",
            CRITERIA.len()
        )),
        Block::Table(points_table()),
        Block::Statements,
        at_least(),
        Block::Points(vec![
            marked(Mark::Double, "：領域のすべての小項目が届いている"),
            marked(Mark::Single, "：届いていない小項目が一つだけある"),
            marked(Mark::Blank, "：届いていない小項目が二つ以上ある"),
        ]),
        Block::Table(example()),
        words(),
        text("領域の評価を、そのまま支援メニューの評価にします。"),
        Block::Table(menus()),
        menus_by_name(),
    ];
    blocks.extend(own_ratings());
    blocks
}

/// The points by number of questions, and the criteria they hold for.
fn points_table() -> Table {
    let rows = (1..=5).filter_map(|count: u8| {
        let criteria = Criterion::all().filter(|found| found.question_count() == count);
        let ids: Vec<String> = criteria.map(Criterion::id).collect();
        (!ids.is_empty()).then(|| {
            vec![
                cell(format!("{count}問")),
                cell(format!("{}点", 3 * count)),
                cell(format!("{}点", points_for(count))),
                cell(ids.join("、")),
            ]
        })
    });
    let columns = ["小項目の設問の数", "満点", "設定評点", "小項目"];
    let mut table = numbers("設問の数と設定評点", &columns, rows.collect());
    table.columns[3].is_number = false;
    table.is_list = true;
    table
}

/// The report's example, reckoned by the rating itself.
fn example() -> Table {
    const SUMS: [[u8; 3]; 3] = [[15, 5, 5], [12, 5, 5], [12, 5, 3]];
    let area = Area::S1;
    let rows = (1..).zip(SUMS).map(|(number, sums)| {
        let mut answers = Answers::default();
        for (criterion, sum) in area.criteria().zip(sums) {
            spread(&mut answers, criterion, sum);
        }
        let given = area.criteria().take(1).flat_map(Criterion::questions);
        let given: Vec<String> = given
            .map(|question| answers.points(question).to_string())
            .collect();
        let mut row = vec![cell(format!(
            "例{number}：{}-aの回答が{}",
            area.id(),
            given.join("、")
        ))];
        row.extend(
            area.criteria()
                .map(|criterion| reached(&answers, criterion)),
        );
        row.push(marked(rate_area(&answers, area), ""));
        row
    });
    let mut table = table("領域S1での例", &["例"], rows.collect());
    table
        .columns
        .extend(area.criteria().map(|criterion| Column {
            label: format!("{}（評点{}）", criterion.id(), criterion.points()),
            is_number: true,
        }));
    table.columns.push(Column {
        label: "評価".to_string(),
        is_number: false,
    });
    table
}

/// Answers a criterion so that it comes to this sum, with the highest answers first.
fn spread(answers: &mut Answers, criterion: Criterion, sum: u8) {
    let mut rest = sum;
    for question in criterion.questions() {
        let given = rest.min(3);
        answers.set(question, Level::from_points(given));
        rest -= given;
    }
}

fn reached(answers: &Answers, criterion: Criterion) -> Cell {
    let found = score(answers, criterion);
    let verdict = if found.holds() {
        "届く"
    } else {
        "届かない"
    };
    cell(format!("{}点　{verdict}", found.sum))
}

/// Which area rates which menus.
fn menus() -> Table {
    let rows = Area::ALL.map(|area| {
        let menus = Menu::ALL.into_iter();
        let menus = menus.filter(|menu| menu.area() == Some(area));
        let menus: Vec<String> = menus
            .map(|menu| format!("{}　{}", menu.number(), menu.label()))
            .collect();
        vec![
            cell(format!("{}　{}", area.id(), area.label())),
            cell(menus.join("、")),
        ]
    });
    let columns = ["支援領域", "支援メニュー"];
    table("支援領域と支援メニュー", &columns, rows.to_vec())
}

/// Whether the points themselves are enough.
fn at_least() -> Block {
    Block::Rule(
        "設定評点と同じ点".to_string(),
        vec![
            text("小項目の合計が設定評点と同じときも、「届いている」と数えます。"),
            Block::Reason(
                "報告書には「評点以上」と「評点より高い」の二通りの書き方があります。「より高い」とすると、設問が一つの小項目では、満点の3点でも届かないためです。",
            ),
        ],
    )
}

/// What the two marks are called.
fn words() -> Block {
    let [double, single] = [Mark::Double, Mark::Single].map(mark);
    Block::Rule(
        "◎と○の意味のことば".to_string(),
        vec![
            text(format!(
                "{}を「{}」、{}を「{}」と書きます。",
                double.sign, double.meaning, single.sign, single.meaning
            )),
            Block::Reason("報告書の凡例は、ことばが一つ抜けていて、そのままでは読めないためです。"),
        ],
    )
}

/// Which of the menus the report itself gives to an area.
fn menus_by_name() -> Block {
    Block::Rule(
        "領域S2からS6とメニューの対応".to_string(),
        vec![
            text("メニュー2から6には、名前の対応する領域S2からS6の評価を使います。"),
            Block::Reason(
                "報告書に書かれているのは、領域S1の評価をメニュー0と1に使うことだけだからです。",
            ),
        ],
    )
}

/// The counts in which the report and the rating agree.
fn counts() -> Block {
    Block::Rule(
        "報告書の人数との関係".to_string(),
        vec![
            text(
                "報告書の表2-95は、回答した221名を、支援領域ごとに、一人で支援できる人、助けがあれば支援できる人、まだ実務では支援できない人の三つに分けて数えています（領域S5では50名、82名、89名）。この三つを、◎、○、印なしの人数と考えます。",
            ),
            Block::Reason(
                "報告書には、この三つが◎、○、印なしにあたるとは書かれていません。上の規則で計算すると、6つの領域のすべてで報告書の人数と同じになるため、そう考えました。",
            ),
        ],
    )
}

/// The only criterion of an area that has but one.
fn only_criterion(area: Area) -> Option<Criterion> {
    let mut criteria = area.criteria();
    let first = criteria.next()?;
    criteria.next().is_none().then_some(first)
}

/// The least sum that earns a single criterion's area at least this mark.
fn least(criterion: Criterion, wanted: Mark) -> u8 {
    let most = 3 * criterion.question_count();
    (0..=most)
        .find(|sum| {
            let mut answers = Answers::default();
            spread(&mut answers, criterion, *sum);
            rate_area(&answers, criterion.area()) >= wanted
        })
        .unwrap_or(most)
}

fn own_ratings() -> [Block; 4] {
    let singles: Vec<Criterion> = Area::ALL.into_iter().filter_map(only_criterion).collect();
    let names: Vec<&str> = singles.iter().map(|found| found.area().id()).collect();
    let thresholds = singles.iter().map(|found| {
        let double = least(*found, Mark::Double);
        let single = least(*found, Mark::Single);
        format!(
            "{}（{}問）：{double}点以上が◎、{single}点から{}点までが○、{}点以下は印なし",
            found.area().id(),
            found.question_count(),
            double - 1,
            single - 1
        )
    });
    let qualification = |position| Group::Qualification.label_of(position);
    [
        Block::Rule(
            format!("小項目が一つだけの領域（{}）", names.join("と")),
            vec![
                text(
                    "設定評点以上であれば◎とします。設定評点には届かなくても、設問の数の2倍以上の点があれば○とします。",
                ),
                points(thresholds),
                Block::Reason(
                    "報告書の決まりを文字どおりに当てはめると、届いていない小項目は多くても一つなので、全員に◎か○が付いてしまいます。報告書の集計には支援できない人がいるため、回答の平均が「サポートがあれば実行可能」以上の人に○を付けることにしました。",
                ),
            ],
        ),
        counts(),
        Block::Rule(
            "答えていない設問".to_string(),
            vec![
                text(
                    "答えていない設問は、合計に加えません。画面では0ではなく「未回答」と表示します。",
                ),
                Block::Reason("答えていないことと、「知識・経験なし」と答えたことは違うためです。"),
            ],
        ),
        Block::Rule(
            format!(
                "メニュー{}（{}）",
                Menu::AUDIT.number(),
                Menu::AUDIT.label()
            ),
            vec![
                text(format!(
                    "{}、{}、公認システム監査人のどれかの資格を選んだ人を○とします。公認システム監査人は、保有資格で「その他」を選び、そこに書いてあるときに数えます（公認システム監査人補は含みません）。そのうえで小項目{}が設定評点に届いている人を◎とします。",
                    qualification(QUALIFICATION_AUDITOR),
                    qualification(QUALIFICATION_CISA),
                    Criterion::S2_B.id()
                )),
                Block::Reason(
                    "スキル調査にシステム監査の設問がないため、監査の資格と、対策を評価する力から判断します。",
                ),
            ],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::tests::rows;
    use super::*;

    #[test]
    fn the_worked_example_comes_out_double_single_and_blank() {
        let example = example();
        let signs: Vec<&str> = example
            .rows
            .iter()
            .filter_map(|row| Some(row.last()?.mark?.sign))
            .collect();
        assert_eq!(signs, ["◎", "○", ""]);
        let shown = rows(&example);
        assert_eq!(
            shown[0][..2],
            ["例1：S1-aの回答が3、3、3、3、3", "15点　届く"]
        );
        assert_eq!(
            shown[2][1..4],
            ["12点　届かない", "5点　届く", "3点　届かない"]
        );
        assert_eq!(example.columns[1].label, "S1-a（評点13）");
    }

    #[test]
    fn the_table_of_points_covers_all_14_criteria_once() {
        let points = points_table();
        let shown = rows(&points);
        let mut ids: Vec<&str> = shown.iter().flat_map(|row| row[3].split('、')).collect();
        ids.sort_unstable();
        let all: Vec<String> = Criterion::all().map(Criterion::id).collect();
        assert_eq!(ids, all);
        assert_eq!(shown[4], ["5問", "15点", "13点", "S1-a、S6-a"]);
    }

    #[test]
    fn the_thresholds_of_single_criteria_are_those_of_the_rating() {
        let Block::Rule(title, blocks) = &own_ratings()[0] else {
            panic!("a rule");
        };
        assert_eq!(title, "小項目が一つだけの領域（S5とS6）");
        let expected = points([
            "S5（4問）：10点以上が◎、8点から9点までが○、7点以下は印なし",
            "S6（5問）：13点以上が◎、10点から12点までが○、9点以下は印なし",
        ]);
        assert!(blocks.contains(&expected), "{blocks:?}");
    }
}
