//! A proposal accounts for the whole cell, whatever was joined to a label.

use super::*;

/// No label is proposed, and nothing else that would leave out a part of the cell.
fn plain_list(group: Group, items: &[&str]) {
    for item in items {
        let plain_list = FaultKind::UnknownOption {
            group,
            nearest: None,
        };
        assert_eq!(unknown(group, item), plain_list, "{item}");
    }
}

#[test]
fn no_label_is_proposed_where_it_leaves_out_a_part_of_the_cell() {
    // Whatever the separator, and with none: behind, before and within every long label.
    for group in Group::ALL {
        let long = labels(group).filter(|(_, label)| label.chars().count() > 2);
        // The prefectures are alike.
        for (_, label) in long.take(15) {
            for added in ["教育", "Z", "など"] {
                for separator in ["/", "＋", "・", "と", "〜", ""] {
                    let tail = format!("{label}{separator}{added}");
                    let head = format!("{added}{separator}{label}");
                    for item in [tail, head] {
                        if let FaultKind::UnknownOption { nearest, .. } = unknown(group, &item) {
                            assert_eq!(nearest, None, "{item}");
                        }
                    }
                }
            }
        }
    }
    plain_list(
        Group::Form,
        &[
            "訪問・電話によるコンサルティング",
            "オンラインコンサルティング/訪",
            "インシデント発生時の緊急対策支援・講演",
            "長期的支援（顧問契約等）/講演",
        ],
    );
}

#[test]
fn a_label_with_another_word_in_it_is_no_slip() {
    plain_list(
        Group::Theme,
        &[
            "情報セキュリティ規程の運用",
            "クラウドサービスの安全管理",
            "経営者向け情報セキュリティ教育",
            "役員向け情報セキュリティ教育",
            "情報資産の洗い出しと脆弱性分析",
        ],
    );
    plain_list(
        Group::Form,
        &[
            "セキュリティ製品の選定支援",
            "セキュリティ製品の選定・運用支援",
        ],
    );
    plain_list(
        Group::Industry,
        &["運輸・倉庫業", "電子産業", "卸小売業", "自転車産業"],
    );
    plain_list(Group::Association, &["弁理士会", "司法書士会"]);
    plain_list(Group::Qualification, &["CISM", "CCSP", "中小企業診断士補"]);
}

#[test]
fn a_slip_of_the_pen_still_has_its_label() {
    let check = |group: Group, text: &str, expected: &str| {
        let found = nearest_of(text, labels(group).map(|(_, label)| label));
        assert_eq!(found, Some(expected), "{text}");
    };
    let theme = Group::Theme;
    check(
        theme,
        "情報セキュリティ規定の整備",
        "情報セキュリティ規程の整備",
    );
    check(
        theme,
        "情報セキュリティ規程整備",
        "情報セキュリティ規程の整備",
    );
    check(
        theme,
        "情報セキュリティー規程の整備",
        "情報セキュリティ規程の整備",
    );
    check(
        theme,
        "クラウドサ－ビスの安全利用",
        "クラウドサービスの安全利用",
    );
    let form = Group::Form;
    check(
        form,
        "訪門によるコンサルティング",
        "訪問によるコンサルティング",
    );
    check(
        form,
        "オンラインコンサルテイング",
        "オンラインコンサルティング",
    );
    check(form, "講演研修", "講演・研修");
    check(form, "講演／研修", "講演・研修");
    check(form, "長期支援（顧問契約等）", "長期的支援（顧問契約等）");
    check(Group::Industry, "運輸交通業", "運輸・交通業");
    check(Group::Industry, "教育。", "教育");
    let diagnosis = "中小企業診断士協会";
    check(Group::Association, "中小企業診断協会", diagnosis);
    check(Group::Association, "中小企業診断士協会）", diagnosis);
    check(Group::Qualification, "中小企業診断師", "中小企業診断士");
    check(Group::Qualification, "cissp", "CISSP");
}

#[test]
fn what_begins_with_other_is_never_taken_for_a_label_by_its_looks() {
    let column = "得意業界（その他）";
    for between in [
        "＝", "=", "→", "…", "～", "〜", "|", "_", "＞", ">", "※", "*", "：", "・", "ー", "――",
        " ", "  ", "「", "【", "[", "＜", "●", "。", ".",
    ] {
        for text in ["農業", "林業", "印刷業"] {
            let item = format!("その他{between}{text}");
            let right = FaultKind::OtherWithText {
                column,
                text: text.to_string(),
            };
            assert_eq!(unknown(Group::Industry, &item), right, "{item}");
        }
    }
    for (item, text) in [
        ("その他「農業」", "農業"),
        ("その他【農業】", "農業"),
        ("その他＝農業（稲作）", "農業（稲作）"),
    ] {
        let right = FaultKind::OtherWithText {
            column,
            text: text.to_string(),
        };
        assert_eq!(unknown(Group::Industry, item), right, "{item}");
    }
    plain_list(
        Group::Industry,
        &[
            "その他農林業",
            "その他製薬業",
            "その他福祉業",
            "その他造園業",
            "その他印刷業",
            "その他製靴業",
            "その他サービス業種",
            "その他製造販売業",
        ],
    );
    plain_list(Group::Association, &["その他会", "その他の団体"]);
}

#[test]
fn one_end_of_a_range_is_not_the_range() {
    plain_list(
        Group::Period,
        &[
            "3か月",
            "3ヶ月",
            "３カ月",
            "3ヵ月",
            "3か月～",
            "～半年",
            "半年",
            "1年程度",
        ],
    );
    plain_list(Group::Experience, &["3年", "5年", "-5年", "3-"]);
}

#[test]
fn the_whole_country_is_meant_with_whatever_says_so_and_no_more() {
    for item in [
        "全国。",
        "全国すべて",
        "全国全て",
        "47都道府県全て",
        "４７都道府県すべて",
        "全国OK",
        "全国ＯＫ",
        "日本国内",
        "日本全国対応可能",
        "全国（対応可）",
        "日本全域",
        "全国どこでも可",
        "日本中",
        "全国一円",
        "全都道府県対応可能です",
        "どこでも可",
        "すべての都道府県",
    ] {
        assert_eq!(
            unknown(Group::Prefecture, item),
            FaultKind::WholeCountry,
            "{item}"
        );
    }
    for item in [
        "全国（離島を除く）",
        "全国の一部",
        "全国は不可",
        "全国（沖縄以外）",
        "全国展開企業のみ",
        "日本海側",
        "全国（要相談）",
        "可",
        "対応可",
        "全国（オンライン）",
    ] {
        assert_ne!(
            unknown(Group::Prefecture, item),
            FaultKind::WholeCountry,
            "{item}"
        );
    }
}
