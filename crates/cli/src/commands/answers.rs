//! `activelist answers`: who is to be asked again, with a letter and an answer file for each.

use std::fmt::Write;
use std::path::Path;

use activelist_cli::{
    DiskFolder, Lock, StoreFault, is_site, make_private_folder, say_lock_fault, say_store_fault,
    write_private,
};
use activelist_model::expert::RegistrationNumber;
use activelist_office::publish::{
    FolderFault, Former, Outside, SITE, read_former, read_kept_survey, say_faults,
};
use activelist_office::renewal::{
    Renewal, RenewalRequest, read_signature, renewal, renewal_table, say_signature_fault,
};
use activelist_office::survey::{Fault, name_heading, numbers_in};
use activelist_publication::List;

use super::arguments::AnswersArguments;
use super::lists::stopped_in;
use super::places::outside_uploads;
use super::publish::{counted, read, read_outside, today};
use crate::{Failure, LINES};

const HEADLINE: &str = "回答のお願いを作りませんでした。";
/// The table, in the folder that is written.
const TABLE: &str = "お願いする方.csv";
/// The folder of the drafts there, and that of the answer files.
const DRAFTS: &str = "メールの下書き";
const FILES: &str = "前回の回答";

/// Runs the command.
pub fn run(arguments: &AnswersArguments) -> Result<String, Failure> {
    let (publication, out) = (arguments.publication.as_path(), arguments.out.as_path());
    if is_site(publication) || !publication.is_dir() {
        return Err(failure(format!(
            "{}: 公開フォルダーではありません。publishの--outと同じフォルダーを指定してください。",
            publication.display()
        )));
    }
    outside_uploads(HEADLINE, "書き出すフォルダー", out)?;
    is_free(out)?;
    let lock =
        Lock::shared(&publication.join(SITE)).map_err(|fault| failure(say_lock_fault(&fault)))?;
    let former = read_former(&DiskFolder(publication)).map_err(folder_failure)?;
    let Former::Read { list, .. } = &former else {
        return Err(failure(format!(
            "{}: 公開した一覧を読み取れません。activelist checkで、誤りがないか確かめてください。",
            publication.display()
        )));
    };
    let survey = survey(arguments, &former)?;
    let stopped = stopped_in(publication, HEADLINE)?;
    drop(lock);
    let outside = outside(arguments, &former)?;
    let today = arguments.today.or_else(today).ok_or_else(|| {
        failure("この機器の日付を読み取れません。機器の日付を合わせてください。".to_string())
    })?;
    if let Some(day) = arguments.reply_by.filter(|day| *day < today) {
        return Err(failure(format!(
            "返信の期限（{day}）が、今日（{today}）より前です。--reply-byに、これからの日付を指定してください。"
        )));
    }
    let signature = arguments.signature.as_deref();
    let signature = signature.map(signature_in).transpose()?;
    let found = renewal(&RenewalRequest {
        survey: &survey,
        stopped: &stopped,
        outside: outside.as_ref(),
        today,
        days: arguments.days,
        office: &list.source,
        signature: signature.as_deref().unwrap_or_default(),
        reply_by: arguments.reply_by,
    })
    .map_err(|faults| refusal(&survey, faults))?;
    let notices = notices(list, &survey, &found);
    if !found.asked.is_empty() {
        written(out, &found).map_err(|fault| {
            Failure::of(
                "回答のお願いを最後まで書き出せませんでした。途中までのフォルダーを消してから、もう一度実行してください。",
                say_store_fault(&fault),
            )
        })?;
    }
    let mut text = summary(&found, arguments);
    for line in notices {
        // Writing to a String never fails.
        let _ = writeln!(text, "  {line}");
    }
    Ok(text)
}

/// Who is outside the list: the file that kept them out of it is not forgotten.
fn outside(arguments: &AnswersArguments, former: &Former) -> Result<Option<Outside>, Failure> {
    let Some(path) = &arguments.outside else {
        return match former.used_outside() && !arguments.no_outside {
            true => Err(failure(FORGOTTEN.to_string())),
            false => Ok(None),
        };
    };
    outside_uploads(HEADLINE, "対象外の一覧", path)?;
    read_outside(path, HEADLINE).map(Some)
}

const FORGOTTEN: &str = "いまの一覧では対象外の方のファイルを使いましたが、今回は指定されていません。対象外の方にも回答をお願いすることになります。--outsideで指定してください。対象外の方がもういないときは、--no-outsideを指定してください。";

fn failure(said: String) -> Failure {
    Failure::of(HEADLINE, said)
}

fn folder_failure(FolderFault(said): FolderFault) -> Failure {
    failure(said)
}

