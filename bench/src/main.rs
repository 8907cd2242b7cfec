//! Writes what the bench page and the other engines need: per size the list, the questions and
//! the answers; the rules; and an unsigned publication for the real page. Must never take the time.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use activelist_bench::engine::Engine;
use activelist_bench::people;
use activelist_bench::questions::{Run, questions, to_json};
use activelist_bench::rules::rules;
use activelist_publication::{
    Digest, PARTS_FROM, Part, meta_of, snapshot_file, write, write_meta, write_parts,
};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = PathBuf::from(arguments.next().ok_or("name a folder, then sizes")?);
    fs::create_dir_all(&out)?;
    fs::write(out.join("rules.json"), rules().to_string())?;
    for size in arguments {
        one(&out, size.parse()?)?;
    }
    Ok(())
}

fn one(out: &Path, size: usize) -> Result<(), Box<dyn Error>> {
    let list = people::list(size)?;
    let bytes = write(&list)?;
    let mut engine = Engine::ready(&bytes).ok_or("the engine refuses the made-up list")?;
    let runs = questions(&list);
    let answers: Vec<Vec<u32>> = asked(&runs).map(|one| engine.answer(one)).collect();
    fs::write(out.join(format!("list-{size}.json")), &bytes)?;
    fs::write(
        out.join(format!("questions-{size}.json")),
        as_json(&runs).to_string(),
    )?;
    fs::write(
        out.join(format!("answers-{size}.json")),
        serde_json::to_string(&answers)?,
    )?;
    let site = out.join(format!("publication-{size}/site"));
    fs::create_dir_all(&site)?;
    let parts = match size > PARTS_FROM {
        true => write_parts(&list),
        false => Vec::new(),
    };
    for part in &parts {
        fs::write(site.join(Part::of(part).file()), part)?;
    }
    let meta = write_meta(&meta_of(&list, &bytes, &parts), None)?;
    fs::write(site.join(snapshot_file(Digest::of(&bytes))), &bytes)?;
    fs::write(site.join("meta.json"), meta)?;
    // Questions that leave nobody would flatter every engine: how many are left is told.
    let mut totals: Vec<u32> = answers.iter().map(|answer| answer[0]).collect();
    totals.sort_unstable();
    println!(
        "  {size} people: {} bytes, {} of JSON each; {} questions, the middle one leaves {}",
        bytes.len(),
        bytes.len() / size.max(1),
        answers.len(),
        totals[totals.len() / 2]
    );
    Ok(())
}

fn asked(runs: &[Run]) -> impl Iterator<Item = &activelist_search::Criteria> {
    runs.iter()
        .flat_map(|run| run.lead.iter().chain(&run.steps))
}

/// All questions in a row, and of which the runs are made.
fn as_json(runs: &[Run]) -> Value {
    let mut next = 0;
    let runs_json = runs.iter().map(|run| {
        let lead = run.lead.as_ref().map(|_| next);
        next += usize::from(lead.is_some());
        let steps: Vec<usize> = (next..next + run.steps.len()).collect();
        next += steps.len();
        json!({ "kind": run.kind.key(), "lead": lead, "steps": steps })
    });
    let runs_json: Vec<Value> = runs_json.collect();
    let all: Vec<Value> = asked(runs).map(to_json).collect();
    json!({ "questions": all, "runs": runs_json })
}
