//! Title, focus, clipboard, files, paper.

use leptos::prelude::{document, event_target, request_animation_frame, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlDetailsElement, HtmlElement,
    MouseEvent, Url,
};

use super::property::property;

/// Sets the window's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the link of the main part that leads there; `false` where there is none.
pub fn focus_link(fragment: &str) -> bool {
    let link = document().query_selector(&format!("main a[href=\"{fragment}\"]"));
    let link = link.ok().flatten();
    link.and_then(|link| link.dyn_into::<HtmlElement>().ok())
        .is_some_and(|link| link.focus().is_ok())
}

/// Moves the focus to one of the elements that a selector finds, counted from 0.
pub fn focus_nth(selector: &str, place: usize) {
    let found = document().query_selector_all(selector).ok();
    let found = found.and_then(|all| all.get(place as u32));
    if let Some(element) = found.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the page's heading, without scrolling to it.
pub fn focus_heading() {
    let found = document().query_selector("h1").ok().flatten();
    if let Some(heading) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// Does what a press of this element does, and keeps it where it is on screen: what comes above it
/// would push it away from under the finger.
pub fn in_place(event: &Event, act: impl FnOnce()) {
    let pressed = event.current_target();
    let pressed = pressed.and_then(|target| target.dyn_into::<Element>().ok());
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let before = pressed.as_ref().map(top);
    act();
    request_animation_frame(move || {
        if let (Some(pressed), Some(before)) = (pressed, before) {
            window().scroll_by_with_x_and_y(0.0, top(&pressed) - before);
        }
    });
}

/// Whether an input method is still at work on what this event brings.
pub fn is_composing(event: &Event) -> bool {
    property(event, "isComposing").is_some_and(|composing| composing.is_truthy())
}

/// Whether the `<details>` that an event is of is open: browsers make one event of several changes.
pub fn is_open(event: &Event) -> bool {
    event_target::<HtmlDetailsElement>(event).open()
}

/// Whether the page's heading has the focus.
pub fn heading_has_focus() -> bool {
    has_focus("h1")
}

/// Whether an element that this simple selector finds has the focus.
pub fn has_focus(selector: &str) -> bool {
    element(&format!("{selector}:focus")).is_some()
}

/// Why the last late part could not be loaded, as `public/boot.js` noted it: what the server answers
/// when it is asked for the file, 0 if it does not answer; nothing if that was not the reason.
pub fn late_answer() -> Option<u16> {
    let root = document().document_element()?;
    root.get_attribute("data-late")?.parse().ok()
}

/// Brings an element to the top of the window and moves the focus to it.
pub fn show(selector: &str) {
    if let Some(element) = element(selector) {
        element.scroll_into_view();
        focus(selector);
    }
}

/// Opens one `<details>` and moves the focus to what it is opened with.
pub fn unfold(selector: &str) {
    if let Some(Ok(part)) = element(selector).map(|found| found.dyn_into::<HtmlDetailsElement>()) {
        part.set_open(true);
        show(&format!("{selector} > summary"));
    }
}

/// Loads the whole page anew, program included.
pub fn reload() {
    let _ = window().location().reload();
}

/// The first element that a selector finds.
fn element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Makes an element the only child of another. (Two screens of `index.html` share their place.)
pub fn put(place: &Element, child: &Element) {
    // Putting what is there already would take the focus from it.
    if !place.is_same_node(child.parent_node().as_ref()) {
        place.replace_children_with_node_1(child);
    }
}

/// Leaves of some links their text alone: a machine for visitors dials no number.
pub fn only_text(screen: &Element, selector: &str) {
    while let Ok(Some(link)) = screen.query_selector(selector) {
        let text = link.text_content().unwrap_or_default();
        if link.replace_with_with_str_1(&text).is_err() {
            return;
        }
    }
}

/// Opens the print dialog.
pub fn print() {
    let _ = window().print();
}

/// Copies a text; `false` where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent on plain http: asking for it then would throw.
    if !property(&navigator, "clipboard").is_some_and(|found| found.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// Offers a text as a file to save.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // Some browsers read the file only after this turn: let it go later.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(30),
    );
    Ok(())
}

/// Whether a click is a plain one on a link of this program: its fragment.
pub fn is_plain_click(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || modified || event.button() != 0 {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let anchor = target.closest("a[href^='#/']").ok().flatten()?;
    anchor.get_attribute("href")
}
