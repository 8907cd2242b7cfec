//! How the survey asks: the wording of its questions to the letter (report, section 4.3), other wordings
//! that forms are known to use, and the columns that form services add by themselves.
//!
//! What a wording asks for is named by the header that the survey file has for it (`氏名`, `登録番号`).
//! The 34 skill questions are not here: their names and statements stand beside [`Question`].
//!
//! [`Question`]: super::Question

use super::Group;

/// Under what the survey asks for the skill answers of a criterion.
pub const ASKS_LEVELS: &str = "次の項目の習熟度を選択してください。";
/// How the survey asks for the grounds of a criterion's answers; the same words fourteen times.
pub const ASKS_GROUNDS: &str = "回答の根拠となる実績や経験について記入してください。";
/// Shorter words for the same, also in the order of the criteria.
pub static GROUNDS_ALIASES: [&str; 5] = [
    "回答の根拠",
    "根拠",
    "根拠となる実績や経験",
    "回答の根拠となる実績や経験",
    "回答の根拠となる実績・経験",
];

/// Questions besides the option questions: the survey file's header, and the survey's wording.
pub static ASKED: [(&str, &str); 10] = [
    ("氏名", "氏名"),
    ("居住地（都道府県）", "居住地（都道府県と市区町村までで可）"),
    ("所属組織・企業名", "所属組織・企業名"),
    ("メールアドレス", "メールアドレス"),
    ("登録番号", "情報処理安全確保支援士登録番号"),
    ("登録年", "登録年（西暦）"),
    ("支援件数", "支援件数"),
    ("支援年数", "支援年数"),
    ("支援内容", "支援内容"),
    (
        "自己PR",
        "中小企業に対するセキュリティ対策支援における、あなたの強み（自己PR）を50文字以内で記入してください。",
    ),
];

/// Other wordings that can only mean one thing: the survey file's header, and the wordings. A wording that
/// may also mean another question (名前, メール, 番号) is not among them.
pub static ALIASES: [(&str, &[&str]); 26] = [
    (
        "回答日時",
        &[
            "タイムスタンプ",
            "Timestamp",
            "完了時刻",
            "Completion time",
            "受付日時",
            "送信日時",
            "作成日時",
            "投稿日時",
            "提出日時",
            "回答完了日時",
            "終了日",
            "End Date",
            "Submitted at",
        ],
    ),
    (
        "氏名",
        &[
            "お名前",
            "ご氏名",
            "氏名（漢字）",
            "お名前（漢字）",
            "回答者氏名",
        ],
    ),
    (
        "フリガナ",
        &[
            "ふりがな",
            "氏名（フリガナ）",
            "氏名（ふりがな）",
            "氏名フリガナ",
            "お名前（フリガナ）",
            "お名前（ふりがな）",
            "氏名（カナ）",
            "氏名カナ",
        ],
    ),
    (
        "居住地（都道府県）",
        &[
            "居住地",
            "居住地（都道府県・市区町村）",
            "居住地（都道府県と市区町村）",
            "居住都道府県",
            "お住まいの都道府県",
            "住所（都道府県）",
        ],
    ),
    (
        "居住地（市区町村）",
        &["居住市区町村", "お住まいの市区町村", "住所（市区町村）"],
    ),
    ("所属状況", &["現在の所属状況", "所属の状況"]),
    (
        "所属組織・企業名",
        &[
            "所属組織",
            "所属組織・企業名等",
            "所属組織名・企業名",
            "所属組織（企業名）",
        ],
    ),
    (
        "メールアドレス",
        &["E-mailアドレス", "Eメールアドレス", "電子メールアドレス"],
    ),
    (
        "登録番号",
        &[
            "支援士登録番号",
            "登録セキスペ登録番号",
            "情報処理安全確保支援士の登録番号",
            "情報処理安全確保支援士（登録セキスペ）登録番号",
        ],
    ),
    (
        "登録年",
        &[
            "支援士登録年",
            "情報処理安全確保支援士登録年",
            "登録年（西暦4桁）",
        ],
    ),
    (
        "保有資格",
        &[
            "その他保有資格",
            "その他の保有資格",
            "その他保有されている資格",
        ],
    ),
    (
        "実務経験年数",
        &[
            "セキュリティ分野での実務経験年数",
            "セキュリティ実務経験年数",
        ],
    ),
    (
        "支援経験",
        &["支援経験の有無", "企業に対するセキュリティ対策支援の経験"],
    ),
    ("支援件数", &["支援実績（件数）"]),
    ("支援年数", &["支援実績（年数）"]),
    ("支援内容", &["支援実績（内容）"]),
    ("得意業界", &["得意とする業界", "得意な業界"]),
    (
        "団体",
        &[
            "所属団体・つながりのある団体",
            "つながりのある団体",
            "所属やつながりのある団体",
        ],
    ),
    ("企業規模", &["支援可能な規模", "支援可能企業規模"]),
    ("都道府県", &["支援可能都道府県", "支援が可能な都道府県"]),
    ("支援形態", &["支援可能な支援形態", "支援可能な形態"]),
    ("指導テーマ", &["支援可能なテーマ", "支援可能な指導テーマ"]),
    (
        "希望報酬額",
        &["1回（2時間）あたりの報酬額", "希望報酬額（1回2時間）"],
    ),
    ("支援可能期間", &["支援可能な期間"]),
    (
        "自己PR",
        &[
            "強み（自己PR）",
            "自己PR（50文字以内）",
            "あなたの強み（自己PR）",
        ],
    ),
    (
        "個人HP",
        &["個人ホームページ", "個人のホームページ", "個人HPのURL"],
    ),
];

