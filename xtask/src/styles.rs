//! One style sheet out of many: `@import` lines replaced by what they name,
//! wrapped in their layer and media, comments gone. Must never let a remote
//! address through.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

/// Reads a style sheet and everything it imports. `public` is the folder whose
/// files end up beside `assets/`, for pictures such as `url("../icon.svg")`.
pub fn inline(main: &Path, public: &Path) -> Result<String> {
    let mut open = Vec::new();
    let text = expand(main, &mut open)?;
    check_addresses(&text, public)
        .with_context(|| format!("in {} or its imports", main.display()))?;
    Ok(text)
}

/// The same for the sheet that stands in the page itself. It has no pictures: an address in it would
/// start from the page's folder, not from `assets/`.
pub fn first(main: &Path, public: &Path) -> Result<String> {
    let text = inline(main, public)?;
    ensure!(
        !text.contains("url("),
        "{} or its imports: url() cannot stand in the page's own styles",
        main.display()
    );
    Ok(text)
}

fn expand(file: &Path, open: &mut Vec<PathBuf>) -> Result<String> {
    ensure!(
        !open.iter().any(|seen| seen == file),
        "{} imports itself: remove the circle",
        file.display()
    );
    let text =
        fs::read_to_string(file).with_context(|| format!("style sheet {}", file.display()))?;
    let text = without_comments(&text).with_context(|| format!("{}", file.display()))?;
    open.push(file.to_path_buf());
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("@import") {
        out.push_str(&rest[..at]);
        let statement = &rest[at + "@import".len()..];
        let end = statement
            .find(';')
            .with_context(|| format!("{}: an @import without its semicolon", file.display()))?;
        let (name, wrappers) = import(&statement[..end])
            .with_context(|| format!("{}: @import{};", file.display(), &statement[..end]))?;
        let inner = expand(&file.with_file_name("").join(name), open)?;
        for wrapper in &wrappers {
            out.push_str(&format!("{wrapper} {{\n"));
        }
        out.push_str(&inner);
        wrappers.iter().for_each(|_| out.push_str("}\n"));
        rest = &statement[end + 1..];
    }
    out.push_str(rest);
    open.pop();
    Ok(tidy(&out))
}

/// Reads `url("a.css") layer(x) print` into its file and its wrappers.
fn import(statement: &str) -> Result<(&str, Vec<String>)> {
    let statement = statement.trim();
    let (quoted, rest) = match statement.strip_prefix("url(") {
        Some(inner) => inner.split_once(')').context("url( is not closed")?,
        None => {
            let end = statement
                .rfind(['"', '\''])
                .context("the file's name needs quotes")?;
            statement.split_at(end + 1)
        }
    };
    let name = quoted.trim().trim_matches(['"', '\'']);
    ensure!(
        !is_remote(name),
        "a remote address: styles come from this project only"
    );
    ensure!(
        name.ends_with(".css") && !name.contains(['"', '\'']),
        "not the name of a .css file"
    );
    let mut rest = rest.trim();
    let mut wrappers = Vec::new();
    if let Some(after) = rest.strip_prefix("layer(") {
        let (layer, after) = after.split_once(')').context("layer( is not closed")?;
        wrappers.push(format!("@layer {}", layer.trim()));
        rest = after.trim();
    }
    ensure!(
        !rest.starts_with("layer") && !rest.starts_with("supports"),
        "only layer(name) and media are read"
    );
    if !rest.is_empty() {
        wrappers.insert(0, format!("@media {rest}"));
    }
    Ok((name, wrappers))
}

fn without_comments(text: &str) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            let end = rest[2..].find("*/").context("a comment without its end")?;
            rest = &rest[end + 4..];
            continue;
        }
        let mut taken = c.len_utf8();
        match quote {
            Some(open) if c == open || c == '\n' => quote = None,
            Some(_) if c == '\\' => taken += rest[1..].chars().next().map_or(0, char::len_utf8),
            None if c == '"' || c == '\'' => quote = Some(c),
            _ => {}
        }
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    Ok(out)
}

