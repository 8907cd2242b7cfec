//! Several options joined in a way that the survey does not use.

use super::super::choice::labels;
use super::super::notation::comparable;
use crate::catalog::Group;

/// Options found in one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// At least two, as they stand.
    pub labels: Vec<&'static str>,
    /// The first separator; `" "` for a space, empty where nothing stands between them.
    pub separator: String,
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

/// The options of a group that make up an item, all of it. A label that holds a separator itself
/// (商工会議所・商工会) stays whole.
pub fn parts(group: Group, item: &str) -> Option<Joined> {
    let text = comparable(item);
    if text.chars().count() > MOST {
        return None;
    }
    let mut labels: Vec<(String, &'static str)> = labels(group)
        .map(|(_, label)| (comparable(label), label))
        .collect();
    labels.sort_by_key(|(plain, _)| std::cmp::Reverse(plain.len()));
    // From every place on: the label that begins there, and the length of the separator behind it,
    // if the rest can be read to its end.
    let mut steps: Vec<Option<(usize, usize)>> = vec![None; text.len() + 1];
    for place in (0..text.len())
        .rev()
        .filter(|at| text.is_char_boundary(*at))
    {
        let rest = &text[place..];
        steps[place] = labels.iter().enumerate().find_map(|(at, (plain, _))| {
            let behind = rest.strip_prefix(plain.as_str())?;
            let end = text.len() - behind.len();
            let between = SEPARATORS
                .iter()
                .filter(|separator| behind.starts_with(**separator));
            let mut lengths = [0]
                .into_iter()
                .chain(between.map(|separator| separator.len()));
            let is_end = |next: usize| next == text.len() || steps[next].is_some();
            let length = lengths.find(|length| is_end(end + length))?;
            Some((at, length))
        });
    }
    let mut found = Joined {
        labels: Vec::new(),
        separator: String::new(),
    };
    let mut place = 0;
    while place < text.len() {
        let (at, length) = steps[place]?;
        let (plain, label) = &labels[at];
        found.labels.push(label);
        let end = place + plain.len();
        place = end + length;
        if found.separator.is_empty() {
            found.separator = text[end..place].to_string();
        }
    }
    if found.separator.is_empty() && item.trim().contains(char::is_whitespace) {
        found.separator = " ".to_string();
    }
    (found.labels.len() > 1).then_some(found)
}
