//! Links that leave the list.

use leptos::prelude::*;

/// A link to another site. The address is one that was checked: `https` and nothing else.
pub fn external(address: &str, text: &str) -> impl IntoView + use<> {
    view! {
        <a href=address.to_string() rel="noopener noreferrer external" target="_blank">
            {text.to_string()}
            <span class="al-visually-hidden">"（新しいタブで開きます）"</span>
        </a>
    }
}
