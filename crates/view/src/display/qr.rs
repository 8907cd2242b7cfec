//! QR codes as the path of a drawing.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as an SVG path in a square of `size` × `size` modules, quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Side of the square in modules.
    pub size: i32,
    /// One path of all dark modules.
    pub path: String,
}

/// Modules that the standard asks to stay light around the code.
const QUIET: i32 = 4;

/// Encodes a text; none if it is too long for a QR code.
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // A row's run of dark modules is one rectangle: a shorter path, and no hairlines
                // between modules in print.
                path.push_str(&format!(
                    "M{} {}h{}v1h-{}z",
                    start + QUIET,
                    y + QUIET,
                    x - start,
                    x - start
                ));
            }
            x += 1;
        }
    }
    Some(Qr {
        size: code.size() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_square_of_modules() {
        let found = qr("https://list.example.jp/#/card/012345").expect("short");
        assert!(found.size >= 21 + 2 * QUIET);
        // The finder pattern at the top left: a run of seven dark modules.
        assert!(found.path.starts_with("M4 4h7v1h-7z"));
    }

    #[test]
    fn a_text_beyond_the_largest_code_is_none() {
        assert_eq!(qr(&"x".repeat(5000)), None);
    }
}
