//! `BENCHMARKS.md` from the figures in `target/bench/`. Must never reckon a figure that was not
//! measured: a part that has not run says so.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::files;
use crate::project::Project;

const KINDS: [&str; 5] = ["first", "ready", "query", "toggle", "keystroke"];
const MISSING: &str = "*Not measured yet.*\n";
/// The sizes that the host is measured at, and the publications of the page.
const SIZES: [&str; 4] = ["203", "2500", "25000", "100000"];

/// Fills in the text.
pub(super) fn write(project: &Project, folder: &Path) -> Result<()> {
    let template = project.root.join("bench/report.md");
    let text = fs::read_to_string(&template).context("reading bench/report.md")?;
    let criterion = project.target.join("criterion");
    let parts = [
        ("machine", machine(project)),
        (
            "engines",
            read(&folder.join("engines.json")).map(|all| engines(&all)),
        ),
        (
            "memory",
            read(&folder.join("memory.json")).map(|all| memory(&all)),
        ),
        ("page", per_size(folder, "clicks")),
        ("lighthouse", per_size(folder, "audit")),
        ("host", host(&criterion)),
    ];
    let text = parts.into_iter().fold(text, |text, (mark, part)| {
        let part = part.unwrap_or_else(|| MISSING.into());
        text.replace(&format!("{{{{{mark}}}}}"), part.trim_end())
    });
    files::write(&project.root.join("BENCHMARKS.md"), text)?;
    println!("  BENCHMARKS.md is written");
    Ok(())
}

fn read(file: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// A figure with as many digits as it deserves.
fn figure(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value if value >= 1.0 => format!("{value:.2}"),
        value => format!("{value:.3}"),
    }
}

fn median(summary: &Value) -> Option<f64> {
    summary["median"].as_f64()
}

/// Median, quartiles and p95 of a row of times.
fn spread(summary: &Value, scale: f64) -> String {
    let get = |value: &Value| value.as_f64().map(|value| figure(value * scale));
    let quartiles = &summary["quartiles"];
    let all = (
        get(&summary["median"]),
        get(&quartiles[0]),
        get(&quartiles[1]),
        get(&summary["p95"]),
    );
    match all {
        (Some(median), Some(low), Some(high), Some(p95)) => {
            format!("{median} ({low}–{high}; {p95})")
        }
        _ => "–".into(),
    }
}

fn engines(all: &Value) -> String {
    let mut text = String::new();
    let mut sizes: Vec<_> = all.as_object().into_iter().flatten().collect();
    sizes.sort_by_key(|(size, _)| size.parse::<u64>().unwrap_or(0));
    for (size, engines) in sizes {
        let rounds = engines["wasm"]["ready"]["samples"].as_u64().unwrap_or(0);
        text.push_str(&format!("### {size} people, {rounds} rounds\n\n"));
        text.push_str("| engine | first list | ready | query | toggle | keystroke | wrong |\n");
        text.push_str("|---|---|---|---|---|---|---|\n");
        for name in [
            "wasm",
            "expert",
            "plain",
            "itemsjs",
            "minisearch",
            "flexsearch",
        ] {
            let row = &engines[name];
            if row.is_null() {
                text.push_str(&format!("| {name} | left out | | | | | |\n"));
                continue;
            }
            if let Some(why) = row["failed"].as_str() {
                text.push_str(&format!("| {name} | failed: {why} | | | | | |\n"));
                continue;
            }
            let cells = KINDS.map(|kind| {
                let own = median(&row[kind]);
                let ours = median(&engines["wasm"][kind]).filter(|ours| *ours > 0.0);
                match (own, ours) {
                    (Some(own), Some(ours)) if name != "wasm" => {
                        format!("{} ×{:.2}", spread(&row[kind], 1.0), own / ours)
                    }
                    _ => spread(&row[kind], 1.0),
                }
            });
            let wrong = row["wrong"].as_u64().unwrap_or(0);
            text.push_str(&format!("| {name} | {} | {wrong} |\n", cells.join(" | ")));
        }
        text.push('\n');
    }
    text
}

