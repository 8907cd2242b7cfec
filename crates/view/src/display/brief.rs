//! What a firm asks first of the person before it (*ours*): a few lines above the card, on screen only.

use super::availability::first_talk;
use super::glance::{area, not_stated};
use super::marks::mark;
use super::person;
use super::sentence::content_in_short;
use super::wording::UNANSWERED;
use activelist_model::catalog::{FORM_ONLINE, FORM_VISIT, Group};
use activelist_model::expert::{Intake, Rating, Specialist};
use activelist_search::Criteria;

/// One line: what it is about, and what is so.
pub type BriefLine = (&'static str, String);

/// Whether anything is searched for.
pub fn is_search(search: &Criteria) -> bool {
    !search.contents.is_empty() || search.has_conditions()
}

/// The lines for this search; none where nothing is searched for. `place` is the place among those found,
/// from 0, and `total` how many they are.
pub fn brief(
    specialist: &Specialist,
    rating: &Rating,
    search: &Criteria,
    place: Option<usize>,
    total: usize,
) -> Vec<BriefLine> {
    if !is_search(search) {
        return Vec::new();
    }
    let contents: Vec<String> = search
        .contents
        .iter()
        .map(|content| {
            let sign = match mark(rating.menu(content.menu())).sign {
                "" => "印なし",
                sign => sign,
            };
            format!("{} {sign}", content_in_short(content))
        })
        .collect();
    let mut contents = contents.join("、");
    let missing = not_stated(specialist, search.contents);
    if !missing.is_empty() {
        contents.push_str(&format!("（{}）", missing.join("、")));
    }
    let mut fee = person::choices_line(specialist, Group::Fee);
    if !specialist.choices(Group::Fee).is_empty() {
        fee.push_str("（1回2時間あたり）");
    }
    let place = match place {
        Some(place) => format!("{total}名中{}番目", place + 1),
        None => "今の条件には合っていません".to_string(),
    };
    let mut lines = vec![
        ("得意な支援", contents),
        ("料金", fee),
        ("来てもらえるか", visits(specialist, search)),
        ("初回相談", first_talk(specialist).unwrap_or_default()),
        ("受付状況", not_open(specialist).to_string()),
        ("この検索での順番", place),
        ("自己PR", person::text_or_unset(&specialist.appeal)),
    ];
    lines.retain(|(_, value)| !value.is_empty());
    lines
}

/// Said where a request may have to wait; empty for everyone else.
fn not_open(specialist: &Specialist) -> &'static str {
    match specialist.availability.intake {
        Some(Intake::Waiting) => "予約待ちです。すぐには応じられないことがあります",
        Some(Intake::Paused) => "新しい相談の受付を休止しています",
        Some(Intake::Open) | None => "",
    }
}

