//! The list that this machine keeps: the snapshot in a cache under its hash, and one record that
//! names it, written last and as a whole. A page that ends in between leaves the former record.

use super::cache;
use super::clock::seconds;
use super::storage::{LIST, get_item, remove_item, set_item};
use crate::app::{Kept, Saved};
use crate::snapshot::{Meta, snapshot_file};

/// A list that was accepted and is to be kept.
pub struct Keep {
    /// Its description.
    pub meta: Meta,
    /// The description's file.
    pub text: String,
    /// The snapshot; nothing where it is kept already.
    pub snapshot: Option<Vec<u8>>,
    /// Whether it was looked up just now where it is published.
    pub checked: bool,
}

/// What was kept; nothing where nothing was, or it is damaged.
pub fn read() -> Option<Kept> {
    Kept::parse(&get_item(LIST)?)
}

/// A kept snapshot.
pub async fn snapshot(meta: &Meta) -> Option<Vec<u8>> {
    cache::get(&cache::open(cache::LISTS).await?, &path(meta)).await
}

/// Keeps a list: first the snapshot, then the record, then what is no longer named goes.
pub async fn keep(keep: Keep) -> Saved {
    let lists = cache::open(cache::LISTS).await;
    let saved = match (&lists, &keep.snapshot) {
        (None, _) => Saved::Unable,
        (Some(_), None) => Saved::Yes,
        (Some(lists), Some(bytes)) => {
            match cache::put(lists, &path(&keep.meta), "application/json", bytes).await {
                true => Saved::Yes,
                false => Saved::Refused,
            }
        }
    };
    // Another tab may have gone on meanwhile: nothing is awaited between reading and writing.
    let former = read().unwrap_or_default();
    let mut next = former.clone();
    let is_newest = former
        .seen
        .serial(keep.meta.key)
        .is_none_or(|seen| seen <= keep.meta.serial);
    next.seen.note(keep.meta.key, keep.meta.serial);
    if saved == Saved::Yes && is_newest {
        next.meta = keep.text;
    }
    if keep.checked {
        next.checked = seconds();
    }
    if !set_item(LIST, &next.to_text()) {
        return Saved::Refused;
    }
    if let (Some(lists), Saved::Yes, true) = (lists, saved, is_newest) {
        let named = path(&keep.meta);
        for path in cache::paths(&lists).await {
            if path != named {
                cache::remove(&lists, &path).await;
            }
        }
    }
    saved
}

/// Takes the kept list away. What was seen stays: a former list is refused all the same.
pub async fn forget() {
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
    for kind in [cache::LISTS, cache::PHOTOS] {
        if let Some(cache) = cache::open(kind).await {
            for path in cache::paths(&cache).await {
                cache::remove(&cache, &path).await;
            }
        }
    }
}

fn path(meta: &Meta) -> String {
    format!("list/{}", snapshot_file(meta.sha256))
}
