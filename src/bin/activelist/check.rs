//! `activelist check`: validates a published snapshot and says all that is wrong.

use activelist::expert::TextFault;
use activelist::snapshot::{Inspection, Limits, RecordFault, Refusal, inspect};

use crate::Failure;
use crate::arguments::CheckArguments;

/// Runs the command.
pub fn run(arguments: &CheckArguments) -> Result<String, Failure> {
    let bytes = crate::publish::read(&arguments.file)?;
    let path = arguments.file.display();
    let Inspection {
        list,
        refusals,
        problems,
    } = inspect(&bytes, &Limits::STANDARD);
    let records = problems.iter().map(|problem| {
        let said = say_record_fault(&problem.fault);
        format!("{path}: {}件目の記録: {said}", problem.position)
    });
    let whole = refusals
        .iter()
        .map(|refusal| format!("{path}: {}", say_refusal(refusal)));
    let faults: Vec<String> = whole.chain(records).collect();
    match list {
        Some(list) if faults.is_empty() => Ok(format!(
            "{path}: 誤りはありません。公開番号{}、公開日{}、有効期限{}、掲載{}人、{}。\n",
            list.serial,
            list.published,
            list.expires,
            list.specialists.len(),
            if list.sample {
                "見本データ"
            } else {
                "実際の名簿"
            },
        )),
        list => Err(Failure {
            headline: match list {
                Some(_) => format!(
                    "公開ファイルに誤りが{}件あります。ブラウザーは誤りのある記録だけを除いて表示します。",
                    faults.len()
                ),
                None => format!(
                    "公開ファイルに誤りが{}件あります。ブラウザーはこのファイルを表示しません。",
                    faults.len()
                ),
            },
            faults,
        }),
    }
}

/// A reason to refuse the file, in one line.
fn say_refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge { limit } => {
            format!(
                "上限の{limit}バイトを超えています。掲載人数と写真の埋め込みを確かめてください。"
            )
        }
        Refusal::NotJson { line, column } => format!(
            "{line}行{column}桁目でJSONとして読み取れません。途中で切れていないか確かめ、publishで作り直してください。"
        ),
        Refusal::NotASnapshot { detail } => format!(
            "公開ファイルの形ではありません（{detail}）。publishで作ったファイルを指定してください。"
        ),
        Refusal::UnknownSchema { found } => format!(
            "形式の版が{found}です。この版のactivelistでは読み取れません。対応する版を使ってください。"
        ),
        Refusal::BadSerial => {
            "公開番号（serial）が正しくありません。publishで作り直してください。".into()
        }
        Refusal::BadDate { field, found } => format!(
            "日付{field}の「{found}」が実在しないか、有効期限が公開日より前です。publishで作り直してください。"
        ),
        Refusal::BadSource(fault) => format!("発行元（source）: {}", say_text(*fault)),
        Refusal::BadCensus { listed, declared } => format!(
            "調査の人数から数えた掲載{listed}人が、count の{declared}人と合いません。publishで作り直してください。"
        ),
        Refusal::TooManyRecords { found, limit } => {
            format!("記録が{found}件あり、上限の{limit}件を超えています。名簿を分けてください。")
        }
        Refusal::WrongCount { declared, found } => format!(
            "記録が{found}件あり、count の{declared}件と合いません。publishで作り直してください。"
        ),
        Refusal::DuplicateRegistration { number } => format!(
            "登録番号{number}の記録が2件あります。調査ファイルを確かめ、publishで作り直してください。"
        ),
        Refusal::TooManyFaulty { faulty, total } => format!(
            "{total}件のうち{faulty}件の記録に誤りがあります。ファイルそのものが壊れているおそれがあります。publishで作り直してください。"
        ),
    }
}

/// A fault of one record, in one line.
fn say_record_fault(fault: &RecordFault) -> String {
    let what = match fault {
        RecordFault::Shape(detail) => format!("記録の形ではありません（{detail}）"),
        RecordFault::Registration(found) => format!("登録番号「{found}」が6桁の数字ではありません"),
        RecordFault::Text(field, fault) => {
            return format!("「{}」: {}", field.column(), say_text(*fault));
        }
        RecordFault::Nameless => "氏名がありません".into(),
        RecordFault::Prefecture(code) => format!("居住地の都道府県コード{code}はありません"),
        RecordFault::Choices(group) => {
            format!(
                "「{}」に、ない選択肢か2つ以上の選択肢があります",
                group.label()
            )
        }
        RecordFault::Number(field) => format!("「{field}」の値が範囲の外です"),
        RecordFault::Answers => "スキルの回答が34文字の0～3と-ではないか、すべて未回答です".into(),
        RecordFault::Grounds(found) => format!("根拠が{found}件あり、14件を超えています"),
    };
    format!("{what}。調査ファイルを確かめ、publishで作り直してください。")
}

fn say_text(fault: TextFault) -> String {
    match fault {
        TextFault::TooLong { found, limit } => {
            format!("{found}文字あり、上限の{limit}文字を超えています。縮めてください。")
        }
        TextFault::Forbidden {
            character,
            position,
        } => format!(
            "{position}文字目に使えない文字U+{:04X}があります。取り除いてください。",
            u32::from(character)
        ),
    }
}
