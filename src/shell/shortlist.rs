//! What happens to the shortlist: starring, keeping it on a private machine, taking one in.

use leptos::prelude::*;

use crate::browser;
use crate::shell::state::Store;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::shortlist::{CLEARED, FULL, taken_in};
use activelist_view::state::{MAX_SHORTLIST, Shortlist};

impl Store {
    /// Opens what this machine has kept. On a machine for visitors nothing is read or written.
    pub(crate) fn open_shortlist(self, kiosk: bool) {
        if kiosk || self.kiosk.on {
            return;
        }
        self.shortlist.keeps.set(true);
        // What another window stars is starred here too.
        browser::on_shortlist_change(move || self.read_shortlist());
        // What was starred, or handed over, before the settings came stays first.
        self.change_shortlist(|_| {});
    }

    /// A link that hands over a shortlist has done its work once that is taken in: the address
    /// then says the search alone, so that going back does not star anyone again.
    pub(crate) fn take_picks(self) {
        let picks = self
            .address
            .route
            .try_update(|route| std::mem::take(&mut route.query.picks));
        let picks = picks.unwrap_or_default();
        if !browser::fragment().starts_with("#/s/") && picks.is_empty() {
            return;
        }
        browser::replace(&self.link());
        self.star_all(&picks);
    }

    /// Stars someone, or takes the star away: whichever it is from what is shown.
    pub(crate) fn toggle_star(self, number: RegistrationNumber) {
        let mut full = false;
        let is_starred = self
            .shortlist
            .people
            .with_untracked(|list| list.has(number));
        self.change_shortlist(|list| match is_starred {
            true => list.remove(number),
            false => full = !list.add(number),
        });
        if full {
            self.say(FULL);
        } else if !is_starred {
            // A list that was taken away is not missed any more.
            self.shortlist.cleared.set(Shortlist::default());
        }
    }

    /// Takes the kept shortlist as it is. Only reads: to write it back could undo what comes next.
    fn read_shortlist(self) {
        if self.shortlist.keeps.get_untracked() && self.shortlist.known.get_value() {
            self.shortlist.people.set(kept());
        }
    }

    /// Stars several; who finds no room is counted and said.
    pub(crate) fn star_all(self, numbers: &Shortlist) {
        if numbers.is_empty() {
            return;
        }
        let mut left = 0;
        self.change_shortlist(|list| {
            left = numbers.iter().filter(|number| !list.add(*number)).count();
        });
        self.say(&taken_in(numbers.len() - left, left));
    }

    /// Takes all stars away. Until the page is closed they can be had back.
    pub(crate) fn clear_shortlist(self) {
        self.shortlist
            .cleared
            .set(self.shortlist.people.get_untracked());
        self.change_shortlist(|list| *list = Shortlist::default());
        self.say(CLEARED);
    }

    /// Stars again whoever was there before all stars were taken away.
    pub(crate) fn restore_shortlist(self) {
        let cleared = self.shortlist.cleared.get_untracked();
        self.shortlist.cleared.set(Shortlist::default());
        self.star_all(&cleared);
    }

    /// Changes the shortlist as it is now: another tab may have starred someone meanwhile.
    fn change_shortlist(self, change: impl FnOnce(&mut Shortlist)) {
        let keeps = self.shortlist.keeps.get_untracked();
        let mut list = self.shortlist.people.get_untracked();
        if keeps {
            let kept = kept();
            list = match self.shortlist.known.get_value() {
                // Since the last look this tab is what it was: the kept list is the newer one.
                true => kept,
                false => list.iter().chain(kept.iter()).take(MAX_SHORTLIST).collect(),
            };
            self.shortlist.known.set_value(true);
        }
        change(&mut list);
        if keeps {
            let text = (!list.is_empty()).then(|| list.to_text());
            // Where the browser keeps nothing the list lives as long as the page.
            let kept = browser::keep_shortlist(text.as_deref());
            self.shortlist.keeps.set(kept);
        }
        self.shortlist.people.set(list);
    }
}

/// The shortlist as this machine keeps it.
fn kept() -> Shortlist {
    browser::kept_shortlist()
        .map(|text| Shortlist::from_text(&text))
        .unwrap_or_default()
}
