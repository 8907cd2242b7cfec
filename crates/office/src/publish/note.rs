//! What the office should look at, and what stops nothing.

use std::collections::BTreeMap;

use super::changes::{Changes, Person};
use super::edition::Edition;
use super::eligibility::Decision;
use super::outside::say_passed;
use super::register::Register;
use super::stop::{Double, say_double};
use crate::survey::{PassedRow, fold, row_label};
use activelist_model::expert::{Date, RegistrationNumber, Specialist, Stated, as_shown};
use activelist_publication::List;

/// A list that ends within so many days should be followed by another soon.
pub const SOON: i64 = 60;

/// What the office should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The former list cannot be read, so that nothing was compared.
    NotCompared,
    /// The former survey is not there any more, so that nobody can see who declined then.
    NoFormerConsents,
    /// An answer of a day that is still to come.
    Future {
        /// Row of the answer.
        row: usize,
        /// Whose.
        person: Person,
        /// When.
        at: String,
    },
    /// Rows of an update that are older than the answer before.
    Older(Vec<usize>),
    /// Rows of an update that say what the survey had already, under the same time.
    Same(Vec<usize>),
    /// The list ends soon, or has ended.
    Ends {
        /// Its last day.
        last: Date,
        /// Days from today until then, below 0 where it is over.
        days: i64,
    },
    /// The day of publication is still to come.
    ToCome(Date),
    /// Two numbers that seem to be of one person, in a first publication.
    Double(Double),
    /// Somebody has left, and somebody new is like that person.
    Renumbered {
        /// Who has left.
        old: Person,
        /// Who is new.
        new: Person,
    },
    /// Registrations that end while the list is in use, the first of them first.
    Ending {
        /// Who, and the last day.
        people: Vec<(Person, Date)>,
    },
    /// Numbers on 掲載停止.csv that nobody has, in this survey, the one before or the former list.
    UnknownStopped(Vec<RegistrationNumber>),
    /// There is no survey to go on from: `--update` will not be possible.
    NoSurvey,
    /// People whose published portrait is not there, or is another picture.
    NoPhoto(Vec<Person>),
    /// People who leave because they stand on 掲載停止.csv, without having been named.
    AlsoStopped(Vec<Person>),
    /// A total or a note at the end of a list that the office keeps, by the list's name.
    PassedOver(&'static str, PassedRow),
    /// Another year of registration in the register.
    OtherYear {
        /// Row of the answer.
        row: usize,
        /// Whose.
        person: Person,
        /// In the answer.
        answered: u16,
        /// In the register.
        registered: u16,
    },
}

/// Answers of days that are still to come.
pub(super) fn future(decision: &Decision, today: Date) -> Vec<Note> {
    let people = decision.people.iter();
    let late = people.filter(|person| person.answer.answered_at.date() > today);
    let note = late.map(|person| Note::Future {
        row: person.answer.row,
        person: Person::of(&person.answer.specialist),
        at: person.answer.answered_at.to_string(),
    });
    note.collect()
}

/// A list that ends within [`SOON`] days from today.
pub fn ends(last: Date, today: Date) -> Option<Note> {
    let days = last.epoch_days() - today.epoch_days();
    (days <= SOON).then_some(Note::Ends { last, days })
}

/// A day of publication that is still to come.
pub(super) fn to_come(published: Date, today: Date) -> Option<Note> {
    (published > today).then_some(Note::ToCome(published))
}

/// What the register says of the listed people, beside who is listed.
pub(super) fn of_register(
    decision: &Decision,
    register: &Register,
    edition: &Edition,
) -> Vec<Note> {
    let mut people = Vec::new();
    let mut notes = Vec::new();
    for one in decision.listed() {
        let specialist = &one.answer.specialist;
        let number = specialist.registration;
        let ends = register.last_day(number);
        if let Some(day) = ends.filter(|day| *day < edition.expires) {
            people.push((Person::of(specialist), day));
        }
        if let (Some(answered), Some(registered)) = (specialist.registered, register.year(number))
            && answered != registered
        {
            notes.push(Note::OtherYear {
                row: one.answer.row,
                person: Person::of(specialist),
                answered,
                registered,
            });
        }
    }
    people.sort_by_key(|(person, day)| (*day, person.number));
    if !people.is_empty() {
        notes.push(Note::Ending { people });
    }
    notes
}

/// People who have left and come again under another number.
pub(super) fn renumbered(changes: &Changes, former: &List, list: &List) -> Vec<Note> {
    let of = |list: &List| -> BTreeMap<RegistrationNumber, Specialist> {
        let people = list.specialists.iter();
        people.map(|one| (one.registration, one.clone())).collect()
    };
    let (before, now) = (of(former), of(list));
    let mut by_mail: BTreeMap<String, &Person> = BTreeMap::new();
    let mut by_name: BTreeMap<String, &Person> = BTreeMap::new();
    for person in &changes.joined {
        let Some(one) = now.get(&person.number) else {
            continue;
        };
        by_mail.insert(mail(one), person);
        by_name.insert(fold(&one.name), person);
    }
    by_mail.remove("");
    let left = changes.left.iter().filter_map(|(old, _)| {
        let one = before.get(&old.number)?;
        let new = by_mail.get(&mail(one)).or(by_name.get(&fold(&one.name)))?;
        Some(Note::Renumbered {
            old: old.clone(),
            new: (*new).clone(),
        })
    });
    left.collect()
}

