//! The program kept on the machine: it starts without a network, survives the loss of parts, and
//! leaves other sites of the same host alone.

use std::time::{Duration, Instant};

use serde_json::json;
use xtask::{files, precache};

use super::harness::{Fault, Page, Profile, Release, Site, dist, strings};

/// What the console says where there is no network.
const GONE: [&str; 1] = ["ERR_"];

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_loaded_once_starts_without_a_network_in_a_browser_started_anew() {
    let profile = Profile::fresh();
    let site = Site::start_below("/some/folder/", dist());
    let page = site.visit().profile(&profile).open("").await;
    page.worker_is("ready").await;
    page.end_clean().await;
    site.stop();
    let page = site.visit().profile(&profile).open("?from=desk#/").await;
    page.wait_for("html[data-boot=ready]").await;
    page.has_text("何でお困りですか").await;
    // The operator's settings, a screen of the start, every late part, the table of words.
    page.has_text("見本商工会議所").await;
    page.goto("?from=desk#/incident").await;
    page.has_text("いま何が起きていますか").await;
    for (part, link, shown) in [
        ("method", "?from=desk#/method", ".al-prose table"),
        ("sheet", "?from=desk#/sheet", ".al-sheet"),
        ("levels", "?from=desk#/find?door=detail", "#levels-t"),
    ] {
        page.goto(link).await;
        page.wait_for(shown).await;
        assert!(asked_for(&page, &format!("/late-{part}-")).await, "{part}");
    }
    page.goto("?from=desk#/find?door=consult").await;
    page.fill("#needs", "規程を作りたい").await;
    page.has_text("このような支援が考えられます").await;
    page.load("index.html#/method").await;
    page.wait_for(".al-prose table").await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn every_file_of_the_release_is_kept_and_nothing_of_the_list() {
    let page = Site::start(dist()).open("").await;
    page.worker_is("ready").await;
    let app = app_caches(&page, "/").await;
    assert_eq!(app.len(), 1, "{app:?}");
    let mut kept = page.kept_files(&app[0]).await;
    kept.sort();
    let mut expected: Vec<_> = precache::files(&dist()).unwrap().into_keys().collect();
    expected.iter_mut().for_each(|path| {
        *path = path.trim_start_matches("./").to_string();
    });
    expected.sort();
    assert_eq!(kept, expected);
    assert_eq!(page.kept_files("activelist-site:/").await, ["site.json"]);
    let script = "
        await caches.open('activelist-photos:/').then((cache) =>
            cache.put('./list/photos/kept.png', new Response('kept')));
        const answers = [];
        for (const name of ['photos/kept.png', 'photos/other.png', 'meta.json']) {
            answers.push(await fetch(`./list/${name}`).then((answer) => answer.status));
        }
        const photos = await caches.open('activelist-photos:/');
        return [answers, (await photos.keys()).length];";
    assert_eq!(page.js_async(script).await, json!([[200, 404, 200], 1]));
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn each_lost_file_comes_back_with_the_network_and_without_it_never_leaves_a_blank_page() {
    let profile = Profile::fresh();
    let site = Site::start(dist());
    let page = site.visit().profile(&profile).open("").await;
    page.worker_is("ready").await;
    let cache = app_caches(&page, "/").await.remove(0);
    let whole = page.kept_files(&cache).await.len();
    let files = precache::files(&dist()).unwrap();
    page.end_clean().await;
    for path in files.keys().filter(|path| matters_at_the_start(path)) {
        println!("{path}");
        // A browser of its own: what is in memory would hide the loss.
        let page = site.visit().profile(&profile).open("").await;
        page.worker_is("ready").await;
        page.lose(&cache, path).await;
        page.cdp("Network.clearBrowserCache", json!({})).await;
        site.stop();
        page.load_whatever_comes("").await;
        let shown = page.body().await;
        match path.as_str() {
            "./" => assert!(shown.contains("ページを表示できません"), "{shown}"),
            path if path.ends_with(".js") => {
                assert!(
                    shown.contains("インターネットにつながっているか"),
                    "{shown}"
                );
            }
            path if path.ends_with(".wasm") => {
                page.wait_for("html[data-boot=failed]").await;
                page.has_text("検索プログラムを受け取れませんでした").await;
            }
            _ => {
                page.wait_for("html[data-boot=ready]").await;
                page.has_text("何でお困りですか").await;
            }
        }
        site.restart();
        page.load("").await;
        page.wait_for("html[data-boot=ready]").await;
        keeps_again(&page, &cache, whole, path).await;
        let said = page.console().await;
        let expected = ["ERR_", "503"];
        assert!(
            said.iter()
                .all(|text| expected.iter().any(|part| text.contains(part))),
            "{said:?}"
        );
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn whatever_is_lost_comes_back_when_the_page_is_next_opened() {
    let page = Site::start(dist()).open("").await;
    page.worker_is("ready").await;
    let cache = app_caches(&page, "/").await.remove(0);
    let files = precache::files(&dist()).unwrap();
    // Half of the files at a time, cut in another way each time: every file is lost beside every other
    // one that stays, in a dozen loads instead of one for each file.
    let bits = usize::BITS - files.len().leading_zeros();
    for (bit, is_set) in (0..bits).flat_map(|bit| [(bit, false), (bit, true)]) {
        let lost = files.keys().enumerate();
        let lost = lost.filter(|(place, _)| (place >> bit & 1 == 1) == is_set);
        for (_, path) in lost {
            page.lose(&cache, path).await;
        }
        page.load("").await;
        page.wait_for("html[data-boot=ready]").await;
        let round = format!("bit {bit} {is_set}");
        keeps_again(&page, &cache, files.len(), &round).await;
    }
    // Even all of it at once, as a browser does that needs room.
    page.js_async(&format!("await caches.delete('{cache}')"))
        .await;
    page.load("").await;
    keeps_again(&page, &cache, files.len(), "all").await;
    page.site.stop();
    page.load("#/method").await;
    page.wait_for(".al-prose table").await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_lost_late_part_is_said_to_be_missing_without_a_network_and_comes_back_with_it() {
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    let cache = app_caches(&page, "/").await.remove(0);
    let files = precache::files(&dist()).unwrap();
    let method = files.keys().find(|path| path.contains("/late-method-"));
    page.lose(&cache, method.unwrap()).await;
    page.cdp("Network.clearBrowserCache", json!({})).await;
    site.stop();
    page.goto("#/method").await;
    page.wait_for(".al-state[data-tone=danger]").await;
    page.has_text("インターネットにつながっていない").await;
    site.restart();
    page.click_text("もう一度読み込む").await;
    page.wait_for(".al-prose table").await;
    let kept = page.kept_files(&cache).await;
    assert!(kept.contains(method.unwrap()), "{kept:?}");
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn settings_are_asked_for_anew_and_the_last_good_ones_are_shown_where_the_host_fails() {
    let site = Site::start(dist());
    let page = site.open("").await;
    page.worker_is("ready").await;
    let named = |title: &str| {
        let contact = json!({ "name": "窓口" });
        json!({ "title": title, "operator": "見本", "contact": contact }).to_string()
    };
    site.fault("site.json", Fault::json(named("新しい名前")));
    page.load("").await;
    page.has_text("新しい名前").await;
    for fault in [
        Fault::status(500),
        Fault::status(404),
        Fault::Truncated,
        Fault::Answer(200, "text/html".into(), b"<!doctype html>".into()),
        Fault::Delayed(Duration::from_secs(60)),
    ] {
        site.clear_faults();
        site.fault("site.json", fault);
        page.load("").await;
        page.has_text("新しい名前").await;
    }
    // A slip of the operator's is shown, and not kept.
    site.clear_faults();
    site.fault("site.json", Fault::json("{"));
    page.load("").await;
    page.has_text("site.json の1行").await;
    site.stop();
    page.load("").await;
    page.has_text("新しい名前").await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn two_sites_of_one_host_never_touch_each_other() {
    let both = Release::another(&dist(), "top");
    for file in files::files(&dist()).unwrap() {
        let place = both.folder().join("sub").join(&file);
        files::copy_file(&dist().join(&file), &place).unwrap();
    }
    let site = Site::start(both.folder());
    let page = site.open("").await;
    page.worker_is("ready").await;
    page.goto("sub/").await;
    page.worker_is("ready").await;
    assert_eq!(page.count("html[data-release]").await, 0);
    let of_sub = app_caches(&page, "/sub/").await;
    assert_eq!((of_sub.len(), app_caches(&page, "/").await.len()), (1, 1));
    // The one at the top goes; the one below it stays.
    both.seal(false);
    page.goto("").await;
    page.worker_is("off").await;
    assert_eq!(app_caches(&page, "/").await, Vec::<String>::new());
    assert_eq!(app_caches(&page, "/sub/").await, of_sub);
    site.stop();
    page.load("sub/#/method").await;
    page.wait_for(".al-prose table").await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_browser_that_keeps_nothing_and_a_host_without_the_worker_change_nothing() {
    let site = Site::start(dist());
    let page = site.visit().without_worker().open("").await;
    page.worker_is("absent").await;
    page.end_clean().await;
    site.fault("sw.js", Fault::status(404));
    let page = site.open("").await;
    page.worker_is("failed").await;
    page.goto("#/method").await;
    page.wait_for(".al-prose table").await;
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_page_can_be_installed() {
    let page = Site::start_below("/some/folder/", dist()).open("").await;
    page.worker_is("ready").await;
    let manifest = page.cdp("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    let data: serde_json::Value = serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
    assert_eq!(data["start_url"], "./");
    let errors = page.cdp("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(errors["installabilityErrors"], json!([]));
    let pictures = data["icons"].as_array().into_iter().flatten();
    let pictures = pictures.chain(data["screenshots"].as_array().into_iter().flatten());
    let script = "const image = new Image(); image.src = ADDRESS; await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;";
    for picture in pictures {
        let size = page
            .js_async(&script.replace("ADDRESS", &picture["src"].to_string()))
            .await;
        assert!(
            picture["sizes"] == "any" || picture["sizes"] == size,
            "{picture}: {size}"
        );
    }
    page.end_clean().await;
}

/// The caches of the program for the site at that path.
pub async fn app_caches(page: &Page, path: &str) -> Vec<String> {
    let start = format!("activelist-app:{path}:");
    let mut caches = page.caches().await;
    caches.retain(|name| name.starts_with(&start));
    caches
}

/// Page, script, styles, program: without one of these the first screen is another.
fn matters_at_the_start(path: &str) -> bool {
    path == "./"
        || ["assets/app-", "assets/style-", "manifest"]
            .iter()
            .any(|start| path.starts_with(start))
}

async fn asked_for(page: &Page, part: &str) -> bool {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let asked = strings(&page.js(script).await);
    asked.iter().any(|address| address.contains(part))
}

/// Waits until the release is whole again.
async fn keeps_again(page: &Page, cache: &str, whole: usize, lost: &str) {
    let began = Instant::now();
    while page.kept_files(cache).await.len() < whole {
        assert!(began.elapsed() < Duration::from_secs(10), "{lost}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
