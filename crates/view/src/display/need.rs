//! What a firm's own words lead to, in words.

use activelist_model::catalog::{Content, ContentSet, FORM_ONLINE, FORM_VISIT, Group};
use activelist_model::expert::seen_characters;
use activelist_needs::{Confidence, Emergency, Needs};

use super::wording::FREE_TALK;
use crate::state::{Page, Query, Route};

/// What is shown under the firm's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedView {
    /// Something is happening now.
    pub emergency: Option<UrgentView>,
    /// The words are not Japanese: what is said in English, beside the way to the help in an emergency.
    pub english: Option<EnglishView>,
    /// Who helps with what the list does not offer; empty where the list does.
    pub elsewhere: &'static str,
    /// Contents that may fit, best first; at most three.
    pub suggestions: Vec<SuggestionView>,
    /// Those of them that are chosen at once: the words say them plainly.
    pub sure: ContentSet,
    /// Conditions that the words speak of.
    pub conditions: Vec<OfferView>,
    /// How sure this is; empty where the words are plain.
    pub note: &'static str,
    /// Whether to ask the simple questions as well.
    pub ask: bool,
}

/// An emergency that is running: the way to what to do first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrgentView {
    /// Where the button leads: to what has happened where the words say it plainly, otherwise to all five.
    pub link: String,
    /// What the button says.
    pub label: String,
}

impl UrgentView {
    fn new(found: &Emergency) -> UrgentView {
        let screen = Route {
            page: Page::Incident(found.branch),
            query: Query::default(),
        };
        UrgentView {
            link: screen.to_fragment(),
            label: match found.branch {
                Some(branch) => format!("まずすること（{}）を見る", branch.label()),
                None => "まずすることを見る".to_string(),
            },
        }
    }
}

/// A short answer in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnglishView {
    /// What the page is, and what to do.
    pub text: &'static str,
    /// What the link to the first hour of an incident says.
    pub link: &'static str,
}

const ENGLISH: EnglishView = EnglishView {
    text: "This page understands Japanese only. Please choose from the list of support contents below, or \
           ask the chamber of commerce. Is something happening now?",
    link: "What to do in the first hour (in Japanese)",
};

/// A content that may fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionView {
    /// The content.
    pub content: Content,
    /// Why, with the firm's own words.
    pub reason: String,
}

/// A condition that one press adds and another takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferView {
    /// What it adds.
    pub what: Offer,
    /// What the button says.
    pub label: String,
}

/// Words from which on a text is in another language: one may be the name of a product.
const FEW_WORDS: usize = 2;
/// What a firm's words ask for besides contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// An option of a group, by its position.
    Option(Group, usize),
    /// A first talk without a fee.
    FreeTalk,
}

/// Whether the text asks for a first talk without a fee: 無料 within a few characters after 初回 or the like.
fn asks_for_a_free_talk(text: &str) -> bool {
    const NEAR: usize = 12;
    ["初回", "最初", "はじめ", "初め", "まず"]
        .iter()
        .any(|first| {
            text.match_indices(first).any(|(at, _)| {
                let after = text.get(at..).unwrap_or_default();
                let near: String = after.chars().take(NEAR).collect();
                near.split('。').next().unwrap_or_default().contains("無料")
            })
        })
}

/// Characters below which words are too few to speak of not knowing.
const FEW: usize = 4;

/// Most suggestions that are shown: more would have to be read, and the list of contents has them all.
const SHOWN: usize = 3;

/// A need that many firms have, to be taken over by a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedExample {
    /// What the button says.
    pub label: &'static str,
    /// What it writes.
    pub sentence: &'static str,
}

/// The examples. First come the three kinds of help that most firms wanted (report: 教育, 緊急対応, 規程).
pub const EXAMPLES: [NeedExample; 6] = [
    NeedExample {
        label: "社員を教育したい",
        sentence: "社員にセキュリティの教育をしたい。",
    },
    NeedExample {
        label: "変なメールを開いた",
        sentence: "変なメールを開いてしまった。",
    },
    NeedExample {
        label: "規程がない",
        sentence: "セキュリティの規程がないので作りたい。",
    },
    NeedExample {
        label: "チェックシートが来た",
        sentence: "取引先からセキュリティのチェックシートが来た。",
    },
    NeedExample {
        label: "クラウドが不安",
        sentence: "クラウドサービスを安全に使えているか不安だ。",
    },
    NeedExample {
        label: "何から始める？",
        sentence: "何から始めればよいかわからない。",
    },
];

