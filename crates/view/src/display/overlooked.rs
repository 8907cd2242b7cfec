//! What may have been overlooked, in words.

use activelist_model::catalog::{Content, ContentSet};
use activelist_needs::{CONSULTATIONS, overlooked};

/// A content to think of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlookedView {
    /// The content.
    pub content: Content,
    /// Why.
    pub reason: String,
}

/// What was counted, and what was not.
pub fn source() -> String {
    format!(
        "IPAが2025年に公表した報告書の、{CONSULTATIONS}件の相談の集計です。試行に参加した会社すべての数ではありません。どの内容のときにお知らせするかは、この一覧で決めています。"
    )
}

/// What may be missing beside the chosen contents.
pub fn views(chosen: ContentSet) -> Vec<OverlookedView> {
    let view = |found: activelist_needs::Overlooked| OverlookedView {
        content: found.content,
        reason: format!(
            "「{}」を進めるときに、{}ことがあります。報告書の相談{CONSULTATIONS}件のうち、はじめに希望していたのは{}件、専門家と話して必要とわかったのは{}件でした。",
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
        "2-1" => "守る情報がどこにあるかを、先に調べたほうがよい",
        _ => "よりどころとなる社内のルールを、先に整えたほうがよい",
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
                && found[0]
                    .reason
                    .contains("3件、専門家と話して必要とわかったのは9件")
        );
        assert!(
            views(ContentSet::of_ids(&["3-3"]))[0]
                .reason
                .contains("12件、専門家と話して必要とわかったのは17件")
        );
    }

    #[test]
    fn the_consultations_that_were_counted_are_said_and_no_firms() {
        let said = views(ContentSet::of_ids(&["3-3", "1-2"]));
        let said = said.iter().map(|view| view.reason.clone());
        for text in said.chain([source()]) {
            assert!(text.contains("55件"), "{text}");
            // Firms were not counted, least of all those that chose the content.
            let firms = text.contains("社で") || text.contains("選んだ会社");
            assert!(!firms && !text.contains("よく"), "{text}");
        }
    }
}
