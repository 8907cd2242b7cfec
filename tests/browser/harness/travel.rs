//! The browser's own buttons: reload, Back, Forward. Whoever presses one has seen what was done before.

use thirtyfour::error::WebDriverResult;

use super::page::Page;

impl Page {
    /// Loads the page again.
    pub async fn reload(&self) {
        self.has_written().await;
        self.session().refresh().await.unwrap();
    }

    /// The browser's Back.
    pub async fn back(&self) {
        self.has_written().await;
        self.session().back().await.unwrap();
    }

    /// The browser's Forward.
    pub async fn forward(&self) {
        self.has_written().await;
        self.session().forward().await.unwrap();
    }

    /// The browser's Back, where the page may begin anew while the driver waits for it.
    pub async fn back_whatever_comes(&self) {
        self.has_written().await;
        arrived(self.session().back().await);
    }

    /// The browser's Forward, in the same way.
    pub async fn forward_whatever_comes(&self) {
        self.has_written().await;
        arrived(self.session().forward().await);
    }

    /// Waits until what was done last is drawn: nobody leaves sooner.
    pub(super) async fn has_drawn(&self) {
        self.waits("0").await;
    }

    /// Waits until it is written into the address too, which happens four times a second at most: nobody
    /// finds the browser's own buttons sooner.
    async fn has_written(&self) {
        self.waits("260").await;
    }

    async fn waits(&self, milliseconds: &str) {
        let script = "
            const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => setTimeout(() => setTimeout(done, MILLISECONDS)));
            setTimeout(done, 300 + MILLISECONDS);";
        let script = script.replace("MILLISECONDS", milliseconds);
        let _ = self.session().execute_async(script, Vec::new()).await;
    }
}

/// A page that began anew is no fault; anything else that the driver says is one.
fn arrived(answer: WebDriverResult<()>) {
    if let Err(error) = answer {
        let said = error.to_string();
        assert!(said.contains("aborted by navigation"), "{said}");
    }
}
