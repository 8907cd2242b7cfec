//! What the survey offers in each condition group, official labels to the letter.
//!
//! The order is part of the published format: bit *i* of a set is the answer at position *i*. Where
//! the survey also offers "none of these", that answer stands in its place among them and keeps it
//! ([`Group::none_position`](super::Group::none_position)): lists that are out there have its bit. An
//! option that the survey gets later is appended behind it:
//!
//! ```text
//! pub(super) static INDUSTRIES: [&str; 16] = ["自動車産業", …, "その他", NONE, "農業"];
//! ```

/// The answer that says "none of these".
pub(super) const NONE: &str = "該当なし";

/// 所属状況.
pub(super) static STATUS: [&str; 2] = ["独立", "企業勤務"];
/// Position of 独立.
pub const STATUS_INDEPENDENT: usize = 0;
/// Position of 企業勤務.
pub const STATUS_COMPANY: usize = 1;

/// 保有資格.
pub(super) static QUALIFICATIONS: [&str; 8] = [
    "ITコーディネータ",
    "中小企業診断士",
    "社会保険労務士",
    "ITストラテジスト",
    "システム監査技術者",
    "CISA（公認情報システム監査人）",
    "CISSP",
    "その他",
];
/// Position of システム監査技術者.
pub const QUALIFICATION_AUDITOR: usize = 4;
/// Position of CISA（公認情報システム監査人）.
pub const QUALIFICATION_CISA: usize = 5;
/// Position of その他 among the qualifications.
pub const QUALIFICATION_OTHER: usize = 7;

/// セキュリティ実務経験年数.
pub(super) static EXPERIENCE: [&str; 4] = ["3年未満", "3-5年", "5-10年", "10年以上"];

/// Position of 10年以上.
pub const EXPERIENCE_LONGEST: usize = 3;

/// 支援経験.
pub(super) static SUPPORT: [&str; 2] = ["経験あり", NO_SUPPORT];
/// The answer that says "none" to 支援経験.
pub(super) const NO_SUPPORT: &str = "経験なし";

/// 得意業界.
pub(super) static INDUSTRIES: [&str; 15] = [
    "自動車産業",
    "半導体産業",
    "その他製造業",
    "建設業",
    "防衛産業",
    "電力産業",
    "運輸・交通業",
    "小売業",
    "卸売業",
    "サービス業",
    "金融業",
    "医療",
    "教育",
    "その他",
    NONE,
];

/// Position of 自動車産業.
pub const INDUSTRY_AUTOMOTIVE: usize = 0;
/// Position of 医療.
pub const INDUSTRY_MEDICAL: usize = 11;

/// 所属・つながりのある団体.
pub(super) static ASSOCIATIONS: [&str; 12] = [
    "商工会議所・商工会",
    "中小企業庁関連（中小企業基盤整備機構・よろず支援拠点・都道府県等中小企業支援センター等）",
    "金融機関",
    "日本自動車工業会・日本自動車部品工業会",
    "情報処理安全確保支援士会",
    "ITコーディネータ協会",
    "中小企業診断士協会",
    "税理士会",
    "社会保険労務士会",
    "行政書士会",
    "その他",
    NONE,
];

/// Position of the association whose name is too long for a narrow place, and what it is called there.
/// Surveys with the short form in place of the official label are read as well.
pub(super) const SHORT_ASSOCIATION: usize = 1;
pub(super) const SHORT_ASSOCIATION_NAME: &str = "中小企業庁関連";

/// 支援可能な企業規模.
pub(super) static SIZES: [&str; 6] = [
    "従業員10名以下",
    "従業員11-50名",
    "従業員51-100名",
    "従業員101-300名",
    "従業員301名以上",
    NONE,
];

/// 支援形態.
pub(super) static FORMS: [&str; 8] = [
    "訪問によるコンサルティング",
    "オンラインコンサルティング",
    "講演・研修",
    "インシデント発生時の緊急対策支援",
    "セキュリティ製品の選定・導入支援",
    "長期的支援（顧問契約等）",
    "その他",
    NONE,
];
/// Position of 訪問によるコンサルティング.
pub const FORM_VISIT: usize = 0;
/// Position of オンラインコンサルティング.
pub const FORM_ONLINE: usize = 1;
/// Position of 講演・研修.
pub const FORM_LECTURE: usize = 2;
/// Position of インシデント発生時の緊急対策支援.
pub const FORM_EMERGENCY: usize = 3;
/// Position of セキュリティ製品の選定・導入支援.
pub const FORM_PRODUCT: usize = 4;

/// 指導テーマ; theme *n* (1–5) is that of guidance tool *n*.
pub(super) static THEMES: [&str; 6] = [
    "情報セキュリティ規程の整備",
    "情報資産の洗い出しとリスク分析",
    "クラウドサービスの安全利用",
    "セキュリティインシデント対応",
    "従業員向け情報セキュリティ教育",
    NONE,
];

/// 希望報酬額（1回2時間あたり）.
pub(super) static FEES: [&str; 4] = [
    "20,000円未満",
    "20,000円以上～30,000円未満",
    "30,000円以上～40,000円未満",
    "40,000円以上",
];

/// 支援可能期間. The survey's 支援不可 is no option here: who chose it is not listed.
pub(super) static PERIODS: [&str; 5] = [
    "スポット対応",
    "1～3か月",
    "3か月～半年",
    "半年～1年程度",
    "1年以上の長期的支援（顧問契約等）",
];
