//! A large list comes in parts: it is shown before its prose is there, and it is whole afterwards.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Instant;

use activelist_model::expert::{RegistrationNumber, Specialist};
use activelist_publication::{Census, List, Part, meta_of, write, write_meta, write_parts};

use super::harness::{Fault, Gate, Page, Site, dist};
use super::kiosk::{begin, follow, site_with};
use super::served::{META, SNAPSHOTS, key, list};

/// Enough for two blocks of prose.
const PEOPLE: u32 = 2_600;
/// What only the last one says of itself.
const RARE: &str = "どんな会社にもアンモナイトのように寄り添います";

struct Large {
    meta: Vec<u8>,
    snapshot: Vec<u8>,
    parts: Vec<Vec<u8>>,
}

static LARGE: LazyLock<Large> = LazyLock::new(|| {
    let real = list();
    let models = real.specialists.iter().cycle();
    let people = (1..=PEOPLE).zip(models).map(|(number, model)| Specialist {
        registration: RegistrationNumber::new(number).unwrap(),
        appeal: if number == PEOPLE {
            RARE.into()
        } else {
            model.appeal.clone()
        },
        ..model.clone()
    });
    let large = List {
        specialists: people.collect(),
        census: Census {
            answers: PEOPLE,
            ..Census::default()
        },
        ..real
    };
    let (snapshot, parts) = (write(&large).unwrap(), write_parts(&large));
    let record = meta_of(&large, &snapshot, &parts);
    let meta = write_meta(&record, Some(&key("current"))).unwrap();
    Large {
        meta,
        snapshot,
        parts,
    }
});

fn part(number: usize) -> String {
    format!("list/{}", Part::of(&LARGE.parts[number]).file())
}

/// The large list, of which these parts cannot be had.
fn serve(site: &Site, without: &[usize]) {
    site.clear_faults();
    answer(site, without);
}

