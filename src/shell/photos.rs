//! The photos of the list on this machine.

use leptos::prelude::*;

use crate::browser::{self, PhotoSource};
use crate::shell::state::{Store, count_on};
use activelist_model::expert::PhotoName;

impl Store {
    /// Keeps the photos of the list on this machine. `false` where that ended before: another list is
    /// shown, somebody else has begun to keep them, or they were taken away.
    pub(crate) async fn keep_photos(self, source: PhotoSource) -> bool {
        let Some(names) = self.photo_names() else {
            return false;
        };
        let turn = count_on(self.photo_turn);
        let forgotten = self.forgotten.get_value();
        let goes_on = move || self.photo_turn.get_value() == turn;
        let stays = move |name: &PhotoName| {
            let names = self.photo_names();
            self.forgotten.get_value() == forgotten
                && names.is_none_or(|names| names.contains(name))
        };
        let tell = move |photos| {
            if goes_on() {
                self.photos.set(photos);
            }
        };
        tell(browser::keep_photos(&names, &source, goes_on, stays, tell).await);
        goes_on()
    }

    /// Counts the photos on this machine.
    pub(crate) async fn count_photos(self) {
        let state = || (self.shown.get_value(), self.photo_turn.get_value());
        let before = state();
        if let Some(names) = self.photo_names() {
            let photos = browser::kept_photos(&names).await;
            // Another list counts its own, and whoever keeps or takes them away tells.
            if state() == before {
                self.photos.set(photos);
            }
        }
    }

    /// The photos that the list names, each once; unknown while prose is missing, which names them.
    pub(crate) fn photo_names(self) -> Option<Vec<PhotoName>> {
        self.searcher.with_value(|searcher| {
            let list = searcher.as_ref()?.list();
            (list.with_prose() == list.len()).then(|| list.photos())
        })
    }
}
