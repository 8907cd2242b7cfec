//! What a WebAssembly file says of its functions, read where the bytes must stay as they are:
//! relocations count them, so that a reader that writes the file anew is of no use.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const EXPORT: u8 = 7;
const CODE: u8 = 10;

/// A function: its number in the file, its name where it has one, and the bytes of its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The number that calls name it by.
    pub number: u32,
    /// As the compiler wrote it.
    pub name: String,
    /// The length of its code.
    pub bytes: u32,
}

/// The functions that a file defines.
pub fn functions(file: &[u8]) -> Result<Vec<Function>> {
    let mut imported = 0;
    let mut lengths = Vec::new();
    let mut names = BTreeMap::new();
    for (id, content) in sections(file)? {
        let mut at = Reader(content);
        match id {
            IMPORT => imported = imported_functions(&mut at)?,
            CODE => {
                for _ in 0..at.number()? {
                    let length = at.number()?;
                    at.take(length)?;
                    lengths.push(length);
                }
            }
            CUSTOM if at.text()? == "name" => names = function_names(&mut at)?,
            _ => {}
        }
    }
    let functions = (imported..).zip(lengths).map(|(number, bytes)| Function {
        number,
        name: names.remove(&number).unwrap_or_default(),
        bytes,
    });
    Ok(functions.collect())
}

/// The same file with more of its functions exported, under the given names. Nothing else moves.
pub fn with_exports(file: &[u8], more: &[(String, u32)]) -> Result<Vec<u8>> {
    let mut out = file.get(..8).context("no WebAssembly file")?.to_vec();
    for (id, content) in sections(file)? {
        out.push(id);
        if id != EXPORT {
            out.extend(length(content.len()));
            out.extend(content);
            continue;
        }
        let mut at = Reader(content);
        let count = at.number()? as usize + more.len();
        let mut exports = length(count);
        exports.extend(at.0);
        for (name, number) in more {
            exports.extend(length(name.len()));
            exports.extend(name.bytes());
            exports.push(0);
            exports.extend(length(*number as usize));
        }
        out.extend(length(exports.len()));
        out.extend(exports);
    }
    Ok(out)
}

/// A custom section, as it may stand at the end of a WebAssembly file.
pub fn custom(name: &str, content: &[u8]) -> Vec<u8> {
    let name = [&length(name.len()), name.as_bytes()].concat();
    let mut section = vec![CUSTOM];
    section.extend(length(name.len() + content.len()));
    section.extend(name);
    section.extend(content);
    section
}

fn sections(file: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    ensure!(file.starts_with(b"\0asm\x01\0\0\0"), "no WebAssembly file");
    let mut at = Reader(&file[8..]);
    let mut found = Vec::new();
    while !at.0.is_empty() {
        let id = at.byte()?;
        let length = at.number()?;
        found.push((id, at.take(length)?));
    }
    Ok(found)
}

/// How many functions are imported: they come first in the numbering.
fn imported_functions(at: &mut Reader) -> Result<u32> {
    let mut count = 0;
    for _ in 0..at.number()? {
        at.text()?;
        at.text()?;
        match at.byte()? {
            0 => {
                at.number()?;
                count += 1;
            }
            1 => {
                at.byte()?;
                at.limits()?;
            }
            2 => at.limits()?,
            3 => {
                at.take(2)?;
            }
            kind => anyhow::bail!("an import of the unknown kind {kind}"),
        }
    }
    Ok(count)
}

/// What stands behind the title of the section of names.
fn function_names(at: &mut Reader) -> Result<BTreeMap<u32, String>> {
    const FUNCTIONS: u8 = 1;
    let mut names = BTreeMap::new();
    while !at.0.is_empty() {
        let kind = at.byte()?;
        let length = at.number()?;
        let mut part = Reader(at.take(length)?);
        if kind == FUNCTIONS {
            for _ in 0..part.number()? {
                let number = part.number()?;
                names.insert(number, part.text()?);
            }
        }
    }
    Ok(names)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: u32) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(length as usize)
            .context("the file ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<u32> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(value).context("a number past 32 bits");
            }
        }
        anyhow::bail!("a number that does not end")
    }

    fn text(&mut self) -> Result<String> {
        let length = self.number()?;
        Ok(String::from_utf8_lossy(self.take(length)?).into_owned())
    }

    fn limits(&mut self) -> Result<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }
}

/// A length as WebAssembly writes it (LEB128).
fn length(mut rest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (rest & 0x7f) as u8;
        rest >>= 7;
        if rest == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One imported function, and two of its own of which the first is exported.
    fn file() -> Vec<u8> {
        let mut module = walrus::Module::default();
        let none = module.types.add(&[], &[]);
        module.add_import_func("host", "call", none);
        for (name, exported) in [("first", true), ("second", false)] {
            let mut body = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            body.name(name.to_string());
            body.func_body().unreachable();
            let function = body.finish(vec![], &mut module.funcs);
            if exported {
                module.exports.add(name, function);
            }
        }
        module.emit_wasm()
    }

    #[test]
    fn functions_have_their_number_name_and_length() {
        let found = functions(&file()).unwrap();
        let found: Vec<_> = found.iter().map(|f| (f.number, f.name.as_str())).collect();
        assert_eq!(found, [(1, "first"), (2, "second")]);
    }

    #[test]
    fn another_export_changes_nothing_else() {
        let more = [("also".to_string(), 2)];
        let file = with_exports(&file(), &more).unwrap();
        let module = walrus::Module::from_buffer(&file).unwrap();
        let names: Vec<_> = module.exports.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["first", "also"]);
        assert_eq!(functions(&file).unwrap().len(), 2);
    }

    #[test]
    fn a_file_that_ends_too_early_is_refused() {
        let file = file();
        assert!(functions(&file[..file.len() - 3]).is_err());
        assert!(functions(b"\0asm").is_err());
    }

    #[test]
    fn lengths_are_written_as_webassembly_reads_them() {
        assert_eq!(length(0), [0]);
        assert_eq!(length(127), [127]);
        assert_eq!(length(128), [0x80, 1]);
        assert_eq!(length(624_485), [0xe5, 0x8e, 0x26]);
    }
}
