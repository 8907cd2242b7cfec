//! What card and list say of somebody, as they say it, for free words to be looked for in: whoever types
//! what stands on the screen finds the person. Labels of what was chosen are not here: they have rows.
//!
//! The words are those of `activelist_view::display`, which may not be asked from here; a test there
//! (`whatever_card_and_list_say_of_somebody_is_found`) keeps the two together.

use std::fmt::Write as _;

use activelist_kernel::texts::Texts;

use activelist_model::catalog::{Group, PREFECTURES};
use activelist_publication::{Field, Packed};

/// The groups with a free text for その他, and where it stands.
const OTHERS: [(Group, Field); 4] = [
    (Group::Qualification, Field::QualificationOther),
    (Group::Industry, Field::IndustryOther),
    (Group::Association, Field::AssociationOther),
    (Group::Form, Field::FormOther),
];

/// Fewest prefectures that are said as 全国, with or without some.
const NATIONWIDE: usize = PREFECTURES.len() - 8;

/// Name, number, home, organisation and what was written for その他: what the list says.
pub(super) fn say_in_short(list: &Packed, at: usize, texts: &mut Texts) {
    let mut text = String::new();
    let mut say = |parts: &[&str]| {
        text.clear();
        parts.iter().for_each(|part| text.push_str(part));
        texts.add(&text);
    };
    say(&[list.short_text(at, Field::Name)]);
    say(&[list.short_text(at, Field::Kana)]);
    let digits = list.numbers().get(at).map(|number| number.digits());
    let number = digits.unwrap_or_default();
    say(&["第", std::str::from_utf8(&number).unwrap_or(""), "号"]);
    let home = list.home(at).map_or("", |home| home.label());
    say(&[home, list.short_text(at, Field::Municipality)]);
    say(&[list.short_text(at, Field::Organisation)]);
    for (group, field) in OTHERS {
        let other = list.short_text(at, field);
        if !other.is_empty() {
            let chosen = list.choices(at, group);
            let is_chosen = chosen.iter().any(|place| group.label_of(place) == "その他");
            let lead = if is_chosen {
                "その他（"
            } else {
                "その他の記入（"
            };
            say(&[lead, other, "）"]);
        }
    }
    // Which ones are left out is not said: who looks for one of them does not mean these people.
    if list.choices(at, Group::Prefecture).len() >= NATIONWIDE {
        say(&["全国"]);
    }
}

/// What only the card says, and how the list joins things.
pub(super) fn say_in_prose(list: &Packed, at: usize, texts: &mut Texts) {
    list.prose_texts(at).for_each(|text| texts.add(text));
    let mut text = String::new();
    if let Some(year) = list.registered(at) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{year}年");
        texts.add(&text);
    }
    let organisation = list.short_text(at, Field::Organisation);
    if !organisation.is_empty() {
        let status = list.choices(at, Group::Status).iter().next();
        let label = status.map_or("", |status| Group::Status.label_of(status));
        text.clear();
        let _ = write!(text, "{label}（{organisation}）");
        texts.add(&text);
    }
    for group in Group::ALL {
        if let (Some(none), true) = (group.none_label(), list.chose_none(at, group)) {
            texts.add(none);
        }
    }
    text.clear();
    let has = !list.choices(at, Group::Support).is_empty();
    let word = match (has, list.chose_none(at, Group::Support)) {
        (true, _) => "経験あり",
        (false, true) => "経験なし",
        (false, false) => "",
    };
    let numbers = [(list.cases(at), "件"), (list.years(at), "年")];
    let numbers = numbers
        .into_iter()
        .filter_map(|(number, unit)| Some((number?, unit)));
    let mut joint = "（";
    for (number, unit) in numbers.filter(|(number, _)| has || *number > 0) {
        let word = if joint == "（" { word } else { "" };
        let _ = write!(text, "{word}{joint}{number}{unit}");
        joint = "、";
    }
    if joint == "、" {
        text.push('）');
        texts.add(&text);
    }
}
