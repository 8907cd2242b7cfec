//! The operator's seminars and consultation days.

use super::freshness::date;
use crate::state::Site;
use activelist_model::expert::Date;

/// A coming event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventView {
    /// When, what and where.
    pub text: String,
    /// Its page; empty where there is none.
    pub url: String,
}

/// The events from today on, the next first.
pub fn coming(site: &Site, today: Date) -> Vec<EventView> {
    let mut events: Vec<(Date, EventView)> = Vec::new();
    for event in &site.events {
        let Some(when) = Date::parse(&event.date).filter(|when| *when >= today) else {
            continue;
        };
        let place = match event.place.is_empty() {
            true => String::new(),
            false => format!("（{}）", event.place),
        };
        let text = format!("{} {}{place}", date(when), event.title);
        let url = event.url.clone();
        let at = events.partition_point(|(other, _)| *other <= when);
        events.insert(at, (when, EventView { text, url }));
    }
    events.into_iter().map(|(_, event)| event).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::parse_site;

    #[test]
    fn past_events_are_not_shown_and_the_next_comes_first() {
        let text = r#"{"title":"a","operator":"b","contact":{"name":"c"},"events":[
            {"date":"2027-03-10","title":"後"},{"date":"2026-01-01","title":"前"},
            {"date":"2027-02-03","title":"次","place":"会館"}]}"#;
        let site = parse_site(text.as_bytes()).0.expect("valid");
        let today = Date::parse("2027-02-03").expect("date");
        let shown: Vec<String> = coming(&site, today).into_iter().map(|e| e.text).collect();
        assert_eq!(shown, ["2027年2月3日 次（会館）", "2027年3月10日 後"]);
    }
}
