//! One WebAssembly file into several: what the start needs, and late parts that the page loads
//! when a screen first asks for them. The cuts are marked in the sources with `#[wasm_split(name)]`
//! (see `src/shell/late.rs`); code that only one part reaches goes into that part, code that several
//! parts reach and the start does not into a file that they share.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::calls::{calls, reached};
use crate::project::Mode;
use crate::sections;

/// The module that the main file imports its loaders from, `__wasm_split_load_NAME` each. No such
/// file is loaded: `public/boot.js` has them.
pub const LINK: &str = "./late.js";

/// The part of the program that is loaded late.
#[derive(Default)]
pub struct Late {
    /// The files, by the splitter's name for them: `split_NAME` is of one part, others are shared.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Which files each part needs, by the name in the sources.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// Splits a file that was linked with `--emit-relocs`: the path of the main file, which
/// wasm-bindgen has yet to see, and the late parts, which it need not see.
pub fn split(input: &Path, scratch: &Path, mode: Mode) -> Result<(PathBuf, Late)> {
    if scratch.exists() {
        fs::remove_dir_all(scratch).with_context(|| format!("emptying {}", scratch.display()))?;
    }
    let linked = fs::read(input).with_context(|| format!("reading {}", input.display()))?;
    let first = transformed(&linked, &scratch.join("first"))?;
    let linked = sections::with_exports(&linked, &in_start(&linked, &first)?)?;
    let found = transformed(&linked, scratch)?;

    let mut files = BTreeMap::new();
    for (stem, bytes) in &found.files {
        let bytes = tidied(bytes, mode).with_context(|| format!("tidying {stem}"))?;
        files.insert(stem.clone(), bytes);
    }
    let late = Late {
        files,
        parts: found.parts,
    };
    checked(&late)?;
    Ok((scratch.join(MAIN), packed(late)))
}

const MAIN: &str = "main.wasm";

/// What the splitter makes of a file: the late parts as it writes them, the main file in `folder`.
fn transformed(linked: &[u8], folder: &Path) -> Result<Late> {
    let main = folder.join(MAIN);
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    options.emit_dwarf = false;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let found = transform(options).map_err(|error| anyhow!("cannot be split: {error:#}"))?;
    let mut files = BTreeMap::new();
    for file in &found.split_modules {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        files.insert(stem.into_owned(), bytes);
    }
    Ok(Late {
        files,
        parts: found.prefetch_map.into_iter().collect(),
    })
}

/// The least code that is worth a piece of its own, in bytes before compression. Measured with brotli: at
/// 1,500 the start weighs 238.8 KB and all parts together 491.4 KB, at 600 it is 233.2 and 495.9 KB. The
/// start is what every visitor waits for.
const WORTHWHILE: u32 = 600;

/// What begins the names of exports that only keep a function in the start.
pub const KEPT: &str = "__start_";

/// For each set of parts that have code in common the splitter writes a file, most of them of a few
/// hundred bytes. Their code goes into the start: what is exported stays there. (The splitter has no
/// setting for it, so that it is asked twice; `wasm.rs` takes the exports away again.) What the start holds
/// takes all that it calls along: a few bytes that call the search stay late with it.
fn in_start(linked: &[u8], late: &Late) -> Result<Vec<(String, u32)>> {
    let (mut small, mut all) = (BTreeSet::new(), BTreeSet::new());
    for (stem, bytes) in &late.files {
        let functions = sections::functions(bytes)?;
        let whole: u32 = functions.iter().map(|function| function.bytes).sum();
        let names = functions.into_iter().map(|function| function.name);
        match part(stem).is_none() && whole < WORTHWHILE {
            true => small.extend(names),
            false => all.extend(names),
        }
    }
    let functions = sections::functions(linked)?;
    let named = |names: &BTreeSet<String>| -> BTreeMap<u32, u32> {
        let found = functions.iter();
        let found =
            found.filter(|function| !function.name.is_empty() && names.contains(&function.name));
        found
            .map(|function| (function.number, function.bytes))
            .collect()
    };
    let (small, all) = (named(&small), named(&all));
    let first = functions.first().map_or(0, |function| function.number);
    let calls = calls(linked, first)?;
    let is_late = |number: u32| small.contains_key(&number) || all.contains_key(&number);
    let taken_along = |number: u32| -> u32 {
        let reached = reached(&calls, number, is_late);
        reached.iter().filter_map(|number| all.get(number)).sum()
    };
    Ok(small
        .keys()
        .filter(|number| taken_along(**number) < WORTHWHILE)
        .map(|number| (format!("{KEPT}{number}"), *number))
        .collect())
}

/// How the file of one part alone begins; other files are shared.
const OWN: &str = "split_";

fn own(part: &str) -> String {
    format!("{OWN}{part}")
}

/// The part that a file is of; none if several share it.
#[must_use]
pub fn part(stem: &str) -> Option<&str> {
    stem.strip_prefix(OWN)
}

/// Every part has a file of its own, and every file that it needs is there.
fn checked(late: &Late) -> Result<()> {
    for (part, needed) in &late.parts {
        ensure!(
            needed.contains(&own(part)),
            "the late part {part} has no code of its own: the start reaches all of it. Who else \
             calls what its cut calls?"
        );
        let missing = needed.iter().find(|stem| !late.files.contains_key(*stem));
        ensure!(
            missing.is_none(),
            "the late part {part} needs {missing:?}, which was not written"
        );
    }
    Ok(())
}

/// The part that `public/boot.js` fetches ahead of its use: the search, behind most doors.
const AHEAD: &str = "search";

/// The files of what several parts share: one comes ahead, with that part, the other when another part
/// first needs it.
pub const SHARED: [&str; 2] = ["shared_ahead", "shared"];

/// Where their pieces travel: `public/boot.js` reads them from there.
const SECTION: &str = "shared";

/// A WebAssembly file without anything in it.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// Several parts share much and little: for each set of parts that have code in common the splitter
/// writes a file, many of them small. They travel together, each in a custom section: what two of them
/// repeat packs to nothing, and no part carries what another one brought.
fn packed(mut late: Late) -> Late {
    let ahead = late.parts.get(AHEAD).cloned().unwrap_or_default();
    let (own, shared): (BTreeMap<_, _>, BTreeMap<_, _>) = late
        .files
        .into_iter()
        .partition(|(stem, _)| part(stem).is_some());
    late.files = own;
    let carrier = |stem: &String| SHARED[usize::from(!ahead.contains(stem))];
    for (stem, bytes) in &shared {
        let file = late.files.entry(carrier(stem).to_string());
        let file = file.or_insert_with(|| EMPTY.to_vec());
        file.extend(sections::custom(SECTION, bytes));
    }
    for needed in late.parts.values_mut() {
        let (pieces, mut files): (Vec<_>, Vec<_>) =
            needed.drain(..).partition(|stem| shared.contains_key(stem));
        let carriers: BTreeSet<_> = pieces.iter().map(carrier).collect();
        files.extend(carriers.into_iter().map(String::from));
        *needed = files;
    }
    late
}

/// The splitter leaves padded numbers, unused types and the names in; wasm-bindgen, which sees to
/// that in the main file, never sees the parts.
fn tidied(bytes: &[u8], mode: Mode) -> Result<Vec<u8>> {
    let release = mode == Mode::Release;
    let mut module = walrus::ModuleConfig::new()
        .generate_name_section(!release)
        .generate_producers_section(!release)
        .parse(bytes)?;
    if release {
        module.customs.remove_raw("target_features");
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn late(files: &[(&str, usize)], parts: &[(&str, &[&str])]) -> Late {
        let module = |extra: &usize| [EMPTY, &sections::custom("x", &vec![7; *extra])].concat();
        let names = |stems: &[&str]| stems.iter().map(|stem| (*stem).to_string()).collect();
        Late {
            files: files
                .iter()
                .map(|(stem, extra)| ((*stem).to_string(), module(extra)))
                .collect(),
            parts: parts
                .iter()
                .map(|(part, stems)| ((*part).to_string(), names(stems)))
                .collect(),
        }
    }

    #[test]
    fn what_several_parts_share_travels_once_and_what_comes_ahead_apart() {
        let found = packed(late(
            &[
                ("chunk_1", 10),
                ("chunk_2", 9000),
                ("chunk_3", 10),
                ("split_a", 300),
                ("split_b", 5),
                ("split_c", 5),
                ("split_search", 5),
            ],
            &[
                ("a", &["chunk_1", "chunk_2", "chunk_3", "split_a"]),
                ("b", &["chunk_1", "chunk_2", "split_b"]),
                ("c", &["split_c"]),
                ("search", &["chunk_3", "split_search"]),
            ],
        ));
        let [ahead, shared] = SHARED;
        assert_eq!(found.parts["a"], ["split_a", shared, ahead]);
        assert_eq!(found.parts["b"], ["split_b", shared]);
        assert_eq!(found.parts["c"], ["split_c"]);
        assert_eq!(found.parts["search"], ["split_search", ahead]);
        assert_eq!(found.files.len(), 6);
        for (file, pieces) in [(shared, 2), (ahead, 1)] {
            let mut module = walrus::Module::from_buffer(&found.files[file]).unwrap();
            for _ in 0..pieces {
                let piece = module.customs.remove_raw(SECTION).unwrap();
                assert!(walrus::Module::from_buffer(&piece.data).is_ok());
            }
            assert!(module.customs.remove_raw(SECTION).is_none());
        }
    }

    #[test]
    fn a_part_without_code_of_its_own_or_with_a_missing_file_is_refused() {
        assert!(checked(&late(&[("split_a", 5)], &[("a", &["split_a"])])).is_ok());
        assert!(checked(&late(&[("chunk_1", 5)], &[("a", &["chunk_1"])])).is_err());
        assert!(checked(&late(&[], &[("a", &["split_a"])])).is_err());
    }
}
