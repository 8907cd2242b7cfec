//! Several sites on one host, and what other programs of the same origin may write: each site knows its
//! own list, number and shortlist, and a mark that cannot be right does not lock a machine out.

use std::path::Path;

use activelist_publication::{MAX_SERIAL, meta_of, write};
use xtask::files;

use super::harness::{Fault, Page, Release, Site, dist};
use super::served::{Publication, key, list, serve, site};

/// Two sites in folders of one host, with lists of their own.
fn two_sites(one: &Publication, other: &Publication) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let copy = |below: &str| {
        let release = Release::copy(&dist());
        for file in files::files(&release.folder()).unwrap() {
            let to = folder.path().join(below).join(&file);
            files::copy_file(&release.folder().join(&file), &to).unwrap();
        }
    };
    copy("a");
    copy("b");
    // The host's own page, from which its policy is known.
    let page = Path::new("index.html");
    files::copy_file(&dist().join(page), &folder.path().join(page)).unwrap();
    let site = Site::start(folder.path().to_path_buf());
    site.keep(folder);
    publish(&site, "a", one);
    publish(&site, "b", other);
    site
}

fn publish(site: &Site, below: &str, publication: &Publication) {
    let json = |bytes: &Vec<u8>| Fault::json(bytes.clone());
    site.fault(&format!("{below}/list/meta.json"), json(&publication.meta));
    let snapshots = format!("{below}/list/snapshot-*.json");
    site.fault(&snapshots, json(&publication.snapshot));
}

async fn shows(page: &Page, serial: u64) {
    page.has_text(&format!("・通し番号 {serial}・")).await;
    page.has_no_text("保存した一覧を表示しています").await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn two_sites_on_one_host_have_their_own_list_number_and_shortlist() {
    let ours = key("current");
    let site = two_sites(
        &Publication::numbered(50, &ours),
        &Publication::numbered(3, &ours),
    );
    let page = site.open("a/#/list").await;
    shows(&page, 50).await;
    page.list_is_kept().await;
    page.click(".al-star").await;
    page.load("b/#/list").await;
    shows(&page, 3).await;
    page.list_is_kept().await;
    assert_eq!(page.count(".al-star[aria-pressed=true]").await, 0);
    page.load("a/#/list").await;
    shows(&page, 50).await;
    assert_eq!(page.count(".al-star[aria-pressed=true]").await, 1);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_a_page_of_before_kept_is_taken_over_by_the_site_whose_list_lies_here() {
    let ours = key("current");
    let site = two_sites(
        &Publication::numbered(50, &ours),
        &Publication::numbered(3, &ours),
    );
    let page = site.open("a/#/list").await;
    page.click(".al-star").await;
    page.list_is_kept().await;
    page.worker_is("ready").await;
    page.js(
        "for (const name of ['activelist.list', 'activelist.shortlist']) {
            localStorage.setItem(name, localStorage.getItem(`${name}:/a/`));
            localStorage.removeItem(`${name}:/a/`);
        }",
    )
    .await;
    let names = "return Object.keys(localStorage).filter((name) => name.startsWith('activelist.list')).sort().join(' ')";
    page.load("b/#/device").await;
    page.list_is_kept().await;
    assert_eq!(
        page.js(names).await,
        "activelist.list activelist.list:/b/",
        "the other site's record stays where it is"
    );
    page.load("b/#/list").await;
    shows(&page, 3).await;
    site.stop();
    page.load("a/#/list").await;
    page.has_text("この端末に保存した一覧を表示しています。")
        .await;
    page.has_text("・通し番号 50・").await;
    assert_eq!(
        page.js(names).await,
        "activelist.list:/a/ activelist.list:/b/"
    );
    // The star was set on that site, and the other one has not taken it away.
    let stars = "return localStorage.getItem('activelist.shortlist:/a/') !== null";
    assert_eq!(page.js(stars).await, true);
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_only_site_of_a_host_goes_on_with_the_numbers_that_it_has_seen() {
    let ours = key("current");
    let page = site(Publication::numbered(5, &ours)).open("#/list").await;
    page.list_is_kept().await;
    // A newer one was seen and could not be kept, or was taken away.
    page.js(&format!(
        "const [mark, checked, seen, meta] = localStorage.getItem('activelist.list:/').split('\\n');
         const id = '{}';
         localStorage.setItem('activelist.list', [mark, checked, seen.replace(`${{id}}:5`, `${{id}}:7`), meta].join('\\n'));
         localStorage.removeItem('activelist.list:/');
         localStorage.setItem('activelist.shortlist', '012345');",
        ours.public().unwrap().id()
    ))
    .await;
    serve(&page.site, Publication::numbered(6, &ours));
    page.load("#/list").await;
    page.has_text("古い一覧が届きました").await;
    page.has_text("・通し番号 5・").await;
    let former = "return localStorage.getItem('activelist.shortlist')";
    assert!(page.js(former).await.is_null(), "no other site wants it");
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_false_mark_is_dropped_or_taken_away_on_the_page_about_this_machine() {
    let ours = key("current");
    let id = ours.public().unwrap().id();
    let page = site(Publication::numbered(5, &ours)).open("#/list").await;
    shows(&page, 5).await;
    let marked = |serial: u64| {
        format!("localStorage.setItem('activelist.list:/', '1\\n0\\n{id}:{serial}\\n')")
    };
    // No list has this number.
    page.js(&marked(u64::MAX)).await;
    page.load("#/list").await;
    shows(&page, 5).await;
    page.list_is_kept().await;
    // One may have this.
    page.js(&marked(MAX_SERIAL)).await;
    page.load("#/list").await;
    page.has_text("古い一覧が届きました").await;
    page.goto("#/device").await;
    page.has_text("届いた一覧が正しいときは").await;
    page.is_accessible().await;
    page.pictures("device-way-back").await;
    page.click_text("覚えている番号を消して、読み込み直す")
        .await;
    page.has_text("公開場所から受け取りました").await;
    page.list_is_kept().await;
    page.has_no_text("届いた一覧が正しいときは").await;
    page.load("#/list").await;
    shows(&page, 5).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_with_a_name_takes_only_lists_for_it() {
    let ours = key("current");
    let named = |site: &str, serial| {
        let list = activelist_publication::List { serial, ..list() };
        let snapshot = write(&list).unwrap();
        let mut record = meta_of(&list, &snapshot, &[]);
        record.site = site.to_string();
        Publication::signed(snapshot, record, Some(&ours))
    };
    let release = Release::copy(&dist());
    release.name("a.example.jp");
    let site = Site::start(release.folder());
    serve(&site, named("b.example.jp", 50));
    let page = site.open("#/list").await;
    page.has_text("このページのための一覧ではありません").await;
    page.has_text("届いた一覧は、ページ「b.example.jp」のためのものです。")
        .await;
    serve(&site, Publication::numbered(50, &ours));
    page.click_text("もう一度読み込む").await;
    page.has_text("どのページのためのものかが書かれていません。")
        .await;
    // What was refused is not remembered: its own list has a lower number.
    serve(&site, named("a.example.jp", 3));
    page.click_text("もう一度読み込む").await;
    shows(&page, 3).await;
    page.end_clean().await;
}
