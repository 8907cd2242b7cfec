//! Which words are a plain consent. Only they can be decided as 可: no list of conditions is ever complete.

use crate::import::residue::{is_only, without_choices};
use crate::survey::fold::fold;

/// Words that consent.
const CONSENTS: [&str; 40] = [
    "はい",
    "yes",
    "ok",
    "agree",
    "同意",
    "承諾",
    "了承",
    "了解",
    "承知",
    "許可",
    "許諾",
    "賛同",
    "可能",
    "可",
    "希望",
    "よい",
    "良い",
    "よろしい",
    "いいです",
    "構わない",
    "構いません",
    "かまわない",
    "かまいません",
    "問題ない",
    "問題なし",
    "問題ありません",
    "差し支えない",
    "差し支えありません",
    "差支えありません",
    "大丈夫",
    "結構です",
    "お願いします",
    "お願いいたします",
    "お願い致します",
    "掲載する",
    "掲載します",
    "掲載してください",
    "掲載して下さい",
    "公開する",
    "公開します",
];

/// Words beside them that restrict nothing.
const BESIDE: [&str; 27] = [
    "掲載",
    "公開",
    "アクティブリスト",
    "リスト",
    "一覧",
    "専門家",
    "登録セキスペ",
    "情報処理安全確保支援士",
    "上記",
    "内容",
    "以上",
    "こと",
    "する",
    "します",
    "いたします",
    "致します",
    "しました",
    "いたしました",
    "して",
    "いただいて",
    "頂いて",
    "ください",
    "下さい",
    "です",
    "される",
    "ほしい",
    "よろしく",
];

/// Marks that stand for yes.
const MARKS: [&str; 9] = ["○", "◯", "〇", "●", "✓", "✔", "☑", "レ", "1"];

/// Answers that are no and nothing else.
const NO: [&str; 14] = [
    "いいえ",
    "no",
    "ng",
    "否",
    "不可",
    "×",
    "✕",
    "なし",
    "しない",
    "しません",
    "辞退しない",
    "辞退しません",
    "0",
    "該当しない",
];

/// What makes a question one that asks whether somebody declines.
const DENIES: [&str; 22] = [
    "ない",
    "ません",
    "辞退",
    "不要",
    "不可",
    "不同意",
    "見合わせ",
    "見送",
    "拒否",
    "取りやめ",
    "取り下げ",
    "取下げ",
    "取り消し",
    "取消",
    "やめ",
    "停止",
    "除外",
    "外し",
    "外す",
    "非掲載",
    "非公開",
    "削除",
];

/// Polite words that deny nothing.
const POLITE: [&str; 9] = [
    "構いません",
    "かまいません",
    "構わない",
    "かまわない",
    "差し支えありません",
    "差し支えない",
    "問題ありません",
    "問題ない",
    "いただけません",
];

/// Whether a question asks whether somebody declines to be listed, so that yes means no.
pub fn denies(question: &str) -> bool {
    let mut text = without_choices(question);
    for polite in POLITE {
        text = text.replace(polite, "");
    }
    DENIES.iter().any(|word| text.contains(word))
}

/// Whether words may be decided as a consent, as the answer to a question.
pub fn may_consent(question: &str, words: &str) -> bool {
    let folded = fold(words).to_lowercase();
    let bare = folded.trim_end_matches(['。', '.', '!']);
    if denies(question) {
        return NO.contains(&bare);
    }
    let consents = CONSENTS.iter().any(|word| bare.contains(word));
    let is_plain = consents && !bare.contains('?') && is_only(bare, &[&CONSENTS, &BESIDE]);
    MARKS.contains(&bare) || is_plain
}
