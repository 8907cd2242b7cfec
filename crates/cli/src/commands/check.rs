//! `activelist check`: validates a publication, or one published file, and says all that is wrong.

use std::path::{Path, PathBuf};

use activelist_cli::{
    DiskFolder, Lock, described, is_by_spare, read_trust, say_by_spare, say_key_fault,
    say_lock_fault,
};
use activelist_office::publish::{
    Audit, AuditFault, FolderFault, Note, audit, compare_host, ends, say_audit_fault,
    say_host_fault, say_note, snapshot_hash,
};
use activelist_publication::{
    Digest, Inspection, Limits, List, Refusal, SiteName, Trust, inspect, record_text, refusal_text,
};

use super::arguments::CheckArguments;
use super::publish::today;
use crate::{Failure, LINES};

/// Runs the command.
pub fn run(arguments: &CheckArguments) -> Result<String, Failure> {
    let path = arguments.path.as_path();
    match (described(path), arguments.host_copy.as_deref()) {
        (Some(site), None) => check(site, arguments),
        (Some(site), Some(host)) => {
            check(site, arguments).and_then(|text| check_host(site, host).map(|said| text + &said))
        }
        (None, Some(_)) => Err(Failure::of(
            "公開先の写しを確かめられません。",
            format!("{}: {NAME_THE_SITE}", path.display()),
        )),
        (None, None) if arguments.keys.is_empty() && arguments.site.is_none() => check_file(path),
        (None, None) => Err(Failure::of(
            "署名とページの名前を確かめられません。",
            format!(
                "{}: 公開ファイルだけでは、署名もページの名前も確かめられません。meta.jsonのあるフォルダーを指定してください。",
                path.display()
            ),
        )),
    }
}

fn check(site: &Path, arguments: &CheckArguments) -> Result<String, Failure> {
    let Sound { said, .. } = check_site(site, &arguments.keys, arguments.site.clone())?;
    Ok(said)
}

/// A publication without a fault that is in force.
pub(super) struct Sound {
    /// What it lists.
    pub list: List,
    /// What is said of it.
    pub said: String,
    /// While it is held, nobody publishes into this folder; none on a file system without locks.
    pub lock: Option<Lock>,
}

/// Checks a folder that is for upload: its files, its signature where keys are named, and its days.
pub(super) fn check_site(
    site: &Path,
    keys: &[PathBuf],
    name: Option<SiteName>,
) -> Result<Sound, Failure> {
    let trust = match keys {
        [] => Trust::UNSIGNED,
        keys => read_trust(keys)
            .map_err(|fault| Failure::of("公開鍵を読み取れません。", say_key_fault(&fault)))?,
    };
    let trust = trust.for_site(name);
    let lock = Lock::shared(site)
        .map_err(|fault| Failure::of("いまは検査できません。", say_lock_fault(&fault)))?;
    let Audit {
        list,
        key,
        site: name,
        faults,
    } = audit(&DiskFolder(site), &trust);
    if let [fault @ (AuditFault::Around { .. } | AuditFault::NoPublication(_))] = faults.as_slice()
    {
        return Err(Failure::of(
            "検査するファイルが、このフォルダーにはありません。",
            say_audit_fault(fault),
        ));
    }
    // A signature that is wrong is nobody's.
    let is_signed = !faults
        .iter()
        .any(|fault| matches!(fault, AuditFault::Meta(..)));
    let spare = key.filter(|key| is_signed && is_by_spare(&trust, *key));
    let found = faults.len();
    let mut faults: Vec<String> = faults.iter().take(LINES - 1).map(say_audit_fault).collect();
    let signature = match (key, keys) {
        (Some(key), [_, ..]) => format!("署名は正しいものです（鍵番号{key}）"),
        (Some(key), []) => format!(
            "鍵番号{key}の署名がありますが、正しいかどうかは確かめていません（--keysで公開鍵を指定すると確かめられます）"
        ),
        (None, _) => "署名はありません".to_string(),
    };
    let bound = match name {
        Some(name) => format!("ページ「{name}」のための一覧です。"),
        None => String::new(),
    };
    let end = end(list.as_ref());
    match list {
        Some(_) if found == 0 && end.is_over() => Err(over(site, &end)),
        Some(list) if found == 0 => {
            let spare = spare.map_or_else(String::new, |key| say_by_spare(key) + "\n");
            let said = format!(
                "{}: 誤りはありません。{}。{bound}{signature}。\n{spare}{}",
                site.display(),
                head(&list),
                end.soon()
            );
            Ok(Sound { list, said, lock })
        }
        list => {
            faults.extend(spare.map(say_by_spare));
            faults.extend(end.said().filter(|_| end.is_over()));
            Err(failure(list.is_some(), found, faults))
        }
    }
}

