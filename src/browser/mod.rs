//! The outside world: network, history, clock, files, paper.
//!
//! Owns: every call to the browser that is not drawing. Must never decide or word anything.

mod cache;
mod clock;
mod digest;
mod fetch;
mod files;
mod history;
mod kept;
mod kiosk;
mod list;
mod page;
mod persist;
mod photos;
mod property;
mod storage;
mod turn;
mod unpack;
mod worker;

pub use clock::{seconds, today};
pub use fetch::{PATIENT, Take, expect, expect_no_more, fetch_beginning, fetch_bounded};
pub use files::{chosen, dropped};
pub use history::{
    fragment, go_back_to, hold_place, is_kiosk, is_window, on_travel, page_address, push, replace,
    replace_soon, restore_scroll, return_to, save_scroll, scroll_to, scrolled,
};
pub use kept::{Keep, forget, forget_seen, keep, note, put_part};
pub use kiosk::{
    Act, begin_anew, close_dialog, load_bare, mark, now, on_activity, on_press, on_print,
    on_return, open_dialog,
};
pub use list::{AcceptedList, check_list, follows, list_from, load_list, prose};
pub use page::{
    copy, download, focus, focus_heading, focus_link, focus_nth, has_focus, heading_has_focus,
    in_place, is_composing, is_open, is_plain_click, late_answer, only_text, print, put, reload,
    set_title, show, unfold,
};
pub use persist::{ask_to_persist, persists};
pub use photos::{PhotoSource, drop_other_photos, keep_photos, kept_photos};
pub use storage::{
    forget_session, keep_gate, keep_list_form, keep_shortlist, keeps_full_list, kept_gate,
    kept_shortlist, on_shortlist_change,
};
pub use turn::{at_once, breathe, next_picture, next_turn, take_turns, until};
pub use worker::{look_for_update, on_worker_change, take_over, worker_state};
