//! Links that leave the list, and what a person stated, which may be one. On a machine for visitors
//! nothing leaves it: the address is handed to a telephone.

use leptos::prelude::*;

use crate::kiosk::{self, Piece};
use crate::shell::dynamic::either;
use crate::shell::state::store;
use activelist_view::display::kiosk::is_mail;
use activelist_view::display::mail::phone_link;

/// A link out of the page. The address is one that was checked, `https` and nothing else, or that of a
/// file beside the page.
pub fn external(address: &str, text: &str) -> AnyView {
    leading_out(address.to_string(), text.to_string())
}

/// What a person stated: a link where its address is one that was checked.
pub fn stated(link: Option<String>, text: String) -> AnyView {
    match link {
        Some(link) if link.starts_with("tel:") => match store().kiosk.on {
            true => view! { <bdi>{text}</bdi> }.into_any(),
            false => view! { <a href=link><bdi>{text}</bdi></a> }.into_any(),
        },
        Some(link) => leading_out(link, text),
        None => view! { <bdi>{text}</bdi> }.into_any(),
    }
}

/// A phone number that a phone dials; on a machine for visitors it is only read.
pub fn phone(number: &str) -> AnyView {
    match store().kiosk.on {
        true => number.to_string().into_any(),
        false => view! { <a href=phone_link(number)>{number.to_string()}</a> }.into_any(),
    }
}

/// A button that opens the mail program with a prepared mail.
pub fn mail_button(link: String) -> AnyView {
    leading_out(link, String::new())
}

/// A link where links may lead out, or else what it says and a button that hands it over.
fn leading_out(link: String, text: String) -> AnyView {
    let store = store();
    if !store.kiosk.on {
        return anchor(link, text);
    }
    let piece = Piece::Hand(link.clone(), text.clone());
    either(
        move || store.kiosk.restricts(),
        move || kiosk::part(store, piece.clone()),
        move || anchor(link.clone(), text.clone()),
    )
}

fn anchor(link: String, text: String) -> AnyView {
    if text.is_empty() {
        return view! { <a class="al-button" data-variant="primary" href=link>"メールで相談する"</a> }.into_any();
    }
    if is_mail(&link) {
        return view! { <a href=link>{text}</a> }.into_any();
    }
    view! {
        <a href=link rel="noopener noreferrer external" target="_blank">
            {text}
            <span class="al-visually-hidden">"（新しいタブで開きます）"</span>
        </a>
    }
    .into_any()
}
