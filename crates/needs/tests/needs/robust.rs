//! It never panics, gives the same answer twice, and folds once for all.

use activelist_needs::{fold, match_needs};
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

/// What a PDF or a macOS file name makes of a text: radicals for ideographs, and voicing marks apart.
fn as_pasted(text: &str) -> String {
    const RADICALS: [(char, char); 13] = [
        ('身', '⾝'),
        ('金', '⾦'),
        ('面', '⾯'),
        ('自', '⾃'),
        ('工', '⼯'),
        ('人', '⼈'),
        ('大', '⼤'),
        ('用', '⽤'),
        ('長', '⻑'),
        ('方', '⽅'),
        ('行', '⾏'),
        ('入', '⼊'),
        ('目', '⽬'),
    ];
    let mut pasted = String::new();
    for letter in text.chars() {
        let radical = RADICALS.iter().find(|(usual, _)| *usual == letter);
        let letter = radical.map_or(letter, |(_, radical)| *radical);
        // A voiced kana stands one after the plain one, a half-voiced one two.
        match letter {
            'が' | 'ぎ' | 'ぐ' | 'げ' | 'ご' | 'ざ' | 'じ' | 'ず' | 'ぜ' | 'ぞ' | 'だ' | 'で'
            | 'ど' | 'ば' | 'び' | 'ぶ' | 'べ' | 'ぼ' | 'ガ' | 'ギ' | 'グ' | 'ゲ' | 'ゴ' | 'ザ'
            | 'ジ' | 'ズ' | 'ゼ' | 'ゾ' | 'ダ' | 'デ' | 'ド' | 'バ' | 'ビ' | 'ブ' | 'ベ' | 'ボ' =>
            {
                pasted.extend(char::from_u32(letter as u32 - 1));
                pasted.push('\u{3099}');
            }
            'ぱ' | 'ぴ' | 'ぷ' | 'ぺ' | 'ぽ' | 'パ' | 'ピ' | 'プ' | 'ペ' | 'ポ' => {
                pasted.extend(char::from_u32(letter as u32 - 2));
                pasted.push('\u{309a}');
            }
            _ => pasted.push(letter),
        }
    }
    pasted
}

#[test]
fn a_text_pasted_from_a_pdf_is_answered_like_the_same_text_typed() {
    let texts = [
        "身代金を要求する画面が出た",
        "自工会のガイドラインに対応したい",
        "商工会議所から補助金の案内が来た",
        "大阪の従業員30人の町工場です。サーバーのバックアップを見直したい",
        "長野県の病院で、職員の教育を行いたい",
        "入金の確認メールが何度も来て、送金してしまった",
    ];
    for text in texts {
        let pasted = as_pasted(text);
        assert_ne!(pasted, text);
        let (typed, found) = (match_needs(text), match_needs(&pasted));
        let contents = |needs: &activelist_needs::Needs| -> Vec<_> {
            let all = needs.suggestions.iter();
            all.map(|found| (found.content, found.score)).collect()
        };
        assert_eq!(contents(&found), contents(&typed), "{pasted}");
        assert_eq!(
            found.emergency.is_some(),
            typed.emergency.is_some(),
            "{pasted}"
        );
        assert_eq!(found.confidence, typed.confidence, "{pasted}");
        let conditions = |needs: &activelist_needs::Needs| -> Vec<_> {
            let all = needs.conditions.iter();
            all.map(|found| (found.group, found.option)).collect()
        };
        assert_eq!(conditions(&found), conditions(&typed), "{pasted}");
        // What is said back to the firm are its own words, as it wrote them.
        holds(&pasted);
    }
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
fn how_long_a_long_text_takes_is_printed() {
    let text =
        "社内のネットワークとバックアップのルールを見直したいクーキャマシュリンです。".repeat(60);
    match_needs("");
    let start = std::time::Instant::now();
    for _ in 0..10 {
        match_needs(&text);
    }
    let each = start.elapsed() / 10;
    println!("{} characters: {each:?} each", text.chars().count());
    holds(&text);
}
