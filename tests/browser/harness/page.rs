//! A page in a browser: going places, finding elements, doing things.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement, WindowHandle};

use super::browser::Browser;
use super::driver::Driver;
use super::site::{Site, Window};

/// How long a page may take to show what is expected.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);
pub(super) const PAUSE: Duration = Duration::from_millis(25);

/// An open page. Every test ends it with `end_clean` or `end_after`.
pub struct Page {
    // In this order: the browser is closed before its driver goes.
    browser: Option<Browser>,
    ends_browser: bool,
    driver: Arc<Driver>,
    /// The site that the page was opened on.
    pub site: Site,
}

impl Page {
    pub(super) fn new(
        browser: Browser,
        ends_browser: bool,
        driver: Arc<Driver>,
        site: Site,
    ) -> Self {
        Self {
            browser: Some(browser),
            ends_browser,
            driver,
            site,
        }
    }

    fn browser(&self) -> &Browser {
        self.browser.as_ref().expect("the page is open")
    }

    pub(super) fn session(&self) -> &WebDriver {
        &self.browser().session
    }

    /// Ends the browser, or leaves it to the next test.
    pub(super) async fn leave(mut self) {
        let browser = self.browser.take().expect("the page is open");
        if self.ends_browser {
            browser.session.quit().await.unwrap();
        } else {
            self.driver.take_back(browser).await;
        }
    }

    /// Ends the page and opens its site anew, as the next test would that is lent this browser.
    pub async fn into_the_next_test(mut self) -> Self {
        let browser = self.browser.take().expect("the page is open");
        browser.renew().await.unwrap();
        browser.forget(&self.site.origin()).await.unwrap();
        let (driver, site) = (self.driver.clone(), self.site.clone());
        let page = Self::new(browser, self.ends_browser, driver, site);
        page.resize(Window::DESKTOP).await;
        page.goto("").await;
        page
    }

