//! How the list is looked at: which form it has, what is open in it, and who was just seen.

use leptos::prelude::*;

use crate::browser;
use crate::shell::state::Store;
use activelist_model::expert::RegistrationNumber;

/// How the list is looked at. Kept in memory, but for the form on a private machine.
#[derive(Clone, Copy)]
pub(crate) struct ResultsState {
    /// The report's table in place of a line a person.
    pub in_full: RwSignal<bool>,
    /// Whose line is open.
    pub open: RwSignal<Vec<RegistrationNumber>>,
    /// Whose card was opened last.
    pub seen: RwSignal<Option<RegistrationNumber>>,
    /// Whether the rows of the first answer are all drawn: what stands below them comes after them, or it
    /// would be pushed down row by row.
    pub drawn: RwSignal<bool>,
}

impl ResultsState {
    /// A line a person.
    pub fn new() -> ResultsState {
        ResultsState {
            in_full: RwSignal::new(false),
            open: RwSignal::new(Vec::new()),
            seen: RwSignal::new(None),
            drawn: RwSignal::new(false),
        }
    }

    /// Opens or closes somebody's line.
    pub fn toggle(self, number: RegistrationNumber) {
        self.open.update(
            |open| match open.iter().position(|other| *other == number) {
                Some(place) => drop(open.remove(place)),
                None => open.push(number),
            },
        );
    }
}

impl Store {
    /// Chooses the form of the list, and keeps the choice where the machine is the visitor's own.
    pub(crate) fn show_in_full(self, in_full: bool) {
        self.results.in_full.set(in_full);
        if !self.kiosk.on {
            browser::keep_list_form(in_full);
        }
    }

    /// Takes up the choice of before.
    pub(crate) fn take_up_list_form(self) {
        if !self.kiosk.on && browser::keeps_full_list() {
            self.results.in_full.set(true);
        }
    }
}
