//! The operator's settings (`site.json`): validated, with a fault that says where and what to do.

use serde::Deserialize;

use super::kiosk;
use crate::expert::{Date, HttpsAddress, MailAddress, TextFault, check_text};

/// Most bytes of the settings file.
pub const MAX_SITE_BYTES: usize = 64 << 10;
/// Most entries in a list of the settings.
const MAX_ENTRIES: usize = 30;

/// The operator's settings. Every address in it is one that may become a link.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Title of the list, at most 60 characters.
    pub title: String,
    /// Who runs this page, at most 60 characters.
    pub operator: String,
    /// Whom to ask about the list.
    pub contact: Contact,
    /// Seminars and consultation days.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Further pages.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Public contact points for an incident.
    #[serde(default)]
    pub first_aid: Vec<FirstAid>,
    /// The settings of a machine for visitors as they stand there, where the page runs on one: then
    /// nothing of a visitor is kept. Only such a machine reads them (`Kiosk::read`).
    #[serde(default, deserialize_with = "kiosk::raw")]
    pub kiosk: Option<String>,
}

/// Whom to ask about the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Name of the desk.
    pub name: String,
    /// A line on when and how.
    pub text: String,
    /// Its page.
    pub url: String,
    /// Its mail address.
    pub mail: String,
    /// Its phone number.
    pub phone: String,
}

/// A seminar or a consultation day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Event {
    /// When: `YYYY-MM-DD`. Past ones are not shown.
    pub date: String,
    /// What.
    pub title: String,
    /// Where.
    pub place: String,
    /// Its page.
    pub url: String,
}

/// A further page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Link {
    /// What it is.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A public contact point for an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FirstAid {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// Its official page.
    pub url: String,
    /// Its phone number. A wrong one does harm in an emergency: the operator enters it.
    pub phone: String,
}

/// What is wrong with the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteFault {
    /// It could not be had: no such file, no answer, cut off.
    Missing,
    /// More bytes than allowed.
    TooLarge,
    /// Not JSON, or a field is missing, unknown or of the wrong kind.
    Json {
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
        /// What the reader said.
        detail: String,
    },
    /// A needed text is empty.
    Empty(String),
    /// A text can't be shown.
    Text(String, TextFault),
    /// Not a date of the form `YYYY-MM-DD`.
    Date(String, String),
    /// Not an `https` address.
    Url(String, String),
    /// Not a mail address.
    Mail(String, String),
    /// Not a phone number: digits, `#`, `-`, `+` and brackets.
    Phone(String, String),
    /// Too many entries.
    TooMany(String),
}

/// Reads the settings, and all that is wrong with them. A faulty entry is left out and the rest
/// kept: a typing slip in an event must not take the contact points off the page for emergencies.
pub fn parse_site(bytes: &[u8]) -> (Option<Site>, Vec<SiteFault>) {
    if bytes.len() > MAX_SITE_BYTES {
        return (None, vec![SiteFault::TooLarge]);
    }
    let mut site: Site = match serde_json::from_slice(bytes) {
        Ok(site) => site,
        Err(error) => {
            let fault = SiteFault::Json {
                line: error.line(),
                column: error.column(),
                detail: error.to_string(),
            };
            return (None, vec![fault]);
        }
    };
    let mut check = Check(Vec::new());
    check.needed("title", &site.title, 60);
    check.needed("operator", &site.operator, 60);
    if !check.0.is_empty() {
        return (None, check.0);
    }
    if !check.is_sound(|check| check.contact(&site.contact)) {
        site.contact = Contact::default();
    }
    check.keep("events", &mut site.events, |check, at, event| {
        check.date(&at("date"), &event.date);
        check.needed(&at("title"), &event.title, 100);
        check.text(&at("place"), &event.place, 100);
        check.url(&at("url"), &event.url);
    });
    check.keep("links", &mut site.links, |check, at, link| {
        check.needed(&at("title"), &link.title, 100);
        check.needed(&at("url"), &link.url, 200);
        check.url(&at("url"), &link.url);
    });
    check.keep("first_aid", &mut site.first_aid, |check, at, point| {
        check.needed(&at("name"), &point.name, 60);
        check.text(&at("note"), &point.note, 200);
        check.url(&at("url"), &point.url);
        check.phone(&at("phone"), &point.phone);
    });
    (Some(site), check.0)
}

/// Collects faults.
struct Check(Vec<SiteFault>);

impl Check {
    fn contact(&mut self, contact: &Contact) {
        self.needed("contact.name", &contact.name, 60);
        self.text("contact.text", &contact.text, 200);
        self.url("contact.url", &contact.url);
        self.phone("contact.phone", &contact.phone);
        if !contact.mail.is_empty() && MailAddress::parse(&contact.mail).is_none() {
            let fault = SiteFault::Mail("contact.mail".to_string(), contact.mail.clone());
            self.0.push(fault);
        }
    }

    fn text(&mut self, path: &str, text: &str, limit: usize) {
        if let Err(fault) = check_text(text, limit, false) {
            self.0.push(SiteFault::Text(path.to_string(), fault));
        }
    }

