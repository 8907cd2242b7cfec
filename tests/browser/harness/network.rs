//! The visitor's network and machine: gone, slow, weak. `Site::stop` is the
//! harder "gone": it holds for service workers too.

use serde_json::json;

use super::page::Page;

impl Page {
    /// Takes the page's own network away, or gives it back.
    pub async fn offline(&self, offline: bool) {
        self.network(offline, 0, -1).await;
    }

    /// A slow phone's network: delay in milliseconds, bytes per second.
    pub async fn slow_network(&self, delay: u32, bytes: i64) {
        self.network(false, delay, bytes).await;
    }

    async fn network(&self, offline: bool, delay: u32, bytes: i64) {
        let conditions = json!({
            "offline": offline,
            "latency": delay,
            "downloadThroughput": bytes,
            "uploadThroughput": bytes,
        });
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.emulateNetworkConditions", conditions)
            .await;
    }

    /// A processor so many times slower.
    pub async fn slow_processor(&self, times: u32) {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await;
    }
}
