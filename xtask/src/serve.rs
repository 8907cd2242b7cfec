//! `cargo xtask serve`: the site on this machine, rebuilt whenever a source
//! changes. A build that fails is shown; the former site stays.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result};
use clap::Args;
use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;

use crate::files;
use crate::list::{self, List, Source};
use crate::project::{Mode, Project};
use crate::server::{self, Server};
use crate::{setup, site};

const PORT: u16 = 8080;
const FOLDERS: [&str; 4] = ["src", "crates", "style", "public"];
const FILES: [&str; 2] = ["index.html", "Cargo.toml"];

/// The options of `serve`.
#[derive(Args, Debug)]
pub struct Options {
    /// Builds as for visitors: slower to build, smaller and faster to run
    #[arg(long)]
    release: bool,
    /// The port [default: 8080, or the next free one]
    #[arg(long)]
    port: Option<u16>,
    #[command(flatten)]
    source: Source,
    /// Lets the browser keep the program as it does for visitors: a rebuilt page then waits until you
    /// agree to it
    #[arg(long)]
    offline: bool,
}

/// Builds, serves, watches; ends with an error or with Ctrl-C.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mode = if options.release {
        Mode::Release
    } else {
        Mode::Dev
    };
    setup::wasm_target(project)?;
    let list = list::prepare(project, &options.source)?;
    let port = options.port.map_or_else(free_port, Ok)?;
    let out = project.target.join("serve").join(port.to_string());
    let _ = fs::remove_dir_all(&out);
    let mut builder = Builder {
        project,
        mode,
        list,
        out,
        offline: options.offline,
        count: 0,
    };

    let (changed, changes) = mpsc::channel();
    let mut watcher = new_debouncer(Duration::from_millis(200), move |_| {
        let _ = changed.send(());
    })
    .context("the file system cannot be watched")?;
    // The files are watched through their folder: editors replace them.
    let folders = FOLDERS
        .iter()
        .map(|name| (project.root.join(name), RecursiveMode::Recursive));
    for (folder, how) in folders.chain([(project.root.clone(), RecursiveMode::NonRecursive)]) {
        watcher
            .watcher()
            .watch(&folder, how)
            .with_context(|| format!("{} cannot be watched", folder.display()))?;
    }

    let mut seen = stamps(&project.root)?;
    let mut folder = builder.build()?;
    let server = Server::start(server::Options {
        port,
        ..server::Options::new(&folder)
    })?;
    println!(
        "\n  ▶ {}\n\nCtrl-C ends it. Changes are built as they are saved.",
        server.url("")
    );

    loop {
        changes
            .recv()
            .context("the file system is no longer watched")?;
        // Opening a file counts as an event too, and a build opens them all.
        let now = stamps(&project.root)?;
        if now == seen {
            continue;
        }
        seen = now;
        match builder.build() {
            Ok(new) => {
                server.set_folder(&new);
                let _ = fs::remove_dir_all(&folder);
                folder = new;
                println!("\n  ▶ {}  rebuilt: reload the page", server.url(""));
            }
            Err(error) => eprintln!("\nNot built, the former page stays: {error:#}"),
        }
    }
}

struct Builder<'a> {
    project: &'a Project,
    mode: Mode,
    list: List,
    out: PathBuf,
    offline: bool,
    count: u32,
}

impl Builder<'_> {
    /// Builds into a folder of its own, so that the server changes at once.
    fn build(&mut self) -> Result<PathBuf> {
        let began = Instant::now();
        self.count += 1;
        let out = self.out.join(format!("site-{}", self.count));
        let offline = self.offline;
        site::build(self.project, self.mode, "/", &self.list, &out, offline)?;
        println!("  built in {:.1} s", began.elapsed().as_secs_f32());
        Ok(out)
    }
}

/// The time and length of every source.
fn stamps(root: &Path) -> Result<BTreeMap<PathBuf, (SystemTime, u64)>> {
    let mut sources: Vec<_> = FILES.iter().map(|name| root.join(name)).collect();
    for name in FOLDERS {
        let folder = root.join(name);
        sources.extend(
            files::files(&folder)?
                .into_iter()
                .map(|file| folder.join(file)),
        );
    }
    // A file that an editor is just replacing is seen at its next event.
    let stamp = |file: PathBuf| {
        let meta = fs::metadata(&file).ok()?;
        Some((file, (meta.modified().ok()?, meta.len())))
    };
    Ok(sources.into_iter().filter_map(stamp).collect())
}

fn free_port() -> Result<u16> {
    (PORT..PORT + 100)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .context("no port from 8080 to 8179 is free: name one with --port")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_watched_is_there() {
        let root = Project::find().unwrap().root;
        for name in FOLDERS.iter().chain(&FILES) {
            assert!(root.join(name).exists(), "{name}");
        }
    }
}
