//! `activelist import`: from what a form service exports to a survey file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use activelist_cli::{StoreFault, say_store_fault, write_private};
use activelist_office::answer::is_answer_file;
use activelist_office::import::{Import, ImportFile, Request, import, say_problems};

use super::arguments::ImportArguments;
use super::places::{outside_uploads, replaces_its_kind};
use super::publish::read;
use crate::{Failure, LINES};

const HEADLINE: &str = "取り込みませんでした。";
/// Notes that are said; the others are counted.
const NOTES: usize = 20;
/// Endings of the files of a folder that are imported.
const ENDINGS: [&str; 5] = ["csv", "tsv", "txt", "xlsx", "json"];

/// Runs the command.
pub fn run(arguments: &ImportArguments) -> Result<String, Failure> {
    let (mapping, out) = (arguments.mapping.as_deref(), arguments.out.as_path());
    if let Some(mapping) = mapping {
        outside_uploads(HEADLINE, "対応表", mapping)?;
    }
    outside_uploads(HEADLINE, "調査ファイル", out)?;
    let paths = files(&arguments.files, mapping, out)?;
    let is_mapping = |path: &Path| mapping.is_some_and(|mapping| is_same(path, mapping));
    if paths
        .iter()
        .any(|path| is_mapping(path) || is_same(path, out))
        || is_mapping(out)
    {
        return Err(Failure::of(
            HEADLINE,
            "読むファイル、対応表（--mapping）、書き出すファイル（--out）には、それぞれ別の名前を指定してください。".into(),
        ));
    }
    let bytes = read_all(&paths)?;
    let names: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let files: Vec<ImportFile<'_>> = names
        .iter()
        .zip(&bytes)
        .map(|(name, bytes)| ImportFile { name, bytes })
        .collect();
    let is_table = |file: &&ImportFile| !is_answer_file(file.name, file.bytes);
    if let (Some(table), None) = (files.iter().find(is_table), mapping) {
        return Err(Failure::of(
            HEADLINE,
            format!(
                "{}: 回答ファイル（回答-登録番号.json）ではありません。フォームの回答などの表を取り込むときは、対応表を--mappingで指定してください。",
                table.name
            ),
        ));
    }
    let confirmed = match mapping.filter(|mapping| mapping.exists()) {
        Some(mapping) => Some(read(mapping)?),
        None => None,
    };
    let name = mapping.map_or_else(String::new, |mapping| mapping.display().to_string());
    let found = import(&Request {
        files: &files,
        mapping: (&name, confirmed.as_deref()),
        update: arguments.update,
    });
    if let (Some(bytes), Some(mapping)) = (&found.mapping, mapping) {
        write_private(mapping, bytes).map_err(|fault| {
            Failure::of("対応表を書き出せませんでした。", say_store_fault(&fault))
        })?;
    }
    let Some(survey) = &found.survey else {
        return Err(refusal(&found, &name, confirmed.is_some()));
    };
    replaces_its_kind(HEADLINE, out, survey)?;
    if !arguments.replace {
        is_as_before(out, survey)?;
    }
    write_private(out, survey).map_err(|fault| {
        Failure::of(
            "調査ファイルを書き出せませんでした。",
            say_store_fault(&fault),
        )
    })?;
    let mut text = String::new();
    // Writing to a String never fails.
    let _ = writeln!(text, "調査ファイル{}を書き出しました。", out.display());
    for line in lines(&found) {
        let _ = writeln!(text, "  {line}");
    }
    let update = if arguments.update { " --update" } else { "" };
    // Without a form's table there are no decisions to keep.
    let table = match name.as_str() {
        "" => String::new(),
        name => format!(" --mapping {name}"),
    };
    let _ = writeln!(
        text,
        "  次のコマンドで公開ファイルを作れます: activelist publish --survey {}{update}{table} --key 秘密鍵 --out 公開フォルダー",
        out.display()
    );
    let _ = writeln!(
        text,
        "  写真のフォルダー、対象外の方のファイル、登録簿を使うときは、--photos、--outside、--registerも加えます。"
    );
    Ok(text)
}

