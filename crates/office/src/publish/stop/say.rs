//! What stops a publication, in words.

use super::{Double, OfficeList, OlderAnswer, Refusal, Stop};
use crate::publish::changes::{NO_ANSWER, Person};
use crate::publish::confirmed::Matter;
use crate::publish::eligibility::Reason;
use crate::publish::note::say_rows;
use crate::publish::people::{LEAVING, named, named_in};
use crate::publish::register::RegisterDoubt;
use crate::survey::row_label;
use activelist_model::expert::as_shown;

/// Most columns that are named in a line.
const COLUMNS: usize = 8;

/// Everything that stops a publication, in lines: first what an option of the command or a file answers, then what is
/// confirmed person by person, so that many of those do not hide the others.
pub fn say_stops(stops: &[Stop]) -> Vec<String> {
    let (single, whole): (Vec<&Stop>, Vec<&Stop>) =
        stops.iter().partition(|stop| stop.to_confirm().is_some());
    let is_register = |stop: &&&Stop| matches!(stop, Stop::Register { .. });
    let registers: Vec<&Stop> = single.iter().filter(is_register).copied().collect();
    let others = single.iter().filter(|stop| !is_register(stop));
    let mut said: Vec<String> = whole
        .iter()
        .chain(others)
        .flat_map(|stop| say_stop(stop))
        .collect();
    if !registers.is_empty() {
        said.push(format!(
            "登録簿（--register）で確かめられない方が{}人います。番号の間違いがないか、公式の検索（下のアドレス）で確かめてください。report/確認待ち.csvのその行の「判断」に、下のことばのどれかを書いて上書き保存し、もう一度実行してください。",
            registers.len()
        ));
        said.extend(registers.iter().flat_map(|stop| say_stop(stop)));
    }
    said
}

/// The stop in a line: what, of whom, and what to do; below it, where people leave, one line for each.
fn say_stop(stop: &Stop) -> Vec<String> {
    match stop {
        Stop::Leavers { leaving, of, said } => leavers(leaving, *of, *said),
        Stop::Blanks {
            person,
            row,
            columns,
            is_update,
            ..
        } => vec![format!(
            "{} {}: 前回は入力のあった{}項目（{}）が空欄になります。{}本当に空欄にするときは、本人に確かめてから、{}",
            row_label(*row),
            who(person),
            columns.len(),
            some(columns),
            match is_update {
                true => "「削除」と書いた欄か、答えを消した回答ファイルがないか確かめてください。",
                false => "回答の一部だけのファイルのときは、--updateを指定してください（空欄は前回のままになります）。",
            },
            confirm(Matter::Blanks),
        )],
        Stop::Name { person, row, new } => vec![format!(
            "{} {}: この登録番号の氏名が「{}」に変わります。別の人が番号を間違えて答えていないか、本人に確かめてください。同じ人の新しい氏名のときは、{}別の人のときは、この行の登録番号を直してください。正しい番号がわからないときは、この行を取り除き、わかってから--updateで加えてください。",
            row_label(*row),
            who(person),
            as_shown(new, 40),
            confirm(Matter::Name),
        )],
        Stop::Mail {
            person,
            row,
            old,
            new,
        } => vec![format!(
            "{} {}: メールアドレスが「{}」から「{}」に変わります。前のメールアドレスか電話で、本人に確かめてください。本人が変えたときは、{}",
            row_label(*row),
            who(person),
            as_shown(old, 80),
            as_shown(new, 80),
            confirm(Matter::Mail),
        )],
        Stop::Older { people, said } => older(people, *said),
        Stop::TakenBack { person, row, field } => vec![format!(
            "{} {}: 「{}」が、{}の訂正の前の内容（{}）に戻ります。調査ファイルを直してください。元の内容が正しいときは、先にactivelist correctで訂正し直してください。",
            row_label(*row),
            who(person),
            field.what,
            field.day,
            match field.old.as_str() {
                "" => "空欄".to_string(),
                old => as_shown(&old.replace('\n', " "), 80),
            }
        )],
        Stop::Consent {
            person,
            row,
            at,
            declined,
        } => vec![format!(
            "{} {}: {}",
            row_label(*row),
            who(person),
            refusal(declined, at)
        )],
        Stop::Withdrawn {
            person,
            row,
            declined,
            later,
        } => vec![format!(
            "今回のファイルの{row}行目 {}: 掲載可否が「否」の回答（{declined}）です。前からある、より新しい「可」の回答（{later}）を使うため、このままでは掲載されます。掲載してよいかを本人に確かめてください。掲載してよいときは、{}掲載をやめるときは、掲載停止.csvにその方を加えてください。",
            who(person),
            confirm(Matter::Consent),
        )],
        Stop::Double(double) => vec![format!(
            "{}一人が登録番号を間違えて二度答えたときは、間違った番号の行を直すか取り除いてください。別の人のとき（{}）は、{}",
            say_double(double),
            match double.matter {
                Matter::SameMail => "同じ事務所の代表アドレスなど",
                _ => "同姓同名の方など",
            },
            confirm(double.matter)
        )],
        Stop::Photos { former } => vec![format!(
            "前回の一覧には写真が{former}枚ありましたが、今回は写真のフォルダーが指定されていません。--photosで指定してください。すべての写真をやめるときは、--no-photosを指定してください。"
        )],
        Stop::LostPhotos { lost, of } => lost_photos(lost, *of),
        Stop::Forgotten(list) => vec![forgotten(*list).to_string()],
        Stop::Register { person, doubt } => vec![register(person, doubt)],
        Stop::NothingNew { older, same } => vec![nothing_new(older, same)],
        Stop::NoKeptSurvey => vec![
            "--updateの元になる、前回の調査ファイルの控え（archive/番号/survey.csv）がないか、書き換えられています。全員分の回答がそろった調査ファイルで、--updateを付けずに公開してください。".to_string(),
        ],
    }
}

