//! Scripts as browsers get them: without comments and spaces, and with short names for what is known
//! inside one function only. The names of the script's own functions stay, so that the stack of an
//! error can be read. This takes a reader of JavaScript: `/*` and `//` stand in strings, template
//! literals and regular expressions as well, and code may follow a comment on its line.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::{MangleOptions, Mangler};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// How a browser runs a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<script type="module">`.
    Module,
    /// A worker's script.
    Classic,
}

/// The same script in fewer bytes. An error if no browser could read it.
pub fn minified(script: &str, kind: Kind) -> Result<String> {
    let kind = match kind {
        Kind::Module => SourceType::mjs(),
        Kind::Classic => SourceType::script(),
    };
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, kind).parse();
    if let Some(fault) = parsed.diagnostics.first() {
        let place = fault
            .labels
            .first()
            .map_or(0, |label| label.offset() as usize);
        let before = script.bytes().take(place);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        bail!("line {line} of the script is no JavaScript: {fault}");
    }
    let options = MangleOptions {
        top_level: Some(false),
        ..MangleOptions::default()
    };
    let names = Mangler::new().with_options(options).build(&parsed.program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(Some(names.scoping))
        .with_private_member_mappings(Some(names.class_private_mappings))
        .build(&parsed.program);
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Parts;

    fn module(script: &str) -> String {
        minified(script, Kind::Module).unwrap()
    }

    #[test]
    fn code_beside_a_comment_stays_whatever_line_it_stands_on() {
        let script = module(
            "/* one */ first();\n/* two\n * three */ second(); /* four\n */ third();\n\
             fourth(/* five */ 5); // six();\n// seven();\n/**/eighth();/* nine */\ntenth();",
        );
        for call in [
            "first()",
            "second()",
            "third()",
            "fourth(5)",
            "eighth()",
            "tenth()",
        ] {
            assert!(script.contains(call), "{call} is not in {script}");
        }
        for word in ["six", "seven", "nine", "/*", "//"] {
            assert!(!script.contains(word), "{word} is in {script}");
        }
    }

    #[test]
    fn what_only_looks_like_a_comment_stays_to_the_letter() {
        for text in [
            r#""/* a */ // b""#,
            r#"'it\'s /* no comment'"#,
            r#""a \" /*""#,
            r#""ends in a backslash \\" + "// b""#,
        ] {
            let value: String = text.chars().filter(|c| !"'\"+ \\".contains(*c)).collect();
            let script = module(&format!("show({text}); after();"));
            let kept: String = script
                .chars()
                .filter(|c| !"'\"`+ \\".contains(*c))
                .collect();
            assert_eq!(kept, format!("show({value});after();"));
        }
        for literal in [
            "`\n  // one\n    /* two */\n\n  three  \n`",
            "`${`// in ${1} // out`} /* `",
            r"/\/\*[/*`]\//g",
            r#"/[`'"]\/\/.*/"#,
        ] {
            let script = module(&format!("show({literal}); /* x */ after();"));
            assert_eq!(script, format!("show({literal});after();"));
        }
    }

    #[test]
    fn a_slash_after_a_value_divides_and_else_begins_an_expression() {
        let script =
            module("show(a / 2 /* x */ / b, a++ / 3, (a) / 4 / b); if (a) /'\\/*/.test(b);");
        assert_eq!(script, "show(a/2/b,a++/3,a/4/b);if(a)/'\\/*/.test(b);");
    }

    #[test]
    fn a_line_that_ends_a_statement_still_ends_it() {
        let script =
            module("let a = b // x\n++c\nreturned = () => { return /* y */\n  a }\n;[a].map(c)");
        assert_eq!(script, "let a=b;++c;returned=()=>{return;a};[a].map(c);");
    }

    #[test]
    fn names_of_one_function_are_short_and_those_that_others_use_stay() {
        let script = module(
            "const KEEPS = true; function start(address) { return fetch(address, { integrity: KEEPS }); }",
        );
        assert_eq!(
            script,
            "const KEEPS=true;function start(e){return fetch(e,{integrity:KEEPS})}"
        );
    }

    #[test]
    fn what_no_browser_could_read_is_refused_with_its_line() {
        for (script, line) in [
            ("a();\nb(;\n", "line 2 "),
            ("a();\n\n/* never ends", "line 3 "),
            ("`never ends", "line 1 "),
        ] {
            let fault = minified(script, Kind::Module).unwrap_err().to_string();
            assert!(fault.starts_with(line), "{fault}");
        }
        // Only a module waits outside of a function.
        assert!(minified("await a();", Kind::Classic).is_err());
        assert!(minified("await a();", Kind::Module).is_ok());
    }

    #[test]
    fn what_is_small_already_stays_as_it_is() {
        for file in Parts::FILES {
            let path = format!("{}/../public/{file}", env!("CARGO_MANIFEST_DIR"));
            let script = std::fs::read_to_string(path).unwrap();
            let once = module(&script);
            assert!(once.len() < script.len(), "{file}");
            assert_eq!(module(&once), once, "{file}");
        }
    }
}
