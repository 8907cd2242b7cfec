use super::*;
use crate::display::csv::BOM;
use crate::state::Route;
use activelist_model::catalog::{Group, Level, OptionSet, Question};
use activelist_model::expert::Date;
use activelist_publication::{Census, List};

/// What decides, as the part is called.
const FIRST: &str = "料金・形態・実績・自己PR";

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

fn marked(found: &Comparison) -> Vec<&str> {
    let rows = found.groups.iter().flat_map(|group| &group.rows);
    let marked = rows.filter(|row| row.marked);
    marked.map(|row| row.name.as_str()).collect()
}

#[test]
fn what_decides_comes_first_and_every_other_line_of_the_card_after_it() {
    let found = compared(vec![someone(1, "甲"), someone(2, "乙")], &[2, 1], "#/list");
    let names: Vec<&str> = found.people.iter().map(|head| head.name.as_str()).collect();
    assert_eq!(names, ["乙", "甲"], "as the link has them");
    let groups: Vec<_> = found
        .groups
        .iter()
        .map(|group| (group.title, group.source, group.rows.len(), group.first))
        .collect();
    assert_eq!(
        groups,
        [
            ("料金・形態・実績・自己PR", "本人の申告", 8, true),
            ("登録番号・登録年", "公的な登録情報", 2, false),
            ("基本属性", "本人の申告", 4, false),
            ("資格・団体・個人HP", "本人の申告", 3, false),
            ("実務経験・得意業界", "本人の申告", 2, false),
            ("支援可能な指導テーマ", "本人の申告", 5, false),
            ("得意支援領域", "本人の回答から計算", 8, false),
            ("6領域の点数／満点", "本人の回答から計算", 6, false),
        ]
    );
    let first: Vec<&str> = found.groups[0]
        .rows
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(
        first,
        [
            "希望報酬",
            "支援形態",
            "地域",
            "支援期間",
            "企業規模",
            "支援経験",
            "支援内容",
            "自己PR"
        ]
    );
    let rows = found.groups.iter().flat_map(|group| &group.rows);
    assert!(rows.clone().all(|row| row.values.len() == 2));
    let differing: Vec<&str> = rows
        .filter(|row| row.differs)
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(differing, ["登録番号"], "nothing else tells them apart");
    assert!(marked(&found).is_empty(), "and a number decides nothing");
    assert!(found.summary().ends_with("ありません。"));
    assert_eq!(found.rest_label(), "ほかの30項目も比べる");
    assert_eq!(
        found.rest_summary()[0],
        "30項目のうち1項目に違いがあります。"
    );
}

#[test]
fn a_row_differs_if_one_of_four_says_something_else() {
    let mut everyone: Vec<_> = (1..=4).map(|number| someone(number, "同じ")).collect();
    everyone[3].set_choices(Group::Fee, OptionSet::only(2));
    everyone[2].set_choices(Group::Theme, OptionSet::only(1));
    everyone[1].set_choices(Group::Prefecture, Group::Prefecture.every_option());
    everyone[1].appeal = "近くに伺います".into();
    let found = compared(everyone, &[1, 2, 3, 4], "#/list");
    let check = |name: &str, differs: bool| {
        assert_eq!(row(&found, FIRST, name).differs, differs, "{name}");
    };
    check("希望報酬", true);
    check("地域", true);
    check("自己PR", true);
    check("企業規模", false);
    // How far they come decides once it is said where the firm is; what is written never does.
    assert_eq!(marked(&found), ["希望報酬"]);
    assert!(found.summary().contains("1項目に、「違いあり」"));
    let theme = &found.groups[5].rows[1];
    assert!(theme.differs && theme.name.starts_with("2 "));
    assert_eq!(
        words(theme),
        ["対応なし", "対応なし", "対応できる", "対応なし"]
    );
}

#[test]
fn a_difference_is_marked_only_where_it_helps_to_choose() {
    let pair = |change: fn(&mut Specialist), link: &str| -> Vec<String> {
        let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
        change(&mut pair[1]);
        let found = compared(pair, &[1, 2], link);
        marked(&found).into_iter().map(str::to_string).collect()
    };
    let visits: fn(&mut Specialist) = |other| other.set_choices(Group::Form, OptionSet::only(0));
    assert_eq!(pair(visits, "#/list"), ["支援形態"]);
    assert_eq!(
        pair(visits, "#/list?form=1"),
        ["支援形態"],
        "one of them does not come"
    );
    assert!(
        pair(visits, "#/list?form=2").is_empty(),
        "neither is online"
    );
    let far: fn(&mut Specialist) = |other| {
        other.set_choices(Group::Prefecture, Group::Prefecture.every_option());
        other.home = activelist_model::catalog::Prefecture::from_code(27);
    };
    assert!(pair(far, "#/list").is_empty());
    assert_eq!(pair(far, "#/list?area=27"), ["地域"]);
    let cases = |less: u16, more: u16| {
        let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
        for (one, cases) in pair.iter_mut().zip([less, more]) {
            one.set_choices(Group::Support, OptionSet::only(0));
            one.record.cases = Some(cases);
        }
        marked(&compared(pair, &[1, 2], "#/list")).len()
    };
    assert_eq!(
        [cases(24, 26), cases(13, 26), cases(0, 1), cases(0, 0)],
        [0, 1, 1, 0]
    );
}