/// How the office says that it has looked.
fn confirm(matter: Matter) -> String {
    format!(
        "report/確認待ち.csvのその行の「判断」に「{}」と書いて上書き保存し、もう一度実行してください。",
        matter.words().join("」か「")
    )
}

/// Who is not to be listed by the copy of the former survey, and says 可 in an answer of this time.
fn refusal(refusal: &Refusal, at: &str) -> String {
    let confirm = confirm(Matter::Consent);
    match refusal {
        Refusal::Declined(declined) => format!(
            "以前の調査では掲載可否が「否」でした（{declined}の回答）。今回は「可」です（{at}の回答）。掲載してよいかを本人に確かめてください。本人が「可」に変えたときは、{confirm}違うときは、この行を「否」に直してください。"
        ),
        Refusal::SameAnswer => format!(
            "前回の公開の控え（archive）では、この回答（{at}）は掲載しないことになっています（「否」の回答か、控えから消した回答です）。今回は「可」です。掲載してよいかを本人に確かめてください。掲載してよいときは、{confirm}違うときは、この行を「否」に直してください。"
        ),
        Refusal::Wish { is_same: true } => format!(
            "この方は、本人の申し出で一覧から外しています。今回の「可」は、その前の回答です（{at}）。もう一度載せるときは、すべての質問に答え直してもらってください。番号の間違いなどで外していたときは、{confirm}"
        ),
        Refusal::Wish { is_same: false } => format!(
            "この方は、本人の申し出で一覧から外しています。今回は「可」です（{at}の回答）。もう一度載せてよいかを本人に確かめてください。載せてよいときは、{confirm}載せないときは、掲載停止.csvにその方を加えてください。"
        ),
    }
}

/// Most people with an older answer who are named: where there are more, it is another file.
const OLDER: usize = 20;

