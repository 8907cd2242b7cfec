//! The operator's settings (`site.json`): validated, with a fault that says where and what to do.

use serde::Deserialize;

use super::{LoadFailure, kiosk};
use activelist_model::expert::{Date, HttpsAddress, MailAddress, TextFault, check_text};

/// Most bytes of the settings file.
pub const MAX_SITE_BYTES: usize = 64 << 10;
/// How much of a larger one is looked at: whether it is that of a kiosk must be known all the same.
pub const MAX_SITE_LOOKED_AT: usize = 1 << 20;
/// Most entries in a list of the settings.
pub const MAX_ENTRIES: usize = 30;

/// What the limit of an answer's age may be.
const ANSWER_DAYS: std::ops::RangeInclusive<u16> = 30..=3660;

/// The operator's settings. Every address in it is one that may become a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
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
    pub links: Vec<SiteLink>,
    /// Public contact points for an incident.
    #[serde(default)]
    pub first_aid: Vec<FirstAid>,
    /// After how many days a person's answer is shown as an old one; 30 to 3660.
    #[serde(default)]
    pub answer_days: Option<u16>,
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
pub struct SiteLink {
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
    /// There is no such file.
    Missing,
    /// No answer, or one that was cut off.
    NoAnswer,
    /// The server answered with this status.
    Status(u16),
    /// More bytes than allowed.
    TooLarge,
    /// The bytes are no UTF-8; `true` if they are UTF-16.
    Encoding(bool),
    /// Not JSON, or a field is missing, unknown or of the wrong kind.
    Json {
        /// Line from 1.
        line: usize,
        /// Place in the line, counted in characters from 1.
        column: usize,
        /// What the reader said, without the place.
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
    /// A number outside of what it may be: from, to.
    Number(String, u16, u16),
    /// Too many entries.
    TooMany(String),
}

/// What is not used of the settings because of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unused<'a> {
    /// Nothing of them is used.
    All,
    /// This part is left out: `contact`, or an entry such as `events[0]`.
    Part(&'a str),
    /// The entries of this list past the most there may be.
    Surplus(&'a str),
}

impl SiteFault {
    /// The fault of settings that could not be had.
    pub fn of(failure: &LoadFailure) -> SiteFault {
        match failure {
            LoadFailure::TooLarge(_) => SiteFault::TooLarge,
            LoadFailure::Status(404 | 410, _) => SiteFault::Missing,
            LoadFailure::Status(status, _) => SiteFault::Status(*status),
            _ => SiteFault::NoAnswer,
        }
    }

    /// What is not used because of it.
    pub fn unused(&self) -> Unused<'_> {
        match self {
            SiteFault::Missing
            | SiteFault::NoAnswer
            | SiteFault::Status(_)
            | SiteFault::TooLarge
            | SiteFault::Encoding(_)
            | SiteFault::Json { .. } => Unused::All,
            SiteFault::TooMany(path) => Unused::Surplus(path),
            SiteFault::Number(path, ..) => Unused::Part(path),
            SiteFault::Empty(path)
            | SiteFault::Text(path, _)
            | SiteFault::Date(path, _)
            | SiteFault::Url(path, _)
            | SiteFault::Mail(path, _)
            | SiteFault::Phone(path, _) => match path.rsplit_once('.') {
                Some((part, _)) => Unused::Part(part),
                // Title and operator.
                None => Unused::All,
            },
        }
    }
}

/// The settings file as the page takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The settings; none where they cannot be used.
    pub site: Option<Site>,
    /// All that is wrong with them.
    pub faults: Vec<SiteFault>,
    /// What they say of a kiosk, for `Kiosk::read`, also where nothing else of them can be used; none
    /// where they say of none.
    pub kiosk: Option<String>,
}

impl Settings {
    /// Reads the file, or the beginning of one that is too large.
    pub fn read(bytes: &[u8]) -> Settings {
        let (site, faults) = parse_site(bytes);
        let kiosk = match &site {
            Some(site) => site.kiosk.clone(),
            // Of a file that goes on further nobody knows: then it is one.
            None if bytes.len() >= MAX_SITE_LOOKED_AT => {
                kiosk::find(bytes).or_else(|| Some(":".to_string()))
            }
            None => kiosk::find(bytes),
        };
        Settings {
            site,
            faults,
            kiosk,
        }
    }

    /// Those that could not be had. Whether they are a kiosk's nobody knows: its address has to say so.
    pub fn absent(why: &LoadFailure) -> Settings {
        Settings {
            site: None,
            faults: vec![SiteFault::of(why)],
            kiosk: None,
        }
    }
}

/// Reads the settings, and all that is wrong with them. A faulty entry is left out and the rest
/// kept: a typing slip in an event must not take the contact points off the page for emergencies.
pub fn parse_site(bytes: &[u8]) -> (Option<Site>, Vec<SiteFault>) {
    if bytes.len() > MAX_SITE_BYTES {
        return (None, vec![SiteFault::TooLarge]);
    }
    // Some editors begin every file with this mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if std::str::from_utf8(bytes).is_err() || bytes.contains(&0) {
        let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        return (
            None,
            vec![SiteFault::Encoding(is_utf16 || bytes.contains(&0))],
        );
    }
    let mut site: Site = match serde_json::from_slice(bytes) {
        Ok(site) => site,
        Err(error) => {
            return (None, vec![json_fault(bytes, &error)]);
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
    if site
        .answer_days
        .is_some_and(|days| !ANSWER_DAYS.contains(&days))
    {
        let (least, most) = (*ANSWER_DAYS.start(), *ANSWER_DAYS.end());
        check
            .0
            .push(SiteFault::Number("answer_days".to_string(), least, most));
        site.answer_days = None;
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

/// The fault of what is no JSON. Its reader counts bytes, and editors count characters.
fn json_fault(bytes: &[u8], error: &serde_json::Error) -> SiteFault {
    let line = bytes
        .split(|byte| *byte == b'\n')
        .nth(error.line().max(1) - 1);
    let line = line.unwrap_or_default();
    let before = &line[..error.column().min(line.len())];
    let said = error.to_string();
    SiteFault::Json {
        line: error.line().max(1),
        column: String::from_utf8_lossy(before).chars().count().max(1),
        detail: match said.rsplit_once(" at line ") {
            Some((what, _)) => what.to_string(),
            None => said,
        },
    }
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
mod tests;
