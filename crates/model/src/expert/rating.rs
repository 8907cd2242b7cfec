//! The rating (◎ / ○ / blank) of areas and menus, from the 34 answers.
//!
//! Source: the report's table of points and its worked example. Two rules are the project's own
//! (*ours*), because the report is silent or contradicts itself: areas with a single criterion,
//! and menu 7. The page about the method tells visitors so.

use activelist_kernel::forms::unified;

use super::{Answers, Specialist};
use crate::catalog::{
    Area, CRITERIA, Criterion, Group, Menu, OptionSet, QUALIFICATION_AUDITOR, QUALIFICATION_CISA,
    QUALIFICATION_OTHER,
};

/// A mark: blank < ○ < ◎.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// No mark.
    #[default]
    Blank,
    /// ○
    Single,
    /// ◎
    Double,
}

impl Mark {
    /// ◎ = 2, ○ = 1, blank = 0.
    pub const fn weight(self) -> u8 {
        self as u8
    }

    /// The sign; empty for a blank.
    pub const fn sign(self) -> &'static str {
        ["", "○", "◎"][self as usize]
    }
}

/// How a criterion came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CriterionScore {
    /// The criterion.
    pub criterion: Criterion,
    /// Sum of its answers, 0–15.
    pub sum: u8,
    /// The points it must reach.
    pub points: u8,
    /// How many of its questions have no answer.
    pub unanswered: u8,
}

impl CriterionScore {
    /// 設定評点以上: the sum reaches the points.
    pub const fn holds(self) -> bool {
        self.sum >= self.points
    }
}

/// Scores one criterion.
pub fn score(answers: &Answers, criterion: Criterion) -> CriterionScore {
    let unanswered = criterion
        .questions()
        .filter(|question| answers.get(*question).is_none());
    CriterionScore {
        criterion,
        sum: answers.sum(criterion.questions()) as u8,
        points: criterion.points(),
        unanswered: unanswered.count() as u8,
    }
}

/// Marks of the six areas and the eight menus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rating {
    areas: [Mark; 6],
    menus: [Mark; 8],
}

impl Rating {
    /// The mark of an area.
    pub const fn area(&self, area: Area) -> Mark {
        self.areas[area.index()]
    }

    /// The mark of a menu.
    pub const fn menu(&self, menu: Menu) -> Mark {
        self.menus[menu.index()]
    }
}

/// Rates a specialist.
pub fn rate(specialist: &Specialist) -> Rating {
    let qualifications = specialist.choices(Group::Qualification);
    let other = &specialist.others.qualification;
    rate_by(&Sums::of(&specialist.answers), qualifications, other)
}

/// Rates by what a rating depends on: the sums of the criteria, the qualifications, and what stands
/// behind その他 among them.
pub fn rate_by(sums: &Sums, qualifications: OptionSet, other: &str) -> Rating {
    let areas = Area::ALL.map(|area| area_mark(sums, area));
    let menus = Menu::ALL.map(|menu| match menu.area() {
        Some(area) => areas[area.index()],
        None => audit_mark(sums, qualifications, other),
    });
    Rating { areas, menus }
}

/// The sums of the 14 criteria by [`Criterion::index`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums([u8; CRITERIA.len()]);

impl Sums {
    /// Sums up all answers.
    pub fn of(answers: &Answers) -> Sums {
        let mut sums = [0; CRITERIA.len()];
        for (sum, criterion) in sums.iter_mut().zip(Criterion::all()) {
            *sum = answers.sum(criterion.questions()) as u8;
        }
        Sums(sums)
    }

    /// 設定評点以上: the sum reaches the points.
    pub const fn hold(&self, criterion: Criterion) -> bool {
        self.0[criterion.index()] >= criterion.points()
    }
}

/// Rates one area: ◎ when all criteria hold, ○ when exactly one does not, otherwise blank.
///
/// *Ours*: to the letter an area with a single criterion would never be blank, yet the report
/// counts blanks there; so ○ needs twice the number of questions, a mean of
/// "サポートがあれば実行可能".
pub fn rate_area(answers: &Answers, area: Area) -> Mark {
    area_mark(&Sums::of(answers), area)
}

fn area_mark(sums: &Sums, area: Area) -> Mark {
    let mut criteria = area.criteria();
    if let (Some(only), None) = (criteria.next(), criteria.next()) {
        return match sums.0[only.index()] {
            sum if sum >= only.points() => Mark::Double,
            sum if sum >= 2 * only.question_count() => Mark::Single,
            _ => Mark::Blank,
        };
    }
    let failing = area.criteria().filter(|criterion| !sums.hold(*criterion));
    match failing.count() {
        0 => Mark::Double,
        1 => Mark::Single,
        _ => Mark::Blank,
    }
}

