//! Why a site cannot be finished.

use std::error::Error;
use std::fmt;

use crate::Files;

/// What is wrong with the files or choices that were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteFault {
    /// A file that every site has is not there, or is not UTF-8.
    Missing(&'static str),
    /// A mark of the build must stand once in that file.
    Mark {
        /// The file.
        file: &'static str,
        /// The mark.
        mark: &'static str,
        /// How often it stands there.
        count: usize,
    },
    /// The page has no content policy of its own, or it is written in another way.
    NoPolicy,
    /// The folder on the host does not begin and end with one slash.
    Slashes(String),
    /// The folder on the host has characters that some hosts read in a way of their own.
    Characters(String),
    /// The description of the list names no snapshot, or files that are none of a list.
    Description,
}

impl fmt::Display for SiteFault {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            SiteFault::Missing(file) => write!(out, "{file}: it is missing, or it is not UTF-8"),
            SiteFault::Mark { file, mark, count } => {
                write!(
                    out,
                    "{file}: {mark} must stand there once, it stands {count} times"
                )
            }
            SiteFault::NoPolicy => out.write_str("index.html: it has no content policy"),
            SiteFault::Slashes(base) => write!(
                out,
                "--base {base}: must begin and end with one slash, such as /some/folder/"
            ),
            SiteFault::Characters(base) => write!(
                out,
                "--base {base}: only letters a-z, digits, - . _ ~ between the slashes"
            ),
            SiteFault::Description => {
                out.write_str("it names no snapshot, or a part of a list that is none")
            }
        }
    }
}

impl Error for SiteFault {}

/// A file as text.
pub(crate) fn text<'a>(files: &'a Files, name: &'static str) -> Result<&'a str, SiteFault> {
    files
        .get(name)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .ok_or(SiteFault::Missing(name))
}

/// Replaces a mark of the build, which must stand there once.
pub(crate) fn filled(
    text: &str,
    file: &'static str,
    mark: &'static str,
    with: &str,
) -> Result<String, SiteFault> {
    match text.matches(mark).count() {
        1 => Ok(text.replace(mark, with)),
        count => Err(SiteFault::Mark { file, mark, count }),
    }
}
