//! The list that this machine keeps: the snapshot in a cache under its hash, and one record that
//! names it, written last and as a whole. A page that ends in between leaves the former record.

use web_sys::Cache;

use super::cache;
use super::clock::seconds;
use super::storage::{
    LIST, forget_former_shortlist, former_item, get_item, has_former_shortlist, remove_former,
    remove_item, set_item,
};
use activelist_publication::{Meta, Part, Seen, Trust, accept_kept, accept_meta};
use activelist_view::state::{Kept, Saved};

/// A list that was accepted and is to be kept.
pub struct Keep {
    /// Its description.
    pub meta: Meta,
    /// The description's file.
    pub text: String,
    /// The snapshot; nothing where it is kept already, or the list has come in parts, which are put
    /// there one by one.
    pub snapshot: Option<Vec<u8>>,
    /// Whose lists are taken.
    pub trust: Trust,
    /// Whether the list has come in parts.
    pub in_parts: bool,
    /// Whether it was looked up just now where it is published.
    pub checked: bool,
}

/// What was kept; nothing where nothing was, or it is damaged.
pub fn read() -> Option<Kept> {
    Kept::parse(&get_item(LIST)?)
}

/// Takes over the record that a page of before kept under a name without its folder. Where no other
/// site of the origin keeps lists it can only be this site's. Where others do, it is this site's if the
/// list that it names lies in this site's cache; of the numbers that were seen then only that of this
/// list counts, since the others wrote theirs into the same record. Without a cache, as on plain http,
/// nobody can tell whose record it is, and it is left alone.
pub async fn adopt_former(trust: &Trust) {
    if has_former_shortlist() && cache::is_alone(cache::LISTS).await {
        forget_former_shortlist();
    }
    if get_item(LIST).is_some() {
        return;
    }
    let Some(former) = former_item(LIST).and_then(|text| Kept::parse(&text)) else {
        return;
    };
    let Some(lists) = cache::open(cache::LISTS).await else {
        return;
    };
    if cache::is_alone(cache::LISTS).await {
        if set_item(LIST, &former.to_text()) {
            remove_former(LIST);
        }
        return;
    }
    let Ok(meta) = accept_kept(former.meta.as_bytes(), trust, &Seen::default()) else {
        return;
    };
    let there = cache::paths(&lists).await;
    let is_whole = |in_parts| {
        names(&meta, in_parts)
            .iter()
            .all(|name| there.contains(name))
    };
    if !is_whole(false) && (meta.parts.is_empty() || !is_whole(true)) {
        return;
    }
    let mut seen = Seen::default();
    seen.note(meta.key, meta.serial);
    if set_item(LIST, &Kept { seen, ..former }.to_text()) {
        remove_former(LIST);
    }
}

/// A kept file: a snapshot, or a part of a list.
pub async fn file(name: &str) -> Option<Vec<u8>> {
    cache::get(&cache::open(cache::LISTS).await?, &path(name)).await
}

/// Puts a part beside the others. Without room it is missed when the whole list is kept.
pub async fn put_part(part: &Part, bytes: &[u8]) {
    if let Some(lists) = cache::open(cache::LISTS).await {
        cache::put(&lists, &path(&part.file()), PACKED, bytes).await;
    }
}

const PACKED: &str = "application/gzip";

/// Keeps a list: first the snapshot, then the record, then what is no longer named goes, as long as
/// the list is wanted: the next one sees to that itself.
pub async fn keep(keep: Keep, is_wanted: &dyn Fn() -> bool) -> Saved {
    let lists = cache::open(cache::LISTS).await;
    let saved = match (&lists, &keep.snapshot) {
        (None, _) => Saved::Unable,
        (Some(lists), None) => match holds(lists, &keep).await {
            true => Saved::Yes,
            false => Saved::Refused,
        },
        (Some(lists), Some(bytes)) => {
            match cache::put(lists, &path(&keep.meta.file()), "application/json", bytes).await {
                true => Saved::Yes,
                false => Saved::Refused,
            }
        }
    };
    let Some((former, is_newest)) = record(&keep, saved == Saved::Yes) else {
        return Saved::Refused;
    };
    if let (Some(lists), Saved::Yes) = (lists, saved) {
        let named = names(&keep.meta, keep.in_parts);
        let others = match is_newest {
            true => cache::paths(&lists).await,
            // What this tab has put beside the newer list of another.
            false => named.clone(),
        };
        let stays = |path: &String| match is_newest {
            true => named.contains(path),
            false => hash(path).is_none_or(|hash| former.meta.contains(hash)),
        };
        for path in others.iter().filter(|path| !stays(path)) {
            if is_newest && !is_wanted() {
                break;
            }
            cache::remove(&lists, path).await;
        }
    }
    saved
}

/// Remembers the number of a list that is not kept: no former one is taken after it.
pub fn note(keep: &Keep) {
    record(keep, false);
}

/// Writes the record of a list, which is there or only seen: what it was, and whether the list is the
/// newest of all that were seen. `None` where it could not be written.
fn record(keep: &Keep, is_there: bool) -> Option<(Kept, bool)> {
    // Another tab may have gone on meanwhile: nothing is awaited between reading and writing.
    let former = read().unwrap_or_default();
    let mut next = former.clone();
    let is_newest = accept_meta(keep.text.as_bytes(), &keep.trust, &former.seen).is_ok();
    next.seen.note(keep.meta.key, keep.meta.serial);
    if is_there && is_newest {
        next.meta.clone_from(&keep.text);
    }
    if keep.checked {
        next.checked = seconds();
    }
    set_item(LIST, &next.to_text()).then_some((former, is_newest))
}

/// Takes the kept list away, and which numbers were seen: the next list is taken as a first one.
pub async fn forget_seen() {
    forget().await;
    remove_item(LIST);
}

/// Takes the kept list away. What was seen stays: a former list is refused all the same.
pub async fn forget() {
    forget_record();
    for kind in [cache::LISTS, cache::PHOTOS] {
        if let Some(cache) = cache::open(kind).await {
            for path in cache::paths(&cache).await {
                cache::remove(&cache, &path).await;
            }
        }
    }
    // What was kept meanwhile has lost its files.
    forget_record();
}

fn forget_record() {
    match read() {
        Some(kept) if !kept.seen.marks().is_empty() => {
            let marks = Kept {
                meta: String::new(),
                ..kept
            };
            set_item(LIST, &marks.to_text());
        }
        _ => {
            remove_item(LIST);
        }
    }
}

/// Whether every file of a list is there.
async fn holds(lists: &Cache, keep: &Keep) -> bool {
    let there = cache::paths(lists).await;
    let names = names(&keep.meta, keep.in_parts);
    names.iter().all(|name| there.contains(name))
}

/// The files of a list.
fn names(meta: &Meta, in_parts: bool) -> Vec<String> {
    match in_parts {
        true => (meta.parts.iter()).map(|part| path(&part.file())).collect(),
        false => vec![path(&meta.file())],
    }
}

/// The hash in a file's name, by which its description names it.
fn hash(path: &str) -> Option<&str> {
    path.rsplit_once('-')?.1.split('.').next()
}

fn path(name: &str) -> String {
    format!("list/{name}")
}