fn answer(site: &Site, without: &[usize]) {
    site.fault(META, Fault::json(LARGE.meta.clone()));
    site.fault(SNAPSHOTS, Fault::json(LARGE.snapshot.clone()));
    for (number, bytes) in LARGE.parts.iter().enumerate() {
        let answer = match without.contains(&number) {
            true => Fault::status(404),
            false => Fault::Answer(200, "application/octet-stream".into(), bytes.clone()),
        };
        site.fault(&part(number), answer);
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn without_the_program_that_reads_its_parts_a_large_list_says_so_and_comes_with_a_reload() {
    const READER: &str = "assets/late-columns-*.wasm";
    let site = Site::start(dist());
    serve(&site, &[]);
    site.fault(READER, Fault::status(404));
    let page = site
        .visit()
        .without_worker()
        .open("#/find?door=consult")
        .await;
    page.has_text("この画面のプログラムが見つかりません").await;
    page.is_accessible().await;
    serve(&page.site, &[]);
    page.click_text("ページを読み込み直す").await;
    page.has_text("条件に合う専門家 2,600名").await;
    page.end_after(&["integrity", "404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_large_list_is_shown_before_its_prose_and_is_whole_afterwards() {
    assert_eq!(LARGE.parts.len(), 3);
    let site = Site::start(dist());
    serve(&site, &[2]);
    let page = site.open("#/find?door=consult").await;
    page.has_text("条件に合う専門家 2,600名").await;
    // The script asked for the first part before the program did.
    let first = part(0);
    let asked = site.requests();
    let times = asked.iter().filter(|path| path.ends_with(&first)).count();
    assert_eq!(times, 1, "{asked:?}");
    page.is_there("#words").await;
    page.unfold("#words").await;
    page.has_text("自己PRなどの文章を読み込んでいます。").await;
    // Who has come with the first block is there; whoever comes with the second is waited for.
    page.goto("#/card/000001").await;
    page.wait_for(".al-card").await;
    page.goto(&format!("#/card/{PEOPLE:06}")).await;
    page.has_text("一覧のファイルが見つかりません").await;
    assert_eq!(page.count(".al-card").await, 0);
    page.is_accessible().await;
    // Of what people write a part is missing: nobody is said not to have written something.
    page.goto("#/list?area=1&fee=1&free=1").await;
    page.has_text("一覧のファイルが見つかりません").await;
    page.has_no_text("条件に合う専門家は見つかりませんでした")
        .await;
    page.has_no_text("あと一歩の専門家").await;
    page.goto(&format!("#/card/{PEOPLE:06}")).await;

    serve(&site, &[]);
    page.click_text("もう一度読み込む").await;
    page.wait_for(".al-card").await;
    page.has_text(RARE).await;
    page.goto("#/find?door=consult").await;
    page.has_no_text("自己PRなどの文章を読み込んでいます。")
        .await;
    page.fill("#words", "ｱﾝﾓﾅｲﾄ").await;
    page.has_text("条件に合う専門家 1名").await;
    assert!(
        !site
            .requests()
            .iter()
            .any(|path| path.contains("snapshot-"))
    );
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_done_comes_with_the_prose_and_leaves_the_rows_as_they_are() {
    let gate = Gate::shut();
    let site = Site::start(dist());
    serve(&site, &[]);
    for (number, bytes) in LARGE.parts.iter().enumerate().skip(1) {
        let answer = Fault::Answer(200, "application/octet-stream".into(), bytes.clone());
        site.fault(&part(number), answer.held(&gate));
    }
    let page = site.open("#/list").await;
    page.in_full().await;
    page.wait_for(".al-results tbody:nth-of-type(20)").await;
    assert_eq!(page.count(".al-results__work").await, 20);
    assert_eq!(page.count(".al-results__work bdi:not(:empty)").await, 0);
    page.click_text("なぜこの順位ですか").await;
    page.wait_for(".al-explain").await;
    gate.open();
    page.wait_for(".al-results__work bdi:not(:empty)").await;
    let opened = ".al-results__explain details[open] .al-explain";
    assert_eq!(page.count(opened).await, 1, "the rows are not drawn again");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_large_list_is_kept_whole_and_comes_back_without_a_network() {
    let site = Site::start(dist());
    serve(&site, &[]);
    let page = site.open("#/list").await;
    page.wait_for(".al-person__name").await;
    page.list_is_kept().await;
    page.worker_is("ready").await;
    site.stop();
    page.load("#/list").await;
    page.has_text("この端末に保存した一覧を表示しています。")
        .await;
    page.goto(&format!("#/card/{PEOPLE:06}")).await;
    page.has_text(RARE).await;
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_part_with_one_bit_turned_over_is_not_shown() {
    let site = Site::start(dist());
    for number in [0, 1] {
        serve(&site, &[]);
        let mut bytes = LARGE.parts[number].clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let answer = Fault::Answer(200, "application/octet-stream".into(), bytes);
        site.fault(&part(number), answer);
        let page = site.open("#/card/000001").await;
        page.has_text("一覧のファイルが、公開されたものと一致しません")
            .await;
        assert_eq!(page.count(".al-card").await, 0);
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn prose_that_cannot_be_had_again_leaves_the_list_on_screen() {
    let site = Site::start(dist());
    serve(&site, &[2]);
    let last = format!("#/card/{PEOPLE:06}");
    let page = site.visit().without_worker().open(&last).await;
    page.has_text("一覧のファイルが見つかりません").await;
    // The list's screen is fetched while the page is idle; without a network it can no longer be.
    page.js_async(
        "const isHere = () => performance.getEntriesByType('resource').some((one) => one.name.includes('/late-search-'));
         while (!isHere()) await new Promise(requestAnimationFrame);",
    )
    .await;
    site.stop();
    page.click_text("もう一度読み込む").await;
    page.has_text("一覧を読み込めませんでした").await;
    page.goto("#/list").await;
    page.wait_for(".al-person__name").await;
    page.goto(&last).await;
    page.has_text("一覧を読み込めませんでした").await;
    site.restart();
    serve(&site, &[]);
    page.click_text("もう一度読み込む").await;
    page.wait_for(".al-card").await;
    page.has_text(RARE).await;
    page.end_after(&["404", "ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn photos_of_a_large_list_wait_for_the_prose_that_names_them() {
    let site = Site::start(dist());
    serve(&site, &[2]);
    let named = |someone: &Specialist| someone.photo.as_ref().map(ToString::to_string);
    let names: BTreeSet<_> = list().specialists.iter().filter_map(named).collect();
    let kept = async |page: &Page| page.kept().await.matches("list/photos/").count();
    // Known to nobody yet, so neither counted nor offered.
    let page = site.open("#/device").await;
    page.has_text("一覧の文章を読み込んだ後にわかります").await;
    page.has_no_text("写真も保存する").await;
    site.is_asked_for(&part(2)).await;
    serve(&site, &[]);
    page.click_text("新しい一覧があるか確かめる").await;
    page.has_text(&format!("{}枚のうち0枚", names.len())).await;
    page.end_after(&["404"]).await;
    // A machine for visitors keeps them of itself, and through a visit's end.
    let site = site_with("true");
    answer(&site, &[]);
    let page = site.open("?kiosk=1").await;
    for _ in 0..2 {
        let began = Instant::now();
        while kept(&page).await < names.len() {
            assert!(began.elapsed().as_secs() < 20, "{}", page.kept().await);
        }
        page.load("?kiosk=1").await;
        begin(&page).await;
        follow(&page, "#/list").await;
        page.wait_for(".al-person__name").await;
        assert_eq!(kept(&page).await, names.len());
    }
    page.end_clean().await;
}
