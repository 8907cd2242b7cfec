//! What was changed in a photo before it was published, and how the report says it.

use activelist_publication::MAX_PHOTO_BYTES;

use super::remake::Remade;
use super::traces::{Besides, PhotoTrace};
use super::{Kind, NO_TURN};
use crate::survey::row_label;
use activelist_model::expert::as_shown;

/// What was changed in a photo. That every file is written again is not told: it shows nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoChange {
    /// Width and height before and after, upright.
    pub shrunk: Option<[(u32, u32); 2]>,
    /// Whether it was turned or mirrored as its Exif says.
    pub turned: bool,
    /// Whether parts that were transparent became white.
    pub whitened: bool,
    /// The kind before and after.
    pub kind: Option<[&'static str; 2]>,
    /// Whether the file alone was too large.
    pub packed: bool,
    /// What was taken out.
    pub taken_out: Vec<PhotoTrace>,
}

impl PhotoChange {
    pub(super) fn of(bytes: usize, kind: Kind, remade: &Remade, besides: Besides) -> PhotoChange {
        let shrunk = (remade.from != remade.to).then_some([remade.from, remade.to]);
        let kind = (kind != remade.kind).then_some([kind.label(), remade.kind.label()]);
        PhotoChange {
            packed: bytes > MAX_PHOTO_BYTES && shrunk.is_none() && kind.is_none(),
            shrunk,
            turned: besides.orientation.is_some_and(|turn| turn != NO_TURN),
            whitened: remade.was_transparent,
            kind,
            taken_out: besides.traces.into_iter().collect(),
        }
    }

    /// Whether nothing was changed that anybody would notice.
    pub fn is_none(&self) -> bool {
        *self == PhotoChange::default()
    }
}

/// A published photo that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPhoto {
    /// Row of the answer.
    pub row: usize,
    /// The file's name.
    pub file: String,
    /// What was changed.
    pub change: PhotoChange,
}

/// Most photos that are told one by one.
const HANDFUL: usize = 5;

/// A sentence for the photo.
pub fn say_changed_photo(photo: &ChangedPhoto) -> String {
    let change = &photo.change;
    let mut done = Vec::new();
    if let Some([from, to]) = change.shrunk {
        let [from, to] = [from, to].map(|(width, height)| format!("{height}×{width}画素"));
        done.push(format!("縦横を{from}から{to}に縮め"));
    }
    if change.turned {
        done.push("向きを直し".to_string());
    }
    if change.whitened {
        done.push("透明な部分を白くし".to_string());
    }
    if let Some([from, to]) = change.kind {
        done.push(format!("形式を{from}から{to}に変え"));
    }
    if change.packed {
        done.push(format!("ファイルを{}KB以内にし", MAX_PHOTO_BYTES / 1024));
    }
    if !change.taken_out.is_empty() {
        let traces: Vec<String> = change.taken_out.iter().map(PhotoTrace::label).collect();
        done.push(format!("{}を取り除き", traces.join("、")));
    }
    format!(
        "{}「写真」列: 写真「{}」は、{}ました。",
        row_label(photo.row),
        as_shown(&photo.file, 40),
        done.join("、")
    )
}

/// A sentence for each photo, or for each kind of change where there are many.
pub(in crate::publish) fn say_changed_photos(photos: &[ChangedPhoto]) -> Vec<String> {
    if photos.len() <= HANDFUL {
        return photos.iter().map(say_changed_photo).collect();
    }
    let count = |is: fn(&PhotoChange) -> bool| {
        let photos = photos.iter().filter(|photo| is(&photo.change));
        photos.count()
    };
    let place = count(|change| change.taken_out.contains(&PhotoTrace::Place));
    let place = match place {
        0 => String::new(),
        found => format!("うち{found}枚には撮影場所が残っていました。"),
    };
    let side = super::remake::MAX_LIST_SIDE;
    let kilobytes = MAX_PHOTO_BYTES / 1024;
    let kinds = [
        (
            count(|change| change.shrunk.is_some()),
            format!("を、長い辺が{side}画素以内になるように縮めました。"),
        ),
        (
            count(|change| change.turned),
            "の向きを直しました。".to_string(),
        ),
        (
            count(|change| change.whitened),
            "の透明な部分を白くしました。".to_string(),
        ),
        (
            count(|change| change.kind.is_some()),
            "の形式を変えました。".to_string(),
        ),
        (
            count(|change| change.packed),
            format!("のファイルを{kilobytes}KB以内にしました。"),
        ),
        (
            count(|change| !change.taken_out.is_empty()),
            format!("から、撮影情報など、画像のほかに残っていたものを取り除きました。{place}"),
        ),
    ];
    let kinds = kinds.into_iter().filter(|(found, _)| *found > 0);
    kinds
        .map(|(found, said)| format!("{found}枚{said}"))
        .collect()
}
