//! The rules of ours on the page about the method.

use super::tests::rows;
use super::*;
use activelist_model::catalog::{
    Content, Door, INDUSTRY_AUTOMOTIVE, INDUSTRY_MEDICAL, OptionSet, TRADES,
};

fn rules_in(blocks: &[Block]) -> Vec<&[Block]> {
    let rules = blocks.iter().filter_map(|block| match block {
        Block::Rule(_, inner) => Some(inner.as_slice()),
        _ => None,
    });
    rules.collect()
}

#[test]
fn every_rule_of_ours_says_why() {
    let sections = rules();
    let who = of_list(None);
    let found: Vec<&[Block]> = sections
        .iter()
        .chain(&who)
        .flat_map(|section| rules_in(&section.blocks))
        .collect();
    assert_eq!(found.len(), 21);
    for blocks in found {
        assert!(
            matches!(blocks.last(), Some(Block::Reason(_))),
            "{blocks:?}"
        );
    }
}

/// All texts of a rule in one.
fn said(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Text(text) => text.clone(),
        Block::Reason(text) => text.to_string(),
        Block::Points(points) => points.iter().map(|point| point.text.as_str()).collect(),
        Block::Table(table) => rows(table).concat().concat(),
        Block::Rule(title, inner) => format!("{title}{}", said(inner)),
        Block::Folded(title, inner) => format!("{title}{}", said(inner)),
        Block::Facts(_) | Block::Statements => String::new(),
    });
    texts.collect()
}

#[test]
fn what_the_report_leaves_open_is_said_to_be_decided_here() {
    let sections = rules();
    let who = of_list(None);
    let blocks = sections
        .iter()
        .chain(&who)
        .flat_map(|section| &section.blocks);
    let rules: Vec<String> = blocks
        .filter(|block| matches!(block, Block::Rule(..)))
        .map(|rule| said(std::slice::from_ref(rule)))
        .collect();
    let cars = Door::Guideline.suggested(OptionSet::only(INDUSTRY_AUTOMOTIVE));
    let medicine = Door::Guideline.suggested(OptionSet::only(INDUSTRY_MEDICAL));
    let suggested: Vec<&str> = cars.union(medicine).iter().map(Content::label).collect();
    let trades: Vec<&str> = TRADES
        .iter()
        .flat_map(|trade| trade.options().map(|(_, label)| label).chain([trade.label]))
        .collect();
    let [double, single] = [Mark::Double, Mark::Single].map(|found| mark(found).meaning);
    for words in [
        // Points reached or passed; the counts taken as marks; menus by name.
        &["評点以上", "評点より高い"][..],
        &["表2-95", "◎、○、印なし"],
        &["S2からS6", "メニュー2から6"],
        &["凡例", double, single],
        // Nearness is second; which prefectures are beside each other.
        &[
            "得意な順",
            "2　近さ",
            "隣の都道府県に住んでいる人",
            "訪問をおよそ2対1",
        ],
        &["大阪府京都府、兵庫県、奈良県、和歌山県", "陸続き"],
        // Who works for somebody; what a door suggests; trades that the survey lacks.
        &["勤めている人", "副業", "対象外", "事務局"],
        &suggested,
        &trades,
    ] {
        let holds = |rule: &String| words.iter().all(|word| rule.contains(word));
        assert!(rules.iter().any(holds), "{words:?} in none of {rules:#?}");
    }
}
