//! Two visitors who do the same, of whom one has a page that somebody else changes as well.

use std::time::Instant;

use crate::harness::{Page, Site};
use crate::served::tight;

/// All text nodes that say something, but those in pictures: HTML is not drawn there.
pub const TEXTS: &str = "
    const textsOf = (place) => {
        const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        return texts.filter((text) => text.data.trim() && !text.parentNode.closest('script, style, svg'));
    };";

/// Two visitors who do the same; the page of the second is changed after each step.
pub struct Twins {
    pub plain: Page,
    pub changed: Page,
    change: &'static str,
}

impl Twins {
    /// Opens the page for both. `change` is the body of a function of the page, run after each step.
    pub async fn open(site: &Site, path: &str, change: &'static str) -> Self {
        let twins = Self {
            plain: site.open(path).await,
            changed: site.open(path).await,
            change,
        };
        twins.plain.wait_for("html[data-boot=ready]").await;
        twins.changed.wait_for("html[data-boot=ready]").await;
        twins
    }

    /// Both do it, and read the same afterwards.
    pub async fn both(&self, what: &str, act: impl AsyncFn(&Page)) {
        act(&self.plain).await;
        act(&self.changed).await;
        self.read_the_same(what).await;
        self.changed.js(&format!("{TEXTS}{}", self.change)).await;
        self.read_the_same(&format!("{what}, changed")).await;
    }

    /// Waits until both read the same.
    pub async fn read_the_same(&self, what: &str) {
        let began = Instant::now();
        loop {
            let (plain, changed) = (self.plain.body().await, self.changed.body().await);
            if tight(&plain) == tight(&changed) {
                return;
            }
            assert!(
                began.elapsed().as_secs() < 10,
                "{what}: {}",
                difference(&tight(&plain), &tight(&changed))
            );
        }
    }

    /// Ends both pages, whose consoles are empty.
    pub async fn end_clean(self) {
        self.plain.end_clean().await;
        self.changed.end_clean().await;
    }
}

/// Where two texts part.
fn difference(plain: &str, changed: &str) -> String {
    let same = plain.chars().zip(changed.chars());
    let same = same.take_while(|(one, other)| one == other).count();
    let from = |text: &str| {
        text.chars()
            .skip(same.saturating_sub(20))
            .take(80)
            .collect::<String>()
    };
    format!(
        "it should read\n  {}\nand reads\n  {}",
        from(plain),
        from(changed)
    )
}
