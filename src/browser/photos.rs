//! Photos on this machine, for use without a network: kept under their hash, checked against it.

use super::cache;
use super::fetch::{Patience, fetch_bounded};
use super::files::read_file;
use activelist_model::expert::PhotoName;
use activelist_publication::{Digest, MAX_PHOTO_BYTES};
use activelist_view::state::{MAX_PHOTO_TOTAL, Photos};

use web_sys::File;

/// How long one photo may take.
const FOR_PHOTO: Patience = Patience::BetweenPieces(30);

/// How many of these photos are kept.
pub async fn kept_photos(names: &[PhotoName]) -> Photos {
    let mut photos = Photos {
        all: names.len(),
        ..Photos::default()
    };
    let Some(cache) = cache::open(cache::PHOTOS).await else {
        return photos;
    };
    let kept = cache::paths(&cache).await;
    for name in names {
        if kept.contains(&path(name)) {
            photos.kept += 1;
            photos.bytes += cache::get(&cache, &path(name))
                .await
                .map_or(0, |bytes| bytes.len());
        }
    }
    photos
}

/// Where photos come from.
pub enum PhotoSource {
    /// Where they are published.
    Published,
    /// Files that somebody chose.
    Files(Vec<File>),
}

/// Keeps these photos and no others: whoever has left the list must not stay on the machine. Tells
/// how far it is after each. Where it is not to go on it stops, and takes the one away again that was
/// being put there, unless that stays. Photos past the budget, and those that cannot be had, are left
/// to the network.
pub async fn keep_photos(
    names: &[PhotoName],
    source: &PhotoSource,
    goes_on: impl Fn() -> bool,
    stays: impl Fn(&PhotoName) -> bool,
    tell: impl Fn(Photos),
) -> Photos {
    let Some(cache) = cache::open(cache::PHOTOS).await else {
        return kept_photos(names).await;
    };
    let mut kept = drop_others(&cache, names, &goes_on).await;
    let mut photos = kept_photos(names).await;
    for name in names {
        let path = path(name);
        if kept.contains(&path) || photos.bytes >= MAX_PHOTO_TOTAL {
            continue;
        }
        let found = match source {
            PhotoSource::Published => fetch_bounded(&path, MAX_PHOTO_BYTES, FOR_PHOTO).await,
            PhotoSource::Files(files) => {
                match files.iter().find(|file| file.name() == name.as_ref()) {
                    Some(file) => read_file(file, MAX_PHOTO_BYTES).await,
                    None => continue,
                }
            }
        };
        let Ok(bytes) = found else {
            continue;
        };
        let is_named = name.as_ref().starts_with(&Digest::of(&bytes).to_string());
        if !is_named || photos.bytes + bytes.len() > MAX_PHOTO_TOTAL {
            continue;
        }
        if !goes_on() || !cache::put(&cache, &path, name.media_type(), &bytes).await {
            break;
        }
        if !goes_on() {
            if !stays(name) {
                cache::remove(&cache, &path).await;
            }
            break;
        }
        photos.kept += 1;
        photos.bytes += bytes.len();
        kept.push(path);
        tell(photos);
    }
    photos
}

/// Takes photos away that these names are not of, as long as it is to go on: another list has others.
pub async fn drop_other_photos(names: &[PhotoName], goes_on: &dyn Fn() -> bool) {
    if let Some(cache) = cache::open(cache::PHOTOS).await {
        drop_others(&cache, names, goes_on).await;
    }
}

async fn drop_others(
    cache: &web_sys::Cache,
    names: &[PhotoName],
    goes_on: &dyn Fn() -> bool,
) -> Vec<String> {
    let named: Vec<String> = names.iter().map(path).collect();
    let (kept, others): (Vec<_>, Vec<_>) = cache::paths(cache)
        .await
        .into_iter()
        .partition(|path| named.contains(path));
    for path in others {
        if !goes_on() {
            break;
        }
        cache::remove(cache, &path).await;
    }
    kept
}

fn path(name: &PhotoName) -> String {
    format!("list/photos/{}", name.as_ref())
}
