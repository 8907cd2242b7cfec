use serde_json::Value;

use super::{Office, run};
use crate::builder::Survey;
use crate::keys::keygen;

fn schema() -> Value {
    let first = run(&["schema"]);
    assert_eq!(first.status, 0);
    assert_eq!(first.stdout, run(&["schema"]).stdout, "the same every time");
    serde_json::from_str(&first.stdout).expect("JSON")
}

#[test]
fn a_third_party_can_read_the_option_sets() {
    let schema = schema();
    let record = &schema["$defs"]["SpecialistRecord"]["properties"];
    let options = |name: &str| record[name]["x-options"].as_array().map(Vec::len);
    assert_eq!(options("area"), Some(48));
    assert_eq!(record["area"]["x-options"][26], "大阪府");
    assert_eq!(record["area"]["x-options"][47], "該当なし");
    assert_eq!(record["support"]["x-options"][1], "経験なし");
    for name in [
        "area", "industry", "fee", "period", "form", "size", "theme", "qual", "assoc", "status",
        "exp", "support",
    ] {
        assert!(options(name).is_some(), "{name}");
        assert!(record[name]["maximum"].is_u64(), "{name}");
    }
    assert_eq!(record["pref"]["x-codes"]["27"], "大阪府");
    // A character that is seen is two code points at most.
    assert_eq!(record["pr"]["x-characters"], 50);
    assert_eq!(record["pr"]["maxLength"], 100);
    assert_eq!(record["grounds"]["items"]["x-characters"], 300);
    assert_eq!(record["no"]["pattern"], "^[0-9]{6}$");
    assert_eq!(record["first"]["maximum"], 3);
    assert_eq!(record["hours"]["x-characters"], 20);
    assert_eq!(
        schema["properties"]["schema"]["enum"],
        serde_json::json!([1, 2])
    );
    assert_eq!(schema["properties"]["source"]["x-characters"], 100);
    assert_eq!(schema["x-questions"].as_array().map(Vec::len), Some(34));
    let question = &schema["x-questions"][7];
    assert_eq!(question["label"], "サプライチェーンリスクの評価");
    assert_eq!(
        question["statement"],
        "取引先やクラウドサービス提供者のセキュリティリスクを評価できる"
    );
    assert_eq!(schema["x-areas"][0]["criteria"][0]["points"], 13);
}

#[test]
fn every_field_of_a_record_is_described() {
    let schema = schema();
    let record = schema["$defs"]["SpecialistRecord"]["properties"]
        .as_object()
        .expect("fields");
    assert!(record.len() >= 31);
    for (name, field) in record {
        assert!(field["description"].is_string(), "{name}");
    }
}

#[test]
fn the_description_is_defined_as_it_is_written() {
    let schema = schema();
    let meta = &schema["$defs"]["Meta"];
    assert_eq!(meta["properties"]["signed"]["$ref"], "#/$defs/SignedRecord");
    let signed = &schema["$defs"]["SignedRecord"];
    assert_eq!(
        signed["properties"]["schema"]["enum"],
        serde_json::json!([1, 2])
    );
    let office = Office::new();
    keygen(&office, "key");
    office.write("a.csv", Survey::of(1).csv());
    let key = office.text("key");
    assert_eq!(office.publish("a.csv", &["--key", &key]).status, 0);
    let written: Value = serde_json::from_slice(&office.read("out/site/meta.json")).expect("JSON");
    let check = |written: &Value, defined: &Value| {
        let written = written.as_object().expect("an object");
        let defined = defined["properties"].as_object().expect("fields");
        // A small list does not come in parts, nobody is outside this one, and it is for any site: it
        // says nothing of that.
        let not_said = ["parts", "outside", "site"];
        let always = defined
            .keys()
            .filter(|name| !not_said.contains(&name.as_str()));
        assert!(written.keys().eq(always));
        for (name, field) in defined {
            let is_told = field["description"].is_string() || field["$ref"].is_string();
            assert!(is_told, "{name}");
        }
    };
    check(&written, meta);
    check(&written["signed"], signed);
    let required = signed["required"].as_array().expect("names");
    assert!(!required.contains(&"parts".into()) && required.contains(&"bytes".into()));
    assert_eq!(signed["properties"]["parts"].get("default"), None);
    // The lengths that the patterns name.
    for (name, digits) in [("key", 16), ("signature", 128)] {
        let pattern = meta["properties"][name]["pattern"].as_str().expect("text");
        assert!(pattern.contains(&format!("{{{digits}}}")), "{pattern}");
        assert_eq!(written[name].as_str().map(str::len), Some(digits));
    }
}
