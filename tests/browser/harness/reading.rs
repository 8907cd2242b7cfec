//! What the page says: texts, attributes, and waiting for them.

use std::time::Instant;

use serde_json::Value;
use thirtyfour::By;

use super::page::{PATIENCE, PAUSE, Page};

impl Page {
    /// The text of the first such element, as seen.
    pub async fn text(&self, css: &str) -> String {
        self.wait_for(css).await.text().await.unwrap()
    }

    /// The texts of all such elements, as seen.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.session().find_all(By::Css(css)).await.unwrap() {
            texts.push(element.text().await.unwrap());
        }
        texts
    }

    /// An attribute of the first such element.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.wait_for(css).await.attr(name).await.unwrap()
    }

    /// Everything the page shows.
    pub async fn body(&self) -> String {
        self.js("return document.body.innerText")
            .await
            .as_str()
            .unwrap_or_default()
            .to_string()
    }

    /// Waits until the page shows this text.
    pub async fn has_text(&self, text: &str) {
        self.until(text, true).await;
    }

    /// Waits until the page shows this text nowhere.
    pub async fn has_no_text(&self, text: &str) {
        self.until(text, false).await;
    }

    async fn until(&self, text: &str, wanted: bool) {
        let began = Instant::now();
        loop {
            let body = self.body().await;
            if body.contains(text) == wanted {
                return;
            }
            let word = if wanted {
                "does not show"
            } else {
                "still shows"
            };
            assert!(
                began.elapsed() < PATIENCE,
                "the page {word} {text:?}. It shows:\n{body}"
            );
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// The texts of a script's answer.
pub fn strings(answer: &Value) -> Vec<String> {
    let texts = answer.as_array().into_iter().flatten();
    texts
        .map(|text| text.as_str().unwrap_or_default().to_string())
        .collect()
}
