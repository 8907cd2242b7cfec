//! The parts of a workbook, looked at before anything is made of them.
//!
//! The library that reads workbooks makes room for as many texts as a workbook says it has, and copies a font for
//! each format that names it. A few bytes can ask for all memory in that way, and running out of memory cannot be
//! caught. So every part is unpacked once and counted here, by the same parser.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::room::Budget;

/// Most parts.
const PARTS: usize = 10_000;
/// Most bytes without a tag, and of a tag. A cell of a spreadsheet has 32,767 characters.
const RUN: usize = 1 << 20;
/// Most different texts.
const STRINGS: usize = 4_000_000;
/// Fewest bytes of a text: `<si/>`.
const STRING: u64 = 5;
/// Most bytes that the formats of cells take when each has its own copy of what it names.
const STYLES: u64 = 128 << 20;

/// Why a workbook is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing that a spreadsheet has written.
    Broken,
    /// More than is left for all files together.
    TooMuch,
}

/// Looks at the parts of a workbook, and takes their bytes from the budget.
pub fn look(bytes: &[u8], budget: &mut Budget) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if archive.len() > PARTS {
        return Err(Refusal::Broken);
    }
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Refusal::Broken)?;
        let name = part.name().map_err(|_| Refusal::Broken)?.to_lowercase();
        // What other programs keep in a workbook for themselves may be one long text.
        let is_kept = name
            .strip_prefix("customxml/item")
            .is_some_and(|rest| !rest.contains(['/', '\\']));
        let is_text = !is_kept && (name.ends_with(".xml") || name.ends_with(".rels"));
        let mut source = Bounded {
            inner: part,
            left: budget.unpacked,
            read: 0,
            run: 0,
            most: if is_text { RUN } else { usize::MAX },
            refusal: None,
        };
        let found = match is_text {
            true => tags(&mut source, &name),
            false => {
                // Pictures and the like are measured alone. What cannot be unpacked is not read later either.
                let _ = std::io::copy(&mut source, &mut std::io::sink());
                Ok(())
            }
        };
        budget.unpacked = source.left;
        source.refusal.map_or(found, Err)?;
    }
    Ok(())
}

/// A part as it is unpacked, whatever size its directory states.
struct Bounded<R> {
    inner: R,
    left: u64,
    read: u64,
    /// Bytes since the last tag began.
    run: usize,
    most: usize,
    refusal: Option<Refusal>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let bytes = buffer.get(..read).unwrap_or_default();
        for (nth, part) in bytes.split(|byte| *byte == b'<').enumerate() {
            self.run = part.len() + if nth == 0 { self.run } else { 0 };
            if self.run > self.most {
                self.refusal = Some(Refusal::Broken);
            }
        }
        self.read += read as u64;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => self.refusal = Some(Refusal::TooMuch),
        }
        match self.refusal {
            None => Ok(read),
            Some(_) => Err(std::io::Error::other("more than there is room for")),
        }
    }
}

/// What the tags of a part ask for.
#[derive(Default)]
struct Wanted {
    strings: usize,
    said: u64,
    formats: u64,
    /// Where the font, fill or border began that is being read.
    begin: [Option<u64>; 3],
    /// Bytes of the longest of each, and of the longest number format.
    longest: [u64; 4],
}

/// What a format names.
const NAMED: [&str; 3] = ["font", "fill", "border"];

/// Reads the tags of a part. Where it is no XML, whoever reads it later stops at the same place.
fn tags<R: Read>(source: &mut Bounded<R>, name: &str) -> Result<(), Refusal> {
    let mut wanted = Wanted::default();
    let mut reader = Reader::from_reader(BufReader::new(&mut *source));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut before = 0;
    let mut found = Ok(());
    while found.is_ok() {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => found = wanted.start(&tag, before),
            Ok(Event::End(tag)) => {
                let local = tag.local_name();
                let place = NAMED.iter().position(|name| *name == local.as_ref());
                if let Some((place, begin)) =
                    place.and_then(|place| Some((place, wanted.begin[place].take()?)))
                {
                    let length = reader.buffer_position().saturating_sub(begin);
                    wanted.longest[place] = wanted.longest[place].max(length);
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        before = reader.buffer_position();
    }
    drop(reader);
    found?;
    let copies = wanted.formats.saturating_mul(wanted.longest.iter().sum());
    let is_style = name.ends_with("styles.xml") && copies > STYLES;
    match is_style || wanted.said.saturating_mul(STRING) > source.read {
        true => Err(Refusal::Broken),
        false => Ok(()),
    }
}

impl Wanted {
    fn start(&mut self, tag: &BytesStart<'_>, at: u64) -> Result<(), Refusal> {
        let local = tag.local_name();
        let local = local.as_ref();
        let is_sound = match local {
            "si" => {
                self.strings += 1;
                self.strings <= STRINGS
            }
            "sst" => {
                // Nobody makes room for what is no number.
                let counts = attribute(tag, "uniqueCount").into_iter();
                let counts = counts.filter(|count| count.bytes().all(|byte| byte.is_ascii_digit()));
                let said = counts.map(|count| count.parse().unwrap_or(u64::MAX));
                self.said = said.fold(self.said, u64::max);
                if self.said > STRINGS as u64 {
                    return Err(Refusal::Broken);
                }
                true
            }
            "xf" => {
                self.formats += 1;
                true
            }
            "numFmt" => {
                self.longest[3] = self.longest[3].max(tag.len() as u64);
                true
            }
            "c" | "row" => attribute(tag, "r").iter().all(|place| is_place(place)),
            "dimension" => attribute(tag, "ref")
                .iter()
                .all(|area| area.split(':').all(is_place)),
            _ => true,
        };
        if let Some(place) = NAMED.iter().position(|name| *name == local) {
            self.begin[place].get_or_insert(at);
        }
        is_sound.then_some(()).ok_or(Refusal::Broken)
    }
}

/// All values of an attribute, as they stand.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Vec<String> {
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let named = attributes.filter(|attribute| attribute.key.as_ref() == name);
    named.map(|attribute| attribute.value.to_string()).collect()
}

/// Whether a text can be the place of a cell or a row: at most XFD1048576.
fn is_place(text: &str) -> bool {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    text.len() - digits.len() <= 3 && digits.len() <= 7
}
