//! What the page's markup must not hold. The content policy would block it in
//! the browser; here it fails the build, with the offending tag.

use anyhow::{Result, bail, ensure};

/// Refuses inline script and style, remote and absolute addresses, `<base>`. One style sheet and one
/// script may stand in the page: those which the build puts there, and the policy names by their hashes.
pub fn check(html: &str) -> Result<()> {
    let (mut has_styles, mut has_script) = (false, false);
    for tag in tags(html)? {
        let (name, attributes) = parts(tag);
        let has = |wanted: &str| attributes.iter().any(|(name, _)| name == wanted);
        let fault = match name.as_str() {
            "style" if has_styles || tag != "<style>" => {
                Some("a second inline style sheet: write it in style/")
            }
            "style" => {
                has_styles = true;
                None
            }
            "base" => Some("a <base> element, which the page's policy forbids"),
            "script" if !has("src") && (has_script || tag != "<script>") => {
                Some("a second inline script: write it in public/")
            }
            "script" if !has("src") => {
                has_script = true;
                None
            }
            _ => attributes
                .iter()
                .find_map(|(attribute, value)| fault(&name, attribute, value)),
        };
        if let Some(fault) = fault {
            bail!("index.html: {fault}: {tag}");
        }
    }
    Ok(())
}

fn fault(tag: &str, attribute: &str, value: &str) -> Option<&'static str> {
    if attribute == "style" {
        return Some("a style attribute: use a class");
    }
    if attribute.starts_with("on") {
        return Some("an event attribute: listen in the program");
    }
    let loads = matches!(attribute, "src" | "srcset" | "poster" | "data" | "manifest")
        || (tag == "link" && attribute == "href");
    let value = value.trim().to_ascii_lowercase();
    if loads
        && (value.contains("http:")
            || value.contains("https:")
            || value.contains("data:")
            || value.starts_with("//"))
    {
        return Some("a file from elsewhere: everything comes from this site");
    }
    if loads && value.starts_with('/') {
        return Some("an address from the host's top: write ./, the site may lie in any folder");
    }
    None
}

/// The opening tags, from `<` to `>`, comments left out.
fn tags(html: &str) -> Result<Vec<&str>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some(end) = comment.find("-->") else {
                bail!("index.html: a comment without its end")
            };
            rest = &comment[end + 3..];
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = &rest[1..];
            continue;
        }
        let mut quote = None;
        let end = rest.find(|c| match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
                false
            }
            None => {
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
                c == '>'
            }
        });
        ensure!(
            end.is_some(),
            "index.html: a tag without its end: {rest:.60}"
        );
        let (tag, after) = rest.split_at(end.unwrap_or_default() + 1);
        tags.push(tag);
        rest = after;
    }
    Ok(tags)
}

/// A tag's name and attributes, names in lower case.
fn parts(tag: &str) -> (String, Vec<(String, String)>) {
    let inner = tag
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim_end_matches('/');
    let name_end = inner
        .find(|c: char| c.is_whitespace() || c == '/')
        .unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (name.to_ascii_lowercase(), attributes);
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len())
            .max(1);
        let attribute = rest[..end.min(rest.len())].to_ascii_lowercase();
        rest = rest[end.min(rest.len())..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        attributes.push((attribute, value.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_markup_is_accepted() {
        for html in [
            "<!doctype html><html lang=ja><!-- <style> onclick= --><p class=\"on\">1 < 2 > 0</p>",
            "<script type=module src=./a.js></script><link href='./a.css'><img src=\"./a.png\" alt=\"a > b\">",
            "<a href=\"https://www.ipa.go.jp/\">IPA</a><meta content=\"style-src 'self'\"><br/>",
            "<style>a > b{}</style>",
            "<p>style=\"a\" onclick=\"b\"</p><button data-on=\"x\" disabled>",
        ] {
            assert!(check(html).is_ok(), "{html}");
        }
    }

    #[test]
    fn inline_and_remote_parts_are_refused() {
        for html in [
            "<style>a{}</style><style>b{}</style>",
            "<style media=print>a{}</style>",
            "<STYLE>",
            "<p style=\"color:red\">",
            "<p\nStyle=red>",
            "<p class=a style>",
            "<script></script><script>alert(1)</script>",
            "<script type=module>",
            "<p onclick=\"a()\">",
            "<img src=./a.png OnError = 'a()'>",
            "<img/onerror=a() src=./a>",
            "<script src=\"https://x.jp/a.js\"></script>",
            "<script src=\"//x.jp/a.js\"></script>",
            "<link rel=stylesheet href=\"http://x.jp/a.css\">",
            "<img src=./a.png srcset=\"./a.png 1x, https://x.jp/a.png 2x\">",
            "<img src=\"/a.png\">",
            "<img src=\"data:image/png;base64,AA\">",
            "<base href=\"./\">",
            "<p class=\"open",
            "<!-- open",
        ] {
            assert!(check(html).is_err(), "{html}");
        }
    }
}
