//! "Why not higher", in words: what the one above has more of.

use super::criterion::unanswered_of;
use super::marks::{MarkView, mark};
use super::nearness::{nearness_in_full, nearness_name};
use super::wording::sort_name;
use activelist_model::catalog::Question;
use activelist_search::{Decider, Gap, GapPart, GapSubject, Metrics, Searcher, Sort};

/// The comparison with the one above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapView {
    /// What decided, in a sentence.
    pub lead: String,
    /// Name of the one above.
    pub above: String,
    /// Where marks or answers differ.
    pub rows: Vec<GapRow>,
}

/// A content or an area in which the two differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapRow {
    /// Which.
    pub name: String,
    /// The mark and the depth of the one above, then of this one.
    pub values: [(MarkView, String); 2],
}

/// Said of the first of a list.
pub const FIRST: &str = "条件に合う人の中で、いちばん上に並んでいます。";

/// Puts a comparison into words; `own` is this one's position in the list.
pub fn gap(searcher: &Searcher, own: usize, found: &Gap, sort: Sort) -> Option<GapView> {
    let row = |part: &GapPart| row(searcher, [found.above, own], part);
    Some(GapView {
        lead: lead(searcher, own, found, sort)?,
        above: searcher.specialist(found.above)?.name,
        rows: found.parts.iter().filter_map(row).collect(),
    })
}

/// What put one above the other, in a sentence.
pub fn lead(searcher: &Searcher, own: usize, found: &Gap, sort: Sort) -> Option<String> {
    let name = searcher.specialist(found.above)?.name;
    let decided = |before: &str, what: &str, theirs: String, own: String| {
        format!(
            "一つ上の{name}さんとは、{before}{what}で差がつきました（{name}さんは{theirs}、この人は{own}）。"
        )
    };
    let (theirs, mine) = (&found.theirs, &found.own);
    let near = |values: &Metrics| values.nearness.map_or("", nearness_name).to_string();
    // Nearness is named among what was compared only where a region is chosen.
    let near_too = match mine.nearness {
        Some(_) => "、近さ",
        None => "",
    };
    Some(match found.decider {
        Decider::Sort if sort == Sort::Nearest => decided(
            "「近い順」ではじめに比べる",
            "居住地の近さ",
            nearness_in_full(theirs).to_string(),
            nearness_in_full(mine).to_string(),
        ),
        Decider::Sort => format!(
            "一つ上の{name}さんとは、「{}」ではじめに比べる値で差がつきました。",
            sort_name(sort)
        ),
        Decider::Rating => decided(
            "",
            "評価の合計",
            format!("{}点", theirs.rating),
            format!("{}点", mine.rating),
        ),
        Decider::Nearness => decided(
            "評価の合計が同じで、次に比べる",
            "居住地の近さ",
            near(theirs),
            near(mine),
        ),
        Decider::Depth => decided(
            match mine.nearness {
                Some(_) => "評価の合計と近さが同じで、次に比べる",
                None => "評価の合計が同じで、次に比べる",
            },
            "回答の点",
            theirs.depth.to_string(),
            mine.depth.to_string(),
        ),
        Decider::Themes => decided(
            match mine.nearness {
                Some(_) => "評価、近さ、回答の点が同じで、次に比べる",
                None => "評価と回答の点が同じで、次に比べる",
            },
            "指導テーマの数",
            theirs.themes.to_string(),
            mine.themes.to_string(),
        ),
        Decider::Cases => decided(
            &format!("評価{near_too}、回答の点、指導テーマが同じで、次に比べる"),
            "支援件数",
            cases(searcher, found.above),
            cases(searcher, own),
        ),
        Decider::Turn => format!(
            "一つ上の{name}さんとは、評価{near_too}、回答の点、指導テーマ、支援件数がすべて同じです。そのため、くじの順に並んでいます。どちらが優れているということではありません。"
        ),
    })
}

/// 12件; who did not answer is not said to have none.
fn cases(searcher: &Searcher, position: usize) -> String {
    let cases = searcher
        .specialist(position)
        .and_then(|someone| someone.record.cases);
    cases.map_or_else(|| "未回答".to_string(), |cases| format!("{cases}件"))
}

