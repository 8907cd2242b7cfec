//! A page in WebKitGTK or Firefox: the same words as for a page in Chromium ([`crate::harness::Page`]), as
//! far as these tests need them.

use std::env;
use std::time::{Duration, Instant};

use serde_json::Value;
use xtask::setup;

use super::firefox::Firefox;
use super::webkit::WebKit;
use crate::harness::{Pdf, RECORD_VIOLATIONS, Site, Window, artifact};

const PATIENCE: Duration = Duration::from_secs(40);
const PAUSE: Duration = Duration::from_millis(50);

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The engine of Safari.
    WebKit,
    /// Firefox ESR.
    Firefox,
}

impl Kind {
    /// How it is called in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            Self::WebKit => "webkit",
            Self::Firefox => "firefox",
        }
    }
}

enum Engine {
    WebKit(WebKit),
    Firefox(Box<Firefox>),
}

/// An open page. Every test ends it with `end_clean` or `end_after`.
pub struct Page {
    engine: Engine,
    kind: Kind,
    /// The site that the page was opened on.
    pub site: Site,
}

impl Page {
    /// Opens a path in a browser that has never been used, at desktop size, and waits for the program.
    /// `None` where that browser is not installed, which the command that runs the tests has said.
    pub async fn open(kind: Kind, site: &Site, path: &str) -> Option<Self> {
        Self::open_with(kind, site, path, &[]).await
    }

    /// The same, with scripts that run before the page's own.
    pub async fn open_with(kind: Kind, site: &Site, path: &str, before: &[&str]) -> Option<Self> {
        let mut scripts = vec![RECORD_VIOLATIONS.to_string()];
        scripts.extend(before.iter().map(ToString::to_string));
        let engine = match kind {
            Kind::WebKit if setup::has_webkit() => Engine::WebKit(WebKit::start(&scripts).await),
            Kind::Firefox => {
                Engine::Firefox(Box::new(Firefox::start(&setup::firefox()?, &scripts)))
            }
            Kind::WebKit => return None,
        };
        let site = site.clone();
        let mut page = Self { engine, kind, site };
        page.resize(Window::DESKTOP).await;
        page.goto(path).await;
        Some(page)
    }

    /// Opens a path of the site and waits for the program, or for what it says instead.
    pub async fn goto(&mut self, path: &str) {
        self.goto_whatever_comes(path).await;
        self.wait_for("html[data-boot]").await;
    }

    /// Opens a path of the site, as a link elsewhere does, and waits until it is loaded.
    pub async fn goto_whatever_comes(&mut self, path: &str) {
        let url = self.site.url(path);
        for (url, is) in [("about:blank", "==="), (&url, "!==")] {
            match &mut self.engine {
                Engine::WebKit(webkit) => webkit.goto(url).await,
                Engine::Firefox(firefox) => firefox.goto(url),
            }
            let there = format!("location.href {is} 'about:blank'");
            self.until(&format!("{there} && document.readyState === 'complete'"))
                .await;
        }
    }

    /// Enters a path into the address bar.
    pub async fn enter(&mut self, path: &str) {
        let url = self.site.url(path);
        match &mut self.engine {
            Engine::WebKit(webkit) => webkit.goto(&url).await,
            Engine::Firefox(firefox) => firefox.goto(&url),
        }
    }

    /// Loads the page again as its own button does: a driver's way would pass the worker by.
    pub async fn reload(&mut self) {
        self.js("document.documentElement.dataset.former = 1; setTimeout(() => location.reload())")
            .await;
        self.wait_for("html[data-boot]:not([data-former])").await;
    }

    /// The browser's Back.
    pub async fn back(&mut self) {
        self.travel(-1).await;
    }

    /// The browser's Forward.
    pub async fn forward(&mut self) {
        self.travel(1).await;
    }

    async fn travel(&mut self, delta: i8) {
        match &mut self.engine {
            Engine::WebKit(webkit) => webkit.travel(delta).await,
            Engine::Firefox(firefox) => firefox.travel(delta),
        }
    }

    /// Runs the body of an async function and hands back what it returns.
    pub async fn js(&mut self, script: &str) -> Value {
        let answer = self.try_js(script).await;
        answer.unwrap_or_else(|error| panic!("script {script}: {error}"))
    }

    async fn try_js(&mut self, script: &str) -> Result<Value, String> {
        match &mut self.engine {
            Engine::WebKit(webkit) => webkit.js(script).await,
            Engine::Firefox(firefox) => firefox.js(script),
        }
    }