fn older(people: &[OlderAnswer], said: Option<usize>) -> Vec<String> {
    let found = people.len();
    let head = match (found, said) {
        (0, _) => {
            "前回の公開に使った回答より古い回答の方はいません。--olderを付けずに実行してください。"
                .to_string()
        }
        (_, Some(said)) => format!(
            "前回の公開に使った回答より古い回答の方は{found}人で、--olderに指定された{said}人と違います。下の{found}人を古い回答に戻してよいときは、--older {found}を指定してください。"
        ),
        (_, None) => format!(
            "{found}人の回答が、前回の公開に使った回答より古いものです。このままでは、--updateで加えた回答などの、新しい回答が失われます。調査ファイルに、--updateに使ったファイルの回答も加えてください（activelist importで、いっしょに取り込めます）。一部の方だけが答えたファイルのときは、--updateを指定してください。下の{found}人を古い回答に戻してよいときは、--older {found}を指定してください。"
        ),
    };
    let named = people.iter().take(OLDER);
    let named = named.map(|one| {
        let OlderAnswer {
            person,
            before,
            now,
        } = one;
        format!("  {}: 前回は{before}、今回は{now}", who(person))
    });
    let more = found.checked_sub(OLDER).filter(|more| *more > 0);
    let more = more.map(|more| format!("  ほかに{more}人います。"));
    std::iter::once(head).chain(named).chain(more).collect()
}

/// Most people who are named with a photo that is gone.
const LOST: usize = 20;

fn lost_photos(lost: &[(Person, String)], of: usize) -> Vec<String> {
    let found = lost.len();
    let head = format!(
        "前回の一覧にあった写真{of}枚のうち{found}枚が、今回の一覧からなくなります。写真のフォルダー（--photos）と、調査ファイルの「写真」の列を確かめてください。なくなってよいときは、--no-photosも指定してください（--photosにある写真は載ります）。"
    );
    let named = lost.iter().take(LOST).map(|(person, file)| {
        let why = match file.as_str() {
            "" => "「写真」の列が空欄です".to_string(),
            file => format!("「{}」がないか、写真として使えません", as_shown(file, 80)),
        };
        format!("  {}: {why}", who(person))
    });
    let more = found.checked_sub(LOST).filter(|more| *more > 0);
    let more = more.map(|more| format!("  ほかに{more}人います。"));
    std::iter::once(head).chain(named).chain(more).collect()
}

fn nothing_new(older: &[usize], same: &[usize]) -> String {
    let older =
        (!older.is_empty()).then(|| format!("{}は前回までの回答より古い回答", say_rows(older)));
    let same = (!same.is_empty()).then(|| format!("{}は内容も回答日時も同じ回答", say_rows(same)));
    let rows: Vec<String> = older.into_iter().chain(same).collect();
    let rows = match rows.is_empty() {
        true => String::new(),
        false => format!("（{}です）", rows.join("、")),
    };
    format!(
        "今回のファイルに、前回までの回答より新しい回答がありません{rows}。一覧は前回と変わりません。返信があった方のときは、「回答日時」を、返信を受け取った日時に書き直してください。有効期限を延ばすために公開するときは、--expiresで有効期限を指定してください。"
    )
}

fn forgotten(list: OfficeList) -> &'static str {
    match list {
        OfficeList::Register => {
            "前回の公開では登録簿で確かめましたが、今回は登録簿が指定されていません。登録の更新期限が切れた方も掲載されてしまいます。--registerで指定してください。今回は登録簿で確かめないときは、--no-registerを指定してください。"
        }
        OfficeList::Outside => {
            "前回の公開では対象外の方のファイルを使いましたが、今回は指定されていません。対象外とした方も掲載されてしまいます。--outsideで指定してください。対象外の方がもういないときは、--no-outsideを指定してください。"
        }
        OfficeList::Stopped => {
            "前回の公開では掲載停止.csvに登録番号が書かれていましたが、今回は公開フォルダーに掲載停止.csvがありません。掲載をやめた方がまた掲載されてしまいます。ファイルの名前と場所を確かめて、公開フォルダーに戻してください。掲載を停止する方がもういないときは、見出しの行だけの掲載停止.csvを置いてください。"
        }
    }
}

