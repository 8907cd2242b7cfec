//! How much a text is like a label.

use super::super::notation::comparable;

/// The label that a text stands for, if there is just one that accounts for all of it: the text is
/// its beginning, or its end, or it differs by a slip. What is left out in the middle may make
/// another thing of it: 公認システム監査人 is not 公認情報システム監査人.
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
    if let Some(found) = only(&|plain| plain.starts_with(&text)) {
        return found;
    }
    if let Some(found) = only(&|plain| plain.ends_with(&text)) {
        return found;
    }
    let slips = fitting.iter().filter_map(|(plain, _)| slip(&text, plain));
    let least = slips.min()?;
    only(&|plain| slip(&text, plain) == Some(least)).flatten()
}

/// Whether two headers may be one, misspelt.
pub fn is_misspelt(text: &str, header: &str) -> bool {
    let (text, header) = (comparable(text), comparable(header));
    let numbers = numbers(&text) == numbers(&header);
    let short = header.chars().count() <= LONGEST;
    short && numbers && slip(&text, &header).is_some()
}

/// A longer cell is no misspelt label, and comparing it would cost its square.
const LONGEST: usize = 60;

/// Characters that make something else of a label: 医療以外, 大阪市.
const CHANGING: &str = "不非無未外除別市区町村郡";

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

/// Edit distance of two texts of which one is the other with a slip: one character of a short text, a
/// sixth of a longer one. None where they differ by more.
fn slip(text: &str, label: &str) -> Option<usize> {
    let (text, label): (Vec<char>, Vec<char>) = (text.chars().collect(), label.chars().collect());
    let distance = edits(&text, &label);
    let (shorter, longer) = (text.len().min(label.len()), text.len().max(label.len()));
    (distance * 3 <= longer && distance <= 1 + shorter / 6).then_some(distance)
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
