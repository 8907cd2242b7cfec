use super::*;

#[test]
fn a_label_is_proposed_where_it_accounts_for_all_of_the_text() {
    let check = |group: Group, text: &str, expected: Option<&str>| {
        let found = nearest_of(text, labels(group).map(|(_, label)| label));
        assert_eq!(found, expected, "{text}");
    };
    check(Group::Industry, "医療業", Some("医療"));
    check(Group::Industry, "運輸業", None);
    check(Group::Industry, "教員", None);
    check(Group::Industry, "製造業", Some("その他製造業"));
    check(Group::Industry, "宇宙開発", None);
    check(Group::Industry, "医療以外", None);
    check(Group::Industry, "非医療", None);
    check(Group::Industry, "医療, 宇宙", None);
    check(Group::Industry, "医", None);
    check(Group::Industry, &"医".repeat(100_000), None);
    check(Group::Prefecture, "大阪", Some("大阪府"));
    check(Group::Prefecture, "京都", Some("京都府"));
    check(Group::Prefecture, "東京", Some("東京都"));
    check(Group::Prefecture, "大坂府", Some("大阪府"));
    check(Group::Prefecture, "山県", None);
    check(Group::Prefecture, "大阪市", None);
    check(Group::Prefecture, "千葉 神奈川県", None);
    check(Group::Prefecture, "関東", None);
    check(
        Group::Form,
        "オンライン",
        Some("オンラインコンサルティング"),
    );
    check(
        Group::Qualification,
        "CISA",
        Some("CISA（公認情報システム監査人）"),
    );
    check(Group::Qualification, "CISA・CISSP", None);
    check(Group::Qualification, "公認システム監査人", None);
    check(Group::Qualification, "システム監査人", None);
    check(Group::Qualification, "診断士", Some("中小企業診断士"));
    check(Group::Qualification, "IT", None);
    check(
        Group::Qualification,
        "ITコーディネーター",
        Some("ITコーディネータ"),
    );
    check(Group::Association, "商工会議所", Some("商工会議所・商工会"));
    check(Group::Association, "商工会議所・商工会, 農協", None);
}

#[test]
fn numbers_and_bounds_of_a_proposal_are_those_of_the_text() {
    let check = |group: Group, text: &str, expected: Option<&str>| {
        let found = nearest_of(text, labels(group).map(|(_, label)| label));
        assert_eq!(found, expected, "{text}");
    };
    check(Group::Experience, "3-5", Some("3-5年"));
    check(Group::Experience, "3年から5年", None);
    check(Group::Experience, "3年", None);
    check(Group::Experience, "5年", None);
    check(Group::Experience, "10年", None);
    check(Group::Experience, "10年以下", None);
    check(Group::Experience, "20年以上", None);
    check(Group::Size, "301名以上", Some("従業員301名以上"));
    check(Group::Size, "従業員301人以上", Some("従業員301名以上"));
    check(Group::Size, "従業員11～50人", Some("従業員11-50名"));
    check(Group::Size, "従業員12～50名", None);
    check(Group::Size, "10名以上", None);
    check(Group::Size, "50名以下", None);
    check(Group::Fee, "20,000円～30,000円", None);
    check(
        Group::Fee,
        "20,000円以上～30,000円",
        Some("20,000円以上～30,000円未満"),
    );
    check(Group::Fee, "20,000円以上～30,000円以下", None);
    check(Group::Fee, "20,000円", None);
    check(Group::Fee, "20,000円以下", None);
    check(Group::Fee, "10,000円未満", None);
    check(Group::Period, "1年", None);
    check(
        Group::Period,
        "1年以上",
        Some("1年以上の長期的支援（顧問契約等）"),
    );
}

