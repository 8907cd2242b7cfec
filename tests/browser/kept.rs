//! The list that a machine keeps: it works without a network, comes from a stick, and is never half
//! one and half another.

use std::time::Duration;

use serde_json::json;

use super::harness::{Fault, Profile, Site, dist};
use super::served::{META, Publication, SNAPSHOTS, key, list, serve, shown_rows, site};

const KEPT: &str = "この端末に保存した一覧を表示しています。";
const FIELD: &str = "input[type=file][multiple]";
const GONE: [&str; 1] = ["ERR_"];

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn search_card_and_print_work_in_a_browser_started_anew_without_a_network() {
    let profile = Profile::fresh();
    let site = Site::start(dist());
    let page = site.visit().profile(&profile).open("#/list?c=1-1").await;
    let online = shown_rows(&page).await;
    page.list_is_kept().await;
    page.worker_is("ready").await;
    page.end_clean().await;
    site.stop();

    let page = site.visit().profile(&profile).open("").await;
    page.has_text("公開場所につながらないため、この端末に保存した一覧を表示しています。")
        .await;
    page.click("a[href='#/find?door=consult']").await;
    page.fill("#needs", "規程を作りたい").await;
    page.has_text("このような支援が考えられます").await;
    page.goto("#/list?c=1-1").await;
    assert_eq!(shown_rows(&page).await, online);
    page.click(".al-person__name").await;
    page.wait_for(".al-card").await;
    assert_eq!(page.print("offline-card").await.pages(), 1);
    page.goto("#/device").await;
    page.has_text("この端末に保存してあったものです").await;
    page.click_text("新しい一覧があるか確かめる").await;
    page.has_text("一覧を読み込めませんでした").await;
    page.has_text("今の一覧は、そのまま使えます。").await;
    page.is_accessible().await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_kept_list_that_is_lost_is_fetched_again_and_missed_without_a_network() {
    let site = Site::start(dist());
    for loss in [
        "localStorage.removeItem('activelist.list:/')",
        "localStorage.setItem('activelist.list:/', '{')",
        "await caches.delete('activelist-list:/')",
        "const cache = await caches.open('activelist-list:/');
         const [request] = await cache.keys();
         await cache.put(request, new Response('{}'))",
    ] {
        println!("{loss}");
        let page = site.open("#/list").await;
        page.list_is_kept().await;
        page.worker_is("ready").await;
        page.js_async(&format!("{loss}; return true;")).await;
        site.stop();
        page.load("#/list").await;
        page.has_text("一覧を読み込めませんでした").await;
        page.has_text("接続を確かめて").await;
        site.restart();
        page.click_text("もう一度読み込む").await;
        page.wait_for(".al-results").await;
        page.list_is_kept().await;
        page.end_after(&GONE).await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_page_that_ends_at_any_step_of_an_update_leaves_the_one_list_or_the_other() {
    let ours = key("current");
    // What the update does, in order; the page ends when it comes to the step.
    for (step, expected) in [
        ("CacheStorage.prototype.open", 5),
        ("Cache.prototype.put", 5),
        ("Storage.prototype.setItem", 5),
        ("Cache.prototype.keys", 6),
        ("Cache.prototype.delete", 6),
    ] {
        println!("{step}");
        let site = site(Publication::numbered(5, &ours));
        let page = site.open("#/list").await;
        page.list_is_kept().await;
        page.worker_is("ready").await;

        serve(&site, Publication::numbered(6, &ours));
        let (object, method) = step.rsplit_once('.').unwrap();
        let ends = format!(
            "if (location.protocol !== 'about:') {{ const act = {object}.{method};
               {object}.{method} = function (...given) {{
                   if (given.some((one) => String(one?.url ?? one).includes('photos'))) return act.apply(this, given);
                   document.documentElement.dataset.ended = 'yes';
                   if ('{method}' !== 'setItem') return new Promise(() => {{}});
                   throw new Error('ended');
               }}; }}"
        );
        let ends = page.before(&ends).await;
        page.load("#/list").await;
        page.wait_for("html[data-ended]").await;
        page.no_longer(ends).await;
        site.stop();
        page.load("#/list").await;
        page.has_text(&format!("・通し番号 {expected}・")).await;
        page.wait_for(".al-results").await;
        page.end_after(&GONE).await;
    }
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_machine_without_room_keeps_the_former_list_and_shows_the_new_one() {
    let ours = key("current");
    let site = site(Publication::numbered(5, &ours));
    let page = site.open("#/list").await;
    page.list_is_kept().await;
    page.worker_is("ready").await;
    let origin = site.url("");
    let quota = json!({ "origin": origin, "quotaSize": 1000 });
    page.cdp("Storage.overrideQuotaForOrigin", quota).await;
    serve(&site, Publication::numbered(6, &ours));
    page.load("#/device").await;
    page.has_text("・通し番号 6・").await;
    page.has_text("保存できませんでした。端末の空き容量が足りないか")
        .await;
    site.stop();
    page.load("#/list").await;
    page.has_text("・通し番号 5・").await;
    page.has_text(KEPT).await;
    // What was accepted is remembered all the same.
    site.restart();
    serve(&site, Publication::numbered(5, &ours));
    page.load("#/list").await;
    page.has_text("新しい一覧を使えなかったため（古い一覧が届きました）")
        .await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_look_up_takes_what_is_newer_and_says_so() {
    let ours = key("current");
    let page = site(Publication::numbered(5, &ours)).open("#/device").await;
    page.has_text("・通し番号 5・").await;
    page.click_text("新しい一覧があるか確かめる").await;
    page.has_text("今の一覧が最新です").await;
    serve(&page.site, Publication::numbered(6, &ours));
    page.click_text("新しい一覧があるか確かめる").await;
    page.has_text("通し番号6の一覧に替えました").await;
    page.has_text("・通し番号 6・").await;
    page.list_is_kept().await;
    let kept = page.kept().await;
    serve(&page.site, Publication::numbered(4, &ours));
    page.click_text("新しい一覧があるか確かめる").await;
    page.has_text("古い一覧が届きました").await;
    page.has_text("・通し番号 6・").await;
    assert_eq!(page.kept().await, kept);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_list_comes_from_files_with_the_same_checks() {
    let ours = key("current");
    let stick = tempfile::tempdir().unwrap();
    let put = |publication: &Publication, name: &str| {
        let place = stick.path().join(name);
        std::fs::create_dir_all(&place).unwrap();
        let file = format!(
            "snapshot-{}.json",
            activelist_publication::Digest::of(&publication.snapshot)
        );
        std::fs::write(place.join("meta.json"), &publication.meta).unwrap();
        std::fs::write(place.join(&file), &publication.snapshot).unwrap();
        vec![place.join("meta.json"), place.join(file)]
    };
    let seven = Publication::numbered(7, &ours);
    let files = put(&seven, "seven");
    let mut damaged = Publication::numbered(8, &ours);
    let whole = put(&damaged, "eight");
    damaged.snapshot[900] ^= 1;
    std::fs::write(&whole[1], &damaged.snapshot).unwrap();
    let former = put(&Publication::numbered(6, &ours), "six");

    let page = Site::start(dist()).open("#/device").await;
    page.list_is_kept().await;
    page.choose_files(FIELD, &files[..1]).await;
    page.has_text("ファイルが足りません").await;
    page.choose_files(FIELD, &files).await;
    page.has_text("通し番号7の一覧に替えました").await;
    page.has_text("選んだファイルから読み込みました").await;
    page.list_is_kept().await;
    let kept = page.kept().await;
    page.choose_files(FIELD, &whole).await;
    page.has_text("一覧のファイルが、公開されたものと一致しません")
        .await;
    page.choose_files(FIELD, &former).await;
    page.has_text("古い一覧が届きました").await;
    assert_eq!(page.kept().await, kept);
    page.is_accessible().await;
    page.reflows().await;
    // What came from the stick is there at the next start too.
    page.worker_is("ready").await;
    page.site.stop();
    page.load("#/list").await;
    page.has_text("・通し番号 7・").await;
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn photos_are_kept_on_request_checked_and_shown_without_a_network() {
    let site = Site::start(dist());
    let someone = list()
        .specialists
        .into_iter()
        .find(|one| one.photo.is_some())
        .unwrap();
    let photo = someone.photo.clone().unwrap();
    let forged = format!("list/photos/{photo}");
    site.fault(&forged, Fault::Flipped(40));
    let page = site.open("#/device").await;
    page.worker_is("ready").await;
    page.click_text("写真も保存する").await;
    page.has_text("保存できなかった写真があります").await;
    let kept = page.kept().await;
    assert!(!kept.contains(photo.as_ref()), "a forged photo is kept");
    page.site.clear_faults();
    page.click_text("写真も保存する").await;
    page.has_text("写真をすべて保存しました").await;
    page.has_no_text("写真も保存する").await;
    site.stop();
    page.load(&format!("#/card/{}", someone.registration)).await;
    page.wait_for(".al-card").await;
    let script = "
        const picture = document.querySelector('.al-card img');
        await picture.decode();
        return picture.naturalWidth;";
    assert!(page.js_async(script).await.as_u64() > Some(0));
    site.restart();
    // Whoever leaves the list leaves the machine.
    let mut rest = list();
    rest.specialists.retain(|one| one.photo.is_none());
    rest.census.declined += rest.census.listed() - rest.specialists.len() as u32;
    rest.serial += 1;
    serve(&site, Publication::of(&rest, &key("current")));
    page.load("#/device").await;
    page.has_text("この一覧に写真はありません").await;
    page.list_is_kept().await;
    let began = std::time::Instant::now();
    while page.kept().await.contains("photos/") {
        assert!(began.elapsed().as_secs() < 5, "photos of people who left");
    }
    page.end_after(&GONE).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn photos_that_are_taken_away_while_they_are_kept_do_not_come_back() {
    let site = Site::start(dist());
    let page = site.open("#/device").await;
    page.list_is_kept().await;
    site.fault("list/photos/*", Fault::Delayed(Duration::from_millis(150)));
    page.click_text("写真も保存する").await;
    page.has_text("枚のうち2枚").await;
    page.click_text("保存した一覧と写真を消す").await;
    page.has_text("消しました。次にこのページを開くと、また保存します")
        .await;
    // Longer than the one that was on its way.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let kept = page.kept().await;
    assert!(!kept.contains("photos/"), "{kept}");
    page.has_text("枚のうち0枚").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_is_kept_can_be_taken_away_and_a_former_list_is_refused_all_the_same() {
    let ours = key("current");
    let page = site(Publication::numbered(5, &ours)).open("#/device").await;
    page.list_is_kept().await;
    // What is said of list and program is longer then: the button moves down by a line for each.
    page.has_no_text("保存しています").await;
    page.click_text("保存した一覧と写真を消す").await;
    page.has_text("消しました。次にこのページを開くと、また保存します")
        .await;
    assert!(!page.kept().await.contains("snapshot-"));
    serve(&page.site, Publication::numbered(4, &ours));
    page.load("#/list").await;
    page.has_text("古い一覧が届きました").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_snapshot_published_between_two_answers_is_asked_for_anew() {
    let site = Site::start(dist());
    let ours = key("current");
    let six = Publication::numbered(6, &ours);
    // The description of before is answered once more, and its snapshot is gone already.
    serve(&site, six.clone());
    site.fault(SNAPSHOTS, Fault::status(404));
    let page = site.open("#/list").await;
    page.has_text("一覧のファイルが見つかりません").await;
    let asked = page.site.requests();
    let metas = asked.iter().filter(|path| path.ends_with(META)).count();
    assert_eq!(metas, 2, "{asked:?}");
    page.end_after(&["404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_page_about_what_is_kept_reads_well() {
    let page = Site::start(dist()).open("#/device").await;
    page.list_is_kept().await;
    page.has_text("保存しました。インターネットにつながらないときも使えます")
        .await;
    page.is_accessible().await;
    page.reflows().await;
    page.pictures("device").await;
    page.end_clean().await;
}
