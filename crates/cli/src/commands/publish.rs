//! `activelist publish`: from a survey file to a publication.

pub(super) mod summary;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use activelist_cli::{
    DiskFolder, Lock, Places, Signer, is_site, photos_in, read_file, read_signer, remove_table,
    say_key_fault, say_lock_fault, say_store_fault, write_publication, write_table,
};
use activelist_model::expert::Date;
use activelist_office::publish::{
    Confirmed, FAULTS, FolderFault, Former, Outside, PublishFault, REPORT, Request, TO_CONFIRM,
    ToConfirm, UrgentFault, Wanted, compose, faults_table, has_more_decisions, read_corrections,
    read_former, read_kept_survey, say_faults, say_numbers_fault, say_publish_fault,
    to_confirm_table,
};
use activelist_office::survey::{Fault, MOST_FINDINGS};
use activelist_publication::Limits;

use summary::summary;

use super::arguments::PublishArguments;
use super::lists::{confirmed_in, mapping_in, read_register, stopped_in};
use super::places::outside_uploads;
use crate::{Failure, LINES};

/// Runs the command.
pub fn run(arguments: &PublishArguments) -> Result<String, Failure> {
    let out = arguments.out.as_path();
    let survey = read(&arguments.survey)?;
    if is_site(out) {
        return Err(Failure::of(NOT_PUBLISHED, around(out)));
    }
    outside_uploads(NOT_PUBLISHED, "公開先", out)?;
    outside_uploads(NOT_PUBLISHED, "調査ファイル", &arguments.survey)?;
    if let Some(folder) = &arguments.photos {
        outside_uploads(NOT_PUBLISHED, "写真のフォルダー", folder)?;
    }
    let (mut lock, mut former) = (None, Former::None);
    if out.exists() {
        lock = Some(take_lock(out)?);
        former = former_of(out)?;
    }
    let headline = headline(&former);
    let failure = |fault: String| Failure::of(headline, fault);
    let key = |path| read_key(path, out).map_err(failure);
    let signer = arguments.key.as_deref().map(key).transpose()?;
    let outside = arguments.outside.as_deref();
    if let Some(path) = outside.filter(|path| is_for_upload(path, out)) {
        return Err(failure(format!(
            "{}: 対象外の一覧が、アップロードするフォルダーの中にあります。別の場所に移してください。",
            path.display()
        )));
    }
    let outside = outside
        .map(|path| read_outside(path, headline))
        .transpose()?;
    let register = arguments.register.as_deref();
    if let Some(path) = register {
        outside_uploads(headline, "登録簿", path)?;
    }
    let register = register
        .map(|path| read_register(path, headline))
        .transpose()?;
    let today = today().ok_or_else(|| {
        failure(
            "この機器の日付を読み取れません。--publishedで公開日を指定してください。".to_string(),
        )
    })?;
    let folder = match &arguments.photos {
        Some(folder) if !folder.is_dir() => {
            return Err(failure(format!(
                "{}: 写真のフォルダーがありません。名前と場所を確かめてください。",
                folder.display()
            )));
        }
        // Else everybody would be listed without a photo.
        Some(folder) if !is_open(folder) => {
            return Err(failure(format!(
                "{}: 写真のフォルダーか、その中の写真を読み取る権限がありません。権限を確かめてください。",
                folder.display()
            )));
        }
        folder => folder.as_deref().map(photos_in),
    };
    // A folder is only made once all that was named on the command line can be read. Somebody else may
    // have made it meanwhile, and published there.
    if lock.is_none() {
        lock = Some(take_lock(out)?);
        former = former_of(out)?;
    }
    let wanted = Wanted {
        serial: arguments.serial,
        published: arguments.published,
        expires: arguments.expires,
        source: arguments.source.clone(),
        sample: arguments.sample,
        site: arguments.site.clone(),
        outside,
        stopped: stopped_in(out, headline)?,
        register,
        confirmed: confirmed_in(out, headline)?,
        leavers: arguments.leavers,
        update: arguments.update,
        kept_survey: read_kept_survey(&DiskFolder(out), &former)
            .map_err(|FolderFault(said)| failure(said))?,
        mapping: mapping_in(arguments.mapping.as_deref(), headline)?,
        corrections: read_corrections(&DiskFolder(out))
            .map_err(|FolderFault(said)| failure(said))?,
        no_photos: arguments.no_photos,
        no_register: arguments.no_register,
        no_outside: arguments.no_outside,
    };
    let request = Request {
        survey: &survey,
        photos: folder.as_ref().map(|folder| folder as _),
        former: &former,
        wanted: &wanted,
        today,
        key: signer.as_ref().map(|signer| &signer.key),
        unsigned: arguments.unsigned,
    };
    // Before anything is written in its place.
    let kept = keep_decisions(out, &wanted.confirmed).map_err(failure)?;
    let kept = kept.map_or_else(String::new, |path| {
        format!(
            "report/{TO_CONFIRM}に書き込まれた判断のうち、確認済.csvにないものがあります。{}に残しました。必要な行を確認済.csvに加えてください。",
            path.display()
        )
    });
    let publication = compose(&request).map_err(|faults| {
        let mut refused = refusal(faults, out, headline);
        refused.headline.push_str(&kept);
        refused
    })?;
    let places = write_publication(out, &publication).map_err(|FolderFault(said)| failure(said))?;
    let mut text = summary(&publication, &former, &places);
    if !kept.is_empty() {
        // Writing to a String never fails.
        let _ = writeln!(text, "  {kept}");
    }
    let done = finished(out, text, &places);
    drop(lock);
    done
}

