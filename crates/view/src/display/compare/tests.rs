use super::*;
use crate::state::Route;
use activelist_model::catalog::{Group, Level, OptionSet, Question};
use activelist_publication::{Census, List};

fn someone(number: u32, name: &str) -> Specialist {
    Specialist {
        registration: RegistrationNumber::new(number).expect("small"),
        name: name.to_string(),
        ..Specialist::default()
    }
}

fn searcher(specialists: Vec<Specialist>) -> Searcher {
    let date = |text| Date::parse(text).expect("date");
    Searcher::new(List {
        serial: 7,
        published: date("2026-11-01"),
        expires: date("2027-05-01"),
        source: "見本商工会議所".into(),
        sample: true,
        census: Census::default(),
        specialists,
    })
}

fn compared(specialists: Vec<Specialist>, numbers: &[u32], link: &str) -> Comparison {
    let number = |number: &u32| RegistrationNumber::new(*number).expect("small");
    let numbers: Vec<_> = numbers.iter().map(number).collect();
    let (route, _) = Route::parse(link);
    comparison(&searcher(specialists), &numbers, &route.query.criteria)
}

fn row<'a>(found: &'a Comparison, group: &str, name: &str) -> &'a CompareRow {
    let groups = found.groups.iter().filter(|found| found.title == group);
    let mut rows = groups.flat_map(|found| &found.rows);
    rows.find(|row| row.name == name).expect(name)
}

fn words(row: &CompareRow) -> Vec<String> {
    row.values.iter().map(CompareValue::words).collect()
}

#[test]
fn every_line_of_the_card_is_a_row_in_its_order() {
    let found = compared(vec![someone(1, "甲"), someone(2, "乙")], &[2, 1], "#/list");
    let names: Vec<&str> = found.people.iter().map(|head| head.name.as_str()).collect();
    assert_eq!(names, ["乙", "甲"], "as the link has them");
    let groups: Vec<_> = found
        .groups
        .iter()
        .map(|group| (group.title, group.source, group.rows.len()))
        .collect();
    assert_eq!(
        groups,
        [
            ("登録番号・登録年", "公的な登録情報", 2),
            ("基本属性", "本人の申告", 4),
            ("資格・団体・自己PR", "本人の申告", 4),
            ("支援実績", "本人の申告", 4),
            ("支援可能な指導テーマ", "本人の申告", 5),
            ("得意支援領域", "本人の回答から計算", 8),
            ("6領域の点数／満点", "本人の回答から計算", 6),
            ("提供可能な支援の範囲", "本人の申告", 5),
        ]
    );
    let rows = found.groups.iter().flat_map(|group| &group.rows);
    assert!(rows.clone().all(|row| row.values.len() == 2));
    let differing: Vec<&str> = rows
        .filter(|row| row.differs)
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(differing, ["登録番号"], "nothing else tells them apart");
    let summary = "38項目のうち1項目に違いがあり、「違いあり」と付けています。";
    assert_eq!(found.summary()[0], summary);
}

#[test]
fn a_row_differs_if_one_of_four_says_something_else() {
    let mut everyone: Vec<_> = (1..=4).map(|number| someone(number, "同じ")).collect();
    everyone[3].set_choices(Group::Fee, OptionSet::only(2));
    everyone[2].set_choices(Group::Theme, OptionSet::only(1));
    everyone[1].set_choices(Group::Prefecture, Group::Prefecture.every_option());
    let found = compared(everyone, &[1, 2, 3, 4], "#/list");
    let check = |group: &str, name: &str, differs: bool| {
        assert_eq!(row(&found, group, name).differs, differs, "{name}");
    };
    check("提供可能な支援の範囲", "希望報酬", true);
    check("提供可能な支援の範囲", "地域", true);
    check("提供可能な支援の範囲", "企業規模", false);
    let theme = &found.groups[4].rows[1];
    assert!(theme.differs && theme.name.starts_with("2 "));
    assert_eq!(
        words(theme),
        ["対応なし", "対応なし", "対応できる", "対応なし"]
    );
    assert!(!found.groups[2].differs() && found.groups[4].differs());
}

#[test]
fn one_address_for_two_people_is_no_difference() {
    let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
    for one in &mut pair {
        one.mail = Some(activelist_model::expert::MailAddress::stated(
            "office@example.jp",
        ));
    }
    let found = compared(pair, &[1, 2], "#/list");
    let contact = row(&found, "基本属性", "連絡先");
    // The prepared mails name their people; what is read is the same.
    assert_ne!(contact.values[0].link, contact.values[1].link);
    assert!(!contact.differs);
}

