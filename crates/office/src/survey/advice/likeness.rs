//! How much a text is like a label.

use super::super::notation::comparable;

/// The label that a text stands for, if there is just one that accounts for all of it: the text is
/// its beginning, or its end, or it differs by a slip of the pen. What is left out in the middle may
/// make another thing of it: 公認システム監査人 is not 公認情報システム監査人.
pub fn nearest_of<'a>(text: &str, labels: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = comparable(text);
    let length = text.chars().count();
    if !(2..=LONGEST).contains(&length) {
        return None;
    }
    let fitting: Vec<(String, &str)> = labels
        .map(|label| (comparable(label), label))
        .filter(|(plain, _)| says_as_much(&text, plain))
        .collect();
    let only = |is_meant: &dyn Fn(&str) -> bool| {
        let mut meant = fitting.iter().filter(|(plain, _)| is_meant(plain));
        let first = meant.next().map(|(_, label)| *label)?;
        Some(meant.next().is_none().then_some(first))
    };
    if let Some(found) = only(&|plain| begins(plain, &text)) {
        return found;
    }
    if let Some(found) = only(&|plain| ends(plain, &text)) {
        return found;
    }
    let found = fitting.iter().filter_map(|(plain, _)| slips(&text, plain));
    let least = found.min()?;
    only(&|plain| slips(&text, plain) == Some(least)).flatten()
}

/// Whether two headers may be one, misspelt.
pub fn is_misspelt(text: &str, header: &str) -> bool {
    let (text, header) = (comparable(text), comparable(header));
    let numbers = numbers(&text) == numbers(&header);
    let short = header.chars().count() <= LONGEST;
    short && numbers && is_near(&text, &header)
}

/// A longer cell is no misspelt label, and comparing it would cost its square.
const LONGEST: usize = 60;

/// Characters that make something else of a label: 医療以外, 大阪市.
const CHANGING: &str = "不非無未外除別市区町村郡";

/// Whether a label begins with a text. One end of a range is not the range: 3か月 may as well be the
/// end of 1～3か月.
fn begins(label: &str, text: &str) -> bool {
    let rest = label.strip_prefix(text);
    rest.is_some_and(|rest| !rest.starts_with('-') && !text.ends_with('-'))
}

/// The same for its end.
fn ends(label: &str, text: &str) -> bool {
    let rest = label.strip_suffix(text);
    rest.is_some_and(|rest| !rest.ends_with('-') && !text.starts_with('-'))
}

/// Whether nothing in a text goes against a label: it has its numbers with the same bounds, and no
/// word that makes something else of it. 10,000円未満 is no slip for 20,000円未満, nor 3年 for 3年未満.
fn says_as_much(text: &str, label: &str) -> bool {
    let changes = |character: char| CHANGING.contains(character) && !label.contains(character);
    let numbers = numbers(label);
    if numbers != self::numbers(text) || text.chars().any(changes) {
        return false;
    }
    let (said, meant) = (bounds(text), bounds(label));
    match numbers.len() {
        0 => true,
        1 => said == meant,
        // With both ends the bounds need not be spelt out.
        _ => said.iter().all(|bound| meant.contains(bound)),
    }
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .collect()
}

fn bounds(text: &str) -> Vec<&'static str> {
    const BOUNDS: [&str; 7] = ["以上", "以下", "未満", "以内", "超", "程度", "まで"];
    BOUNDS
        .into_iter()
        .filter(|bound| text.contains(bound))
        .collect()
}

/// Ideographs that are taken for one another, because they sound or look alike.
const CONFUSED: [&str; 16] = [
    "坂阪",
    "定程",
    "人名",
    "師士土",
    "問門",
    "習修",
    "保補",
    "険検健",
    "買売",
    "監鑑",
    "公講",
    "設説",
    "関間",
    "断段",
    "療寮",
    "縦従",
];

