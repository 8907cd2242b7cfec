//! A screen of its own with a keyboard and a mouse. What the browser itself does with a key (help, zoom,
//! its find bar) happens only where the key comes from the window system: keys that the driver makes go
//! to the page alone, and a headless browser has no window.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use super::browser::Profile;
use super::driver::Driver;
use super::page::{PATIENCE, PAUSE, Page};
use super::site::{Site, Window};

/// The size of the screen, in pixels.
const SCREEN: Window = Window(1280, 800);

/// A running X server without a screen that anybody sees. It ends when it goes out of scope.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one on the first free number.
    pub fn start() -> Display {
        let Window(width, height) = SCREEN;
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0"])
            .arg(format!("{width}x{height}x24"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is not installed: `cargo xtask test` sees to it");
        let mut number = String::new();
        let said = server.stdout.take().expect("stdout is piped");
        BufReader::new(said).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        Display { server, name }
    }

    /// How programs name it: `:7`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Opens a path in a browser in kiosk mode that fills the screen, and touches the middle of the page:
    /// from then on it has the keyboard.
    pub async fn open(&self, site: &Site, path: &str) -> Page {
        let Window(width, height) = SCREEN;
        let flags = [
            "--kiosk".to_string(),
            "--ozone-platform=x11".to_string(),
            format!("--display={}", self.name),
            "--window-position=0,0".to_string(),
            format!("--window-size={width},{height}"),
        ];
        let driver = Driver::shared();
        let browser = driver.start_with(&Profile::fresh(), &flags).await;
        let page = Page::new(browser, true, driver, site.clone());
        page.goto(path).await;
        page.wait_for("html[data-boot]").await;
        // There is no window manager that would give it the keyboard.
        self.tool(&[
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            "Chromium",
            "windowfocus",
        ]);
        self.click((i64::from(width / 2), i64::from(height / 2)), 1, "");
        let began = Instant::now();
        while page.js("return document.hasFocus()").await != true {
            assert!(began.elapsed() < PATIENCE, "the browser has no keyboard");
            tokio::time::sleep(PAUSE).await;
        }
        page
    }

    /// Presses keys together, in the names of X: `ctrl+shift+F1`.
    pub fn press(&self, keys: &str) {
        self.tool(&["key", keys]);
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) {
        self.tool(&["type", "--delay", "5", text]);
    }

    /// Clicks with a button: 1 left, 2 middle, 4 and 5 turn the wheel, 8 and 9 go back and forward.
    /// `held` is a key that is down meanwhile; none if empty.
    pub fn click(&self, (x, y): (i64, i64), button: u8, held: &str) {
        let (x, y, button) = (x.to_string(), y.to_string(), button.to_string());
        let mut all = vec!["mousemove", &x, &y];
        if held.is_empty() {
            all.extend(["click", &button]);
        } else {
            all.extend(["keydown", held, "click", &button, "keyup", held]);
        }
        self.tool(&all);
    }

    fn tool(&self, arguments: &[&str]) {
        let done = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.name)
            .stdout(Stdio::null())
            .status()
            .expect("xdotool is not installed: `cargo xtask test` sees to it");
        assert!(done.success(), "xdotool {arguments:?}: {done}");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked to end, it takes its lock away; killed, it would leave it.
        let ask = format!("kill {}", self.server.id());
        let asked = Command::new("sh").args(["-c", &ask]).status();
        if !asked.is_ok_and(|asked| asked.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}
