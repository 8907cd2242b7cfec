//! How the list comes to the screen, and what is then kept on this machine.
//!
//! Lists come from several sides at the same time: the first look-up, one that somebody asks for,
//! files that somebody chose. Whichever answer is slow, the newest list stays: what is found is held
//! against what is shown in the moment in which it would take its place ([`Store::place`]).

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

use crate::browser::{self, PhotoSource, breathe, next_turn};
use crate::shell::count::count_on;
use crate::shell::list::Loaded;
use crate::shell::state::Store;
use activelist_publication::{Part, ProseReader};
use activelist_search::{Preparing, Searcher};
use activelist_view::display::device::{CURRENT, SAME_FILES, replaced};
use activelist_view::display::freshness::freshness;
use activelist_view::state::{LoadFailure, Origin, Saved, Standing};

/// People taken in between two looks at the clock: as many as have one word in a row of bits, since
/// the index of words writes its rows at the end of each piece.
const AT_ONCE: usize = 64;

/// How things stood when a look-up began.
#[derive(Clone, Copy)]
struct Before {
    /// `ListState::shown` then.
    shown: u32,
    /// `DeviceState::forgotten` then.
    forgotten: u32,
}

/// A list that was found, as far as it decides whether it is shown.
struct Found<'a> {
    standing: &'a Standing,
    serial: u64,
    before: Before,
}

/// What became of a list that was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It has taken the place of another one, or is the first.
    Taken,
    /// It is the one that was there, and is shown as it has come now.
    Again,
    /// It is no newer than one that has come since it was asked for, which stays.
    Left,
}

/// Which list was shown when its prose began to come.
struct Shown {
    /// `ListState::shown` then.
    number: u32,
    origin: Origin,
}

impl Store {
    /// Fetches the list, also again after a failure. A list that is there stays until another one is,
    /// even if its prose is missing.
    pub(crate) fn load(self) {
        match self.list.searcher.with_value(Option::is_some) {
            true => self.list.no_prose.set(None),
            false => self.list.loaded.set(Loaded::Loading),
        }
        let before = self.before();
        spawn_local(async move {
            let found = browser::load_list().await;
            browser::expect_no_more();
            let placed = match found {
                Ok(found) => self.show_list(found, before).await,
                Err(failure) => Err(failure),
            };
            match placed {
                // Its place was that of a list which has come since.
                Ok((Place::Taken, serial))
                    if before.shown.wrapping_add(1) != self.list.shown.get_value() =>
                {
                    self.say(&replaced(serial));
                }
                Ok(_) => (),
                // Somebody has chosen one from files meanwhile.
                Err(_) if self.list.shown.get_value() != before.shown => (),
                Err(failure) if self.list.searcher.with_value(Option::is_some) => {
                    self.list.no_prose.set(Some(failure));
                }
                Err(failure) => self.list.loaded.set(Loaded::Failed(failure)),
            }
        });
    }

    fn before(self) -> Before {
        Before {
            shown: self.list.shown.get_value(),
            forgotten: self.device.forgotten.get_value(),
        }
    }

    /// Shows a list unless a newer one is there; keeps it only once it is shown. Also says its number.
    async fn show_list(
        self,
        found: browser::AcceptedList,
        before: Before,
    ) -> Result<(Place, u64), LoadFailure> {
        let freshness = freshness(&found.list.edition, browser::today());
        let serial = found.list.edition.serial;
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
        // From here to the screen nothing is awaited.
        let place = self.place(&Found {
            standing: &found.standing,
            serial,
            before,
        })?;
        if place == Place::Left {
            return Ok((place, serial));
        }
        let number = count_on(self.list.shown);
        if place == Place::Taken {
            count_on(self.device.photo_turn);
        }
        batch(move || {
            self.list.freshness.set(Some(freshness));
            self.list.listed.set(listed);
            self.list.with_prose.set(with_prose);
            self.list.no_prose.set(None);
            self.list.left_out.set(found.problems);
            self.list.standing.set(Some(found.standing));
            self.list.searcher.set_value(Some(searcher));
            self.list.loaded.set(Loaded::Ready);
            self.list.loaded.notify();
        });
        spawn_local(async move {
            let shown = Shown { number, origin };
            let stays = move || self.device.forgotten.get_value() == before.forgotten;
            if let Some((part, bytes)) = found.first
                && stays()
            {
                browser::put_part(&part, &bytes).await;
            }
            if self.take_prose(found.rest, &shown, &stays).await
                && let Some(keep) = found.keep
            {
                self.keep_list(keep, &shown, &stays).await;
            }
        });
        Ok((place, serial))
    }

