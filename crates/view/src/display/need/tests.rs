use super::*;
use activelist_needs::match_needs;

fn shown(text: &str) -> NeedView {
    need(text, &match_needs(text))
}

#[test]
fn a_plain_need_names_the_words_that_led_to_it() {
    let view = shown("大阪の町工場です。情報セキュリティの規程を作りたい");
    assert_eq!(view.suggestions[0].content.id(), "1-1");
    assert!(view.suggestions[0].reason.contains("「"));
    assert!(view.conditions.iter().any(|offer| offer.label == "大阪府"));
    assert_eq!(view.emergency, None);
}

#[test]
fn what_the_words_ask_for_besides_is_offered() {
    let text = "東大阪の金属加工の会社です。近くで来てくれる人に、最初は無料で相談したい";
    let labels: Vec<String> = shown(text)
        .conditions
        .into_iter()
        .map(|row| row.label)
        .collect();
    for label in [
        "大阪府",
        "その他製造業",
        "来てほしい",
        "初回無料と書いている人",
    ] {
        assert!(
            labels.iter().any(|found| found == label),
            "{label}: {labels:?}"
        );
    }
    for text in [
        "無料の資料で始めたい",
        "まず規程を作りたい。無料の資料はありますか",
    ] {
        assert!(!asks_for_a_free_talk(text), "{text}");
    }
}

#[test]
fn every_example_is_understood() {
    for (example, content) in EXAMPLES
        .iter()
        .zip(["3-3", "5-3", "1-1", "0-2", "2-3", "0-3"])
    {
        let view = shown(example.sentence);
        let found: Vec<String> = view
            .suggestions
            .iter()
            .map(|row| row.content.id())
            .collect();
        assert!(
            found.contains(&content.to_string()),
            "{}: {found:?}",
            example.sentence
        );
        assert_eq!(
            view.emergency.is_some(),
            content == "5-3",
            "{}",
            example.sentence
        );
    }
}

#[test]
fn an_example_is_written_below_what_is_there_and_taken_out_again() {
    let sentence = EXAMPLES[0].sentence;
    assert_eq!(toggled(" ", sentence), sentence);
    let both = toggled("大阪の工場です。", sentence);
    assert_eq!(both, format!("大阪の工場です。\n{sentence}"));
    assert_eq!(toggled(&both, sentence), "大阪の工場です。");
    assert_eq!(
        toggled(&format!("{both}\n急ぎます。"), sentence),
        "大阪の工場です。\n急ぎます。"
    );
    assert_eq!(toggled(sentence, sentence), "");
}

#[test]
fn at_most_three_contents_are_shown_and_the_sure_ones_are_among_them() {
    let text = "規程を作り、社員を教育し、資産台帳を整え、クラウドとバックアップとネットワークを見直したい";
    let view = shown(text);
    assert_eq!(view.suggestions.len(), 3);
    for content in view.sure.iter() {
        assert!(view.suggestions.iter().any(|row| row.content == content));
    }
}

#[test]
fn a_running_emergency_comes_first() {
    let view = shown("パソコンの画面に金を払えと出た");
    assert!(view.emergency.is_some());
}

#[test]
fn an_emergency_leads_to_what_has_happened_where_the_words_say_it() {
    let urgent = |text: &str| shown(text).emergency.expect(text);
    let named = urgent("ファイルが全部暗号化されて、身代金を払えと出ている");
    assert_eq!(named.link, "#/incident/locked");
    assert_eq!(
        named.label,
        "まずすること（ファイルが開けない・脅迫文が出た）を見る"
    );
    let open = urgent("変なメールを開いてしまった。");
    assert_eq!(open.link, "#/incident");
    assert_eq!(open.label, "まずすることを見る");
}

#[test]
fn what_no_single_word_led_to_is_said_to_be_so() {
    assert_eq!(quoted(&[]), "書かれた内容の全体から。");
    assert_eq!(quoted(&["規程".into()]), "「規程」ということばから。");
}

#[test]
fn words_of_another_language_are_answered_in_english() {
    let view = shown("We need help with our office network");
    assert!(view.english.is_some() && view.note.is_empty(), "{view:?}");
    for text in ["EDR", "VPNの見直し", "こんにちは", "UTM EDR"] {
        assert_eq!(shown(text).english, None, "{text}");
    }
}

#[test]
fn who_helps_with_what_the_list_does_not_offer_is_said() {
    assert!(
        shown("TISAXの認証を取りたい")
            .elsewhere
            .contains("認証機関")
    );
    assert!(
        shown("サイバー保険に入るべきか迷っています")
            .elsewhere
            .contains("保険会社")
    );
    assert_eq!(shown("情報セキュリティの規程を作りたい").elsewhere, "");
    assert_eq!(shown("パソコンの画面に金を払えと出た").elsewhere, "");
}

#[test]
fn not_knowing_is_said_and_silence_is_not_judged() {
    assert!(shown("こんにちは").ask);
    assert!(!shown("こんにちは").note.is_empty());
    assert_eq!(shown("  "), NeedView::default());
}