    fn needed(&mut self, path: &str, text: &str, limit: usize) {
        if text.trim().is_empty() {
            self.0.push(SiteFault::Empty(path.to_string()));
        }
        self.text(path, text, limit);
    }

    fn date(&mut self, path: &str, text: &str) {
        if Date::parse(text).is_none() {
            let fault = SiteFault::Date(path.to_string(), text.to_string());
            self.0.push(fault);
        }
    }

    fn url(&mut self, path: &str, text: &str) {
        if !text.is_empty() && HttpsAddress::parse(text).is_none() {
            self.0
                .push(SiteFault::Url(path.to_string(), text.to_string()));
        }
    }

    fn phone(&mut self, path: &str, text: &str) {
        let plain = |byte: u8| byte.is_ascii_digit() || b"#-+() ".contains(&byte);
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !text.is_empty() && (!text.bytes().all(plain) || !(3..=15).contains(&digits)) {
            self.0
                .push(SiteFault::Phone(path.to_string(), text.to_string()));
        }
    }

    /// Whether a check adds no fault.
    fn is_sound(&mut self, check: impl FnOnce(&mut Check)) -> bool {
        let before = self.0.len();
        check(self);
        self.0.len() == before
    }

    /// Checks the entries of a list and keeps the sound ones, [`MAX_ENTRIES`] at most.
    fn keep<T>(
        &mut self,
        path: &str,
        entries: &mut Vec<T>,
        check: impl Fn(&mut Check, &dyn Fn(&str) -> String, &T),
    ) {
        if entries.len() > MAX_ENTRIES {
            self.0.push(SiteFault::TooMany(path.to_string()));
            entries.truncate(MAX_ENTRIES);
        }
        let mut index = 0;
        entries.retain(|entry| {
            let at = |field: &str| format!("{path}[{index}].{field}");
            let sound = self.is_sound(|faults| check(faults, &at, entry));
            index += 1;
            sound
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = r#"{"title":"一覧","operator":"見本商工会議所","contact":{"name":"窓口"}}"#;

    fn faults(text: &str) -> Vec<SiteFault> {
        parse_site(text.as_bytes()).1
    }

    #[test]
    fn the_sample_settings_and_the_least_settings_are_read() {
        assert!(parse_site(LEAST.as_bytes()).0.is_some());
        let sample = include_bytes!("../../public/site.json");
        let (site, faults) = parse_site(sample);
        assert_eq!(faults, []);
        let site = site.expect("the sample is valid");
        let phones: Vec<&str> = site
            .first_aid
            .iter()
            .map(|point| point.phone.as_str())
            .filter(|phone| !phone.is_empty())
            .collect();
        // A wrong number in an emergency does harm: the sample carries this one only.
        assert_eq!(phones, ["#9110"]);
        assert_eq!(site.contact.phone, "");
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        let text = r#"{"title":"一覧","operator":"x","contact":{"name":"窓口","mail":"a@b.jp?bcc=x","phone":"内線"},
            "events":[{"date":"来週","title":"相談会"}],
            "links":[{"title":"悪い","url":"javascript:alert(1)"}],
            "first_aid":[{"name":"警察","phone":"9"},{"name":"\u202e"}]}"#;
        let places: Vec<String> = faults(text)
            .into_iter()
            .map(|fault| match fault {
                SiteFault::Empty(path)
                | SiteFault::Text(path, _)
                | SiteFault::Date(path, _)
                | SiteFault::Url(path, _)
                | SiteFault::Mail(path, _)
                | SiteFault::Phone(path, _) => path,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            places,
            [
                "contact.phone",
                "contact.mail",
                "events[0].date",
                "links[0].url",
                "first_aid[0].phone",
                "first_aid[1].name"
            ]
        );
    }

    #[test]
    fn a_slip_in_an_event_does_not_take_the_contact_points_away() {
        let text = LEAST.replace(
            "}}",
            r##"},"events":[{"date":"来週","title":"相談会"}],
            "first_aid":[{"name":"警察","phone":"#9110"},{"name":"","phone":"1"}]}"##,
        );
        let (site, faults) = parse_site(text.as_bytes());
        let site = site.expect("the rest is kept");
        assert_eq!((site.events.len(), site.first_aid.len()), (0, 1));
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert_eq!(parse_site(br#"{"title":" "}"#).0, None);
    }

    #[test]
    fn what_is_not_settings_is_refused_with_line_and_column() {
        assert!(matches!(faults("{")[0], SiteFault::Json { line: 1, .. }));
        assert!(matches!(
            faults(&LEAST.replace("title", "titel"))[0],
            SiteFault::Json { .. }
        ));
        let many = format!(
            "{},\"links\":[{}]}}",
            &LEAST[..LEAST.len() - 1],
            vec![r#"{"title":"a","url":"https://a.jp"}"#; 31].join(",")
        );
        assert_eq!(faults(&many), [SiteFault::TooMany("links".into())]);
        assert_eq!(
            faults(&" ".repeat(MAX_SITE_BYTES + 1)),
            [SiteFault::TooLarge]
        );
    }
}
