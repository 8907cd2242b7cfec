//! Which words make a header one of which column, and which other words may stand beside them. A header with any word
//! more is not proposed: a list of words that must not be there would never be complete.

use activelist_model::catalog::Group;
use activelist_publication::Field;

use crate::survey::Column;

/// What a header must have and what else it may have, all in comparable form.
pub struct Words {
    /// The column.
    pub column: Column,
    /// One of each of these lists.
    pub all: &'static [&'static [&'static str]],
    /// Any of these besides.
    pub may: &'static [&'static str],
}

const fn words(
    column: Column,
    all: &'static [&'static [&'static str]],
    may: &'static [&'static str],
) -> Words {
    Words { column, all, may }
}

/// What any question may say: how it is to be answered.
pub const ANYWHERE: [&str; 39] = [
    "ご記入ください",
    "記入してください",
    "ご入力ください",
    "入力してください",
    "ご選択ください",
    "選択してください",
    "お選びください",
    "選んでください",
    "お書きください",
    "書いてください",
    "ご自由に",
    "自由に",
    "自由記述",
    "お知らせください",
    "お答えください",
    "答えてください",
    "ご回答ください",
    "回答してください",
    "教えてください",
    "お聞かせください",
    "ご教示ください",
    "当てはまるものを",
    "あてはまるものを",
    "該当するものを",
    "すべて",
    "全て",
    "ひとつ",
    "一つ",
    "1つ",
    "だけ",
    "複数選択可",
    "複数回答可",
    "必須",
    "任意",
    "記述式",
    "選択式",
    "あなたの",
    "ご自身の",
    "あなた",
];

const HOME: &[&str] = &["居住地", "お住まい", "在住地", "居住", "在住"];
const ABLE: &[&str] = &["支援", "対応"];
const CAN: &[&str] = &[
    "支援",
    "対応",
    "コンサルティング",
    "コンサル",
    "指導",
    "提供",
    "可能",
    "できる",
    "いただける",
    "な",
    "企業",
    "中小企業",
    "セキュリティ対策",
    "セキュリティ",
];
const DONE: &[&str] = &[
    "支援",
    "コンサルティング",
    "コンサル",
    "実績",
    "経験",
    "これまで",
    "した",
    "された",
    "合計",
    "累計",
    "通算",
    "約",
    "件数",
    "年数",
    "企業",
    "中小企業",
    "セキュリティ対策",
    "セキュリティ",
];
const REGISTER: &[&str] = &[
    "情報処理安全確保支援士",
    "支援士",
    "登録セキスペ",
    "セキスペ",
    "登録",
    "した",
    "された",
    "6桁",
    "数字",
    "半角",
    "半角数字",
    "西暦",
    "4桁",
    "年",
];