fn who(person: &Person) -> String {
    format!("第{}号 {}", person.number, as_shown(&person.name, 40))
}

fn some(columns: &[String]) -> String {
    let named = columns.iter().take(COLUMNS);
    let named: Vec<&str> = named.map(String::as_str).collect();
    let more = if columns.len() > COLUMNS {
        "など"
    } else {
        ""
    };
    format!("{}{more}", named.join("、"))
}

fn leavers(leaving: &[(Person, String)], of: usize, said: Option<usize>) -> Vec<String> {
    let found = leaving.len();
    if found == 0 {
        return vec!["いなくなる方はいません。--leaversを付けずに実行してください。".to_string()];
    }
    let (remedy, where_to) = (remedy(leaving), named_in(LEAVING, found));
    let head = match said {
        Some(said) => format!(
            "一覧からいなくなる方は{found}人で、--leaversに指定された{said}人と違います。{remedy}{where_to}{found}人でよいときは、--leavers {found}を指定してください。"
        ),
        None => format!(
            "前回掲載した{of}人のうち{found}人が、今回の一覧からいなくなります。{remedy}{where_to}{found}人でよいときは、--leavers {found}を指定してください。"
        ),
    };
    let people = leaving.iter().map(|(person, why)| (person, why.as_str()));
    std::iter::once(head)
        .chain(named(people, LEAVING))
        .collect()
}

/// What to look at, by why people leave.
fn remedy(leaving: &[(Person, String)]) -> String {
    let is_any = |whys: &[&str]| {
        let is_one = |why: &String| whys.iter().any(|label| why.starts_with(label));
        leaving.iter().any(|(_, why)| is_one(why))
    };
    let of_lists = [
        Reason::Outside,
        Reason::Lapsed,
        Reason::Cancelled,
        Reason::Unconfirmed,
    ];
    let remedies: [(&[&str], &str); 4] = [
        (
            &[NO_ANSWER],
            "調査ファイルに全員分の回答があるか（絞り込んだまま保存していないか）を確かめてください。一部の方だけが答えたファイルのときは、--updateを指定してください。",
        ),
        (
            &[Reason::Declined.label()],
            "掲載可否が「否」の方は、本人が掲載を断ったことを確かめてください。",
        ),
        (
            &[Reason::Unable.label(), Reason::NoSkills.label()],
            "支援不可の方とスキルが未回答の方は、本人の回答のとおりかを確かめてください。",
        ),
        (
            &of_lists.map(Reason::label),
            "対象外や登録簿による方は、対象外の方のファイルと登録簿が正しいファイルかを確かめてください。",
        ),
    ];
    let fitting = remedies.iter().filter(|(whys, _)| is_any(whys));
    fitting.map(|(_, remedy)| *remedy).collect()
}

/// What is the same of two people.
pub(in crate::publish) fn say_double(double: &Double) -> String {
    let [one, other] = &double.people;
    let [row, other_row] = double.rows;
    let what = match double.matter {
        Matter::SameMail => "同じメールアドレス",
        _ => "同じ氏名と市区町村",
    };
    format!(
        "{} {}と{} {}が、{what}（{}）です。",
        row_label(row),
        who(one),
        row_label(other_row),
        who(other),
        as_shown(&double.same, 80)
    )
}

fn register(person: &Person, doubt: &RegisterDoubt) -> String {
    let what = match doubt {
        RegisterDoubt::OtherName(name) => {
            format!("登録簿では、氏名が「{}」です", as_shown(name, 40))
        }
        RegisterDoubt::Missing(_) => "登録簿に、この登録番号がありません".to_string(),
        RegisterDoubt::NoLastDay(_) => "登録簿に、更新期限がありません".to_string(),
    };
    let words = doubt.matter().words().join("」か「");
    format!(
        "  {}: {what}（「{words}」）。https://riss.ipa.go.jp/r?r={}",
        who(person),
        person.number
    )
}
