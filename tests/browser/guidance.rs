//! From a list to a decision: no dead ends, teams, what may be overlooked, why not higher.

use activelist_model::catalog::{Content, Group, OptionSet};
use activelist_search::{Criteria, Decider, Searcher, Skill, Sort, TeamAnswer};
use activelist_view::display::relax::{changes, near_misses};
use activelist_view::state::{Page as Screen, Route};
use serde_json::Value;

use super::harness::{Key, Page, Site, dist};
use super::served::{list, outcome, query, strings};

/// A small generator: the same searches every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        // Xorshift; the numbers need only be scattered.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn any_search(dice: &mut Dice) -> Criteria {
    let mut criteria = Criteria::default();
    for _ in 0..2 + dice.below(3) {
        let group = Group::ALL[dice.below(Group::ALL.len())];
        let options = (0..1 + dice.below(2)).map(|_| dice.below(group.places()));
        criteria.set_condition(group, options.collect::<OptionSet>());
    }
    for _ in 0..dice.below(3) {
        let skill = Skill::all().nth(dice.below(56)).unwrap();
        criteria.skills.set(skill, 1 + dice.below(3) as u8);
    }
    criteria.skills.any = dice.below(4) == 0;
    criteria.cases = [0, 0, 0, 5, 20, 50, 70][dice.below(7)];
    if dice.below(2) == 0 {
        let content = Content::all().nth(dice.below(21)).unwrap();
        criteria.contents = criteria.contents.with(content);
    }
    criteria
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn forty_dead_ends_lead_on_and_every_promise_is_kept() {
    let mut searcher = Searcher::new(list());
    let mut dice = Dice(20_261_124);
    let mut links = Vec::new();
    let mut promised = Vec::new();
    while links.len() < 40 {
        let criteria = any_search(&mut dice);
        if searcher.total(&criteria) > 0 {
            continue;
        }
        let changes = changes(&mut searcher, &criteria);
        promised.push(
            changes
                .iter()
                .map(|c| format!("{} {}", c.label, c.brings))
                .collect::<Vec<_>>(),
        );
        let mut route = Route {
            page: Screen::List,
            ..Route::default()
        };
        route.query.criteria = criteria;
        links.push(route.to_fragment());
    }
    let kept = promised.iter().flatten().count();
    assert!(kept > 20, "only {kept} promises in forty dead ends");
    // The first dead end brings the part that knows of relaxing; the others find it there.
    let first = promised.iter().position(|said| !said.is_empty()).unwrap();
    let page = Site::start(dist()).open(&links[first]).await;
    page.wait_for(".al-relax__change").await;
    let mut answer = Vec::new();
    // A script has a minute, however slow the machine.
    for links in links.chunks(10) {
        answer.extend(follow(&page, links).await);
    }
    let mut shown: Vec<Vec<String>> = vec![Vec::new(); links.len()];
    for row in &answer {
        let row = strings(row);
        let at = links.iter().position(|link| *link == row[0]).unwrap();
        if let [_, said, number, count] = &row[..] {
            assert_eq!(number, count, "{} {said}", row[0]);
            shown[at].push(said.clone());
        }
    }
    assert_eq!(shown, promised, "the page offers what the core offers");
    page.end_clean().await;
}

