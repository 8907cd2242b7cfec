//! Screen 2: contents, conditions, and how many people they leave.

use serde_json::json;

use activelist_model::catalog::{Group, TRADES};
use activelist_search::Criteria;

use super::harness::{Page, Site, dist};
use super::served::{outcome, outcome_of, query};

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn every_count_on_screen_is_that_of_the_core() {
    let page = Site::start(dist()).open("").await;
    for link in [
        "#/find",
        "#/find?door=consult&c=1-1,3-3&area=27&industry=3",
        "#/find?door=incident&c=5-3&form=4&fee=2,3&theme=1,2",
        "#/find?door=guideline&industry=1,3&size=1&qual=2&exp=4&status=1&support=1",
        "#/find?door=detail&assoc=1&period=2&skill=S1-a-1:3,S3-b-2:2",
    ] {
        page.load(link).await;
        let expected = outcome(link);
        page.has_text(&format!(
            "条件に合う専門家 {}名（掲載 203名中）",
            expected.total
        ))
        .await;
        let counts = "return [...document.querySelectorAll('.al-check__box[name]')]
            .filter((box) => box.closest('label').querySelector('.al-check__count'))
            .map((box) => [box.name, box.value,
                box.closest('label').querySelector('.al-check__count').textContent,
                box.closest('label').dataset.zero !== undefined, box.checked])";
        let shown = page.js(counts).await;
        let shown = shown.as_array().unwrap();
        assert!(
            shown.len()
                >= Group::ALL
                    .iter()
                    .map(|group| group.options().count())
                    .sum::<usize>()
        );
        let criteria = query(link).criteria;
        for option in shown {
            let group = Group::from_key(option[0].as_str().unwrap()).unwrap();
            let place = option[1].as_str().unwrap().parse::<usize>().unwrap() - 1;
            let count = expected.counts.option(group, place);
            let is_chosen = criteria.condition(group).has(place);
            let wanted = json!([
                option[0],
                option[1],
                format!("{count}名"),
                count == 0,
                is_chosen
            ]);
            assert_eq!(option, &wanted, "{link}");
        }
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn choosing_changes_total_chips_and_address_in_place() {
    let page = Site::start(dist()).open("#/find?door=consult").await;
    page.has_text("まだ何も選んでいません。").await;
    let entries = page.js("return history.length").await;
    page.click("input[name=c][value='2-1']").await;
    page.click("input[name=industry][value='4']").await;
    page.click("input[name=fee][value='2']").await;
    let link = "#/find?door=consult&c=2-1&industry=4&fee=2";
    page.at_address(link).await;
    let total = outcome(link).total;
    page.has_text(&format!("条件に合う専門家 {total}名")).await;
    assert_eq!(
        chips(&page).await,
        [
            "情報資産の洗い出しとリスク分析",
            "建設業",
            Group::Fee.label_of(1)
        ]
    );
    page.click("input[name=industry][value='4']").await;
    page.at_address("#/find?door=consult&c=2-1&fee=2").await;
    assert_eq!(
        page.js("return history.length").await,
        entries,
        "Back leaves the screen"
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_screen_that_is_left_at_once_has_its_address_and_gives_it_to_no_other() {
    let page = Site::start(dist()).open("#/").await;
    page.click(".al-door").await;
    page.wait_for(".al-findstep").await;
    let choose = "document.querySelector(`input[name=fee][value='2']`).click();";
    // In one task, before a picture: what follows the choice are microtasks. On to the list, and back.
    let follow = "for (let i = 0; i < 100; i += 1) await null;";
    let list =
        "[...document.querySelectorAll('a')].find((a) => a.hash.startsWith('#/list')).click();";
    page.js_async(&format!("{choose} {follow} {list}")).await;
    page.wait_for(".al-results").await;
    page.at_address("#/list?door=consult&fee=2").await;
    page.back().await;
    page.at_address("#/find?door=consult&fee=2").await;
    page.unfold("input[name=fee][value='2']").await;
    page.wait_for("input[name=fee][value='2']:checked").await;
    page.js(&format!("{choose} history.back();")).await;
    page.wait_for(".al-door").await;
    page.at_address("#/").await;
    // Past the picture after which it is written.
    page.js_async("await new Promise((done) => setTimeout(done, 300));")
        .await;
    page.at_address("#/").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn removing_chips_keeps_the_focus_on_the_page() {
    let page = Site::start(dist())
        .open("#/find?c=1-1,3-3&area=27&industry=3&skill=S1-a-1:2")
        .await;
    page.has_text("条件に合う専門家").await;
    for (chip, link) in [
        ("大阪府", "#/find?c=1-1,3-3&industry=3&skill=S1-a-1:2"),
        ("S1-a-1", "#/find?c=1-1,3-3&industry=3"),
        (
            "情報セキュリティ規程の作成・改訂",
            "#/find?c=3-3&industry=3",
        ),
    ] {
        page.click_text(chip).await;
        page.at_address(link).await;
        assert_eq!(page.focused().await, "h2#chosen-t 選んでいる内容と条件");
    }
    page.click_text("すべて外す").await;
    page.at_address("#/find").await;
    page.has_text("まだ何も選んでいません。").await;
    assert_eq!(page.focused().await, "h2#chosen-t 選んでいる内容と条件");
    assert_eq!(page.count("main input[type=checkbox]:checked").await, 0);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn screen_readers_are_told_the_new_number() {
    let page = Site::start(dist()).open("#/find?door=consult").await;
    page.has_text("203名").await;
    let live = "[role=status].al-countbar__count";
    page.wait_for(live).await;
    page.js(&format!(
        "globalThis.live = document.querySelector('{live}')"
    ))
    .await;
    page.click("input[name=fee][value='1']").await;
    let total = outcome("#/find?fee=1").total;
    page.has_text(&format!("条件に合う専門家 {total}名")).await;
    let script = "return [live.isConnected, live.textContent]";
    let said = json!([true, format!("条件に合う専門家 {total}名（掲載 203名中）")]);
    assert_eq!(
        page.js(script).await,
        said,
        "the same region, with the new number"
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_option_that_leaves_nobody_is_dimmed_and_can_be_chosen() {
    let link = "#/find?area=47&industry=5&fee=1";
    let found = outcome(link);
    let empty = (0..Group::Period.places())
        .find(|place| found.counts.option(Group::Period, *place) == 0)
        .expect("a period that nobody is left for");
    let page = Site::start(dist()).open(link).await;
    let option = format!("input[name=period][value='{}']", empty + 1);
    page.unfold(&option).await;
    page.wait_for(&format!("label[data-zero] {option}")).await;
    page.click(&option).await;
    page.at_address(&format!("{link}&period={}", empty + 1))
        .await;
    page.has_text("条件に合う専門家 0名").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_trade_that_the_survey_lacks_leads_to_its_options() {
    let page = Site::start(dist()).open("").await;
    for trade in &TRADES {
        page.load("#/find?industry=1").await;
        page.click_text("業種が見つからないとき").await;
        page.click_text(trade.label).await;
        let mut chosen: Vec<usize> = trade.options().map(|(position, _)| position + 1).collect();
        chosen.push(1);
        chosen.sort_unstable();
        let chosen: Vec<String> = chosen.iter().map(usize::to_string).collect();
        let link = format!("#/find?industry={}", chosen.join(","));
        page.at_address(&link).await;
        page.has_text(&format!("条件に合う専門家 {}名", outcome(&link).total))
            .await;
        let focused = page.focused().await;
        assert!(focused.contains(trade.label), "{focused}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_guideline_door_suggests_by_industry_and_keeps_the_focus() {
    let page = Site::start(dist()).open("#/find?door=guideline").await;
    page.wait_for("input[name=s]").await;
    let suggested =
        "return [...document.querySelectorAll('input[name=s]')].map((box) => box.value)";
    assert_eq!(page.js(suggested).await, json!(["0-2", "1-1", "2-1"]));
    page.click(".al-stack > fieldset input[name=industry][value='1']")
        .await;
    page.wait_for("input[name=s][value='5-1']").await;
    let cars = json!(["0-2", "1-1", "2-1", "3-1", "3-3", "5-1"]);
    assert_eq!(page.js(suggested).await, cars);
    page.click("input[name=s][value='3-1']").await;
    page.at_address("#/find?door=guideline&c=3-1&industry=1")
        .await;
    assert!(page.is_focused("input[name=s][value='3-1']").await);
    assert_eq!(page.js(suggested).await, cars);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn free_words_filter_and_never_enter_the_address() {
    let page = Site::start(dist())
        .open("#/find?door=consult&area=13")
        .await;
    page.has_text("条件に合う専門家").await;
    // Nor is the browser told of each key: a call takes milliseconds, and too many are refused.
    page.js(
        "globalThis.told = []; const replace = history.replaceState.bind(history);
         history.replaceState = (...all) => { told.push(all[2]); replace(...all); };",
    )
    .await;
    page.fill("#words", "研修").await;
    let words = Criteria {
        words: "研修".into(),
        ..query("#/find?area=13").criteria
    };
    let total = outcome_of(&words, "#/find").total;
    assert!(total > 0 && total < outcome("#/find?area=13").total);
    page.has_text(&format!("条件に合う専門家 {total}名")).await;
    assert_eq!(chips(&page).await, ["東京都", "研修"]);
    let told = "return told.filter((address) => address)";
    assert_eq!(page.js(told).await, json!([]));
    let once = "#/find?door=consult&area=13&industry=1";
    let twice = "#/find?door=consult&area=13";
    for address in [once, twice] {
        page.click("input[name=industry][value='1']").await;
        page.at_address(address).await;
    }
    assert_eq!(page.js(told).await, json!([once, twice]));
    // What an input method shows while it is at work is no word yet.
    let compose = |kind: &str, text: &str| {
        format!(
            "const field = document.getElementById('words');
             field.value = '{text}';
             field.dispatchEvent({kind});"
        )
    };
    let halfway = "new InputEvent('input', { bubbles: true, isComposing: true })";
    page.js(&compose(halfway, "おおさk")).await;
    page.js_async("await new Promise((done) => setTimeout(done, 100));")
        .await;
    assert_eq!(chips(&page).await, ["東京都", "研修"]);
    let confirmed = "new CompositionEvent('compositionend', { bubbles: true })";
    page.js(&compose(confirmed, "大阪")).await;
    let narrowed = "
        const chips = () => [...document.querySelectorAll('.al-chip > span:first-child')];
        while (!chips().some((chip) => chip.textContent === '大阪')) await new Promise(requestAnimationFrame);";
    page.js_async(narrowed).await;
    assert_eq!(chips(&page).await, ["東京都", "大阪"]);
    page.js(&compose(
        "new InputEvent('input', { bubbles: true })",
        "研修",
    ))
    .await;
    page.fill("#needs", "規程がなくて困っている").await;
    page.see_people().await;
    page.at_address("#/list?door=consult&c=1-1,1-2&area=13")
        .await;
    page.has_text(&format!("条件に合う専門家 {total}名")).await;
    let kept = "return [location.href, document.title, JSON.stringify(history.state),
        JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie].join()";
    let kept = page.js(kept).await.to_string();
    assert!(!kept.contains("研修") && !kept.contains("規程"), "{kept}");
    let asked = page.site.requests().join("\n");
    assert!(!asked.contains('?') && !asked.contains('%'), "{asked}");
    page.back().await;
    page.at_address("#/find?door=consult&c=1-1,1-2&area=13")
        .await;
    page.wait_for("#words").await;
    let written = "return ['words', 'needs'].map((id) => document.getElementById(id).value)";
    assert_eq!(
        page.js(written).await,
        json!(["研修", "規程がなくて困っている"])
    );
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn back_and_forward_go_through_the_screens_with_their_searches() {
    let page = Site::start(dist()).open("").await;
    page.click_text("社内のセキュリティ研修や講演の依頼").await;
    page.has_text("条件に合う専門家").await;
    page.click("input[name=c][value='1-2']").await;
    page.at_address("#/find?door=training&c=1-2,3-3&form=3")
        .await;
    page.see_people().await;
    page.wait_for(".al-results").await;
    page.back().await;
    page.at_address("#/find?door=training&c=1-2,3-3&form=3")
        .await;
    assert_eq!(page.count("main input:checked").await, 3);
    page.back().await;
    page.has_text("何でお困りですか").await;
    page.forward().await;
    page.forward().await;
    page.at_address("#/list?door=training&c=1-2,3-3&form=3")
        .await;
    page.wait_for(".al-results").await;
    assert!(page.focused().await.starts_with("h1 専門家の一覧"));
    page.end_clean().await;
}

async fn chips(page: &Page) -> Vec<String> {
    page.texts(".al-chip > span:first-child").await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn who_lives_in_the_chosen_municipality_is_marked_and_first_of_the_nearest_and_no_link_says_it()
 {
    let page = Site::start(dist()).open("#/find?door=consult").await;
    page.wait_for("#home").await;
    assert_eq!(page.count("#city").await, 0);
    page.choose("#home", "大阪府").await;
    page.choose("#city", "東大阪市").await;
    // With the neighbours it stays.
    page.click_text("隣の府県も").await;
    let link = "?door=consult&area=26,27,28,29,30";
    page.at_address(&format!("#/find{link}")).await;
    let chosen = "return document.querySelector('#city').value";
    assert_eq!(page.js(chosen).await, "東大阪市");
    page.see_people().await;
    page.wait_for(".al-glance__person").await;
    page.at_address(&format!("#/list{link}")).await;
    page.choose("#sort", "近い順").await;
    page.at_address(&format!("#/list{link}&sort=near")).await;
    page.has_text("同じ市").await;
    let areas = "return [...document.querySelectorAll('.al-glance__person')]
        .map((person) => person.innerText.includes('同じ市'))";
    let areas = page.js(areas).await;
    let marked = |area: &serde_json::Value| area == &json!(true);
    let areas = areas.as_array().unwrap();
    let first = areas.iter().take_while(|area| marked(area)).count();
    assert!(first > 0, "{areas:?}");
    assert_eq!(first, areas.iter().filter(|area| marked(area)).count());
    page.back().await;
    page.wait_for("#city").await;
    assert_eq!(page.js(chosen).await, "東大阪市");
    page.choose("#home", "兵庫県").await;
    page.at_address("#/find?door=consult&area=28").await;
    assert_eq!(page.js(chosen).await, "");
    page.end_clean().await;
}
