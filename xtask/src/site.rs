//! From sources to a finished folder that any static host can serve from any
//! folder of its own. A failed build leaves the former folder as it was; the
//! same sources and the same list give the same bytes (the sample list is of today).

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use activelist_site::{Choices, Files, NOTICES, PAGE, digest, headers};
use anyhow::{Context, Result};

use crate::list::{self, List, Source};
use crate::minify::{Kind, minified};
use crate::page::{Filling, Linked};
use crate::project::{Mode, Project};
use crate::script::{Checked, Parts};
use crate::sizes::{self, Sizes};
use crate::split::{self, Late};
use crate::wasm;
use crate::{files, former, notices, page, precache, public, script, setup, styles};

/// Builds for visitors, prints what each part weighs and says where it lies.
pub fn release(
    project: &Project,
    base: &str,
    source: &Source,
    out: &Path,
    offline: bool,
) -> Result<Sizes> {
    let began = Instant::now();
    let base = headers::checked_base(base)?;
    let out = project.root.join(out);
    setup::wasm_target(project)?;
    let list = list::prepare(project, source)?;
    build(project, Mode::Release, base, &list, &out, offline)?;
    let sizes = sizes::measure(&out)?;
    sizes::write(&sizes, &project.target.join("sizes.json"))?;
    print!("\n{}", sizes::table(&sizes));
    println!(
        "\n{} is ready for any static host, for {base} there ({:.1} s)",
        project.shown(&out),
        began.elapsed().as_secs_f32()
    );
    Ok(sizes)
}

/// Builds a site into `out`, replacing what is there as the very last step; the files of the two
/// releases that were there before stay beside it. `offline`: whether visitors' browsers keep it.
pub fn build(
    project: &Project,
    mode: Mode,
    base: &str,
    list: &List,
    out: &Path,
    offline: bool,
) -> Result<()> {
    list::check_settings(project)?;
    let app = wasm::build(project, mode)?;
    let staging = sibling(out, "new");
    remove(&staging)?;
    let choices = Choices {
        base,
        keys: &list.keys,
        name: list.name.as_ref(),
        is_kept: offline,
    };
    let site = activelist_site::finish(assemble(project, &app, list, offline)?, &choices)?;
    for (name, bytes) in &site {
        files::write(&staging.join(name), bytes)?;
    }
    former::carry_over(out, &staging)?;
    swap(&staging, out)
}

/// Everything that a site consists of, before it is finished.
fn assemble(project: &Project, app: &wasm::App, list: &List, offline: bool) -> Result<Files> {
    let read = |name: &str| {
        let file = project.root.join(name);
        fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))
    };
    let sources = project.root.join("public");
    let mut site = Files::new();
    let main = wasm_file(&mut site, "app", &app.wasm);
    let late = late_parts(&mut site, &app.late);
    let parts = Parts::read(&sources)?;
    let script = script::join(&app.glue, &parts, &main, &late, offline)?;
    let script = asset(&mut site, "app", "js", script.into_bytes());
    let first_style = styles::first(&project.root.join("style/first.css"), &sources)?;
    let style = styles::inline(&project.root.join("style/main.css"), &sources)?;
    let style = asset(&mut site, "style", "css", style.into_bytes());

    let first_script = read("public/first.js")?;
    let first_script = minified(&first_script, Kind::Classic)?;
    let filling = Filling {
        first_style: &first_style,
        first_script: &first_script,
        style: &style,
        script: &script,
    };
    let page = page::render(&read("index.html")?, &filling)?;
    public::add(&sources, &mut site)?;
    site.extend(precache::workers(&sources)?);
    let table = project.root.join("crates/needs/src/table.bin");
    site.insert("needs.bin".into(), files::read(&table)?);
    site.insert(PAGE.into(), page.into_bytes());
    site.insert(NOTICES.into(), notices::render(project)?.into_bytes());
    list::place(list, &mut site)?;
    Ok(site)
}

/// Adds the files of the late parts; which of them each part needs.
fn late_parts(site: &mut Files, late: &Late) -> BTreeMap<String, Vec<Checked>> {
    let mut files = BTreeMap::new();
    for (stem, bytes) in &late.files {
        let name = split::part(stem).unwrap_or(stem).replace('_', "-");
        let name = format!("{}{name}", sizes::LATE);
        files.insert(stem, wasm_file(site, &name, bytes));
    }
    let needed = |stems: &Vec<String>| {
        let files = stems.iter().filter_map(|stem| files.get(stem));
        files.cloned().collect()
    };
    let parts = late.parts.iter();
    parts
        .map(|(part, stems)| (part.clone(), needed(stems)))
        .collect()
}

fn wasm_file(site: &mut Files, name: &str, bytes: &[u8]) -> Checked {
    let file = format!("{name}-{}.wasm", digest::short(bytes));
    site.insert(format!("assets/{file}"), bytes.to_vec());
    (file, digest::integrity(bytes))
}

fn asset(site: &mut Files, name: &str, extension: &str, bytes: Vec<u8>) -> Linked {
    let path = format!("assets/{name}-{}.{extension}", digest::short(&bytes));
    let integrity = digest::integrity(&bytes);
    site.insert(path.clone(), bytes);
    Linked { path, integrity }
}

/// Puts a finished folder in the place of the former one.
fn swap(staging: &Path, out: &Path) -> Result<()> {
    let former = sibling(out, "old");
    remove(&former)?;
    let context = || format!("putting {} in place", out.display());
    if out.exists() {
        fs::rename(out, &former).with_context(context)?;
    }
    fs::rename(staging, out).with_context(context)?;
    remove(&former)
}

fn sibling(folder: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(".");
    name.push(ending);
    folder.with_file_name(name)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_site_replaces_the_former_one_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let staging = sibling(&out, "new");
        files::write(&out.join("old.txt"), "old").unwrap();
        files::write(&staging.join("new.txt"), "new").unwrap();
        swap(&staging, &out).unwrap();
        assert_eq!(files::files(&out).unwrap(), [Path::new("new.txt")]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
