//! The same site in the engines of other people's browsers: WebKitGTK, which is near Safari, and Firefox. A
//! short suite: what only one of them gets wrong, and the main flow. Where such a browser is not installed
//! its tests do nothing, and `cargo xtask test` has said so.

/// A test in both: `both!(a_sentence, function)` is `a_sentence::in_webkitgtk` and `a_sentence::in_firefox`.
macro_rules! both {
    ($($name:ident)*) => { $(
        mod $name {
            use crate::engines::page::Kind;

            #[tokio::test]
            #[ignore = "needs the release build and WebKitGTK: cargo xtask test"]
            async fn in_webkitgtk() {
                super::$name(Kind::WebKit).await;
            }

            #[tokio::test]
            #[ignore = "needs the release build and Firefox: cargo xtask test"]
            async fn in_firefox() {
                super::$name(Kind::Firefox).await;
            }
        }
    )* };
}
mod bidi;
mod firefox;
mod flow;
mod kiosk;
mod page;
mod places;
mod print;
mod styles;
mod webkit;