/// The columns that may be proposed. 掲載可否 is none of them: whether people are listed is never proposed.
pub const RULES: [Words; 28] = [
    words(
        Column::AnsweredAt,
        &[
            &["回答", "送信", "受付", "提出"],
            &["日時", "時刻", "タイムスタンプ"],
        ],
        &["完了"],
    ),
    words(
        Column::Text(Field::Name),
        &[&["氏名", "お名前", "姓名"]],
        &["フルネーム", "漢字", "自署", "姓", "名", "氏名"],
    ),
    words(
        Column::Text(Field::Kana),
        &[
            &["氏名", "お名前", "名前", "姓名"],
            &[
                "フリガナ",
                "ふりがな",
                "カナ",
                "かな",
                "よみがな",
                "読み仮名",
                "ヨミガナ",
            ],
        ],
        &["全角", "全角カナ", "カタカナ", "ひらがな"],
    ),
    words(
        Column::Home,
        &[HOME],
        &["現在", "都道府県", "地", "都道府県名"],
    ),
    words(
        Column::Home,
        &[HOME, &["都道府県"], &["市区町村", "市町村"]],
        &["現在", "名", "地", "までで可", "まで"],
    ),
    words(
        Column::Text(Field::Municipality),
        &[HOME, &["市区町村", "市町村"]],
        &["現在", "名", "地", "までで可", "まで"],
    ),
    words(
        Column::Choice(Group::Status),
        &[&["所属状況", "就業形態", "勤務形態", "働き方"]],
        &["現在", "独立", "企業勤務"],
    ),
    words(
        Column::Text(Field::Organisation),
        &[&[
            "お勤め先",
            "勤務先",
            "所属先",
            "会社名",
            "企業名",
            "組織名",
            "屋号",
            "所属組織",
        ]],
        &[
            "現在",
            "名称",
            "名",
            "会社名",
            "企業名",
            "組織名",
            "屋号",
            "会社",
            "企業",
            "組織",
            "など",
            "等",
        ],
    ),
    words(
        Column::Text(Field::Mail),
        &[&["メールアドレス", "mailアドレス", "メアド", "e-mail"]],
        &["ご連絡先", "連絡先", "eメール", "電子", "半角", "英数字"],
    ),
    words(
        Column::Registration,
        &[
            &["支援士", "登録セキスペ", "セキスペ", "登録番号"],
            &["番号", "no.", "no"],
        ],
        REGISTER,
    ),
    words(
        Column::RegisteredYear,
        &[&["支援士", "登録セキスペ", "セキスペ"], &["登録"], &["年"]],
        REGISTER,
    ),
    words(
        Column::Choice(Group::Qualification),
        &[&["資格"], &["保有", "お持ち"]],
        &["その他", "他", "している", "されている"],
    ),
    words(
        Column::Choice(Group::Experience),
        &[&["実務経験"], &["年"]],
        &["年数", "セキュリティ", "情報セキュリティ", "分野"],
    ),
    words(
        Column::Choice(Group::Support),
        &[
            &["支援", "コンサル"],
            &["経験", "実績"],
            &["有無", "ありますか", "あり・なし"],
        ],
        DONE,
    ),
    words(
        Column::Cases,
        &[&["支援", "コンサル"], &["件数", "何件"]],
        DONE,
    ),
    words(
        Column::Years,
        &[&["支援", "コンサル"], &["年数", "何年"]],
        DONE,
    ),
    words(
        Column::Text(Field::Work),
        &[&["支援", "コンサル"], &["内容", "概要"], &["した", "実績"]],
        &[
            "支援",
            "コンサルティング",
            "コンサル",
            "実績",
            "これまで",
            "した",
            "された",
            "具体的な",
            "主な",
        ],
    ),
    words(
        Column::Choice(Group::Industry),
        &[&["業界", "業種"], &["得意"]],
        &["業界", "業種", "とする", "とされる", "な"],
    ),
    words(
        Column::Choice(Group::Association),
        &[&["団体"], &["所属", "つながり"]],
        &[
            "所属",
            "つながり",
            "ある",
            "している",
            "いる",
            "等",
            "など",
            "組織",
        ],
    ),
    words(
        Column::Choice(Group::Size),
        &[&["規模", "従業員数"], ABLE],
        CAN,
    ),
    words(
        Column::Choice(Group::Prefecture),
        &[&["都道府県", "地域", "エリア"], ABLE],
        &[
            "支援",
            "対応",
            "可能",
            "できる",
            "いただける",
            "な",
            "都道府県",
            "地域",
            "エリア",
            "中小企業",
            "企業",
        ],
    ),
    words(
        Column::Choice(Group::Form),
        &[&["形態", "方法", "スタイル"], &["支援", "コンサル"]],
        CAN,
    ),
    words(
        Column::Choice(Group::Theme),
        &[&["テーマ"], &["指導", "支援"]],
        CAN,
    ),
    words(
        Column::Choice(Group::Fee),
        &[&["報酬", "料金", "謝金", "単価"], &["希望", "目安"]],
        &[
            "報酬額",
            "報酬",
            "額",
            "料金",
            "謝金",
            "単価",
            "ご希望",
            "希望する",
            "希望",
            "目安",
            "1回",
            "2時間",
            "あたり",
        ],
    ),
    words(
        Column::Choice(Group::Fee),
        &[&["報酬額", "料金", "謝金"], &["2時間あたり"]],
        &["1回"],
    ),
    words(
        Column::Choice(Group::Period),
        &[
            &["期間"],
            &["支援", "対応"],
            &["可能", "できる", "いただける"],
        ],
        CAN,
    ),
    words(
        Column::Text(Field::Appeal),
        &[&["自己pr", "強み", "アピール"]],
        &[
            "自己pr",
            "強み",
            "ポイント",
            "50文字以内",
            "50字以内",
            "文字以内",
        ],
    ),
    words(
        Column::Text(Field::Photo),
        &[&["顔写真", "写真"], &["ファイル", "アップロード", "画像"]],
        &[
            "ファイル名",
            "ファイル",
            "アップロード",
            "画像",
            "してください",
            "jpeg",
            "png",
        ],
    ),
];
