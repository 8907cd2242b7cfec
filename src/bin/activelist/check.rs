//! `activelist check`: validates a published snapshot and says all that is wrong.

use activelist::present::failure::{record_text, refusal_text};
use activelist::snapshot::{Inspection, Limits, inspect};

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
    let whole = refusals.iter().map(refusal_text);
    let records = problems.iter().map(record_text);
    let said = whole.chain(records).map(|said| format!("{path}: {said}"));
    let faults: Vec<String> = said.collect();
    let found = faults.len();
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
        Some(_) => Err(Failure {
            headline: format!(
                "公開ファイルに誤りが{found}件あります。画面では誤りのある記録だけが除かれます。{REMEDY}"
            ),
            faults,
        }),
        None => Err(Failure {
            headline: format!(
                "公開ファイルに誤りが{found}件あります。画面ではこのファイルは使われません。{REMEDY}"
            ),
            faults,
        }),
    }
}

const REMEDY: &str = "調査ファイルを直し、activelist publishで作り直してください。";
