//! A Chromium and its folder, and how it is made as good as new.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

/// A browser with one window.
pub struct Browser {
    pub session: WebDriver,
    pub profile: Profile,
}

impl Browser {
    /// Ends what a test has done with it. What was set for a window (scripts, sizes, network,
    /// processor, history) ends with the window.
    pub async fn renew(&self) -> WebDriverResult<()> {
        let session = &self.session;
        let used = session.windows().await?;
        if let Some(first) = used.first() {
            // The one where the test was may be closed.
            session.switch_to_window(first.clone()).await?;
        }
        let unused = session.new_tab().await?;
        for window in used {
            session.switch_to_window(window).await?;
            session.close_window().await?;
        }
        session.switch_to_window(unused).await?;
        let _ = fs::remove_dir_all(self.profile.downloads());
        // Said while its windows were closed: to nobody.
        session.browser_log().await?;
        Ok(())
    }

    /// Forgets what it has of an origin, and what is not of any. Each site has a port of its own, so
    /// that nothing of another one is in its way.
    pub async fn forget(&self, origin: &str) -> WebDriverResult<()> {
        let of_origin = json!({ "origin": origin, "storageTypes": "all" });
        let cdp = self.session.cdp();
        cdp.send_raw("Storage.clearDataForOrigin", of_origin)
            .await?;
        for command in [
            "Network.clearBrowserCache",
            "Network.clearBrowserCookies",
            "Browser.resetPermissions",
        ] {
            cdp.send_raw(command, json!({})).await?;
        }
        Ok(())
    }
}

/// A browser's folder on disk: kept by a test that restarts the browser.
#[derive(Clone)]
pub struct Profile(Arc<TempDir>);

impl Profile {
    /// A browser that has never been used.
    pub fn fresh() -> Self {
        Self(Arc::new(tempfile::tempdir().unwrap()))
    }

    /// Where it keeps its own data.
    pub fn data(&self) -> PathBuf {
        self.0.path().join("profile")
    }

    /// Where its downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.0.path().join("downloads")
    }
}
