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

#[test]
fn a_third_party_can_read_and_write_an_answer_file() {
    let found = run(&["schema", "--answer"]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    let schema: Value = serde_json::from_str(&found.stdout).expect("JSON");
    let properties = schema["properties"].as_object().expect("fields");
    assert_eq!(schema["additionalProperties"], false);
    // A file as the program writes it has these fields in this order.
    let office = Office::new();
    office.write("a.csv", Survey::of(1).csv());
    assert_eq!(office.publish("a.csv", &[]).status, 0);
    let (publication, out) = (office.text("out"), office.text("asked"));
    let arguments = [
        "answers",
        &publication,
        "--out",
        &out,
        "--today",
        "2027-01-01",
    ];
    assert_eq!(run(&arguments).status, 0);
    let file = office.read("asked/前回の回答/回答-012345.json");
    let text = String::from_utf8(file.clone()).expect("UTF-8");
    let written: Value = serde_json::from_slice(&file).expect("JSON");
    let order: Vec<&str> = schema["x-order"]
        .as_array()
        .expect("names")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let lines = text.lines().filter(|line| line.starts_with("  \""));
    let names: Vec<&str> = lines.filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(order, names);
    assert_eq!(properties.len(), order.len());
    for (name, value) in written.as_object().expect("an object") {
        let field = &properties[name];
        assert!(field["description"].is_string(), "{name}");
        let kinds = match &field["type"] {
            Value::String(kind) => vec![kind.as_str()],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => vec![],
        };
        let kind = match value {
            Value::String(_) => "string",
            Value::Number(_) => "integer",
            Value::Array(_) => "array",
            _ => "null",
        };
        let is_listed = field["enum"]
            .as_array()
            .is_some_and(|all| all.contains(value));
        let is_constant = field.get("const") == Some(value);
        assert!(
            kinds.contains(&kind) || is_listed || is_constant,
            "{name}: {value}"
        );
    }
    let required = schema["required"].as_array().expect("names");
    let may_be_missing = [
        "個人HP",
        "写真",
        "初回相談",
        "受付状況",
        "電話",
        "電話の受付時間",
        "緊急時の連絡",
    ];
    for name in &order {
        assert_eq!(
            !required.contains(&(*name).into()),
            may_be_missing.contains(name),
            "{name}"
        );
    }
    assert_eq!(
        properties["掲載可否"]["enum"],
        serde_json::json!(["可", "否"])
    );
    assert_eq!(properties["S1-a-1"]["maximum"], 3);
    assert_eq!(properties["自己PR"]["x-characters"], 50);
    assert_eq!(
        properties["所属状況"]["enum"],
        serde_json::json!(["独立", "企業勤務", null])
    );
}
