//! The outside world: network, history, clock, files, paper.
//!
//! Owns: every call to the browser that is not drawing. Must never decide or word anything.

mod clock;
mod fetch;
mod history;
mod kiosk;
mod page;
mod storage;

pub use clock::today;
pub use fetch::{fetch_bounded, load_list};
pub use history::{
    fragment, on_travel, page_address, push, replace, restore_scroll, return_to, save_scroll,
    scrolled,
};
pub use kiosk::{
    Act, begin_anew, close_dialog, is_kiosk, load_bare, mark, now, on_activity, on_press, on_print,
    on_return, open_dialog,
};
pub use page::{
    append, copy, download, focus, focus_heading, focus_nth, heading_has_focus, is_plain_click,
    late_answer, print, reload, set_title, show,
};
pub use storage::{forget_session, keep_shortlist, kept_shortlist};
