//! What made-up people write: sentences that fit their answers.

use super::draw::Draw;
use super::phrases::{ATTITUDES, CLOSINGS, GROUNDS, STRENGTHS, THEME_WORK};
use activelist_model::catalog::{Criterion, Group, STATUS_INDEPENDENT};
use activelist_model::expert::{Specialist, score};
use activelist_publication::Field;

/// 支援内容 of someone with experience.
pub fn work(draw: &mut Draw, specialist: &Specialist) -> String {
    let industries: Vec<usize> = specialist.choices(Group::Industry).iter().collect();
    let industry = match draw.pick(&industries) {
        13 => "地域",
        at => Group::Industry.label_of(at),
    };
    let industry = if industries.is_empty() {
        "地域"
    } else {
        industry
    };
    let mut themes: Vec<usize> = specialist.choices(Group::Theme).iter().collect();
    draw.shuffle(&mut themes);
    let done: Vec<&str> = themes
        .iter()
        .take(2)
        .map(|theme| draw.pick(THEME_WORK[*theme]))
        .collect();
    let done = match done[..] {
        [first, second] => format!("{first}と、{second}"),
        [only] => only.to_string(),
        _ => "社内ネットワークとパソコンの設定点検".to_string(),
    };
    let firms = draw.pick(&["の小規模な企業", "の中小企業", "の企業", "の家族経営の企業"]);
    let closing = draw.pick(&CLOSINGS);
    format!("{industry}{firms}で、{done}を支援しました。{closing}")
}

/// 自己PR, 50 characters at most.
pub fn appeal(draw: &mut Draw, specialist: &Specialist) -> String {
    let themes: Vec<usize> = specialist.choices(Group::Theme).iter().collect();
    let attitude = draw.pick(&ATTITUDES);
    if themes.is_empty() {
        return attitude.to_string();
    }
    let theme = draw.pick(&themes);
    let strength = draw.pick(STRENGTHS[theme]);
    let both = format!("{strength}{attitude}");
    if both.chars().count() <= Field::Appeal.limit() {
        both
    } else {
        strength.to_string()
    }
}

/// 根拠 of a criterion; empty now and then, and always where nothing was answered.
pub fn grounds(draw: &mut Draw, specialist: &Specialist, criterion: Criterion) -> String {
    let scored = score(&specialist.answers, criterion);
    if scored.unanswered == criterion.question_count() || draw.chance(15) {
        return String::new();
    }
    let (strong, weak) = GROUNDS[criterion.index()];
    if !scored.holds() {
        return draw.pick(weak).to_string();
    }
    let independent = specialist.choices(Group::Status).has(STATUS_INDEPENDENT);
    let since = match draw.below(8) {
        0 => "前職で、",
        1 if independent => "独立後に、",
        1 => "現職で、",
        2 if specialist.choices(Group::Support).has(0) => "複数の企業で、",
        3 => "昨年度、",
        _ => "",
    };
    format!("{since}{}", draw.pick(strong))
}

/// A text of exactly so many characters, made of whole sentences if they can add up to it.
pub fn exactly(limit: usize, sentences: &[&str]) -> Option<String> {
    // reached[n]: the last sentence of a text of n characters, each sentence used once.
    let mut reached: Vec<Option<Vec<usize>>> = vec![None; limit + 1];
    reached[0] = Some(Vec::new());
    for (index, sentence) in sentences.iter().enumerate() {
        let length = sentence.chars().count();
        for end in (length..=limit).rev() {
            if reached[end].is_none()
                && let Some(before) = &reached[end - length]
            {
                let mut with = before.clone();
                with.push(index);
                reached[end] = Some(with);
            }
        }
    }
    let chosen = reached.pop()??;
    Some(chosen.into_iter().map(|index| sentences[index]).collect())
}

/// The longest 自己PR there can be.
pub const LONG_APPEAL: &str = "難しい言葉を使わず、続けられる対策を一緒に考えます。まずは小さな困りごとからご相談ください。初回無料";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_add_up_to_a_length() {
        let sentences = ["一二三。", "一二。", "一二三四五六。"];
        for (limit, expected) in [(0, Some(0)), (7, Some(7)), (14, Some(14)), (5, None)] {
            let length = exactly(limit, &sentences).map(|text| text.chars().count());
            assert_eq!(length, expected, "{limit}");
        }
        assert_eq!(LONG_APPEAL.chars().count(), Field::Appeal.limit());
        let longest = STRENGTHS
            .iter()
            .flat_map(|all| all.iter())
            .map(|s| s.chars().count())
            .max();
        assert!(longest <= Some(Field::Appeal.limit()));
    }
}
