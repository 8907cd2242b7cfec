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

    /// Takes away what the machine keeps of the list, as if it had never been here.
    pub async fn forget_list(&self) {
        let script = "
            localStorage.removeItem('activelist.list:' + new URL('./', location.href).pathname);
            for (const name of await caches.keys()) {
                if (name.startsWith('activelist-list:')) await caches.delete(name);
            }
            return true;";
        assert_eq!(self.js_async(script).await, true);
    }

    /// All that the machine keeps of the list and of its visitors: every item, every file but those
    /// of the program and of the operator.
    pub async fn kept(&self) -> String {
        let script = "
            const kept = [Object.entries(localStorage).sort(), Object.entries(sessionStorage)];
            for (const name of (await caches.keys()).sort()) {
                if (/^activelist-(app|site):/.test(name)) continue;
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    const answer = await cache.match(request);
                    // Taken away just now.
                    if (!answer) continue;
                    const bytes = await answer.arrayBuffer();
                    const hash = await crypto.subtle.digest('SHA-256', bytes);
                    kept.push([name, request.url, [...new Uint8Array(hash)].join()]);
                }
            }
            return JSON.stringify(kept);";
        let kept = self.js_async(script).await;
        kept.as_str().unwrap_or_default().to_string()
    }

    /// Waits until the list on screen is kept, as the page about it says.
    pub async fn list_is_kept(&self) {
        let began = std::time::Instant::now();
        let script = "
            const item = localStorage.getItem('activelist.list:' + new URL('./', location.href).pathname);
            const own = 'activelist-list:' + new URL('./', location.href).pathname;
            const name = (await caches.keys()).find((name) => name === own);
            if (!item || !name) return false;
            const { sha256, parts } = JSON.parse(item.split('\\n')[3] || '{\"signed\":{}}').signed;
            const named = parts ? parts.split(',').map((part) => part.split(':')[0]) : [sha256];
            const keys = await caches.open(name).then((cache) => cache.keys());
            return keys.length === named.length && named.every((hash) => keys.some(({ url }) => url.includes(hash)));";
        while self.js_async(script).await != true {
            assert!(
                began.elapsed().as_secs() < 10,
                "the list is not kept: {}",
                self.kept().await
            );
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
}
