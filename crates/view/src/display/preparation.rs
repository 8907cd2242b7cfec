//! What a firm should know of a content before it asks somebody: the words in it, what the guidance tool
//! leads to, and what there is for free.
//!
//! The guidance tools and what they are for are those of the report. Which free material fits which content
//! is the project's own choice. The names of the material are fixed here; their addresses change, so that
//! the operator enters them among the links of `site.json`, by the same names.

use activelist_model::catalog::Content;

use super::contents::content_text;
use super::glossary::{Term, terms_in};
use crate::state::{Site, SiteLink};

/// What is known of a content beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// The words of its name and description that firms need not know.
    pub terms: Vec<Term>,
    /// For whom the guidance tool is, and what there is afterwards; empty where there is none.
    pub tool: &'static str,
    /// Free material, each with its address if the operator entered one.
    pub material: Vec<(&'static str, Option<String>)>,
}

const CHECK: &str = "5分でできる！情報セキュリティ自社診断";
const GUIDE: &str = "中小企業の情報セキュリティ対策ガイドライン";
const SAMPLE: &str = "情報セキュリティ関連規程（サンプル）";
const ACTION: &str = "SECURITY ACTION";

/// The free material that fits a content. Only what certainly exists is named.
const fn material(content: Content) -> &'static [&'static str] {
    const NONE: &[&str] = &[];
    const OF: [&[&str]; 21] = [
        &[GUIDE, ACTION],
        &[GUIDE, CHECK],
        &[CHECK, ACTION],
        &[SAMPLE],
        &[SAMPLE],
        &[GUIDE],
        &[GUIDE],
        &[CHECK],
        &[GUIDE],
        &[CHECK],
        NONE,
        &[CHECK],
        NONE,
        NONE,
        &[GUIDE],
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
    ];
    OF[content.index()]
}

/// What the guidance tools lead to in three visits, by number.
const fn tool_text(content: Content) -> &'static str {
    match content.tool() {
        Some(1) => {
            "規程がない会社や、使うITが多いのに責任者がはっきりしない会社に向いています。3回の訪問で進め、終わると、規程ができて社内に知られ、見直しを続けられるようになります。"
        }
        Some(2) => {
            "情報を多く持ち、何が大切かわからない会社に向いています。3回の訪問で進め、終わると、情報資産の台帳と、リスクをまとめた表ができます。"
        }
        Some(3) => {
            "クラウドサービスや外部への委託を、危険がわからないまま使っている会社に向いています。3回の訪問で進め、終わると、自社で安全に使うための手引きができます。"
        }
        Some(4) => {
            "被害が起きたときの手順があいまいな会社や、取引先の多い会社に向いています。3回の訪問で進め、終わると、対応の手順ができます。必要なときは訓練も行います。"
        }
        Some(5) => {
            "社員によって知識に差がある会社に向いています。3回の訪問で進め、終わると、教育の計画ができ、定期的に見直せるようになります。"
        }
        _ => "",
    }
}

/// What is known of this content.
pub fn preparation(content: Content, site: Option<&Site>) -> Preparation {
    let links: &[SiteLink] = site.map_or(&[], |site| &site.links);
    let address = |name: &str| links.iter().find(|link| link.title == name);
    let text = format!("{}{}", content.label(), content_text(content));
    Preparation {
        terms: terms_in(&text).collect(),
        tool: tool_text(content),
        material: material(content)
            .iter()
            .map(|name| (*name, address(name).map(|link| link.url.clone())))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(id: &str, site: Option<&Site>) -> Preparation {
        preparation(Content::from_id(id).expect("a content"), site)
    }

    #[test]
    fn a_content_with_a_guidance_tool_says_what_it_leads_to() {
        for content in Content::all() {
            let found = preparation(content, None);
            let says = found.tool.contains("3回の訪問");
            assert_eq!(says, content.tool().is_some(), "{}", content.id());
        }
    }

    #[test]
    fn free_material_is_named_and_leads_where_the_operator_says() {
        let site = Site {
            links: vec![SiteLink {
                title: SAMPLE.into(),
                url: "https://example.jp/sample".into(),
            }],
            ..Site::default()
        };
        let expected = Some("https://example.jp/sample".to_string());
        assert_eq!(of("1-1", Some(&site)).material, [(SAMPLE, expected)]);
        assert_eq!(of("1-1", None).material, [(SAMPLE, None)]);
        assert!(of("5-3", Some(&site)).material.is_empty());
    }

    #[test]
    fn the_words_in_its_name_are_explained() {
        let words: Vec<&str> = of("5-2", None).terms.iter().map(|term| term.0).collect();
        assert!(words.contains(&"机上演習"), "{words:?}");
    }
}