    /// Opens a path of the site, as typed into the address bar.
    pub async fn goto(&self, path: &str) {
        self.has_drawn().await;
        let url = self.site.url(path);
        self.session()
            .goto(&url)
            .await
            .unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Opens a path as a link elsewhere does: the whole page is loaded anew,
    /// even if only its fragment differs.
    pub async fn load(&self, path: &str) {
        self.load_whatever_comes(path).await;
        self.wait_for("html[data-boot]").await;
    }

    /// The same, where it need not be the program that is there then.
    pub async fn load_whatever_comes(&self, path: &str) {
        self.has_drawn().await;
        self.session().goto("about:blank").await.unwrap();
        self.goto(path).await;
    }

    /// From the next load on this script runs before the page's own, until `no_longer`.
    pub async fn before(&self, script: &str) -> Value {
        let script = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await
    }

    /// From the next load on that script does not run any more.
    pub async fn no_longer(&self, script: Value) {
        self.cdp("Page.removeScriptToEvaluateOnNewDocument", script)
            .await;
    }

    /// Opens a path in a further window of the same browser, and stays in this one.
    pub async fn another_window(&self, path: &str) -> WindowHandle {
        let here = self.session().window().await.unwrap();
        let there = self.session().new_tab().await.unwrap();
        self.switch_to(&there).await;
        self.goto(path).await;
        self.wait_for("html[data-boot]").await;
        self.switch_to(&here).await;
        there
    }

    /// The window that the test is in.
    pub async fn session_window(&self) -> WindowHandle {
        self.session().window().await.unwrap()
    }

    /// Goes on in another window.
    pub async fn switch_to(&self, window: &WindowHandle) {
        self.session()
            .switch_to_window(window.clone())
            .await
            .unwrap();
    }

    /// The address, from the site's base on: `#/find?c=1-1`.
    pub async fn address(&self) -> String {
        let url = self.session().current_url().await.unwrap().to_string();
        let base = self.site.url("");
        url.strip_prefix(&base).map_or(url.clone(), str::to_string)
    }

    /// Waits until the address is this one.
    pub async fn at_address(&self, expected: &str) {
        let began = Instant::now();
        loop {
            let address = self.address().await;
            if address == expected {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "address {address}, expected {expected}"
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Runs a script's body and hands back what it returns.
    pub async fn js(&self, script: &str) -> Value {
        let answer = self.session().execute(script, Vec::new()).await;
        answer
            .unwrap_or_else(|error| panic!("script {script}: {error}"))
            .json()
            .clone()
    }

    /// Runs the body of an async function and hands back what it returns.
    pub async fn js_async(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n\
             (async () => {{ {script} }})().then(done, (error) => done({{ failed: String(error) }}));"
        );
        let answer = self
            .session()
            .execute_async(script.as_str(), Vec::new())
            .await;
        let answer = answer
            .unwrap_or_else(|error| panic!("script {script}: {error}"))
            .json()
            .clone();
        assert!(
            answer["failed"].is_null(),
            "script {script}: {}",
            answer["failed"]
        );
        answer
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let answer = self.session().cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Waits for an element that can be seen.
    pub async fn wait_for(&self, css: &str) -> WebElement {
        let began = Instant::now();
        loop {
            for element in self.session().find_all(By::Css(css)).await.unwrap() {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            if began.elapsed() > PATIENCE {
                panic!(
                    "{css} did not appear. The page shows:\n{}",
                    self.body().await
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until no such element can be seen.
    pub async fn wait_gone(&self, css: &str) {
        let began = Instant::now();
        while self.shows(css).await {
            assert!(began.elapsed() < PATIENCE, "{css} did not go away");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until there is such an element, seen or not.
    pub async fn is_there(&self, css: &str) {
        let began = Instant::now();
        while self.count(css).await == 0 {
            assert!(began.elapsed() < PATIENCE, "{css} did not appear");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Whether such an element can be seen now.
    pub async fn shows(&self, css: &str) -> bool {
        for element in self.session().find_all(By::Css(css)).await.unwrap() {
            if element.is_displayed().await.unwrap_or(false) {
                return true;
            }
        }
        false
    }

    /// How many such elements there are now, seen or not.
    pub async fn count(&self, css: &str) -> usize {
        self.session().find_all(By::Css(css)).await.unwrap().len()
    }

    /// Clicks the first such element, after what hides it was opened.
    pub async fn click(&self, css: &str) {
        self.unfold(css).await;
        let element = self.wait_for(css).await;
        self.click_on(&element, css).await;
    }

    /// Clicks as a person does, who first scrolls away from under a bar that
    /// covers what is meant.
    async fn click_on(&self, element: &WebElement, what: &str) {
        if element.click().await.is_ok() {
            return;
        }
        let _ = element.scroll_into_view().await;
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("clicking {what}: {error}"));
    }

    /// Clicks the first link, button, label or summary whose text is, or holds, this.
    pub async fn click_text(&self, text: &str) {
        let path = format!(
            "//*[self::a or self::button or self::label or self::summary]\
             [contains(normalize-space(.), '{text}')]"
        );
        let began = Instant::now();
        loop {
            for element in self
                .session()
                .find_all(By::XPath(path.as_str()))
                .await
                .unwrap()
            {
                if element.is_displayed().await.unwrap_or(false) {
                    return self.click_on(&element, text).await;
                }
            }
            if began.elapsed() > PATIENCE {
                panic!(
                    "nothing to click says {text}. The page shows:\n{}",
                    self.body().await
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Empties a field and types into it.
    pub async fn fill(&self, css: &str, text: &str) {
        self.is_there(css).await;
        self.unfold(css).await;
        let element = self.wait_for(css).await;
        // By keys: WebDriver's own clearing tells the page nothing.
        element.send_keys(Key::Control + "a").await.unwrap();
        element.send_keys(Key::Delete + "").await.unwrap();
        element
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("typing into {css}: {error}"));
    }

    /// Chooses the option of a `<select>` by its text.
    pub async fn choose(&self, css: &str, option: &str) {
        let select = self.wait_for(css).await;
        for choice in select.find_all(By::Tag("option")).await.unwrap() {
            if choice.text().await.unwrap().trim() == option {
                return choice.click().await.unwrap();
            }
        }
        panic!("{css} has no option {option}");
    }

    /// Chooses files in a field that takes them.
    pub async fn choose_files(&self, css: &str, files: &[std::path::PathBuf]) {
        let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        let field = self.session().find(By::Css(css)).await.unwrap();
        field.send_keys(paths.join("\n")).await.unwrap();
    }

    /// Waits for a download whose name ends so, and reads it.
    pub async fn downloaded(&self, ending: &str) -> Vec<u8> {
        let began = Instant::now();
        loop {
            let files = std::fs::read_dir(self.browser().profile.downloads())
                .into_iter()
                .flatten()
                .flatten();
            if let Some(file) = files
                .map(|file| file.path())
                .find(|file| file.to_string_lossy().ends_with(ending))
            {
                return std::fs::read(file).unwrap();
            }
            assert!(began.elapsed() < PATIENCE, "no download ends with {ending}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Whether anything lies where downloads go.
    pub fn has_downloads(&self) -> bool {
        let folder = self.browser().profile.downloads();
        std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let Some(browser) = self.browser.take() else {
            return;
        };
        self.driver.close(browser.session);
        assert!(
            thread::panicking(),
            "a test ends its page with `page.end_clean().await`"
        );
    }
}
