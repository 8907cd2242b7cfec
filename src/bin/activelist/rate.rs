//! `activelist rate`: the ratings of everyone, for review before a publication.

use activelist::publish::{StoreFault, decide, review, say_store_fault};
use activelist::survey::{read, say_fault};

use crate::Failure;
use crate::arguments::RateArguments;

/// Runs the command.
pub fn run(arguments: &RateArguments) -> Result<String, Failure> {
    let reading = read(&crate::publish::read(&arguments.survey)?);
    let mut faults = reading.faults;
    let decision = decide(reading.answers);
    faults.extend(decision.faults.iter().cloned());
    if !faults.is_empty() {
        return Err(Failure {
            headline: format!(
                "評点を出力しませんでした。次の{}件を直してください。",
                faults.len()
            ),
            faults: faults.iter().map(say_fault).collect(),
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
