//! Files that somebody chose or dropped: read whole, up to a limit.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

use activelist_view::state::LoadFailure;

/// Reads a file of at most `limit` bytes.
pub async fn read_file(file: &File, limit: usize) -> Result<Vec<u8>, LoadFailure> {
    if file.size() > limit as f64 {
        return Err(LoadFailure::TooLarge(file.name()));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| LoadFailure::CutOff)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The files chosen in a field; the field is then empty again, so that the same can be chosen anew.
pub fn chosen(event: &Event) -> Vec<File> {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else {
        return Vec::new();
    };
    let files = listed(field.files());
    field.set_value("");
    files
}

/// The files that were dropped; of folders the page is told nothing but their names.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event.prevent_default();
    listed(event.data_transfer().and_then(|data| data.files()))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    Array::from(&files)
        .iter()
        .filter_map(|file| file.dyn_into().ok())
        .collect()
}
