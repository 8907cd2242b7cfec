//! What is wrong with a published file, in words for whoever publishes it. The page shows the same sentences
//! to its visitors as a detail, and the office's commands as their messages.

use activelist_model::catalog::Group;
use activelist_model::expert::{TextFault, as_shown};

use crate::{Field, RecordFault, RecordProblem, Refusal, SCHEMA};

/// A reason to refuse a file, for the operator.
pub fn refusal_text(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { limit } => format!("ファイルが上限（{limit}バイト）を超えています。"),
        Refusal::WrongLength { declared, found } => {
            format!("長さが{found}バイトで、公開の説明（meta.json）の{declared}バイトと違います。")
        }
        Refusal::WrongHash => {
            "内容が、公開の説明（meta.json）が指すものと一致しません。".to_string()
        }
        Refusal::NotAsDescribed => {
            "通し番号、日付、人数のどれかが、公開の説明（meta.json）と違います。".to_string()
        }
        Refusal::BadPart { what } => {
            format!("分割した一覧のファイルとして読めないところがあります（{what}）。")
        }
        Refusal::NotJson { line, column } => {
            format!(
                "{line}行{column}文字目でJSONとして読めません。途中で切れていないか確かめてください。"
            )
        }
        Refusal::NotASnapshot { detail } => {
            let detail = detail_text(detail);
            format!("JSONですが、一覧のスナップショットではありません（{detail}）。")
        }
        Refusal::UnknownSchema { found } => {
            format!(
                "schema が {found} です。この版が読めるのは {} までです。",
                SCHEMA
            )
        }
        Refusal::BadSerial => "serial が1以上の整数ではありません。".to_string(),
        Refusal::BadDate { field, found } => {
            let found = found_text(found);
            format!(
                "{field} の日付「{found}」が正しくありません（YYYY-MM-DD、expires は published 以後）。"
            )
        }
        Refusal::BadSource(fault) => format!("source：{}", text_fault(*fault)),
        Refusal::BadCensus { listed, declared } => {
            format!("survey の人数を差し引くと{listed}名ですが、count は{declared}名です。")
        }
        Refusal::TooManyRecords { found, limit } => {
            format!("記録が{found}件あり、上限の{limit}件を超えています。")
        }
        Refusal::WrongCount { declared, found } => {
            format!("count は{declared}ですが、記録は{found}件です。")
        }
        Refusal::DuplicateRegistration { number } => {
            format!("登録番号 {number} の記録が2件以上あります。")
        }
        Refusal::TooManyFaulty { faulty, total } => {
            format!("記録{total}件のうち{faulty}件に誤りがあり、1％を超えています。")
        }
    }
}

/// A record that was left out, for the operator.
pub fn record_text(problem: &RecordProblem) -> String {
    let what = match &problem.fault {
        RecordFault::Shape(detail) => {
            format!("記録の形ではありません（{}）。", detail_text(detail))
        }
        RecordFault::Registration(text) => format!(
            "登録番号「{}」が6桁の数字ではありません。",
            found_text(text)
        ),
        RecordFault::Text(field, fault) => {
            format!("{}：{}", field_name(*field), text_fault(*fault))
        }
        RecordFault::Nameless => "氏名がありません。".to_string(),
        RecordFault::Prefecture(code) => format!("都道府県コード {code} はありません。"),
        RecordFault::Choices(group) => choices_fault(*group),
        RecordFault::Number(field) => format!("{field} の値が範囲を外れています。"),
        RecordFault::Answers => {
            "skills が34文字（0～3と-）ではないか、すべて未回答です。".to_string()
        }
        RecordFault::Grounds(found) => format!("根拠が{found}個あり、14個を超えています。"),
    };
    format!("{}件目の記録：{what}", problem.position)
}

/// What stands in the file where something else belongs.
fn found_text(text: &str) -> String {
    as_shown(text, 40)
}

/// What the reader of the file said. It names keys as they stand in the file, however long; its
/// beginning says what is wrong, its end says where.
pub fn detail_text(detail: &str) -> String {
    const BEGINNING: usize = 240;
    const END: usize = 60;
    const LONGEST: usize = 500;
    let length = detail.chars().count();
    if length <= BEGINNING + END {
        return as_shown(detail, LONGEST);
    }
    let end: String = detail.chars().skip(length - END).collect();
    [as_shown(detail, BEGINNING), as_shown(&end, LONGEST)].concat()
}

fn choices_fault(group: Group) -> String {
    format!(
        "{}に、選択肢にない値か、1つだけの設問に2つ以上の値があります。",
        group.label()
    )
}

fn field_name(field: Field) -> &'static str {
    field.column()
}

/// What is wrong with a text.
pub fn text_fault(fault: TextFault) -> String {
    match fault {
        TextFault::TooLong { found, limit } => {
            format!("{found}文字あり、上限の{limit}文字を超えています。")
        }
        TextFault::Forbidden {
            character,
            position,
        } => format!(
            "{position}文字目に、表示できない文字（U+{:04X}）があります。",
            u32::from(character)
        ),
        TextFault::Marks { position } => {
            format!("{position}文字目に、重ねて表示する記号が3つ以上続いています。")
        }
        TextFault::Unseen => "目に見える文字がありません。".to_string(),
    }
}
