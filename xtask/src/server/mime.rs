//! File types by ending, as static hosts know them.

use std::path::Path;

/// The content type of a file; unknown endings are plain bytes.
#[must_use]
pub fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_told_by_the_ending() {
        let check =
            |name: &str, expected: &str| assert_eq!(mime(Path::new(name)), expected, "{name}");
        check("a/app-1.wasm", "application/wasm");
        check("app.js", "text/javascript; charset=utf-8");
        check("app.webmanifest", "application/manifest+json");
        check("icon.svg", "image/svg+xml");
        check("snapshot.json", "application/json");
        check("_headers", "application/octet-stream");
    }
}
