//! A made-up survey, for trying the program out: plainly fictitious people, in the figures that
//! the report of the field trial gives.

mod draw;
mod file;
mod names;
mod people;
mod phrases;
mod places;
mod portrait;
mod skills;
mod texts;
mod ties;
mod traits;

use draw::Draw;
use file::Row;
use people::{Made, people};

/// A made-up survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The survey file: UTF-8 with BOM.
    pub survey: Vec<u8>,
    /// Portraits, by file name.
    pub photos: Vec<(String, Vec<u8>)>,
}

/// Answers that a later one replaces (domain, section 3).
const REPEATS: usize = 15;

/// Makes a survey. The same seed gives the same bytes.
pub fn sample(seed: u64) -> Result<Sample, csv::Error> {
    let mut draw = Draw::new(seed);
    let people = people(&mut draw);
    let earlier = earlier(&mut draw, &people);
    let rows = rows(&mut draw, &people, &earlier);
    let photos = people
        .iter()
        .filter(|made| !made.photo.is_empty())
        .map(|made| (made.photo.clone(), portrait::portrait(&mut draw)))
        .collect();
    Ok(Sample {
        survey: file::csv(&mut draw, &rows)?,
        photos,
    })
}

/// Earlier answers: whose they are by position, and what they said. One person answered three
/// times, and one whose name has two spellings is among them.
fn earlier(draw: &mut Draw, people: &[Made]) -> Vec<(usize, Made)> {
    let listed = |made: &Made| made.consents && made.unable.is_none();
    let spelt = |made: &Made| made.specialist.name.contains(['髙', '﨑']);
    let first = people.iter().position(|made| listed(made) && spelt(made));
    let leaning = |(index, made): (usize, &Made)| {
        listed(made).then_some(if Some(index) == first { 1000 } else { 0 })
    };
    let leanings: Vec<_> = people.iter().enumerate().map(leaning).collect();
    let chosen = draw.choose(REPEATS - 1, &leanings);
    let mut who: Vec<usize> = (0..people.len()).filter(|index| chosen[*index]).collect();
    who.extend(who.first().copied());
    who.into_iter()
        .map(|index| (index, before(draw, &people[index])))
        .collect()
}

/// What someone said before: less, and now and then with a simpler spelling of the name.
fn before(draw: &mut Draw, made: &Made) -> Made {
    let mut before = made.clone();
    let specialist = &mut before.specialist;
    specialist.name = specialist.name.replace('髙', "高").replace('﨑', "崎");
    specialist.appeal.clear();
    for text in &mut specialist.grounds {
        if draw.chance(50) {
            text.clear();
        }
    }
    for question in activelist_model::catalog::Question::all() {
        if draw.chance(15) {
            specialist.answers.set(question, None);
        }
    }
    before.photo.clear();
    before
}

/// Everyone's answer at some minute, the earlier ones of a person before the later.
fn rows<'a>(draw: &mut Draw, people: &'a [Made], earlier: &'a [(usize, Made)]) -> Vec<Row<'a>> {
    const HALF: usize = 20 * 480;
    let mut rows = Vec::with_capacity(people.len() + earlier.len());
    let mut taken = vec![0; people.len()];
    for (index, made) in earlier {
        taken[*index] += 1;
        // Someone's second earlier answer comes a day and more after the first.
        let minute = draw.below(HALF / 3) + (taken[*index] - 1) * (HALF / 3 + 480);
        rows.push(Row { made, minute });
    }
    for (made, taken) in people.iter().zip(taken) {
        let from = if taken > 0 { HALF } else { 0 };
        let minute = from + draw.below(2 * HALF - from);
        rows.push(Row { made, minute });
    }
    rows.sort_by_key(|row| (row.minute, row.made.specialist.registration));
    rows
}
