//! Nothing is found that is not shown, and what is shown is found: free words against card and list.

use super::availability::Today;
use super::card::card;
use super::row::{joined, row};
use super::wording::{UNANSWERED, UNSET};
use activelist_model::catalog::{ContentSet, Group, OptionSet, Prefecture};
use activelist_model::expert::{HttpsAddress, MailAddress, RegistrationNumber, Specialist, rate};
use activelist_publication::{Census, List};
use activelist_search::{Criteria, Searcher, Sort};

/// What stands where somebody has said nothing.
const NOTHING: [&str; 4] = [UNANSWERED, UNSET, "なし", ""];

/// Everything that card and list say of somebody, but the names of things and words for nothing.
fn shown(someone: &Specialist) -> Vec<(String, String)> {
    let rating = rate(someone);
    let card = card(someone, &rating, ContentSet::EMPTY, "", Today::default());
    let row = row(1, 0, someone, &rating, &Criteria::default());
    let lines = [card.basics, card.qualifications, card.record, card.range];
    let mut found: Vec<(String, String)> = lines
        .into_iter()
        .flatten()
        .map(|line| (line.name.to_string(), line.value))
        .collect();
    for (name, value) in [
        ("氏名", card.name),
        ("フリガナ", card.kana),
        ("登録番号", card.registration),
        ("登録年", card.registered),
        ("一覧の居住地", row.home),
        ("一覧の支援実績", row.record[0].clone()),
        ("一覧の得意業界", joined(&row.industries)),
        ("一覧の形態", joined(&row.forms)),
        ("一覧の資格", joined(&row.qualifications)),
        ("一覧の所属", joined(&row.belongs)),
        ("一覧の地域", row.reach[0].text.clone()),
    ] {
        found.push((name.to_string(), value));
    }
    for pieces in [row.industries, row.forms, row.qualifications, row.belongs] {
        found.extend(
            pieces
                .into_iter()
                .map(|piece| ("一覧".to_string(), piece.text)),
        );
    }
    for (_, value) in &mut found {
        // The unit of a fee stands beside every fee.
        *value = value.replace("（※1回2時間あたり）", "");
        // A number beside which nothing was answered.
        *value = value.replace("未回答（", "（");
        // Who looks for a prefecture does not mean those who leave it out.
        if value.starts_with("全国（") {
            *value = "全国".to_string();
        }
    }
    found.retain(|(_, value)| !NOTHING.contains(&value.as_str()));
    found
}

fn people() -> Vec<Specialist> {
    let mut full = Specialist {
        name: "例﨑 正人".into(),
        kana: "レイザキ マサト".into(),
        home: Prefecture::from_index(13),
        municipality: "横浜市".into(),
        organisation: "株式会社 見本".into(),
        mail: Some(MailAddress::stated("rei.masato@mihon.example.jp")),
        homepage: Some(HttpsAddress::stated("https://mihon.example.jp/rei/")),
        registered: Some(2019),
        appeal: "ITコーディネーターとして、規程づくりから\n支えます".into(),
        ..Specialist::default()
    };
    for group in Group::ALL {
        full.set_choices(group, OptionSet::from_bits(group.every_option().bits()));
    }
    for group in [Group::Fee, Group::Status, Group::Experience, Group::Support] {
        full.set_choices(group, OptionSet::only(0));
    }
    full.record.cases = Some(12);
    full.record.years = Some(5);
    full.record.text = "卸売業の3社で規程の作成".into();
    full.set_choices(Group::Prefecture, OptionSet::from_bits(1 << 13 | 1 << 46));
    full.others.qualification = "公認システム監査人".into();
    full.others.industry = "農業".into();
    full.others.association = "見本市産業支援センター".into();
    full.others.form = "電話相談".into();

    // Texts for その他 where nothing, or none of the options, was chosen.
    let mut apart = Specialist {
        name: "見本 花子".into(),
        organisation: "（株）例示".into(),
        ..Specialist::default()
    };
    apart.others = full.others.clone();
    apart.record.cases = Some(3);
    apart.set_choices(Group::Prefecture, OptionSet::from_bits((1 << 46) - 1));

    let mut none = Specialist {
        name: "試作 次郎".into(),
        ..Specialist::default()
    };
    for group in Group::ALL {
        if let Some(place) = group.none_position() {
            none.set_choices(group, OptionSet::only(place));
        }
    }
    none.others.industry = "林業".into();
    vec![full, apart, none]
}

fn searcher(people: &[Specialist]) -> Searcher {
    let mut specialists = people.to_vec();
    for (place, someone) in specialists.iter_mut().enumerate() {
        someone.registration = RegistrationNumber::new(97_993 + place as u32).expect("a number");
    }
    let day = activelist_model::expert::Date::parse("2026-11-01").expect("a day");
    Searcher::new(List {
        serial: 7,
        published: day,
        expires: day,
        source: String::new(),
        sample: true,
        census: Census::default(),
        specialists,
    })
}

#[test]
fn whatever_card_and_list_say_of_somebody_is_found() {
    let mut searcher = searcher(&people());
    for position in 0..3 {
        let someone = searcher.specialist(position).expect("listed");
        for (name, value) in shown(&someone) {
            let criteria = Criteria {
                words: value.clone(),
                ..Criteria::default()
            };
            let found = searcher.order(&criteria, Sort::Recommended);
            assert!(found.contains(&position), "{name}: {value}");
        }
    }
}

#[test]
fn whatever_is_found_is_shown_on_the_card_and_beside_the_choices_in_the_list() {
    for someone in people() {
        let said = shown(&someone);
        let others = Group::ALL.map(|group| someone.others.of(group));
        for text in others.into_iter().filter(|text| !text.is_empty()) {
            let places: Vec<&str> = said
                .iter()
                .filter(|(_, value)| value.contains(text))
                .map(|(name, _)| name.as_str())
                .collect();
            let in_list = places.iter().any(|name| name.starts_with("一覧"));
            let on_card = places.iter().any(|name| !name.starts_with("一覧"));
            assert!(in_list && on_card, "{}: {text} in {places:?}", someone.name);
        }
    }
}
