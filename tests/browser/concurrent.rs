//! Lists that come at the same time: the newest stays on screen and on the machine, whichever answer
//! is slow. What is slow is held back until the test lets it go, and then the page comes to rest.

use std::path::PathBuf;

use tempfile::TempDir;

use activelist_publication::Digest;

use super::harness::{ACTIVITY, Fault, Gate, Page, Site, dist};
use super::served::{META, Publication, key, list};

const FIELD: &str = "input[type=file][multiple]";
const LOOK_UP: &str = "新しい一覧があるか確かめる";
const FROM_FILES: &str = "選んだファイルから読み込みました";

fn numbered(serial: u64) -> Publication {
    Publication::numbered(serial, &key("current"))
}

fn file_of(publication: &Publication) -> String {
    format!("snapshot-{}.json", Digest::of(&publication.snapshot))
}

/// A publication as files on a stick.
struct Stick {
    _folder: TempDir,
    files: Vec<PathBuf>,
}

impl Stick {
    fn with(publication: &Publication) -> Stick {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| {
            let file = folder.path().join(name);
            std::fs::write(&file, bytes).unwrap();
            file
        };
        let files = vec![
            put("meta.json", &publication.meta),
            put(&file_of(publication), &publication.snapshot),
        ];
        Stick {
            _folder: folder,
            files,
        }
    }
}

/// Publishes this; its description or its snapshot goes out when the gate lets it. What was asked for
/// before is answered as it was published then.
fn publish(site: &Site, publication: &Publication, held: Option<(&str, &Gate)>) {
    for (path, bytes) in [
        (META.to_string(), &publication.meta),
        (
            format!("list/{}", file_of(publication)),
            &publication.snapshot,
        ),
    ] {
        let answer = Fault::json(bytes.clone());
        let answer = match held {
            Some((held, gate)) if path.contains(held) => answer.held(gate),
            _ => answer,
        };
        site.fault(&path, answer);
    }
}