/// What is said of a publication that has been written.
pub(super) fn finished(out: &Path, mut text: String, places: &Places) -> Result<String, Failure> {
    for table in [FAULTS, TO_CONFIRM] {
        if let Err(fault) = remove_table(out, table) {
            let _ = writeln!(
                text,
                "  前に見つかった誤りや確認の一覧が残っています。この公開のものではありません。{}",
                say_store_fault(&fault)
            );
        }
    }
    if places.left.is_empty() {
        return Ok(text);
    }
    let faults = places.left.iter().map(say_store_fault).collect();
    Err(Failure {
        headline: format!(
            "{text}公開はできましたが、次のファイルを消したり書いたりできませんでした。アップロードの前に、siteの中の古いファイルを消してください。"
        ),
        faults,
    })
}

/// Keeps the list of what is to be confirmed under another name where the office has written into it what is not
/// in 確認済.csv: nothing that a person has typed is written over or removed.
fn keep_decisions(out: &Path, confirmed: &Confirmed) -> Result<Option<PathBuf>, String> {
    let table = out.join(REPORT).join(TO_CONFIRM);
    let is_file = std::fs::symlink_metadata(&table).is_ok_and(|found| found.is_file());
    if !is_file {
        return Ok(None);
    }
    let bytes = read_file(&table, MOST_BYTES).map_err(|fault| say_store_fault(&fault))?;
    if !has_more_decisions(&bytes, confirmed) {
        return Ok(None);
    }
    let stem = TO_CONFIRM.trim_end_matches(".csv");
    let free = (1..)
        .map(|number: u32| table.with_file_name(format!("{stem}-{number}.csv")))
        .find(|path| std::fs::symlink_metadata(path).is_err());
    let Some(free) = free else {
        return Ok(None);
    };
    std::fs::rename(&table, &free).map_err(|error| {
        format!(
            "{}: 書き込まれた判断を残せません（{error}）。Excelで開いているときは、閉じてください。",
            table.display()
        )
    })?;
    Ok(Some(free))
}

/// Whether a folder can be listed, and what lies in it read.
fn is_open(folder: &Path) -> bool {
    let refused = |error: &std::io::Error| error.kind() == std::io::ErrorKind::PermissionDenied;
    let Ok(mut entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.all(|entry| {
        let opened = entry.and_then(|entry| match entry.file_type()?.is_file() {
            true => std::fs::File::open(entry.path()).map(drop),
            false => Ok(()),
        });
        !opened.is_err_and(|error| refused(&error))
    })
}

/// The folder for this program alone, until the lock is dropped.
pub(super) fn take_lock(out: &Path) -> Result<Lock, Failure> {
    Lock::exclusive(out).map_err(|fault| Failure::of(NOT_PUBLISHED, say_lock_fault(&fault)))
}

pub(super) fn former_of(out: &Path) -> Result<Former, Failure> {
    read_former(&DiskFolder(out)).map_err(|FolderFault(said)| Failure::of(NOT_PUBLISHED, said))
}

/// Reads the key, and warns where others could too.
pub(super) fn read_key(path: &Path, out: &Path) -> Result<Signer, String> {
    let signer = read_signer(path).map_err(|fault| say_key_fault(&fault))?;
    let path_shown = path.display();
    // What lies there is uploaded.
    if is_for_upload(path, out) {
        return Err(format!(
            "{path_shown}: 秘密鍵が、アップロードするフォルダーの中にあります。別の場所に移してください。"
        ));
    }
    if signer.is_open {
        eprintln!(
            "注意: 秘密鍵{path_shown}は、この機器のほかの利用者も読むことができます。chmod 600 で、自分だけが読めるようにしてください。"
        );
    }
    Ok(signer)
}

/// Whether a file lies in the folder that is uploaded.
fn is_for_upload(path: &Path, out: &Path) -> bool {
    let site = out.join("site").canonicalize();
    let path = path.canonicalize();
    path.is_ok_and(|path| site.is_ok_and(|site| path.starts_with(site)))
}

pub(super) const NOT_PUBLISHED: &str = "公開しませんでした。";

/// What is said first where nothing is published. Only a publication that can be read "stays".
pub(super) const fn headline(former: &Former) -> &'static str {
    match former {
        Former::None | Former::Reported(_) | Former::Damaged(_) => NOT_PUBLISHED,
        Former::Read { .. } => "公開しませんでした。前回の公開はそのまま残っています。",
    }
}