/// The text with this sentence on a line of its own, or without it where it has it.
pub fn toggled(text: &str, sentence: &str) -> String {
    match text.split_once(sentence) {
        Some((before, after)) => [before.trim_end(), after.trim_start()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        None if text.trim().is_empty() => sentence.to_string(),
        None => format!("{}\n{sentence}", text.trim_end()),
    }
}

/// Puts what was found in a text into words.
pub fn need(text: &str, found: &Needs) -> NeedView {
    let written = seen_characters(text.trim());
    if written == 0 {
        return NeedView::default();
    }
    let english = english(text, found);
    let suggestions = found.suggestions.iter().take(SHOWN);
    let suggestions = suggestions.filter(|_| english.is_none());
    let sure = if english.is_none() {
        found.sure()
    } else {
        ContentSet::EMPTY
    };
    let suggestions = suggestions.map(|suggestion| SuggestionView {
        content: suggestion.content,
        reason: format!("{}{}", quoted(&suggestion.words), suggestion.reason),
    });
    let conditions = found.conditions.iter().map(|found| OfferView {
        what: Offer::Option(found.group, found.option),
        label: match (found.group, found.option) {
            (Group::Form, FORM_VISIT) => "来てほしい".to_string(),
            (Group::Form, FORM_ONLINE) => "オンライン".to_string(),
            (group, option) => group.label_of(option).to_string(),
        },
    });
    let free_talk = asks_for_a_free_talk(text).then(|| OfferView {
        what: Offer::FreeTalk,
        label: FREE_TALK.to_string(),
    });
    let elsewhere = found.elsewhere.map_or("", |kind| kind.sentence);
    let unsure = found.confidence != Confidence::Clear && written >= FEW;
    NeedView {
        emergency: found.emergency.as_ref().map(UrgentView::new),
        english,
        elsewhere,
        suggestions: suggestions.collect(),
        sure,
        conditions: conditions.chain(free_talk).collect(),
        note: match found.confidence {
            // The English answer or who else helps is answer enough.
            _ if !unsure || english.is_some() => "",
            Confidence::Unknown if !elsewhere.is_empty() => "",
            Confidence::Unknown => {
                "このことばからは、合う支援内容を見つけられませんでした。下の質問に答えるか、一覧から選んでください。"
            }
            _ if !sure.is_empty() => {
                "ほかの支援も考えられます。下の質問に答えると、絞り込めることがあります。"
            }
            _ => "はっきりとはわかりませんでした。下の質問に答えると、絞り込めることがあります。",
        },
        ask: unsure && sure.is_empty(),
    }
}

/// The answer in English to words of another language from which nothing was understood.
pub fn english(text: &str, found: &Needs) -> Option<EnglishView> {
    let is_japanese = |letter: char| matches!(letter, 'ぁ'..='ヿ' | '㐀'..='鿿' | 'ｦ'..='ﾟ');
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let words = words.filter(|word| word.chars().count() > 1).count();
    let is_foreign = words >= FEW_WORDS && !text.chars().any(is_japanese);
    // What no word led to was learned from Japanese sentences, and says nothing here.
    let is_named = found.suggestions.iter().any(|one| !one.words.is_empty());
    (is_foreign && !is_named).then_some(ENGLISH)
}

/// What is said of suggestions that come while somebody writes, and how many of them are chosen; nothing where
/// there are none.
pub fn counted(suggestions: usize, chosen: usize) -> String {
    match (suggestions, chosen) {
        (0, _) => String::new(),
        (count, 0) => format!("考えられる支援が{count}件あります。"),
        (1, _) => "考えられる支援が1件あり、選びました。".to_string(),
        (count, chosen) => format!("考えられる支援が{count}件あり、うち{chosen}件を選びました。"),
    }
}

/// What to do with suggestions of which so many are chosen.
pub const fn how_to_choose(chosen: usize) -> &'static str {
    match chosen {
        0 => "合うものを選んでください。下の一覧から選び直すこともできます。",
        _ => "はっきりしているものは選んであります。合わないときは外してください。",
    }
}

/// 「規程」「アンケート」から。
fn quoted(words: &[String]) -> String {
    if words.is_empty() {
        // What was learned from many sentences speaks without a word of its own.
        return "書かれた内容の全体から。".to_string();
    }
    let words: String = words.iter().map(|word| format!("「{word}」")).collect();
    format!("{words}ということばから。")
}

#[cfg(test)]
mod tests;
