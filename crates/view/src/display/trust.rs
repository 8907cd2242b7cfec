//! Whether the list is the publisher's: what was refused and why, and what is said of a list that
//! nobody has signed.

use super::failure::failure;
use crate::state::{LoadFailure, Origin, Standing};
use activelist_model::expert::Date;

/// The notice on every screen where lists are taken unsigned.
pub const UNSIGNED: &str = "この一覧には、発行者の署名がありません。書き換えられていないことを、この画面では確かめられません。";

/// The notice that the list on screen is one that this machine had kept, and why; none where it is
/// the published one.
pub fn kept_notice(standing: &Standing) -> Option<String> {
    let Origin::Kept(why) = &standing.origin else {
        return None;
    };
    let why = match why {
        LoadFailure::NoAnswer | LoadFailure::CutOff => "公開場所につながらないため".to_string(),
        why => format!("新しい一覧を使えなかったため（{}）", failure(why).title),
    };
    let checked = match standing.checked.and_then(moment) {
        Some(checked) => format!("最後に公開場所で確かめたのは、{checked}です。"),
        None => String::new(),
    };
    Some(format!(
        "{why}、この端末に保存した一覧を表示しています。{checked}"
    ))
}

/// Seconds since 1970 as a moment in Japan: 2026年11月24日 18時05分.
pub fn moment(seconds: u64) -> Option<String> {
    let date = Date::in_japan(i64::try_from(seconds).ok()?)?;
    let minutes = (seconds / 60 + 9 * 60) % (24 * 60);
    Some(format!(
        "{} {}時{:02}分",
        super::freshness::date(date),
        minutes / 60,
        minutes % 60
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_publication::MetaRefusal;

    #[test]
    fn a_moment_is_told_as_in_japan() {
        // 2026-11-24T15:05:00Z
        assert_eq!(
            moment(1_795_532_700).as_deref(),
            Some("2026年11月25日 0時05分")
        );
        assert_eq!(moment(u64::MAX), None);
    }

    #[test]
    fn a_kept_list_is_said_to_be_one_and_why() {
        let standing = |origin, checked| Standing {
            origin,
            key: None,
            sha256: activelist_publication::Digest::of(b""),
            checked,
            saved: crate::state::Saved::Yes,
        };
        assert_eq!(kept_notice(&standing(Origin::Published, None)), None);
        let check = |why, checked, expected: &str| {
            let notice = kept_notice(&standing(Origin::Kept(why), checked)).unwrap_or_default();
            assert_eq!(notice, expected);
        };
        check(
            LoadFailure::NoAnswer,
            Some(1_795_532_700),
            "公開場所につながらないため、この端末に保存した一覧を表示しています。最後に公開場所で確かめたのは、2026年11月25日 0時05分です。",
        );
        check(
            LoadFailure::Meta(MetaRefusal::SerialBack { found: 4, seen: 5 }),
            None,
            "新しい一覧を使えなかったため（古い一覧が届きました）、この端末に保存した一覧を表示しています。",
        );
    }
}
