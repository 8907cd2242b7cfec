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

/// A name as it stands in the source, without what tells copies apart.
fn bare(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
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
                function("_ZN5alloc3vec4push17h0123456789abcdefE", 10),
                function("_ZN5alloc3vec4push17hfedcba9876543210E", 15),
                function(
                    "_ZN53_$LT$T$u20$as$u20$tachys..view..any_view..IntoAny$GT$5build17h0123456789abcdefE",
                    20,
                ),
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
             \u{20}     20      1  <T as tachys::view::any_view::IntoAny>::build\n\
             \u{20}      1      1  memcpy\n\n"
        );
    }

    #[test]
    fn the_package_is_the_first_one_that_a_name_holds() {
        for (name, expected) in [
            ("_ZN4core3ptr13drop_in_place17h0123456789abcdefE", "core"),
            (
                "_ZN58_$LT$$RF$mut$u20$serde_json..de..D$u20$as$u20$serde..Y$GT$1z17h0123456789abcdefE",
                "serde_json",
            ),
            ("_RNvCs15kBYyAo9fc_7mycrate7example", "mycrate"),
            ("memcpy", "(no package in the name)"),
            ("", "(no package in the name)"),
        ] {
            assert_eq!(package(name), expected, "{name}");
        }
    }
}
