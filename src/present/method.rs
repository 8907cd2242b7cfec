//! The page about the method: who is listed, how marks come about, and in which order.
//!
//! What the program decides is asked of the program: points, marks, thresholds and mappings come
//! from the catalogue and the rating, so that the page can't say one thing and the list another.
//! Every rule that is the project's own (*ours*) is a [`Block::Rule`], with its reason.

mod guidance;

use super::failure::record_text;
use super::freshness::{Freshness, census};
use super::marks::{MarkView, mark};
use super::wording::{sort_hint, sort_name};
use crate::catalog::{
    Area, CRITERIA, Content, Criterion, Group, Level, Menu, QUALIFICATION_AUDITOR,
    QUALIFICATION_CISA, QUESTIONS, points_for,
};
use crate::expert::{Answers, Mark, rate_area, score};
use crate::search::{MAX_WORDS_LENGTH, Sort};
use crate::snapshot::{Edition, RecordProblem};

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

/// What the page says of the list at hand.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The list.
    pub list: &'a Edition,
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
            who.extend([Block::Table(people(known.list)), first_reason]);
            who.extend(unread(known.problems));
            fresh.push(Block::Facts(facts(known.freshness)));
        }
        None => who.extend([
            points([
                "掲載を望まない人",
                "支援可能期間が「支援不可」の人",
                "スキルの設問に1問も答えていない人",
            ]),
            first_reason,
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

/// What holds for every list.
pub fn rules() -> [Section; 7] {
    [
        section("rating", "評価（◎・○）のしくみ", rating()),
        section("filter", "条件での絞り込み", filter()),
        section("order", "並び順", order()),
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
                    "候補に入れた人の登録番号だけは、お使いの端末のブラウザーに保存します。「候補をすべて外す」を押すと消えます。",
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

fn people(list: &Edition) -> Table {
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

fn rating() -> Vec<Block> {
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
        Block::Points(vec![
            marked(Mark::Double, "：領域のすべての小項目が届いている"),
            marked(Mark::Single, "：届いていない小項目が一つだけある"),
            marked(Mark::Blank, "：届いていない小項目が二つ以上ある"),
        ]),
        Block::Table(example()),
        text("領域の評価を、そのまま支援メニューの評価にします。"),
        Block::Table(menus()),
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
        let menus: Vec<String> = menus.map(|menu| menu.number().to_string()).collect();
        vec![
            cell(format!("{}　{}", area.id(), area.label())),
            cell(menus.join("、")),
        ]
    });
    let columns = ["支援領域", "支援メニュー"];
    numbers("支援領域と支援メニュー", &columns, rows.to_vec())
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

fn own_ratings() -> [Block; 3] {
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
                    "報告書の決まりを文字どおりに当てはめると、届いていない小項目は多くても一つなので、全員に◎か○が付いてしまいます。報告書の集計には印のない人がいるため、回答の平均が「サポートがあれば実行可能」以上の人に○を付けることにしました。",
                ),
            ],
        ),
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

fn filter() -> Vec<Block> {
    let words = format!(
        "ことばで絞り込むときは、空白で区切ったことばをすべて含む人が残ります（全体で{MAX_WORDS_LENGTH}文字まで）。全角と半角、大文字と小文字、ひらがなとカタカナ、新字体と旧字体（高と髙など）、氏名の間の空白の有無、（株）と株式会社などの違いは問いません。"
    );
    vec![points([
        "同じ項目の中で二つ以上選ぶと、どれか一つに合う人が残ります。",
        "二つ以上の項目で選ぶと、すべての項目に合う人だけが残ります。",
        "「該当なし」と答えた人と答えていない人は、その項目のどの選択肢にも合いません。",
        "設問、小項目、メニューの評価を指定すると、すべてに合う人か、どれか一つに合う人のうち、選んだほうが残ります。答えていない設問は、指定すると合わないものとします。",
        "支援件数を指定すると、本人が申告した件数がそれ以上の人だけが残ります。",
        words.as_str(),
        "支援内容を選んでも、人数は減りません。選んだ内容は並び順に使います。",
        "選択肢の横の数字は、ほかの項目の条件はそのままで、その項目ではその選択肢だけを選んだときに合う人数です。",
    ])]
}

/// The five values: what is compared with contents chosen, and with none.
const VALUES: [[&str; 3]; 5] = [
    [
        "1　評価",
        "選んだ内容のメニューの評価を、◎は2点、○は1点として合計します。",
        "S1からS6の評価を、同じように合計します。",
    ],
    [
        "2　深さ",
        "内容ごとに、関係する設問の回答の平均を12倍し、合計します。",
        "34問すべての回答の合計を12倍します。",
    ],
    [
        "3　指導テーマ",
        "選んだ内容のうち、指導ツール〔T1〕～〔T5〕で指導できるものの数です。",
        "指導できるテーマの数です。",
    ],
    [
        "4　支援件数",
        "多い人が先です。答えていない人は、0件の人と同じに扱います。",
        "多い人が先です。答えていない人は、0件の人と同じに扱います。",
    ],
    [
        "5　公平な順番",
        "下の説明のとおりです。",
        "下の説明のとおりです。",
    ],
];

fn order() -> Vec<Block> {
    let values = VALUES.map(|row| row.map(cell).to_vec()).to_vec();
    let columns = ["見るもの", "支援内容を選んだとき", "何も選んでいないとき"];
    let others = [Sort::Nearest, Sort::TrackRecord, Sort::Fee].map(|sort| {
        let rest = match sort {
            Sort::Recommended => "",
            Sort::Nearest => "都道府県を選んでいないときは、おすすめ順と同じです。",
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
    let depth = table("深さを測る設問", &["支援内容", "設問"], depth.collect());
    let rule = |title: &str, blocks| Block::Rule(title.to_string(), blocks);
    vec![
        rule(
            sort_name(Sort::Recommended),
            vec![
                text(
                    "選んだ支援内容への評価が高い人から並べます。次の値を上から順に比べ、差がついたところで順位が決まります。",
                ),
                Block::Table(table("おすすめ順で比べる値", &columns, values)),
                Block::Reason(
                    "報告書が定めているのは、選んだ内容への評価が高い人を先にすることだけです。評価の数え方と、評価が同じ人どうしの順は、この一覧で決めました。深さを12倍するのは、関係する設問の数が違っても、整数どうしで比べられるようにするためです。",
                ),
            ],
        ),
        rule(
            "公平な順番",
            vec![
                text(
                    "4つの値がすべて同じ人どうしは、一覧の通し番号と登録番号から計算した番号（SHA-256の先頭64ビット）の小さい順に並べます。計算に使う文字列は、通し番号と6けたの登録番号を半角の「:」でつないだものです。例えば、通し番号7で第012345号の人は「7:012345」で、SHA-256の先頭16けたは2c64e10a0b9d66efです。",
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
                text("「深さ」には、支援内容ごとに次の設問の回答を使います。"),
                Block::Folded("支援内容ごとの設問を見る", vec![Block::Table(depth)]),
                Block::Reason(
                    "同じ評価の中でも、選んだ内容により詳しい人を先にするためです。報告書には対応の定めがありません。",
                ),
            ],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expert::Date;
    use crate::present::freshness::freshness;
    use crate::snapshot::{Census, RecordFault};

    fn rows(table: &Table) -> Vec<Vec<&str>> {
        table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

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

    fn rules_in(blocks: &[Block]) -> Vec<&[Block]> {
        let rules = blocks.iter().filter_map(|block| match block {
            Block::Rule(_, inner) => Some(inner.as_slice()),
            _ => None,
        });
        rules.collect()
    }

    #[test]
    fn every_rule_of_ours_says_why() {
        let sections = rules();
        let found: Vec<&[Block]> = sections
            .iter()
            .flat_map(|section| rules_in(&section.blocks))
            .collect();
        assert_eq!(found.len(), 12);
        for blocks in found {
            assert!(
                matches!(blocks.last(), Some(Block::Reason(_))),
                "{blocks:?}"
            );
        }
    }

    #[test]
    fn the_census_adds_up_and_those_not_shown_are_named() {
        let date = |text| Date::parse(text).expect("date");
        let list = Edition {
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

    #[test]
    fn the_example_of_a_fair_turn_is_one() {
        let number = crate::expert::RegistrationNumber::parse("012345").expect("six digits");
        let turn = format!("{:016x}", crate::search::fair_turn(7, number));
        assert!(format!("{:?}", order()).contains(&turn), "{turn}");
    }
}
