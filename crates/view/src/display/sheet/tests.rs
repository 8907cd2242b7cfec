//! The sheet is one page, whatever is put on it, and says what it leaves out.

use super::limits::PAGE;
use super::*;
use crate::display::need::need;
use crate::display::shortlist::starred;
use crate::state::{Shortlist, parse_site};
use activelist_model::catalog::{Content, ContentSet, OptionSet, Prefecture};
use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_needs::match_needs;
use activelist_publication::{Census, Field, List};
use activelist_search::{Searcher, Skill};
use proptest::prelude::*;

/// What a sheet is made from, owned.
#[derive(Debug, Default)]
struct Given {
    query: Query,
    need: String,
    firm: [Option<usize>; 3],
    people: Vec<StarredView>,
    site: Option<Site>,
    list_line: String,
}

impl Given {
    fn sheet(&self) -> Sheet {
        let found = need(&self.need, &match_needs(&self.need));
        sheet(&Input {
            query: &self.query,
            need: &self.need,
            suggestions: &found.suggestions,
            firm: self.firm,
            people: &self.people,
            starred: true,
            site: self.site.as_ref(),
            list_line: &self.list_line,
            sample: true,
            today: Date::parse("2026-11-24").expect("date"),
            has_code: true,
        })
    }

    fn text(&self, title: &str) -> String {
        let sheet = self.sheet();
        let part = sheet.parts.iter().find(|part| part.title == title);
        let part = part.expect("a part of that title");
        let items: Vec<String> = part.items.iter().map(limits::said).collect();
        format!("{}|{}", items.join("|"), part.note)
    }
}

fn people(count: u32, letter: &str) -> Vec<StarredView> {
    let someone = |value| Specialist {
        registration: RegistrationNumber::new(value).expect("small"),
        name: letter.repeat(Field::Name.limit()),
        home: Prefecture::from_code(46),
        municipality: letter.repeat(Field::Municipality.limit()),
        ..Specialist::default()
    };
    let mut people: Vec<Specialist> = (1..count).map(someone).collect();
    for someone in &mut people {
        someone.set_choices(Group::Fee, OptionSet::only(1));
    }
    let searcher = Searcher::new(List {
        serial: 1,
        published: Date::parse("2026-11-01").expect("date"),
        expires: Date::parse("2027-11-01").expect("date"),
        source: String::new(),
        sample: true,
        census: Census::default(),
        specialists: people,
    });
    // The last one has left the list.
    let numbers = (1..=count).filter_map(RegistrationNumber::new);
    starred(&searcher, &numbers.collect::<Shortlist>())
}

fn everything_chosen() -> Query {
    let mut query = Query::default();
    query.criteria.contents = Content::all().collect();
    for group in Group::ALL {
        query.criteria.set_condition(group, group.every_option());
    }
    for skill in Skill::all() {
        query.criteria.skills.set(skill, 2);
    }
    query.criteria.cases = 9999;
    query.criteria.words = "鷹".repeat(200);
    query
}

fn longest_site(letter: &str) -> Site {
    let host = format!("{0}.{0}.{0}", "w".repeat(61));
    let mail = format!("{}@example.{host}", "w".repeat(254 - host.len() - 9));
    let event = |day: usize| {
        let (title, place) = (letter.repeat(100), letter.repeat(100));
        format!(r#"{{"date":"2027-01-{day:02}","title":"{title}","place":"{place}"}}"#)
    };
    let events: Vec<String> = (1..=30).map(event).collect();
    let text = format!(
        r#"{{"title":"a","operator":"b","events":[{}],"contact":{{"name":"{}","text":"{}",
        "mail":"{mail}","phone":"+81 (0) 123-456-7890","url":"https://example.jp/{}"}}}}"#,
        events.join(","),
        letter.repeat(60),
        letter.repeat(200),
        "w".repeat(180)
    );
    let (site, faults) = parse_site(text.as_bytes());
    assert_eq!(faults, []);
    site.expect("a site")
}

fn longest(letter: &str) -> Given {
    Given {
        query: everything_chosen(),
        need: format!(
            "規程を作りたい。ランサムウェア、研修、UTM、バックアップ。{}",
            letter.repeat(970)
        ),
        firm: [Some(2), Some(3), Some(45)],
        people: people(10, letter),
        site: Some(longest_site(letter)),
        list_line: letter.repeat(160),
    }
}