/// Whether somebody comes to the firm, or talks with it online.
fn visits(specialist: &Specialist, search: &Criteria) -> String {
    let forms = specialist.choices(Group::Form);
    let asked = search.condition(Group::Prefecture);
    let home = person::home(specialist);
    let reach = specialist.choices(Group::Prefecture);
    if reach.is_empty() && !specialist.chose_none(Group::Prefecture) {
        return UNANSWERED.to_string();
    }
    if !asked.is_empty() && !reach.meets(asked) {
        return format!("選んだ地域は、支援の対象に入っていません（居住地は{home}）");
    }
    let near = match area(specialist, search) {
        near if near.kind.is_empty() => String::new(),
        near => format!("{}・", near.label),
    };
    match (forms.has(FORM_VISIT), forms.has(FORM_ONLINE)) {
        (true, _) => format!("訪問できます（{near}{home}から）"),
        (false, true) => "訪問の申告はありません。オンラインで相談できます".to_string(),
        (false, false) if forms.is_empty() => UNANSWERED.to_string(),
        (false, false) => "訪問とオンラインの申告はありません".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::{ContentSet, OptionSet, Prefecture};
    use activelist_model::expert::rate;

    const OSAKA: usize = 26;

    fn someone(forms: &[usize], prefectures: &[usize]) -> Specialist {
        let mut someone = Specialist {
            home: Prefecture::from_code(27),
            municipality: "八尾市".into(),
            appeal: "初回無料です".into(),
            ..Specialist::default()
        };
        someone.set_choices(Group::Form, forms.iter().copied().collect());
        someone.set_choices(Group::Prefecture, prefectures.iter().copied().collect());
        someone
    }

    fn lines(someone: &Specialist, search: &Criteria) -> Vec<BriefLine> {
        brief(someone, &rate(someone), search, Some(4), 32)
    }

    fn search(contents: &[&str], prefectures: OptionSet) -> Criteria {
        let mut search = Criteria {
            contents: ContentSet::of_ids(contents),
            ..Criteria::default()
        };
        search.set_condition(Group::Prefecture, prefectures);
        search
    }

    #[test]
    fn a_few_lines_answer_what_a_firm_asks_first() {
        let someone = someone(&[FORM_VISIT], &[OSAKA]);
        let found = lines(&someone, &search(&["1-1", "3-3"], OptionSet::only(OSAKA)));
        assert_eq!(
            found,
            [
                (
                    "得意な支援",
                    "規程づくり 印なし、社員教育 印なし（研修の形は申告なし）".to_string()
                ),
                ("料金", "未回答".into()),
                (
                    "来てもらえるか",
                    "訪問できます（同じ府・大阪府八尾市から）".into()
                ),
                ("初回相談", "無料と書いています（自己PR）".into()),
                ("この検索での順番", "32名中5番目".into()),
                ("自己PR", "初回無料です".into()),
            ]
        );
    }

    #[test]
    fn without_a_search_there_is_nothing_to_answer() {
        assert!(lines(&someone(&[], &[]), &Criteria::default()).is_empty());
        // Conditions alone name no contents.
        let found = lines(
            &someone(&[], &[OSAKA]),
            &search(&[], OptionSet::only(OSAKA)),
        );
        assert_eq!(found[0].0, "料金");
    }

    #[test]
    fn who_does_not_come_is_told_as_such() {
        let check = |forms: &[usize], asked: &[usize], expected: &str| {
            let asked = asked.iter().copied().collect();
            let found = lines(&someone(forms, &[OSAKA]), &search(&["1-1"], asked));
            assert!(found[2].1.starts_with(expected), "{}", found[2].1);
        };
        check(&[FORM_VISIT], &[], "訪問できます（大阪府八尾市から）");
        check(
            &[FORM_VISIT],
            &[0],
            "選んだ地域は、支援の対象に入っていません",
        );
        check(
            &[FORM_ONLINE],
            &[OSAKA],
            "訪問の申告はありません。オンライン",
        );
        check(&[2], &[OSAKA], "訪問とオンラインの申告はありません");
        check(&[], &[OSAKA], "未回答");
        let silent = someone(&[FORM_VISIT], &[]);
        let found = lines(&silent, &search(&["1-1"], OptionSet::only(OSAKA)));
        assert_eq!(found[2].1, "未回答");
    }

    #[test]
    fn who_takes_no_new_requests_says_so() {
        for (intake, said) in [
            (None, None),
            (Some(Intake::Open), None),
            (Some(Intake::Waiting), Some("予約待ちです")),
            (
                Some(Intake::Paused),
                Some("新しい相談の受付を休止しています"),
            ),
        ] {
            let mut someone = someone(&[FORM_VISIT], &[OSAKA]);
            someone.availability.intake = intake;
            let found = lines(&someone, &search(&["1-1"], OptionSet::EMPTY));
            let found = found.iter().find(|(name, _)| *name == "受付状況");
            let is_said = |start: &str| found.is_some_and(|(_, value)| value.starts_with(start));
            assert_eq!(found.is_some(), said.is_some(), "{intake:?}");
            assert!(said.is_none_or(is_said), "{found:?}");
        }
    }
}
