//! What a visitor downloads, file by file, and the budget for it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::{files, former};

/// The most that page, script, wasm and styles may weigh together, brotli: what the start needs.
pub const BUDGET: u64 = 236_500;

/// The most that all of the program may weigh: the start and every late part.
pub const BUDGET_WHOLE: u64 = 612_500;

/// The most that each late part may weigh, as its files are called. One that is not named here, or is
/// there no more, fails as well: whoever cuts a part off says what it may weigh.
const BUDGETS: [(&str, u64); 17] = [
    ("card", 23_000),
    ("columns", 5_500),
    ("device", 15_500),
    ("explain", 11_500),
    ("guidance", 16_000),
    ("kiosk", 23_000),
    ("levels", 25_000),
    ("method", 20_500),
    ("need", 12_800),
    ("preparation", 3_500),
    ("search", 73_000),
    ("shared", 44_500),
    ("shared-ahead", 60_000),
    ("sheet", 22_000),
    ("shortlist", 25_000),
    ("statements", 3_000),
    ("faults", 4_500),
];

/// How the files of late parts begin, in `assets/`.
pub const LATE: &str = "late-";

/// Above this a list is measured with a quicker brotli, or it takes minutes.
const PATIENCE: usize = 4_000_000;

/// One line of the table: a file, or a folder of photos taken together.
#[derive(Debug)]
pub struct Size {
    /// The path below the site, or what was taken together.
    pub name: String,
    /// Whether it is of the program, and when a visitor needs it.
    pub need: Need,
    /// Bytes as they lie there, with gzip -9, and with brotli 11.
    pub bytes: [u64; 3],
}

/// When a visitor needs a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Before anything works.
    Start,
    /// When a screen first asks for it.
    Late,
    /// It is not of the program.
    Other,
}

/// All lines, in order of name.
pub type Sizes = Vec<Size>;

/// Measures a finished site.
pub fn measure(site: &Path) -> Result<Sizes> {
    // Packing as tightly as brotli can takes the time: all processors take part.
    let files = former::own_files(site)?;
    let weighed: Result<Vec<_>> = files.par_iter().map(|file| weigh(site, file)).collect();
    let mut sizes: Sizes = Vec::new();
    for weighed in weighed? {
        match sizes.iter_mut().find(|size| size.name == weighed.name) {
            Some(size) => {
                let sums = size.bytes.iter_mut().zip(weighed.bytes);
                sums.for_each(|(sum, more)| *sum += more);
            }
            None => sizes.push(weighed),
        }
    }
    Ok(sizes)
}

/// One file, under the name of its line in the table.
fn weigh(site: &Path, file: &Path) -> Result<Size> {
    let name = file.to_string_lossy().into_owned();
    let bytes = fs::read(site.join(file)).with_context(|| format!("measuring {name}"))?;
    let raw = bytes.len() as u64;
    if let Some((folder, _)) = name.split_once("/photos/") {
        return Ok(Size {
            name: format!("{folder}/photos/*"),
            need: Need::Other,
            bytes: [raw; 3],
        });
    }
    let need = match name.strip_prefix("assets/") {
        Some(asset) if asset.starts_with(LATE) => Need::Late,
        Some(_) => Need::Start,
        None if name == "index.html" => Need::Start,
        None => Need::Other,
    };
    // Files with the whole hash in their names: the table would be as wide.
    let name = match name.as_str() {
        name if name.starts_with("list/snapshot-") => "list/snapshot-*.json".to_string(),
        name if name.starts_with("list/part-") => "list/part-*.bin".to_string(),
        _ => name,
    };
    Ok(Size {
        name,
        need,
        bytes: [raw, gzip(&bytes)?, brotli(&bytes)?],
    })
}

fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("gzip")?;
    Ok(encoder.finish().context("gzip")?.len() as u64)
}

/// The length of these bytes as a good host sends them.
pub(crate) fn brotli(bytes: &[u8]) -> Result<u64> {
    Ok(with_brotli(bytes)?.len() as u64)
}

/// A file as a host sends it to browsers that take brotli.
pub(crate) fn with_brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let quality = if bytes.len() > PATIENCE { 5 } else { 11 };
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 65_536, quality, 22);
    encoder.write_all(bytes).context("brotli")?;
    drop(encoder);
    Ok(packed)
}

/// Page, script, wasm and styles together: what the start needs.
#[must_use]
pub fn start(sizes: &Sizes) -> [u64; 3] {
    sum(sizes, |size| size.need == Need::Start)
}

/// The start and all late parts together.
#[must_use]
pub fn app(sizes: &Sizes) -> [u64; 3] {
    sum(sizes, |size| size.need != Need::Other)
}

fn sum(sizes: &Sizes, counts: impl Fn(&Size) -> bool) -> [u64; 3] {
    sizes
        .iter()
        .filter(|size| counts(size))
        .fold([0; 3], |sum, size| {
            [
                sum[0] + size.bytes[0],
                sum[1] + size.bytes[1],
                sum[2] + size.bytes[2],
            ]
        })
}

/// The table for people.
#[must_use]
pub fn table(sizes: &Sizes) -> String {
    let width = sizes
        .iter()
        .map(|size| size.name.len())
        .max()
        .unwrap_or(0)
        .max(28);
    let line = |name: &str, [raw, gzip, brotli]: [u64; 3]| {
        format!("{name:width$} {raw:>10} {gzip:>10} {brotli:>10}\n")
    };
    let mut table = format!(
        "{:width$} {:>10} {:>10} {:>10}\n",
        "file", "bytes", "gzip -9", "brotli 11"
    );
    for size in sizes {
        table.push_str(&line(&size.name, size.bytes));
    }
    table.push_str(&line("page, script, wasm, styles", start(sizes)));
    table.push_str(&line("the same and all late parts", app(sizes)));
    table.push_str(&line("in all", sum(sizes, |_| true)));
    table
}