    /// Waits until an expression is true.
    pub async fn until(&mut self, expression: &str) {
        let began = Instant::now();
        let script = format!("return Boolean({expression})");
        while self.try_js(&script).await != Ok(Value::Bool(true)) {
            if began.elapsed() > PATIENCE {
                let shown = self
                    .try_js("return location.href + '\\n' + document.body.innerText.slice(0, 800)");
                panic!(
                    "{expression} did not become true. The page shows:\n{:?}",
                    shown.await
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits for an element that can be seen.
    pub async fn wait_for(&mut self, css: &str) {
        self.until(&format!(
            "({SEEN})([...document.querySelectorAll({css:?})])"
        ))
        .await;
    }

    /// Waits until the page shows this text.
    pub async fn has_text(&mut self, text: &str) {
        self.until(&format!(
            "document.body.innerText.replace(/\\s+/g, ' ').includes({text:?})"
        ))
        .await;
    }

    /// Waits until the address ends so.
    pub async fn at_address(&mut self, path: &str) {
        let url = self.site.url(path);
        self.until(&format!("location.href === {url:?}")).await;
    }

    /// Goes on from the search to the list.
    pub async fn see_people(&mut self) {
        // It becomes longer once the list is there, and moves while somebody presses it.
        self.until("document.querySelector('.al-countbar__see')?.textContent.includes('名')")
            .await;
        self.click(".al-countbar__see").await;
    }

    /// Clicks the first such element that can be seen.
    pub async fn click(&mut self, css: &str) {
        let unfold = format!(
            "let part = document.querySelector({css:?});
             if (part?.matches('summary')) part = part.parentElement;
             while ((part = part?.parentElement?.closest('details:not([open])'))) part.open = true;"
        );
        self.js(&unfold).await;
        self.click_on(&format!("[...document.querySelectorAll({css:?})]"))
            .await;
    }

    /// Clicks the first link, button, label or summary whose text holds this.
    pub async fn click_text(&mut self, text: &str) {
        self.click_on(&format!(
            "[...document.querySelectorAll('a, button, label, summary')]\
             .filter((found) => found.textContent.replace(/\\s+/g, ' ').includes({text:?}))"
        ))
        .await;
    }

    async fn click_on(&mut self, elements: &str) {
        self.until(&format!("({SEEN})({elements})")).await;
        let mark = format!(
            "document.querySelectorAll('[data-test-mark]').forEach((marked) => marked.removeAttribute('data-test-mark'));
             const found = ({SEEN})({elements});
             found.setAttribute('data-test-mark', '');
             found.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             await new Promise((done) => {{ requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 300); }});
             const box = found.getClientRects()[0];
             const place = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
             const hit = document.elementFromPoint(...place);
             if (!found.contains(hit) && !hit?.closest('label')?.contains(found)) throw new Error('covered by ' + hit?.outerHTML.slice(0, 200));
             return place;"
        );
        let place = self.js(&mark).await;
        let at = |part: usize| place[part].as_i64().unwrap();
        match &mut self.engine {
            Engine::WebKit(webkit) => webkit.click("[data-test-mark]").await,
            Engine::Firefox(firefox) => firefox.click(at(0), at(1)),
        }
    }

    /// Types into a field, key by key.
    pub async fn type_into(&mut self, css: &str, text: &str) {
        self.click(css).await;
        match &mut self.engine {
            Engine::WebKit(webkit) => webkit.type_text(css, text).await,
            Engine::Firefox(firefox) => firefox.type_text(text),
        }
    }

    /// Makes what the visitor sees exactly this large.
    pub async fn resize(&mut self, window: Window) {
        match &mut self.engine {
            Engine::WebKit(webkit) => webkit.resize(window),
            Engine::Firefox(firefox) => firefox.resize(window),
        }
        let Window(width, height) = window;
        self.until(&format!(
            "innerWidth === {width} && innerHeight === {height}"
        ))
        .await;
    }

    /// Prints on A4, into target/prints/<name>-<engine>.pdf. Firefox follows the page's own orientation.
    pub async fn print(&mut self, name: &str) -> Pdf {
        self.print_turned(name, false).await
    }

    /// The same with A4 lying across, as somebody chooses in the dialog of a browser that turns no page by
    /// itself.
    pub async fn print_turned(&mut self, name: &str, across: bool) -> Pdf {
        let bytes = match &mut self.engine {
            Engine::WebKit(webkit) => webkit.print(across),
            Engine::Firefox(firefox) => firefox.print(),
        };
        let file = format!("{name}-{}.pdf", self.kind.name());
        std::fs::write(artifact("prints", &file), &bytes).unwrap();
        Pdf::load(&bytes)
    }

    /// A picture in target/screenshots/<name>-<engine>-<width>.png, where somebody wants to look at it.
    pub async fn picture(&mut self, name: &str) {
        if env::var_os("ACTIVELIST_PICTURES").is_none() {
            return;
        }
        let width = self.js("return innerWidth").await;
        let bytes = match &mut self.engine {
            Engine::WebKit(webkit) => webkit.picture().await,
            Engine::Firefox(firefox) => firefox.picture(),
        };
        let file = format!("{name}-{}-{width}.png", self.kind.name());
        std::fs::write(artifact("screenshots", &file), &bytes).unwrap();
    }

    /// Ends the page; fails on any fault in the console and on any violation of the content policy.
    pub async fn end_clean(self) {
        self.end_after(&[]).await;
    }

    /// The same for a page that was made to fail: what the console says must hold one of these texts.
    pub async fn end_after(mut self, expected: &[&str]) {
        let violations = self.js("return globalThis.__violations ?? []").await;
        assert_eq!(
            violations,
            serde_json::json!([]),
            "violations of the content policy"
        );
        let said = match &mut self.engine {
            Engine::WebKit(webkit) => webkit.console(),
            Engine::Firefox(firefox) => firefox.console(),
        };
        let surprises: Vec<_> = said
            .iter()
            .filter(|line| !expected.iter().any(|text| line.contains(text)))
            .collect();
        assert!(surprises.is_empty(), "in the console: {surprises:#?}");
    }
}

/// The first of some elements that can be seen.
const SEEN: &str = "(all) => all.find((found) => found.getClientRects().length > 0 \
    && getComputedStyle(found).visibility === 'visible')";
