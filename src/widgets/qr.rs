//! A QR code.

use leptos::prelude::*;

use activelist_view::display::qr::qr;

/// The QR code of a link; nothing where the link is too long for one.
pub fn qr_code(link: &str, label: &'static str) -> impl IntoView + use<> {
    qr(link).map(|code| {
        let frame = format!("0 0 {} {}", code.size, code.size);
        view! {
            <svg class="al-qr" viewBox=frame role="img" aria-label=label shape-rendering="crispEdges">
                <path d=code.path/>
            </svg>
        }
    })
}