#[test]
fn options_joined_otherwise_are_found_with_their_separator() {
    let check = |group: Group, text: &str, expected: Option<(&str, &[&str])>| {
        let found = parts(group, text);
        let found = found
            .as_ref()
            .map(|one| (one.separator.as_str(), &one.labels[..]));
        let expected = expected.map(|(used, labels)| {
            let labels: Vec<String> = labels.iter().map(ToString::to_string).collect();
            (used, labels)
        });
        let expected = expected.as_ref().map(|(used, labels)| (*used, &labels[..]));
        assert_eq!(found, expected, "{text}");
    };
    let industry = Group::Industry;
    check(industry, "医療, 教育", Some((",", &["医療", "教育"])));
    check(industry, "医療／教育", Some(("/", &["医療", "教育"])));
    check(
        industry,
        "医療・運輸・交通業・教育",
        Some(("・", &["医療", "運輸・交通業", "教育"])),
    );
    check(industry, "医療　教育", Some((" ", &["医療", "教育"])));
    check(industry, "医療教育", Some(("", &["医療", "教育"])));
    check(
        industry,
        "医療教育, 小売業",
        Some((",", &["医療", "教育", "小売業"])),
    );
    check(industry, "医療及び教育", Some(("及び", &["医療", "教育"])));
    check(industry, "医療, 教育,", Some((",", &["医療", "教育"])));
    check(
        industry,
        "その他・その他製造業",
        Some(("・", &["その他", "その他製造業"])),
    );
    check(
        industry,
        "該当なし,医療",
        Some((",", &["該当なし", "医療"])),
    );
    check(industry, "その他サービス業", None);
    check(industry, "その他　医療", None);
    check(industry, "医療その他", Some(("", &["医療", "その他"])));
    let joined = Some((",", &["サービス業", "その他"] as &[&str]));
    check(industry, "サービス業, その他（農業）", joined);
    check(industry, "サービス業, その他（　）", joined);
    check(
        Group::Theme,
        "情報セキュリティ規程の整備（※1）,クラウドサービスの安全利用※3",
        Some((
            ",",
            &["情報セキュリティ規程の整備", "クラウドサービスの安全利用"],
        )),
    );
    check(
        Group::Theme,
        "情報セキュリティ規程の整備（※2）,クラウドサービスの安全利用",
        None,
    );
    let period = Group::Period;
    check(
        period,
        "支援不可(本業 多忙),スポット対応",
        Some((",", &["支援不可（本業 多忙）", "スポット対応"])),
    );
    check(
        period,
        "スポット対応/支援不可",
        Some(("/", &["スポット対応", "支援不可"])),
    );
    check(period, "スポット対応支援不可", None);
    check(period, "支援不可スポット対応", None);
    check(period, "支援不可（療養中）", None);
    check(industry, "医療, 宇宙", None);
    check(industry, "医療,,教育", None);
    check(industry, "医療～教育", None);
    check(industry, "運輸・交通業", None);
    check(industry, "医療,", None);
    check(industry, "宇宙", None);
    check(industry, "", None);
    check(
        Group::Fee,
        "20,000円未満,40,000円以上",
        Some((",", &["20,000円未満", "40,000円以上"])),
    );
    let all: Vec<&str> = Group::Prefecture
        .options()
        .map(|(_, label)| label)
        .collect();
    check(Group::Prefecture, &all.join(","), Some((",", &all)));
    check(Group::Prefecture, &all.concat().repeat(10), None);
}

#[test]
fn a_cell_put_right_names_every_option_once() {
    let fault = unknown(Group::Industry, "医療,教育,医療");
    let right = "医療;教育".to_string();
    let used = ",".to_string();
    let other = None;
    assert_eq!(fault, FaultKind::Separator { used, right, other });
    let fault = unknown(Group::Association, "金融機関, その他（農協, 漁協）");
    let right = "金融機関;その他".to_string();
    let used = ",".to_string();
    let other = Some(("団体（その他）", "農協, 漁協".to_string()));
    assert_eq!(fault, FaultKind::Separator { used, right, other });
    assert_eq!(
        unknown(Group::Status, "独立・企業勤務"),
        FaultKind::SeveralOptions
    );
}

