//! The route: which screen, and the whole search, as the fragment of a link; both directions.
//!
//! The fragment, and not a path, for three reasons: any plain file server answers a deep link;
//! the links on the first screen work before the program has arrived; and a fragment is never
//! sent to a server, so that what a firm looks for stays on its machine.

mod clean;
mod link;

use super::query::{MAX_CARDS, MAX_COMPARED, Page, Query, Route, SHOWN_STEP};
use super::short;
use link::{joined, pairs, read_page, read_query};

impl Route {
    /// The fragment, with its `#`. What is at its default is left out.
    pub fn to_fragment(&self) -> String {
        let mut link = String::from("#/");
        match &self.page {
            Page::Home => {}
            Page::Incident(branch) => {
                link.push_str("incident");
                if let Some(branch) = branch {
                    link.push('/');
                    link.push_str(branch.key());
                }
            }
            Page::Find => link.push_str("find"),
            Page::List => link.push_str("list"),
            Page::People => link.push_str("people"),
            Page::Card(number) => {
                link.push_str("card/");
                link.push_str(&number.to_string());
            }
            Page::Cards(numbers) => {
                link.push_str("cards/");
                link.push_str(&joined(numbers.iter().take(MAX_CARDS)));
            }
            Page::Shortlist => link.push_str("shortlist"),
            Page::Compare(numbers) => {
                link.push_str("compare/");
                link.push_str(&joined(numbers.iter().take(MAX_COMPARED)));
            }
            Page::Sheet => link.push_str("sheet"),
            Page::Method => link.push_str("method"),
            Page::Device => link.push_str("device"),
            Page::Unknown => link.push_str("unknown"),
        }
        if matches!(self.page, Page::Unknown) {
            return link;
        }
        for (index, (key, value)) in pairs(&self.query).into_iter().enumerate() {
            link.push(if index == 0 { '?' } else { '&' });
            link.push_str(key);
            link.push('=');
            link.push_str(&value);
        }
        link
    }

    /// The same in the fewest characters, for QR codes and for reading aloud; with its `#`. The
    /// number of people shown is left out, and of the screens only the list and the shortlist are
    /// told apart.
    pub fn to_short_fragment(&self) -> String {
        format!("#/s/{}", short::write(self))
    }

    /// Reads a fragment, a whole link, or only its query part, also where marks or words follow it
    /// or its ampersands are escaped (`route/clean.rs`). The second value lists what says nothing to
    /// this version: it is passed over, and the visitor is told.
    pub fn parse(link: &str) -> (Route, Vec<String>) {
        let fragment = match link.split_once('#') {
            Some((_, fragment)) => fragment,
            // A bare query part, such as a command line may be given.
            None if link.contains('=') && !link.contains('/') => link.trim_start_matches('?'),
            None if link.starts_with('/') => link,
            None => "",
        };
        let fragment = clean::plain(fragment);
        let found = read(&fragment);
        let path = fragment.split('?').next().unwrap_or_default();
        if found.0.page == Page::Unknown && path.contains(' ') {
            // A number or a code that was broken in two names a screen only as a whole.
            let whole = read(&(path.replace(' ', "") + &fragment[path.len()..]));
            if whole.0.page != Page::Unknown {
                return whole;
            }
        }
        found
    }
}

/// Reads a fragment that is plain.
fn read(fragment: &str) -> (Route, Vec<String>) {
    let mut unread = Vec::new();
    if let Some(code) = fragment.strip_prefix("/s/") {
        let (code, behind) = clean::end(code, short::is_foreign);
        let route = short::read(code).unwrap_or_else(|| Route {
            page: Page::Unknown,
            query: Query::default(),
        });
        match route.page {
            Page::Unknown => unread.push(fragment.to_string()),
            _ => unread.extend(behind),
        }
        return (route, unread);
    }
    let (path, query) = match fragment.split_once('?') {
        Some((path, query)) => (path, query),
        None if fragment.starts_with('/') => (fragment, ""),
        None if fragment.contains('=') => ("/list", fragment),
        None => (fragment, ""),
    };
    let (found, behind) = clean::end(path, is_foreign_to_path);
    let found = clean::without_marks(found);
    let page = read_page(found);
    // Numbers past the most that a screen shows are left out, and that is said.
    let all = found.split(',').count();
    let kept = match &page {
        Page::Cards(numbers) | Page::Compare(numbers) => numbers.len(),
        _ => all,
    };
    match page == Page::Unknown || kept < all {
        true => unread.push(path.to_string()),
        false => unread.extend(behind),
    }
    let query = read_query(query, &mut unread);
    (Route { page, query }, unread)
}

const fn is_foreign_to_path(character: char) -> bool {
    !character.is_ascii_alphanumeric() && !matches!(character, '/' | ',' | '-' | '_')
}

#[cfg(test)]
mod tests;
