//! The one script of the page: wasm-bindgen's glue, then `public/boot.js` with
//! the wasm file's name and integrity filled in. One file means one integrity.

use anyhow::{Result, ensure};

const FILE: &str = "BUILD_WASM_FILE";
const INTEGRITY: &str = "BUILD_WASM_INTEGRITY";

/// Joins glue and boot code; the boot code must name each mark exactly once.
pub fn join(glue: &str, boot: &str, file: &str, integrity: &str) -> Result<String> {
    for mark in [FILE, INTEGRITY] {
        let count = boot.matches(mark).count();
        ensure!(
            count == 1,
            "public/boot.js: {mark} must stand there once, it stands {count} times"
        );
    }
    ensure!(
        glue.contains("__wbg_init as default"),
        "wasm-bindgen's glue has no `__wbg_init`: its version has changed, adapt public/boot.js"
    );
    let boot = boot.replace(FILE, file).replace(INTEGRITY, integrity);
    Ok(without_remarks(&format!("{}\n{boot}", glue.trim_end())))
}

/// Leaves out lines that hold only a remark, and indents: a tenth of the script. Remarks behind
/// code stay: telling them from a text would take a reader of JavaScript.
fn without_remarks(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_remark = false;
    for line in script.lines().map(str::trim) {
        if in_remark || line.starts_with("/*") {
            in_remark = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "function __wbg_init() {}\nexport { __wbg_init as default };\n";

    #[test]
    fn the_boot_code_follows_the_glue_with_its_marks_filled_in() {
        let boot = r#"start("BUILD_WASM_FILE", "BUILD_WASM_INTEGRITY");"#;
        let script = join(GLUE, boot, "app-1.wasm", "sha384-x").unwrap();
        assert!(script.ends_with("};\nstart(\"app-1.wasm\", \"sha384-x\");\n"));
    }

    #[test]
    fn lines_of_remarks_are_left_out_and_code_is_not() {
        let script =
            "/* one */\n/**\n * two\n */\nlet a = 1; // three\n  // four\n  let b = \"//\";\n";
        assert_eq!(
            without_remarks(script),
            "let a = 1; // three\nlet b = \"//\";\n"
        );
    }

    #[test]
    fn a_boot_code_without_a_mark_is_refused() {
        assert!(join(GLUE, r#"start("BUILD_WASM_FILE");"#, "a", "b").is_err());
        assert!(
            join(
                "",
                r#"start("BUILD_WASM_FILE", "BUILD_WASM_INTEGRITY")"#,
                "a",
                "b"
            )
            .is_err()
        );
    }
}
