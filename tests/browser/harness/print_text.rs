//! The text of a printed page, as a reader selects it: each font's own table
//! of characters, and the words that the printer put beside a glyph
//! (`ActualText`), which Chromium does for glyphs that two characters share.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The characters of a page in the order they were printed.
pub fn text(document: &Document, page: ObjectId) -> String {
    let fonts = document.get_page_fonts(page).unwrap();
    let fonts: BTreeMap<_, _> = fonts
        .into_iter()
        .map(|(name, font)| (name, Table::of(document, font)))
        .collect();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let mut reader = Reader {
        fonts,
        font: None,
        spans: Vec::new(),
        text: String::new(),
    };
    content
        .operations
        .iter()
        .for_each(|operation| reader.read(operation));
    reader.text
}

struct Reader {
    fonts: BTreeMap<Vec<u8>, Table>,
    font: Option<Vec<u8>>,
    /// For each open span, whether its text has been said already.
    spans: Vec<bool>,
    text: String,
}

impl Reader {
    fn read(&mut self, operation: &Operation) {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), ..]) => self.font = Some(name.clone()),
            ("Tj", [Object::String(codes, _)]) => self.show(codes),
            ("TJ", [Object::Array(parts)]) => {
                for part in parts {
                    if let Object::String(codes, _) = part {
                        self.show(codes);
                    }
                }
            }
            ("BMC" | "BDC", operands) => {
                let actual = operands
                    .get(1)
                    .and_then(|span| span.as_dict().ok()?.get(b"ActualText").ok());
                if let Some(Object::String(words, _)) = actual {
                    let words = words.strip_prefix(b"\xfe\xff").unwrap_or(words);
                    self.text.push_str(&utf16(words));
                }
                self.spans.push(actual.is_some());
            }
            ("EMC", _) => drop(self.spans.pop()),
            _ => {}
        }
    }

    fn show(&mut self, codes: &[u8]) {
        if self.spans.contains(&true) {
            return;
        }
        let table = self.font.as_ref().and_then(|name| self.fonts.get(name));
        self.text
            .push_str(&table.expect("a font is set before text").read(codes));
    }
}

/// What a font's codes stand for.
struct Table {
    width: usize,
    characters: BTreeMap<u32, String>,
}

impl Table {
    fn of(document: &Document, font: &Dictionary) -> Self {
        let stream = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream);
        let source = stream.ok().and_then(|stream| {
            stream
                .decompressed_content()
                .ok()
                .or_else(|| Some(stream.content.clone()))
        });
        let source = String::from_utf8_lossy(&source.unwrap_or_default()).into_owned();
        let mut characters = BTreeMap::new();
        for line in section(&source, "bfchar") {
            if let [code, to] = codes(line)[..] {
                characters.insert(number(code), utf16(&bytes(to)));
            }
        }
        for line in section(&source, "bfrange") {
            if let [first, last, to] = codes(line)[..] {
                for code in number(first)..=number(last) {
                    let to = number(to) + code - number(first);
                    characters.insert(
                        code,
                        char::from_u32(to).map(String::from).unwrap_or_default(),
                    );
                }
            }
        }
        let composite = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Type0");
        Self {
            width: if composite { 2 } else { 1 },
            characters,
        }
    }

    fn read(&self, codes: &[u8]) -> String {
        let code = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte))
        };
        let found = |bytes: &[u8]| {
            self.characters
                .get(&code(bytes))
                .map_or("\u{fffd}", String::as_str)
                .to_string()
        };
        codes.chunks(self.width).map(found).collect()
    }
}

fn section<'a>(source: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let (begin, end) = (format!("begin{name}"), format!("end{name}"));
    let parts: Vec<_> = source.split(&begin).skip(1).collect();
    parts
        .into_iter()
        .filter_map(move |part| Some(part.split_once(&end)?.0))
        .flat_map(str::lines)
}

fn codes(line: &str) -> Vec<&str> {
    line.split('<')
        .skip(1)
        .filter_map(|part| Some(part.split_once('>')?.0))
        .collect()
}

fn number(hex: &str) -> u32 {
    u32::from_str_radix(hex, 16).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex
        .as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).unwrap());
    pairs
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<_> = bytes
        .chunks(2)
        .map(|pair| {
            pair.iter()
                .fold(0, |unit, byte| unit << 8 | u16::from(*byte))
        })
        .collect();
    String::from_utf16_lossy(&units)
}
