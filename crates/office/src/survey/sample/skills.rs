//! Answers of made-up people: the marks are given first, and answers are drawn that lead to them.

use super::draw::Draw;
use activelist_model::catalog::{Area, Criterion, Level};
use activelist_model::expert::{Answers, Mark};

/// ◎ and ○ per area over everyone; the rest is blank (report, section 4).
pub const MARKS: [(usize, usize); 6] = [
    (52, 137),
    (74, 119),
    (73, 129),
    (46, 139),
    (50, 82),
    (42, 91),
];

/// Draws the marks of everyone, the more skilled (0–1000) first; none for people without answers.
pub fn marks(draw: &mut Draw, skill: &[usize], silent: &[bool]) -> Vec<[Mark; 6]> {
    let mut marks = vec![[Mark::Blank; 6]; skill.len()];
    for (area, (double, single)) in MARKS.into_iter().enumerate() {
        let leaning = |index: usize| (!silent[index]).then(|| skill[index] * 6 / 5);
        let leanings: Vec<_> = (0..skill.len()).map(leaning).collect();
        let marked = draw.choose(double + single, &leanings);
        let among: Vec<_> = leanings
            .iter()
            .zip(&marked)
            .map(|(l, m)| l.filter(|_| *m))
            .collect();
        let doubled = draw.choose(double, &among);
        for (index, mark) in marks.iter_mut().enumerate() {
            mark[area] = match (marked[index], doubled[index]) {
                (_, true) => Mark::Double,
                (true, false) => Mark::Single,
                (false, false) => Mark::Blank,
            };
        }
    }
    marks
}

/// Answers that are rated as asked.
pub fn answers(draw: &mut Draw, marks: [Mark; 6], skill: usize) -> Answers {
    let mut answers = Answers::default();
    for area in Area::ALL {
        let criteria: Vec<Criterion> = area.criteria().collect();
        let mark = marks[area.index()];
        if let [only] = criteria[..] {
            let sum = single_sum(draw, only, mark);
            spread(draw, &mut answers, only, sum);
            continue;
        }
        let failing = failing(draw, criteria.len(), mark);
        for (criterion, fails) in criteria.into_iter().zip(failing) {
            let sum = if fails {
                failing_sum(draw, criterion, skill)
            } else {
                draw.between(criterion.points().into(), most(criterion))
            };
            spread(draw, &mut answers, criterion, sum);
        }
    }
    answers
}

const fn most(criterion: Criterion) -> usize {
    criterion.question_count() as usize * 3
}

fn single_sum(draw: &mut Draw, criterion: Criterion, mark: Mark) -> usize {
    let points = usize::from(criterion.points());
    let middle = usize::from(criterion.question_count()) * 2;
    match mark {
        Mark::Double => draw.between(points, most(criterion)),
        Mark::Single => draw.between(middle, points - 1),
        Mark::Blank => draw.between(1, middle - 1),
    }
}

/// Which criteria do not hold: none for ◎, one for ○, more for a blank.
fn failing(draw: &mut Draw, criteria: usize, mark: Mark) -> Vec<bool> {
    let count = match mark {
        Mark::Double => 0,
        Mark::Single => 1,
        Mark::Blank => draw.between(2, criteria),
    };
    draw.choose(count, &vec![Some(0); criteria])
}

fn failing_sum(draw: &mut Draw, criterion: Criterion, skill: usize) -> usize {
    let below = usize::from(criterion.points()) - 1;
    // Who knows much misses the points by little.
    let low = below * skill / 2000;
    draw.between(low, below)
}

/// Spreads a sum over a criterion's questions; some zeros stay unanswered.
fn spread(draw: &mut Draw, answers: &mut Answers, criterion: Criterion, sum: usize) {
    let questions: Vec<_> = criterion.questions().collect();
    let mut points = vec![0_u8; questions.len()];
    let mut rest = sum.min(most(criterion));
    while rest > 0 {
        let at = draw.below(points.len());
        if points[at] < 3 {
            points[at] += 1;
            rest -= 1;
        }
    }
    for (question, points) in questions.into_iter().zip(points) {
        let unanswered = points == 0 && draw.chance(35);
        let level = Level::from_points(points).filter(|_| !unanswered);
        answers.set(question, level);
    }
}
