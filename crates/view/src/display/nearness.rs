//! How near somebody lives to the chosen prefectures, in words.

use super::person;
use super::wording::UNANSWERED;
use activelist_model::expert::Specialist;
use activelist_search::{Metrics, Nearness};

/// Where somebody lives, seen from the chosen prefectures.
pub const fn nearness_name(found: Nearness) -> &'static str {
    match found {
        Nearness::Within => "選んだ都道府県",
        Nearness::Beside => "隣の都道府県",
        Nearness::Elsewhere => "そのほか",
    }
}

/// The same as 近い順 looks at it, which also knows the municipality.
pub const fn nearness_in_full(found: &Metrics) -> &'static str {
    match found.nearness {
        Some(_) if found.in_city => "選んだ市区町村",
        Some(found) => nearness_name(found),
        None => "",
    }
}

/// The same with the home; said as well where nothing is compared.
pub fn nearness(specialist: &Specialist, found: Option<&'static str>) -> String {
    match (found, person::home(specialist)) {
        (None, _) => "地域を選んでいないため、比べません".to_string(),
        (Some(name), home) if home == UNANSWERED => format!("{name}（居住地は未回答）"),
        (Some(name), home) => format!("{name}（{home}）"),
    }
}