/// Opens each link, and takes each change that is offered there: link, label, number promised,
/// number shown. Where none is offered, the link alone.
async fn follow(page: &Page, links: &[String]) -> Vec<Value> {
    let script = format!(
        "const links = {};
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const until = async (test) => {{
            for (let turn = 0; turn < 1200; turn++) {{
                const found = test();
                if (found) return found;
                await frame();
            }}
            throw new Error('waited in vain at ' + location.hash);
        }};
        const buttons = () => [...document.querySelectorAll('.al-relax__change')];
        const text = (button) => button.textContent.replace(/\\s+/g, ' ').trim();
        const answer = [];
        for (const link of links) {{
            const open = async () => {{
                location.hash = link;
                await until(() => document.querySelector('#empty-t'));
                await frame();
            }};
            await open();
            const said = buttons().map(text);
            for (let place = 0; place < said.length; place++) {{
                const number = said[place].match(/([\\d,]+)名$/)[1];
                buttons()[place].click();
                const shown = await until(() => document.querySelector('.al-toolbar__count'));
                // The address follows within a quarter of a second; until then it is the link itself.
                await until(() => location.hash !== link);
                answer.push([link, said[place], number, shown.textContent.match(/専門家 ([\\d,]+)名/)[1]]);
                await open();
            }}
            if (said.length === 0) answer.push([link]);
        }}
        return answer;",
        serde_json::json!(links)
    );
    let answer = page.js_async(&script).await;
    answer.as_array().unwrap().clone()
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_misses_one_condition_is_named_with_what_is_missing() {
    let link = "#/list?c=1-1&area=27&industry=5&fee=1";
    assert!(outcome(link).total < 5, "few enough for the sample");
    let mut searcher = Searcher::new(list());
    let asked = query(link);
    let near = near_misses(&mut searcher, &asked.criteria, asked.sort);
    assert!(near.len() > 2);
    let page = Site::start(dist()).open(link).await;
    page.wait_for(".al-near").await;
    let rows = "return [...document.querySelectorAll('.al-near__row')].map((row) =>
        row.querySelector('.al-name').textContent + ' ' + row.querySelector('.al-near__unmet').textContent)";
    let expected: Vec<String> = near
        .iter()
        .map(|n| format!("{} {}", n.name, n.unmet))
        .collect();
    assert_eq!(strings(&page.js(rows).await), expected);
    page.pictures("near").await;
    page.is_accessible().await;
    page.reflows().await;
    // By keyboard: a change is a button, and what it did is said; the focus is not lost.
    page.js("document.querySelector('.al-relax__change').focus()")
        .await;
    page.press([Key::Space]).await;
    page.has_text("条件に合う専門家は").await;
    assert!(page.focused().await.starts_with("h1 専門家の一覧"));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_team_says_who_covers_what_and_goes_on_the_shortlist() {
    let (link, members) = link_that_needs_a_team();
    let page = Site::start(dist()).open(&link).await;
    page.wait_for(".al-team").await;
    page.has_text("一人ではそろわない支援内容があります").await;
    let names = "return [...document.querySelectorAll('.al-notice .al-team .al-name')].map((a) => a.textContent)";
    assert_eq!(strings(&page.js(names).await), members);
    page.pictures("team").await;
    page.is_accessible().await;
    page.click_text("全員を候補に入れる").await;
    page.has_text(&format!("候補（{}）", members.len())).await;
    page.end_clean().await;
}

/// A search of the sample that no one person answers, and who makes the team.
fn link_that_needs_a_team() -> (String, Vec<String>) {
    let mut searcher = Searcher::new(list());
    let mut dice = Dice(7);
    for _ in 0..5000 {
        let mut route = Route {
            page: Screen::List,
            ..Route::default()
        };
        for _ in 0..4 {
            let content = Content::all().nth(dice.below(21)).unwrap();
            route.query.criteria.contents = route.query.criteria.contents.with(content);
        }
        let area = OptionSet::only(dice.below(47));
        route.query.criteria.set_condition(Group::Prefecture, area);
        let industry = OptionSet::only(dice.below(13));
        route
            .query
            .criteria
            .set_condition(Group::Industry, industry);
        let teams = searcher.teams(&route.query.criteria, Sort::Recommended);
        if let TeamAnswer::Team(members) = teams.answer {
            let names = members
                .iter()
                .map(|member| searcher.specialist(member.position).unwrap().name.clone());
            return (route.to_fragment(), names.collect());
        }
    }
    panic!("no search of the sample needs a team");
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_may_be_overlooked_is_added_with_one_click() {
    let page = Site::start(dist()).open("#/find?door=consult&c=1-1").await;
    page.has_text("あわせて考えたい支援内容").await;
    page.has_text("はじめに希望していたのは3件、専門家と話して必要とわかったのは9件")
        .await;
    page.click_text("「情報資産の洗い出しとリスク分析」を加える")
        .await;
    page.at_address("#/find?door=consult&c=1-1,2-1").await;
    page.has_no_text("あわせて考えたい支援内容").await;
    assert_eq!(page.focused().await, "h2#chosen-t 選んでいる内容と条件");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_place_says_what_the_one_above_has_more_of() {
    let link = "#/list?c=1-1,3-3&area=27";
    let page = Site::start(dist()).open(link).await;
    page.wait_for(".al-results").await;
    toggle_explanation(&page, 0).await;
    page.has_text("条件に合う人の中で、いちばん上に並んでいます")
        .await;
    toggle_explanation(&page, 0).await;
    page.wait_gone(".al-explain").await;
    let searcher = Searcher::new(list());
    let asked = query(link);
    let order = outcome(link).order;
    let mut deciders = Vec::new();
    // One after the other, so that more than one value decides.
    for place in [1, 2, 3, 7, 19] {
        let gap = searcher
            .gap(order[place - 1], order[place], &asked.criteria, asked.sort)
            .unwrap();
        deciders.push(gap.decider);
        let said =
            activelist_view::display::gap::gap(&searcher, order[place], &gap, asked.sort).unwrap();
        toggle_explanation(&page, place).await;
        page.has_text(&said.lead).await;
        page.has_text("比べる6つの値のうち、1から5までの5つは本人の回答と申告")
            .await;
        toggle_explanation(&page, place).await;
        page.wait_gone(".al-explain").await;
    }
    assert!(deciders.contains(&Decider::Nearness), "{deciders:?}");
    page.end_clean().await;
}

/// Opens somebody's explanation, or closes it again.
async fn toggle_explanation(page: &Page, place: usize) {
    page.open_line(place + 1).await;
    let click = format!(
        "document.querySelectorAll('.al-glance__person')[{place}].querySelector('details > summary').click()"
    );
    page.js(&click).await;
}
