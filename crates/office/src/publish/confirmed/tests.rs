use super::*;

fn number(value: u32) -> RegistrationNumber {
    RegistrationNumber::new(value).expect("a number")
}

fn read(rows: &[&str]) -> Result<Confirmed, Vec<ListFault>> {
    let text = format!("登録番号,確認すること,内容,判断\n{}\n", rows.join("\n"));
    Confirmed::read(text.as_bytes())
}

#[test]
fn a_confirmation_holds_for_its_number_its_matter_and_its_content() {
    let confirmed = read(&["012345,氏名の変更,別人　太郎,同じ人"]).expect("a list");
    let verdict = |value, matter, content| confirmed.verdict(number(value), matter, content);
    let right = Some(Verdict::Right);
    assert_eq!(verdict(12_345, Matter::Name, "別人 太郎"), right);
    assert_eq!(verdict(12_345, Matter::Name, "別人 次郎"), None);
    assert_eq!(verdict(12_346, Matter::Name, "別人 太郎"), None);
    assert_eq!(verdict(12_345, Matter::RegisterName, "別人 太郎"), None);
}

#[test]
fn a_row_that_is_not_decided_confirms_nothing() {
    let confirmed = read(&["012345,氏名の変更,別人 太郎,", ",,,"]).expect("a list");
    assert!(confirmed.verdicts.is_empty());
}

#[test]
fn contents_are_compared_as_a_spreadsheet_may_write_them() {
    for (matter, word, written, asked) in [
        (
            Matter::Mail,
            "同じ人",
            "ＮＥＷ@Example.jp",
            "new@example.jp",
        ),
        (Matter::SameMail, "このままでよい", "第001234号", "001234"),
        (Matter::SameName, "このままでよい", "1234", "001234"),
        (
            Matter::Blanks,
            "このままでよい",
            "2026/4/1 10:00",
            "2026-04-01 10:00:00",
        ),
        (Matter::RegisterName, "同じ人", "髙橋　咲子", "髙橋 咲子"),
        (
            Matter::Registration,
            "確認した",
            "登録簿にない",
            "登録簿にない",
        ),
    ] {
        let row = format!("12345,{},{written},{word}", matter.label());
        let confirmed = read(&[&row]).expect("a list");
        let verdict = confirmed.verdict(number(12_345), matter, asked);
        assert_eq!(verdict, Some(Verdict::Right), "{row}");
    }
}

#[test]
fn only_the_register_may_leave_somebody_out() {
    for matter in Matter::ALL {
        let row = format!("12345,{},内容,掲載しない", matter.label());
        let found = read(&[&row]).map(|list| list.verdict(number(12_345), matter, "内容"));
        match matter {
            Matter::RegisterName | Matter::Registration => {
                assert_eq!(found, Ok(Some(Verdict::LeaveOut)));
            }
            _ => assert!(found.is_err(), "{row}"),
        }
    }
}

#[test]
fn words_that_nobody_knows_are_refused_with_those_that_are_read() {
    let faults = read(&[
        "12345,住所,内容,同じ人",
        "12345,氏名の変更,内容,はい",
        "x,氏名の変更,内容,同じ人",
    ]);
    let faults = faults.expect_err("faults");
    let [first, second, third] = faults.as_slice() else {
        panic!("{faults:?}");
    };
    assert!(
        matches!(first, ListFault::Word { row: 2, column: "確認すること", words, .. } if words.len() == 8)
    );
    assert!(
        matches!(second, ListFault::Word { row: 3, column: "判断", words, .. } if *words == ["同じ人"])
    );
    assert!(matches!(third, ListFault::Number { row: 4, .. }));
}

#[test]
fn what_is_to_be_confirmed_becomes_a_confirmation_once_it_is_decided() {
    for matter in Matter::ALL {
        let content = match matter {
            Matter::SameMail | Matter::SameName => "001234",
            Matter::Blanks => "2026-04-01 10:00:00",
            Matter::Name => "=1+1",
            _ => "内容, 「引用」\"",
        };
        let row = ToConfirm {
            number: number(345),
            name: "見本 太郎".into(),
            matter,
            content: content.into(),
        };
        let table = to_confirm_table(&[row]);
        assert!(
            Confirmed::read(table.as_bytes())
                .expect("a list")
                .verdicts
                .is_empty()
        );
        let word = matter.words()[0];
        // The cell before the words that may be written.
        let at = table
            .rfind(&matter.words().join(" または "))
            .expect("the words");
        let decided = format!("{}{word}{}", &table[..at - 1], &table[at - 1..]);
        let confirmed = Confirmed::read(decided.as_bytes()).expect("a list");
        let verdict = confirmed.verdict(number(345), matter, content);
        assert_eq!(verdict, Some(Verdict::Right), "{decided}");
    }
}

#[test]
fn one_matter_that_is_decided_in_two_ways_is_refused() {
    let out = "012345,登録の確認,登録簿にない,掲載しない";
    let fine = "12345,登録の確認,登録簿に ない,確認した";
    let faults =
        read(&[out, "012346,登録の確認,登録簿にない,確認した", fine]).expect_err("a fault");
    let contradiction = ListFault::Contradiction {
        row: 4,
        number: number(12_345),
        other: 2,
    };
    assert_eq!(faults, [contradiction]);
    assert!(read(&[out, out]).is_ok());
}