fn memory(all: &Value) -> String {
    let mut text =
        "| engine | empty (MB) | peak (MB) | settled (MB) |\n|---|---|---|---|\n".to_string();
    for name in ["wasm", "expert"] {
        let cells = ["empty", "peak", "settled"].map(|key| spread(&all[name][key], 1e-6));
        text.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    text
}

/// One table of what a script measured at the sizes that it ran at.
fn per_size(folder: &Path, stem: &str) -> Option<String> {
    let measured: Vec<(&str, Value)> = SIZES
        .into_iter()
        .filter_map(|size| Some((size, read(&folder.join(format!("{stem}-{size}.json")))?)))
        .collect();
    let (_, first) = measured.first()?;
    let heads: String = measured
        .iter()
        .map(|(size, _)| format!(" {size} people |"))
        .collect();
    let mut text = format!("| |{heads}\n|---|{}\n", "---|".repeat(measured.len()));
    for key in first.as_object()?.keys() {
        let cells: String = measured
            .iter()
            .map(|(_, all)| format!(" {} |", spread(&all[key], 1.0)))
            .collect();
        text.push_str(&format!("| {key} |{cells}\n"));
    }
    Some(text)
}

/// What criterion left behind: medians, with the bounds of 95 % confidence.
fn host(criterion: &Path) -> Option<String> {
    let mut text = "| people |".to_string();
    for kind in KINDS {
        text.push_str(&format!(" {kind} (ms) |"));
    }
    text.push_str("\n|---|---|---|---|---|\n");
    let mut any = false;
    for size in SIZES {
        let cells = KINDS.map(|kind| {
            let folder = criterion.join(kind).join(size).join("new");
            let estimates = read(&folder.join("estimates.json"))?;
            let benchmark = read(&folder.join("benchmark.json"))?;
            let each = benchmark["throughput"]["Elements"].as_f64().unwrap_or(1.0);
            let scale = 1e-6 / each;
            let bounds = &estimates["median"]["confidence_interval"];
            let get = |value: &Value| value.as_f64().map(|value| figure(value * scale));
            Some(format!(
                "{} ({}–{})",
                get(&estimates["median"]["point_estimate"])?,
                get(&bounds["lower_bound"])?,
                get(&bounds["upper_bound"])?
            ))
        });
        if cells.iter().any(Option::is_some) {
            any = true;
            let cells = cells.map(|cell| cell.unwrap_or_else(|| "–".into()));
            text.push_str(&format!("| {size} | {} |\n", cells.join(" | ")));
        }
    }
    any.then_some(text)
}

fn machine(project: &Project) -> Option<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |line| {
        line.trim_start_matches([' ', '\t', ':'])
    });
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes = memory.split_whitespace().nth(1)?.parse::<u64>().ok()?;
    let mut text = format!(
        "| | |\n|---|---|\n| processor | {model}, {cores} logical cores |\n| memory | {} GB |\n",
        kilobytes / 1_000_000
    );
    for (name, arguments) in [
        ("uname", ["-sr"]),
        ("rustc", ["--version"]),
        ("chromium", ["--version"]),
        ("node", ["--version"]),
    ] {
        let said = Command::new(name).args(arguments).output().ok();
        let said = said.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_string());
        let name = if name == "uname" { "system" } else { name };
        text.push_str(&format!(
            "| {name} | {} |\n",
            said.unwrap_or_else(|| "–".into())
        ));
    }
    let package = read(&project.root.join("bench/peers/package.json"))?;
    for (name, version) in package["dependencies"].as_object()? {
        text.push_str(&format!(
            "| {name} | {} |\n",
            version.as_str().unwrap_or_default()
        ));
    }
    Some(text)
}
