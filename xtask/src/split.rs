//! One WebAssembly file into several: what the start needs, and late parts that the page loads
//! when a screen first asks for them. The cuts are marked in the sources with `#[wasm_split(name)]`
//! (see `src/ui/late.rs`); code that only one part reaches goes into that part, code that several
//! parts reach and the start does not into a part that they share.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::wasm::Mode;

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
    let main = scratch.join("main.wasm");
    let mut options = Options::new(&linked);
    options.output_dir = scratch;
    options.main_out_path = &main;
    options.link_name = LINK;
    options.emit_dwarf = false;
    let found = transform(options)
        .map_err(|error| anyhow!("{} cannot be split: {error:#}", input.display()))?;

    let mut files = BTreeMap::new();
    for file in &found.split_modules {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        let bytes = tidied(&bytes, mode).with_context(|| format!("tidying {}", file.display()))?;
        files.insert(stem.into_owned(), bytes);
    }
    let late = Late {
        files,
        parts: found.prefetch_map.into_iter().collect(),
    };
    checked(&late)?;
    Ok((main, packed(late)?))
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

/// The most that a shared file may weigh to travel inside each part that needs it.
const SMALL: usize = 4096;

/// Where a shared file travels: `public/boot.js` reads it from there.
const SECTION: &str = "shared";

/// Several parts share much and little: for each set of parts that have code in common the splitter
/// writes a file, most of them of a few hundred bytes. Those are no files of their own: each part
/// that needs one carries it in a custom section, behind a byte that tells one from the other.
fn packed(mut late: Late) -> Result<Late> {
    let small: Vec<(String, Vec<u8>)> = late
        .files
        .iter()
        .filter(|(stem, bytes)| part(stem).is_none() && bytes.len() <= SMALL)
        .map(|(stem, bytes)| (stem.clone(), bytes.clone()))
        .collect();
    for (number, (stem, bytes)) in small.iter().enumerate() {
        let number = u8::try_from(number).context("more than 256 small shared files")?;
        late.files.remove(stem);
        for (part, needed) in &mut late.parts {
            let before = needed.len();
            needed.retain(|other| other != stem);
            if needed.len() == before {
                continue;
            }
            let carrier = late.files.get_mut(&own(part)).context("no file")?;
            let content = [&[number], bytes.as_slice()].concat();
            carrier.extend(custom_section(SECTION, &content));
        }
    }
    Ok(late)
}

/// A custom section, as it may stand at the end of a WebAssembly file.
fn custom_section(name: &str, content: &[u8]) -> Vec<u8> {
    let name = [&length(name.len()), name.as_bytes()].concat();
    let mut section = vec![0];
    section.extend(length(name.len() + content.len()));
    section.extend(name);
    section.extend(content);
    section
}

/// A length as WebAssembly writes it (LEB128).
fn length(mut rest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (rest & 0x7f) as u8;
        rest >>= 7;
        if rest == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
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

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn late(files: &[(&str, usize)], parts: &[(&str, &[&str])]) -> Late {
        let module = |extra: &usize| [EMPTY, &custom_section("x", &vec![7; *extra])].concat();
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
    fn small_shared_files_travel_inside_the_parts_and_large_ones_beside_them() {
        let found = packed(late(
            &[
                ("chunk_1", 10),
                ("chunk_2", 9000),
                ("split_a", 300),
                ("split_b", 5),
            ],
            &[
                ("a", &["chunk_1", "chunk_2", "split_a"]),
                ("b", &["chunk_1", "split_b"]),
            ],
        ))
        .unwrap();
        assert_eq!(found.parts["a"], ["chunk_2", "split_a"]);
        assert_eq!(found.parts["b"], ["split_b"]);
        let names: Vec<_> = found.files.keys().collect();
        assert_eq!(names, ["chunk_2", "split_a", "split_b"]);
        for carrier in ["split_a", "split_b"] {
            let mut module = walrus::Module::from_buffer(&found.files[carrier]).unwrap();
            let section = module.customs.remove_raw(SECTION).unwrap();
            assert_eq!(section.data[0], 0);
            assert!(walrus::Module::from_buffer(&section.data[1..]).is_ok());
        }
    }

    #[test]
    fn a_part_without_code_of_its_own_or_with_a_missing_file_is_refused() {
        assert!(checked(&late(&[("split_a", 5)], &[("a", &["split_a"])])).is_ok());
        assert!(checked(&late(&[("chunk_1", 5)], &[("a", &["chunk_1"])])).is_err());
        assert!(checked(&late(&[], &[("a", &["split_a"])])).is_err());
    }

    #[test]
    fn lengths_are_written_as_webassembly_reads_them() {
        assert_eq!(length(0), [0]);
        assert_eq!(length(127), [127]);
        assert_eq!(length(128), [0x80, 1]);
        assert_eq!(length(624_485), [0xe5, 0x8e, 0x26]);
    }
}
