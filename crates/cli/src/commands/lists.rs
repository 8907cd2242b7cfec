//! The lists that the office keeps: those in the folder of the publication, and the register.

use std::path::Path;

use activelist_cli::DiskFolder;
use activelist_office::publish::{
    CONFIRMED, Confirmed, Folder, FolderFault, ListFault, Register, STOPPED, Stopped,
    say_list_fault,
};

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

/// Who is not listed any more; nobody where there is no such file.
pub fn stopped_in(out: &Path, headline: &str) -> Result<Stopped, Failure> {
    let bytes = bytes_in(out, STOPPED, headline)?;
    let read = bytes.map_or_else(|| Ok(Stopped::default()), |bytes| Stopped::read(&bytes));
    read.map_err(|faults| failure(&out.join(STOPPED), headline, &faults))
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
