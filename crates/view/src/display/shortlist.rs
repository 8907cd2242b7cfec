//! The shortlist, in words.

use super::marks::{MenuMark, menus};
use super::person;
use crate::state::{MAX_COMPARED, MAX_SHORTLIST, Shortlist};
use activelist_model::catalog::Group;
use activelist_model::expert::RegistrationNumber;
use activelist_search::Searcher;

/// Said when one more is starred than finds room.
pub const FULL: &str = "候補は10名までです。ほかの人を外してから入れてください";

/// Where the shortlist is, and where it is not.
pub const KEPT: &str = "候補の登録番号は、この端末のブラウザーに保存しています。ページを閉じても残り、「候補をすべて外す」で消えます。どこにも送信しません。";
/// The same where nothing is kept.
pub const NOT_KEPT: &str =
    "候補はこの画面を開いている間だけ残ります。ページを閉じるか読み込み直すと消えます。";

/// What a hand-over link holds.
pub const HANDOVER: &str = "選んだ支援内容と条件、候補の登録番号だけが入っています。書いたことばや会社のことは入っていません。";

/// How many were taken in from a link, and how many found no room.
pub fn taken_in(taken: usize, left: usize) -> String {
    match left {
        0 => format!("リンクの{taken}名が候補に入っています"),
        left => format!(
            "リンクの{taken}名が候補に入っています。{MAX_SHORTLIST}名を超える{left}名は入れられませんでした"
        ),
    }
}

/// What is said once all stars are taken away.
pub const CLEARED: &str = "候補をすべて外しました。この画面で元に戻せます";

/// How many are starred, and how many of them have left the list; nothing where nobody is.
pub fn starred_label(count: usize, gone: usize) -> String {
    match (count, gone) {
        (0, _) => String::new(),
        (_, 0) => format!("{count}名が候補に入っています。"),
        _ => format!("{count}名が候補に入っています。うち{gone}名は、今の一覧に載っていません。"),
    }
}

/// How many of the shortlist are not in the list.
pub fn gone(searcher: &Searcher, shortlist: &Shortlist) -> usize {
    let gone = shortlist
        .iter()
        .filter(|number| searcher.find(*number).is_none());
    gone.count()
}

/// How many are chosen for comparison, or how many may be.
pub fn compared_label(count: usize) -> String {
    match count {
        0 | 1 => format!("比べる人を2名から{MAX_COMPARED}名まで選んでください。"),
        count if count > MAX_COMPARED => {
            format!("{count}名を選んでいます。一度に比べられるのは{MAX_COMPARED}名までです。")
        }
        count => format!("{count}名を選んでいます。"),
    }
}

/// What the bar of the shortlist offers: no more people than stand beside each other.
pub fn compare_label(listed: usize) -> String {
    match listed > MAX_COMPARED {
        true => format!("先の{MAX_COMPARED}名を比べる"),
        false => "比べる".to_string(),
    }
}

/// Someone on the shortlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarredView {
    /// Registration number.
    pub number: RegistrationNumber,
    /// 第012345号.
    pub registration: String,
    /// What the list says of them; none where the list has them no more.
    pub listed: Option<ListedView>,
}

/// What the list says of someone on the shortlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedView {
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// 居住地.
    pub home: String,
    /// 料金.
    pub fee: String,
    /// 支援実績.
    pub record: String,
    /// ◎/○ of the menus 0–7.
    pub menus: Vec<MenuMark>,
}

/// Everyone on the shortlist, in the order of starring.
pub fn starred(searcher: &Searcher, shortlist: &Shortlist) -> Vec<StarredView> {
    let listed = |number| {
        let position = searcher.find(number)?;
        let specialist = &searcher.specialist(position)?;
        Some(ListedView {
            name: specialist.name.clone(),
            kana: specialist.kana.clone(),
            home: person::home(specialist),
            fee: person::choices_line(specialist, Group::Fee),
            record: person::track_record(specialist),
            menus: menus(&searcher.rating(position)),
        })
    };
    let view = |number| StarredView {
        number,
        registration: person::registration(number),
        listed: listed(number),
    };
    shortlist.iter().map(view).collect()
}

/// Who of the shortlist has left the list; empty where nobody has.
pub fn gone_notice(starred: &[StarredView]) -> Option<String> {
    let gone = starred.iter().filter(|someone| someone.listed.is_none());
    not_listed(gone.map(|someone| someone.number))
}

/// Says of each of these that the list does not have them; none where there is nobody to name.
pub fn not_listed(gone: impl Iterator<Item = RegistrationNumber>) -> Option<String> {
    let gone: Vec<String> = gone.map(person::registration).collect();
    (!gone.is_empty()).then(|| {
        format!(
            "{}は、今の一覧に載っていません。一覧が更新されて載らなくなったか、番号が違っています。",
            gone.join("、")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_and_what_does_not_fit_too() {
        assert_eq!(taken_in(3, 0), "リンクの3名が候補に入っています");
        assert!(taken_in(8, 2).contains("2名は入れられません"));
        assert!(compared_label(1).contains("2名から4名"));
        assert!(compared_label(5).contains("4名まで"));
        assert_eq!(compared_label(3), "3名を選んでいます。");
        assert_eq!(
            [compare_label(4), compare_label(5)],
            ["比べる", "先の4名を比べる"]
        );
        assert_eq!(starred_label(0, 0), "");
        assert_eq!(starred_label(3, 0), "3名が候補に入っています。");
        assert!(starred_label(3, 1).ends_with("うち1名は、今の一覧に載っていません。"));
    }
}
