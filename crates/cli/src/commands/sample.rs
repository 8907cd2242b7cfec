//! `activelist sample`: a made-up survey with drawn portraits.

use std::fs;

use activelist_cli::{StoreFault, make_folder, say_store_fault, write_file};
use activelist_office::survey::sample::sample;

use super::arguments::SampleArguments;
use super::places::{outside_uploads, replaces_its_kind};
use crate::Failure;

const HEADLINE: &str = "見本データを作れませんでした。";

/// Runs the command.
pub fn run(arguments: &SampleArguments) -> Result<String, Failure> {
    let made = sample(arguments.seed).map_err(|error| Failure::of(HEADLINE, error.to_string()))?;
    let out = &arguments.out;
    let photos = out.join("photos");
    let survey = out.join("survey.csv");
    outside_uploads(HEADLINE, "書き出すフォルダー", out)?;
    replaces_its_kind(HEADLINE, &survey, made.survey.as_ref())?;
    fs::create_dir_all(out).map_err(|error| {
        let path = out.clone();
        failure(&StoreFault { path, error })
    })?;
    make_folder(&photos).map_err(|fault| failure(&fault))?;
    for (name, bytes) in &made.photos {
        let path = photos.join(name);
        write_file(&path, bytes).map_err(|fault| failure(&fault))?;
    }
    write_file(&survey, made.survey.as_ref()).map_err(|fault| failure(&fault))?;
    Ok(format!(
        "架空の調査ファイル{}と仮の顔写真{}枚を作りました。次のコマンドで公開ファイルを作れます（currentは、activelist keygen --out currentで作る秘密鍵です）。\n  \
         activelist publish --survey {} --photos {} --key current --out {}\n",
        survey.display(),
        made.photos.len(),
        survey.display(),
        photos.display(),
        out.join("publication").display(),
    ))
}

fn failure(fault: &StoreFault) -> Failure {
    Failure::of(HEADLINE, say_store_fault(fault))
}
