//! It never panics, gives the same answer twice, and folds once for all.

use activelist::needs::{fold, match_needs};
use proptest::prelude::*;

/// Fragments that meet in real texts, so that random texts reach deep.
fn fragments() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "規程",
        "ランサム",
        "ｾｷｭﾘﾃｨ",
        "ー",
        "-",
        "ﾞ",
        "が、",
        "。",
        "従業員",
        "30",
        "百",
        "名",
        "東京都",
        "Ｗｉ-Ｆｉ",
        " ",
        "　",
        "もし",
        "した",
        "👩‍💻",
        "\u{3099}",
        "\u{200b}",
        "か",
        "カ",
        "ヴ",
        "\n",
        "NAS",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

fn holds(text: &str) {
    let needs = match_needs(text);
    assert_eq!(needs, match_needs(text));
    let once = fold(text);
    assert_eq!(fold(&once), once);
    for suggestion in &needs.suggestions {
        assert!(
            suggestion
                .words
                .iter()
                .all(|word| text.contains(word.as_str()))
        );
    }
    assert!(needs.suggestions.len() <= 5);
    assert!(needs.suggestions.is_sorted_by(|a, b| a.score >= b.score));
}

proptest! {
    #[test]
    fn any_string_is_answered(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mixture_of_words_is_answered(text in fragments()) {
        holds(&text);
    }
}

#[test]
fn a_long_text_is_answered_within_a_frame() {
    let text =
        "社内のネットワークとバックアップのルールを見直したいクーキャマシュリンです。".repeat(60);
    match_needs("");
    let start = std::time::Instant::now();
    for _ in 0..10 {
        match_needs(&text);
    }
    let each = start.elapsed() / 10;
    println!("{} characters: {each:?} each", text.chars().count());
    assert!(each < std::time::Duration::from_millis(200), "{each:?}");
}
