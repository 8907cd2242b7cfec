//! Whose lists the page takes: the one thing in the page that is not of the release.

use activelist_publication::{PublicKey, SiteName};

use crate::PAGE;
use crate::fault::{SiteFault, filled};

/// Where the keys come to stand.
const MARK: &str = "<!-- build:trust -->";

/// The page with the keys whose lists it takes, and the name of its site.
pub fn with_keys(
    page: &str,
    keys: &[PublicKey],
    name: Option<&SiteName>,
) -> Result<String, SiteFault> {
    let trust = match keys {
        [] => "unsigned".to_string(),
        keys => keys
            .iter()
            .map(PublicKey::to_string)
            .collect::<Vec<_>>()
            .join(" "),
    };
    let name = name.map_or_else(String::new, |name| {
        format!(r#"<meta name="list-site" content="{name}">"#)
    });
    let elements = format!(r#"<meta name="list-keys" content="{trust}">{name}"#);
    filled(page, PAGE, MARK, &elements)
}
