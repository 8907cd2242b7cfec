use super::{none, source, sources};

#[test]
fn no_text_becomes_markup_and_no_style_stands_inline() {
    let bad = [
        "inner_html",
        "outer_html",
        "insert_adjacent",
        "style=\"",
        "style=move",
        "style:",
    ];
    for file in sources("src", ".rs") {
        let holds = |line: &str| bad.iter().any(|text| line.contains(text));
        none("markup from text, or inline style", file.places(holds));
    }
}

#[test]
fn the_first_screen_has_no_inline_style_script_or_handler() {
    let page = source("index.html");
    let text = page.text.to_lowercase();
    for bad in [
        "style=",
        "<style",
        "<script",
        "javascript:",
        " onclick",
        " onload",
        " onerror",
    ] {
        assert!(!text.contains(bad), "index.html holds {bad}");
    }
}

#[test]
fn nothing_is_loaded_from_another_host() {
    let remote = |line: &str| {
        ["http:", "https:", "url(//", "url('//", "url(\"//", "=\"//"]
            .iter()
            .any(|text| line.contains(text))
    };
    for file in sources("style", ".css")
        .into_iter()
        .chain([source("index.html")])
    {
        none("a remote address", file.places(remote));
    }
}
