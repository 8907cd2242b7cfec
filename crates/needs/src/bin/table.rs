//! Writes what is made from the table of words: `pack` writes `table.bin`, `train` writes `learned.txt`,
//! `branches` only what tells the branches of an emergency in it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use activelist_needs::TableFault;
use activelist_needs::tool::{branched, learned, packed};

/// The tables that people edit, in the order in which they are read.
const TABLES: [&str; 4] = ["table.txt", "events.txt", "others.txt", "branches.txt"];

fn main() -> ExitCode {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let done = match std::env::args().nth(1).as_deref() {
        Some("pack") => pack(&sources),
        Some("train") => write(&sources.join("learned.txt"), learned().as_bytes()),
        Some("branches") => write(&sources.join("learned.txt"), branched().as_bytes()),
        _ => Err("pack, train or branches?".to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn pack(sources: &Path) -> Result<(), String> {
    let read = |name: &str| {
        let path = sources.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let texts = [TABLES.as_slice(), &["learned.txt"]].concat();
    let texts = texts.into_iter().map(|name| Ok((name, read(name)?)));
    let texts = texts.collect::<Result<Vec<_>, String>>()?;
    let whole: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    let bytes = packed(&whole).map_err(|faults| {
        let lines = faults.into_iter().map(|fault| placed(fault, &texts));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    write(&sources.join("table.bin"), &bytes)
}

/// A fault with the file that its line is in.
fn placed(mut fault: TableFault, texts: &[(&str, String)]) -> String {
    for (name, text) in texts {
        let lines = text.lines().count();
        if fault.line <= lines {
            return format!("{name}: {fault}");
        }
        fault.line -= lines;
    }
    fault.to_string()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}
