//! The folder of a publication, as the program that keeps it hands it to the office: a folder on disk for
//! the command line, files that a person has opened for a page.
//!
//! Names are relative to that folder, with `/` between their parts; the empty name is the folder itself.

use std::path::PathBuf;

use activelist_publication::Digest;

/// The description's file in `site/`.
pub const META: &str = "meta.json";

/// The snapshot's file in publications of before there were descriptions.
pub(super) const UNDESCRIBED: &str = "snapshot.json";

/// The folder of the portraits, beside the description.
pub(super) const PHOTOS: &str = "photos";

/// A folder that can be read.
pub trait Folder {
    /// What messages call a file in it.
    fn path(&self, name: &str) -> PathBuf;

    /// Whether there is such a file, also behind a link: for advice on which folder is meant.
    fn has_file(&self, name: &str) -> bool;

    /// The bytes of a file, or nothing where there is no such file. At most one more than `limit`, so that
    /// a file that is too large is known by its length.
    fn read(&self, name: &str, limit: usize) -> Result<Option<Vec<u8>>, FolderFault>;

    /// What lies in a folder, sorted by name; nothing where there is no such folder.
    fn entries(&self, name: &str) -> Result<Vec<Entry>, FolderFault>;
}

/// What lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in that folder.
    pub name: String,
    /// Whether it is a folder itself.
    pub is_folder: bool,
}

/// Something in a folder that cannot be read: what, why, and what to do, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFault(pub String);

/// The names of the files in a folder.
pub(super) fn file_names(folder: &dyn Folder, name: &str) -> Result<Vec<String>, FolderFault> {
    let entries = folder.entries(name)?.into_iter();
    let files = entries.filter(|entry| !entry.is_folder);
    Ok(files.map(|entry| entry.name).collect())
}

/// The name of something in a folder that has a name itself.
pub(super) fn inside(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_string(),
        folder => format!("{folder}/{name}"),
    }
}

/// The hash in the name of a snapshot's file.
pub fn snapshot_hash(name: &str) -> Option<Digest> {
    let hash = name.strip_prefix("snapshot-")?.strip_suffix(".json")?;
    Digest::parse(hash)
}
