use serde_json::Value;

use super::run;

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
    assert_eq!(record["pr"]["maxLength"], 50);
    assert_eq!(record["grounds"]["items"]["maxLength"], 300);
    assert_eq!(record["no"]["pattern"], "^[0-9]{6}$");
    assert_eq!(schema["properties"]["schema"]["const"], 1);
    assert_eq!(schema["properties"]["source"]["maxLength"], 100);
    assert_eq!(schema["x-questions"].as_array().map(Vec::len), Some(34));
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
