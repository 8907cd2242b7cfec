//! The settings of a kiosk: `kiosk` in `site.json`. Whatever is wrong in there, it stays a kiosk.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{Times, lenient};
use activelist_model::expert::HttpsAddress;

/// Seconds until the warning: least and most.
const IDLE: (u32, u32) = (30, 3600);
/// Seconds from the warning on. Twenty is what a person needs to notice, read and answer.
const WARN: (u32, u32) = (20, 120);
/// Digits of a code.
const CODE: (usize, usize) = (4, 12);

/// The settings of a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kiosk {
    /// After how long it begins anew.
    pub times: Times,
    /// Whether visitors may print.
    pub print: bool,
    /// The operator's code; without one there is no way out.
    pub code: Option<String>,
    /// Where a visitor's telephone finds the same list, without query and fragment.
    pub address: Option<String>,
}

/// What is wrong with the settings of a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KioskFault {
    /// Neither `true` nor `false` nor settings.
    Shape,
    /// `kiosk.idle` is no number of seconds in these bounds.
    Idle(u32, u32),
    /// `kiosk.warn` is no number of seconds in these bounds.
    Warn(u32, u32),
    /// `kiosk.print` is neither `true` nor `false`.
    Print,
    /// `kiosk.code` is no text of so many digits. What was found is not said: visitors can read it.
    Code(usize, usize),
    /// `kiosk.address` is no `https` address, or one with `?` or `#`.
    Address,
    /// There is no such setting.
    Unknown(String),
}

impl Default for Kiosk {
    fn default() -> Kiosk {
        Kiosk {
            times: Times {
                idle: 120,
                warn: 30,
            },
            print: true,
            code: None,
            address: None,
        }
    }
}

/// The settings as they stand there; `false` is no kiosk, and all else is one.
pub(in crate::state) fn raw<'de, D: Deserializer<'de>>(
    reader: D,
) -> Result<Option<String>, D::Error> {
    let raw = <Box<RawValue>>::deserialize(reader)?;
    Ok((raw.get() != "false").then(|| raw.get().to_string()))
}

impl Kiosk {
    /// Reads the settings, and all that is wrong with them. Of those that were found in a file with a fault
    /// elsewhere (`lenient`) what can be read is used; the fault is the file's.
    pub fn read(text: &str) -> (Kiosk, Vec<KioskFault>) {
        let found;
        let text = match text.strip_prefix(':') {
            Some(rest) => {
                found = lenient::sound(rest);
                &found
            }
            None => text,
        };
        let mut kiosk = Kiosk::default();
        let mut faults = Vec::new();
        if text == "true" {
            return (kiosk, faults);
        }
        // As bytes: the program has no JSON reader for texts.
        let Ok(parts) = serde_json::from_slice::<BTreeMap<String, Box<RawValue>>>(text.as_bytes())
        else {
            return (kiosk, vec![KioskFault::Shape]);
        };
        for (name, raw) in parts {
            let fault = match name.as_str() {
                "idle" => set(&mut kiosk.times.idle, within(&raw, IDLE), || {
                    KioskFault::Idle(IDLE.0, IDLE.1)
                }),
                "warn" => set(&mut kiosk.times.warn, within(&raw, WARN), || {
                    KioskFault::Warn(WARN.0, WARN.1)
                }),
                "print" => set(&mut kiosk.print, value(&raw), || KioskFault::Print),
                "code" => set(&mut kiosk.code, code(&raw), || {
                    KioskFault::Code(CODE.0, CODE.1)
                }),
                "address" => set(&mut kiosk.address, address(&raw), || KioskFault::Address),
                _ => Some(KioskFault::Unknown(name)),
            };
            faults.extend(fault);
        }
        (kiosk, faults)
    }
}

/// Takes a value that could be read over; names the fault of one that could not.
fn set<T>(place: &mut T, found: Option<T>, fault: impl Fn() -> KioskFault) -> Option<KioskFault> {
    match found {
        Some(found) => *place = found,
        None => return Some(fault()),
    }
    None
}

fn value<T: DeserializeOwned>(raw: &RawValue) -> Option<T> {
    serde_json::from_slice(raw.get().as_bytes()).ok()
}

fn within(raw: &RawValue, (least, most): (u32, u32)) -> Option<u32> {
    value(raw).filter(|found| (least..=most).contains(found))
}

fn code(raw: &RawValue) -> Option<Option<String>> {
    let found: String = value(raw)?;
    let digits = found.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (CODE.0..=CODE.1).contains(&found.len())).then_some(Some(found))
}

/// A link is put together from it and a fragment.
fn address(raw: &RawValue) -> Option<Option<String>> {
    let found: String = value(raw)?;
    let is_bare = !found.contains(['?', '#']);
    (is_bare && HttpsAddress::parse(&found).is_some()).then_some(Some(found))
}
