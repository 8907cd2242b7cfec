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
pub struct Late {
    /// The files, by their stem.
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
    let found =
        transform(options).map_err(|error| anyhow!("{} cannot be split: {error:#}", input.display()))?;

    let mut files = BTreeMap::new();
    for file in &found.split_modules {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        let bytes = tidied(&bytes, mode).with_context(|| format!("tidying {}", file.display()))?;
        files.insert(stem.into_owned(), bytes);
    }
    let parts: BTreeMap<_, _> = found.prefetch_map.into_iter().collect();
    for (part, needed) in &parts {
        for stem in needed {
            ensure!(
                files.contains_key(stem),
                "the late part {part} needs {stem}, which was not written"
            );
        }
    }
    Ok((main, Late { files, parts }))
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
