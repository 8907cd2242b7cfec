//! What comes out of the printer.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lopdf::{Dictionary, Document, Object};
use serde_json::json;

use super::page::Page;
use super::print_text;

/// A printed document.
pub struct Pdf(Document);

impl Page {
    /// Prints on A4 as the style sheet says; the file is kept in
    /// target/prints/<name>.pdf for people to look at.
    pub async fn print(&self, name: &str) -> Pdf {
        let wish = json!({
            "preferCSSPageSize": true,
            "printBackground": false,
            "displayHeaderFooter": false,
            "paperWidth": 8.27,
            "paperHeight": 11.69,
        });
        let answer = self.cdp("Page.printToPDF", wish).await;
        let bytes = STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .unwrap();
        std::fs::write(super::artifact("prints", &format!("{name}.pdf")), &bytes).unwrap();
        Pdf::load(&bytes)
    }
}

impl Pdf {
    /// Reads a printed file.
    pub fn load(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).unwrap())
    }

    /// How many sheets.
    pub fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// The text of a page, from 1, without blanks and line ends: how glyphs
    /// are spaced out is the printer's business.
    pub fn text(&self, page: u32) -> String {
        let text = print_text::text(&self.0, self.0.get_pages()[&page]);
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Fails unless each page is A4, upright, to the millimetre.
    pub fn is_a4(&self) {
        self.measures((210, 297));
    }

    /// Fails unless each page is A4, lying across.
    pub fn lies_across(&self) {
        self.measures((297, 210));
    }

    fn measures(&self, expected: (i32, i32)) {
        for (number, page) in self.0.get_pages() {
            let size = self.inherited(self.0.get_dictionary(page).unwrap(), b"MediaBox");
            let size: Vec<_> = size
                .as_array()
                .unwrap()
                .iter()
                .map(|side| side.as_float().unwrap())
                .collect();
            let millimetres = |points: f32| (points / 72.0 * 25.4).round() as i32;
            let found = (
                millimetres(size[2] - size[0]),
                millimetres(size[3] - size[1]),
            );
            assert_eq!(found, expected, "page {number} in millimetres");
        }
    }

    /// Fails unless every font is in the file itself.
    pub fn fonts_are_embedded(&self) {
        let fonts = self.fonts();
        assert!(
            !fonts.is_empty(),
            "no font at all: nothing was printed as text"
        );
        let missing: Vec<_> = fonts.iter().filter(|(_, embedded)| !embedded).collect();
        assert!(missing.is_empty(), "not embedded: {missing:?}");
    }

    /// Each font's name and whether it is in the file.
    pub fn fonts(&self) -> Vec<(String, bool)> {
        let fonts = self
            .0
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok());
        let fonts = fonts.filter(|font| {
            font.get(b"Type")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"Font")
        });
        // A composite font's own part is its descendant, which is listed too.
        let fonts = fonts.filter(|font| !font.has(b"DescendantFonts"));
        fonts
            .map(|font| (self.font_name(font), self.is_embedded(font)))
            .collect()
    }

    fn font_name(&self, font: &Dictionary) -> String {
        let name = font.get(b"BaseFont").and_then(Object::as_name);
        String::from_utf8_lossy(name.unwrap_or(b"without a name")).into_owned()
    }

    fn is_embedded(&self, font: &Dictionary) -> bool {
        if font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Type3")
        {
            return true;
        }
        let descriptor = font
            .get_deref(b"FontDescriptor", &self.0)
            .and_then(Object::as_dict);
        descriptor.is_ok_and(|descriptor| {
            [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
                .iter()
                .any(|file| descriptor.has(file))
        })
    }

    fn inherited(&self, page: &Dictionary, key: &[u8]) -> Object {
        if let Ok(found) = page.get_deref(key, &self.0) {
            return found.clone();
        }
        let parent = page.get_deref(b"Parent", &self.0).and_then(Object::as_dict);
        self.inherited(parent.expect("a page's size is on it or above it"), key)
    }
}
