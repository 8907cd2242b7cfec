//! Numbers, homes and addresses that are not what their column's header says.

use super::meaning::{bytes, column_row, place, rows_of, with_column};
use super::refused::answers;
use super::*;

fn numbered(numbers: &[&str]) -> Vec<Vec<String>> {
    let mut rows = answers();
    rows.truncate(numbers.len() + 1);
    let at = place(&rows, "登録番号");
    for (row, number) in rows[1..].iter_mut().zip(numbers) {
        row[at] = (*number).into();
    }
    rows
}

#[test]
fn numbers_in_a_row_are_confirmed_and_a_queue_is_none_of_them() {
    let real = bytes(&numbered(&["090001", "090002", "090003"]));
    let first = run(&[("a.csv", &real)], None);
    assert_eq!(first.problems, []);
    assert_eq!(rows_of(&first, "番号").len(), 1, "{:?}", first.open);
    let table = first.mapping.expect("a mapping");
    let yes = decided(&table, |row| match row[0].as_str() {
        "番号" => "登録番号".into(),
        _ => "はい".into(),
    });
    assert!(run(&[("a.csv", &real)], Some(&yes)).survey.is_some());
    // It holds for these numbers.
    let other = bytes(&numbered(&["090005", "090006", "090007"]));
    assert_eq!(run(&[("a.csv", &other)], Some(&yes)).survey, None);
    for queue in [
        ["1", "2", "4", "6", "7", "9", "11", "12"],
        ["12", "11", "9", "7", "6", "4", "2", "1"],
        ["101", "102", "104", "105", "106", "107", "108", "109"],
    ] {
        let file = bytes(&numbered(&queue));
        let first = run(&[("a.csv", &file)], None);
        let mapping = confirmed(first.mapping.as_deref().expect("a mapping"));
        assert_eq!(run(&[("a.csv", &file)], Some(&mapping)).survey, None);
    }
    let ordered = [
        "000412", "001234", "003210", "005100", "012345", "013579", "020000", "023456",
    ];
    let found = run(&[("a.csv", &bytes(&numbered(&ordered)))], None);
    assert_eq!(rows_of(&found, "番号"), Vec::<Vec<String>>::new());
}

#[test]
fn a_whole_address_is_no_municipality() {
    let check = |home: &str, is_fine: bool| {
        let mut rows = answers();
        let at = place(&rows, "居住地");
        rows[1][at] = home.into();
        let file = bytes(&rows);
        let first = run(&[("a.csv", &file)], None).mapping.expect("a mapping");
        let found = run(&[("a.csv", &file)], Some(&confirmed(&first)));
        assert_eq!(found.survey.is_some(), is_fine, "{home}");
    };
    for home in [
        "東京都港区赤坂1-2-3 例示マンション101",
        "東京都港区赤坂",
        "大阪府東大阪市荒本北一丁目",
        "大阪府大阪市北区梅田町",
        "神奈川県横浜市西区１２番地",
    ] {
        check(home, false);
    }
    for home in [
        "東京都港区",
        "大阪府大阪市北区",
        "北海道余市郡余市町",
        "三重県四日市市",
        "東京都町田市",
        "岐阜県大野郡白川村",
        "東京都",
    ] {
        check(home, true);
    }
}

#[test]
fn two_columns_with_mail_addresses_are_asked_about() {
    let rows = with_column("ご連絡先（公開用）", &["a@mihon.jp", "b@mihon.jp"]);
    let found = run(&[("a.csv", &bytes(&rows))], None);
    for header in ["メールアドレス", "ご連絡先（公開用）"] {
        assert_eq!(column_row(&found, header)[5], "", "{header}");
    }
    // The same addresses once more are no other address.
    let mut rows = answers();
    let at = place(&rows, "メールアドレス");
    for row in &mut rows {
        let cell = match row[at].as_str() {
            "メールアドレス" => "確認のため、もう一度".into(),
            cell => cell.to_string(),
        };
        row.push(cell);
    }
    let found = run(&[("a.csv", &bytes(&rows))], None);
    assert_eq!(column_row(&found, "メールアドレス")[5], "メールアドレス");
}

#[test]
fn what_the_list_adds_to_the_survey_is_published_only_where_the_office_says_so() {
    for (header, cell) in [("受付状況", "受付中"), ("緊急時の連絡", "家族へ")] {
        let found = run(&[("a.csv", &bytes(&with_column(header, &[cell])))], None);
        assert_eq!(column_row(&found, header)[5], "", "{header}");
        assert!(found.open.iter().any(|line| line.contains(header)));
    }
}