/// Wordings that ask whether the person may be listed. The survey asked this elsewhere. What stands behind
/// them in brackets explains them and is passed over.
pub static ASKS_CONSENT: [&str; 12] = [
    "掲載可否",
    "掲載の可否",
    "掲載について",
    "アクティブリストへの掲載について",
    "アクティブリストへの掲載",
    "アクティブリストへの掲載可否",
    "アクティブリストへの掲載の可否",
    "リストへの掲載について",
    "リストへの掲載可否",
    "掲載への同意",
    "掲載の同意",
    "掲載に同意しますか",
];

/// Questions of the survey that the list does not use.
pub static NOT_USED: [&str; 8] = [
    "年齢",
    "過去に受講経験のある講習を選択してください。",
    "これまでに受講された講習の主な分野を選択してください。",
    "講習料の金額感を選択してください。",
    "理由について記入してください。",
    "オンライン講習",
    "実践講習",
    "特定講習",
];

/// Columns that form services add, which no person has answered. They are never taken for a question,
/// whatever they hold.
pub static OF_THE_FORM: [&str; 55] = [
    "ID",
    "No",
    "No.",
    "連番",
    "通番",
    "行番号",
    "整理番号",
    "受付番号",
    "受付ID",
    "回答番号",
    "回答ID",
    "回答者ID",
    "管理番号",
    "レコード番号",
    "レコードID",
    "Record ID",
    "Respondent ID",
    "Collector ID",
    "コレクターID",
    "開始時刻",
    "開始日時",
    "開始日",
    "Start time",
    "Start Date",
    "最終変更時刻",
    "最終更新日時",
    "最終更新者",
    "更新日時",
    "更新者",
    "変更日時",
    "Last modified time",
    "Date Modified",
    "作成者",
    "作業者",
    "ステータス",
    "Status",
    "メール",
    "Email",
    "Email Address",
    "名前",
    "Name",
    "姓",
    "名",
    "First Name",
    "Last Name",
    "ユーザー名",
    "Username",
    "言語",
    "Language",
    "IPアドレス",
    "IP Address",
    "カスタムデータ1",
    "Custom Data 1",
    "合計点数",
    "クイズのフィードバック",
];

impl Group {
    /// How the survey asks for the options, to the letter, without its number and 「※必須」.
    pub const fn asked(self) -> &'static str {
        match self {
            Group::Prefecture => {
                "あなたが、中小企業に対するセキュリティ対策支援が可能な「都道府県」を選択してください。(複数選択可)"
            }
            Group::Industry => {
                "セキュリティ対策支援において得意とする業界を選択してください。(複数選択可)"
            }
            Group::Fee => {
                "あなたが、中小企業に対するセキュリティ対策支援をする際に希望する「1回（2時間）あたりの報酬額」を選択してください。"
            }
            Group::Period => {
                "あなたが、中小企業に対するセキュリティ対策支援が可能な「期間」を選択してください。（複数選択可）"
            }
            Group::Form => {
                "あなたが、中小企業に対するセキュリティ対策支援が可能な「支援形態」を選択してください。(複数選択可)"
            }
            Group::Size => {
                "あなたが、中小企業に対するセキュリティ対策支援が可能な「企業規模」を選択してください。(複数選択可)"
            }
            Group::Theme => {
                "現在、中小企業に対するセキュリティ対策支援の拡充のため、下記の5テーマに関するIPAの普及啓発資料を指導用ツールとして整備しています。あなたが支援が可能な「テーマ」を選択してください。（複数選択可）"
            }
            Group::Qualification => "その他保有されている資格を選択してください。（複数選択可）",
            Group::Association => {
                "所属している組織やつながりのある団体があれば選択してください。(複数選択可)"
            }
            Group::Status => "所属状況 (いずれか○で選択)",
            Group::Experience => "セキュリティ分野での実務経験年数を選択してください。",
            Group::Support => "企業に対するセキュリティ対策支援の経験はありますか。",
        }
    }
}