    /// Whether a list takes the place of the one that is shown; an error where it is a former one.
    fn place(self, found: &Found) -> Result<Place, LoadFailure> {
        let shown = self.list.standing.with_untracked(|standing| {
            let standing = standing.as_ref()?;
            Some((standing.key, standing.sha256))
        });
        let serial = self.list.searcher.with_value(|searcher| {
            let searcher = searcher.as_ref()?;
            Some(searcher.list().edition.serial)
        });
        let (Some((key, sha256)), Some(serial)) = (shown, serial) else {
            return Ok(Place::Taken);
        };
        let Found { standing, .. } = found;
        let follows = browser::follows((standing.key, found.serial), (key, serial));
        match (follows, &standing.origin) {
            (Ok(()), _) => {}
            // It was kept, and is no reason of its own.
            (Err(_), Origin::Kept(why)) => return Err(why.clone()),
            (Err(failure), _) => return Err(failure),
        }
        let is_newer = standing.key != key || found.serial > serial;
        let came_since = self.list.shown.get_value() != found.before.shown;
        Ok(match (is_newer, came_since, &standing.origin) {
            (false, true, Origin::Published | Origin::Kept(_)) => Place::Left,
            _ if standing.sha256 == sha256 => Place::Again,
            _ => Place::Taken,
        })
    }

    /// Keeps a list, and no photos but those that it names. One that was taken away while it was
    /// looked up is not kept.
    async fn keep_list(self, keep: browser::Keep, shown: &Shown, stays: &dyn Fn() -> bool) {
        if !stays() {
            browser::note(&keep);
            self.set_saved(Saved::Forgotten);
            return;
        }
        // Another list sees to its own.
        let is_wanted = || self.shows(shown) && stays();
        let saved = browser::keep(keep, &is_wanted).await;
        if is_wanted() {
            self.set_saved(saved);
            if let Some(names) = self.photo_names() {
                browser::drop_other_photos(&names, &is_wanted).await;
            }
        }
    }

    /// Takes in the prose of a list that comes in parts, while the list is on screen already.
    /// `false` where it could not be had, or another list is shown by now.
    async fn take_prose(self, rest: Vec<Part>, shown: &Shown, stays: &dyn Fn() -> bool) -> bool {
        if !self.prepare_words(shown).await {
            return false;
        }
        let is_wanted = || self.shows(shown) && stays();
        for part in rest {
            let unpacked = browser::prose(&part, &shown.origin, &is_wanted).await;
            if !self.shows(shown) {
                return false;
            }
            let added = self.add_prose(unpacked, shown).await;
            if !self.shows(shown) {
                return false;
            }
            if let Err(failure) = added {
                self.list.no_prose.set(Some(failure));
                return false;
            }
            if !self.prepare_words(shown).await {
                return false;
            }
            let with_prose = self
                .list
                .searcher
                .with_value(|searcher| searcher.as_ref().map(|found| found.list().with_prose()));
            self.list.with_prose.set(with_prose.unwrap_or(0));
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
        let Some(reader) = self.list.searcher.with_value(begin) else {
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
        match self.list.searcher.try_update_value(add).flatten() {
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
            if self.list.searcher.try_update_value(step).unwrap_or(true) {
                return true;
            }
            breathe().await;
        }
        false
    }

    fn shows(self, shown: &Shown) -> bool {
        self.list.shown.get_value() == shown.number
    }

    /// Looks up the publication while a list is shown, and takes what is newer.
    pub(crate) fn check_list(self) {
        if self.list.checking.get_untracked() {
            return;
        }
        let before = self.begin_look_up();
        spawn_local(async move {
            let found = browser::check_list().await;
            self.take(found, before, CURRENT).await;
        });
    }

    /// Takes a list from files that somebody chose.
    pub(crate) fn take_files(self, files: Vec<File>) {
        if self.list.checking.get_untracked() || files.is_empty() {
            return;
        }
        let before = self.begin_look_up();
        spawn_local(async move {
            let found = browser::list_from(&files).await;
            if self.take(found, before, SAME_FILES).await {
                self.keep_photos(PhotoSource::Files(files)).await;
            }
        });
    }

    fn begin_look_up(self) -> Before {
        self.list.checking.set(true);
        self.list.trouble.set(None);
        self.before()
    }

    /// Takes what was found; `same`: what is said where it is there already. Whether it is the list
    /// on screen now.
    async fn take(
        self,
        found: Result<browser::AcceptedList, LoadFailure>,
        before: Before,
        same: &str,
    ) -> bool {
        let placed = match found {
            Ok(found) => self.show_list(found, before).await,
            Err(failure) => Err(failure),
        };
        self.list.checking.set(false);
        match placed {
            Err(failure) => {
                self.list.trouble.set(Some(failure));
                return false;
            }
            Ok((Place::Taken, serial)) => self.say(&replaced(serial)),
            Ok(_) => self.say(same),
        }
        true
    }

    /// Takes away what is kept of the list. The list on screen stays until the page is closed.
    pub(crate) fn forget_list(self) {
        count_on(self.device.photo_turn);
        count_on(self.device.forgotten);
        spawn_local(async move {
            browser::forget().await;
            self.set_saved(Saved::Forgotten);
            self.count_photos().await;
        });
    }

    fn set_saved(self, saved: Saved) {
        self.list.standing.update(|standing| {
            if let Some(standing) = standing {
                standing.saved = saved;
            }
        });
    }
}
