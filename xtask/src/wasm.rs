//! From the page to WebAssembly and its JavaScript glue, in memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::glue::{Names, drop_unused, fitting, shorten};
use crate::project::{Mode, Project, on_path, run};
use crate::script::USED;
use crate::sizes;
use crate::split::{self, Late};

const TRIPLE: &str = "wasm32-unknown-unknown";
const BINARY: &str = "activelist-web";

/// The program as a browser loads it.
pub struct App {
    /// The JavaScript module that wasm-bindgen wrote.
    pub glue: String,
    /// The WebAssembly binary that the start needs.
    pub wasm: Vec<u8>,
    /// What is loaded when a screen first asks for it.
    pub late: Late,
}

/// Compiles the browser binary and binds it.
pub fn build(project: &Project, mode: Mode) -> Result<App> {
    let input = compile(project, mode, "activelist", BINARY)?;
    let scratch = project.target.join("bindgen");
    let (main, late) = split::split(&input, &project.target.join("split"), mode)?;
    let app = bind(&main, late, &scratch, mode)?;
    match mode {
        Mode::Dev => Ok(app),
        Mode::Release => shrink(app, &scratch),
    }
}

/// The engine alone, as `bench/` wraps it: the same profile, flags and binding as for visitors.
pub fn engine(project: &Project) -> Result<App> {
    let mode = Mode::Release;
    let input = compile(project, mode, "activelist-bench", "activelist-bench-web")?;
    let scratch = project.target.join("bindgen-bench");
    let app = shrink(bind(&input, Late::default(), &scratch, mode)?, &scratch)?;
    let lines = app.glue.lines().map(String::from);
    // Whoever uses it starts it, as `public/boot.js` does the page's.
    let exports = format!("export {{ {} }};", USED.join(", "));
    let glue = lines.chain([exports]).collect::<Vec<_>>().join("\n");
    Ok(App { glue, ..app })
}

/// Starts to compile the page for visitors beside what the caller goes on with: linking it keeps one
/// core busy for a minute, and the other idle. What is wrong with the page is said by [`build`], which
/// finds the work done or does it itself.
pub fn begin(project: &Project) -> Option<Child> {
    compiler(project, Mode::Release, "activelist", BINARY)
        .arg("--quiet")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()
}

fn compile(project: &Project, mode: Mode, package: &str, binary: &str) -> Result<PathBuf> {
    let profile = profile(mode);
    run(&mut compiler(project, mode, package, binary))?;
    let folder = if mode == Mode::Dev { "debug" } else { profile };
    let built = project.target.join(TRIPLE).join(folder);
    Ok(built.join(format!("{binary}.wasm")))
}

fn compiler(project: &Project, mode: Mode, package: &str, binary: &str) -> Command {
    let mut cargo = project.cargo(["build", "--target", TRIPLE, "--package", package]);
    cargo.args(["--bin", binary, "--profile", profile(mode)]);
    cargo.arg("--config").arg(flags(project, mode));
    cargo
}

const fn profile(mode: Mode) -> &'static str {
    match mode {
        Mode::Dev => "dev",
        Mode::Release => "web",
    }
}

fn bind(input: &Path, late: Late, scratch: &Path, mode: Mode) -> Result<App> {
    let release = mode == Mode::Release;
    let mut output = Bindgen::new()
        .input_path(input)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The late parts are linked to the table of functions.
        .keep_lld_exports(true)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot bind {}", input.display()))?;
    // Every crate is named here; only those with a script of their own matter.
    let inline = output
        .snippets()
        .iter()
        .filter(|(_, scripts)| !scripts.is_empty());
    let foreign: Vec<_> = inline
        .map(|(name, _)| name)
        .chain(output.local_modules().keys())
        .chain(output.npm_dependencies().keys())
        .collect();
    ensure!(
        foreign.is_empty(),
        "dependencies bring JavaScript of their own ({foreign:?}): the page loads one script with \
         one integrity. Leave them, or the feature in question, out of the wasm build"
    );
    let mut names = Names::new();
    if release {
        drop_unused(output.wasm_mut());
        names = shorten(output.wasm_mut());
    }
    output
        .emit(scratch)
        .with_context(|| format!("cannot write to {}", scratch.display()))?;
    let glue = scratch.join("app.js");
    let wasm = scratch.join("app_bg.wasm");
    let written = fs::read_to_string(&glue).with_context(|| format!("{}", glue.display()))?;
    Ok(App {
        glue: if release {
            fitting(&written, &names)
        } else {
            written
        },
        wasm: fs::read(&wasm).with_context(|| format!("{}", wasm.display()))?,
        late,
    })
}

