//! Why the description of a list is refused, in words for visitors and for the operator.

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
                "この画面の版は {major}.{minor}.{patch}、読める形式（schema）は {SCHEMA} までです。"
            )
        }
        MetaRefusal::BadField(field) => {
            format!("meta.json の {field} の値が正しくありません。")
        }
        MetaRefusal::NoKeys => "index.html の list-keys を読み取れません。".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
