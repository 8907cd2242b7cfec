//! The small states: who is starred, what this machine keeps, what is said in passing. Their events are in
//! files of their names.

use leptos::prelude::*;

use activelist_view::state::{Photos, Shortlist};

/// What this machine keeps besides the list.
#[derive(Clone, Copy)]
pub(crate) struct DeviceState {
    /// Photos on this machine.
    pub photos: RwSignal<Photos>,
    /// How often photos began to be kept, or were to be no more: who keeps them stops where it has changed.
    pub photo_turn: StoredValue<u32>,
    /// How often what is kept was taken away.
    pub forgotten: StoredValue<u32>,
}

impl DeviceState {
    /// Nothing is known of it.
    pub fn new() -> DeviceState {
        DeviceState {
            photos: RwSignal::new(Photos::default()),
            photo_turn: StoredValue::new(0),
            forgotten: StoredValue::new(0),
        }
    }
}

/// What is said in passing.
#[derive(Clone, Copy)]
pub(crate) struct MessagesState {
    /// The message; empty where there is none.
    pub toast: RwSignal<String>,
    /// How many there were.
    pub said: StoredValue<u32>,
}

impl MessagesState {
    /// Nothing is said.
    pub fn new() -> MessagesState {
        MessagesState {
            toast: RwSignal::new(String::new()),
            said: StoredValue::new(0),
        }
    }
}

/// Who is starred.
#[derive(Clone, Copy)]
pub(crate) struct ShortlistState {
    /// The shortlist.
    pub people: RwSignal<Shortlist>,
    /// Who was on it before all stars were taken away.
    pub cleared: RwSignal<Shortlist>,
    /// Whether the shortlist is kept on this machine; not on one for visitors.
    pub keeps: RwSignal<bool>,
    /// Whether the kept shortlist has been read.
    pub known: StoredValue<bool>,
}

impl ShortlistState {
    /// Nobody is starred.
    pub fn new() -> ShortlistState {
        ShortlistState {
            people: RwSignal::new(Shortlist::default()),
            cleared: RwSignal::new(Shortlist::default()),
            keeps: RwSignal::new(false),
            known: StoredValue::new(false),
        }
    }
}
