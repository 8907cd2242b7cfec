//! `index.html`: the template's marks filled in with the built files. The mark for the keys stays: whose
//! lists a page takes is decided when the site is finished.

use anyhow::{Result, ensure};

use activelist_site::headers;

use crate::markup;

/// A built file as the page names it.
pub struct Linked {
    /// The path below the page, such as `assets/app-0123.js`.
    pub path: String,
    /// The value browsers compare it with.
    pub integrity: String,
}

/// Where the keys come to stand.
const TRUST: &str = "<!-- build:trust -->";

/// What the build puts into the page.
pub struct Filling<'a> {
    /// The styles of the first screen, which stand in the page.
    pub first_style: &'a str,
    /// The script of the first picture, which stands there too.
    pub first_script: &'a str,
    /// All other styles.
    pub style: &'a Linked,
    /// The script.
    pub script: &'a Linked,
}

/// Fills the marks and checks the whole page.
pub fn render(template: &str, filling: &Filling) -> Result<String> {
    let Filling {
        first_style,
        first_script,
        style,
        script,
    } = filling;
    // It would end the element, or begin a comment in it, and what follows would be markup.
    for (file, text) in [
        ("style/first.css", first_style),
        ("public/first.js", first_script),
    ] {
        for mark in ["</", "<!--"] {
            ensure!(
                !text.contains(mark),
                "{file}: `{mark}` cannot stand in the page itself"
            );
        }
    }
    let policy = headers::page_policy(first_style, first_script);
    let [meta, end] = headers::META;
    let marks = [
        ("<!-- build:policy -->", format!("{meta}{policy}{end}")),
        (TRUST, TRUST.to_string()),
        (
            "<!-- build:first-styles -->",
            format!("<style>{first_style}</style>"),
        ),
        (
            "<!-- build:script -->",
            // Program and description are not preloaded: on a fast line they would arrive before the
            // first picture, and delay it; where the start fails the browser complains of them.
            format!(
                r#"<script type="module" src="./{}" integrity="{}" crossorigin></script>"#,
                script.path, script.integrity
            ),
        ),
        (
            "<!-- build:first-script -->",
            format!("<script>{first_script}</script>"),
        ),
        (
            "<!-- build:styles -->",
            format!(
                r#"<link rel="stylesheet" href="./{}" integrity="{}" crossorigin>"#,
                style.path, style.integrity
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
            "index.html: {mark} comes too early: policy, trust, first-styles, script, first-script, styles is the order"
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
        let filling = Filling {
            first_style: "a{}",
            first_script: "b()",
            style: &linked("assets/style-1.css"),
            script: &linked("assets/app-1.js"),
        };
        render(template, &filling)
    }

    const MARKS: [&str; 6] = [
        "policy",
        "trust",
        "first-styles",
        "script",
        "first-script",
        "styles",
    ];

    #[test]
    fn the_page_names_its_files_relatively_and_with_integrity() {
        let page = rendered(&MARKS.map(|m| format!("<!-- build:{m} -->")).concat()).unwrap();
        assert!(page.contains(TRUST));
        assert!(page.contains(r#"href="./assets/style-1.css" integrity="sha384-x" crossorigin>"#));
        assert!(page.contains(r#"src="./assets/app-1.js" integrity="sha384-x" crossorigin>"#));
        assert!(page.contains("<style>a{}</style>"));
        assert!(page.contains("<script>b()</script>"));
        assert!(page.contains(
            r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#
        ));
    }

    #[test]
    fn a_missing_mark_a_late_policy_and_an_inline_script_are_refused() {
        let all = MARKS.map(|m| format!("<!-- build:{m} -->"));
        assert!(rendered(&all.concat()).is_ok());
        for missing in 0..all.len() {
            let mut others = all.to_vec();
            others.remove(missing);
            assert!(rendered(&others.concat()).is_err());
        }
        let mut turned = all.to_vec();
        turned.swap(0, 1);
        assert!(rendered(&turned.concat()).is_err());
        assert!(rendered(&format!("{}<script>", all.concat())).is_err());
        assert!(rendered(&format!("{}<style>", all.concat())).is_err());
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        let none = linked("a");
        let filling = |first_style, first_script| Filling {
            first_style,
            first_script,
            style: &none,
            script: &none,
        };
        let all = MARKS.map(|m| format!("<!-- build:{m} -->")).concat();
        assert!(render(&all, &filling("a{}", "b()")).is_ok());
        assert!(render(&all, &filling("a{}</style><p>", "b()")).is_err());
        assert!(render(&all, &filling("a{}", "b('</script><p>')")).is_err());
        assert!(render(&all, &filling("a{}", "b('<!--<script>')")).is_err());
    }
}
