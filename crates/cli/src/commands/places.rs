//! Where a command reads from and writes to: nothing of the office's own lies in a folder that is
//! uploaded, and no file of another kind is replaced.

use std::fs;
use std::io::Read;
use std::path::Path;

use activelist_cli::upload_around;

use crate::Failure;

/// Refuses a path in a folder that is uploaded: everything there becomes public. `what` names it.
pub fn outside_uploads(headline: &str, what: &str, path: &Path) -> Result<(), Failure> {
    match upload_around(path) {
        None => Ok(()),
        Some(site) => Err(Failure::of(
            headline,
            format!(
                "{}: {what}が、アップロードするフォルダー（{}）の中にあります。公開されてしまうため、別の場所を指定してください。",
                path.display(),
                site.display()
            ),
        )),
    }
}

/// Refuses to replace a file that does not begin with the same line as what is to take its place: it is
/// somebody's survey or key, and not what this command has written before.
pub fn replaces_its_kind(headline: &str, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let is_end = |byte: &u8| *byte == b'\n';
    let length = bytes.iter().position(is_end).unwrap_or(bytes.len());
    let mut found = Vec::new();
    // What cannot be read is for the writing to refuse.
    let _ = match fs::symlink_metadata(path) {
        Ok(data) if data.is_file() => {
            fs::File::open(path).and_then(|file| file.take(length as u64).read_to_end(&mut found))
        }
        _ => return Ok(()),
    };
    if found.is_empty() || bytes.starts_with(&found) && found.len() == length {
        return Ok(());
    }
    Err(Failure::of(
        headline,
        format!(
            "{}: 別の内容のファイルがすでにあります。失われないよう、上書きしませんでした。別の名前を指定してください。",
            path.display()
        ),
    ))
}
