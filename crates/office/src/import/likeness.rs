//! Proposals for headers that are not known for certain: by the words in them, and by what stands below.
//!
//! A proposal is confirmed by somebody in a hurry, so a wrong one is worse than none: every column has
//! words that must be in a header and words that must not, two columns that fit are none, and nine of ten
//! values must be readable as that column.

use activelist_model::catalog::{Group, Question};
use activelist_publication::{Field, MAX_CASES, MAX_YEARS};

use super::parts::{Separator, separator_of};
use super::plain::plain;
use crate::survey::Column;
use crate::survey::cell::{is_conditional, mail};
use crate::survey::level::level;
use crate::survey::number::{count, registration};
use crate::survey::time::{answered_at, registered_year};

/// What a header must have and must not have, all in comparable form.
struct Words {
    column: Column,
    /// One of each of these lists.
    all: &'static [&'static [&'static str]],
    none: &'static [&'static str],
}

const fn words(
    column: Column,
    all: &'static [&'static [&'static str]],
    none: &'static [&'static str],
) -> Words {
    Words { column, all, none }
}

const RULES: [Words; 28] = [
    words(
        Column::AnsweredAt,
        &[
            &["回答", "送信", "受付", "提出", "入力", "記入"],
            &["日時", "時刻", "タイムスタンプ"],
        ],
        &["開始", "更新", "変更", "希望", "予約"],
    ),
    words(
        Column::Text(Field::Name),
        &[&["氏名", "お名前", "姓名", "フルネーム"]],
        &[
            "フリガナ",
            "ふりがな",
            "カナ",
            "かな",
            "ローマ字",
            "会社",
            "組織",
            "担当",
            "紹介",
            "上司",
            "旧姓",
        ],
    ),
    words(
        Column::Text(Field::Kana),
        &[&[
            "フリガナ",
            "ふりがな",
            "カナ",
            "よみがな",
            "読み仮名",
            "ヨミガナ",
        ]],
        &["会社", "組織", "住所", "企業"],
    ),
    words(
        Column::Home,
        &[&["居住", "お住まい", "在住", "住所"]],
        &[
            "メール",
            "支援",
            "対応",
            "勤務",
            "会社",
            "本籍",
            "ネット",
            "市区町村のみ",
        ],
    ),
    words(
        Column::Choice(Group::Status),
        &[&["所属状況", "就業形態", "勤務形態", "働き方", "独立"]],
        &["団体", "年数", "資格", "時期", "予定"],
    ),
    words(
        Column::Text(Field::Organisation),
        &[&[
            "勤務先",
            "所属先",
            "会社名",
            "企業名",
            "組織名",
            "屋号",
            "所属組織",
        ]],
        &[
            "住所",
            "電話",
            "規模",
            "状況",
            "団体",
            "可否",
            "許可",
            "url",
            "メール",
            "業種",
            "部署",
        ],
    ),
    words(
        Column::Text(Field::Mail),
        &[&[
            "メールアドレス",
            "mailアドレス",
            "メアド",
            "e-mail",
            "連絡先メール",
        ]],
        &[
            "確認用",
            "再入力",
            "緊急",
            "可否",
            "希望",
            "会社",
            "上司",
            "予備",
        ],
    ),
    words(
        Column::Registration,
        &[
            &["支援士", "登録セキスペ", "セキスペ", "登録"],
            &["番号", "no."],
        ],
        &[
            "受付",
            "会員",
            "社員",
            "電話",
            "郵便",
            "整理",
            "法人",
            "回答",
            "インボイス",
            "事業者",
            "年",
        ],
    ),
    words(
        Column::RegisteredYear,
        &[&["登録"], &["年"]],
        &["番号", "生年", "月日", "更新", "期限", "年数", "年齢"],
    ),
    words(
        Column::Choice(Group::Qualification),
        &[&["資格"], &["保有", "お持ち", "取得", "他"]],
        &["年", "番号", "登録セキスペ以外で取りたい", "予定", "今後"],
    ),
    words(
        Column::Choice(Group::Experience),
        &[&["実務", "業務", "キャリア"], &["経験", "年数"], &["年"]],
        &["支援", "件", "内容", "具体"],
    ),
    words(
        Column::Choice(Group::Support),
        &[
            &["支援", "コンサル"],
            &["経験", "実績"],
            &["有無", "ありますか", "ありますでしょうか", "あり・なし"],
        ],
        &["年数", "件数", "内容", "具体"],
    ),
    words(
        Column::Cases,
        &[
            &["支援", "実績", "コンサル", "指導"],
            &["件数", "社数", "何件", "何社"],
        ],
        &["可能", "希望", "年間"],
    ),
    words(
        Column::Years,
        &[&["支援", "コンサル", "指導"], &["年数", "何年"]],
        &["実務", "可能", "希望"],
    ),
    words(
        Column::Text(Field::Work),
        &[&["支援", "実績", "コンサル"], &["内容", "概要", "具体"]],
        &["可能", "希望", "根拠", "できる", "件数", "年数"],
    ),
    words(
        Column::Choice(Group::Industry),
        &[&["業界", "業種"]],
        &["勤務先", "会社", "その他の業", "苦手", "出身", "自社"],
    ),
    words(
        Column::Choice(Group::Association),
        &[&["団体"], &["所属", "つながり", "加入", "会員", "関係"]],
        &["名称", "役職", "支援先", "以外"],
    ),
    words(
        Column::Choice(Group::Size),
        &[&["規模", "従業員数"]],
        &["勤務先", "自社", "所属", "被害"],
    ),
    words(
        Column::Choice(Group::Prefecture),
        &[
            &["都道府県", "地域", "エリア"],
            &["支援", "対応", "活動", "訪問"],
        ],
        &[
            "居住",
            "住まい",
            "在住",
            "住所",
            "勤務",
            "不可",
            "オンライン",
        ],
    ),
    words(
        Column::Choice(Group::Form),
        &[&["形態", "方法", "スタイル"], &["支援", "コンサル", "提供"]],
        &["勤務", "雇用", "就業", "連絡", "支払", "契約"],
    ),
    words(
        Column::Choice(Group::Theme),
        &[&["テーマ"]],
        &["自由", "講習", "その他", "研究"],
    ),
    words(
        Column::Choice(Group::Fee),
        &[&["報酬", "料金", "謝金", "単価", "費用"]],
        &["講習", "交通", "支払", "受講", "実績"],
    ),
    words(
        Column::Choice(Group::Period),
        &[&["期間"]],
        &["経験", "登録", "勤務", "有効", "掲載", "回答", "受付"],
    ),
    words(
        Column::Text(Field::Appeal),
        &[&[
            "自己pr",
            "強み",
            "アピール",
            "自己紹介",
            "ひとこと",
            "メッセージ",
        ]],
        &["弱み"],
    ),
    words(
        Column::Text(Field::Homepage),
        &[&["ホームページ", "hp", "ウェブサイト", "webサイト", "url"]],
        &["会社の", "勤務先", "掲載", "可否", "公開してよい", "写真"],
    ),
    words(
        Column::Text(Field::Municipality),
        &[&["市区町村", "市町村"]],
        &["都道府県", "支援", "勤務", "対応"],
    ),
    words(
        Column::Text(Field::Photo),
        &[
            &["写真", "顔写真"],
            &["ファイル", "アップロード", "画像", "提出", "添付"],
        ],
        &["可否", "同意", "許諾", "掲載してよ", "公開"],
    ),
    words(
        Column::Consent,
        &[
            &["掲載", "公開"],
            &[
                "同意",
                "可否",
                "承諾",
                "許可",
                "了承",
                "してよい",
                "よろしい",
                "希望",
            ],
        ],
        &[
            "写真",
            "メール",
            "電話",
            "ホームページ",
            "hp",
            "url",
            "住所",
            "年齢",
            "個人情報",
            "会社",
            "勤務先",
            "報酬",
            "料金",
            "氏名の",
            "期間",
            "取扱",
            "取り扱い",
            "成果",
            "sns",
            "実績の",
        ],
    ),
];

