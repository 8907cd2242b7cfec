//! `index.html`: the template's marks filled in with the built files.

use anyhow::{Result, ensure};

use crate::{headers, markup};

/// A built file as the page names it.
pub struct Linked {
    /// The path below the page, such as `assets/app-0123.js`.
    pub path: String,
    /// The value browsers compare it with.
    pub integrity: String,
}

/// Fills the marks and checks the whole page. `trust` is whose lists it takes: one or two public
/// keys, or `unsigned`.
pub fn render(template: &str, trust: &str, style: &Linked, script: &Linked) -> Result<String> {
    let policy = headers::page_policy();
    let marks = [
        (
            "<!-- build:policy -->",
            format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#),
        ),
        (
            "<!-- build:trust -->",
            format!(r#"<meta name="list-keys" content="{trust}">"#),
        ),
        (
            "<!-- build:styles -->",
            format!(
                r#"<link rel="stylesheet" href="./{}" integrity="{}" crossorigin>"#,
                style.path, style.integrity
            ),
        ),
        (
            "<!-- build:script -->",
            format!(
                r#"<script type="module" src="./{}" integrity="{}" crossorigin></script>"#,
                script.path, script.integrity
            ),
        ),
    ];
    let mut page = template.to_string();
    let mut last = 0;
    for (mark, element) in &marks {
        let count = template.matches(mark).count();
        ensure!(
            count == 1,
            "index.html: {mark} must stand there once, it stands {count} times"
        );
        let at = template.find(mark).unwrap_or_default();
        ensure!(
            at >= last,
            "index.html: {mark} comes too early: policy, trust, styles, script is the order"
        );
        last = at;
        page = page.replace(mark, element);
    }
    markup::check(&page)?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(path: &str) -> Linked {
        Linked {
            path: path.into(),
            integrity: "sha384-x".into(),
        }
    }

    fn rendered(template: &str) -> Result<String> {
        render(
            template,
            "unsigned",
            &linked("assets/style-1.css"),
            &linked("assets/app-1.js"),
        )
    }

    #[test]
    fn the_page_names_its_files_relatively_and_with_integrity() {
        let page = rendered(
            "<!-- build:policy --><!-- build:trust --><!-- build:styles --><!-- build:script -->",
        )
        .unwrap();
        assert!(page.contains(r#"<meta name="list-keys" content="unsigned">"#));
        assert!(page.contains(r#"href="./assets/style-1.css" integrity="sha384-x" crossorigin>"#));
        assert!(page.contains(r#"src="./assets/app-1.js" integrity="sha384-x" crossorigin>"#));
        assert!(page.contains(
            r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#
        ));
    }

    #[test]
    fn a_missing_mark_a_late_policy_and_an_inline_script_are_refused() {
        let marks = ["policy", "trust", "styles", "script"].map(|m| format!("<!-- build:{m} -->"));
        let [policy, trust, styles, script] = marks;
        assert!(rendered(&format!("{policy}{trust}{styles}{script}")).is_ok());
        assert!(rendered(&format!("{policy}{trust}{styles}")).is_err());
        assert!(rendered(&format!("{policy}{styles}{script}")).is_err());
        assert!(rendered(&format!("{trust}{policy}{styles}{script}")).is_err());
        assert!(rendered(&format!("{policy}{trust}{styles}{script}<script>")).is_err());
    }
}
