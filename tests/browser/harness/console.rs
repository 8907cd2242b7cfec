//! How a test ends: nothing in the console, no violation of the policy.

use super::page::Page;

/// Notes every violation from before the page's own first script on.
pub const RECORD_VIOLATIONS: &str = "
globalThis.__violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  globalThis.__violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
}, true);";

/// What the browser says of its own accord where the host goes while it looks at the manifest.
const ICON: &str = "icon from the Manifest";

impl Page {
    /// Ends the page; fails on anything in the console and on any violation.
    pub async fn end_clean(self) {
        self.end_after(&[]).await;
    }

    /// As `end_clean`, for a page that was made to fail: each of these texts
    /// must be in the console, and whatever is there must hold one of them.
    pub async fn end_after(self, expected: &[&str]) {
        let violations = self.js("return globalThis.__violations ?? []").await;
        let messages = self.console().await;
        self.leave().await;
        assert_eq!(
            violations,
            serde_json::json!([]),
            "violations of the content policy"
        );
        for text in expected {
            assert!(
                messages.iter().any(|message| message.contains(text)),
                "{text:?} is not in {messages:#?}"
            );
        }
        let is_icon = |message: &str| !expected.is_empty() && message.contains(ICON);
        let surprises: Vec<_> = messages
            .iter()
            .filter(|message| !is_icon(message))
            .filter(|message| !expected.iter().any(|text| message.contains(text)))
            .collect();
        assert!(surprises.is_empty(), "in the console: {surprises:#?}");
    }

    /// What the console has said since it was last read, `LEVEL text`.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.session().browser_log().await.unwrap();
        entries
            .into_iter()
            .map(|entry| format!("{} {}", entry.level, entry.message))
            .collect()
    }
}
