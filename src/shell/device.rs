//! What this machine keeps: the photos of the list.

use leptos::prelude::*;

use crate::browser::{self, PhotoSource};
use crate::shell::count::count_on;
use crate::shell::state::Store;
use activelist_model::expert::PhotoName;

impl Store {
    /// Keeps the photos of the list on this machine. `false` where that ended before: another list is
    /// shown, somebody else has begun to keep them, or they were taken away.
    pub(crate) async fn keep_photos(self, source: PhotoSource) -> bool {
        let Some(names) = self.photo_names() else {
            return false;
        };
        let turn = count_on(self.device.photo_turn);
        let forgotten = self.device.forgotten.get_value();
        let goes_on = move || self.device.photo_turn.get_value() == turn;
        let stays = move |name: &PhotoName| {
            let names = self.photo_names();
            self.device.forgotten.get_value() == forgotten
                && names.is_none_or(|names| names.contains(name))
        };
        let tell = move |photos| {
            if goes_on() {
                self.device.photos.set(photos);
            }
        };
        tell(browser::keep_photos(&names, &source, goes_on, stays, tell).await);
        goes_on()
    }

    /// Counts the photos on this machine.
    pub(crate) async fn count_photos(self) {
        let state = || {
            (
                self.list.shown.get_value(),
                self.device.photo_turn.get_value(),
            )
        };
        let before = state();
        if let Some(names) = self.photo_names() {
            let photos = browser::kept_photos(&names).await;
            // Another list counts its own, and whoever keeps or takes them away tells.
            if state() == before {
                self.device.photos.set(photos);
            }
        }
    }

    /// The photos that the list names, each once; unknown while prose is missing, which names them.
    pub(crate) fn photo_names(self) -> Option<Vec<PhotoName>> {
        self.list.searcher.with_value(|searcher| {
            let list = searcher.as_ref()?.list();
            (list.with_prose() == list.len()).then(|| list.photos())
        })
    }
}
