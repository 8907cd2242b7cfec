//! Sixty headers as five people might have written them, labelled before they were tried: with the column
//! that they mean, or with nothing where a form's owner asked something that the list does not have.
//! Confirmed proposals are followed in a hurry: not one may be wrong.

use super::*;

/// A header, the column it means, and three values.
type Header = (&'static str, &'static str, [&'static str; 3]);

/// A chamber's clerk: polite, whole sentences.
const CLERK: [Header; 12] = [
    (
        "お名前をご記入ください",
        "氏名",
        ["見本 太郎", "例示 花子", "架空 次郎"],
    ),
    (
        "お住まいの都道府県と市区町村をお書きください",
        "居住地（都道府県）",
        ["東京都港区", "大阪府東大阪市", "京都府"],
    ),
    (
        "ご連絡先のメールアドレスをご記入ください",
        "メールアドレス",
        ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"],
    ),
    (
        "情報処理安全確保支援士としての登録番号をご記入ください",
        "登録番号",
        ["012345", "001234", "023456"],
    ),
    (
        "お持ちの資格をすべてお選びください",
        "保有資格",
        ["ITコーディネータ", "CISSP", "中小企業診断士"],
    ),
    (
        "ご希望の報酬額（2時間あたり）をお選びください",
        "希望報酬額",
        ["20,000円未満", "40,000円以上", "20,000円未満"],
    ),
    (
        "支援いただける都道府県をお選びください",
        "都道府県",
        ["東京都;大阪府", "京都府", "北海道"],
    ),
    (
        "お勤め先の電話番号",
        "",
        ["03-0000-0000", "06-0000-0000", "011-000-0000"],
    ),
    (
        "リストへの掲載にご同意いただけますか",
        "掲載可否",
        ["同意する", "同意しない", "同意する"],
    ),
    (
        "顔写真の掲載にご同意いただけますか",
        "",
        ["同意する", "同意しない", "同意する"],
    ),
    (
        "個人情報の取扱いに同意いただけますか",
        "",
        ["同意する", "同意する", "同意する"],
    ),
    ("セミナーの受付番号", "", ["100123", "100124", "100130"]),
];

/// An engineer: short, with abbreviations.
const ENGINEER: [Header; 12] = [
    ("名前", "氏名", ["見本 太郎", "例示 花子", "架空 次郎"]),
    (
        "mail",
        "メールアドレス",
        ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"],
    ),
    (
        "e-mail(連絡用)",
        "メールアドレス",
        ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"],
    ),
    ("支援士No.", "登録番号", ["012345", "001234", "023456"]),
    ("登録年度（支援士）", "登録年", ["2017", "2018", "2019"]),
    (
        "実務経験(年)",
        "実務経験年数",
        ["3-5年", "10年以上", "3年未満"],
    ),
    (
        "対応エリア",
        "都道府県",
        ["東京都;大阪府", "京都府", "北海道"],
    ),
    ("コンサル実績(件数)", "支援件数", ["3", "12", "0"]),
    ("コンサル年数", "支援年数", ["3", "12", "1"]),
    ("業種", "得意業界", ["医療;教育", "建設業", "小売業"]),
    (
        "HP",
        "個人HP",
        [
            "https://a.mihon.jp/",
            "https://b.mihon.jp/",
            "https://c.mihon.jp/",
        ],
    ),
    ("user_id", "", ["100123", "100124", "100130"]),
];

/// Somebody who copies the survey's words and changes a few.
const COPIER: [Header; 12] = [
    (
        "情報処理安全確保支援士 登録番号（6桁）",
        "登録番号",
        ["012345", "001234", "023456"],
    ),
    ("支援士の登録年", "登録年", ["2017", "2018", "2019"]),
    (
        "その他に保有している資格（複数選択可）",
        "保有資格",
        ["ITコーディネータ", "CISSP", "中小企業診断士"],
    ),
    (
        "企業に対する支援経験の有無",
        "支援経験",
        ["経験あり", "経験なし", "経験あり"],
    ),
    ("支援した件数", "支援件数", ["3", "12", "0"]),
    (
        "支援した内容",
        "支援内容",
        ["規程の整備", "研修の講師", "監査の補助"],
    ),
    (
        "得意とする業種・業界",
        "得意業界",
        ["医療;教育", "建設業", "小売業"],
    ),
    (
        "所属・つながりがある団体等",
        "団体",
        ["税理士会", "金融機関", "該当なし"],
    ),
    (
        "支援が可能な企業の規模",
        "企業規模",
        ["従業員10名以下", "従業員11-50名", "該当なし"],
    ),
    (
        "支援が可能な期間",
        "支援可能期間",
        ["スポット対応", "1～3か月", "半年～1年程度"],
    ),
    (
        "経営戦略に関する理解：企業のビジョンを理解できる",
        "S1-a-1",
        ["3", "2", "1"],
    ),
    (
        "経営戦略の理解の根拠",
        "",
        ["実務で担当", "研修を受講", "実務で担当"],
    ),
];

/// A consultant: other words for the same.
const CONSULTANT: [Header; 12] = [
    (
        "氏名（自署）",
        "氏名",
        ["見本 太郎", "例示 花子", "架空 次郎"],
    ),
    (
        "氏名のよみがな",
        "フリガナ",
        ["みほん たろう", "れいじ はなこ", "かくう じろう"],
    ),
    (
        "在住地",
        "居住地（都道府県）",
        ["東京都港区", "大阪府東大阪市", "京都府"],
    ),
    (
        "勤務先・屋号",
        "所属組織・企業名",
        ["見本システム", "例示事務所", "架空情報"],
    ),
    (
        "働き方（独立／企業勤務）",
        "所属状況",
        ["独立", "企業勤務", "独立"],
    ),
    (
        "提供できる支援のスタイル",
        "支援形態",
        ["講演・研修", "オンラインコンサルティング", "講演・研修"],
    ),
    (
        "謝金の目安",
        "希望報酬額",
        ["20,000円未満", "40,000円以上", "20,000円未満"],
    ),
    (
        "指導できるテーマ",
        "指導テーマ",
        ["情報セキュリティ規程の整備", "該当なし", "該当なし"],
    ),
    (
        "アピールポイント",
        "自己PR",
        ["丁寧に進めます。", "現場に合わせます。", "長く続けます。"],
    ),
    ("お客様の業種", "", ["弁護士事務所", "町工場", "旅館"]),
    (
        "今後取得したい資格",
        "",
        ["CISSP", "ITストラテジスト", "CISSP"],
    ),
    ("連絡のとれる時間帯", "", ["午前", "午後", "夜"]),
];

/// The operator of a form service: the service's own columns among the questions.
const OPERATOR: [Header; 12] = [
    (
        "回答受付日時",
        "回答日時",
        ["2025-01-15 09:03", "2025-01-16 09:03", "2025-01-17 09:03"],
    ),
    (
        "入力開始日時",
        "",
        ["2025-01-15 09:01", "2025-01-16 09:01", "2025-01-17 09:01"],
    ),
    ("受付No.", "", ["012345", "001234", "023456"]),
    ("会員登録番号", "", ["112345", "101234", "123456"]),
    (
        "登録メールアドレス",
        "メールアドレス",
        ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"],
    ),
    (
        "確認用メールアドレス",
        "",
        ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"],
    ),
    (
        "居住地",
        "居住地（都道府県）",
        ["東京都", "大阪府", "京都府"],
    ),
    ("会社所在地（都道府県）", "", ["東京都", "大阪府", "京都府"]),
    ("公開の可否", "掲載可否", ["可", "否", "可"]),
    ("報酬の公開可否", "", ["可", "否", "可"]),
    ("更新者", "", ["事務局", "事務局", "事務局"]),
    ("生年月日", "", ["1980/1/2", "1975/3/4", "1990/5/6"]),
];

/// What the first run makes of a header among otherwise missing columns: the column, and whether it asks.
fn meant(header: &Header) -> (String, bool) {
    let (name, _, values) = header;
    // Enough of the survey to be known as one.
    let mut rows = vec![vec![
        "S6-a-1".to_string(),
        "S6-a-2".into(),
        "S6-a-3".into(),
        (*name).into(),
    ]];
    rows.extend(
        values
            .iter()
            .map(|value| vec!["1".to_string(), "2".into(), "3".into(), (*value).into()]),
    );
    let bytes = csv_of(&rows, ',').into_bytes();
    let found = run(&[("a.csv", &bytes)], None);
    let mapping = cells_of(&found.mapping.expect("a mapping"));
    let row = mapping
        .iter()
        .find(|row| row[0] == "列" && row[1].trim_matches(['「', '」']) == *name)
        .expect("the column");
    (row[4].clone(), row[5].is_empty())
}

#[test]
fn of_sixty_headers_in_other_words_not_one_is_taken_for_another_column() {
    let hands = [CLERK, ENGINEER, COPIER, CONSULTANT, OPERATOR];
    let (mut known, mut proposed, mut asked, mut wrong) = (0, 0, 0, Vec::new());
    let mut meaning = 0;
    for header in hands.iter().flatten() {
        let (column, is_open) = meant(header);
        meaning += usize::from(!header.1.is_empty());
        // Not to be used is what 「使わない」 says, and what an empty proposal leaves to the office.
        let said = if column == "使わない" {
            ""
        } else {
            column.as_str()
        };
        match (said == header.1, said, is_open) {
            (true, "", _) => {}
            (true, _, false) => known += 1,
            (true, _, true) => proposed += 1,
            // The office is asked, and nothing is proposed.
            (false, "", true) => asked += 1,
            _ => wrong.push((header.0, said.to_string())),
        }
    }
    println!(
        "{meaning} of 60 headers mean a column: {known} recognised, {proposed} proposed, {asked} asked without a proposal, {} wrong",
        wrong.len()
    );
    assert_eq!(wrong, []);
    assert!(
        known + proposed >= meaning * 3 / 4,
        "too few are recognised"
    );
}

#[test]
fn a_form_s_own_columns_and_other_questions_are_never_proposed() {
    for (name, values) in [
        ("受付番号", ["012345", "001234", "023456"]),
        ("ID", ["012345", "001234", "023456"]),
        (
            "開始時刻",
            ["2025-01-15 09:01", "2025-01-16 09:01", "2025-01-17 09:01"],
        ),
        ("メール", ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"]),
        ("名前", ["見本 太郎", "例示 花子", "架空 次郎"]),
        ("Email", ["a@mihon.jp", "b@mihon.jp", "c@mihon.jp"]),
        ("Name", ["Taro Mihon", "Hanako Reiji", "Jiro Kaku"]),
    ] {
        let (column, is_open) = meant(&(name, "", values));
        assert!(
            column == "使わない" || column.is_empty() && is_open,
            "{name}: {column}"
        );
    }
    let (column, _) = meant(&("居住地", "", ["東京都", "大阪府", "京都府"]));
    assert_eq!(column, "居住地（都道府県）", "and not 都道府県");
}
