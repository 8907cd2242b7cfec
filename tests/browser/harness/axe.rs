//! axe-core on the page as it stands: no accessibility fault that a program
//! can see. Skipped, with a message, where axe-core was not fetched.

use std::env;
use std::fs;

use super::page::Page;

const RUN: &str = "
    const answer = await axe.run(document, { resultTypes: ['violations'] });
    return answer.violations.map((fault) => [
        `${fault.id} (${fault.impact}): ${fault.help}`,
        ...fault.nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')} – ${node.failureSummary.replaceAll('\\n', ' ')}`),
    ].join('\\n'));";

impl Page {
    /// Fails with a readable list if axe-core finds anything.
    pub async fn is_accessible(&self) {
        let Some(faults) = self.accessibility_faults().await else {
            println!(
                "SKIPPED: no axe-core here (`cargo xtask test` fetches it where npm is installed)"
            );
            return;
        };
        assert!(
            faults.is_empty(),
            "axe-core at {}:\n{}",
            self.address().await,
            faults.join("\n")
        );
    }

    /// What axe-core finds; nothing at all where it was not fetched.
    pub async fn accessibility_faults(&self) -> Option<Vec<String>> {
        let file = env::var_os("ACTIVELIST_AXE")?;
        let source =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        if self.js("return typeof axe").await != "object" {
            // As a person would paste it into the console: no page policy applies.
            self.cdp(
                "Runtime.evaluate",
                serde_json::json!({ "expression": source }),
            )
            .await;
        }
        let faults = self.js_async(RUN).await;
        let faults = faults.as_array().into_iter().flatten();
        Some(
            faults
                .filter_map(|fault| fault.as_str().map(str::to_string))
                .collect(),
        )
    }
}