#[test]
fn chosen_contents_come_first_with_mark_and_depth() {
    let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
    for question in Question::all() {
        pair[0].answers.set(question, Some(Level::None));
    }
    for question in Question::all() {
        pair[1].answers.set(question, Some(Level::ALL[3]));
    }
    let found = compared(pair, &[1, 2], "#/list?c=1-1,3-3");
    let first = &found.groups[0];
    assert_eq!(first.title, "選んだ支援内容の評価");
    assert_eq!(first.rows.len(), 2);
    assert_eq!(
        words(&first.rows[0]),
        ["印なし（深さ 0／36）", "◎ 特に得意（深さ 36／36）"]
    );
    assert!(first.rows[0].differs);
}

#[test]
fn what_was_not_answered_is_never_a_number() {
    let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
    let questions: Vec<Question> = Question::all().collect();
    pair[1].answers.set(questions[0], Some(Level::None));
    let found = compared(pair, &[1, 2], "#/list?c=1-1");
    assert_eq!(found.groups[0].rows[0].values[0].text, "（深さ 未回答）");
    let sums = &found.groups[7].rows;
    let asked = questions
        .iter()
        .filter(|found| found.id().starts_with("S1"));
    let (asked, missing) = (asked.clone().count(), asked.count() - 1);
    assert_eq!(
        words(&sums[0]),
        [
            "未回答".to_string(),
            format!("0／{}・未回答{missing}問", 3 * asked)
        ]
    );
    assert_eq!(words(&sums[5]), ["未回答", "未回答"]);
    assert_eq!(words(row(&found, "支援実績", "支援経験")), ["未回答"; 2]);
    let fee = row(&found, "提供可能な支援の範囲", "希望報酬");
    assert!(words(fee)[0].starts_with("未回答"));
}

#[test]
fn who_is_not_listed_is_said_and_one_alone_is_still_shown() {
    let found = compared(vec![someone(1, "甲")], &[3, 1, 1, 12345], "#/list");
    let notice = found.notice().expect("two are gone, one is too few");
    assert!(notice.starts_with("第000003号、第012345号は、今の一覧に載っていません。"));
    assert!(notice.contains("1名だけ") && notice.contains("2名から4名まで"));
    assert_eq!((found.people.len(), found.is_comparing()), (1, false));
    assert!(found.groups.iter().all(|group| !group.differs()));
    let none = compared(Vec::new(), &[1], "#/list");
    assert!(none.groups.is_empty());
    assert!(none.notice().is_some_and(|text| text.contains("いません")));
    let pair = compared(vec![someone(1, "甲"), someone(2, "乙")], &[1, 2], "#/list");
    assert_eq!((pair.notice(), pair.people.len()), (None, 2));
}

#[test]
fn the_file_holds_the_table_and_no_formula() {
    let mut pair = vec![someone(1, "=1+1"), someone(2, "乙")];
    pair[0].appeal = "@SUM(A1), \"b\"".into();
    pair[1].kana = "オツ".into();
    let list = searcher(pair.clone()).list().edition.clone();
    let found = compared(pair, &[1, 2], "#/list");
    let today = Date::parse("2026-11-23").expect("date");
    let file = comparison_csv(&list, &found, today);
    let lines: Vec<&str> = file.strip_prefix(BOM).expect("BOM").lines().collect();
    assert!(lines[0].starts_with("一覧の公開日 2026年11月1日・通し番号 7"));
    assert!(lines[0].ends_with("・保存日 2026年11月23日"));
    let head = "区分,項目,'=1+1（第000001号）,乙（第000002号）,違い";
    assert_eq!(lines[1..3], [head, ",フリガナ,,オツ,"]);
    let official = "登録番号・登録年（公的な登録情報）,登録番号,第000001号,第000002号,違いあり";
    assert_eq!(lines[3], official);
    let appeal = "自己PR,\"'@SUM(A1), \"\"b\"\"\",未設定,違いあり";
    assert!(file.contains(appeal), "{file}");
    assert!(file.contains("印なし,印なし,\r\n"), "{file}");
    assert_eq!(lines.len(), 3 + 38);
    assert_eq!(file_name(today), "activelist-compare-2026-11-23.csv");
}
