//! `activelist publish`: from a survey file to a publication.

pub(super) mod refusal;
pub(super) mod summary;

use std::fmt::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use activelist_cli::{
    DiskFolder, Lock, Places, Signer, is_site, photos_in, read_file, read_signer, remove_table,
    say_key_fault, say_lock_fault, say_store_fault, write_publication,
};
use activelist_model::expert::Date;
use activelist_office::publish::{
    FAULTS, FolderFault, Former, LEAVING, Outside, RETURNING, Request, TO_CONFIRM, Wanted, compose,
    read_former, read_kept_survey, read_keys, read_older_surveys, read_past, say_numbers_fault,
};
use activelist_office::survey::MOST_FINDINGS;
use activelist_publication::Limits;

use refusal::refusal;
use summary::summary;

use super::arguments::PublishArguments;
use super::lists::{mapping_in, read_register, stopped_in, take_decisions_in};
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
            "{}: 対象外の方のファイルが、アップロードするフォルダーの中にあります。別の場所に移してください。",
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
    // It is made once all that was named can be read. Somebody else may have made it meanwhile, and published there.
    if lock.is_none() {
        lock = Some(take_lock(out)?);
        former = former_of(out)?;
    }
    let (confirmed, taken) = take_decisions_in(out, today, headline)?;
    let disk = DiskFolder(out);
    let unread = |FolderFault(said)| failure(said);
    let wanted = Wanted {
        serial: arguments.serial,
        serial_after: arguments.serial_after,
        published: arguments.published,
        expires: arguments.expires,
        source: arguments.source.clone(),
        sample: arguments.sample,
        site: arguments.site.clone(),
        outside,
        stopped: stopped_in(out, headline)?,
        register,
        confirmed,
        leavers: arguments.leavers,
        update: arguments.update,
        kept_survey: read_kept_survey(&disk, &former).map_err(unread)?,
        older_surveys: read_older_surveys(&disk, &former).map_err(unread)?,
        mapping: mapping_in(arguments.mapping.as_deref(), headline)?,
        past: read_past(&disk).map_err(unread)?,
        older: arguments.older,
        keys: read_keys(&disk, &former).map_err(unread)?,
        new_key: arguments.new_key,
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
    let publication = compose(&request).map_err(|faults| {
        let mut refused = refusal(faults, out, headline, &TABLES);
        refused.headline.push_str(&taken);
        refused
    })?;
    let places = write_publication(out, &publication).map_err(|FolderFault(said)| failure(said))?;
    let mut text = summary(&publication, &former, &places);
    if !taken.is_empty() {
        // Writing to a String never fails.
        let _ = writeln!(text, "  {taken}");
    }
    let done = finished(out, text, &places, &TABLES);
    drop(lock);
    done
}

/// Tables beside the reports that are about the last survey that was handed in.
const TABLES: [&str; 4] = [FAULTS, TO_CONFIRM, LEAVING, RETURNING];
/// Those of them that a change without a survey settles. What is wrong in a survey, or to be confirmed in it, is so still.
pub(super) const URGENT_TABLES: [&str; 2] = [LEAVING, RETURNING];

/// What is said of a publication that has been written. `tables` tell of the attempts before it.
pub(super) fn finished(
    out: &Path,
    mut text: String,
    places: &Places,
    tables: &[&str],
) -> Result<String, Failure> {
    for table in tables {
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
                "{headline}対象外の方のファイル（--outside）の次の{}を直してください。",
                counted(found)
            ),
            faults: said,
        }
    })
}

/// Most bytes of a file: twice what a whole list may have, since a survey has repeated and left-out answers too.
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
