//! Tests about order and time without a clock: what the page waits for is counted, and its long timers
//! go off when a test says that so much time has passed. Both are scripts for `Visit::before`.

use std::time::Instant;

use serde_json::Value;

use super::page::{PATIENCE, PAUSE, Page};

/// Counts what the page waits for and the bytes that it has read: needed by [`Page::rests`] and
/// [`Page::has_read`].
pub const ACTIVITY: &str = include_str!("activity.js");

/// Timers of a second and more wait for [`Page::pass`].
pub const TIMERS: &str = include_str!("timers.js");

impl Page {
    /// Waits until the page has nothing left to do of what it has begun.
    pub async fn rests(&self) {
        let rested = self.js_async("return await globalThis.activity.rests();");
        assert_eq!(rested.await, true, "the page is still at work");
    }

    /// Waits until the page has read so many bytes more than `before`.
    pub async fn has_read(&self, before: u64, bytes: u64) {
        let began = Instant::now();
        while self.bytes_read().await < before + bytes {
            assert!(began.elapsed() < PATIENCE, "{bytes} bytes were not read");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// How many bytes of answers the page has read so far.
    pub async fn bytes_read(&self) -> u64 {
        let read = self.js("return globalThis.activity.bytes").await;
        read.as_u64().unwrap_or_default()
    }

    /// Has so many seconds pass for the page's long timers.
    pub async fn pass(&self, seconds: u32) {
        let script = format!("globalThis.passTime({seconds} * 1000)");
        assert_eq!(self.js(&script).await, Value::Null);
    }
}