/// How many slips of the pen lie between a text and a label; none where a word is different. A slip is
/// about how a word is written: kana or a mark too many, left out or another one, one ideograph left out
/// or taken for one that sounds or looks like it. Two characters side by side are a word already:
/// …の整備と運用 says more than …の整備, and would lose its second half.
fn slips(text: &str, label: &str) -> Option<usize> {
    let (text, label): (Vec<char>, Vec<char>) = (text.chars().collect(), label.chars().collect());
    let (shorter, longer) = (text.len().min(label.len()), text.len().max(label.len()));
    let most = (1 + shorter / 6).min(longer / 3);
    if longer - shorter > most {
        return None;
    }
    // For each place in the label: the fewest slips up to there, where the last step was none, and where
    // it was one, each without and with a slip in an ideograph.
    let mut row: Vec<Slips> = Vec::with_capacity(label.len() + 1);
    for at in 0..=label.len() {
        let before = at.checked_sub(1).and_then(|at| row.get(at).copied());
        row.push(match before {
            None => Slips::START,
            Some(before) => before.slipped(left_out(label[at - 1])),
        });
    }
    for (place, written) in text.iter().enumerate() {
        let mut diagonal = row[0];
        let is_last = place + 1 == text.len();
        row[0] = row[0].slipped(added(*written, is_last));
        for (at, meant) in label.iter().enumerate() {
            let above = row[at + 1];
            let same = written.eq_ignore_ascii_case(meant);
            let through = match same {
                true => diagonal.matched(),
                false => diagonal.slipped(taken_for(*written, *meant)),
            };
            row[at + 1] = through
                .or(above.slipped(added(*written, is_last)))
                .or(row[at].slipped(left_out(*meant)));
            diagonal = above;
        }
    }
    row[label.len()].fewest().filter(|found| *found <= most)
}

/// What a character is that differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// Kana or a mark.
    Plain,
    /// An ideograph, of which one may differ.
    Ideograph,
    /// Another word.
    Never,
}

const fn is_kana_or_mark(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}') || !is_of_word(character)
}

/// Letters and digits of ASCII and ideographs, each of which carries a meaning.
const fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || is_ideograph(character)
}

const fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

const fn left_out(character: char) -> Slip {
    match character {
        _ if is_ideograph(character) => Slip::Ideograph,
        _ if is_kana_or_mark(character) => Slip::Plain,
        _ => Slip::Never,
    }
}

/// Only 業 is added to what is an industry already: 医療業.
const fn added(character: char, is_last: bool) -> Slip {
    match character {
        '業' if is_last => Slip::Ideograph,
        _ if is_kana_or_mark(character) => Slip::Plain,
        _ => Slip::Never,
    }
}

fn taken_for(written: char, meant: char) -> Slip {
    let confused = |pair: &&str| pair.contains(written) && pair.contains(meant);
    match () {
        () if is_kana_or_mark(written) && is_kana_or_mark(meant) => Slip::Plain,
        () if CONFUSED.iter().any(confused) => Slip::Ideograph,
        () => Slip::Never,
    }
}

/// The fewest slips up to some place, by whether the last step was one and whether an ideograph differs.
#[derive(Clone, Copy)]
struct Slips([[Option<usize>; 2]; 2]);

impl Slips {
    const START: Slips = Slips([[Some(0), None], [None, None]]);

    /// After a character that is the same.
    fn matched(self) -> Slips {
        let [straight, slipped] = self.0;
        let fewest = |at: usize| straight[at].into_iter().chain(slipped[at]).min();
        Slips([[fewest(0), fewest(1)], [None, None]])
    }

    /// After one that differs.
    fn slipped(self, slip: Slip) -> Slips {
        let [[plain, with], _] = self.0;
        let more = |slips: Option<usize>| slips.map(|slips| slips + 1);
        Slips([
            [None, None],
            match slip {
                Slip::Plain => [more(plain), more(with)],
                Slip::Ideograph => [None, more(plain)],
                Slip::Never => [None, None],
            },
        ])
    }

    /// The fewer of two ways.
    fn or(self, other: Slips) -> Slips {
        let mut found = self;
        for (ours, theirs) in found.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *ours = ours.iter().chain(theirs).min().copied();
        }
        found
    }

    fn fewest(self) -> Option<usize> {
        self.0.into_iter().flatten().flatten().min()
    }
}

/// Whether two texts differ by little: one character of a short text, a sixth of a longer one.
fn is_near(text: &str, header: &str) -> bool {
    let (text, header): (Vec<char>, Vec<char>) = (text.chars().collect(), header.chars().collect());
    let distance = edits(&text, &header);
    let (shorter, longer) = (text.len().min(header.len()), text.len().max(header.len()));
    distance * 3 <= longer && distance <= 1 + shorter / 6
}

/// Edit distance (Levenshtein).
fn edits(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, from) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, to) in right.iter().enumerate() {
            let swap = diagonal + usize::from(from != to);
            diagonal = row[column + 1];
            row[column + 1] = swap.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
