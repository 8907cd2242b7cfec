//! What browser tests are written with. A test opens a page, does what a
//! visitor does, and ends with `end_clean`, which reads the console:
//!
//! ```ignore
//! let page = Site::start(dist()).open("#/find?c=1-1").await;
//! page.click("#more").await;
//! page.has_text("203 名").await;
//! page.end_clean().await;
//! ```
//!
//! Everything waits up to twenty seconds for what it needs, and panics with the
//! selector and what the page showed instead.
// Not every feature's tests need every helper.
#![allow(dead_code, unused_imports)]

mod axe;
mod browser;
mod console;
mod counted;
mod display;
mod driver;
mod keyboard;
mod list;
mod look;
mod network;
mod pace;
mod page;
mod print;
mod print_text;
mod reading;
mod release;
mod site;
mod travel;
mod worker;

use std::env;
use std::path::{Path, PathBuf};

pub use browser::Profile;
pub use console::RECORD_VIOLATIONS;
pub use counted::Counted;
pub use display::Display;
pub use pace::{ACTIVITY, TIMERS};
pub use page::Page;
pub use print::Pdf;
pub use reading::strings;
pub use release::Release;
pub use site::{Site, Window};
pub use thirtyfour::Key;
pub use xtask::server::{Fault, Gate};

/// The built site. `cargo xtask test` says where; else the last `cargo xtask build`.
pub fn dist() -> PathBuf {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let dist = env::var_os("ACTIVELIST_DIST").map_or_else(built, PathBuf::from);
    assert!(
        dist.join("index.html").is_file(),
        "there is no built site in {}: run `cargo xtask test`, or `cargo xtask build` first",
        dist.display()
    );
    dist
}

/// Where pictures and prints are put for people to look at.
pub fn artifact(folder: &str, name: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("target/tmp has a parent");
    let folder = target.join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}
