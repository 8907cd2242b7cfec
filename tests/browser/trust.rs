//! Whose list is shown: forged, damaged and former lists are refused, and the last good one stays.

use activelist_publication::{MAX_SERIAL, Trust, meta_of};

use super::harness::{Fault, Page, Profile, Release, Site, dist};
use super::served::{META, Publication, SNAPSHOTS, key, list, raw, serve, site};

const KEPT: &str = "この端末に保存した一覧を表示しています。";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn one_byte_turned_over_is_said_and_the_last_good_list_stays() {
    let real = Publication::real();
    // The file can still be read: another hexadecimal digit, and one more or one less of them.
    // The signature is another each day, and `a` and `f` would become no digit at all.
    let signature = (0..real.meta.len() - 3)
        .rev()
        .find(|&place| real.meta[place].is_ascii_digit())
        .unwrap();
    let meta = String::from_utf8(real.meta.clone()).unwrap();
    let people = meta.find(",\"sha256\"").unwrap() - 1;
    let page = good_page().await;
    let kept = page.kept().await;
    for (pattern, place, reason) in [
        (META, 3, "一覧のファイルを読み取れません"),
        (META, people, "一覧が、発行者の公開したものと一致しません"),
        (
            META,
            signature,
            "一覧が、発行者の公開したものと一致しません",
        ),
        (META, real.meta.len() - 1, "一覧のファイルを読み取れません"),
    ] {
        page.site.clear_faults();
        page.site.fault(pattern, Fault::Flipped(place));
        refused(&page, reason, &kept).await;
    }
    // The same list under another number, so that the one that is kept does not serve for it.
    for place in [0, 5_000, 100_000] {
        let mut six = Publication::numbered(6, &key("current"));
        six.snapshot[place] ^= 1;
        serve(&page.site, six);
        refused(
            &page,
            "一覧のファイルが、公開されたものと一致しません",
            &kept,
        )
        .await;
    }
    page.site.clear_faults();
    page.load("#/list").await;
    page.wait_for(".al-results").await;
    page.has_no_text(KEPT).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_former_list_is_refused_and_so_after_a_reload_and_in_a_browser_started_anew() {
    let profile = Profile::fresh();
    let ours = key("current");
    let site = site(Publication::numbered(5, &ours));
    let page = site.visit().profile(&profile).open("#/list").await;
    serial_is(&page, 5).await;
    let kept = page.kept().await;
    serve(&site, Publication::numbered(4, &ours));
    for _ in 0..2 {
        refused(&page, "古い一覧が届きました", &kept).await;
        serial_is(&page, 5).await;
    }
    page.end_clean().await;
    let page = site.visit().profile(&profile).open("#/list").await;
    refused(&page, "古い一覧が届きました", &kept).await;
    // Without a worker and without a cache, as on plain http, there is nothing to show instead.
    page.end_clean().await;
    let page = site
        .visit()
        .profile(&profile)
        .without_worker()
        .before("delete globalThis.caches")
        .open("#/list")
        .await;
    page.has_text("古い一覧が届きました").await;
    page.has_text("届いた一覧の通し番号は4、前に確かめた一覧の通し番号は5です。")
        .await;
    assert_eq!(page.count(".al-person__name").await, 0);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_description_with_a_former_snapshot_is_refused() {
    let ours = key("current");
    let (four, five) = (
        Publication::numbered(4, &ours),
        Publication::numbered(5, &ours),
    );
    let page = site(four.clone()).open("#/list").await;
    serial_is(&page, 4).await;
    let kept = page.kept().await;
    let mixed = Publication {
        meta: five.meta,
        ..four
    };
    serve(&page.site, mixed);
    refused(
        &page,
        "一覧のファイルが、公開されたものと一致しません",
        &kept,
    )
    .await;
    serial_is(&page, 4).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn only_the_two_keys_of_the_page_are_taken_and_the_spare_one_recovers() {
    let ours = key("current");
    let page = site(Publication::numbered(MAX_SERIAL, &ours))
        .open("#/list")
        .await;
    serial_is(&page, MAX_SERIAL).await;
    let kept = page.kept().await;
    let theirs = activelist_publication::SecretKey::from_seed(&[9; 32]);
    serve(&page.site, Publication::numbered(6, &theirs));
    refused(&page, "発行者の署名を確かめられない一覧です", &kept).await;
    let list = list();
    let bytes = activelist_publication::write(&list).unwrap();
    let unsigned = Publication::signed(bytes.clone(), meta_of(&list, &bytes, &[]), None);
    serve(&page.site, unsigned);
    refused(&page, "発行者の署名を確かめられない一覧です", &kept).await;
    // The number ran away: nothing that the current key signs comes after it.
    serve(&page.site, Publication::numbered(6, &ours));
    refused(&page, "古い一覧が届きました", &kept).await;
    serve(&page.site, Publication::numbered(6, &key("spare")));
    page.load("#/list").await;
    serial_is(&page, 6).await;
    page.has_no_text(KEPT).await;
    let kept = page.kept().await;
    serve(&page.site, Publication::numbered(MAX_SERIAL, &ours));
    refused(&page, "発行者の署名を確かめられない一覧です", &kept).await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_list_for_a_newer_program_leaves_the_last_good_one_and_offers_to_load_anew() {
    let page = good_page().await;
    let kept = page.kept().await;
    let list = list();
    let bytes = activelist_publication::write(&list).unwrap();
    let record = activelist_publication::SignedRecord {
        app: "99.0.0".into(),
        serial: 900,
        ..meta_of(&list, &bytes, &[])
    };
    let newer = Publication::signed(bytes, record, Some(&key("current")));
    serve(&page.site, newer);
    refused(&page, "この画面では読めない版の一覧です", &kept).await;
    page.forget_list().await;
    page.load("#/list").await;
    page.has_text("ページを読み込み直す").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_clock_that_is_two_years_wrong_is_said_and_everything_works() {
    let profile = Profile::fresh();
    let site = Site::start(dist());
    let page = site.visit().profile(&profile).open("#/list").await;
    page.list_is_kept().await;
    page.end_clean().await;
    for (time, said) in [
        (
            "2024-11-24T09:00:00+09:00",
            "この端末の日付より後になっています",
        ),
        ("2028-11-24T09:00:00+09:00", "この一覧は有効期限（"),
    ] {
        for is_online in [true, false] {
            if !is_online {
                site.stop();
            }
            let visit = site.visit().profile(&profile).at(time);
            let page = visit.open("?kiosk=1").await;
            super::kiosk::begin(&page).await;
            super::kiosk::follow(&page, "#/list").await;
            page.has_text(said).await;
            page.wait_for(".al-results").await;
            match is_online {
                true => page.end_clean().await,
                false => page.end_after(&["ERR_"]).await,
            }
            site.restart();
        }
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn an_unsigned_list_is_taken_only_where_the_operator_says_so_and_the_page_tells() {
    let release = Release::copy(&dist());
    release.trust("unsigned");
    let site = Site::start(release.folder());
    let page = site.open("").await;
    page.has_text("署名なし").await;
    page.has_text("この一覧には、発行者の署名がありません。")
        .await;
    page.picture("unsigned").await;
    page.goto("#/device").await;
    page.has_text("署名なし（書き換えられていないことは確かめられません）")
        .await;
    page.end_clean().await;
    release.trust("nonsense");
    let page = site.open("#/list").await;
    page.has_text("この画面の設定に誤りがあります").await;
    assert_eq!(page.count(".al-person__name").await, 0);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_published_keys_are_those_of_the_sample() {
    let page = Site::start(dist()).open("#/device").await;
    let script = "return document.querySelector('meta[name=list-keys]').content";
    let keys = page.js(script).await;
    let trust = Trust::parse(keys.as_str().unwrap());
    let (current, spare) = (key("current").public(), key("spare").public());
    assert_eq!(trust, current.map(|current| Trust::signed(current, spare)));
    page.has_text(&format!(
        "発行者の署名を確かめました（鍵の番号 {}）",
        current.unwrap().id()
    ))
    .await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_tab_that_was_slow_does_not_undo_what_the_spare_key_has_taken_over() {
    let site = site(Publication::numbered(5, &key("current")));
    let page = site.open("#/list").await;
    serial_is(&page, 5).await;
    // One window has accepted the current key's list, and waits for it; meanwhile another takes one of
    // the spare key.
    serve(&site, Publication::numbered(6, &key("current")));
    let held = "if (location.protocol !== 'about:') {
        const ask = globalThis.fetch;
        globalThis.fetch = async (...all) => {
            const answer = await ask(...all);
            const is_list = String(all[0]?.url ?? all[0]).includes('snapshot-');
            if (is_list) await new Promise((done) => { globalThis.goOn = done; });
            return answer;
        };
    }";
    let held = page.before(held).await;
    page.load_whatever_comes("#/list").await;
    page.wait_for("html[data-boot]").await;
    let began = std::time::Instant::now();
    while page.js("return typeof goOn").await != "function" {
        assert!(began.elapsed().as_secs() < 20, "the list was not asked for");
    }
    page.no_longer(held).await;
    serve(&site, Publication::numbered(1, &key("spare")));
    let slow = page.session_window().await;
    let other = page.another_window("#/list").await;
    page.switch_to(&other).await;
    serial_is(&page, 1).await;
    page.switch_to(&slow).await;
    page.js("goOn()").await;
    page.has_text("・通し番号 6・").await;
    // It has come to where it keeps its list: the number of its key is noted in any case.
    let marks = "return localStorage.getItem('activelist.list:/').split('\\n')[2]";
    let noted = format!("{}:6", key("current").public().unwrap().id());
    while !page.js(marks).await.as_str().unwrap().contains(&noted) {
        assert!(began.elapsed().as_secs() < 20, "the slow tab keeps nothing");
    }
    page.switch_to(&other).await;
    site.stop();
    page.load("#/list").await;
    serial_is(&page, 1).await;
    page.has_text(KEPT).await;
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_list_with_a_fault_of_its_own_is_not_kept_either() {
    let page = good_page().await;
    let kept = page.kept().await;
    serve(&page.site, raw("{}"));
    refused(&page, "一覧のファイルを読み取れません", &kept).await;
    page.site.fault(SNAPSHOTS, Fault::status(404));
    refused(&page, "一覧のファイルが見つかりません", &kept).await;
    page.end_after(&["404"]).await;
}

/// A page that has accepted the real list and keeps it.
async fn good_page() -> Page {
    let page = Site::start(dist()).open("#/list").await;
    page.wait_for(".al-results").await;
    page.list_is_kept().await;
    page
}

/// What is served now is refused for that reason: the kept list is shown, and nothing was written.
async fn refused(page: &Page, reason: &str, kept: &str) {
    page.load("#/list").await;
    page.wait_for(".al-results").await;
    page.has_text(&format!("新しい一覧を使えなかったため（{reason}）"))
        .await;
    page.has_text(KEPT).await;
    assert_eq!(page.kept().await, kept, "{reason}");
}

async fn serial_is(page: &Page, serial: u64) {
    page.has_text(&format!("・通し番号 {serial}・")).await;
    page.list_is_kept().await;
}
