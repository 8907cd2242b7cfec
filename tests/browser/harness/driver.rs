//! Chromedriver and its sessions: one driver for all tests of the process, one
//! Chromium with a profile of its own for each.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use xtask::project::on_path;

// No visitor changes the address two hundred times in ten seconds; a test does.
const FLAGS: [&str; 11] = [
    "--headless",
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

/// A running chromedriver. It ends with the last session that holds it, so
/// none is left behind by a test that panics.
pub struct Driver {
    process: Child,
    port: u16,
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
        }
    }

    /// A new Chromium on that profile.
    pub async fn session(&self, profile: &Profile) -> WebDriver {
        let mut wanted = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wanted.add_arg(flag).unwrap();
        }
        let folder = profile.0.path();
        wanted
            .add_arg(&format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .unwrap();
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
        WebDriver::new(address, wanted)
            .await
            .expect("Chromium did not start")
    }
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

/// A browser's folder on disk: kept by a test that restarts the browser.
#[derive(Clone)]
pub struct Profile(Arc<TempDir>);

impl Profile {
    /// A browser that has never been used.
    pub fn fresh() -> Self {
        Self(Arc::new(tempfile::tempdir().unwrap()))
    }

    /// Where its downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.0.path().join("downloads")
    }
}