fn tidy(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |out, line| out + line + "\n")
}

fn check_addresses(text: &str, public: &Path) -> Result<()> {
    for (at, _) in text.match_indices("url(") {
        let address = text[at + 4..].split(')').next().unwrap_or_default();
        let address = address.trim().trim_matches(['"', '\'']);
        if is_remote(address) {
            bail!("url({address}): a remote or data address, which the page's policy forbids");
        }
        let Some(name) = address.strip_prefix("../") else {
            ensure!(
                address.starts_with('#'),
                "url({address}): write ../name for the file public/name"
            );
            continue;
        };
        ensure!(
            public.join(name).is_file(),
            "url({address}): there is no public/{name}"
        );
    }
    Ok(())
}

fn is_remote(address: &str) -> bool {
    address.contains(':') || address.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(files: &[(&str, &str)]) -> Result<String> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.with_file_name(""))?;
            fs::write(file, text)?;
        }
        inline(
            &folder.path().join("main.css"),
            &folder.path().join("public"),
        )
    }

    fn check(files: &[(&str, &str)], expected: &str) {
        assert_eq!(styles(files).unwrap(), expected);
    }

    fn refused(files: &[(&str, &str)], reason: &str) {
        let error = format!("{:#}", styles(files).unwrap_err());
        assert!(error.contains(reason), "{error}");
    }

    #[test]
    fn imports_are_replaced_in_order_below_their_own_folder() {
        let main = "@layer base, parts;\n@import url(\"base.css\") layer(base);\n@import 'parts/all.css' layer(parts);\n";
        let files = [
            ("main.css", main),
            ("base.css", "  a { color: red }\n"),
            ("parts/all.css", "@import url(card.css);"),
            ("parts/card.css", "b{}"),
        ];
        check(
            &files,
            "@layer base, parts;\n@layer base {\na { color: red }\n}\n@layer parts {\nb{}\n}\n",
        );
    }

    #[test]
    fn media_wraps_the_layer() {
        let files = [
            ("main.css", "@import url('p.css') layer(print) print;"),
            ("p.css", "a{}"),
        ];
        check(&files, "@media print {\n@layer print {\na{}\n}\n}\n");
    }

    #[test]
    fn comments_go_but_not_inside_strings() {
        check(
            &[(
                "main.css",
                "/* x */a::before { content: \"/*\\\"*/\" } /* @import */\n",
            )],
            "a::before { content: \"/*\\\"*/\" }\n",
        );
        refused(&[("main.css", "a{} /* open")], "comment without its end");
    }

    #[test]
    fn remote_addresses_are_refused() {
        for line in [
            "@import url(\"https://x.jp/a.css\");",
            "@import \"//x.jp/a.css\";",
        ] {
            refused(&[("main.css", line)], "remote");
        }
        for address in [
            "https://x.jp/a.png",
            "//x.jp/a.png",
            "data:image/png;base64,AA",
        ] {
            refused(
                &[("main.css", &format!("a {{ background: url({address}) }}"))],
                "remote",
            );
        }
    }

    #[test]
    fn a_picture_must_lie_in_public() {
        check(
            &[("main.css", "a{mask:url(../i.svg)}"), ("public/i.svg", "")],
            "a{mask:url(../i.svg)}\n",
        );
        refused(&[("main.css", "a{mask:url(../j.svg)}")], "no public/j.svg");
        refused(&[("main.css", "a{mask:url(i.svg)}")], "write ../name");
    }

    #[test]
    fn a_circle_and_a_missing_file_are_named() {
        refused(
            &[
                ("main.css", "@import 'a.css';"),
                ("a.css", "@import 'main.css';"),
            ],
            "imports itself",
        );
        refused(&[("main.css", "@import 'gone.css';")], "gone.css");
    }
}