/// What to give instead of the folder for upload, in which a report would be uploaded too.
pub(super) fn around(site: &Path) -> String {
    let outer = match (site.file_name(), site.parent()) {
        (Some(name), Some(outer)) if name == "site" => match outer.as_os_str().is_empty() {
            true => "その外側の.（今のフォルダー）".to_string(),
            false => format!("その外側の{}", outer.display()),
        },
        _ => "公開先の別のフォルダー".to_string(),
    };
    format!(
        "{}は、アップロードするフォルダーです。--outには、{outer}を指定してください。この中に報告を作ると、掲載しない方の氏名まで公開されてしまいます。",
        site.display()
    )
}

/// The faults, those of the survey grouped and in a table beside the reports; beside them, too, what has to be
/// confirmed.
pub(super) fn refusal(faults: Vec<PublishFault>, out: &Path, headline: &str) -> Failure {
    let found = faults.len();
    let mut survey: Vec<Fault> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    let mut open: Vec<ToConfirm> = Vec::new();
    let is_stop = |fault: &PublishFault| {
        let is_asked = |fault: &UrgentFault| {
            matches!(fault, UrgentFault::Leavers(..) | UrgentFault::Returning(..))
        };
        match fault {
            PublishFault::Stop(_) => true,
            PublishFault::Urgent(fault) => is_asked(fault),
            _ => false,
        }
    };
    let verb = match faults.iter().all(is_stop) {
        true => "確かめて",
        false => "直して",
    };
    for fault in faults {
        match fault {
            PublishFault::Survey(fault) => survey.push(fault),
            other => {
                if let PublishFault::Stop(stop) = &other {
                    open.extend(stop.to_confirm());
                }
                said.extend(say_publish_fault(&other).lines().map(str::to_string));
            }
        }
    }
    let table = |name: &str, is_empty: bool, table: String| match is_empty {
        true => remove_table(out, name).map(|()| None),
        false => write_table(out, name, &table).map(Some),
    };
    let faults_written = table(FAULTS, survey.is_empty(), faults_table(&survey));
    let open_written = table(TO_CONFIRM, open.is_empty(), to_confirm_table(&open));
    let mut where_to = String::new();
    if let Ok(Some(path)) = &faults_written {
        let _ = write!(
            where_to,
            "1件ずつの一覧は{}にあります（Excelで開けます。事務局で保管し、公開しないでください）。",
            path.display()
        );
    }
    if let Ok(Some(path)) = &open_written {
        let _ = write!(
            where_to,
            "確かめていただく方の一覧は{}にあります（事務局で保管し、公開しないでください）。",
            path.display()
        );
    }
    if said.len() > LINES / 2 {
        let more = said.len() - LINES / 2;
        said.truncate(LINES / 2);
        said.push(format!("ほかに{more}行あります。"));
    }
    let room = LINES.saturating_sub(said.len() + 1);
    said.extend(say_faults(&survey, room));
    for fault in [faults_written.err(), open_written.err()]
        .into_iter()
        .flatten()
    {
        said.push(format!(
            "一覧を書き出せませんでした。{}",
            say_store_fault(&fault)
        ));
    }
    Failure {
        headline: format!(
            "{headline}次の{}を{verb}ください。{where_to}",
            counted(found)
        ),
        faults: said,
    }
}

/// How many faults there are, as far as they were looked for.
pub fn counted(found: usize) -> String {
    match found < MOST_FINDINGS {
        true => format!("{found}件"),
        false => format!("{found}件以上"),
    }
}

/// Reads the list of those outside.
pub fn read_outside(path: &Path, headline: &str) -> Result<Outside, Failure> {
    let bytes = read(path)?;
    Outside::read(&bytes).map_err(|faults| {
        let found = faults.len();
        let shown = path.display();
        let mut said: Vec<String> = faults
            .iter()
            .take(LINES - 1)
            .map(|fault| format!("{shown}: {}", say_numbers_fault(fault)))
            .collect();
        if found > said.len() {
            said.push(format!("ほかに{}件あります。", found - said.len()));
        }
        Failure {
            headline: format!(
                "{headline}対象外の一覧（--outside）の次の{}を直してください。",
                counted(found)
            ),
            faults: said,
        }
    })
}

/// Most bytes of a file named on the command line: twice what a whole list may have, since answers
/// that are repeated or left out stand in a survey, too.
const MOST_BYTES: usize = 2 * Limits::STANDARD.bytes;

/// Reads a file named on the command line.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_file(path, MOST_BYTES)
        .map_err(|fault| Failure::of("ファイルを読み取れません。", say_store_fault(&fault)))
}

/// Today in Japan; none where the machine's clock is not set.
pub fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::in_japan(i64::try_from(since.as_secs()).ok()?)
}
