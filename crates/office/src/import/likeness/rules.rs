//! Which words make a header one of which column.

use activelist_model::catalog::Group;
use activelist_publication::Field;

use crate::survey::Column;

/// What a header must have and must not have, all in comparable form.
pub struct Words {
    /// The column.
    pub column: Column,
    /// One of each of these lists.
    pub all: &'static [&'static [&'static str]],
    /// None of these.
    pub none: &'static [&'static str],
}

const fn words(
    column: Column,
    all: &'static [&'static [&'static str]],
    none: &'static [&'static str],
) -> Words {
    Words { column, all, none }
}

/// The columns that may be proposed.
pub const RULES: [Words; 28] = [
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
