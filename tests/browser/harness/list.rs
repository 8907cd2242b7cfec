//! What a visitor does on the list of results.

use super::Page;

impl Page {
    /// Chooses the report's table in place of a line a person.
    pub async fn in_full(&self) {
        self.wait_for(".al-results").await;
        self.click(".al-segment label:last-child").await;
        self.wait_for(".al-results__person").await;
    }

    /// Opens somebody's line, counted from 1.
    pub async fn open_line(&self, place: usize) {
        let line = format!(".al-glance__person:nth-of-type({place})");
        self.click(&format!("{line} .al-glance__open button")).await;
        self.wait_for(&format!("{line} .al-glance__parts")).await;
    }

    /// Opens what can be done with the list: paper, files, links.
    pub async fn open_menu(&self) {
        self.click(".al-menu > summary").await;
        self.wait_for(".al-menu[open]").await;
    }

    /// Opens the chosen conditions, where they can be taken off.
    pub async fn open_chosen(&self) {
        self.click(".al-fold > summary").await;
        self.wait_for(".al-fold[open]").await;
    }
}
