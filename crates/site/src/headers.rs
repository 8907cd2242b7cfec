//! The response headers of a published site, defined once: the `_headers` file
//! for Netlify and Cloudflare, the page's own policy and the loopback server
//! all come from here. Must never differ between those three.

use crate::{SiteFault, digest};

/// What a page may load and do: its own files, nothing else; inline only the styles and the script of
/// the first picture, by their hashes.
const POLICY: [&str; 13] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'none'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
];

/// A browser heeds this one in a header only.
const FRAMES: &str = "frame-ancestors 'none'";

const DENIED: [&str; 17] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

const KEEP: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// Who may be kept for a year and who is asked for anew, by path below the
/// base. No two patterns match one path: hosts would join their values.
const CACHING: [(&str, &str); 12] = [
    ("", ASK),
    ("index.html", ASK),
    ("site.json", ASK),
    ("sw.js", ASK),
    ("sw-off.js", ASK),
    ("manifest.webmanifest", ASK),
    ("needs.bin", ASK),
    ("list/meta.json", ASK),
    ("list/snapshot-*", KEEP),
    ("list/part-*", KEEP),
    ("list/photos/*", KEEP),
    ("assets/*", KEEP),
];

/// The directives that name an inline text.
const STYLES: &str = "style-src 'self'";
const SCRIPTS: &str = "script-src 'self'";

/// The policy for the page's `<meta http-equiv>`; `style` and `script` stand in the page, between their
/// tags.
#[must_use]
pub fn page_policy(style: &str, script: &str) -> String {
    let named =
        |directive: &str, text: &str| format!("{directive} '{}'", digest::inline(text.as_bytes()));
    POLICY
        .join("; ")
        .replace(STYLES, &named(STYLES, style))
        .replace(SCRIPTS, &named(SCRIPTS, script))
}

/// How the policy stands in a page.
pub const META: [&str; 2] = [
    r#"<meta http-equiv="Content-Security-Policy" content=""#,
    r#"">"#,
];

/// The policy that stands in a page, which names its styles. A page without one has the policy without
/// any.
#[must_use]
pub fn policy_of(page: &str) -> String {
    stated_policy(page).map_or_else(|| POLICY.join("; "), String::from)
}

/// The policy that stands in a page.
#[must_use]
pub fn stated_policy(page: &str) -> Option<&str> {
    let [start, end] = META;
    let (_, after) = page.split_once(start)?;
    Some(after.split_once(end)?.0)
}

/// The headers of every response, in the order they are written; `policy` is the page's.
#[must_use]
pub fn common(policy: &str) -> Vec<(&'static str, String)> {
    let denied: Vec<_> = DENIED
        .iter()
        .map(|feature| format!("{feature}=()"))
        .collect();
    vec![
        ("Content-Security-Policy", format!("{policy}; {FRAMES}")),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Permissions-Policy", denied.join(", ")),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Strict-Transport-Security", "max-age=31536000".into()),
    ]
}

/// The `Cache-Control` of a path below the base; other paths have none.
#[must_use]
pub fn caching(path: &str) -> Option<&'static str> {
    let fits = |pattern: &str| match pattern.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == pattern,
    };
    CACHING
        .iter()
        .find(|(pattern, _)| fits(pattern))
        .map(|(_, value)| *value)
}

/// The `_headers` file for a site that lies at `base`, such as `/` or `/list/`; `policy` is its page's.
#[must_use]
pub fn render(base: &str, policy: &str) -> String {
    let mut file = format!("{base}*\n");
    for (name, value) in common(policy) {
        file.push_str(&format!("  {name}: {value}\n"));
    }
    for (pattern, value) in CACHING {
        file.push_str(&format!("{base}{pattern}\n  Cache-Control: {value}\n"));
    }
    file
}

/// Accepts a folder on a host: begins and ends with `/`, plain characters only.
pub fn checked_base(base: &str) -> Result<&str, SiteFault> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if !base.starts_with('/') || !base.ends_with('/') || base.contains("//") {
        return Err(SiteFault::Slashes(base.to_string()));
    }
    if !base.chars().all(plain) || base.split('/').any(|part| part == "..") {
        return Err(SiteFault::Characters(base.to_string()));
    }
    Ok(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headers_file_names_every_header_below_the_base() {
        let file = render("/some/folder/", &page_policy("a{}", "b()"));
        assert!(
            file.starts_with("/some/folder/*\n  Content-Security-Policy: default-src 'none'; ")
        );
        assert!(file.contains("frame-ancestors 'none'\n"));
        assert!(file.contains("\n  X-Content-Type-Options: nosniff\n"));
        assert!(file.contains("camera=(), "));
        assert!(file.contains("/some/folder/assets/*\n  Cache-Control: public, max-age=31536000"));
        assert!(file.contains("/some/folder/\n  Cache-Control: no-cache\n"));
        assert!(
            file.lines()
                .all(|line| line.starts_with("/some/folder/") || line.starts_with("  "))
        );
    }

    #[test]
    fn the_page_policy_leaves_out_what_only_a_header_can_say() {
        let policy = page_policy("a{}", "b()");
        assert!(!policy.contains("frame-ancestors"));
        assert!(!policy.contains('"'));
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn inline_only_the_pages_own_styles_and_script_are_allowed_by_their_hash() {
        let policy = page_policy("", "abc");
        let style = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        let script = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert_eq!(policy.matches("sha256-").count(), 2);
        assert!(policy.contains(&format!("; style-src 'self' '{style}'; ")));
        assert!(policy.contains(&format!(
            "; script-src 'self' '{script}' 'wasm-unsafe-eval'; "
        )));
    }

    #[test]
    fn the_policy_is_that_of_the_page() {
        assert!(policy_of("<title>a</title>").contains("style-src 'self'; "));
        let [start, end] = META;
        let page = format!("<title>a</title>{start}default-src 'none'{end}<p>");
        assert_eq!(policy_of(&page), "default-src 'none'");
    }

    #[test]
    fn each_path_has_at_most_one_caching_rule() {
        for path in [
            "",
            "index.html",
            "list/meta.json",
            "list/snapshot-0123.json",
            "list/part-0123.bin",
            "list/photos/a.png",
            "assets/app-1.js",
        ] {
            let fits = CACHING
                .iter()
                .filter(|(pattern, _)| match pattern.strip_suffix('*') {
                    Some(start) => path.starts_with(start),
                    None => path == *pattern,
                });
            assert_eq!(fits.count(), 1, "{path}");
        }
        assert_eq!(caching("assets/app-1.js"), Some(KEEP));
        assert_eq!(caching("list/meta.json"), Some(ASK));
        assert_eq!(caching("list/snapshot-0123.json"), Some(KEEP));
        assert_eq!(caching("list/part-0123.bin"), Some(KEEP));
        assert_eq!(caching("icon.svg"), None);
    }

    #[test]
    fn a_base_begins_and_ends_with_a_slash() {
        let accepted = ["/", "/a/", "/some/folder/", "/~user/v1.2/"];
        let refused = [
            "", "a", "/a", "a/", "//", "/a//b/", "/a b/", "/../", "/a*/", "/あ/", "/a\n/",
        ];
        assert!(accepted.iter().all(|base| checked_base(base).is_ok()));
        assert!(refused.iter().all(|base| checked_base(base).is_err()));
    }
}
