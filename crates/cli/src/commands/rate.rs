//! `activelist rate`: the ratings of everyone, for review before a publication.

use activelist_cli::{say_store_fault, write_private};
use activelist_office::publish::{decide_within, review, say_faults};
use activelist_office::survey::{MOST_FINDINGS, name_heading, read};

use super::arguments::RateArguments;
use super::places::{outside_uploads, replaces_its_kind};
use super::publish::{counted, read_outside};
use crate::{Failure, LINES};

const HEADLINE: &str = "評点を出力しませんでした。";

/// Runs the command.
pub fn run(arguments: &RateArguments) -> Result<String, Failure> {
    let survey = super::publish::read(&arguments.survey)?;
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
        faults.truncate(MOST_FINDINGS);
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
            headline: format!("{HEADLINE}次の{}を直してください。{table}", counted(found)),
            faults,
        });
    }
    let table = review(&decision);
    let Some(path) = &arguments.out else {
        return Ok(table);
    };
    outside_uploads(HEADLINE, "書き出すファイル", path)?;
    replaces_its_kind(HEADLINE, path, table.as_bytes())?;
    write_private(path, table.as_bytes())
        .map_err(|fault| Failure::of("評点を書き出せませんでした。", say_store_fault(&fault)))?;
    let people = decision.people.len();
    Ok(format!(
        "{people}人の評点を{}に書き出しました。掲載しない方の氏名も含むため、事務局で保管してください。\n",
        path.display()
    ))
}
