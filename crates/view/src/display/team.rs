//! A team for what no one does alone, and the pair of a veteran and a newcomer, in words.

use super::marks::{MarkView, mark};
use super::person;
use crate::state::Shortlist;
use activelist_model::catalog::{ContentSet, Group};
use activelist_model::expert::RegistrationNumber;
use activelist_search::{Criteria, MAX_TEAM, Member, Searcher, Sort, TeamAnswer};

/// What is said of teams beside a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamView {
    /// Its heading.
    pub title: &'static str,
    /// Why a team is spoken of; empty where none is needed.
    pub lead: String,
    /// Its members.
    pub members: Vec<MemberView>,
    /// Contents in which nobody who meets the conditions has a mark; empty where there are none.
    pub unheld: String,
    /// Two who could come together: a veteran and a newcomer.
    pub pair: Vec<MemberView>,
    /// What speaks for the pair.
    pub pair_note: String,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberView {
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// Where they live, and their place in the list.
    pub note: String,
    /// The contents that fall to them, with their marks.
    pub covers: Vec<(&'static str, MarkView)>,
}

/// Asks the list for a team and a pair.
pub fn team(searcher: &mut Searcher, criteria: &Criteria, sort: Sort) -> TeamView {
    let found = searcher.teams(criteria, sort);
    let mut view = TeamView {
        unheld: unheld(found.unheld),
        ..TeamView::default()
    };
    match found.answer {
        TeamAnswer::NotNeeded | TeamAnswer::Nobody => {}
        TeamAnswer::TooMany => {
            view.lead = format!(
                "選んだ支援内容のすべてに◎か○の付く人はおらず、{MAX_TEAM}名で組んでもそろいません。支援内容を分けて探すか、条件をゆるめてください。"
            );
        }
        TeamAnswer::Team(members) => {
            view.lead = format!(
                "選んだ支援内容のすべてに一人で◎か○の付く人は、条件に合う人の中にいません。次の{}名で組むと、すべての内容に◎か○がそろいます。",
                members.len()
            );
            view.members = members
                .iter()
                .filter_map(|found| member(searcher, found))
                .collect();
        }
    }
    view.title = match view.lead.is_empty() {
        true => "得意とする人が見つからない支援内容があります",
        false => "一人ではそろわない支援内容があります",
    };
    view.pair_note =
        "条件に合う人の中に、この組み合わせになる二人は見つかりませんでした。".to_string();
    if let Some(pair) = found.pair {
        let someone = |position: usize, role: &str| {
            let someone = &searcher.specialist(position)?;
            let rating = searcher.rating(position);
            let covers = criteria
                .contents
                .iter()
                .map(|content| (content.label(), mark(rating.menu(content.menu()))));
            let practice = person::choices_line(someone, Group::Experience);
            Some(MemberView {
                number: someone.registration,
                name: someone.name.clone(),
                note: format!(
                    "{role}　居住地 {}・実務経験 {practice}・支援経験 {}",
                    person::home(someone),
                    person::track_record(someone)
                ),
                covers: covers.collect(),
            })
        };
        view.pair = [
            someone(pair.veteran, "経験の長い人"),
            someone(pair.newcomer, "経験の浅い人"),
        ]
        .into_iter()
        .flatten()
        .collect();
        view.pair_note = match pair.same_home {
            true => "二人は同じ都道府県に住んでいます。",
            false => "二人の住んでいる都道府県は異なるか、わかりません。",
        }
        .to_string();
    }
    view
}

/// What the pair is for.
pub const PAIR: &str = "支援件数の多い人が進め、支援の経験がまだない人が加わる形です。若手の育成にご理解をいただける場合に、二人に相談してみてください。費用は二人と相談して決めます。";

/// How the pair is found.
pub const PAIR_RULE: &str = "経験の長い人は、実務経験10年以上で支援件数10件以上の人から、経験の浅い人は、支援経験なしで選んだ内容に◎か○の付く人から、一覧の順に選んでいます。この選び方は、この一覧で決めたものです。";

/// The members as a shortlist, to star them all at once.
pub fn as_shortlist(members: &[MemberView]) -> Shortlist {
    members.iter().map(|member| member.number).collect()
}

fn unheld(contents: ContentSet) -> String {
    if contents.is_empty() {
        return String::new();
    }
    let labels: Vec<String> = contents
        .iter()
        .map(|c| format!("「{}」", c.label()))
        .collect();
    format!(
        "{}に◎か○の付く人は、条件に合う人の中にいません。条件をゆるめると見つかることがあります。",
        labels.join("")
    )
}

fn member(searcher: &Searcher, found: &Member) -> Option<MemberView> {
    let someone = &searcher.specialist(found.position)?;
    let covers = found
        .covers
        .iter()
        .map(|(content, held)| (content.label(), mark(*held)));
    Some(MemberView {
        number: someone.registration,
        name: someone.name.clone(),
        note: format!(
            "一覧の{}番目　居住地 {}",
            found.place,
            person::home(someone)
        ),
        covers: covers.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::{Level, OptionSet, Question};
    use activelist_model::expert::Specialist;
    use activelist_search::testing::list_of;

    /// Someone with ◎ in one area and no mark elsewhere.
    fn only_in(area: &str) -> Specialist {
        let mut someone = Specialist {
            name: format!("見本 {area}"),
            ..Specialist::default()
        };
        for question in Question::all().filter(|question| question.area().id() == area) {
            someone.answers.set(question, Some(Level::Alone));
        }
        someone
    }

    fn shown(people: Vec<Specialist>, contents: &[&str]) -> TeamView {
        let criteria = Criteria {
            contents: ContentSet::of_ids(contents),
            ..Criteria::default()
        };
        team(
            &mut Searcher::new(list_of(people)),
            &criteria,
            Sort::Recommended,
        )
    }

    #[test]
    fn a_team_says_who_covers_what() {
        let people = || vec![only_in("S1"), only_in("S3"), only_in("S5")];
        let view = shown(people(), &["1-1", "3-3"]);
        assert!(view.lead.contains("次の2名で組むと"));
        let covers: Vec<(String, &str)> = view
            .members
            .iter()
            .map(|m| (m.name.clone(), m.covers[0].0))
            .collect();
        assert_eq!(
            covers,
            [
                ("見本 S1".to_string(), "情報セキュリティ規程の作成・改訂"),
                ("見本 S3".to_string(), "従業員向けセキュリティ教育"),
            ]
        );
        assert_eq!(shown(people(), &["1-1", "3-3", "5-1"]).members.len(), 3);
        assert_eq!(
            shown(people(), &["1-1", "0-3"]).lead,
            "",
            "one person does both"
        );
        let view = shown(people(), &["1-1", "7-1"]);
        assert!(view.lead.is_empty() && view.unheld.starts_with("「システム監査」に"));
        let five = vec![only_in("S1"), only_in("S2"), only_in("S3"), only_in("S4")];
        assert!(
            shown(five, &["1-1", "2-1", "3-3", "4-1"])
                .lead
                .contains("3名で組んでも")
        );
    }

    #[test]
    fn a_pair_is_a_veteran_and_a_newcomer_with_a_mark() {
        let mut veteran = only_in("S1");
        veteran.set_choices(Group::Experience, OptionSet::only(3));
        veteran.set_choices(Group::Support, OptionSet::only(0));
        veteran.record.cases = Some(10);
        let mut newcomer = only_in("S3");
        newcomer.set_choices(Group::Support, OptionSet::only(1));
        let view = shown(vec![veteran.clone(), newcomer.clone()], &["3-3"]);
        let names: Vec<&str> = view.pair.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(names, ["見本 S1", "見本 S3"]);
        assert!(view.pair[1].note.contains("経験なし"));
        veteran.record.cases = Some(9);
        assert_eq!(shown(vec![veteran, newcomer], &["3-3"]).pair, []);
    }
}
