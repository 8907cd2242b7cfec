//! Which functions of the program weigh most, and whose they are: uncompressed, before the program is
//! split into its parts. It shows where to look; what a change brings is seen in the sizes of files.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::sections::{Function, functions};

/// Prints the heaviest functions, copies of one taken together, and the sums of their packages.
pub fn print(project: &Project, count: usize) -> Result<()> {
    let file = project
        .target
        .join("wasm32-unknown-unknown/web/activelist-web.wasm");
    let bytes = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    print!("\n{}", tables(&functions(&bytes)?, count));
    Ok(())
}

/// Bytes and number of copies.
type Weight = (u64, usize);

fn tables(functions: &[Function], count: usize) -> String {
    let mut text = String::new();
    for (title, key) in [
        ("package", package as fn(&str) -> String),
        ("function", bare),
    ] {
        let mut weights: BTreeMap<String, Weight> = BTreeMap::new();
        for function in functions {
            let (bytes, copies) = weights.entry(key(&function.name)).or_default();
            *bytes += u64::from(function.bytes);
            *copies += 1;
        }
        let mut weights: Vec<_> = weights.into_iter().collect();
        weights.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
        let _ = writeln!(text, "{:>8} {:>6}  {title}", "bytes", "copies");
        for (name, (bytes, copies)) in weights.into_iter().take(count) {
            let _ = writeln!(text, "{bytes:>8} {copies:>6}  {name}");
        }
        text.push('\n');
    }
    text
}

/// A name without what tells copies apart: `::h0123456789abcdef` at its end, `[0123…]` after a package.
fn bare(name: &str) -> String {
    let is_hash = |hash: &str| hash.len() == 16 && hash.bytes().all(|c| c.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    };
    let mut bare = String::new();
    for (at, piece) in name.split('[').enumerate() {
        let rest = match piece.split_once(']') {
            Some((number, rest)) if at > 0 && number.bytes().all(|c| c.is_ascii_hexdigit()) => rest,
            _ if at > 0 => {
                bare.push('[');
                piece
            }
            _ => piece,
        };
        bare.push_str(rest);
    }
    bare
}

/// The package whose code it is: what stands before the first `::`.
fn package(name: &str) -> String {
    let name = bare(name);
    let path = name.split("::").next().unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let start = path.rfind(|c| !is_word(c)).map_or(0, |place| place + 1);
    let found = path.get(start..).unwrap_or_default();
    match (found.is_empty(), name.contains("::")) {
        (false, true) => found.to_string(),
        _ => "(no package in the name)".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_taken_together_and_the_heaviest_comes_first() {
        let function = |name: &str, bytes| Function {
            number: 0,
            name: name.into(),
            bytes,
        };
        let text = tables(
            &[
                function("alloc::vec::push::h0123456789abcdef", 10),
                function("alloc::vec::push::hfedcba9876543210", 15),
                function("<T as tachys::view::IntoAny>::build", 20),
                function("memcpy", 1),
            ],
            3,
        );
        assert_eq!(
            text,
            "   bytes copies  package\n\
             \u{20}     25      2  alloc\n\
             \u{20}     20      1  tachys\n\
             \u{20}      1      1  (no package in the name)\n\n\
             \u{20}  bytes copies  function\n\
             \u{20}     25      2  alloc::vec::push\n\
             \u{20}     20      1  <T as tachys::view::IntoAny>::build\n\
             \u{20}      1      1  memcpy\n\n"
        );
    }

    #[test]
    fn a_name_loses_what_tells_copies_apart_and_nothing_else() {
        for (name, expected) in [
            (
                "core[c5930c85a12de822]::str::from_utf8",
                "core::str::from_utf8",
            ),
            ("<[T] as core::Any>::go", "<[T] as core::Any>::go"),
            ("a::h0123", "a::h0123"),
            ("", ""),
        ] {
            assert_eq!(bare(name), expected, "{name}");
        }
        assert_eq!(
            package("<&mut serde_json::de::D<R> as x::Y>::z"),
            "serde_json"
        );
    }
}