/// The column that a header may mean, of those that are still looked for, if nine of ten values can be read
/// as one. None where several may be meant.
pub fn propose(header: &str, values: &[&str], missing: &[Column]) -> Option<Column> {
    if values.is_empty() {
        return None;
    }
    let text = plain(header);
    // A header that asks for the grounds of something names what it is about as well.
    let is_text = ["根拠", "理由", "コメント", "備考", "メモ"]
        .iter()
        .any(|word| text.contains(word));
    if is_text {
        return None;
    }
    let has = |word: &&str| text.contains(*word);
    let fits = |rule: &&Words| {
        rule.all.iter().all(|any| any.iter().any(has)) && !rule.none.iter().any(has)
    };
    let mut found = RULES.iter().filter(fits).map(|rule| rule.column);
    let column = match (found.next(), found.next()) {
        (Some(column), None) => column,
        (None, _) => Column::Skill(skill(&text)?),
        _ => return None,
    };
    let readable = readable(column, values);
    (missing.contains(&column) && readable * 10 >= values.len() * 9).then_some(column)
}

/// The skill question whose name a header resembles far more than that of any other.
fn skill(text: &str) -> Option<Question> {
    let rated = Question::all().map(|question| {
        let names = [plain(question.label()), plain(question.statement())];
        let best = names
            .iter()
            .map(|name| alike(text, name))
            .max()
            .unwrap_or(0);
        (best, question)
    });
    let mut rated: Vec<(u32, Question)> = rated.collect();
    rated.sort_by_key(|(alike, question)| (std::cmp::Reverse(*alike), question.index()));
    let ((best, question), (second, _)) = (*rated.first()?, *rated.get(1)?);
    (best >= 600 && best >= second + 150).then_some(question)
}

