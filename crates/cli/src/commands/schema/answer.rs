//! The JSON Schema of the answer file. Its fields are columns of the survey file and no type has them, so that it is
//! made from what the office's crate says of each field.

use activelist_model::catalog::PREFECTURES;
use activelist_office::answer::{
    ANSWER_MARK, ANSWER_VERSION, AnswerShape, MOST_ANSWER_BYTES, fields,
};
use activelist_office::survey::Column;
use serde_json::{Map, Value, json};

/// The schema.
pub fn schema() -> Value {
    let mut properties = Map::new();
    properties.insert(
        ANSWER_MARK.to_string(),
        json!({
            "description": "The version of the format. A field is added only with a higher one.",
            "const": ANSWER_VERSION,
        }),
    );
    for column in fields() {
        let mut field = shape(column);
        if let Some(field) = field.as_object_mut() {
            field.insert("description".to_string(), json!(description(column)));
        }
        properties.insert(column.header(), field);
    }
    let mark = std::iter::once(ANSWER_MARK.to_string());
    let order: Vec<String> = mark.chain(fields().map(Column::header)).collect();
    let may_be_missing =
        |name: &&String| fields().any(|column| !column.is_required() && column.header() == **name);
    let required: Vec<&String> = order.iter().filter(|name| !may_be_missing(name)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "activelist answer",
        "description": format!(
            "What one person has answered to the survey, in UTF-8, at most {MOST_ANSWER_BYTES} bytes. No field stands there twice."
        ),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "x-order": order,
    })
}

fn shape(column: Column) -> Value {
    match AnswerShape::of(column) {
        AnswerShape::Time => json!({
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
        }),
        AnswerShape::Registration => json!({
            "type": "string",
            "pattern": "^[0-9]{6}$",
            "not": { "const": "000000" },
        }),
        AnswerShape::Text { limit, .. } => {
            // Characters as they are seen; of code points there may be two for each.
            let mut text = json!({
                "type": "string",
                "maxLength": 2 * limit,
                "x-characters": limit,
            });
            if let (Column::Text(activelist_publication::Field::Name), Some(text)) =
                (column, text.as_object_mut())
            {
                text.insert("minLength".to_string(), json!(1));
            }
            text
        }
        AnswerShape::Whole { least, most } => json!({
            "type": ["integer", "null"],
            "minimum": least,
            "maximum": most,
        }),
        AnswerShape::One(options) => {
            let none = (column != Column::Consent).then_some(Value::Null);
            let all: Vec<Value> = options.into_iter().map(Value::from).chain(none).collect();
            json!({ "enum": all })
        }
        AnswerShape::Many {
            options,
            takes_unable,
        } => {
            let options = json!({ "enum": options });
            let items = match takes_unable {
                false => options,
                true => json!({
                    "anyOf": [options, { "type": "string", "pattern": "^支援不可(（[^\\r\\n]*）)?$" }],
                }),
            };
            json!({ "type": "array", "items": items, "uniqueItems": true })
        }
    }
}

fn description(column: Column) -> String {
    match column {
        Column::AnsweredAt => "The time of the answer in Japan.".to_string(),
        Column::Registration => "登録番号, six digits.".to_string(),
        Column::Home => format!("One of the {} prefectures.", PREFECTURES.len()),
        Column::Consent => "Whether the person may be listed.".to_string(),
        Column::Choice(group) => group.label().to_string(),
        Column::Skill(question) => question.statement().to_string(),
        Column::Grounds(criterion) => format!(
            "{}: the record or experience behind the answers.",
            criterion.label()
        ),
        column => column.header(),
    }
}