/// Nothing is written beside other files: a letter of last year would be sent once more.
fn is_free(out: &Path) -> Result<(), Failure> {
    let is_empty = match std::fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    match is_empty {
        true => Ok(()),
        false => Err(failure(format!(
            "{}: 書き出すフォルダーには、まだないものか、空のものを指定してください（例: お願い-2026-12）。",
            out.display()
        ))),
    }
}

/// The survey with everybody's answers: the one that was kept, unless another is named.
fn survey(arguments: &AnswersArguments, former: &Former) -> Result<Vec<u8>, Failure> {
    if let Some(path) = &arguments.survey {
        outside_uploads(HEADLINE, "調査ファイル", path)?;
        return read(path);
    }
    let folder = DiskFolder(&arguments.publication);
    let kept = read_kept_survey(&folder, former).map_err(folder_failure)?;
    kept.ok_or_else(|| {
        failure(
            "いまの一覧を作った調査ファイルの控え（archive）がないか、書き換えられています。全員分の回答がある調査ファイルを--surveyで指定してください。"
                .to_string(),
        )
    })
}

fn signature_in(path: &Path) -> Result<String, Failure> {
    let bytes = read(path)?;
    read_signature(&bytes).map_err(|fault| {
        failure(format!(
            "{}: {}",
            path.display(),
            say_signature_fault(fault)
        ))
    })
}

fn refusal(survey: &[u8], mut faults: Vec<Fault>) -> Failure {
    name_heading(survey, &mut faults);
    Failure {
        headline: format!(
            "{HEADLINE}調査ファイルの次の{}を直してください。",
            counted(faults.len())
        ),
        faults: say_faults(&faults, LINES),
    }
}

/// What else the office should know: above all who is listed and not in the survey, whom nobody would ask.
fn notices(list: &List, survey: &[u8], found: &Renewal) -> Vec<String> {
    let there = numbers_in(survey).unwrap_or_default();
    let listed = list.specialists.iter().map(|one| one.registration);
    let missing: Vec<RegistrationNumber> = listed.filter(|one| !there.contains(one)).collect();
    let mut said = Vec::new();
    if list.sample {
        said.push("見本データの一覧です。メールは送らないでください。".to_string());
    }
    if !missing.is_empty() {
        let named = missing.iter().take(20).map(|one| format!("第{one}号"));
        let more = match missing.len() > 20 {
            true => "など",
            false => "",
        };
        said.push(format!(
            "一覧に載っていて、調査ファイルに回答のない方が{}人います（{}{more}）。この方々へのお願いは作っていません。",
            missing.len(),
            named.collect::<Vec<_>>().join("、")
        ));
    }
    let unreached = found
        .asked
        .iter()
        .filter(|asked| asked.mail.is_none())
        .count();
    if unreached > 0 {
        said.push(format!(
            "メールアドレスのない方が{unreached}人います。メールの下書きはありません。電話などで連絡してください。"
        ));
    }
    said
}

/// Writes the drafts and the answer files, then the table: where that is there, everything is.
fn written(out: &Path, found: &Renewal) -> Result<(), StoreFault> {
    let (drafts, files) = (out.join(DRAFTS), out.join(FILES));
    for folder in [out, &drafts, &files] {
        make_private_folder(folder)?;
    }
    for asked in &found.asked {
        write_private(&files.join(&asked.file_name), &asked.file)?;
        if let Some(draft) = asked.draft() {
            write_private(&drafts.join(format!("{}.eml", asked.number)), &draft)?;
        }
    }
    write_private(&out.join(TABLE), renewal_table(found).as_bytes())
}

fn summary(found: &Renewal, arguments: &AnswersArguments) -> String {
    let (days, out) = (arguments.days, arguments.out.as_path());
    let mut text = String::new();
    // Writing to a String never fails.
    let _ = match found.asked.len() {
        0 => writeln!(
            text,
            "最後の回答から{days}日以上たった方はいません。何も書き出しませんでした。"
        ),
        asked => writeln!(
            text,
            "最後の回答から{days}日以上たった{asked}人への、回答のお願いを作りました。\n  一覧: {}（Excelで開けます）\n  メールの下書き: {}（前回の回答を添付してあります。1通ずつ開き、確かめて送ってください）\n  前回の回答: {}",
            out.join(TABLE).display(),
            out.join(DRAFTS).display(),
            out.join(FILES).display()
        ),
    };
    let _ = writeln!(
        text,
        "  お願いしない方: 回答が新しい方{}人、掲載可否が「否」の方{}人、掲載停止の方{}人、対象外の方{}人。",
        found.recent, found.declined, found.stopped, found.outside
    );
    if !found.asked.is_empty() {
        let _ = writeln!(
            text,
            "  回答などの個人情報を含みます。事務局で保管し、公開しないでください。送り終えたら消してください。"
        );
    }
    text
}
