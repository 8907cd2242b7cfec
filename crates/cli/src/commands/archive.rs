//! `activelist archive erase`: takes kept publications, or one person, out of the archive.

use std::collections::BTreeSet;
use std::path::Path;

use activelist_cli::{DiskFolder, StoreFault, is_site, rewrite, say_store_fault};
use activelist_office::publish::{FolderFault, kept_numbers, withdraw_all};

use super::arguments::{ArchiveArguments, ArchiveCommand, EraseArguments};
use super::publish::take_lock;
use crate::Failure;

const HEADLINE: &str = "控えを消しませんでした。";

/// Runs the command.
pub fn run(arguments: &ArchiveArguments) -> Result<String, Failure> {
    let ArchiveCommand::Erase(erase) = &arguments.command;
    let out = erase.out.as_path();
    if is_site(out) || !out.is_dir() {
        return Err(Failure::of(
            HEADLINE,
            format!(
                "{}: 公開フォルダーではありません。publishの--outと同じフォルダーを指定してください。",
                out.display()
            ),
        ));
    }
    let lock = take_lock(out)?;
    let done = match erase.person.as_slice() {
        [] => numbers(out, erase),
        _ => person(out, erase),
    };
    drop(lock);
    done
}

fn failed(FolderFault(said): FolderFault) -> Failure {
    Failure::of(HEADLINE, said)
}

/// Removes the archives of these numbers, or all.
fn numbers(out: &Path, erase: &EraseArguments) -> Result<String, Failure> {
    let folder = DiskFolder(out);
    let kept = kept_numbers(&folder).map_err(failed)?;
    let wanted: BTreeSet<u64> = match erase.all {
        true => kept.iter().copied().collect(),
        false => erase.numbers.iter().copied().collect(),
    };
    let missing: Vec<String> = wanted
        .iter()
        .filter(|number| !kept.contains(number))
        .map(|number| format!("公開番号{number}の控えはありません。番号を確かめてください。"))
        .collect();
    if !missing.is_empty() {
        return Err(Failure {
            headline: HEADLINE.to_string(),
            faults: missing,
        });
    }
    if wanted.is_empty() && !erase.all {
        return Ok("控えはありません。\n".to_string());
    }
    let mut folders: Vec<String> = wanted
        .iter()
        .map(|number| format!("archive/{number}"))
        .collect();
    let is_newest = kept.last().is_some_and(|last| wanted.contains(last));
    if wanted.len() == kept.len() {
        // Portraits, and whatever was being written when the program was stopped.
        folders.push("archive".to_string());
    }
    let mut left = rewrite(out, &[], &[], &folders);
    if left.is_empty() {
        // Portraits that only these lists had.
        let found = withdraw_all(&folder, &BTreeSet::new()).map_err(failed)?;
        left = rewrite(out, &[], &found.photos, &[]);
    }
    let named: Vec<String> = wanted.iter().map(u64::to_string).collect();
    let mut text = match named.is_empty() {
        true => "控えをすべて消しました。\n".to_string(),
        false => format!("公開番号{}の控えを消しました。\n", named.join("、")),
    };
    if is_newest {
        text.push_str("  いちばん新しい控えを消したため、次の公開では--updateを使えません。次は、全員分の回答がそろった調査ファイルで公開してください。\n");
    }
    text.push_str("  報告（report）は消していません。掲載をやめた方の氏名などが残っています。要らなくなった古い報告は消してかまいません（いちばん新しいものは残してください）。\n");
    ended(text, &left)
}

/// Takes people out of everything that is kept.
fn person(out: &Path, erase: &EraseArguments) -> Result<String, Failure> {
    let who = erase.person.iter().copied().collect();
    let found = withdraw_all(&DiskFolder(out), &who).map_err(failed)?;
    let remove = [found.remove, found.photos].concat();
    let left = rewrite(out, &found.write, &remove, &[]);
    let named: Vec<String> = erase
        .person
        .iter()
        .map(|number| format!("第{number}号"))
        .collect();
    let named = named.join("、");
    let text = match found.numbers.as_slice() {
        [] => format!("{named}の方の回答は、控えにありません。\n"),
        numbers => {
            let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
            format!(
                "{named}の方の回答と写真を、公開番号{}の控えから消しました。登録番号、氏名、回答日時だけが、掲載可否を「否」として残っています。\n",
                numbers.join("、")
            )
        }
    };
    let newest = kept_numbers(&DiskFolder(out)).map_err(failed)?;
    let later = match newest
        .last()
        .is_some_and(|last| found.numbers.contains(last))
    {
        true => "  次に--updateで公開すると、この方は掲載されません。\n",
        false => "",
    };
    let text = format!(
        "{text}{later}  いま公開している一覧と、報告（report）は変わりません。一覧から外すときは、activelist removeを使ってください。\n"
    );
    ended(text, &left)
}

fn ended(text: String, left: &[StoreFault]) -> Result<String, Failure> {
    if left.is_empty() {
        return Ok(text);
    }
    Err(Failure {
        headline: "控えの一部を消せませんでした。次のファイルを確かめ、もう一度実行してください。"
            .to_string(),
        faults: left.iter().map(say_store_fault).collect(),
    })
}
