//! What is to be uploaded, in which order, and which files are to be deleted on the host.
//!
//! All that was ever to be uploaded is remembered, so that a publication that never reached the host leaves no gap.

mod host;
mod package;
mod text;

pub use host::{HostFault, Wrong, compare_host, say_host_fault};
pub use package::{PackFault, Packed, is_pack, pack, say_pack_fault};

use std::borrow::Cow;
use std::collections::BTreeSet;

use activelist_model::expert::Date;
use activelist_publication::List;
use serde::{Deserialize, Serialize};

use super::Publication;
use super::folder::{Folder, FolderFault, META, PHOTOS, inside};
use super::plan::{REPORT, Readers, SITE, Step, is_ours, is_portrait};

/// The list for people, beside the reports.
pub const UPLOADS: &str = "アップロード一覧.txt";

/// The same for this program.
pub(super) const UPLOADED: &str = "upload.json";

/// Most bytes of that file.
const MOST: usize = 64 << 20;

/// What lies on the host if every publication was uploaded and nothing deleted. Names as in `site/`.
#[derive(Default, Serialize, Deserialize)]
struct Uploaded {
    serial: u64,
    /// What the publication needs.
    here: BTreeSet<String>,
    /// What only former ones needed.
    gone: BTreeSet<String>,
}

/// What a list for upload says of the publication.
struct Head {
    serial: u64,
    published: Date,
    listed: usize,
}

impl Head {
    const fn of(list: &List) -> Head {
        Head {
            serial: list.serial,
            published: list.published,
            listed: list.specialists.len(),
        }
    }
}

/// Where the files lie that are to be uploaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// In the folder of the publication.
    Site,
    /// In a zip for one host.
    Zip,
}

/// What is to be done on the host.
struct Upload<'a> {
    head: Head,
    source: Source,
    /// New portraits.
    photos: Vec<&'a str>,
    /// Portraits that were there before.
    same: usize,
    /// Parts and snapshot that are new.
    files: Vec<&'a str>,
    /// Whether the description is to be uploaded.
    has_meta: bool,
    /// Whether what was uploaded before cannot be read any more.
    is_lost: bool,
    /// What only the publication before needed.
    gone: Vec<&'a str>,
    /// What else is to be deleted on the host, by its name there, and why.
    beside: Vec<(&'a str, &'static str)>,
    /// What only those before that needed.
    older: Vec<&'a str>,
}

/// The steps that write the list. `write` are those of the publication so far, `remove` what it removes.
pub(super) fn upload<'a>(
    out: &dyn Folder,
    publication: &'a Publication,
    write: &[Step],
    remove: &[String],
) -> Result<Vec<Step<'a>>, FolderFault> {
    let name = inside(REPORT, UPLOADED);
    let before = out.read(&name, MOST)?;
    let read = before.as_deref().map(serde_json::from_slice::<Uploaded>);
    let is_lost = read.as_ref().is_some_and(Result::is_err);
    let before = read.and_then(Result::ok).unwrap_or_default();
    let mut here: BTreeSet<String> = write.iter().filter_map(in_site).map(String::from).collect();
    here.insert(META.to_string());
    // The same publication once more: the list says what is to be done since the one before.
    if before.serial == publication.list.serial && before.here == here {
        return Ok(Vec::new());
    }
    let removed = remove.iter().filter_map(|name| of_site(name));
    let mut gone = before.gone.clone();
    gone.extend(before.here.iter().cloned());
    gone.extend(removed.filter(|name| is_published(name)).map(String::from));
    gone.retain(|name| !here.contains(name));
    let is_new = |name: &&str| !before.here.contains(*name);
    let is_photo = |name: &&str| name.contains('/');
    let names: Vec<&str> = here.iter().map(String::as_str).collect();
    let (photos, files): (Vec<&str>, Vec<&str>) = names.into_iter().partition(is_photo);
    let same = photos.iter().filter(|name| !is_new(name)).count();
    let (gone_now, older) = gone
        .iter()
        .map(String::as_str)
        .partition(|name| !before.gone.contains(*name));
    let text = text::text(&Upload {
        head: Head::of(&publication.list),
        source: Source::Site,
        photos: photos.into_iter().filter(is_new).collect(),
        same,
        files: files.into_iter().filter(|name| *name != META).collect(),
        has_meta: true,
        is_lost,
        gone: gone_now,
        beside: Vec::new(),
        older,
    });
    let serial = publication.list.serial;
    let json = serde_json::to_vec_pretty(&Uploaded { serial, here, gone }).unwrap_or_default();
    let file = |name: String, bytes| Step::File(name, Cow::Owned(bytes), Readers::Owner);
    Ok(vec![
        file(name, json),
        file(inside(REPORT, UPLOADS), text.into_bytes()),
    ])
}

/// The name in `site/` of a file that is written there.
fn in_site<'a>(step: &'a Step) -> Option<&'a str> {
    match step {
        Step::File(name, ..) => of_site(name),
        Step::Folder(..) => None,
    }
}

fn of_site(name: &str) -> Option<&str> {
    name.strip_prefix(SITE)?.strip_prefix('/')
}

/// Whether a name in `site/` is one that this program publishes, and not one of a file that was being written.
fn is_published(name: &str) -> bool {
    match name.split_once('/') {
        Some((folder, photo)) => folder == PHOTOS && is_portrait(photo),
        None => is_ours(name),
    }
}
