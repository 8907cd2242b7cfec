//! The built site on a host of its own, and the visits to it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde_json::json;
use tempfile::TempDir;
use xtask::server::{Fault, Options, Server};

use super::browser::Profile;
use super::driver::Driver;
use super::page::{PATIENCE, PAUSE, Page};

/// The size of what the visitor sees, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window(pub u32, pub u32);

impl Window {
    /// A phone held upright.
    pub const PHONE: Self = Self(360, 800);
    /// A tablet held upright.
    pub const TABLET: Self = Self(768, 1024);
    /// An office computer.
    pub const DESKTOP: Self = Self(1280, 900);
    /// What 400 % zoom leaves of an office computer.
    pub const ZOOMED: Self = Self(320, 256);
    /// All that the look is made for.
    pub const ALL: [Self; 3] = [Self::PHONE, Self::TABLET, Self::DESKTOP];
}

/// A running site. Clones are the same site; it ends with the last of them
/// and of the pages opened on it.
#[derive(Clone)]
pub struct Site {
    server: Arc<Mutex<Server>>,
    kept: Arc<Mutex<Vec<TempDir>>>,
}

impl Site {
    /// Serves a built site at the top of a host.
    pub fn start(dist: PathBuf) -> Self {
        Self::start_below("/", dist)
    }

    /// Serves it below a folder of the host, such as `/some/folder/`.
    pub fn start_below(base: &str, dist: PathBuf) -> Self {
        let options = Options {
            base: base.into(),
            ..Options::new(dist)
        };
        Self {
            server: Arc::new(Mutex::new(Server::start(options).unwrap())),
            kept: Arc::default(),
        }
    }

    /// Opens a path in a fresh browser, at desktop size, and waits for the
    /// program to have started or to have said why not.
    pub async fn open(&self, path: &str) -> Page {
        self.visit().open(path).await
    }

    /// A visit with wishes: window, profile, scripts.
    pub fn visit(&self) -> Visit {
        Visit {
            site: self.clone(),
            window: Window::DESKTOP,
            profile: None,
            scripts: vec![super::console::RECORD_VIOLATIONS.into()],
            waits: true,
        }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        self.server().url(path)
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        let url = self.url("");
        let length = url.match_indices('/').nth(2).map(|(length, _)| length);
        url[..length.unwrap_or(url.len())].to_string()
    }

    /// Answers paths that fit the pattern (one `*`) with a fault.
    pub fn fault(&self, pattern: &str, fault: Fault) {
        self.server().set_fault(pattern, fault);
    }

    /// Answers as it should again.
    pub fn clear_faults(&self) {
        self.server().clear_faults();
    }

    /// Pulls the plug: no network, as far as the site is concerned.
    pub fn stop(&self) {
        self.server().stop();
    }

    /// Puts the plug back in, on the same address.
    pub fn restart(&self) {
        self.server().restart().unwrap();
    }

    /// Publishes another build in place of this one.
    pub fn deploy(&self, dist: PathBuf) {
        self.server().set_folder(dist);
    }

    /// The paths asked for so far, with their base and query.
    pub fn requests(&self) -> Vec<String> {
        self.server().requests()
    }

    /// Waits until a path that holds this was asked for.
    pub async fn is_asked_for(&self, part: &str) {
        let began = Instant::now();
        while !self.requests().iter().any(|path| path.contains(part)) {
            assert!(began.elapsed() < PATIENCE, "{part} was not asked for");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Forgets the paths asked for so far.
    pub fn clear_requests(&self) {
        self.server().clear_requests();
    }

    /// Keeps a folder on disk for as long as the site is there.
    pub fn keep(&self, folder: TempDir) {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(folder);
    }

    fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A visit that is being prepared.
pub struct Visit {
    site: Site,
    window: Window,
    profile: Option<Profile>,
    scripts: Vec<String>,
    waits: bool,
}

impl Visit {
    /// In a window of that size.
    pub fn window(mut self, window: Window) -> Self {
        self.window = window;
        self
    }

    /// In a browser on that folder, which ends with its page: for tests that start it again.
    pub fn profile(mut self, profile: &Profile) -> Self {
        self.profile = Some(profile.clone());
        self
    }

    /// With a script that runs before the page's own, on every load.
    pub fn before(mut self, script: &str) -> Self {
        self.scripts.push(script.into());
        self
    }

    /// With the browser's clock at that time, such as `2028-04-01T09:00:00+09:00`.
    pub fn at(self, time: &str) -> Self {
        let script = include_str!("clock.js").replace("FIXED_TIME", time);
        self.before(&script)
    }

    /// In a browser that keeps no program, as on plain http: for tests about the network itself.
    pub fn without_worker(self) -> Self {
        self.before("delete Navigator.prototype.serviceWorker;")
    }

    /// Without waiting for the program: for pages whose script cannot load.
    pub fn without_waiting(mut self) -> Self {
        self.waits = false;
        self
    }

    /// Opens the path in a browser.
    pub async fn open(self, path: &str) -> Page {
        let driver = Driver::shared();
        let browser = match &self.profile {
            Some(profile) => driver.start_browser(profile).await,
            None => driver.lend(&self.site.origin()).await,
        };
        let page = Page::new(browser, self.profile.is_some(), driver, self.site);
        for script in &self.scripts {
            page.before(script).await;
        }
        page.cdp(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": "Asia/Tokyo" }),
        )
        .await;
        page.resize(self.window).await;
        page.goto(path).await;
        if self.waits {
            page.wait_for("html[data-boot]").await;
        }
        page
    }
}
