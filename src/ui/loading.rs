//! How the list comes to the screen, and what is then kept on this machine.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::app::{LoadFailure, Origin, Saved};
use crate::browser::{self, PhotoSource, breathe, next_turn};
use crate::expert::PhotoName;
use crate::present::device::{CURRENT, replaced};
use crate::present::freshness::freshness;
use crate::search::{Preparing, Searcher};
use crate::snapshot::{Part, ProseReader};
use crate::ui::state::{Loaded, Store, count_on};

/// People taken in between two looks at the clock: as many as have one word in a row of bits, since
/// the index of words writes its rows at the end of each piece.
const AT_ONCE: usize = 64;

/// Which list was shown when its prose began to come.
struct Shown {
    /// `Store::shown` then.
    number: u32,
    origin: Origin,
}

impl Store {
    /// Fetches the list, also again after a failure. A list that is there stays until another one is,
    /// even if its prose is missing.
    pub(super) fn load(self) {
        match self.searcher.with_value(Option::is_some) {
            true => self.no_prose.set(None),
            false => self.loaded.set(Loaded::Loading),
        }
        let before = self.shown.get_value();
        spawn_local(async move {
            let found = browser::load_list().await;
            browser::expect_no_more();
            match found {
                Ok(found) => self.show_list(found).await,
                // Somebody has chosen one from files meanwhile.
                Err(_) if self.shown.get_value() != before => (),
                Err(failure) if self.searcher.with_value(Option::is_some) => {
                    self.no_prose.set(Some(failure));
                }
                Err(failure) => self.loaded.set(Loaded::Failed(failure)),
            }
        });
    }

    /// Shows a list; keeps it only once it is shown.
    async fn show_list(self, found: browser::Loaded) {
        let freshness = freshness(&found.list.edition, browser::today());
        let (listed, with_prose) = (found.list.len(), found.list.with_prose());
        let origin = found.standing.origin.clone();
        next_turn().await;
        let mut preparing = Preparing::new(found.list);
        while !preparing.step(AT_ONCE) {
            breathe().await;
        }
        next_turn().await;
        let mut searcher = preparing.finish();
        if found.rest.is_empty() {
            while !searcher.prepare_words(AT_ONCE) {
                breathe().await;
            }
        }
        next_turn().await;
        let number = count_on(self.shown);
        let former = self
            .standing
            .with_untracked(|standing| standing.as_ref().map(|standing| standing.sha256));
        if former != Some(found.standing.sha256) {
            count_on(self.photo_turn);
        }
        batch(move || {
            self.freshness.set(Some(freshness));
            self.listed.set(listed);
            self.with_prose.set(with_prose);
            self.no_prose.set(None);
            self.left_out.set(found.problems);
            self.standing.set(Some(found.standing));
            self.searcher.set_value(Some(searcher));
            self.loaded.set(Loaded::Ready);
            self.loaded.notify();
        });
        spawn_local(async move {
            let shown = Shown { number, origin };
            if self.take_prose(found.rest, &shown).await
                && let Some(keep) = found.keep
            {
                let saved = browser::keep(keep).await;
                // Another list sees to its own.
                if self.shows(&shown) {
                    self.set_saved(saved);
                    if let Some(names) = self.photo_names() {
                        browser::drop_other_photos(&names).await;
                    }
                }
            }
        });
    }

    /// Takes in the prose of a list that comes in parts, while the list is on screen already.
    /// `false` where it could not be had, or another list is shown by now.
    async fn take_prose(self, rest: Vec<Part>, shown: &Shown) -> bool {
        if !self.prepare_words(shown).await {
            return false;
        }
        for part in rest {
            let unpacked = browser::prose(&part, &shown.origin).await;
            if !self.shows(shown) {
                return false;
            }
            if let Err(failure) = self.add_prose(unpacked, shown).await {
                self.no_prose.set(Some(failure));
                return false;
            }
            if !self.prepare_words(shown).await {
                return false;
            }
            let with_prose = self
                .searcher
                .with_value(|searcher| searcher.as_ref().map(|found| found.list().with_prose()));
            self.with_prose.set(with_prose.unwrap_or(0));
        }
        true
    }

    /// Adds a block of prose. Where another list is shown by now, nothing is added.
    async fn add_prose(
        self,
        unpacked: Result<Vec<u8>, LoadFailure>,
        shown: &Shown,
    ) -> Result<(), LoadFailure> {
        let unpacked = unpacked?;
        let begin = |searcher: &Option<Searcher>| {
            let searcher = searcher.as_ref()?;
            Some(ProseReader::new(searcher.list(), unpacked))
        };
        let Some(reader) = self.searcher.with_value(begin) else {
            return Ok(());
        };
        let mut reader = reader.map_err(LoadFailure::Refused)?;
        while !reader.step(AT_ONCE).map_err(LoadFailure::Refused)? {
            breathe().await;
        }
        if !self.shows(shown) {
            return Ok(());
        }
        let add = |searcher: &mut Option<Searcher>| Some(searcher.as_mut()?.add_prose(reader));
        match self.searcher.try_update_value(add).flatten() {
            Some(Err(refusal)) => Err(LoadFailure::Refused(refusal)),
            _ => Ok(()),
        }
    }

    /// Makes what texts there are ready for free words. `false` where another list is shown by now.
    async fn prepare_words(self, shown: &Shown) -> bool {
        while self.shows(shown) {
            let step = |searcher: &mut Option<Searcher>| {
                let searcher = searcher.as_mut();
                searcher.is_none_or(|searcher| searcher.prepare_words(AT_ONCE))
            };
            if self.searcher.try_update_value(step).unwrap_or(true) {
                return true;
            }
            breathe().await;
        }
        false
    }

    fn shows(self, shown: &Shown) -> bool {
        self.shown.get_value() == shown.number
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
                let serial = found.list.edition.serial;
                self.show_list(found).await;
                self.say(&match is_new {
                    true => replaced(serial),
                    false => CURRENT.to_string(),
                });
            }
        }
        self.checking.set(false);
    }

    /// Keeps the photos of the list on this machine. `false` where that ended before: another list is
    /// shown, somebody else has begun to keep them, or they were taken away.
    pub(super) async fn keep_photos(self, source: PhotoSource) -> bool {
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

    /// Takes away what is kept of the list. The list on screen stays until the page is closed.
    pub(super) fn forget_list(self) {
        count_on(self.photo_turn);
        count_on(self.forgotten);
        spawn_local(async move {
            browser::forget().await;
            self.set_saved(Saved::Forgotten);
            self.count_photos().await;
        });
    }

    /// Counts the photos on this machine.
    pub(super) async fn count_photos(self) {
        if let Some(names) = self.photo_names() {
            let photos = browser::kept_photos(&names).await;
            self.photos.set(photos);
        }
    }

    fn set_saved(self, saved: Saved) {
        self.standing.update(|standing| {
            if let Some(standing) = standing {
                standing.saved = saved;
            }
        });
    }

    /// The photos that the list names, each once; unknown while prose is missing, which names them.
    fn photo_names(self) -> Option<Vec<PhotoName>> {
        self.searcher.with_value(|searcher| {
            let list = searcher.as_ref()?.list();
            (list.with_prose() == list.len()).then(|| list.photos())
        })
    }
}
