//! What firms overlook: support that consultations of the report's trial turned out to need more often
//! than the firms had asked for it.
//!
//! Source: the report's figures on [`CONSULTATIONS`] consultations, not on the trial's 105 firms or the
//! 34 that were coached. Assets were asked for in 3 and needed in 9, rules in 12 and in 17; of no other
//! content is that known. Which contents lead to the thought is *ours*: the report does not say which
//! firms those were.

use activelist_model::catalog::{Content, ContentSet};

/// A content that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlooked {
    /// The content to think of.
    pub content: Content,
    /// The chosen content that leads to the thought.
    pub because: Content,
    /// Consultations whose firm had asked for it.
    pub named: u8,
    /// Consultations that needed it.
    pub found: u8,
}

/// Consultations that were counted.
pub const CONSULTATIONS: u8 = 55;
/// In how many of them the firm had asked for the register of assets (2-1), and how many needed it.
pub const ASSETS: [u8; 2] = [3, 9];
/// The same for rules (1-1).
pub const RULES: [u8; 2] = [12, 17];

/// Content to think of, figures of the consultations, contents that lead to it, best reason first.
const GROUNDS: [(&str, [u8; 2], &[&str]); 2] = [
    // One cannot protect, rule or move what one has not listed.
    (
        "2-1",
        ASSETS,
        &[
            "1-1", "2-3", "2-2", "0-3", "1-2", "3-1", "5-1", "4-1", "0-2",
        ],
    ),
    // What is taught, organised or checked is what the rules say.
    (
        "1-1",
        RULES,
        &["1-2", "1-3", "3-3", "2-1", "3-1", "2-3", "5-1", "2-2"],
    ),
];

/// What may be missing beside the chosen contents; nothing where nothing is chosen, and nothing in
/// an emergency, which is no time for it.
pub fn overlooked(chosen: ContentSet) -> Vec<Overlooked> {
    if ["5-3", "6-1"]
        .iter()
        .filter_map(|id| Content::from_id(id))
        .any(|c| chosen.has(c))
    {
        return Vec::new();
    }
    let found = GROUNDS.iter().filter_map(|(id, [named, found], leads)| {
        let content = Content::from_id(id).filter(|content| !chosen.has(*content))?;
        let mut leads = leads.iter().filter_map(|id| Content::from_id(id));
        let because = leads.find(|lead| chosen.has(*lead))?;
        Some(Overlooked {
            content,
            because,
            named: *named,
            found: *found,
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chosen: &[&str], expected: &[(&str, &str)]) {
        let found = overlooked(ContentSet::of_ids(chosen));
        let found: Vec<(String, String)> = found
            .iter()
            .map(|o| (o.content.id(), o.because.id()))
            .collect();
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(c, b)| (c.to_string(), b.to_string()))
            .collect();
        assert_eq!(found, expected, "{chosen:?}");
    }

    #[test]
    fn grounds_are_thought_of_where_something_stands_on_them() {
        check(&[], &[]);
        check(&["1-1"], &[("2-1", "1-1")]);
        check(&["3-3"], &[("1-1", "3-3")]);
        check(&["2-1"], &[("1-1", "2-1")]);
        check(&["1-2"], &[("2-1", "1-2"), ("1-1", "1-2")]);
        check(&["1-1", "2-1"], &[]);
        check(&["6-2"], &[]);
        check(&["5-3", "1-2"], &[]);
    }

    #[test]
    fn every_content_of_the_table_is_one() {
        for (id, [named, found], leads) in GROUNDS {
            assert!(Content::from_id(id).is_some() && named < found);
            assert!(
                leads
                    .iter()
                    .all(|lead| *lead != id && Content::from_id(lead).is_some())
            );
        }
    }
}