/// The same for programs, outside the site.
pub fn write(sizes: &Sizes, file: &Path) -> Result<()> {
    let object = |[raw, gzip, brotli]: [u64; 3]| serde_json::json!({ "bytes": raw, "gzip": gzip, "brotli": brotli });
    let files: serde_json::Map<_, _> = sizes
        .iter()
        .map(|size| (size.name.clone(), object(size.bytes)))
        .collect();
    let all = serde_json::json!({
        "files": files,
        "start": object(start(sizes)),
        "app": object(app(sizes)),
        "all": object(sum(sizes, |_| true)),
        "budget_brotli": BUDGET,
        "budget_brotli_whole": BUDGET_WHOLE,
    });
    files::write(file, format!("{all:#}\n"))
}

/// Refuses a site whose start has grown past the budget.
pub fn within_budget(sizes: &Sizes) -> Result<()> {
    let [_, _, brotli] = start(sizes);
    ensure!(
        brotli <= BUDGET,
        "page, script, wasm and styles weigh {brotli} bytes with brotli, {BUDGET} are allowed: \
         the table above says which part costs what"
    );
    println!("within the budget: {brotli} of {BUDGET} bytes (brotli)");
    Ok(())
}

/// Refuses a site of which a late part, or all parts together, have grown past what they may weigh.
pub fn parts_within_budget(sizes: &Sizes) -> Result<()> {
    let mut found = BTreeMap::new();
    for size in sizes.iter().filter(|size| size.need == Need::Late) {
        let name = size.name.rsplit('/').next().unwrap_or_default();
        let name = name.strip_prefix(LATE).unwrap_or_default();
        // What follows the last line is the hash.
        let name = name.rsplit_once('-').map_or(name, |(name, _)| name);
        *found.entry(name.to_string()).or_insert(0) += size.bytes[2];
    }
    println!("late part       brotli 11     allowed");
    for (name, brotli) in &found {
        let budget = BUDGETS.iter().find(|(part, _)| part == name);
        let (_, budget) = budget.with_context(|| {
            format!(
                "the late part {name} has no budget: say in xtask/src/sizes.rs what it may weigh"
            )
        })?;
        println!("{name:14} {brotli:>10}  {budget:>10}");
        ensure!(
            brotli <= budget,
            "the late part {name} weighs {brotli} bytes with brotli, {budget} are allowed"
        );
    }
    let gone = BUDGETS.iter().find(|(name, _)| !found.contains_key(*name));
    ensure!(
        gone.is_none(),
        "there is a budget for a late part that is not there: {gone:?}"
    );
    let [_, _, whole] = app(sizes);
    ensure!(
        whole <= BUDGET_WHOLE,
        "the start and all late parts weigh {whole} bytes with brotli, {BUDGET_WHOLE} are allowed"
    );
    println!("all together: {whole} of {BUDGET_WHOLE} bytes (brotli)");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, usize)]) -> Sizes {
        let folder = tempfile::tempdir().unwrap();
        for (name, length) in files {
            files::write(&folder.path().join(name), vec![b'a'; *length]).unwrap();
        }
        measure(folder.path()).unwrap()
    }

    #[test]
    fn the_start_is_page_and_assets_without_late_parts_and_photos_are_one_line() {
        let sizes = site(&[
            ("index.html", 10),
            ("assets/app-1.js", 20),
            ("assets/late-method-1.wasm", 3),
            ("list/snapshot-0123.json", 7),
            ("list/part-0123.bin", 8),
            ("list/part-4567.bin", 9),
            ("list/photos/a.png", 5),
            ("list/photos/b.png", 6),
        ]);
        assert_eq!(start(&sizes)[0], 30);
        assert_eq!(app(&sizes)[0], 33);
        assert_eq!(sizes.len(), 6);
        let parts = sizes.iter().find(|size| size.name == "list/part-*.bin");
        assert_eq!(parts.unwrap().bytes[0], 17);
        assert!(table(&sizes).contains("list/photos/*"));
        assert!(table(&sizes).contains("list/snapshot-*.json"));
        assert_eq!(sum(&sizes, |_| true)[0], 68);
    }

    #[test]
    fn each_late_part_has_a_budget_and_keeps_it() {
        let part = |(name, brotli): (&str, u64)| Size {
            name: format!("assets/{LATE}{name}-0123456789abcdef.wasm"),
            need: Need::Late,
            bytes: [0, 0, brotli],
        };
        let all = || BUDGETS.map(part).into_iter().collect::<Vec<_>>();
        assert!(parts_within_budget(&all()).is_ok());
        let mut heavier = all();
        heavier[0].bytes[2] += 1;
        assert!(parts_within_budget(&heavier).is_err());
        let mut fewer = all();
        fewer.pop();
        assert!(parts_within_budget(&fewer).is_err());
        let mut more = all();
        more.push(part(("other", 1)));
        assert!(parts_within_budget(&more).is_err());
    }

    #[test]
    fn the_budget_is_met_at_its_edge_and_not_past_it() {
        let weighing = |brotli| {
            vec![Size {
                name: "index.html".into(),
                need: Need::Start,
                bytes: [0, 0, brotli],
            }]
        };
        assert!(within_budget(&weighing(BUDGET)).is_ok());
        assert!(within_budget(&weighing(BUDGET + 1)).is_err());
    }
}
