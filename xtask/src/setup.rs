//! What the commands need on the machine: installed where that is allowed,
//! otherwise named exactly.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use crate::project::{Project, on_path, run};

const WASM: &str = "wasm32-unknown-unknown";

/// The system's own: another one on PATH would not know the system's libraries.
pub const PYTHON: &str = "/usr/bin/python3";

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

/// What the tests in other engines need, for each engine.
const ENGINES: [Need; 2] = [
    Need {
        what: "WebKitGTK",
        packages: &[
            "webkit2gtk-driver",
            "python3-gi",
            "gir1.2-gtk-3.0",
            "gir1.2-webkit2-4.1",
        ],
        met: has_webkit,
    },
    Need {
        what: "Firefox",
        packages: &["firefox-esr"],
        met: || firefox().is_some(),
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
    if !can_install() {
        bail!(
            "the browser tests need {}. On Debian, as root: {}\n\
             On another system: `chromium`, `chromedriver` of the same version, `Xvfb` and `xdotool`, all on PATH",
            names(&missing),
            by_hand(&missing)
        );
    }
    install(&missing)
}

/// Sees to the other engines in the same way. Where one cannot be had its tests are skipped, and that is said.
pub fn engines() -> Result<()> {
    let missing: Vec<_> = ENGINES.iter().filter(|need| !(need.met)()).collect();
    if missing.is_empty() {
        println!("  WebKitGTK and Firefox are there");
        return Ok(());
    }
    if can_install() {
        for need in missing {
            // One that cannot be had keeps nobody from the tests in Chromium.
            if let Err(error) = install(&[need]) {
                println!("  SKIPPED: nothing is tested in {}: {error:#}", need.what);
            }
        }
        return Ok(());
    }
    println!(
        "  SKIPPED: {} is not installed, so nothing is tested in it. On Debian, as root: {}",
        names(&missing),
        by_hand(&missing)
    );
    Ok(())
}

/// Whether WebKitGTK is there, with its driver and what opens a window with it.
#[must_use]
pub fn has_webkit() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let has_window = || {
            Command::new(PYTHON)
                .args([
                    "-c",
                    "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')",
                ])
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|status| status.success())
        };
        on_path("WebKitWebDriver").is_some() && has_window()
    })
}

/// The Firefox of this machine.
#[must_use]
pub fn firefox() -> Option<PathBuf> {
    on_path("firefox-esr").or_else(|| on_path("firefox"))
}

fn names(needs: &[&Need]) -> String {
    let names: Vec<_> = needs.iter().map(|need| need.what).collect();
    names.join(", ")
}

fn packages(needs: &[&Need]) -> Vec<&'static str> {
    let packages = needs.iter().flat_map(|need| need.packages);
    packages.copied().collect()
}

fn by_hand(needs: &[&Need]) -> String {
    let packages = packages(needs).join(" ");
    format!("apt-get install --no-install-recommends {packages}")
}

fn can_install() -> bool {
    is_debian() && is_root()
}

fn install(needs: &[&Need]) -> Result<()> {
    let names = names(needs);
    println!("  installing {names}");
    // A mirror that fails here is no matter if the packages can still be had.
    let _ = run(Command::new("apt-get").args(["update", "--quiet"]));
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages(needs)))
    .with_context(|| {
        format!(
            "{names} could not be installed: try `{}` by hand",
            by_hand(needs)
        )
    })?;
    Ok(())
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