#[test]
fn the_longest_sheet_is_one_page_and_says_what_it_leaves_out() {
    for letter in ["鷹", "W", "ｱ", "。", "っ"] {
        let given = longest(letter);
        let sheet = given.sheet();
        assert!(sheet.height() <= PAGE, "{letter}: {}", sheet.height());
        println!("{letter}: {} of {PAGE}", sheet.height());
    }
    let given = longest("鷹");
    for (title, said) in [
        ("困っていること", "…（以下略。全文は画面にあります）"),
        ("希望する支援内容", "、ほか"),
        ("条件", "、ほか"),
        ("聞いておきたいこと", "問は省いています"),
        ("相談先", "メールとページは、長いため画面にだけ載せています"),
        ("相談先", "催しはほかに"),
        ("候補", "「掲載なし」は、今の一覧に載っていない人です"),
        ("候補", "「…」で略しています"),
    ] {
        let text = given.text(title);
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

#[test]
fn a_short_sheet_is_whole_and_leaves_lines_for_notes() {
    let mut given = Given {
        need: "取引先のアンケートに答えられる規程を作りたい".into(),
        people: people(3, "鷹"),
        ..Given::default()
    };
    given.query.criteria.contents = ContentSet::of_ids(&["1-1", "7-1"]);
    given.query.criteria.toggle(Group::Prefecture, 26);
    let sheet = given.sheet();
    assert!(sheet.lines[0].contains("【見本データ】作成日 2026年11月24日"));
    let memo = sheet.parts.last().expect("parts");
    assert!(memo.kind == "memo" && memo.items.len() >= 2);
    assert_eq!(given.text("困っていること"), format!("{}|", given.need));
    assert_eq!(given.text("条件"), "地域：　大阪府|");
    let contents = given.text("希望する支援内容");
    assert!(
        contents.starts_with("1-1 情報セキュリティ規程の作成・改訂　「"),
        "{contents}"
    );
    // Without words that led there, what the content is.
    assert!(
        contents.contains("7-1 システム監査　規程や対策が決めたとおりに"),
        "{contents}"
    );
    let asked = given.text("聞いておきたいこと");
    assert!(
        asked.contains("どのくらいの分量になりますか（1-1）"),
        "{asked}"
    );
    assert!(asked.contains("最初の相談は無料ですか"), "{asked}");
    assert!(given.text("持って行くもの").contains("□　今ある社内規程"));
}

#[test]
fn what_is_not_given_is_said_to_be_unanswered() {
    let given = Given::default();
    assert_eq!(
        given.text("自社のこと"),
        "業種　（　　　　　　　　）|従業員規模　（　　　　　　　　）|都道府県　（　　　　　　　　）|会社名　|ご担当者　|"
    );
    assert!(given.text("困っていること").contains("記入がありません"));
    assert!(given.text("候補").contains("候補を選んでいません"));
    assert!(given.text("条件").contains("指定していません"));
}

#[test]
fn a_whole_need_of_a_thousand_characters_finds_room_where_little_else_is_said() {
    let given = Given {
        need: "鷹".repeat(1000),
        ..Given::default()
    };
    assert_eq!(given.text("困っていること"), format!("{}|", given.need));
}

#[test]
fn where_the_least_does_not_fit_it_is_tightened_step_by_step() {
    let mut limits = Limits::LEAST;
    let mut steps = 0;
    while limits.tighten() {
        steps += 1;
    }
    let Limits {
        need,
        conditions,
        questions,
        belongings,
        reason,
        contents,
        further,
        desk,
    } = limits;
    assert_eq!((need, conditions, questions, belongings), (3, 2, 3, 3));
    assert_eq!((reason, contents, further, desk), (1, 1, 1, 1));
    assert_eq!(steps, 3 + 2 + 5 + 3 + 1 + 2 + 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_given_the_sheet_is_one_page(
        need in "([ぁ-ん]|[A-Z]|[a-z]|[。、「」]|\\n|\\PC){0,1000}",
        contents in proptest::collection::vec(any::<bool>(), 21),
        options in any::<[u64; 12]>(),
        count in 1_u32..=10,
        letter in "[鷹Wｱっ]",
        line in "\\PC{0,300}",
        has_site in any::<bool>(),
    ) {
        let mut query = Query::default();
        query.criteria.contents = Content::all().zip(contents).filter(|(_, has)| *has).map(|(one, _)| one).collect();
        for (group, bits) in Group::ALL.into_iter().zip(options) {
            let chosen = OptionSet::from_bits(bits & group.every_option().bits());
            query.criteria.set_condition(group, chosen);
        }
        query.criteria.words = line.clone();
        let site = has_site.then(|| longest_site(&letter));
        let given = Given { query, need, people: people(count, &letter), list_line: line, site, firm: [None; 3] };
        let sheet = given.sheet();
        prop_assert!(sheet.height() <= PAGE, "{} of {}", sheet.height(), PAGE);
    }
}