/// Menu 7 (*ours*): ○ for a holder of an audit qualification, ◎ if criterion S2-b holds as well.
fn audit_mark(sums: &Sums, qualifications: OptionSet, other: &str) -> Mark {
    let holder = qualifications.has(QUALIFICATION_AUDITOR)
        || qualifications.has(QUALIFICATION_CISA)
        || qualifications.has(QUALIFICATION_OTHER) && names_system_auditor(other);
    match (holder, sums.hold(Criterion::S2_B)) {
        (false, _) => Mark::Blank,
        (true, false) => Mark::Single,
        (true, true) => Mark::Double,
    }
}

/// Whether a free text names 公認システム監査人, in whatever width; the junior 公認システム監査人補 is
/// another qualification.
fn names_system_auditor(text: &str) -> bool {
    unified(text)
        .split("公認システム監査人")
        .skip(1)
        .any(|after| !after.starts_with('補'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives each criterion the sum asked for, spread over its questions from the first.
    fn with_sums(sums: &[(&str, u8)]) -> Answers {
        let mut answers = Answers::default();
        for (id, sum) in sums {
            let criterion = Criterion::all().find(|c| c.id() == *id).expect("known");
            let mut rest = *sum;
            for question in criterion.questions() {
                let points = rest.min(3);
                answers.set(question, crate::catalog::Level::from_points(points));
                rest -= points;
            }
            assert_eq!(rest, 0, "{id} cannot reach {sum}");
        }
        answers
    }

    fn check(area: Area, sums: &[(&str, u8)], expected: &str) {
        assert_eq!(
            area_mark(&Sums::of(&with_sums(sums)), area).sign(),
            expected,
            "{sums:?}"
        );
    }

    #[test]
    fn the_reports_worked_example() {
        check(Area::S1, &[("S1-a", 15), ("S1-b", 5), ("S1-c", 5)], "◎");
        check(Area::S1, &[("S1-a", 12), ("S1-b", 5), ("S1-c", 5)], "○");
        check(Area::S1, &[("S1-a", 12), ("S1-b", 5), ("S1-c", 3)], "");
    }

    #[test]
    fn single_criterion_areas_need_a_mean_of_two_for_a_circle() {
        for (sum, expected) in [(12, "◎"), (10, "◎"), (9, "○"), (8, "○"), (7, ""), (0, "")]
        {
            check(Area::S5, &[("S5-a", sum)], expected);
        }
        for (sum, expected) in [(15, "◎"), (13, "◎"), (12, "○"), (10, "○"), (9, "")] {
            check(Area::S6, &[("S6-a", sum)], expected);
        }
    }

    #[test]
    fn an_unanswered_question_adds_nothing_and_is_counted() {
        let mut answers = with_sums(&[("S3-b", 9)]);
        let question = crate::catalog::Question::from_id("S3-b-2").expect("known");
        answers.set(question, None);
        let criterion = question.criterion();
        let scored = score(&answers, criterion);
        assert_eq!((scored.sum, scored.points, scored.unanswered), (6, 7, 1));
        assert!(!scored.holds());
    }

    #[test]
    fn audit_needs_a_qualification_and_for_the_double_mark_s2_b() {
        let audit = |positions: &[usize], other: &str, s2_b: u8| {
            let mut specialist = Specialist {
                answers: with_sums(&[("S2-b", s2_b)]),
                ..Specialist::default()
            };
            specialist.set_choices(Group::Qualification, positions.iter().copied().collect());
            specialist.others.qualification = other.to_string();
            rate(&specialist).menu(Menu::ALL[7]).sign()
        };
        assert_eq!(audit(&[QUALIFICATION_AUDITOR], "", 6), "◎");
        assert_eq!(audit(&[QUALIFICATION_CISA], "", 4), "○");
        assert_eq!(audit(&[QUALIFICATION_OTHER], "公認システム監査人", 5), "◎");
        assert_eq!(
            audit(&[QUALIFICATION_OTHER], "公認システム監査人（CSA）、PMP", 0),
            "○"
        );
        assert_eq!(audit(&[QUALIFICATION_OTHER], "公認ｼｽﾃﾑ監査人", 6), "◎");
        assert_eq!(audit(&[QUALIFICATION_OTHER], "公認システム監査⼈", 6), "◎");
        assert_eq!(
            audit(
                &[QUALIFICATION_OTHER],
                "公認システム監査人・補助金相談員",
                6
            ),
            "◎"
        );
        assert_eq!(audit(&[QUALIFICATION_OTHER], "公認システム監査人補", 6), "");
        assert_eq!(
            audit(&[QUALIFICATION_OTHER], "公認情報システム監査人", 6),
            ""
        );
        assert_eq!(audit(&[], "公認システム監査人", 6), "");
        assert_eq!(audit(&[0, 6], "", 6), "");
    }
}
