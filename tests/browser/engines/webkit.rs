//! WebKitGTK: its driver, and a window of our own (`webkit_shell.py`) for what the driver cannot do.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, Capabilities, WebDriver};
use xtask::setup::PYTHON;

use crate::harness::{Display, Window};

/// How long the driver may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running window. It ends when it goes out of scope.
pub struct WebKit {
    session: Option<WebDriver>,
    socket: PathBuf,
    /// What the page's console said.
    said: Arc<Mutex<Vec<String>>>,
    driver: Child,
    _data: TempDir,
    _display: Display,
}

impl WebKit {
    /// Starts one that has never been used. `scripts` run before those of every page.
    pub async fn start(scripts: &[String]) -> Self {
        let display = Display::start();
        let data = tempfile::tempdir().unwrap();
        let socket = data.path().join("shell.socket");
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", display.name())
            .env("GDK_BACKEND", "x11")
            .env("TZ", "Asia/Tokyo")
            .env("LANG", "ja_JP.UTF-8")
            // The sandbox cannot be had as root and in most containers; the pages are the tests' own.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let heard = Arc::clone(&said);
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let mut said = heard.lock().unwrap_or_else(PoisonError::into_inner);
                said.push(line);
            }
        });
        let shell =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/engines/webkit_shell.py");
        let mut wanted = Capabilities::new();
        wanted.set("browserName", "webkit_shell").unwrap();
        let options = json!({
            "binary": PYTHON,
            "args": [shell, socket, data.path().join("data")],
        });
        wanted.set("webkitgtk:browserOptions", options).unwrap();
        // A page that ends while a script runs in it never answers.
        let patience = json!({ "script": 10_000, "pageLoad": 20_000 });
        wanted.set("timeouts", patience).unwrap();
        let began = Instant::now();
        let session = loop {
            let address = format!("http://127.0.0.1:{port}");
            match WebDriver::new(address, wanted.clone()).await {
                Ok(session) => break session,
                Err(error) => assert!(
                    began.elapsed() < PATIENCE,
                    "WebKitGTK did not start: {error}"
                ),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        let webkit = Self {
            session: Some(session),
            socket,
            said,
            driver,
            _data: data,
            _display: display,
        };
        for script in scripts {
            webkit.ask(&json!({ "do": "before", "script": script }));
        }
        webkit
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the window is open")
    }

    fn ask(&self, wish: &Value) {
        let mut stream = UnixStream::connect(&self.socket).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        writeln!(stream, "{wish}").unwrap();
        let mut answer = String::new();
        BufReader::new(stream).read_line(&mut answer).unwrap();
        assert_eq!(answer.trim(), "\"\"", "{wish}");
    }

    /// Opens an address and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.session().goto(url).await.unwrap();
    }

    /// Runs the body of an async function and hands back what it returns.
    pub async fn js(&self, script: &str) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n\
             (async () => {{ {script} }})().then((value) => done([value ?? null]), (error) => done(String(error)));"
        );
        let answer = self
            .session()
            .execute_async(script.as_str(), Vec::new())
            .await;
        match answer.map_err(|error| error.to_string())?.json() {
            Value::Array(values) => Ok(values[0].clone()),
            fault => Err(fault.to_string()),
        }
    }

    /// Clicks the first element that the selector names.
    pub async fn click(&self, css: &str) {
        let element = self.session().find(By::Css(css)).await.unwrap();
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("clicking {css}: {error}"));
    }

    /// Types into the first element that the selector names.
    pub async fn type_text(&self, css: &str, text: &str) {
        let element = self.session().find(By::Css(css)).await.unwrap();
        element.send_keys(text).await.unwrap();
    }

    /// Back, -1, or Forward, 1.
    pub async fn travel(&self, delta: i8) {
        let _ = match delta {
            -1 => self.session().back().await,
            _ => self.session().forward().await,
        };
    }

    /// Makes what the visitor sees exactly this large.
    pub fn resize(&self, Window(width, height): Window) {
        self.ask(&json!({ "do": "resize", "width": width, "height": height }));
    }

    /// Prints on A4, upright or lying across: WebKit turns no pages by itself.
    pub fn print(&self, across: bool) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("print.pdf");
        self.ask(&json!({ "do": "print", "path": path, "across": across }));
        std::fs::read(path).unwrap()
    }

    /// A picture of what can be seen.
    pub async fn picture(&self) -> Vec<u8> {
        self.session().screenshot_as_png().await.unwrap()
    }

    /// What the console has said since this was last asked: errors and warnings.
    pub fn console(&self) -> Vec<String> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let said = std::mem::take(&mut *said);
        let is_fault = |line: &String| line.contains("CONSOLE") && !line.contains("CONSOLE LOG");
        said.into_iter().filter(is_fault).collect()
    }
}

impl Drop for WebKit {
    fn drop(&mut self) {
        // The library's own way of ending a session waits for two minutes when its thread is the one that
        // panics. The window ends by itself when its driver has.
        if let Some(session) = self.session.take() {
            let _ = session.leak();
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The driver takes a number and says none.
fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    free.local_addr().unwrap().port()
}
