//! What may have been overlooked, in words.

use crate::catalog::{Content, ContentSet};
use crate::needs::overlooked;

/// A content to think of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlookedView {
    /// The content.
    pub content: Content,
    /// Why.
    pub reason: String,
}

/// Where the figures come from.
pub const SOURCE: &str = "IPAが2025年に公表した報告書の実地の試行で、はじめに希望した会社と、専門家と話して必要とわかった会社の数です。どの内容のときにお知らせするかは、この一覧で決めています。";

/// What may be missing beside the chosen contents.
pub fn views(chosen: ContentSet) -> Vec<OverlookedView> {
    let view = |found: crate::needs::Overlooked| OverlookedView {
        content: found.content,
        reason: format!(
            "「{}」を選んだ会社には、{}こともよくあります。試行では、はじめに希望したのは{}社でしたが、必要だったのは{}社でした。",
            found.because.label(),
            why(found.content),
            found.named,
            found.found
        ),
    };
    overlooked(chosen).into_iter().map(view).collect()
}

/// What is missing without it.
fn why(content: Content) -> &'static str {
    match content.id().as_str() {
        "2-1" => "守る情報がどこにあるかを、先に調べる必要がある",
        _ => "よりどころとなる社内のルールが、まだ整っていない",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_names_what_led_to_it_and_the_figures() {
        let found = views(ContentSet::of_ids(&["1-1"]));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].reason.contains("規程の作成・改訂")
                && found[0].reason.contains("3社でしたが、必要だったのは9社")
        );
        assert!(
            views(ContentSet::of_ids(&["3-3"]))[0]
                .reason
                .contains("12社でしたが、必要だったのは17社")
        );
    }
}