/// Compares a copy of the host's folder with the publication.
fn check_host(site: &Path, host: &Path) -> Result<String, Failure> {
    const HEADLINE: &str = "公開フォルダーに誤りはありませんが、公開先の写しと違います。";
    let shown = host.display();
    if !host.is_dir() {
        return Err(Failure::of(
            "公開先の写しを確かめられません。",
            format!("{shown}: フォルダーがありません。名前と場所を確かめてください。"),
        ));
    }
    let faults = compare_host(&DiskFolder(site), &DiskFolder(host))
        .map_err(|FolderFault(said)| Failure::of("公開先の写しを確かめられません。", said))?;
    if faults.is_empty() {
        return Ok(format!(
            "{shown}: この公開のものがそろっています。消し忘れたものはありません。\n"
        ));
    }
    let mut said: Vec<String> = faults.iter().take(LINES - 1).map(say_host_fault).collect();
    if faults.len() > said.len() {
        said.push(format!("ほかに{}件あります。", faults.len() - said.len()));
    }
    Err(Failure {
        headline: format!("{HEADLINE}次の{}件を直してください。", faults.len()),
        faults: said,
    })
}

fn check_file(path: &Path) -> Result<String, Failure> {
    let bytes = super::publish::read(path)?;
    let shown = path.display();
    let Inspection {
        list,
        mut refusals,
        problems,
    } = inspect(&bytes, &Limits::STANDARD);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if snapshot_hash(&name).is_some_and(|named| named != Digest::of(&bytes)) {
        refusals.insert(0, Refusal::WrongHash);
    }
    // A publication's file has its hash in its name: what is no snapshot by name and by content is
    // another file.
    let foreign = |refusal: &Refusal| {
        matches!(
            refusal,
            Refusal::NotJson { .. } | Refusal::NotASnapshot { .. }
        )
    };
    let is_foreign = snapshot_hash(&name).is_none() && refusals.iter().any(foreign);
    let found = refusals.len() + problems.len();
    let whole = refusals.iter().map(refusal_text);
    let records = problems.iter().map(record_text);
    let said = whole.chain(records).take(LINES - 1);
    let faults: Vec<String> = said.map(|said| format!("{shown}: {said}")).collect();
    let end = end(list.as_ref());
    match list {
        Some(_) if faults.is_empty() && end.is_over() => Err(over(path, &end)),
        Some(list) if faults.is_empty() => Ok(format!(
            "{shown}: 誤りはありません。{}。\n{}",
            head(&list),
            end.soon()
        )),
        _ if is_foreign => Err(Failure {
            headline: format!("公開ファイルではありません。{NAME_THE_SITE}"),
            faults,
        }),
        _ => Err(failure(refusals.is_empty(), found, faults)),
    }
}

/// When a list ends, as seen from today; nothing where that cannot be told.
struct End(Option<Note>);

fn end(list: Option<&List>) -> End {
    End(list
        .zip(today())
        .and_then(|(list, today)| ends(list.expires, today)))
}

impl End {
    /// Whether the last day is over.
    const fn is_over(&self) -> bool {
        matches!(self.0, Some(Note::Ends { days: ..=-1, .. }))
    }

    fn said(&self) -> Option<String> {
        self.0.as_ref().map(say_note)
    }

    /// A line on a list that ends soon; empty where it does not.
    fn soon(&self) -> String {
        self.said()
            .map_or_else(String::new, |said| format!("注意: {said}\n"))
    }
}

/// A sound list that is used no more.
fn over(path: &Path, end: &End) -> Failure {
    let said = end.said().unwrap_or_default();
    Failure::of(
        "ファイルに誤りはありませんが、一覧の有効期限が過ぎています。",
        format!("{}: {said}", path.display()),
    )
}

fn head(list: &List) -> String {
    format!(
        "公開番号{}、公開日{}、有効期限{}、掲載{}人、{}",
        list.serial,
        list.published,
        list.expires,
        list.specialists.len(),
        if list.sample {
            "見本データ"
        } else {
            "実際の一覧"
        },
    )
}

/// The faults that are said, and how many there are besides.
fn failure(is_shown: bool, found: usize, mut faults: Vec<String>) -> Failure {
    if found > LINES - 1 {
        faults.push(format!("ほかに{}件あります。", found - (LINES - 1)));
    }
    let what = match is_shown {
        true => "画面では、誤りのある記録や写真だけが除かれます",
        false => "画面では、この公開は使われません",
    };
    Failure {
        headline: format!("公開ファイルに誤りが{found}件あります。{what}。{REMEDY}"),
        faults,
    }
}

const NAME_THE_SITE: &str = "activelist publishが作ったsiteフォルダーを指定してください。";
const REMEDY: &str = "内容の誤りは、調査ファイルを直し、activelist publishで作り直してください。";
