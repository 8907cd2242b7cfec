//! `activelist sample`: a made-up survey with drawn portraits.

use std::fs;
use std::path::Path;

use activelist::publish::{StoreFault, say_store_fault};
use activelist::survey::sample::sample;

use crate::Failure;
use crate::arguments::SampleArguments;

const HEADLINE: &str = "見本データを作れませんでした。";

/// Runs the command.
pub fn run(arguments: &SampleArguments) -> Result<String, Failure> {
    let made = sample(arguments.seed).map_err(|error| Failure::of(HEADLINE, error.to_string()))?;
    let out = &arguments.out;
    let photos = out.join("photos");
    let survey = out.join("survey.csv");
    fs::create_dir_all(&photos).map_err(|error| failure(&photos, error))?;
    for (name, bytes) in &made.photos {
        let path = photos.join(name);
        fs::write(&path, bytes).map_err(|error| failure(&path, error))?;
    }
    fs::write(&survey, &made.survey).map_err(|error| failure(&survey, error))?;
    Ok(format!(
        "架空の調査ファイル{}と仮の顔写真{}枚を作りました。次のコマンドで公開ファイルを作れます。\n  \
         activelist publish --survey {} --photos {} --out {}\n",
        survey.display(),
        made.photos.len(),
        survey.display(),
        photos.display(),
        out.join("publication").display(),
    ))
}

fn failure(path: &Path, error: std::io::Error) -> Failure {
    let path = path.to_path_buf();
    Failure::of(HEADLINE, say_store_fault(&StoreFault { path, error }))
}
