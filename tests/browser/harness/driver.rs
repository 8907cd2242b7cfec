//! Chromedriver and its sessions: one driver for as long as any test uses it. A test that ends leaves
//! its Chromium, renewed, to the next one; a test that restarts its browser has one of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use xtask::project::on_path;

use super::browser::{Browser, Profile};

// No visitor changes the address two hundred times in ten seconds; a test does.
const FLAGS: [&str; 10] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-ipc-flooding-protection",
    "--lang=ja",
];

/// Without a window.
const HEADLESS: &str = "--headless";

/// A running chromedriver. It ends with the last session that holds it, so
/// none is left behind by a test that panics.
pub struct Driver {
    process: Child,
    port: u16,
    /// Browsers that no test uses now.
    idle: Mutex<Vec<Browser>>,
}

impl Driver {
    /// The process's one driver, started if none runs.
    pub fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *running = Arc::downgrade(&driver);
        driver
    }

    fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is not installed: `cargo xtask test` sees to it");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        // What it says later is read too, or the pipe would fill up.
        thread::spawn(move || lines.for_each(drop));
        Self {
            process,
            port: port.expect("chromedriver did not say its port"),
            idle: Mutex::default(),
        }
    }

    /// A browser that holds nothing of that origin: one that a test has left, else a new one.
    pub async fn lend(&self, origin: &str) -> Browser {
        let left = self.idle().pop();
        if let Some(browser) = left {
            match browser.forget(origin).await {
                Ok(()) => return browser,
                // It died of what the test before did, which is no fault of this one.
                Err(_) => self.close(browser.session),
            }
        }
        self.start_browser(&Profile::fresh()).await
    }

    /// Takes a browser back. One that cannot be renewed is ended.
    pub async fn take_back(&self, browser: Browser) {
        match browser.renew().await {
            Ok(()) => self.idle().push(browser),
            Err(_) => self.close(browser.session),
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Browser>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new Chromium on that profile.
    pub async fn start_browser(&self, profile: &Profile) -> Browser {
        self.start_with(profile, &[HEADLESS.to_string()]).await
    }

    /// A new Chromium with further flags; without [`HEADLESS`] among them it has a window.
    pub async fn start_with(&self, profile: &Profile, flags: &[String]) -> Browser {
        let mut wanted = DesiredCapabilities::chrome();
        for flag in FLAGS.into_iter().chain(flags.iter().map(String::as_str)) {
            wanted.add_arg(flag).unwrap();
        }
        let data = format!("--user-data-dir={}", profile.data().display());
        wanted.add_arg(&data).unwrap();
        let downloads = profile.downloads();
        let prefs = serde_json::json!({
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
            "intl.accept_languages": "ja",
            // Or each browser begins with its own page for new tabs, which takes it longer than ours.
            "session.restore_on_startup": 4,
            "session.startup_urls": ["about:blank"],
        });
        wanted.add_experimental_option("prefs", prefs).unwrap();
        if let Some(chromium) = on_path("chromium") {
            wanted.set_binary(&chromium.to_string_lossy()).unwrap();
        }
        wanted
            .set_browser_log_level(LoggingPrefsLogLevel::All)
            .unwrap();
        let address = format!("http://127.0.0.1:{}", self.port);
        let session = WebDriver::builder(address, wanted)
            .client(client())
            .await
            .expect("Chromium did not start");
        let profile = profile.clone();
        Browser { session, profile }
    }
}

/// A connection for each command. A browser goes from test to test, and each test has a runtime of its
/// own: a connection that was left open by one of them ends with its runtime, and a command of the next
/// test that was given that connection would fail ("error sending request").
fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .pool_max_idle_per_host(0)
        .timeout(Duration::from_secs(120))
        .build()
        .expect("a client without options that depend on the machine")
}

impl Driver {
    /// Closes a session that a failed test has left open. The library's own
    /// way waits for two minutes when its thread is the one that panics.
    pub fn close(&self, session: WebDriver) {
        let id = session.session_id().to_string();
        let _ = session.leak();
        self.ask(&format!("DELETE /session/{id}"));
    }

    fn ask(&self, request: &str) {
        if let Ok(mut socket) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = socket.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = write!(
                socket,
                "{request} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            );
            let _ = socket.read(&mut [0; 1024]);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Their folders go after the browsers themselves.
        let mut folders = Vec::new();
        for browser in self.idle().drain(..) {
            let _ = browser.session.leak();
            folders.push(browser.profile);
        }
        // Asked to shut down, it ends every Chromium it has started.
        self.ask("GET /shutdown");
        for _ in 0..40 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
