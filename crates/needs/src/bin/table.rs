//! Writes what is made from the table of words: `pack` writes `table.bin`, `train` writes `learned.txt`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use activelist_needs::tool::{learned, packed};

fn main() -> ExitCode {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let done = match std::env::args().nth(1).as_deref() {
        Some("pack") => pack(&sources),
        Some("train") => write(&sources.join("learned.txt"), learned().as_bytes()),
        _ => Err("pack or train?".to_string()),
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
    let text = read("table.txt")? + &read("learned.txt")?;
    let bytes = packed(&text).map_err(|faults| {
        let lines = faults.iter().map(|fault| format!("table.txt: {fault}"));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    write(&sources.join("table.bin"), &bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}