fn row(searcher: &Searcher, pair: [usize; 2], part: &GapPart) -> Option<GapRow> {
    let (name, most, questions) = match part.subject {
        GapSubject::Content(content) => {
            let questions: Vec<Question> = content.questions().collect();
            (content.label().to_string(), 36, questions)
        }
        GapSubject::Area(area) => {
            let questions: Vec<Question> = area.criteria().flat_map(|c| c.questions()).collect();
            (
                format!("{} {}", area.id(), area.label()),
                questions.len() * 36,
                questions,
            )
        }
    };
    let value = |at: usize| {
        let someone = &searcher.specialist(pair[at])?;
        let missing = unanswered_of(someone, questions.iter().copied());
        Some((
            mark(part.marks[at]),
            format!("{}／{most}{missing}", part.depths[at]),
        ))
    };
    Some(GapRow {
        name,
        values: [value(0)?, value(1)?],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use activelist_model::catalog::{ContentSet, Group, Level, OptionSet, Prefecture};
    use activelist_model::expert::Specialist;
    use activelist_search::Criteria;
    use activelist_search::testing::list_of;

    fn shown(change: impl Fn(&mut Specialist)) -> GapView {
        shown_within(OptionSet::EMPTY, Sort::Recommended, change)
    }

    fn shown_within(region: OptionSet, sort: Sort, change: impl Fn(&mut Specialist)) -> GapView {
        let mut above = Specialist {
            name: "見本 上".into(),
            ..Specialist::default()
        };
        for id in ["S1-b-2", "S1-c-2"] {
            above.answers.set(
                Question::from_id(id).expect("known"),
                Some(Level::Supported),
            );
        }
        let mut own = Specialist {
            name: "見本 下".into(),
            ..above.clone()
        };
        change(&mut above);
        own.record.cases = Some(0);
        let searcher = Searcher::new(list_of(vec![above, own]));
        let mut criteria = Criteria {
            contents: ContentSet::of_ids(&["1-1"]),
            ..Criteria::default()
        };
        criteria.set_condition(Group::Prefecture, region);
        let found = searcher
            .gap(0, 1, &criteria, sort)
            .expect("both are listed");
        gap(&searcher, 1, &found, sort).expect("both are listed")
    }

    #[test]
    fn what_decided_is_said_with_both_values() {
        let depth = shown(|above| {
            above.answers.set(
                Question::from_id("S1-b-2").expect("known"),
                Some(Level::Alone),
            )
        });
        assert!(depth.lead.contains(
            "評価の合計が同じで、次に比べる回答の点で差がつきました（見本 上さんは30、この人は24）"
        ));
        assert_eq!(
            (depth.rows.len(), depth.rows[0].values[0].1.as_str()),
            (1, "30／36")
        );
        let cases = shown(|above| above.record.cases = Some(3));
        assert!(
            cases
                .lead
                .contains("支援件数で差がつきました（見本 上さんは3件、この人は0件）")
        );
        let turn = shown(|_| {});
        assert!(turn.lead.contains("くじの順") && turn.rows.is_empty());
        let fewer = shown(|above| {
            above
                .answers
                .set(Question::from_id("S1-c-2").expect("known"), None)
        });
        assert_eq!(
            fewer.rows[0].values[0].1,
            "12／36（関係する2問のうち1問は未回答）"
        );
    }

    #[test]
    fn the_nearer_home_is_named_and_so_is_that_it_was_equal() {
        let osaka = OptionSet::only(26);
        let lives = |label: &'static str| {
            move |above: &mut Specialist| above.home = Prefecture::from_label(label)
        };
        let check = |sort, label, expected: &str| {
            let lead = shown_within(osaka, sort, lives(label)).lead;
            assert!(lead.contains(expected), "{lead}");
        };
        check(
            Sort::Recommended,
            "大阪府",
            "評価の合計が同じで、次に比べる居住地の近さで差がつきました（見本 上さんは選んだ都道府県、この人はそのほか）",
        );
        check(
            Sort::Nearest,
            "京都府",
            "「近い順」ではじめに比べる居住地の近さで差がつきました（見本 上さんは隣の都道府県、この人はそのほか）",
        );
        check(
            Sort::Recommended,
            "東京都",
            "評価、近さ、回答の点、指導テーマ、支援件数がすべて同じ",
        );
        let depth = shown_within(osaka, Sort::Recommended, |above| {
            let question = Question::from_id("S1-b-2").expect("known");
            above.answers.set(question, Some(Level::Alone));
        });
        assert!(
            depth
                .lead
                .contains("評価の合計と近さが同じで、次に比べる回答の点")
        );
        let none = shown(|above| above.record.cases = Some(3));
        assert!(none.lead.contains("評価、回答の点、指導テーマが同じで"));
    }
}
