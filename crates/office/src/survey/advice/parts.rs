//! Several options joined in a way that the survey does not use.

use super::super::choice::{OTHER, UNABLE, labels};
use super::super::notation::{bracketed, comparable};
use activelist_model::catalog::Group;

/// Options found in one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// At least two, as the survey writes them.
    pub labels: Vec<String>,
    /// The first separator; `" "` for a space, empty where nothing stands between them.
    pub separator: String,
    /// What stands in parentheses behind その他: 農業 of その他（農業）.
    pub other: Vec<String>,
}

/// What people put between options beside `;`, `、` and a line break. `-` and `～` are not among them:
/// they may stand for all that lies between.
const SEPARATORS: [&str; 16] = [
    "および",
    "または",
    "及び",
    "又は",
    "と",
    "や",
    ",",
    "/",
    "・",
    "|",
    "&",
    "+",
    ".",
    "。",
    ":",
    "→",
];

/// Longest item that is looked through, in characters. All prefectures take less.
const MOST: usize = 500;

/// An option at a place of the text, from which the rest can be read to its end.
#[derive(Clone, Copy)]
struct Step {
    label: &'static str,
    /// Where the label ends.
    end: usize,
    /// Where what belongs to it ends: a note, a reason.
    tail: usize,
    /// Where the next option begins.
    next: usize,
}

/// The options of a group that make up an item, all of it. A label that holds a separator itself
/// (商工会議所・商工会) stays whole, and what the survey takes behind a label belongs to it.
pub fn parts(group: Group, item: &str) -> Option<Joined> {
    let text = comparable(item);
    if text.chars().count() > MOST {
        return None;
    }
    let labels = readable(group);
    let mut steps: Vec<Option<Step>> = vec![None; text.len() + 1];
    for place in (0..text.len())
        .rev()
        .filter(|at| text.is_char_boundary(*at))
    {
        let rest = &text[place..];
        steps[place] = labels.iter().find_map(|(plain, at, label)| {
            let behind = rest.strip_prefix(plain.as_str())?;
            let end = text.len() - behind.len();
            let mut tails = tails(group, *at, label, behind).into_iter();
            tails.find_map(|tail| {
                let tail = end + tail;
                let next = next(
                    &text,
                    tail,
                    &steps,
                    must_be_told_apart(label) && tail == end,
                )?;
                Some(Step {
                    label,
                    end,
                    tail,
                    next,
                })
            })
        });
    }
    let mut found = Joined {
        labels: Vec::new(),
        separator: String::new(),
        other: Vec::new(),
    };
    let mut place = 0;
    while place < text.len() {
        let step = steps[place]?;
        let said = said_behind(item, &text, step.end, step.tail);
        match (step.label, said) {
            (UNABLE, Some(reason)) => found.labels.push(format!("{UNABLE}（{reason}）")),
            (OTHER, Some(said)) => {
                found.labels.push(OTHER.to_string());
                found.other.push(said);
            }
            (label, _) => found.labels.push(label.to_string()),
        }
        if found.separator.is_empty() {
            found.separator = text[step.tail..step.next].to_string();
        }
        place = step.next;
    }
    if found.separator.is_empty() && item.trim().contains(char::is_whitespace) {
        found.separator = " ".to_string();
    }
    (found.labels.len() > 1).then_some(found)
}

/// Every text that an item is read by, the longest first, with the option's position and label.
fn readable(group: Group) -> Vec<(String, usize, &'static str)> {
    let short = group
        .options()
        .map(|(at, label)| (at, group.short_of(at), label));
    let unable = (group == Group::Period).then_some((usize::MAX, UNABLE, UNABLE));
    let all = labels(group).map(|(at, label)| (at, label, label));
    let mut readable: Vec<(String, usize, &'static str)> = all
        .chain(short)
        .chain(unable)
        .map(|(at, name, label)| (comparable(name), at, label))
        .collect();
    readable.sort_by_key(|(plain, ..)| std::cmp::Reverse(plain.len()));
    readable
}

/// Lengths of what may belong to a label, the longest first: the number of the note of a theme, what
/// is meant by その他, the reason of 支援不可.
fn tails(group: Group, at: usize, label: &str, behind: &str) -> Vec<usize> {
    let brackets = |text: &str| bracketed(text).map(|(_, rest)| behind.len() - rest.len());
    let mut lengths = Vec::new();
    if group == Group::Theme {
        let note = format!("※{}", at.saturating_add(1));
        let notes = [format!("({note})"), note];
        let fitting = notes
            .iter()
            .filter(|note| behind.starts_with(note.as_str()));
        lengths.extend(fitting.map(String::len));
    } else if label == OTHER {
        lengths.extend(brackets(behind));
    } else if label == UNABLE {
        let rest = behind.strip_prefix("理由").unwrap_or(behind);
        let reason = rest.strip_prefix(':').unwrap_or(rest);
        lengths.extend(brackets(reason));
        lengths.extend((rest.len() < behind.len()).then_some(behind.len() - rest.len()));
    }
    lengths.push(0);
    lengths
}

/// Whether a label says something else when another follows without a separator: その他サービス業.
fn must_be_told_apart(label: &str) -> bool {
    label == OTHER || label == UNABLE
}

/// Where the next option begins, if the rest can be read to its end.
fn next(text: &str, tail: usize, steps: &[Option<Step>], apart: bool) -> Option<usize> {
    if tail == text.len() {
        return Some(tail);
    }
    let touches = |step: &Step| !apart && step.label != UNABLE;
    if steps[tail].as_ref().is_some_and(touches) {
        return Some(tail);
    }
    let behind = &text[tail..];
    let mut between = SEPARATORS
        .iter()
        .filter(|separator| behind.starts_with(**separator))
        .map(|separator| tail + separator.len());
    between.find(|next| *next == text.len() || steps[*next].is_some())
}

/// What stands in the parentheses between two places of the comparable text, as the item writes it.
fn said_behind(item: &str, text: &str, start: usize, end: usize) -> Option<String> {
    let opened = start + text[start..end].find('(')?;
    let (plain, _) = bracketed(&text[opened..])?;
    if plain.chars().all(|character| character == '_') {
        return None;
    }
    let number = text[..opened].matches('(').count();
    let written = item.match_indices(['（', '(']).nth(number);
    let written = written.and_then(|(place, _)| bracketed(&item[place..]));
    let same = written.filter(|(inside, _)| comparable(inside) == plain);
    Some(same.map_or(plain, |(inside, _)| inside.trim()).to_string())
}
