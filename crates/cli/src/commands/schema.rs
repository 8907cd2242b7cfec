//! `activelist schema`: the JSON Schema of the snapshot and of its description, from the types that
//! write them, or that of the answer file.

mod answer;

use activelist_model::catalog::{Area, Criterion, Group, Level, PREFECTURES, Question};
use activelist_model::expert::{FirstTalk, Intake};
use activelist_publication::{Field, SCHEMA, SignedRecord, SnapshotRecord, SpecialistRecord};
use schemars::schema_for;
use serde_json::{Map, Value, json};

use super::arguments::SchemaArguments;
use crate::Failure;

/// Runs the command.
pub fn run(arguments: &SchemaArguments) -> Result<String, Failure> {
    let schema = match arguments.answer {
        true => answer::schema(),
        false => snapshot(),
    };
    serde_json::to_string_pretty(&schema)
        .map(|text| text + "\n")
        .map_err(|error| Failure::of("JSON Schemaを作れませんでした。", error.to_string()))
}

fn snapshot() -> Value {
    let schema = schema_for!(SnapshotRecord<Vec<SpecialistRecord>>);
    let mut schema = schema.to_value();
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".into(), json!("activelist snapshot"));
        root.insert("x-questions".into(), questions());
        root.insert("x-levels".into(), json!(Level::ALL.map(Level::label)));
        root.insert("x-areas".into(), areas());
    }
    set(&mut schema, "/properties/schema/enum", schemas());
    limit(&mut schema, "/properties/source", Field::Source);
    define_meta(&mut schema);
    let record = "/$defs/SpecialistRecord/properties";
    for (name, group) in OPTION_FIELDS {
        set(
            &mut schema,
            &format!("{record}/{name}/x-options"),
            json!(group.answers()),
        );
        set(
            &mut schema,
            &format!("{record}/{name}/maximum"),
            json!(group.every_answer()),
        );
    }
    set(&mut schema, &format!("{record}/pref/x-codes"), codes());
    set(
        &mut schema,
        &format!("{record}/pref/maximum"),
        json!(PREFECTURES.len()),
    );
    set(
        &mut schema,
        &format!("{record}/no/pattern"),
        json!("^[0-9]{6}$"),
    );
    set(
        &mut schema,
        &format!("{record}/skills/pattern"),
        json!("^[0-3-]{34}$"),
    );
    for (name, field) in TEXT_FIELDS {
        limit(&mut schema, &format!("{record}/{name}"), field);
    }
    for (name, codes) in [
        ("first", FirstTalk::ALL.len()),
        ("intake", Intake::ALL.len()),
    ] {
        set(
            &mut schema,
            &format!("{record}/{name}/maximum"),
            json!(codes),
        );
    }
    let grounds = format!("{record}/grounds");
    set(
        &mut schema,
        &format!("{grounds}/maxItems"),
        json!(Criterion::all().count()),
    );
    limit(&mut schema, &format!("{grounds}/items"), Field::Grounds);
    schema
}

/// The schemas of a list.
fn schemas() -> Value {
    (1..=SCHEMA).collect()
}

/// Adds the description, `meta.json`: what is signed from its type, the line around it by hand.
fn define_meta(schema: &mut Value) {
    let mut signed = schema_for!(SignedRecord).to_value();
    if let Some(root) = signed.as_object_mut() {
        root.remove("$schema");
    }
    set(&mut signed, "/properties/schema/enum", schemas());
    set(&mut signed, "/properties/sha256/pattern", json!(hex(64)));
    let part = "[0-9a-f]{64}:[1-9][0-9]*";
    set(
        &mut signed,
        "/properties/parts/pattern",
        json!(format!("^{part}(,{part})*$")),
    );
    set(
        &mut signed,
        "/properties/app/pattern",
        json!("^[0-9]+[.][0-9]+[.][0-9]+$"),
    );
    set(schema, "/$defs/SignedRecord", signed);
    let meta = json!({
        "title": "activelist meta",
        "description": "One line, without blanks between the fields, at most 4096 bytes: which snapshot is the current one. What is signed, with Ed25519, are the bytes `activelist publication 1` and a line feed, then the bytes of the object `signed` as they stand here.",
        "type": "object",
        "properties": {
            "signed": { "$ref": "#/$defs/SignedRecord" },
            "key": {
                "description": "The first 8 bytes of the SHA-256 of the public key; empty where nobody signed.",
                "type": "string",
                "pattern": format!("^$|{}", hex(16)),
            },
            "signature": {
                "description": "The signature; empty where nobody signed.",
                "type": "string",
                "pattern": format!("^$|{}", hex(128)),
            },
        },
        "required": ["signed", "key", "signature"],
        "additionalProperties": false,
    });
    set(schema, "/$defs/Meta", meta);
}

fn hex(digits: usize) -> String {
    format!("^[0-9a-f]{{{digits}}}$")
}

const OPTION_FIELDS: [(&str, Group); 12] = [
    ("area", Group::Prefecture),
    ("industry", Group::Industry),
    ("fee", Group::Fee),
    ("period", Group::Period),
    ("form", Group::Form),
    ("size", Group::Size),
    ("theme", Group::Theme),
    ("qual", Group::Qualification),
    ("assoc", Group::Association),
    ("status", Group::Status),
    ("exp", Group::Experience),
    ("support", Group::Support),
];

const TEXT_FIELDS: [(&str, Field); 14] = [
    ("name", Field::Name),
    ("kana", Field::Kana),
    ("city", Field::Municipality),
    ("org", Field::Organisation),
    ("mail", Field::Mail),
    ("pr", Field::Appeal),
    ("web", Field::Homepage),
    ("qual_other", Field::QualificationOther),
    ("industry_other", Field::IndustryOther),
    ("assoc_other", Field::AssociationOther),
    ("form_other", Field::FormOther),
    ("work", Field::Work),
    ("hours", Field::PhoneHours),
    ("emergency", Field::Emergency),
];

/// Sets a key of the object that the pointer's parent names; a missing object stays missing, and
/// a test sees it.
fn set(schema: &mut Value, pointer: &str, value: Value) {
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return;
    };
    if let Some(object) = schema.pointer_mut(parent).and_then(Value::as_object_mut) {
        object.insert(key.to_string(), value);
    }
}

/// A field is limited in characters as they are seen, JSON Schema in code points: of those there may be
/// two for each, since a voicing mark, an accent or a selector of its own is not counted.
fn limit(schema: &mut Value, pointer: &str, field: Field) {
    let most = field.limit();
    set(schema, &format!("{pointer}/maxLength"), json!(2 * most));
    set(schema, &format!("{pointer}/x-characters"), json!(most));
}

fn questions() -> Value {
    let question =
        |q: Question| json!({ "id": q.id(), "label": q.label(), "statement": q.statement() });
    Question::all().map(question).collect()
}

fn areas() -> Value {
    let criterion =
        |c: Criterion| json!({ "id": c.id(), "label": c.label(), "points": c.points() });
    let area = |area: Area| {
        let criteria: Vec<Value> = area.criteria().map(criterion).collect();
        json!({ "id": area.id(), "label": area.label(), "criteria": criteria })
    };
    Area::ALL.into_iter().map(area).collect()
}

fn codes() -> Value {
    let code = |(index, name): (usize, &&str)| ((index + 1).to_string(), json!(name));
    Value::Object(
        PREFECTURES
            .iter()
            .enumerate()
            .map(code)
            .collect::<Map<_, _>>(),
    )
}
