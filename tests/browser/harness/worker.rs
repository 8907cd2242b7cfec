//! The worker that keeps the program: how it stands, what it keeps, a new release on its way.

use serde_json::json;

use super::page::Page;

impl Page {
    /// Waits until the page says so of its worker: `ready`, `waiting`, `off`.
    pub async fn worker_is(&self, state: &str) {
        self.wait_for(&format!("html[data-worker={state}]")).await;
    }

    /// Asks the host for a new release and waits for what becomes of it: `installed`, `redundant`;
    /// `none` if there is nothing new.
    pub async fn look_for_release(&self) -> String {
        let script = "
            const registration = await navigator.serviceWorker.getRegistration();
            const outcome = new Promise((done) => {
                registration.addEventListener('updatefound', () => {
                    const worker = registration.installing;
                    worker.addEventListener('statechange', () => {
                        if (['installed', 'redundant'].includes(worker.state)) done(worker.state);
                    });
                }, { once: true });
            });
            const asked = registration.update().then(
                () => registration.installing || registration.waiting ? outcome : 'none', () => 'none');
            return await Promise.race([outcome, asked]);";
        let outcome = self.js_async(script).await;
        outcome.as_str().unwrap_or_default().to_string()
    }

    /// The names of the caches, the oldest first.
    pub async fn caches(&self) -> Vec<String> {
        super::reading::strings(&self.js_async("return await caches.keys()").await)
    }

    /// The paths that this release keeps, below the page.
    pub async fn kept_files(&self, cache: &str) -> Vec<String> {
        let script = format!(
            "const cache = await caches.open({});
             const below = new URL('./', location.href).href;
             return (await cache.keys()).map(({{ url }}) => url.slice(below.length));",
            json!(cache)
        );
        super::reading::strings(&self.js_async(&script).await)
    }

    /// Throws one kept file away, as a browser or a disk may.
    pub async fn lose(&self, cache: &str, path: &str) {
        let script = format!(
            "const cache = await caches.open({});
             return await cache.delete(new URL({}, location.href.split('#')[0]).href);",
            json!(cache),
            json!(path)
        );
        assert_eq!(self.js_async(&script).await, true, "{path} in {cache}");
    }
}