#[test]
fn how_near_somebody_is_stands_before_where_they_come_to() {
    let mut near = someone(1, "甲");
    near.home = activelist_model::catalog::Prefecture::from_code(27);
    near.set_choices(Group::Prefecture, OptionSet::only(26));
    let found = compared(vec![near], &[1], "#/list?area=27");
    assert_eq!(words(row(&found, FIRST, "地域")), ["同じ府。大阪府"]);
    assert_eq!(found.people[0].home, "大阪府");
    assert_eq!(found.people[0].contact, "未回答");
}

#[test]
fn what_is_printed_is_said_and_who_else_is_starred() {
    let everyone: Vec<_> = (1..=4).map(|number| someone(number, "同じ")).collect();
    let three = compared(everyone.clone(), &[1, 2, 3], "#/list");
    assert!(three.paper_note().starts_with("ふつうはA4の紙1枚"));
    assert!(!three.is_dense());
    let mut wordy = someone(5, "長い");
    wordy.record.text = "あ".repeat(200);
    let work = |times: usize| {
        let mut people = vec![someone(1, "甲"), someone(2, "乙"), wordy.clone()];
        people[2].appeal = "あ".repeat(times);
        compared(people, &[1, 2, 5], "#/list?c=1-1,1-2,2-1,2-2").is_dense()
    };
    assert_eq!([work(50), work(240)], [false, true]);
    let four = compared(everyone, &[1, 2, 3, 4], "#/list");
    assert!(
        four.paper_note().contains("2枚になることがあります")
            && four.paper_note().contains("3名まで")
    );
    assert_eq!(more_starred(4, 4), None);
    assert!(more_starred(7, 4).is_some_and(|said| said.starts_with("候補7名のうち、4名を")));
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
fn chosen_contents_come_first_with_their_marks_and_their_depth_with_the_rest() {
    let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
    for question in Question::all() {
        pair[0].answers.set(question, Some(Level::None));
    }
    for question in Question::all() {
        pair[1].answers.set(question, Some(Level::ALL[3]));
    }
    let found = compared(pair, &[1, 2], "#/list?c=1-1,3-3");
    let first = &found.groups[0];
    assert_eq!(first.title, "選んだ支援内容");
    assert_eq!(first.rows.len(), 2);
    assert_eq!(words(&first.rows[0]), ["印なし", "◎ 特に得意"]);
    assert!(first.rows[0].marked);
    let depth = &found.groups[2];
    assert!(!depth.first && depth.title == "選んだ支援内容の回答の点");
    assert_eq!(words(&depth.rows[0]), ["0／36", "36／36"]);
}

#[test]
fn what_was_not_answered_is_never_a_number() {
    let mut pair = vec![someone(1, "甲"), someone(2, "乙")];
    let questions: Vec<Question> = Question::all().collect();
    pair[1].answers.set(questions[0], Some(Level::None));
    let found = compared(pair, &[1, 2], "#/list?c=1-1");
    assert_eq!(found.groups[2].rows[0].values[0].text, "未回答");
    let sums = &found.groups[9].rows;
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
    assert_eq!(words(row(&found, FIRST, "支援経験")), ["未回答"; 2]);
    let fee = row(&found, FIRST, "希望報酬");
    assert!(words(fee)[0].starts_with("未回答"));
}

#[test]
fn who_is_not_listed_is_said_and_one_alone_is_still_shown() {
    let found = compared(vec![someone(1, "甲")], &[3, 1, 1, 12345], "#/list");
    let notice = found.notice().expect("two are gone, one is too few");
    assert!(notice.starts_with("第000003号、第012345号は、今の一覧に載っていません。"));
    assert!(notice.contains("1名だけ") && notice.contains("2名から4名まで"));
    assert_eq!((found.people.len(), found.is_comparing()), (1, false));
    let mut rows = found.groups.iter().flat_map(|group| &group.rows);
    assert!(rows.all(|row| !row.differs && !row.marked));
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
    assert!(lines[3].starts_with("料金・形態・実績・自己PR（本人の申告）,希望報酬,"));
    let official = "登録番号・登録年（公的な登録情報）,登録番号,第000001号,第000002号,違いあり";
    assert_eq!(lines[11], official);
    let appeal = "自己PR,\"'@SUM(A1), \"\"b\"\"\",未設定,違いあり";
    assert!(file.contains(appeal), "{file}");
    assert!(file.contains("印なし,印なし,\r\n"), "{file}");
    assert_eq!(lines.len(), 3 + 38);
    assert_eq!(file_name(today), "activelist-compare-2026-11-23.csv");
}
