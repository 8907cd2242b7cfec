//! Other releases of the site, made cheaply: a copy of the build in which a file or two are others,
//! with all names, integrities and the worker as a build would have them.

use std::fs;
use std::path::{Path, PathBuf};

use activelist_site::digest;
use tempfile::TempDir;
use xtask::{files, former, precache};

/// A folder with a release. Gone with its value.
pub struct Release(TempDir);

impl Release {
    /// The same release again.
    pub fn copy(of: &Path) -> Self {
        let copy = Self(tempfile::tempdir().unwrap());
        for file in former::own_files(of).unwrap() {
            files::copy_file(&of.join(&file), &copy.0.path().join(&file)).unwrap();
        }
        copy
    }

    /// Another release: page, styles, script and the late part of the method are others.
    pub fn another(of: &Path, name: &str) -> Self {
        let copy = Self::copy(of);
        copy.change("assets/style-", |bytes| {
            bytes.extend(format!("/* {name} */").bytes());
        });
        copy.change("assets/late-method-", |bytes| add_section(bytes, name));
        copy.mark(name);
        copy.seal(true);
        copy
    }

    /// Where it lies.
    pub fn folder(&self) -> PathBuf {
        self.0.path().to_path_buf()
    }

    /// Puts a mark into the page, so that a test sees which release it runs.
    pub fn mark(&self, name: &str) {
        let page = self.read("index.html");
        let mark = format!("<html lang=\"ja\" data-release=\"{name}\">");
        self.write("index.html", &page.replace("<html lang=\"ja\">", &mark));
    }

    /// Changes the bytes of a file in `assets/`, which gives it another name, and whoever names it.
    pub fn change(&self, start: &str, change: impl Fn(&mut Vec<u8>)) {
        self.change_by(start, &change);
    }

    fn change_by(&self, start: &str, change: &dyn Fn(&mut Vec<u8>)) {
        let name = self.find(start);
        let mut bytes = fs::read(self.0.path().join(&name)).unwrap();
        let before = digest::integrity(&bytes);
        fs::remove_file(self.0.path().join(&name)).unwrap();
        change(&mut bytes);
        let (stem, _) = name.rsplit_once('-').unwrap();
        let (_, ending) = name.rsplit_once('.').unwrap();
        let new_name = format!("{stem}-{}.{ending}", digest::short(&bytes));
        files::write(&self.0.path().join(&new_name), &bytes).unwrap();
        let renamed = |text: &str| {
            text.replace(base(&name), base(&new_name))
                .replace(&before, &digest::integrity(&bytes))
        };
        if ending == "wasm" {
            self.change_by("assets/app-", &|script| {
                *script = renamed(std::str::from_utf8(script).unwrap()).into_bytes();
            });
        }
        self.write("index.html", &renamed(&self.read("index.html")));
    }

    /// Puts other keys into the page.
    pub fn trust(&self, keys: &str) {
        let page = self.read("index.html");
        let start = "<meta name=\"list-keys\" content=\"";
        let (before, after) = page.split_once(start).unwrap();
        let (_, after) = after.split_once('"').unwrap();
        self.write("index.html", &format!("{before}{start}{keys}\"{after}"));
        self.seal(true);
    }

    /// Puts the name of a site into the page.
    pub fn name(&self, site: &str) {
        let page = self.read("index.html");
        let start = "<meta name=\"list-keys\"";
        let name = format!("<meta name=\"list-site\" content=\"{site}\">{start}");
        assert!(page.contains(start));
        self.write("index.html", &page.replace(start, &name));
        self.seal(true);
    }

    /// Writes the worker, or what takes it away.
    pub fn seal(&self, offline: bool) {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
        precache::write(&sources, self.0.path(), offline).unwrap();
    }

    /// Adds the `assets/` files of another release that this one does not have, as a build into a
    /// used folder does.
    pub fn beside(&self, other: &Path) {
        for file in files::files(&other.join("assets")).unwrap() {
            let place = self.0.path().join("assets").join(&file);
            if !place.exists() {
                files::copy_file(&other.join("assets").join(&file), &place).unwrap();
            }
        }
    }

    /// The only file whose path begins so: the script rather than the program for `assets/app-`.
    fn find(&self, start: &str) -> String {
        let files = former::own_files(self.0.path()).unwrap();
        let mut found: Vec<_> = files
            .iter()
            .map(|file| file.to_string_lossy().into_owned())
            .filter(|name| name.starts_with(start))
            .collect();
        found.sort_by_key(|name| name.ends_with(".wasm"));
        found
            .first()
            .unwrap_or_else(|| panic!("no {start}"))
            .clone()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        files::write(&self.0.path().join(name), text).unwrap();
    }
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A section of its own at the end of a WebAssembly file: other bytes, the same program.
fn add_section(wasm: &mut Vec<u8>, name: &str) {
    let length = u8::try_from(name.len()).unwrap();
    wasm.extend([0, length + 1, length]);
    wasm.extend(name.bytes());
}
