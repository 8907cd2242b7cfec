//! Why an urgent change is refused, in words.

use super::{CorrectedDouble, CorrectionFault, UrgentFault};
use crate::publish::changes::Person;
use crate::publish::folder::FolderFault;
use crate::publish::people::{LEAVING, RETURNING, named, named_in};
use crate::publish::say_list_fault;
use crate::survey::say_fault;
use activelist_model::expert::as_shown;

/// The fault in a line: what, and what to do; below it, where there are people to be named, one line for each.
pub fn say_urgent_fault(fault: &UrgentFault) -> Vec<String> {
    let said = match fault {
        UrgentFault::NoPublication => "このフォルダーには、公開した一覧がありません。--outに、いつもの公開フォルダーを指定してください。".to_string(),
        UrgentFault::NotWhole => "公開した一覧に、読み取れない方の記録があります。そのまま作り直すと、その方が抜けてしまいます。activelist checkで確かめ、調査ファイルからactivelist publishで公開してください。".to_string(),
        UrgentFault::NotKnown => "公開した一覧（siteの中）が、事務局の公開したものかを確かめられません。署名が合わないか、報告（report）と違います。書き換えられたおそれがあります。activelist checkで確かめ、バックアップから元に戻してください。".to_string(),
        UrgentFault::Folder(FolderFault(said)) => said.clone(),
        UrgentFault::StopFile(fault) => format!("掲載停止.csv: {}", say_list_fault(fault)),
        UrgentFault::NotListed(number, false) => format!(
            "第{number}号の方は、公開した一覧に載っていません。登録番号を確かめてください。これから載らないようにするときは、掲載停止.csvに書き加えてください。"
        ),
        UrgentFault::NotListed(number, true) => format!(
            "第{number}号の方は、公開した一覧に載っていません（掲載停止.csvにあります）。この番号を除いて、もう一度実行してください。"
        ),
        UrgentFault::OtherReason(number, text) => format!(
            "第{number}号の方は、別の理由（{}）で掲載停止.csvにあります。同じ理由を--reasonに指定するか、先に掲載停止.csvの理由を直してください。",
            as_shown(text, 80)
        ),
        UrgentFault::Corrections(fault) => format!("訂正の表の{}", say_list_fault(fault)),
        UrgentFault::Double(double) => said_double(double),
        UrgentFault::Correction(row, fault) => format!("訂正の表の{row}行目: {}", correction(fault)),
        UrgentFault::Over { number, last, proposed } => {
            let which = match number {
                None => "いまの一覧".to_string(),
                Some(number) => format!("公開番号{number}の一覧"),
            };
            format!(
                "{which}の有効期限（{last}）は過ぎています。新しい有効期限を、--expires {proposed}のように指定してください。"
            )
        }
        UrgentFault::NotKept(number, kept) if kept.is_empty() => format!(
            "公開番号{number}の一覧の控えがありません。ほかの一覧の控えもありません。調査ファイルからactivelist publishで公開してください。"
        ),
        UrgentFault::NotKept(number, kept) => format!(
            "公開番号{number}の一覧の控えがありません。控えがあるのは、公開番号{}です。",
            kept.iter().map(u64::to_string).collect::<Vec<_>>().join("、")
        ),
        UrgentFault::NotKnownKept(number) => format!(
            "公開番号{number}の一覧の控え（archive/{number}/site）が、事務局の公開したものかを確かめられません。署名も、公開したときの記録（archive/{number}/list.sha256、report/report-{number}.json）も合いません。書き換えられたおそれがあります。バックアップから元に戻すか、ほかの番号の一覧に戻してください。"
        ),
        UrgentFault::IsPublished(number) => format!(
            "公開番号{number}は、いま公開している一覧です。戻す一覧の番号を指定してください。"
        ),
        UrgentFault::Leavers(people, of, said) => {
            let found = people.len();
            let where_to = named_in(LEAVING, found);
            let line = match said {
                Some(_) if found == 0 => {
                    return vec!["いなくなる方はいません。--leaversを付けずに実行してください。".to_string()];
                }
                Some(said) => format!(
                    "いまの一覧の{of}人のうち、いなくなるのは{found}人で、指定された{said}人と違います。{where_to}{found}人でよいときは、--leavers {found}を指定してください。"
                ),
                None => format!(
                    "いまの一覧の{of}人のうち{found}人が、戻す一覧にはいません。{where_to}{found}人がいなくなってよいときは、--leavers {found}を指定してください。"
                ),
            };
            let people = people.iter().map(|person| (person, ""));
            return std::iter::once(line).chain(named(people, LEAVING)).collect();
        }
        UrgentFault::Returning(people, said) => {
            let found = people.len();
            let where_to = named_in(RETURNING, found);
            let line = match said {
                Some(_) if found == 0 => {
                    return vec!["戻る方はいません。--returningを付けずに実行してください。".to_string()];
                }
                Some(said) => format!(
                    "いまの一覧にいない方で、戻るのは{found}人です。指定された{said}人と違います。{where_to}{found}人が戻ってよいときは、--returning {found}を指定してください。"
                ),
                None => format!(
                    "いまの一覧にいない{found}人が戻ります。載せてよい方か、いなくなった理由を確かめてください。載せない方は、先に掲載停止.csvに書き加えてください。{where_to}{found}人が戻ってよいときは、--returning {found}を指定してください。"
                ),
            };
            let people = people.iter().map(|(person, why)| (person, why.as_str()));
            return std::iter::once(line).chain(named(people, RETURNING)).collect();
        }
    };
    vec![said]
}

