//! Counts what a visitor has to do: presses, and how many screens are scrolled through.
//!
//! Writing counts nothing, putting the cursor into a field, choosing from a native list and every other press
//! count one. For each screen of the page, the lowest place that had to be reached counts, in heights of the
//! window.

use super::Page;

/// A visit whose presses are counted.
pub struct Counted<'a> {
    page: &'a Page,
    height: f64,
    /// Presses so far.
    pub presses: usize,
    /// Heights of the window of the screens that were left.
    left: f64,
    /// The lowest place of the present screen, in pixels.
    lowest: f64,
}

impl<'a> Counted<'a> {
    /// Counts from here, in a window of this height.
    pub fn new(page: &'a Page, height: f64) -> Counted<'a> {
        Counted {
            page,
            height,
            presses: 0,
            left: 0.0,
            lowest: height,
        }
    }

    /// Presses the first such element.
    pub async fn press(&mut self, css: &str) {
        self.reach(css).await;
        self.page.click(css).await;
    }

    /// Presses what says this, wherever it stands.
    pub async fn press_text(&mut self, text: &str) {
        self.presses += 1;
        self.page.click_text(text).await;
    }

    /// Puts the cursor into a field and writes.
    pub async fn write(&mut self, css: &str, text: &str) {
        self.reach(css).await;
        self.page.fill(css, text).await;
    }

    /// Chooses from a native list.
    pub async fn choose(&mut self, css: &str, option: &str) {
        self.reach(css).await;
        self.page.choose(css, option).await;
    }

    /// Another screen is there.
    pub fn went_on(&mut self) {
        self.left += self.lowest / self.height;
        self.lowest = self.height;
    }

    /// All screens so far, in heights of the window.
    pub fn screens(&self) -> f64 {
        self.left + self.lowest / self.height
    }

    async fn reach(&mut self, css: &str) {
        self.presses += 1;
        self.page.wait_for(css).await;
        // What sticks to the window's edge is in sight without scrolling.
        let found = self
            .page
            .js(&format!(
                "const found = document.querySelector({css:?});
                 for (let part = found; part; part = part.parentElement) {{
                     if (['sticky', 'fixed'].includes(getComputedStyle(part).position)) return 0;
                 }}
                 return found.getBoundingClientRect().bottom + scrollY"
            ))
            .await;
        self.lowest = self.lowest.max(found.as_f64().unwrap_or_default());
    }
}
