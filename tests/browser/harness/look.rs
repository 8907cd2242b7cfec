//! What the page looks like: window sizes, reflow, pictures for people.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::page::Page;
use super::site::Window;

fn takes_pictures() -> bool {
    std::env::var_os("ACTIVELIST_PICTURES").is_some()
}

impl Page {
    /// Makes what the visitor sees exactly this large.
    pub async fn resize(&self, Window(width, height): Window) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// At 640 and 320 pixels (200 % and 400 % zoom), nothing needs sideways scrolling. Leaves the window
    /// at the latter.
    pub async fn reflows(&self) {
        for window in [Window(640, 400), Window::ZOOMED] {
            self.resize(window).await;
            self.fits().await;
        }
    }

    async fn fits(&self) {
        let script = "
            const page = document.scrollingElement;
            if (page.scrollWidth <= page.clientWidth) return [];
            const wide = [...document.body.querySelectorAll('*')]
                .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1)
                .map((element) => element.tagName.toLowerCase() + '.' + element.className);
            return [`${page.scrollWidth} > ${page.clientWidth}`, ...wide.slice(0, 10)];";
        let wide = self.js(script).await;
        assert_eq!(wide, json!([]), "too wide for the window");
    }

    /// A picture of the whole page in target/screenshots/<name>-<width>.png, where somebody wants to
    /// look at it: `cargo xtask test --pictures`.
    pub async fn picture(&self, name: &str) {
        if !takes_pictures() {
            return;
        }
        let metrics = self.cdp("Page.getLayoutMetrics", json!({})).await;
        let size = &metrics["cssContentSize"];
        let clip =
            json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let answer = self.cdp("Page.captureScreenshot", wish).await;
        let bytes = STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .unwrap();
        let width = self.js("return innerWidth").await;
        std::fs::write(
            super::artifact("screenshots", &format!("{name}-{width}.png")),
            bytes,
        )
        .unwrap();
    }

    /// Pictures at all three sizes, where they are wanted; leaves the window at the last, desktop.
    pub async fn pictures(&self, name: &str) {
        if !takes_pictures() {
            return self.resize(Window::DESKTOP).await;
        }
        for window in Window::ALL {
            self.resize(window).await;
            self.picture(name).await;
        }
    }

    /// Shows the page as for another medium or taste: `print`,
    /// `[("forced-colors", "active")]`, `[("prefers-reduced-motion", "reduce")]`.
    pub async fn media(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "media": media, "features": features }),
        )
        .await;
    }
}