async fn open(site: &Site, path: &str) -> Page {
    site.visit().before(ACTIVITY).open(path).await
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_slow_first_look_up_does_not_take_the_place_of_a_newer_list_from_files() {
    let stick = Stick::with(&numbered(7));
    // The published one is older, or it is the same.
    for (published, held) in [(6, "meta"), (6, "snapshot"), (7, "meta"), (7, "snapshot")] {
        println!("{published} {held}");
        let (site, gate) = (Site::start(dist()), Gate::shut());
        publish(&site, &numbered(published), Some((held, &gate)));
        let page = open(&site, "#/device").await;
        page.choose_files(FIELD, &stick.files).await;
        page.has_text("・通し番号 7・").await;
        page.list_is_kept().await;
        let kept = page.kept().await;
        gate.open();
        page.rests().await;
        page.has_text("・通し番号 7・").await;
        page.has_text(FROM_FILES).await;
        assert_eq!(page.kept().await, kept);
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_slow_first_look_up_brings_what_is_newer_than_the_list_from_files() {
    let stick = Stick::with(&numbered(7));
    for held in ["meta", "snapshot"] {
        let (site, gate) = (Site::start(dist()), Gate::shut());
        publish(&site, &numbered(8), Some((held, &gate)));
        let page = open(&site, "#/device").await;
        page.choose_files(FIELD, &stick.files).await;
        page.has_text("・通し番号 7・").await;
        gate.open();
        page.has_text("通し番号8の一覧に替えました").await;
        page.has_text("・通し番号 8・").await;
        page.rests().await;
        page.list_is_kept().await;
        assert!(page.kept().await.contains(&file_of(&numbered(8))));
        page.end_clean().await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn files_that_are_read_while_a_newer_list_arrives_do_not_take_its_place() {
    let stick = Stick::with(&numbered(7));
    let (site, gate) = (Site::start(dist()), Gate::shut());
    publish(&site, &numbered(8), Some(("meta", &gate)));
    // Reading the snapshot takes until the published list is there.
    let slow = "const read = Blob.prototype.arrayBuffer;
        Blob.prototype.arrayBuffer = async function () {
            if (this.size > 10000) {
                document.documentElement.dataset.reading = 'yes';
                await new Promise((done) => (globalThis.goOn = done));
            }
            return read.call(this);
        };";
    let page = site
        .visit()
        .before(slow)
        .before(ACTIVITY)
        .open("#/device")
        .await;
    page.choose_files(FIELD, &stick.files).await;
    page.wait_for("html[data-reading]").await;
    gate.open();
    page.has_text("・通し番号 8・").await;
    page.list_is_kept().await;
    page.js("goOn()").await;
    page.has_text("古い一覧が届きました").await;
    page.rests().await;
    page.has_text("・通し番号 8・").await;
    page.list_is_kept().await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn of_two_look_ups_the_newer_list_stays() {
    let stick = Stick::with(&numbered(5));
    let (site, gate) = (Site::start(dist()), Gate::shut());
    site.fault(META, Fault::status(404));
    let page = open(&site, "#/device").await;
    page.has_text("一覧のファイルが見つかりません").await;
    publish(&site, &numbered(6), Some(("snapshot", &gate)));
    page.click_text("もう一度読み込む").await;
    site.is_asked_for(&file_of(&numbered(6))).await;
    page.choose_files(FIELD, &stick.files).await;
    page.has_text("・通し番号 5・").await;
    publish(&site, &numbered(8), None);
    page.click_text(LOOK_UP).await;
    page.has_text("・通し番号 8・").await;
    page.list_is_kept().await;
    let kept = page.kept().await;
    gate.open();
    page.rests().await;
    page.has_text("・通し番号 8・").await;
    assert_eq!(page.kept().await, kept);
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_kept_list_does_not_take_the_place_of_a_newer_one_from_files() {
    let stick = Stick::with(&numbered(7));
    let (site, gate) = (Site::start(dist()), Gate::shut());
    publish(&site, &numbered(5), None);
    let page = open(&site, "#/device").await;
    page.list_is_kept().await;
    page.worker_is("ready").await;
    // The one from files finds no room, so that the machine goes on keeping the former one.
    let quota = serde_json::json!({ "origin": site.url(""), "quotaSize": 1000 });
    page.cdp("Storage.overrideQuotaForOrigin", quota).await;
    publish(&site, &numbered(6), Some(("meta", &gate)));
    page.load("#/device").await;
    page.choose_files(FIELD, &stick.files).await;
    page.has_text("・通し番号 7・").await;
    page.has_text("保存できませんでした").await;
    site.stop();
    page.rests().await;
    page.has_text("・通し番号 7・").await;
    page.has_text(FROM_FILES).await;
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn keeping_a_list_does_not_take_away_the_next_one() {
    let stick = Stick::with(&numbered(7));
    let site = Site::start(dist());
    publish(&site, &numbered(5), None);
    // What is no longer named goes: slowly, for the first list.
    let slow = "const keys = Cache.prototype.keys;
        Cache.prototype.keys = async function (...given) {
            if (!document.documentElement.dataset.tidying) {
                document.documentElement.dataset.tidying = 'yes';
                await new Promise((done) => (globalThis.goOn = done));
            }
            return keys.apply(this, given);
        };";
    let page = site
        .visit()
        .before(slow)
        .before(ACTIVITY)
        .open("#/list")
        .await;
    page.wait_for("html[data-tidying]").await;
    page.goto("#/device").await;
    page.choose_files(FIELD, &stick.files).await;
    page.has_text("・通し番号 7・").await;
    page.has_text("保存しました。インターネットにつながらないときも使えます")
        .await;
    page.list_is_kept().await;
    page.js("goOn()").await;
    page.rests().await;
    page.list_is_kept().await;
    assert!(page.kept().await.contains(&file_of(&numbered(7))));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn photos_of_a_former_list_are_not_counted_as_those_of_the_next() {
    let site = Site::start(dist());
    publish(&site, &numbered(5), None);
    let mut without = list();
    without.serial = 7;
    without
        .specialists
        .iter_mut()
        .for_each(|one| one.photo = None);
    let stick = Stick::with(&Publication::of(&without, &key("current")));
    let slow = "const keys = Cache.prototype.keys;
        Cache.prototype.keys = async function (...given) {
            if (globalThis.isSlow) {
                globalThis.isSlow = false;
                document.documentElement.dataset.counting = 'yes';
                await new Promise((done) => (globalThis.goOn = done));
            }
            return keys.apply(this, given);
        };";
    let page = site
        .visit()
        .before(slow)
        .before(ACTIVITY)
        .open("#/list")
        .await;
    page.list_is_kept().await;
    page.rests().await;
    page.js("globalThis.isSlow = true").await;
    page.goto("#/device").await;
    page.wait_for("html[data-counting]").await;
    page.choose_files(FIELD, &stick.files).await;
    page.has_text("・通し番号 7・").await;
    page.has_text("この一覧に写真はありません").await;
    page.js("goOn()").await;
    page.rests().await;
    page.has_text("この一覧に写真はありません").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_was_looked_up_before_everything_was_taken_away_is_not_kept() {
    let (site, gate) = (Site::start(dist()), Gate::shut());
    publish(&site, &numbered(5), None);
    let page = open(&site, "#/device").await;
    page.list_is_kept().await;
    page.rests().await;
    publish(&site, &numbered(6), Some(("snapshot", &gate)));
    page.click_text(LOOK_UP).await;
    site.is_asked_for(&file_of(&numbered(6))).await;
    page.click_text("保存した一覧と写真を消す").await;
    page.has_text("消しました").await;
    gate.open();
    page.has_text("・通し番号 6・").await;
    page.rests().await;
    page.has_text("消しました").await;
    assert!(!page.kept().await.contains("snapshot-"));
    // What was seen is remembered all the same.
    publish(&site, &numbered(5), None);
    page.load("#/list").await;
    page.has_text("古い一覧が届きました").await;
    page.end_clean().await;
}