fn correction(fault: &CorrectionFault) -> String {
    let shown = |text: &str| match text {
        "" => "（空欄）".to_string(),
        text => format!("「{}」", as_shown(&text.replace('\n', " "), 80)),
    };
    match fault {
        CorrectionFault::NoColumn(name) => format!(
            "{}という項目はありません。調査ファイルの列の名前（氏名、希望報酬額、S1-a-1など）を書いてください。",
            shown(name)
        ),
        CorrectionFault::Fixed(column) => format!(
            "「{}」は、訂正では変えられません。調査ファイルを直し、activelist publishで公開してください。",
            column.header()
        ),
        CorrectionFault::NotListed(number) => format!(
            "第{number}号の方は、公開した一覧に載っていません。登録番号を確かめてください。"
        ),
        CorrectionFault::Stopped(number) => format!(
            "第{number}号の方は掲載停止.csvにあり、今回の公開で一覧からいなくなります。この行を取り除いてください。"
        ),
        CorrectionFault::Twice(row) => format!(
            "同じ方の同じ項目が{row}行目にもあります。正しい行だけを残してください。"
        ),
        CorrectionFault::Blank("訂正後") => "「訂正後」が空欄です。新しい内容を書いてください。空欄にするときは「削除」と書いてください。".to_string(),
        CorrectionFault::Blank(name) => format!("「{name}」が空欄です。書き入れてください。"),
        CorrectionFault::Old { said, found } => format!(
            "「訂正前」は{}ですが、公開した一覧では{}です。訂正する方と項目を確かめ、「訂正前」に公開した一覧のとおりに書いてください（空欄のときは空欄のままにします）。",
            shown(said),
            shown(found)
        ),
        CorrectionFault::Same => "「訂正後」は、公開した一覧の内容と同じです。この行を取り除いてください。".to_string(),
        CorrectionFault::New(fault) => {
            let mut fault = (**fault).clone();
            fault.row = None;
            format!("「訂正後」: {}", say_fault(&fault))
        }
        CorrectionFault::Unlisted => "この訂正をすると、その方は一覧に載らなくなります。一覧から外すときは、activelist removeを使ってください。".to_string(),
        CorrectionFault::Others(columns) => format!(
            "この訂正をすると、ほかの項目（{}）も変わってしまいます。調査ファイルを直し、activelist publishで公開してください。",
            columns.join("、")
        ),
    }
}

fn said_double(double: &CorrectedDouble) -> String {
    let CorrectedDouble {
        person,
        other,
        matter,
        same,
    } = double;
    let who = |one: &Person| format!("第{}号 {}", one.number, as_shown(&one.name, 40));
    let words = matter.words().join("」か「");
    format!(
        "この訂正をすると、{}と{}が、{}（{}）になります。登録番号や内容に間違いがないか、確かめてください。別の人でこのままでよいときは、公開フォルダーの確認済.csvに、登録番号「第{}号」、確認すること「{}」、内容「第{}号」、判断「{words}」の行を加えてください。",
        who(person),
        who(other),
        matter.label(),
        as_shown(same, 80),
        person.number,
        matter.label(),
        other.number,
    )
}
