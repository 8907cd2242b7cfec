//! `activelist publish`: from a survey file to a publication.

use std::fmt::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use activelist::expert::Date;
use activelist::publish::{
    Former, Places, Publication, PublishFault, Request, Signer, StoreFault, Wanted, compose,
    photos_in, read_former, read_signer, say_key_fault, say_publish_fault, say_store_fault,
    write_publication,
};

use crate::Failure;
use crate::arguments::PublishArguments;

/// Runs the command.
pub fn run(arguments: &PublishArguments) -> Result<String, Failure> {
    let survey = read(&arguments.survey)?;
    let signer = arguments.key.as_deref();
    let signer = signer
        .map(|path| read_key(path, &arguments.out))
        .transpose()?;
    let former = read_former(&arguments.out).map_err(|fault| on_disk(&fault))?;
    let today = today().ok_or_else(|| {
        let fault = "この機器の日付を読み取れません。--publishedで公開日を指定してください。";
        Failure::of(HEADLINE, fault.to_string())
    })?;
    let folder = match &arguments.photos {
        Some(folder) if !folder.is_dir() => {
            let fault = format!(
                "{}: 写真のフォルダーがありません。名前と場所を確かめてください。",
                folder.display()
            );
            return Err(Failure::of(HEADLINE, fault));
        }
        folder => folder.as_deref().map(photos_in),
    };
    let wanted = Wanted {
        serial: arguments.serial,
        published: arguments.published,
        expires: arguments.expires,
        source: arguments.source.clone(),
        sample: arguments.sample,
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
    let publication = compose(&request).map_err(|faults| refusal(&faults))?;
    let places =
        write_publication(&arguments.out, &publication).map_err(|fault| on_disk(&fault))?;
    let text = summary(&publication, &former, &places);
    if places.left.is_empty() {
        return Ok(text);
    }
    let faults = places.left.iter().map(say_store_fault).collect();
    Err(Failure {
        headline: format!(
            "{text}ただし、前回の公開のファイルを消せませんでした。アップロードの前に、次のファイルを消してください。"
        ),
        faults,
    })
}

/// Reads the key, and warns where others could too.
fn read_key(path: &Path, out: &Path) -> Result<Signer, Failure> {
    let signer = read_signer(path).map_err(|fault| Failure::of(HEADLINE, say_key_fault(&fault)))?;
    let path_shown = path.display();
    // What lies there is uploaded.
    if let (Ok(key), Ok(site)) = (path.canonicalize(), out.join("site").canonicalize())
        && key.starts_with(&site)
    {
        let fault = format!(
            "{path_shown}: 秘密鍵が、アップロードするフォルダーの中にあります。別の場所に移してください。"
        );
        return Err(Failure::of(HEADLINE, fault));
    }
    if signer.is_open {
        eprintln!(
            "注意: 秘密鍵{path_shown}は、この機器のほかの利用者も読むことができます。chmod 600 で、自分だけが読めるようにしてください。"
        );
    }
    Ok(signer)
}

const HEADLINE: &str = "公開しませんでした。前回の公開はそのまま残っています。";

fn refusal(faults: &[PublishFault]) -> Failure {
    Failure {
        headline: format!("{HEADLINE}次の{}件を直してください。", faults.len()),
        faults: faults.iter().map(say_publish_fault).collect(),
    }
}

fn on_disk(fault: &StoreFault) -> Failure {
    Failure::of(HEADLINE, say_store_fault(fault))
}

/// Reads a file named on the command line.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| {
        let path = path.to_path_buf();
        Failure::of(
            "ファイルを読み取れません。",
            say_store_fault(&StoreFault { path, error }),
        )
    })
}

fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::in_japan(i64::try_from(since.as_secs()).ok()?)
}

fn summary(publication: &Publication, former: &Former, places: &Places) -> String {
    let list = &publication.list;
    let census = list.census;
    let mut text = String::new();
    let sample = if list.sample {
        "（見本データ）"
    } else {
        ""
    };
    // Writing to a String never fails.
    let _ = writeln!(
        text,
        "公開番号{}{sample}を作成しました。公開日{}、有効期限{}。",
        list.serial, list.published, list.expires
    );
    let _ = writeln!(
        text,
        "  回答{}件、うち重複{}件。掲載しない方: スキル未回答{}人、支援不可{}人、掲載否{}人。掲載{}人。",
        census.answers,
        census.repeats,
        census.no_skills,
        census.unable,
        census.declined,
        census.listed()
    );
    let _ = match (publication.key, former.key()) {
        (None, _) => writeln!(
            text,
            "  署名はありません。途中で書き換えられたり、古いものに戻されたりしても、ページは気づけません。署名するには、activelist keygenで鍵を作り、--keyで指定してください。"
        ),
        (Some(key), Some(before)) if key != before => writeln!(
            text,
            "  鍵番号{key}で署名しました。前回の鍵番号{before}とは別の鍵です。予備の鍵に替えたときは、元の鍵に戻さないでください。"
        ),
        (Some(key), _) => writeln!(text, "  鍵番号{key}で署名しました。"),
    };
    let _ = match publication.report.warnings {
        0 => writeln!(text, "  確かめていただきたいことはありません。"),
        found => writeln!(
            text,
            "  確かめていただきたいことが{found}件あります。報告をご覧ください。"
        ),
    };
    let _ = writeln!(
        text,
        "  アップロードするもの: {}（この中だけ）",
        places.site.display()
    );
    let _ = writeln!(
        text,
        "  事務局で保管するもの: {}（掲載しない方の氏名を含みます。公開しないでください）",
        places.report.display()
    );
    text
}
