//! How what a specialist stated is put into words.

use super::wording::{UNANSWERED, UNSET};
use activelist_model::catalog::{Group, PREFECTURES};
use activelist_model::expert::{RegistrationNumber, Specialist};

/// 第012345号.
pub fn registration(number: RegistrationNumber) -> String {
    format!("第{number}号")
}

/// 2019年, or 未回答.
pub fn registered(specialist: &Specialist) -> String {
    specialist
        .registered
        .map_or_else(|| UNANSWERED.to_string(), |year| format!("{year}年"))
}

/// Where the specialist lives: prefecture and municipality.
pub fn home(specialist: &Specialist) -> String {
    let prefecture = specialist.home.map_or("", |home| home.label());
    match format!("{prefecture}{}", specialist.municipality) {
        text if text.is_empty() => UNANSWERED.to_string(),
        text => text,
    }
}

/// The chosen options of a group, one by one, その他 with its free text; or one word for none. A free
/// text beside which その他 is not chosen is found by free words, so it is shown as well.
pub fn choices(specialist: &Specialist, group: Group) -> Vec<String> {
    chosen(specialist, group, Group::label_of)
}

/// The same where space is short.
pub fn choices_in_short(specialist: &Specialist, group: Group) -> Vec<String> {
    chosen(specialist, group, Group::short_of)
}

fn chosen(
    specialist: &Specialist,
    group: Group,
    label_of: fn(Group, usize) -> &'static str,
) -> Vec<String> {
    let chosen = specialist.choices(group);
    let other = specialist.others.of(group);
    let takes_other = |position: usize| group.label_of(position) == "その他";
    let apart = (!other.is_empty() && !chosen.iter().any(takes_other))
        .then(|| format!("その他の記入（{other}）"));
    if chosen.is_empty() {
        let word = match group.none_label() {
            Some(none) if specialist.chose_none(group) => none,
            // A qualification is held or not: leaving the question empty says "none".
            _ if group == Group::Qualification => "なし",
            _ => UNANSWERED,
        };
        let none = specialist.chose_none(group) || apart.is_none();
        return none
            .then(|| word.to_string())
            .into_iter()
            .chain(apart)
            .collect();
    }
    chosen
        .iter()
        .map(|position| match label_of(group, position) {
            "その他" if !other.is_empty() => format!("その他（{other}）"),
            label => label.to_string(),
        })
        .chain(apart)
        .collect()
}

/// The chosen options of a group in one line.
pub fn choices_line(specialist: &Specialist, group: Group) -> String {
    match group {
        Group::Prefecture => reach(specialist),
        _ => choices(specialist, group).join("、"),
    }
}

/// Where the specialist gives support, as short as can be said without loss.
pub fn reach(specialist: &Specialist) -> String {
    let chosen = specialist.choices(Group::Prefecture);
    let missing: Vec<&str> = (0..PREFECTURES.len())
        .filter(|position| !chosen.has(*position))
        .map(|position| PREFECTURES[position])
        .collect();
    match missing.len() {
        0 => "全国".to_string(),
        1..=8 => format!("全国（{}を除く）", missing.join("、")),
        _ => choices(specialist, Group::Prefecture).join("、"),
    }
}

/// 経験あり（12件、5年）. A number that does not fit the answer is shown beside it: the order and the
/// condition of cases go by it.
pub fn track_record(specialist: &Specialist) -> String {
    let has = !specialist.choices(Group::Support).is_empty();
    let word = match (has, specialist.chose_none(Group::Support)) {
        (true, _) => "経験あり",
        (false, true) => "経験なし",
        (false, false) => UNANSWERED,
    };
    let said = |number: Option<u16>, unit: &str| {
        let number = number.filter(|number| has || *number > 0)?;
        Some(format!("{number}{unit}"))
    };
    let record = &specialist.record;
    let parts = [said(record.cases, "件"), said(record.years, "年")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => word.to_string(),
        false => format!("{word}（{}）", parts.join("、")),
    }
}

/// A number with its unit, or 未回答.
pub fn number(value: Option<u16>, unit: &str) -> String {
    value.map_or_else(|| UNANSWERED.to_string(), |value| format!("{value}{unit}"))
}

/// A text, or 未回答.
pub fn text_or_unanswered(text: &str) -> String {
    (if text.is_empty() { UNANSWERED } else { text }).to_string()
}

/// A text, or 未設定.
pub fn text_or_unset(text: &str) -> String {
    (if text.is_empty() { UNSET } else { text }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::OptionSet;

    fn reaching(bits: u64) -> Specialist {
        let mut someone = Specialist::default();
        someone.set_choices(Group::Prefecture, OptionSet::from_bits(bits));
        someone
    }

    #[test]
    fn reach_is_said_in_the_fewest_words_without_loss() {
        let all = (1_u64 << 47) - 1;
        let check = |bits: u64, expected: &str| {
            let someone = reaching(bits);
            assert_eq!(reach(&someone), expected);
        };
        check(all, "全国");
        check(all >> 1, "全国（沖縄県を除く）");
        check(1 << 26, "大阪府");
        check(0, "未回答");
        check(1 << 47, "該当なし");
        check(0b11111, "北海道、青森県、岩手県、宮城県、秋田県");
    }

    #[test]
    fn what_was_not_answered_is_said_so() {
        let mut someone = Specialist::default();
        assert_eq!(track_record(&someone), "未回答");
        assert_eq!(choices_line(&someone, Group::Industry), "未回答");
        assert_eq!(choices_line(&someone, Group::Qualification), "なし");
        someone.set_choices(Group::Support, OptionSet::only(1));
        assert_eq!(track_record(&someone), "経験なし");
        someone.set_choices(Group::Support, OptionSet::only(0));
        someone.record.cases = Some(12);
        assert_eq!(track_record(&someone), "経験あり（12件）");
        someone.set_choices(Group::Industry, OptionSet::only(13).with(0));
        someone.others.industry = "介護".into();
        assert_eq!(
            choices_line(&someone, Group::Industry),
            "自動車産業、その他（介護）"
        );
    }

    #[test]
    fn what_does_not_fit_together_is_shown_whole() {
        let mut someone = Specialist::default();
        someone.record.cases = Some(7);
        assert_eq!(track_record(&someone), "未回答（7件）");
        someone.set_choices(Group::Support, OptionSet::only(1));
        someone.record.years = Some(2);
        assert_eq!(track_record(&someone), "経験なし（7件、2年）");
        someone.record.cases = Some(0);
        someone.record.years = None;
        assert_eq!(track_record(&someone), "経験なし");
        someone.others.industry = "介護".into();
        someone.others.qualification = "公認システム監査人".into();
        let industry = |someone: &Specialist| choices_line(someone, Group::Industry);
        assert_eq!(industry(&someone), "その他の記入（介護）");
        assert_eq!(
            choices_line(&someone, Group::Qualification),
            "その他の記入（公認システム監査人）"
        );
        someone.set_choices(Group::Industry, OptionSet::only(0));
        assert_eq!(industry(&someone), "自動車産業、その他の記入（介護）");
        someone.set_choices(Group::Industry, OptionSet::only(14));
        assert_eq!(industry(&someone), "該当なし、その他の記入（介護）");
    }
}
