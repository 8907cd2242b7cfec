//! Firefox without a driver: it listens to WebDriver BiDi itself.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::bidi::Bidi;
use crate::harness::Window;

/// A browser for nobody: it asks nothing, looks for nothing, and speaks Japanese.
const SETTINGS: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.safebrowsing.downloads.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.systemAddon.update.enabled", false);
user_pref("intl.accept_languages", "ja");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("toolkit.telemetry.enabled", false);
"#;

/// A running Firefox with one window. It ends when it goes out of scope.
pub struct Firefox {
    bidi: Bidi,
    context: Value,
    process: Child,
    _profile: TempDir,
}

impl Firefox {
    /// Starts one that has never been used. `scripts` run before those of every page.
    pub fn start(program: &Path, scripts: &[String]) -> Self {
        let profile = tempfile::tempdir().unwrap();
        fs::write(profile.path().join("user.js"), SETTINGS).unwrap();
        let mut process = Command::new(program)
            .args(["--headless", "--no-remote", "--remote-debugging-port=0"])
            .arg("--profile")
            .arg(profile.path())
            .env("TZ", "Asia/Tokyo")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("BiDi listening on ws://")?;
            address.rsplit_once(':')?.1.parse().ok()
        });
        // What it says later is read too, or the pipe would fill up.
        thread::spawn(move || lines.for_each(drop));
        let mut bidi = Bidi::connect(port.expect("Firefox did not say its port"));
        bidi.send("session.new", &json!({ "capabilities": {} }));
        bidi.send(
            "session.subscribe",
            &json!({ "events": ["log.entryAdded"] }),
        );
        for script in scripts {
            let script = json!({ "functionDeclaration": format!("() => {{ {script} }}") });
            bidi.send("script.addPreloadScript", &script);
        }
        let tree = bidi.send("browsingContext.getTree", &json!({}));
        let context = tree["contexts"][0]["context"].clone();
        Self {
            bidi,
            context,
            process,
            _profile: profile,
        }
    }

    /// Sets out for an address. Whoever wants it loaded looks for that in the page: Firefox's own word on
    /// it never comes where another navigation, such as a page's own, takes the place of this one.
    pub fn goto(&mut self, url: &str) {
        let wish = json!({ "context": self.context, "url": url, "wait": "none" });
        let _ = self.bidi.ask("browsingContext.navigate", &wish);
    }

    /// Runs the body of an async function and hands back what it returns.
    pub fn js(&mut self, script: &str) -> Result<Value, String> {
        let script =
            format!("async () => JSON.stringify(await (async () => {{ {script} }})() ?? null)");
        let wish = json!({
            "functionDeclaration": script,
            "awaitPromise": true,
            "target": { "context": self.context },
            "userActivation": true,
        });
        let answer = self.bidi.ask("script.callFunction", &wish);
        let answer = answer.map_err(|fault| fault.to_string())?;
        match answer["result"]["value"].as_str() {
            Some(text) => Ok(serde_json::from_str(text).unwrap()),
            None => Err(answer["exceptionDetails"]["text"].to_string()),
        }
    }

    /// Presses the mouse at that place of the window.
    pub fn click(&mut self, x: i64, y: i64) {
        let actions = json!([{
            "type": "pointer", "id": "mouse", "actions": [
                { "type": "pointerMove", "x": x, "y": y },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ],
        }]);
        self.act(&actions);
    }

    /// Types into what has the focus.
    pub fn type_text(&mut self, text: &str) {
        let keys: Vec<_> = text
            .chars()
            .flat_map(|key| {
                ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
            })
            .collect();
        self.act(&json!([{ "type": "key", "id": "keys", "actions": keys }]));
    }

    fn act(&mut self, actions: &Value) {
        let wish = json!({ "context": self.context, "actions": actions });
        self.bidi.send("input.performActions", &wish);
    }

    /// Back, -1, or Forward, 1; nothing where there is no such entry.
    pub fn travel(&mut self, delta: i8) {
        let wish = json!({ "context": self.context, "delta": delta });
        let _ = self.bidi.ask("browsingContext.traverseHistory", &wish);
    }

    /// Makes what the visitor sees exactly this large.
    pub fn resize(&mut self, Window(width, height): Window) {
        let viewport = json!({ "width": width, "height": height });
        let wish = json!({ "context": self.context, "viewport": viewport });
        self.bidi.send("browsingContext.setViewport", &wish);
    }

    /// Prints on A4 upright, as the style sheet says where it says so.
    pub fn print(&mut self) -> Vec<u8> {
        let wish = json!({
            "context": self.context,
            "page": { "width": 21.0, "height": 29.7 },
            "margin": { "top": 1.0, "bottom": 1.0, "left": 1.0, "right": 1.0 },
            "shrinkToFit": false,
        });
        let answer = self.bidi.send("browsingContext.print", &wish);
        STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .unwrap()
    }

    /// A picture of the whole page.
    pub fn picture(&mut self) -> Vec<u8> {
        let wish = json!({ "context": self.context, "origin": "document" });
        let answer = self.bidi.send("browsingContext.captureScreenshot", &wish);
        STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .unwrap()
    }

    /// What the console has said since this was last asked: errors and warnings.
    pub fn console(&mut self) -> Vec<String> {
        // Whatever was said before this answer has arrived with it.
        self.bidi.send("session.status", &json!({}));
        let said = self.bidi.events();
        said.iter()
            .filter(|event| event["method"] == "log.entryAdded")
            .filter(|event| matches!(event["params"]["level"].as_str(), Some("error" | "warn")))
            .map(|event| event["params"]["text"].to_string())
            .collect()
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
