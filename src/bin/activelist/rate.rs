//! `activelist rate`: the ratings of everyone, for review before a publication.

use activelist::publish::{StoreFault, decide_within, review, say_faults, say_store_fault};
use activelist::survey::{name_heading, read};

use crate::arguments::RateArguments;
use crate::publish::read_outside;
use crate::{Failure, LINES};

const HEADLINE: &str = "評点を出力しませんでした。";

/// Runs the command.
pub fn run(arguments: &RateArguments) -> Result<String, Failure> {
    let survey = crate::publish::read(&arguments.survey)?;
    let reading = read(&survey);
    let outside = arguments.outside.as_deref();
    let outside = outside
        .map(|path| read_outside(path, HEADLINE))
        .transpose()?;
    let mut faults = reading.faults;
    let decision = decide_within(reading.answers, outside.as_ref());
    faults.extend(decision.faults.iter().cloned());
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.row);
        name_heading(&survey, &mut faults);
        let found = faults.len();
        let faults = say_faults(&faults, LINES);
        let table = match faults.len() < found {
            true => {
                "1件ずつの一覧は、activelist publishを実行すると、report/faults.csvに書き出されます。"
            }
            false => "",
        };
        return Err(Failure {
            headline: format!("{HEADLINE}次の{found}件を直してください。{table}"),
            faults,
        });
    }
    let table = review(&decision);
    let Some(path) = &arguments.out else {
        return Ok(table);
    };
    std::fs::write(path, table).map_err(|error| {
        let path = path.clone();
        let fault = say_store_fault(&StoreFault { path, error });
        Failure::of("評点を書き出せませんでした。", fault)
    })?;
    let people = decision.people.len();
    Ok(format!(
        "{people}人の評点を{}に書き出しました。掲載しない方の氏名も含むため、事務局で保管してください。\n",
        path.display()
    ))
}