/// Refuses to replace a survey file with another content: the office may have corrected it by hand.
fn is_as_before(out: &Path, survey: &[u8]) -> Result<(), Failure> {
    if !out.exists() || read(out)? == survey {
        return Ok(());
    }
    Err(Failure::of(
        HEADLINE,
        format!(
            "{}: 内容の違う調査ファイルがすでにあります。手で直したところが失われないよう、上書きしませんでした。別の名前を--outに指定するか、置き換えてよいときは--replaceを付けてください。",
            out.display()
        ),
    ))
}

/// Most bytes of all files together: as many as one of them may have.
const TOGETHER: usize = 2 * activelist_publication::Limits::STANDARD.bytes;

fn read_all(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut left = TOGETHER;
    let mut all = Vec::with_capacity(paths.len());
    for path in paths {
        let bytes = read(path)?;
        left = left.checked_sub(bytes.len()).ok_or_else(|| {
            Failure::of(
                HEADLINE,
                format!(
                    "{}: このファイルまでを合わせると、{}MBを超えます。回答のファイルだけを指定しているか確かめてください。",
                    path.display(),
                    TOGETHER >> 20
                ),
            )
        })?;
        all.push(bytes);
    }
    Ok(all)
}

/// The files, those of a folder by name.
fn files(given: &[PathBuf], mapping: Option<&Path>, out: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in given {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|error| {
            let path = path.clone();
            Failure::of(HEADLINE, say_store_fault(&StoreFault { path, error }))
        })?;
        let is_table = |path: &PathBuf| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            let is_known =
                ending.is_some_and(|ending| ENDINGS.contains(&ending.to_lowercase().as_str()));
            // Beside a workbook that is open Excel keeps a file of its own.
            let is_kept = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("~$"));
            is_known && !is_kept && path.is_file()
        };
        let entries = entries.flatten().map(|entry| entry.path());
        let mut of_folder: Vec<PathBuf> = entries
            .filter(|path| is_table(path) && !is_same(path, out))
            .filter(|path| mapping.is_none_or(|mapping| !is_same(path, mapping)))
            .collect();
        of_folder.sort();
        if of_folder.is_empty() {
            return Err(Failure::of(
                HEADLINE,
                format!(
                    "{}: フォルダーに回答のファイル（.xlsx、.csv、.tsv、.txt、.json）がありません。フォルダーを確かめてください。",
                    path.display()
                ),
            ));
        }
        found.extend(of_folder);
    }
    Ok(found)
}

fn is_same(path: &Path, other: &Path) -> bool {
    path == other
        || path
            .canonicalize()
            .is_ok_and(|path| other.canonicalize().is_ok_and(|other| path == other))
}

/// What was read, and what was passed over.
fn lines(found: &Import) -> Vec<String> {
    let mut lines = found.tables.clone();
    lines.extend(found.notes.iter().take(NOTES).cloned());
    if found.notes.len() > NOTES {
        lines.push(format!(
            "ほかに{}件のお知らせがあります。",
            found.notes.len() - NOTES
        ));
    }
    lines
}

fn refusal(found: &Import, mapping: &str, is_confirmed: bool) -> Failure {
    let (open, wrong) = (found.open.len(), found.problems.len());
    let mut said = lines(found);
    let mut headline = HEADLINE.to_string();
    if wrong > 0 {
        let _ = write!(
            headline,
            "直していただきたいことが{}あります。",
            super::publish::counted(wrong)
        );
        said.extend(say_problems(&found.problems, LINES / 2));
    }
    if open > 0 {
        let _ = write!(headline, "確かめていただきたいことが{open}件あります。");
        let room = LINES.saturating_sub(said.len() + 2).max(20);
        said.extend(
            found
                .open
                .iter()
                .take(room)
                .map(|line| format!("{mapping}の{line}")),
        );
        if open > room {
            said.push(format!(
                "ほかに{}件あります。対応表をご覧ください。",
                open - room
            ));
        }
        said.push(format!(
            "{mapping}をExcelで開き、「決定」の列に書いて上書き保存してから、同じコマンドをもう一度実行してください。"
        ));
    } else if wrong == 0 && !is_confirmed {
        let _ = write!(
            headline,
            "対応表を作りました。確かめていただきたいことはありません。"
        );
        said.push(format!(
            "{mapping}をExcelで開いて内容を確かめ、よければ、同じコマンドをもう一度実行してください。"
        ));
    }
    Failure {
        headline,
        faults: said,
    }
}
