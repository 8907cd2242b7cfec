//! Finishes a built site: decides whose lists its page takes, writes the headers for the host, and tells
//! the service worker which files browsers keep.
//!
//! Files come in and files go out, all in memory: `cargo xtask build` writes them to a disk, and a page
//! in the browser can put them into an archive. [`finish`] is the whole of it. The other modules are for
//! those who change or serve a finished site.

mod fault;
mod list;
mod page;
mod worker;

pub mod digest;
pub mod headers;

use std::collections::BTreeMap;

use activelist_publication::{PublicKey, SiteName};

pub use fault::SiteFault;
pub use list::{is_portrait, named_by};
pub use worker::{WORKERS, kept, seal};

/// The files of a site by their path below the page, such as `assets/app-0123.js`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The page itself.
pub const PAGE: &str = "index.html";

/// The headers for Netlify, Cloudflare and the hosts that read the same file.
pub const HEADERS: &str = "_headers";

/// The licences of what the page is made of.
pub const NOTICES: &str = "NOTICES.txt";

/// What whoever runs a site decides about it.
#[derive(Clone, Copy, Debug)]
pub struct Choices<'a> {
    /// The folder on its host, such as `/` or `/list/`.
    pub base: &'a str,
    /// The public keys whose lists the page takes, the current one before the spare one. With none it
    /// takes unsigned lists, and tells its visitors so.
    pub keys: &'a [PublicKey],
    /// The name of the site: the page then takes no list of another one.
    pub name: Option<&'a SiteName>,
    /// Whether the browsers of visitors keep the program, so that it starts without a network.
    pub is_kept: bool,
}

/// Finishes the files of a site. `files` holds everything that the site consists of: the list and the
/// settings as well, the page with its mark for the keys, and both service workers with their marks.
pub fn finish(mut files: Files, choices: &Choices) -> Result<Files, SiteFault> {
    let base = headers::checked_base(choices.base)?;
    let page = page::with_keys(fault::text(&files, PAGE)?, choices.keys, choices.name)?;
    let policy = headers::stated_policy(&page).ok_or(SiteFault::NoPolicy)?;
    let headers = headers::render(base, policy);
    files.insert(PAGE.to_string(), page.into_bytes());
    files.insert(HEADERS.to_string(), headers.into_bytes());
    // Last: what is written after it would not be kept on visitors' machines.
    seal(&mut files, choices.is_kept)?;
    Ok(files)
}

#[cfg(test)]
mod tests;
