//! What the commands need on the machine: installed where that is allowed,
//! otherwise named exactly.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::{Project, on_path, run};

const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain where it is missing.
pub fn wasm_target(project: &Project) -> Result<()> {
    let answer = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .current_dir(&project.root)
        .output();
    if let Ok(answer) = answer
        && fs::exists(String::from_utf8_lossy(&answer.stdout).trim()).unwrap_or(false)
    {
        return Ok(());
    }
    run(Command::new("rustup")
        .args(["target", "add", WASM])
        .current_dir(&project.root))
    .with_context(|| format!("the Rust target {WASM} is missing: run `rustup target add {WASM}`"))
}

/// A thing the browser tests need, and the Debian packages that bring it.
struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    met: fn() -> bool,
}

const NEEDS: [Need; 5] = [
    Need {
        what: "Chromium",
        packages: &["chromium"],
        met: || on_path("chromium").is_some(),
    },
    Need {
        what: "chromedriver",
        packages: &["chromium-driver"],
        met: || on_path("chromedriver").is_some(),
    },
    Need {
        what: "a Japanese font",
        packages: &["fontconfig", "fonts-ipaexfont"],
        met: has_japanese_font,
    },
    // A browser with a window and a real keyboard, for what keys do in the browser itself.
    Need {
        what: "Xvfb",
        packages: &["xvfb"],
        met: || on_path("Xvfb").is_some(),
    },
    Need {
        what: "xdotool",
        packages: &["xdotool"],
        met: || on_path("xdotool").is_some(),
    },
];

/// Sees to Chromium, its driver, a Japanese font, and a screen with a keyboard. Installs them as root on
/// Debian; elsewhere it says which package is missing and stops.
pub fn browser() -> Result<()> {
    let missing: Vec<_> = NEEDS.iter().filter(|need| !(need.met)()).collect();
    if missing.is_empty() {
        println!("  Chromium, chromedriver, a Japanese font, Xvfb and xdotool are there");
        return Ok(());
    }
    let names = missing
        .iter()
        .map(|need| need.what)
        .collect::<Vec<_>>()
        .join(", ");
    let packages: Vec<_> = missing
        .iter()
        .flat_map(|need| need.packages)
        .copied()
        .collect();
    let by_hand = format!(
        "apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    if !is_debian() || !is_root() {
        bail!(
            "the browser tests need {names}. On Debian, as root: {by_hand}\n\
             On another system: `chromium`, `chromedriver` of the same version, `Xvfb` and `xdotool`, all on PATH"
        );
    }
    println!("  installing {names}");
    // A mirror that fails here is no matter if the packages can still be had.
    let _ = run(Command::new("apt-get").args(["update", "--quiet"]));
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(&packages))
    .with_context(|| format!("{names} could not be installed: try `{by_hand}` by hand"))?;
    match NEEDS.iter().find(|need| !(need.met)()) {
        Some(need) => bail!(
            "{} is still missing after its packages {:?}",
            need.what,
            need.packages
        ),
        None => Ok(()),
    }
}

fn has_japanese_font() -> bool {
    Command::new("fc-list")
        .args([":lang=ja", "family"])
        .output()
        .is_ok_and(|answer| !answer.stdout.trim_ascii().is_empty())
}

fn is_debian() -> bool {
    fs::exists("/etc/debian_version").unwrap_or(false) && on_path("apt-get").is_some()
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}
