//! How near somebody lives to the chosen prefectures, in words.

use super::person;
use super::wording::UNANSWERED;
use activelist_model::expert::Specialist;
use activelist_search::Nearness;

/// Where somebody lives, seen from the chosen prefectures.
pub const fn nearness_name(found: Nearness) -> &'static str {
    match found {
        Nearness::Within => "選んだ都道府県",
        Nearness::Beside => "隣の都道府県",
        Nearness::Elsewhere => "そのほか",
    }
}

/// The same with the home; said as well where nothing is compared.
pub fn nearness(specialist: &Specialist, found: Option<Nearness>) -> String {
    match (found.map(nearness_name), person::home(specialist)) {
        (None, _) => "地域を選んでいないため、比べません".to_string(),
        (Some(name), home) if home == UNANSWERED => format!("{name}（居住地は未回答）"),
        (Some(name), home) => format!("{name}（{home}）"),
    }
}
