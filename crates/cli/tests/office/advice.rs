use super::cells::{message, read};

/// With this a message proposes an option.
const PROPOSES: &str = "に当たる場合";

#[test]
#[rustfmt::skip]
fn a_wrong_separator_is_named_and_no_part_of_the_cell_is_lost() {
    for (header, cell, used, right) in [
        ("団体", "商工会議所・商工会, 金融機関", "「,」", "「商工会議所・商工会;金融機関」"),
        ("団体", "商工会議所・商工会・金融機関", "「・」", "「商工会議所・商工会;金融機関」"),
        ("団体", "金融機関／日本自動車工業会・日本自動車部品工業会", "「/」", "「金融機関;日本自動車工業会・日本自動車部品工業会」"),
        ("都道府県", "東京都 神奈川県", "空白", "「東京都;神奈川県」"),
        ("都道府県", "東京都　神奈川県　大阪府", "空白", "「東京都;神奈川県;大阪府」"),
        ("都道府県", "東京都神奈川県", "", "「東京都;神奈川県」"),
        ("都道府県", "東京都と神奈川県", "「と」", "「東京都;神奈川県」"),
        ("得意業界", "その他製造業,その他", "「,」", "「その他製造業;その他」"),
        ("得意業界", "運輸・交通業・小売業", "「・」", "「運輸・交通業;小売業」"),
        ("支援可能期間", "支援不可(多忙),スポット対応", "「,」", "「支援不可（多忙）;スポット対応」"),
        ("支援可能期間", "支援不可,スポット対応", "「,」", "「支援不可;スポット対応」"),
        ("支援可能期間", "スポット対応,支援不可", "「,」", "「スポット対応;支援不可」"),
        ("得意業界", "その他製造業, その他（農業）", "「,」", "「その他製造業;その他」"),
        ("得意業界", "サービス業, その他（農業）", "「得意業界（その他）」列に「農業」", "「サービス業;その他」"),
        ("団体", "商工会議所・商工会, その他（農協, 漁協）", "列に「農協, 漁協」", "「商工会議所・商工会;その他」"),
        ("指導テーマ", "情報セキュリティ規程の整備（※1）,クラウドサービスの安全利用（※3）", "「,」", "「情報セキュリティ規程の整備;クラウドサービスの安全利用」"),
        ("企業規模", "従業員 10 名以下, 従業員 11-50 名", "「,」", "「従業員10名以下;従業員11-50名」"),
    ] {
        let said = message(header, cell);
        assert!(said.contains(used) && said.contains(right), "{said}");
        assert!(!said.contains(PROPOSES), "{said}");
    }
    let said = message("希望報酬額", "20,000円未満, 40,000円以上");
    assert!(said.contains("2つ以上") && !said.contains(PROPOSES), "{said}");
}

#[test]
#[rustfmt::skip]
fn only_what_fits_all_of_the_cell_is_proposed() {
    for (header, cell, proposed) in [
        ("居住地（都道府県）", "東京", "東京都"),
        ("居住地（都道府県）", "京都", "京都府"),
        ("都道府県", "大阪府;神奈川", "神奈川県"),
        ("得意業界", "医療業", "医療"),
        ("得意業界", "製造業", "その他製造業"),
        ("支援形態", "オンライン", "オンラインコンサルティング"),
        ("企業規模", "301名以上", "従業員301名以上"),
        ("企業規模", "従業員11～50人", "従業員11-50名"),
        ("保有資格", "CISA", "CISA（公認情報システム監査人）"),
        ("保有資格", "ITコーディネーター", "ITコーディネータ"),
        ("支援経験", "あり", "経験あり"),
    ] {
        // Of a cell with several options only the one that is unknown is shown.
        let shown = cell.rsplit(';').next().unwrap_or(cell);
        let said = message(header, cell);
        assert!(said.contains(&format!("「{shown}」")), "{said}");
        assert!(said.contains(&format!("「{proposed}」{PROPOSES}")), "{said}");
    }
    for (header, cell) in [
        ("得意業界", "その他（農業）"),
        ("得意業界", "その他農業"),
        ("得意業界", "その他（製造業）"),
        ("得意業界", "医療, 宇宙"),
        ("得意業界", "医療以外"),
        ("都道府県", "東京都の島以外"),
        ("都道府県", "大阪府, 近畿一円"),
        ("都道府県", "千葉 神奈川県"),
        ("都道府県", "山県"),
        ("都道府県", "関東"),
        ("保有資格", "CISA・CISSP"),
        ("保有資格", "公認システム監査人"),
        ("保有資格", "該当なし"),
        ("実務経験年数", "3年"),
        ("実務経験年数", "5年"),
        ("実務経験年数", "20年以上"),
        ("希望報酬額", "2万円"),
        ("希望報酬額", "10,000円未満"),
        ("希望報酬額", "20,000円以下"),
        ("企業規模", "10名以上"),
        ("支援可能期間", "1年"),
    ] {
        let said = message(header, cell);
        assert!(!said.contains(PROPOSES), "{said}");
    }
}

#[test]
fn what_belongs_into_two_columns_is_told_where() {
    let said = message("得意業界", "その他（農業）");
    assert!(
        said.contains("「得意業界（その他）」列に「農業」"),
        "{said}"
    );
    let said = message("保有資格", "その他：技術士");
    assert!(
        said.contains("「保有資格（その他）」列に「技術士」"),
        "{said}"
    );
    let said = message("居住地（都道府県）", "東京都港区");
    assert!(
        said.contains("「東京都」") && said.contains("「港区」"),
        "{said}"
    );
}

#[test]
fn for_the_whole_country_all_prefectures_are_offered() {
    for cell in ["全国", "全国対応", "日本全国", "全都道府県", "47都道府県"] {
        let said = message("都道府県", cell);
        let all = activelist_model::catalog::PREFECTURES.join(";");
        assert!(said.contains(&all), "{said}");
        read("都道府県", &all);
    }
    for (header, cell) in [
        ("都道府県", "全国（沖縄県を除く）"),
        ("居住地（都道府県）", "全国"),
    ] {
        assert!(!message(header, cell).contains("北海道"), "{cell}");
    }
}

#[test]
fn a_short_list_of_options_is_named() {
    let said = message("希望報酬額", "2万円");
    for (_, label) in activelist_model::catalog::Group::Fee.options() {
        assert!(said.contains(label), "{said}");
    }
    assert!(message("支援可能期間", "いつでも").contains("「支援不可（理由）」"));
}

#[test]
fn a_single_choice_cut_by_its_own_comma_is_one_fault() {
    for cell in ["20,000円以上、30,000円未満", "20,000円未満、応相談"] {
        let said = message("希望報酬額", cell);
        assert!(said.contains(cell) && !said.contains("2つ以上"), "{said}");
        for (_, label) in activelist_model::catalog::Group::Fee.options() {
            assert!(said.contains(label), "{said}");
        }
    }
    assert!(message("所属状況", "独立、企業勤務").contains("2つ以上"));
}

#[test]
fn a_longer_option_is_not_taken_for_other_with_a_text() {
    for cell in [
        "その他製造業（食品）",
        "その他製造業：食品",
        "その他製造業 食品",
        "その他製造業, 農業",
        "その他サービス業",
        "その他士業",
    ] {
        let said = message("得意業界", cell);
        assert!(said.contains("「その他製造業」"), "{said}");
        assert!(
            !said.contains("得意業界（その他）") && !said.contains(PROPOSES),
            "{said}"
        );
    }
}
