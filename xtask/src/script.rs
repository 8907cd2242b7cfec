//! The one script of the page: `public/armour.js`, wasm-bindgen's glue, then
//! `public/kiosk.js`, `boot.js` with the names and integrities of the wasm files
//! filled in, `offline.js`, `crash.js`, `texts.js` and `place.js`, all that without comments
//! (`minify.rs`). One file means one integrity, and through it everything that
//! runs is checked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::minify::{Kind, minified};
use crate::split::LINK;

const FILE: &str = "BUILD_WASM_FILE";
const INTEGRITY: &str = "BUILD_WASM_INTEGRITY";
const LATE: &str = "BUILD_LATE_PARTS";
const OFFLINE: &str = "BUILD_OFFLINE";

/// What `public/boot.js` uses of the glue.
pub const USED: [&str; 2] = ["__wbg_get_imports", "__wbg_finalize_init"];

/// Where in `public/boot.js` the loaders of late parts stand.
const LOADERS: &str = "lateParts";

/// A wasm file as the script names it: the file beside the script, and its integrity.
pub type Checked = (String, String);

/// The hand-written parts of the script.
pub struct Parts {
    /// Before all: which texts may become markup.
    pub armour: String,
    /// Closes a machine for visitors; starts the program.
    pub boot: String,
    /// What comes after: the worker, the end of a program that breaks, texts that others replace, places.
    pub rest: String,
}

impl Parts {
    /// The files in `public/` that are parts of the script, and not shipped as they are.
    pub const FILES: [&str; 7] = [
        "armour.js",
        "kiosk.js",
        "boot.js",
        "offline.js",
        "crash.js",
        "texts.js",
        "place.js",
    ];

    /// The script of the first picture, which stands in the page itself.
    pub const FIRST: &str = "first.js";

    /// Reads them from `public/`.
    pub fn read(public: &Path) -> Result<Self> {
        let read = |name: &str| {
            let file = public.join(name);
            fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))
        };
        let [armour, kiosk, boot, offline, crash, texts, place] = Self::FILES;
        Ok(Self {
            armour: read(armour)?,
            boot: read(kiosk)? + &read(boot)?,
            rest: read(offline)? + &read(crash)? + &read(texts)? + &read(place)?,
        })
    }
}

/// Joins the glue and the hand-written parts, which must name each mark exactly once. `offline`:
/// whether the page keeps itself on the visitor's machine.
pub fn join(
    glue: &str,
    parts: &Parts,
    (file, integrity): &Checked,
    late: &BTreeMap<String, Vec<Checked>>,
    offline: bool,
) -> Result<String> {
    let own = format!("{}\n{}", parts.boot, parts.rest);
    for mark in [FILE, INTEGRITY, LATE, OFFLINE] {
        let count = own.matches(mark).count();
        ensure!(
            count == 1,
            "public/*.js: {mark} must stand there once, it stands {count} times"
        );
    }
    for used in USED {
        ensure!(
            glue.contains(&format!("function {used}(")),
            "wasm-bindgen's glue has no `{used}`: its version has changed, adapt public/boot.js"
        );
    }
    let late = serde_json::to_string(late)?;
    let own = own
        .replace(FILE, file)
        .replace(INTEGRITY, integrity)
        .replace(LATE, &late)
        .replace(OFFLINE, if offline { "true" } else { "false" });
    let glue = linked(glue)?;
    let script = format!("{}\n{}\n{own}", parts.armour, glue.trim_end());
    minified(&script, Kind::Module)
}

/// The glue imports the loaders of late parts, one line for each, from a script of their own. They
/// stand in this same script instead. Any other import would be a file that nothing checks.
fn linked(glue: &str) -> Result<String> {
    let from = format!(" from \"{LINK}\"");
    let given = format!("\"{LINK}\": import");
    let mut kept = String::with_capacity(glue.len());
    let mut is_given = false;
    for line in glue.lines() {
        let code = line.trim();
        if code.starts_with("import ") && code.trim_end_matches(';').ends_with(&from) {
            continue;
        }
        ensure!(
            !code.starts_with("import "),
            "wasm-bindgen's glue imports another script, which nothing would check: {code}"
        );
        if code.starts_with(&given) {
            if !is_given {
                kept.push_str(&format!("\"{LINK}\": {LOADERS},\n"));
            }
            is_given = true;
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "function __wbg_get_imports() {}\nfunction __wbg_finalize_init() {\n};\n";

    const BOOT: &str =
        r#"start("BUILD_WASM_FILE", "BUILD_WASM_INTEGRITY", BUILD_LATE_PARTS, lateParts);"#;

    fn checked(name: &str) -> Checked {
        (format!("{name}-1.wasm"), format!("sha384-{name}"))
    }

    fn joined(glue: &str, boot: &str) -> Result<String> {
        let late = BTreeMap::from([("one".to_string(), vec![checked("both"), checked("one")])]);
        let parts = Parts {
            armour: "guard();\n".into(),
            boot: boot.into(),
            rest: "keep(BUILD_OFFLINE);\n".into(),
        };
        join(glue, &parts, &checked("app"), &late, true)
    }

    #[test]
    fn the_boot_code_follows_the_glue_with_its_marks_filled_in() {
        let script = joined(GLUE, BOOT).unwrap();
        assert_eq!(
            script,
            "guard();function __wbg_get_imports(){}function __wbg_finalize_init(){};\
             start(`app-1.wasm`,`sha384-app`,{\"one\":[[`both-1.wasm`,`sha384-both`],\
             [`one-1.wasm`,`sha384-one`]]},lateParts);keep(true);"
        );
    }

    #[test]
    fn the_loaders_of_late_parts_are_given_by_this_script_and_no_other_is_imported() {
        let glue = format!(
            "import * as import1 from \"./late.js\"\nimport * as import2 from \"./late.js\"\n{GLUE}\
             ({{\n\"./app_bg.js\": import0,\n\"./late.js\": import1,\n\"./late.js\": import2,\n}});\n"
        );
        let script = joined(&glue, BOOT).unwrap();
        assert!(!script.contains("import *"));
        assert!(script.contains("import0,\"./late.js\":lateParts})"));
        assert!(joined(&format!("import * as a from \"./other.js\"\n{GLUE}"), BOOT).is_err());
    }

    #[test]
    fn a_boot_code_without_a_mark_is_refused() {
        assert!(joined(GLUE, r#"start("BUILD_WASM_FILE", BUILD_LATE_PARTS);"#).is_err());
        assert!(joined("", BOOT).is_err());
        assert!(joined("function __wbg_get_imports() {}\n", BOOT).is_err());
    }
}
