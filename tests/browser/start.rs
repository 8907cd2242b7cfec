//! Loading the program: from any folder, with the headers of production, and
//! with a message a person understands when it cannot be loaded.

use std::time::Duration;

use serde_json::json;

use super::harness::{Fault, Page, Site, Window, dist};
use super::served::META;

const WASM: &str = "assets/app-*.wasm";
const AGAIN: &str = "もう一度読み込む";

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_program_starts_without_a_word_in_the_console() {
    let page = Site::start(dist()).open("").await;
    assert_eq!(boot(&page).await, "ready");
    page.pictures("start").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_site_works_in_a_folder_of_a_plain_host() {
    let site = Site::start_below("/some/folder/", dist());
    let page = site.open("#/method").await;
    assert_eq!(boot(&page).await, "ready");
    page.at_address("#/method").await;
    for path in site.requests() {
        assert!(path.starts_with("/some/folder/"), "asked for {path}");
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn every_answer_has_the_headers_of_production() {
    // What the worker hands out has lost the headers that only a host may set.
    let page = Site::start(dist()).visit().without_worker().open("").await;
    let answers = page
        .js_async(
            "const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
             const answers = [];
             for (const url of [location.href.split('#')[0], ...new Set(loaded)]) {
                 const answer = await fetch(url, { cache: 'no-store' });
                 answers.push([url, answer.status, Object.fromEntries(answer.headers)]);
             }
             return answers;",
        )
        .await;
    let answers = answers.as_array().unwrap();
    assert!(answers.len() >= 4, "page, script, style, wasm: {answers:?}");
    let policy = xtask::server::policy_of(&dist());
    assert!(policy.contains("'sha256-"), "{policy}");
    for answer in answers {
        assert_eq!(answer[1], 200, "{answer}");
        for (name, value) in activelist_site::headers::common(&policy) {
            assert_eq!(
                answer[2][name.to_lowercase()],
                json!(value),
                "{name} of {}",
                answer[0]
            );
        }
    }
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_licences_of_what_the_page_contains_are_linked_and_there() {
    let page = Site::start(dist()).open("#/method").await;
    page.wait_for("a[href='./NOTICES.txt']").await;
    let text = page
        .js_async("return await (await fetch('./NOTICES.txt')).text()")
        .await;
    let text = text.as_str().unwrap();
    for package in [
        "\nleptos 0.",
        "\nwasm-bindgen 0.",
        "\ned25519-dalek ",
        "Permission is hereby granted",
    ] {
        assert!(text.contains(package), "{package:?}");
    }
    page.end_clean().await;
    let page = Site::start(dist()).open("?kiosk=1#/method").await;
    super::kiosk::begin(&page).await;
    super::kiosk::follow(&page, "#/method").await;
    page.wait_for(".al-prose").await;
    assert_eq!(page.count("a[href='./NOTICES.txt']").await, 0);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn no_text_becomes_markup_that_runs_or_a_script() {
    let page = Site::start(dist()).open("").await;
    let script = r##"
        const set = (markup) => {
            const place = document.createElement('template');
            try { place.innerHTML = markup; } catch { return 'refused'; }
            return 'taken';
        };
        const tried = [
            '<img src="./x" onerror="a()">', '<img src=x>', '<script>a()</scr' + 'ipt>', '<svg><script href="./x"/></svg>',
            '<a href="javascript:a()">b</a>', '<a href="&#106;avascript:a()">b</a>', '<a HREF="data:text/html,x">b</a>',
            '<iframe srcdoc="x"></iframe>', '<p style="color:red">x</p>', '<form action="./x"></form>', '<base href="./">',
            '<p title="a" title=">', '<!-- --><p>x</p>', '<p/onclick="a()">x</p>', '<a xlink:href="./x">b</a>', '<svg><SET to="x"/></svg>',
        ].map(set);
        const fine = ['<p class="a">1 &lt; 2 > 1</p>', '<a href="#/list?c=1-1">b</a><!>', '<input disabled type="checkbox">',
            '<path d="M1 2" stroke-width="1.8"/>'].map(set);
        const worker = (address) => { try { new Worker(address); return 'taken'; } catch { return 'refused'; } };
        const others = [worker('./assets/other.js'), worker('data:text/javascript,1')];
        globalThis.__violations = [];
        return [[...new Set(tried)], [...new Set(fine)], others];"##;
    assert_eq!(
        page.js(script).await,
        json!([["refused"], ["taken"], ["refused", "refused"]])
    );
    page.js("globalThis.__violations = []").await;
    page.end_after(&["Trusted"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_door_that_is_chosen_before_the_script_is_there_says_so_as_well() {
    let site = Site::start(dist());
    site.fault(
        "assets/app-*.js",
        Fault::Delayed(Duration::from_millis(600)),
    );
    site.fault(WASM, Fault::Delayed(Duration::from_secs(4)));
    let visit = site.visit().without_waiting().without_worker();
    let page = visit.before(
        "document.addEventListener('readystatechange', () => {
            document.querySelector('.al-door[href*=guideline]')?.click();
        }, { once: true });",
    );
    let page = page.open("").await;
    page.at_address("#/find?door=guideline").await;
    page.has_text("選んだ画面は、準備ができしだい開きます")
        .await;
    page.wait_for(".al-countbar").await;
    assert!(!page.shows("#boot-status").await);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_door_that_is_chosen_before_the_program_is_there_says_so_and_opens() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::Delayed(Duration::from_secs(3)));
    let page = site
        .visit()
        .without_waiting()
        .without_worker()
        .open("")
        .await;
    page.wait_for("html:not([data-boot]) .al-door").await;
    // The script waits for the styles, and says nothing before it runs.
    for _ in 0..50 {
        page.js("document.querySelector('.al-door[href*=guideline]').click()")
            .await;
        if page.shows("#boot-status").await {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    page.has_text("選んだ画面は、準備ができしだい開きます")
        .await;
    assert_eq!(
        page.attribute(".al-door[href*=guideline]", "aria-busy")
            .await
            .as_deref(),
        Some("true")
    );
    page.wait_for(".al-countbar").await;
    assert!(!page.shows("#boot-status").await);
    page.at_address("#/find?door=guideline").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_first_screen_is_painted_without_a_second_request_and_nothing_is_asked_for_twice() {
    let site = Site::start(dist());
    let page = site.visit().without_worker().open("").await;
    page.has_text("通し番号").await;
    let asked = site.requests();
    for name in [
        "assets/app-",
        META,
        "list/snapshot-",
        "site.json",
        "assets/style-",
    ] {
        let expected = if name == "assets/app-" { 2 } else { 1 };
        assert_eq!(times(&asked, name), expected, "{name}: {asked:?}");
    }
    let late = page
        .js("return [...document.head.querySelectorAll('link[rel=stylesheet]')].length")
        .await;
    assert_eq!(late, json!(0));
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn what_the_program_asks_for_first_comes_beside_it() {
    let site = Site::start(dist());
    let delay = || site.fault(WASM, Fault::Delayed(Duration::from_secs(4)));
    delay();
    let visit = site.visit().without_worker().without_waiting();
    let page = visit.open("").await;
    site.is_asked_for(META).await;
    site.is_asked_for("site.json").await;
    assert!(!page.shows("html[data-boot]").await);
    // The list itself does not take the line from the program.
    assert_eq!(times(&site.requests(), "list/snapshot-"), 0);
    page.has_text("通し番号").await;
    page.list_is_kept().await;

    // A machine that keeps a list counts from when it can show it.
    delay();
    site.clear_requests();
    page.load_whatever_comes("").await;
    site.is_asked_for("site.json").await;
    assert_eq!(times(&site.requests(), META), 0);
    page.has_text("通し番号").await;
    assert_eq!(times(&site.requests(), META), 1);
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_list_is_asked_for_before_the_program_begins_and_only_by_its_hash() {
    let site = Site::start(dist());
    let never = "WebAssembly.instantiate = () => {
        setTimeout(() => document.documentElement.dataset.asked = 'yes', 500);
        return new Promise(() => {});
    };";
    let visit = || {
        site.visit()
            .without_worker()
            .without_waiting()
            .before(never)
    };
    let page = visit().open("").await;
    site.is_asked_for("list/snapshot-").await;
    page.end_clean().await;

    let elsewhere = r#"{"signed": {"sha256": "/../../../site.json?"}}"#;
    site.fault(META, Fault::json(elsewhere));
    site.clear_requests();
    let page = visit().open("").await;
    page.wait_for("html[data-asked]").await;
    let asked = site.requests();
    assert_eq!(times(&asked, "list/"), 1, "{asked:?}");
    page.end_clean().await;
}

fn times(asked: &[String], name: &str) -> usize {
    asked.iter().filter(|path| path.contains(name)).count()
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_wasm_file_with_one_bit_turned_over_is_not_run_and_said_to_be_damaged() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::Flipped(100));
    let page = site
        .visit()
        .window(Window::PHONE)
        .without_worker()
        .open("")
        .await;
    failed(&page, "公開されたものと一致しません").await;
    page.picture("start-damaged").await;
    page.end_after(&["integrity"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_missing_wasm_file_is_said_to_be_missing_and_loading_again_helps() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::status(404));
    let page = site.visit().without_worker().open("").await;
    failed(&page, "サーバーに見つかりません（番号 404）").await;
    site.clear_faults();
    page.click_text(AGAIN).await;
    page.wait_for("html[data-boot=ready]").await;
    assert!(!page.shows("#boot-status").await);
    page.end_after(&["integrity", "404"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_wasm_file_cut_off_half_way_is_told_in_plain_words() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::Truncated);
    let page = site.visit().without_worker().open("").await;
    failed(&page, AGAIN).await;
    page.end_after(&["app-"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_browser_without_webassembly_is_told_what_to_use() {
    let page = Site::start(dist())
        .visit()
        .before("delete globalThis.WebAssembly")
        .open("")
        .await;
    failed(&page, "WebAssembly").await;
    page.has_text("ロックダウンモード").await;
    page.end_clean().await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_browser_that_cannot_compile_the_program_is_told_to_be_renewed_and_not_to_wait() {
    // What Chromium 92 says under a policy that it does not know.
    let refuse = "const refuse = async () => { throw new WebAssembly.CompileError('disallowed by embedder') };
        WebAssembly.compileStreaming = refuse;
        WebAssembly.compile = refuse;";
    let page = Site::start(dist()).visit().before(refuse).open("").await;
    failed(&page, "ブラウザーを新しくするか").await;
    page.has_text("実行できません").await;
    let shown = page.body().await;
    assert!(!shown.contains("しばらくしてから"), "{shown}");
    page.end_after(&["disallowed by embedder"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn a_host_that_is_gone_before_the_wasm_file_is_said_to_be_out_of_reach() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::Delayed(Duration::from_secs(60)));
    let page = site
        .visit()
        .without_waiting()
        .without_worker()
        .open("")
        .await;
    site.stop();
    failed(&page, "インターネットにつながっているか").await;
    page.end_after(&["ERR_"]).await;
}

#[tokio::test]
#[ignore = "needs the release build and Chromium: cargo xtask test"]
async fn the_message_of_a_failed_start_is_accessible() {
    let site = Site::start(dist());
    site.fault(WASM, Fault::status(404));
    let page = site.visit().without_worker().open("").await;
    failed(&page, AGAIN).await;
    page.is_accessible().await;
    page.tab_to("#boot-status button").await;
    page.reflows().await;
    page.end_after(&["integrity", "404"]).await;
}

async fn boot(page: &Page) -> String {
    page.attribute("html", "data-boot")
        .await
        .unwrap_or_default()
}

pub async fn failed(page: &Page, text: &str) {
    page.wait_for("html[data-boot=failed]").await;
    page.has_text(text).await;
    page.has_text(AGAIN).await;
    assert_eq!(
        page.attribute("#boot-status", "role").await.as_deref(),
        Some("alert")
    );
}
