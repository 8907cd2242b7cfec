//! How the list comes to the screen, and what is then kept on this machine.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::app::{LoadFailure, Saved};
use crate::browser::{self, PhotoSource};
use crate::expert::PhotoName;
use crate::present::device::{CURRENT, replaced};
use crate::present::freshness::freshness;
use crate::search::Searcher;
use crate::ui::state::{Loaded, Store};

impl Store {
    /// Fetches the list, also again after a failure.
    pub(super) fn load(self) {
        self.loaded.set(Loaded::Loading);
        spawn_local(async move {
            match browser::load_list().await {
                Ok(found) => self.show_list(found).await,
                Err(failure) => self.loaded.set(Loaded::Failed(failure)),
            }
        });
    }

    /// Shows a list; keeps it only once it is shown.
    async fn show_list(self, found: browser::Loaded) {
        let list = found.list;
        self.freshness
            .set(Some(freshness(&list.edition(), browser::today())));
        self.listed.set(list.specialists.len());
        self.left_out.set(found.problems);
        self.standing.set(Some(found.standing));
        self.searcher.set_value(Some(Searcher::new(list)));
        self.loaded.set(Loaded::Ready);
        if let Some(keep) = found.keep {
            let saved = browser::keep(keep).await;
            self.set_saved(saved);
            browser::drop_other_photos(&self.photo_names()).await;
        }
    }

    /// Looks up the publication while a list is shown, and takes what is newer.
    pub(super) fn check_list(self) {
        if self.checking.get_untracked() {
            return;
        }
        self.begin_look_up();
        spawn_local(async move {
            let found = browser::check_list().await;
            self.take(found).await;
        });
    }

    /// Takes a list from files that somebody chose.
    pub(super) fn take_files(self, files: Vec<File>) {
        if self.checking.get_untracked() || files.is_empty() {
            return;
        }
        self.begin_look_up();
        spawn_local(async move {
            let found = browser::list_from(&files).await;
            let is_taken = found.is_ok();
            self.take(found).await;
            if is_taken {
                self.keep_photos(PhotoSource::Files(files)).await;
            }
        });
    }

    fn begin_look_up(self) {
        self.checking.set(true);
        self.trouble.set(None);
    }

    async fn take(self, found: Result<browser::Loaded, LoadFailure>) {
        match found {
            Err(failure) => self.trouble.set(Some(failure)),
            Ok(found) => {
                let shown = self
                    .standing
                    .with_untracked(|standing| standing.as_ref().map(|standing| standing.sha256));
                let is_new = shown != Some(found.standing.sha256);
                let serial = found.list.serial;
                self.show_list(found).await;
                self.say(&match is_new {
                    true => replaced(serial),
                    false => CURRENT.to_string(),
                });
            }
        }
        self.checking.set(false);
    }

    /// Keeps the photos of the list on this machine.
    pub(super) async fn keep_photos(self, source: PhotoSource) {
        let tell = move |photos| self.photos.set(photos);
        let photos = browser::keep_photos(&self.photo_names(), &source, tell).await;
        self.photos.set(photos);
    }

    /// Takes away what is kept of the list. The list on screen stays until the page is closed.
    pub(super) fn forget_list(self) {
        spawn_local(async move {
            browser::forget().await;
            self.set_saved(Saved::Forgotten);
            self.count_photos().await;
        });
    }

    /// Counts the photos on this machine.
    pub(super) async fn count_photos(self) {
        let photos = browser::kept_photos(&self.photo_names()).await;
        self.photos.set(photos);
    }

    fn set_saved(self, saved: Saved) {
        self.standing.update(|standing| {
            if let Some(standing) = standing {
                standing.saved = saved;
            }
        });
    }

    /// The photos that the list names, each once.
    fn photo_names(self) -> Vec<PhotoName> {
        self.searcher.with_value(|searcher| {
            let lists = searcher.iter().map(Searcher::list);
            let photos = lists.flat_map(|list| (0..list.len()).filter_map(|at| list.photo(at)));
            let mut names: Vec<PhotoName> = photos.collect();
            names.sort_unstable_by(|a, b| a.as_ref().cmp(b.as_ref()));
            names.dedup();
            names
        })
    }
}