/// How many pairs of neighbouring characters two texts have in common, in thousandths (Dice).
fn alike(left: &str, right: &str) -> u32 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let characters: Vec<char> = text.chars().collect();
        characters
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect()
    };
    let (left, mut right) = (pairs(left), pairs(right));
    let all = left.len() + right.len();
    if all == 0 {
        return 0;
    }
    let mut common = 0_usize;
    for pair in left {
        if let Some(at) = right.iter().position(|other| *other == pair) {
            right.swap_remove(at);
            common += 1;
        }
    }
    u32::try_from(common * 2000 / all).unwrap_or(0)
}

/// How many of the values can be read as a column's.
fn readable(column: Column, values: &[&str]) -> usize {
    let group = |group: Group| {
        let separator = match group.is_single() {
            true => Separator::None,
            false => separator_of(group, values.iter().copied()),
        };
        let is_option = |value: &&str| {
            let parts = separator.split(value);
            let known = |part: &&&str| {
                !matches!(
                    super::parts::Part::read(group, part),
                    super::parts::Part::Unknown(_)
                )
            };
            !parts.is_empty() && parts.iter().filter(known).count() * 2 >= parts.len()
        };
        values.iter().copied().filter(is_option).count()
    };
    let by = |can_be: &dyn Fn(&str) -> bool| values.iter().filter(|value| can_be(value)).count();
    match column {
        Column::AnsweredAt => {
            by(&|value| answered_at(value).is_some() || super::dates::is_numeric(value))
        }
        Column::Home => by(&|value| super::home::split(value).is_some()),
        Column::Registration => by(&|value| registration(value).is_some()),
        Column::RegisteredYear => by(&|value| registered_year(value).is_some()),
        Column::Cases => by(&|value| count(value, '件', MAX_CASES).is_some()),
        Column::Years => by(&|value| count(value, '年', MAX_YEARS).is_some()),
        Column::Consent => by(&says_whether),
        Column::Choice(of) => group(of),
        Column::Skill(_) => by(&|value| level(value).is_some()),
        Column::Text(Field::Mail) => by(&|value| mail(value).is_some()),
        Column::Text(Field::Homepage) => by(&|value| value.contains('.') && !value.contains('@')),
        Column::Text(Field::Photo) => by(&|value| value.contains('.')),
        Column::Text(Field::Kana) => by(&is_kana),
        Column::Text(Field::Name) => by(&|value| is_words(value) && value.chars().count() <= 20),
        Column::Text(_) | Column::Grounds(_) | Column::Sample => by(&is_words),
    }
}

/// Whether a text is written by somebody, and is no number, date, level or mark.
fn is_words(value: &str) -> bool {
    let is_plain = level(value).is_none() && answered_at(value).is_none() && mail(value).is_none();
    is_plain && value.chars().any(char::is_alphabetic)
}

fn is_kana(value: &str) -> bool {
    let is_kana = |c: char| {
        matches!(c, '\u{3041}'..='\u{30ff}' | '\u{ff61}'..='\u{ff9f}') || c.is_whitespace()
    };
    value.chars().all(is_kana)
}

/// Whether words say yes or no to something, without a condition.
fn says_whether(value: &str) -> bool {
    const SAID: [&str; 12] = [
        "可",
        "否",
        "同意",
        "はい",
        "いいえ",
        "する",
        "しない",
        "承諾",
        "希望",
        "許可",
        "ok",
        "ng",
    ];
    let small = value.to_lowercase();
    value.chars().count() <= 40
        && !is_conditional(value)
        && SAID.iter().any(|word| small.contains(word))
}
