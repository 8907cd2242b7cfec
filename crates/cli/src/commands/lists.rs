//! The lists that the office keeps: those in the folder of the publication, and the register.

use std::path::Path;

use activelist_cli::{DiskFolder, say_store_fault, write_private};
use activelist_model::expert::Date;
use activelist_office::import::{check_mapping, say_problem};
use activelist_office::publish::{
    CONFIRMED, Confirmed, Decided, DecidedFault, Entry, Folder, FolderFault, ListFault, REPORT,
    Register, STOPPED, Stopped, TO_CONFIRM, say_list_fault, take_decisions,
};

use super::places::outside_uploads;
use super::publish::{counted, read};
use crate::{Failure, LINES};

/// Most bytes of a list in the folder of the publication.
pub const MOST: usize = 64 << 20;

/// What the office has confirmed; nothing where there is no such file.
pub fn confirmed_in(out: &Path, headline: &str) -> Result<Confirmed, Failure> {
    let bytes = bytes_in(out, CONFIRMED, headline)?;
    let read = bytes.map_or_else(|| Ok(Confirmed::default()), |bytes| Confirmed::read(&bytes));
    read.map_err(|faults| failure(&out.join(CONFIRMED), headline, &faults))
}

/// The same, with what the office has decided since in the table of what is to be confirmed: that is added to the file
/// before anything else, so that nothing that a person has typed is lost. What is said of it; empty where there is nothing.
pub fn take_decisions_in(
    out: &Path,
    today: Date,
    headline: &str,
) -> Result<(Confirmed, String), Failure> {
    let confirmed = confirmed_in(out, headline)?;
    let name = format!("{REPORT}/{TO_CONFIRM}");
    let Some(table) = bytes_in(out, &name, headline)? else {
        return Ok((confirmed, String::new()));
    };
    let file = bytes_in(out, CONFIRMED, headline)?;
    let taken = take_decisions(&table, file.as_deref(), &confirmed, today);
    let taken = taken.map_err(|fault| match fault {
        DecidedFault::Table(faults) => failure(&out.join(&name), headline, &faults),
        DecidedFault::File(faults) => failure(&out.join(CONFIRMED), headline, &faults),
    })?;
    let Some(Decided { file, count }) = taken else {
        return Ok((confirmed, String::new()));
    };
    write_private(&out.join(CONFIRMED), &file)
        .map_err(|fault| Failure::of(headline, say_store_fault(&fault)))?;
    let said = format!("{name}に書かれた判断{count}件を、{CONFIRMED}に加えました。");
    Ok((confirmed_in(out, headline)?, said))
}

/// Who is not listed any more; nobody where there is no such file. A file that is nearly called so is refused: people who
/// asked not to be listed would be.
pub fn stopped_in(out: &Path, headline: &str) -> Result<Stopped, Failure> {
    let misnamed = misnamed(out, STOPPED, headline)?;
    if !misnamed.is_empty() {
        return Err(Failure {
            headline: format!("{headline}次の{}件を確かめてください。", misnamed.len()),
            faults: misnamed,
        });
    }
    let bytes = bytes_in(out, STOPPED, headline)?;
    let read = bytes.map_or_else(|| Ok(Stopped::default()), |bytes| Stopped::read(&bytes));
    read.map_err(|faults| failure(&out.join(STOPPED), headline, &faults))
}

/// The table of decisions with which the survey was imported.
pub fn mapping_in(path: Option<&Path>, headline: &str) -> Result<Option<Vec<u8>>, Failure> {
    let Some(path) = path else {
        return Ok(None);
    };
    outside_uploads(headline, "対応表", path)?;
    let bytes = read(path)?;
    let checked = check_mapping(&path.display().to_string(), &bytes);
    checked.map_err(|problem| Failure::of(headline, say_problem(&problem)))?;
    Ok(Some(bytes))
}

/// Files that are nearly called like one of the office's: copies of it, other kinds of it, drafts.
fn misnamed(out: &Path, name: &str, headline: &str) -> Result<Vec<String>, Failure> {
    let stem = name.trim_end_matches(".csv");
    let entries = DiskFolder(out).entries("");
    let entries = entries.map_err(|FolderFault(said)| Failure::of(headline, said))?;
    // What was being written when the program was stopped is removed by the next publication.
    let is_near = |entry: &&Entry| {
        let found = entry.name.trim();
        found.starts_with(stem) && found != name && !found.ends_with(".tmp")
    };
    let said = entries.iter().filter(is_near).map(|entry| {
        format!(
            "{}: {name}という名前ではないため、読み込まれません。「CSV UTF-8」の{name}にまとめ、このファイルは別の場所に移してください。",
            out.join(&entry.name).display()
        )
    });
    Ok(said.collect())
}

/// The register.
pub fn read_register(path: &Path, headline: &str) -> Result<Register, Failure> {
    let bytes = read(path)?;
    Register::read(&bytes).map_err(|faults| failure(path, headline, &faults))
}

fn bytes_in(out: &Path, name: &str, headline: &str) -> Result<Option<Vec<u8>>, Failure> {
    let read = DiskFolder(out).read(name, MOST);
    read.map_err(|FolderFault(said)| Failure::of(headline, said))
}

fn failure(path: &Path, headline: &str, faults: &[ListFault]) -> Failure {
    let shown = path.display();
    let named = faults.iter().take(LINES - 1);
    let mut said: Vec<String> = named
        .map(|fault| format!("{shown}: {}", say_list_fault(fault)))
        .collect();
    if faults.len() > said.len() {
        said.push(format!("ほかに{}件あります。", faults.len() - said.len()));
    }
    Failure {
        headline: format!("{headline}次の{}を直してください。", counted(faults.len())),
        faults: said,
    }
}
