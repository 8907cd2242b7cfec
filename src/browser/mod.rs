//! The outside world: network, history, clock, files, paper.
//!
//! Owns: every call to the browser that is not drawing. Must never decide or word anything.

mod clock;
mod fetch;
mod history;
mod page;
mod storage;
mod worker;

pub use clock::today;
pub use fetch::{fetch_bounded, load_list};
pub use history::{fragment, on_travel, page_address, push, replace, restore_scroll, save_scroll};
pub use page::{
    append, copy, download, focus, focus_heading, focus_nth, heading_has_focus, is_plain_click,
    late_answer, print, reload, set_title, show,
};
pub use storage::{is_kiosk, keep_shortlist, kept_shortlist};
pub use worker::{look_for_update, on_worker_change, take_over, worker_state};