#[test]
fn what_stands_behind_other_has_a_column() {
    let check = |group: Group, item: &str, expected: Option<(&str, &str)>| {
        let found = match unknown(group, item) {
            FaultKind::OtherWithText { column, text } => Some((column, text)),
            _ => None,
        };
        let found = found
            .as_ref()
            .map(|(column, text)| (*column, text.as_str()));
        assert_eq!(found, expected, "{item}");
    };
    let column = "得意業界（その他）";
    check(Group::Industry, "その他（農業）", Some((column, "農業")));
    check(Group::Industry, "その他(農業", Some((column, "農業")));
    check(
        Group::Industry,
        "その他：農業（稲作）",
        Some((column, "農業（稲作）")),
    );
    check(Group::Industry, "その他　農業", Some((column, "農業")));
    check(Group::Industry, "その他, 農業", Some((column, "農業")));
    for joined in ["その他農業", "その他の団体", "その他士業", "その他相談"] {
        check(Group::Industry, joined, None);
    }
    for rest in ["（食品）", "：食品", " 食品", ", 農業", "・食品", "食品"] {
        let item = format!("その他製造業{rest}");
        check(Group::Industry, &item, None);
        let plain_list = FaultKind::UnknownOption {
            group: Group::Industry,
            nearest: None,
        };
        assert_eq!(unknown(Group::Industry, &item), plain_list, "{item}");
    }
    check(Group::Industry, "その他：農業, 医療", None);
    check(Group::Industry, "その他（農業）, 宇宙", None);
    check(Group::Industry, "その他（製造業）", None);
    check(Group::Industry, "その他の製造業", None);
    check(Group::Industry, "その他製造", None);
    check(Group::Industry, "その他：", None);
    check(
        Group::Qualification,
        "その他（技術士）",
        Some(("保有資格（その他）", "技術士")),
    );
    check(
        Group::Association,
        "その他（農協）",
        Some(("団体（その他）", "農協")),
    );
    check(
        Group::Form,
        "その他（電話）",
        Some(("支援形態（その他）", "電話")),
    );
    check(Group::Size, "その他（個人）", None);
}

#[test]
fn an_address_is_told_apart_only_where_it_is_one() {
    let check = |cell: &str, expected: Option<(&str, &str)>| {
        let found = match unknown_home(cell) {
            FaultKind::HomeWithMunicipality { prefecture, rest } => Some((prefecture, rest)),
            _ => None,
        };
        let found = found.as_ref().map(|(one, rest)| (*one, rest.as_str()));
        assert_eq!(found, expected, "{cell}");
    };
    check("東京都港区", Some(("東京都", "港区")));
    check("東京都　港区", Some(("東京都", "港区")));
    check("大阪府大阪市北区", Some(("大阪府", "大阪市北区")));
    check("東京都神奈川県横浜市", None);
    check("東京都、港区", None);
    check("東京都在住", None);
    check("東京都", None);
    check("港区", None);
}

#[test]
fn the_whole_country_is_meant_only_without_an_exception() {
    let check = |group: Group, item: &str, expected: bool| {
        assert_eq!(
            unknown(group, item) == FaultKind::WholeCountry,
            expected,
            "{item}"
        );
    };
    check(Group::Prefecture, "全国", true);
    check(Group::Prefecture, "全　国", true);
    check(Group::Prefecture, "４７都道府県", true);
    check(Group::Prefecture, "全国（離島を除く）", false);
    check(Group::Prefecture, "全国の一部", false);
    check(Group::Industry, "全国", false);
}

#[test]
fn two_headers_are_one_misspelt_only_with_a_slip() {
    let check = |left: &str, right: &str, expected: bool| {
        assert_eq!(is_misspelt(left, right), expected, "{left} {right}");
    };
    check("支援形態", "支援の形態", true);
    check("支援の形態", "支援形態", true);
    check("所属組織・企業名", "所属組織・会社名", true);
    check("登録番号", "受付番号", false);
    check("登録番号", "登録No.", false);
    check("都道府県", "居住地（都道府県と市区町村まで）", false);
    check("居住地（都道府県）", "居住地", false);
    check("S1-a-1", "S1-a-10", false);
    check("支援形態", &"支援".repeat(50_000), false);
}