fn mail(one: &Specialist) -> String {
    let mail = one.mail.as_ref().map_or("", Stated::text);
    mail.to_lowercase()
}

fn who(person: &Person) -> String {
    format!("第{}号 {}", person.number, as_shown(&person.name, 40))
}

/// The first of these people by name, and how many more there are.
fn some(people: &[Person]) -> String {
    let named = people
        .iter()
        .take(10)
        .map(who)
        .collect::<Vec<_>>()
        .join("、");
    match people.len().checked_sub(10) {
        None | Some(0) => named,
        Some(more) => format!("{named}、ほか{more}人"),
    }
}

/// The first of these rows.
pub(super) fn say_rows(rows: &[usize]) -> String {
    let named: Vec<String> = rows.iter().take(10).map(usize::to_string).collect();
    let more = if rows.len() > 10 { "など" } else { "" };
    format!("{}行目{more}", named.join("・"))
}

/// The note in one line.
pub fn say_note(note: &Note) -> String {
    match note {
        Note::NotCompared => "前回の一覧を読み取れないため、新規、退出、変更を確かめていません。前回掲載した方が抜けていないか、人数を確かめてください。".to_string(),
        Note::NoFormerConsents => "前回の調査ファイルの控え（archiveの中）がないため、前に掲載を断った方が「可」になっていないかを確かめていません。断った方がいたときは、その方の回答を確かめてください。".to_string(),
        Note::Future { row, person, at } => format!(
            "{}「回答日時」列: {}の回答日時（{at}）が今日より後です。日付が正しいか確かめてください。この回答は、後の日付のまま、いちばん新しい回答として使われ続けます。",
            row_label(*row),
            who(person)
        ),
        Note::Older(rows) => {
            let named: Vec<String> = rows.iter().take(10).map(usize::to_string).collect();
            let more = match rows.len() {
                all @ 11.. => format!("行目など{all}件"),
                _ => "行目".to_string(),
            };
            format!(
                "今回のファイルの{}{more}の回答は、前回までの回答より古いため使いません。",
                named.join("・")
            )
        }
        Note::Same(rows) => format!(
            "今回のファイルの{}の回答は、前回までの回答と内容も回答日時も同じです。返信があった方のときは、「回答日時」を、返信を受け取った日時に書き直してください。",
            say_rows(rows)
        ),
        Note::Ends { last, days } if *days < 0 => format!(
            "有効期限（{last}）はすでに過ぎています。ページには、期限が過ぎたことが表示されます。次の一覧を公開してください。"
        ),
        Note::Ends { last, days: 0 } => format!(
            "有効期限（{last}）は今日までです。次の一覧を公開してください。"
        ),
        Note::Ends { last, days } => format!(
            "有効期限（{last}）まであと{days}日です。それまでに、次の一覧を公開してください。"
        ),
        Note::ToCome(published) => format!(
            "公開日（{published}）は、今日より後です。日付が正しいか確かめてください。有効期限も、この日から数えています。"
        ),
        Note::Double(double) => format!(
            "{}同じ人が登録番号を間違えて二度答えていないか、確かめてください。",
            say_double(double)
        ),
        Note::Renumbered { old, new } => format!(
            "{}がいなくなり、氏名かメールアドレスが同じ{}が加わります。登録番号が正しいか確かめてください。",
            who(old),
            who(new)
        ),
        Note::Ending { people } => {
            let named = people.iter().take(10);
            let named = named.map(|(person, day)| format!("{}（{day}）", who(person)));
            let named = named.collect::<Vec<_>>().join("、");
            let more = people.len().checked_sub(10).filter(|more| *more > 0);
            let more = more.map_or_else(String::new, |more| format!("、ほか{more}人"));
            let first = people.first().map_or_else(String::new, |(_, day)| day.to_string());
            format!(
                "一覧の有効期限までに登録の更新期限が来る方がいます: {named}{more}。有効期限を早めるときは、--expires {first}を指定してください。早めないときは、更新されたかどうかを、期限の後に確かめてください。"
            )
        }
        Note::UnknownStopped(numbers) => {
            let named = numbers.iter().take(10);
            let named: Vec<String> = named.map(|number| format!("第{number}号")).collect();
            let more = numbers.len().checked_sub(10).filter(|more| *more > 0);
            let more = more.map_or_else(String::new, |more| format!("、ほか{more}件"));
            format!(
                "掲載停止.csvの次の番号の方は、調査ファイルにも前回の一覧にもいません: {}{more}。番号の書き間違いがないか確かめてください。書き間違いでなければ、そのままでかまいません。",
                named.join("、")
            )
        }
        Note::NoSurvey => "前回の調査ファイルの控えがないため、次の公開では--updateを使えません。次は、全員分の回答がそろった調査ファイルで公開してください。".to_string(),
        Note::NoPhoto(people) => format!(
            "公開した写真がないか、別の画像になっている方がいます: {}。写真なしで表示されます。調査ファイルと写真からactivelist publishで公開すると直ります。",
            some(people)
        ),
        Note::AlsoStopped(people) => format!(
            "掲載停止.csvにあるため、次の方も一覧からいなくなりました: {}。",
            some(people)
        ),
        Note::PassedOver(list, passed) => say_passed(list, passed),
        Note::OtherYear {
            row,
            person,
            answered,
            registered,
        } => format!(
            "{}「登録年」列: {}の登録年は、回答では{answered}年、登録簿では{registered}年です。どちらが正しいか確かめてください。",
            row_label(*row),
            who(person)
        ),
    }
}

#[cfg(test)]
mod tests;
