//! Whether the list is the publisher's: what was refused and why, and what is said of a list that
//! nobody has signed.

use super::failure::failure;
use crate::state::{LoadFailure, Origin, Standing};
use activelist_model::expert::Date;
use activelist_publication::{MetaRefusal, SCHEMA, Version};

/// What happened; then what it means and what to do.
pub const fn meta_summary(refusal: &MetaRefusal) -> (&'static str, &'static str) {
    match refusal {
        MetaRefusal::TooLarge | MetaRefusal::NotMeta | MetaRefusal::BadField(_) => (
            "一覧のファイルを読み取れません",
            "届いたファイルが、一覧の形式ではありませんでした。施設などの無線LANでは、利用の手続きの画面が代わりに届くことがあります。手続きを済ませてから、もう一度読み込んでください。何度試しても変わらないときは、発行者にお知らせください。",
        ),
        MetaRefusal::BadSignature => (
            "一覧が、発行者の公開したものと一致しません",
            "途中で壊れたか、書き換えられたおそれがあるため、使いませんでした。もう一度読み込んでください。何度試しても変わらないときは、発行者にお知らせください。",
        ),
        MetaRefusal::Unsigned | MetaRefusal::UnknownKey(_) | MetaRefusal::Superseded(_) => (
            "発行者の署名を確かめられない一覧です",
            "この画面が確かめられる署名が付いていないため、使いませんでした。発行者にお知らせください。",
        ),
        MetaRefusal::SerialBack { .. } => (
            "古い一覧が届きました",
            "この端末で前に確かめた一覧よりも古いものが届いたため、使いませんでした。公開場所のファイルが、古いものに戻っているおそれがあります。発行者にお知らせください。発行者が正しいと確かめた一覧のときは、「この端末に保存」の画面から読み込めるようにできます。",
        ),
        MetaRefusal::OtherSite(_) => (
            "このページのための一覧ではありません",
            "届いた一覧は、発行者がほかのページのために公開したものです。このページの運営者へお知らせください。",
        ),
        MetaRefusal::Newer => (
            "この画面では読めない版の一覧です",
            "一覧の形式が、この画面の版と合っていません。このページを読み込み直すと、新しい画面に変わることがあります。変わらないときは、発行者にお知らせください。",
        ),
        MetaRefusal::NoKeys => (
            "この画面の設定に誤りがあります",
            "一覧の署名を確かめるための鍵が、この画面に正しく書かれていません。このページの運営者へお知らせください。",
        ),
    }
}

/// A reason to refuse a description, for the operator.
pub fn meta_text(refusal: &MetaRefusal) -> String {
    match refusal {
        MetaRefusal::TooLarge => "meta.json が大きすぎます。".to_string(),
        MetaRefusal::NotMeta => {
            "meta.json が、公開の説明の形ではありません。1文字でも変わると使えません。".to_string()
        }
        MetaRefusal::Unsigned => "meta.json に署名がありません。".to_string(),
        MetaRefusal::UnknownKey(key) => {
            format!("meta.json の署名の鍵（{key}）は、この画面に登録されていません。")
        }
        MetaRefusal::Superseded(key) => {
            format!("meta.json の署名の鍵（{key}）は、予備の鍵に切り替わったため、もう使えません。")
        }
        MetaRefusal::BadSignature => {
            "meta.json の署名が、その鍵で作られたものではありません。".to_string()
        }
        MetaRefusal::SerialBack { found, seen } => {
            format!("届いた一覧の通し番号は{found}、前に確かめた一覧の通し番号は{seen}です。")
        }
        MetaRefusal::OtherSite(site) => match site {
            Some(site) => format!("届いた一覧は、ページ「{site}」のためのものです。"),
            None => "届いた一覧に、どのページのためのものかが書かれていません。".to_string(),
        },
        MetaRefusal::Newer => {
            let Version(major, minor, patch) = Version::own();
            format!(
                "この画面の版は {major}.{minor}.{patch}、読める形式（schema）は {SCHEMA} です。"
            )
        }
        MetaRefusal::BadField(field) => {
            format!("meta.json の {field} の値が正しくありません。")
        }
        MetaRefusal::NoKeys => "index.html の list-keys を読み取れません。".to_string(),
    }
}

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

    #[test]
    fn each_refusal_says_what_happened_and_where() {
        let check = |refusal: MetaRefusal, title: &str, detail: &str| {
            assert_eq!(meta_summary(&refusal).0, title);
            assert!(meta_text(&refusal).contains(detail), "{refusal:?}");
        };
        check(
            MetaRefusal::SerialBack { found: 4, seen: 5 },
            "古い一覧が届きました",
            "通し番号は4、",
        );
        check(
            MetaRefusal::BadSignature,
            "一覧が、発行者の公開したものと一致しません",
            "署名",
        );
        check(
            MetaRefusal::Unsigned,
            "発行者の署名を確かめられない一覧です",
            "署名がありません",
        );
        check(
            MetaRefusal::Newer,
            "この画面では読めない版の一覧です",
            "schema",
        );
        check(
            MetaRefusal::BadField("serial"),
            "一覧のファイルを読み取れません",
            "serial",
        );
    }
}
