//! `activelist remove`, `correct` and `restore`: what cannot wait for a survey.

use activelist_cli::{DiskFolder, is_site, write_publication};
use activelist_office::publish::{
    Act, Confirmed, Folder, FolderFault, STOPPED, StopReason, UrgentRequest, Wanted,
    compose_urgent, read_keys,
};

use super::arguments::{CorrectArguments, RemoveArguments, RestoreArguments, UrgentArguments};
use super::lists::{MOST, confirmed_in, stopped_in};
use super::places::outside_uploads;
use super::publish::refusal::refusal;
use super::publish::summary::urgent_summary;
use super::publish::{
    NOT_PUBLISHED, URGENT_TABLES, around, finished, former_of, headline, read, read_key, take_lock,
    today,
};
use crate::Failure;

/// Takes people off the list.
pub fn remove(arguments: &RemoveArguments) -> Result<String, Failure> {
    let (numbers, reason) = (arguments.numbers.as_slice(), arguments.reason.as_str());
    let act = Act::Remove { numbers, reason };
    let named: Vec<String> = numbers
        .iter()
        .map(|number| format!("第{number}号"))
        .collect();
    let mut said = format!(
        "{}を一覧から外しました。掲載停止.csvにあるため、次からの公開でも掲載しません。",
        named.join("、")
    );
    if StopReason::of(reason) == Some(StopReason::OwnWish) {
        said.push_str("\n  公開の控え（archive）からも、その方の回答と写真を消しました。前の報告（report）、確認済.csv、手元の調査ファイル、公開先には残っています。要らなくなったものは消してください。");
    }
    publish(act, &arguments.common, None, &said)
}

/// Corrects fields of the list.
pub fn correct(arguments: &CorrectArguments) -> Result<String, Failure> {
    outside_uploads(NOT_PUBLISHED, "訂正の表", &arguments.table)?;
    let table = read(&arguments.table)?;
    publish(
        Act::Correct(&table),
        &arguments.common,
        None,
        "一覧と、調査ファイルの控え（archive）を訂正しました。次に調査ファイルから公開するときは、その調査ファイルも直してください。",
    )
}

/// Brings a former list back.
pub fn restore(arguments: &RestoreArguments) -> Result<String, Failure> {
    let act = Act::Restore {
        number: arguments.number,
        returning: arguments.returning,
    };
    let said = format!(
        "公開番号{}の一覧に戻しました。掲載停止.csvにある方と、その後に掲載を断った方は除いています。",
        arguments.number
    );
    publish(act, &arguments.common, arguments.leavers, &said)
}

fn publish(
    act: Act,
    arguments: &UrgentArguments,
    leavers: Option<usize>,
    said: &str,
) -> Result<String, Failure> {
    let out = arguments.out.as_path();
    if is_site(out) {
        return Err(Failure::of(NOT_PUBLISHED, around(out)));
    }
    outside_uploads(NOT_PUBLISHED, "公開先", out)?;
    // Nothing is made where there is nothing to change.
    if !out.is_dir() {
        return Err(Failure::of(
            NOT_PUBLISHED,
            format!(
                "{}: 公開フォルダーがありません。名前と場所を確かめてください。",
                out.display()
            ),
        ));
    }
    let lock = take_lock(out)?;
    let former = former_of(out)?;
    let headline = headline(&former);
    let failure = |fault: String| Failure::of(headline, fault);
    let signer = arguments.key.as_deref();
    let signer = signer
        .map(|path| read_key(path, out).map_err(failure))
        .transpose()?;
    let today = today().ok_or_else(|| {
        failure("この機器の日付を読み取れません。機器の日付を合わせてください。".to_string())
    })?;
    let folder = DiskFolder(out);
    let stop_file = folder.read(STOPPED, MOST);
    let stop_file = stop_file.map_err(|FolderFault(said)| failure(said))?;
    let wanted = Wanted {
        published: arguments.published,
        expires: arguments.expires,
        stopped: stopped_in(out, headline)?,
        // Whom to take off at once, no other table may hold up.
        confirmed: match act {
            Act::Correct(_) => confirmed_in(out, headline)?,
            Act::Remove { .. } | Act::Restore { .. } => Confirmed::default(),
        },
        leavers,
        keys: read_keys(&folder, &former).map_err(|FolderFault(said)| failure(said))?,
        new_key: arguments.new_key,
        ..Wanted::default()
    };
    let request = UrgentRequest {
        act,
        out: &folder,
        former: &former,
        wanted: &wanted,
        stop_file: stop_file.as_deref(),
        today,
        key: signer.as_ref().map(|signer| &signer.key),
        unsigned: arguments.unsigned,
    };
    let publication = compose_urgent(&request)
        .map_err(|faults| refusal(faults, out, headline, &URGENT_TABLES))?;
    let places = write_publication(out, &publication).map_err(|FolderFault(said)| failure(said))?;
    let text = urgent_summary(&publication, &former, &places, said);
    let done = finished(out, text, &places, &URGENT_TABLES);
    drop(lock);
    done
}
