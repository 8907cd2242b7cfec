//! The browser entry: joins the pages with the browser.
fn main() {}
