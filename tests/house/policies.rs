//! The policies that an operator copies onto a kiosk's machine: what is given twice is the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::source;

fn text(name: &str) -> String {
    source(&format!("docs/kiosk/{name}")).text
}

/// What a registry file sets, by name: numbers, texts, and lists in the order of their numbers.
fn registry(text: &str) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    let mut list = None;
    for line in text.lines() {
        if let Some(key) = line.strip_prefix('[') {
            let below = key.trim_end_matches(']').split('\\').nth(5);
            list = below.map(str::to_string);
        } else if let Some((name, value)) = line.split_once('=') {
            let value = match value.strip_prefix("dword:") {
                Some(number) => Value::from(u32::from_str_radix(number, 16).expect("a number")),
                None => Value::from(value.trim_matches('"')),
            };
            match &list {
                Some(list) => {
                    let all = found.entry(list.clone()).or_insert(Value::Array(vec![]));
                    all.as_array_mut().expect("a list").push(value);
                }
                None => {
                    found.insert(name.trim_matches('"').to_string(), value);
                }
            }
        }
    }
    found
}

#[test]
fn the_policies_for_windows_say_what_those_for_linux_say() {
    for browser in ["chrome", "edge"] {
        let json: BTreeMap<String, Value> =
            serde_json::from_str(&text(&format!("{browser}.json"))).expect("JSON");
        let number = |value: Value| match value {
            Value::Bool(flag) => Value::from(u32::from(flag)),
            other => other,
        };
        let json: BTreeMap<String, Value> = json
            .into_iter()
            .map(|(name, value)| (name, number(value)))
            .collect();
        let windows = registry(&text(&format!("{browser}.reg")));
        assert_eq!(windows, json, "{browser}");
        // Printing is the operator's choice, and a kiosk fills the screen.
        for name in ["PrintingEnabled", "FullscreenAllowed"] {
            assert!(!json.contains_key(name), "{browser}: {name}");
        }
    }
    let firefox: Value = serde_json::from_str(&text("firefox-policies.json")).expect("JSON");
    assert!(firefox["policies"]["WebsiteFilter"]["Exceptions"].is_array());
}