/// What the compiler has already used, and every browser of the last years has.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// The oldest `wasm-opt` that was seen to work. Debian 12 has 108: its file is
/// smaller and does not start (it takes one exported table for the other).
const WASM_OPT: u32 = 132;

/// Lets `wasm-opt` have a go where it is installed; nobody has to have it. Its
/// file is kept only if visitors get a smaller one: fewer bytes can pack worse.
fn shrink(app: App, scratch: &Path) -> Result<App> {
    let Some(tool) = on_path("wasm-opt") else {
        println!("  wasm-opt is not installed: the wasm file stays as the compiler made it");
        return Ok(app);
    };
    let version = wasm_opt_version(&tool);
    if version < WASM_OPT {
        println!(
            "  wasm-opt {version} is left aside: {WASM_OPT} is the oldest known to write a working file"
        );
        return Ok(app);
    }
    let smaller = scratch.join("app_small.wasm");
    run(Command::new(tool)
        .arg("-Oz")
        .args(FEATURES)
        .arg("-o")
        .arg(&smaller)
        .arg(scratch.join("app_bg.wasm")))?;
    let wasm = fs::read(&smaller).with_context(|| format!("{}", smaller.display()))?;
    let (before, after) = (sizes::brotli(&app.wasm)?, sizes::brotli(&wasm)?);
    let verdict = if after < before { "taken" } else { "not taken" };
    println!(
        "  wasm-opt: {} → {} bytes, with brotli {before} → {after}: {verdict}",
        app.wasm.len(),
        wasm.len()
    );
    Ok(if after < before {
        App { wasm, ..app }
    } else {
        app
    })
}

/// From "wasm-opt version 132 (version_132)"; 0 if it says something else.
fn wasm_opt_version(tool: &Path) -> u32 {
    let answer = Command::new(tool).arg("--version").output();
    let said = answer.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
    let words = said.unwrap_or_default();
    words
        .split_whitespace()
        .find_map(|word| word.parse().ok())
        .unwrap_or(0)
}

/// `erase_components` is Leptos' own switch: views share one boxed type at each
/// component, instead of code for every nesting. It takes a fifth off the
/// download and makes the compiler quicker.
///
/// `sha2_backend_soft` is a switch of the hashing library: loops in place of rounds written out, a
/// sixth of the bytes.
///
/// `simd128`: words of sixteen bytes, which every browser has since March 2023. `public/boot.js` says
/// so to older ones.
///
/// `--emit-relocs` tells the splitter which bytes are the number of a function or the place of a
/// text. Neither it nor what it tells reaches a visitor.
///
/// Panic messages carry source paths: the builder's own folders are no
/// visitor's business, and would make the bytes differ between machines.
fn flags(project: &Project, mode: Mode) -> String {
    let home = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))
        .unwrap_or_default();
    let remaps = [(home, "/cargo"), (project.root.display().to_string(), ".")]
        .into_iter()
        .filter(|(from, _)| mode == Mode::Release && !from.is_empty())
        .map(|(from, to)| format!("--remap-path-prefix={from}={to}"));
    let flags: Vec<_> = remaps
        .chain(
            [
                "--cfg=erase_components",
                "--cfg=sha2_backend_soft=\"compact\"",
                "-Ctarget-feature=+simd128",
                "-Clink-arg=--emit-relocs",
            ]
            .map(String::from),
        )
        .map(|flag| serde_json::json!(flag).to_string())
        .collect();
    format!("target.{TRIPLE}.rustflags=[{}]", flags.join(","))
}
