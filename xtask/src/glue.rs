//! What wasm-bindgen writes, without what nobody needs: exports that nothing calls, and in the names
//! of imports all that only tells them apart.

use std::collections::BTreeMap;

use walrus::Module;

use crate::split;

/// How the exports begin that come with a dependency of Leptos: streams from Rust to JavaScript.
/// Nothing here makes one, yet an export keeps its code alive: 2 % of the download.
const STREAMS: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// The classes of those streams in the script.
const CLASSES: [&str; 3] = [
    "IntoUnderlyingByteSource",
    "IntoUnderlyingSink",
    "IntoUnderlyingSource",
];

/// How the last functions of the script begin: ways to fetch and start the program, which `boot.js`
/// does itself.
const STARTERS: &str = "async function __wbg_load(";

/// Takes away what the start exports and nobody calls. The linker's two numbers are nobody's either.
pub fn drop_unused(module: &mut Module) {
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| {
            STREAMS.iter().any(|begin| export.name.starts_with(begin))
                || export.name.starts_with(split::KEPT)
                || ["__heap_base", "__data_end"].contains(&export.name.as_str())
        })
        .map(walrus::Export::id)
        .collect();
    for export in unused {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(module);
}

/// Old name to new, of what a wasm file imports from the script.
pub type Names = BTreeMap<String, String>;

/// Gives every import from the script a name of one or two letters: the long ones, each with a hash
/// of its own, were a fortieth of the start. In the order of the long names, so that the same program
/// always has the same file.
pub fn shorten(module: &mut Module) -> Names {
    let imports = module.imports.iter();
    let mut names: Names = imports
        .filter(|import| is_glue(&import.module))
        .map(|import| (import.name.clone(), String::new()))
        .collect();
    for (number, name) in names.values_mut().enumerate() {
        *name = short(number);
    }
    for import in module.imports.iter_mut() {
        if is_glue(&import.module)
            && let Some(name) = names.get(&import.name)
        {
            import.name.clone_from(name);
        }
    }
    names
}

/// Whether this is the module that wasm-bindgen itself writes, as `./app_bg.js`.
fn is_glue(module: &str) -> bool {
    module.ends_with("_bg.js")
}

/// a … z, aa … zz, aaa …
fn short(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().copied().map(char::from).collect()
}

/// The script for a file that was shortened so, without the classes of the streams and the starters.
pub fn fitting(glue: &str, names: &Names) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        if line.starts_with(STARTERS) {
            break;
        }
        if let Some(last) = begins_class(line) {
            // To its last line. Without one all the rest goes, and `script::join` says what is missing.
            lines.by_ref().find(|line| line.contains(&last));
            continue;
        }
        let name = line.trim_start().split_once(": ").map(|(name, _)| name);
        match name.and_then(|name| Some((name, names.get(name)?))) {
            Some((long, short)) => kept.push_str(&line.replacen(long, short, 1)),
            None => kept.push_str(line),
        }
        kept.push('\n');
    }
    kept
}

/// What stands in the last line of the declaration that begins here, if it is one of the streams'.
fn begins_class(line: &str) -> Option<String> {
    CLASSES.iter().find_map(|name| {
        if line.starts_with(&format!("export class {name} ")) {
            Some(format!("{name}.prototype[Symbol.dispose]"))
        } else if line.starts_with(&format!("const {name}Finalization ")) {
            Some("new FinalizationRegistry(".to_string())
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_all_different() {
        let names: Vec<_> = (0..1000).map(short).collect();
        assert_eq!(names[0], "a");
        assert_eq!(names[25], "z");
        assert_eq!(names[26], "aa");
        assert_eq!(names[26 + 26 * 26], "aaa");
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), names.len());
    }

    #[test]
    fn imports_of_the_glue_are_renamed_in_both_and_others_are_not() {
        let mut module = Module::default();
        let kind = module.types.add(&[], &[]);
        module.add_import_func("./app_bg.js", "__wbg_get_12", kind);
        module.add_import_func("./app_bg.js", "__wbg_add_34", kind);
        module.add_import_func("./late.js", "__wasm_split_load_card", kind);
        let names = shorten(&mut module);
        let found: Vec<_> = module.imports.iter().map(|import| &import.name).collect();
        assert_eq!(found, ["b", "a", "__wasm_split_load_card"]);
        let glue = "        __wbg_add_34: function() { return 1 },\n        __wbg_get_12: function() { },\n\
                    other: 3\n";
        let fit = "        a: function() { return 1 },\n        b: function() { },\nother: 3\n";
        assert_eq!(fitting(glue, &names), fit);
    }

    #[test]
    fn classes_of_streams_and_what_starts_the_program_are_left_out() {
        let glue = "one\nexport class IntoUnderlyingSink {\n    free() {\n    }\n}\n\
                    if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = \
                    IntoUnderlyingSink.prototype.free;\ntwo\n\
                    const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n\
                    \x20   ? { register: () => {}, unregister: () => {} }\n\
                    \x20   : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));\n\
                    three\nasync function __wbg_load(module, imports) {\n}\nfour\n";
        assert_eq!(fitting(glue, &Names::new()), "one\ntwo\nthree\n");
    }
}
