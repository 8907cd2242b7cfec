//! Everything that can be found: questions, options and regions with their words.

use std::sync::OnceLock;

use super::FoundOption;
use super::words::{NOT_ASKED, OPTION_WORDS, QUESTION_WORDS, REGION_WORDS};
use crate::display::region::whole;
use activelist_kernel::fold::fold;
use activelist_model::catalog::{Group, Question, REGIONS};

/// The option that names nothing.
const OTHER: &str = "その他";

/// What an entry leads to.
pub(super) enum Goal {
    Question(Question),
    Option(FoundOption),
    /// What is not asked.
    Nothing,
}

/// Something that can be found.
pub(super) struct Entry {
    /// What it leads to.
    pub goal: Goal,
    /// Its words, folded, the official name among them.
    pub words: Vec<String>,
}

/// Everything that can be found, folded once.
pub(super) fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries = Vec::new();
        for (question, words) in Question::all().zip(QUESTION_WORDS) {
            let mut words = folded(words);
            words.push(fold(question.label()));
            words.push(fold(&question.id()));
            let goal = Goal::Question(question);
            entries.push(Entry { goal, words });
        }
        for group in Group::ALL {
            // その他 alone says nothing.
            for (position, label) in group.options().filter(|(_, label)| *label != OTHER) {
                let mut words = match OPTION_WORDS
                    .iter()
                    .find(|(of, at, _)| (*of, *at) == (group, position))
                {
                    Some((_, _, words)) => folded(words),
                    None => Vec::new(),
                };
                words.push(fold(label));
                if group == Group::Prefecture {
                    words.extend(stem(label).map(fold));
                }
                let goal = Goal::Option(FoundOption::single(group, position));
                entries.push(Entry { goal, words });
            }
        }
        for region in REGIONS.iter().filter(|region| region.count > 1) {
            let place = whole(region);
            let others = REGION_WORDS.iter().find(|(name, _)| *name == region.label);
            let mut words = others.map_or_else(Vec::new, |(_, words)| folded(words));
            words.push(fold(region.label));
            words.push(fold(&place.label()));
            let goal = Goal::Option(FoundOption {
                group: Group::Prefecture,
                options: place.prefectures,
                label: place.label(),
            });
            entries.push(Entry { goal, words });
        }
        entries.push(Entry {
            goal: Goal::Nothing,
            words: folded(NOT_ASKED),
        });
        entries
    })
}

/// Words separated by blanks, folded.
pub(super) fn folded(words: &str) -> Vec<String> {
    words.split(' ').map(fold).collect()
}

/// A prefecture without 都, 府 or 県: 東京. 北海道 is said whole.
fn stem(label: &'static str) -> Option<&'static str> {
    label.strip_suffix(['都', '府', '県'])
}
