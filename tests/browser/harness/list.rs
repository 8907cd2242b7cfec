//! What a visitor does on the list of results.

use super::Page;

impl Page {
    /// Opens every `<details>` around such an element, where all of them are hidden by one.
    pub async fn unfold(&self, css: &str) {
        self.js(&format!(
            "const all = [...document.querySelectorAll({css:?})];
             const around = (found) => found.matches('summary') ? found.parentElement : found;
             const closed = (found) => around(found).parentElement?.closest('details:not([open])');
             if (all.length === 0 || all.some((found) => !closed(found))) return;
             for (let part = closed(all[0]); part; part = closed(part)) part.open = true;"
        ))
        .await;
    }

    /// Chooses the report's table in place of a line a person.
    pub async fn in_full(&self) {
        self.wait_for(".al-results").await;
        self.click(".al-segment label:last-child").await;
        self.wait_for(".al-results__person").await;
    }

    /// Goes on from the search to the list.
    pub async fn see_people(&self) {
        self.click(".al-countbar__see").await;
    }

    /// Opens somebody's line, counted from 1, unless it is open.
    pub async fn open_line(&self, place: usize) {
        let line = format!(".al-glance__person:nth-of-type({place})");
        self.wait_for(&format!("{line} .al-glance__open button"))
            .await;
        // What was opened before stays open.
        if !self.shows(&format!("{line} .al-glance__parts")).await {
            self.click(&format!("{line} .al-glance__open button")).await;
        }
        self.wait_for(&format!("{line} .al-glance__parts")).await;
    }

    /// Opens what can be done with the list: paper, files, links.
    pub async fn open_menu(&self) {
        self.click(".al-popup > summary").await;
        self.wait_for(".al-popup[open]").await;
    }

    /// Opens the chosen conditions, where they can be taken off.
    pub async fn open_chosen(&self) {
        self.click(".al-fold > summary").await;
        self.wait_for(".al-fold[open]").await;
    }
}
