//! Links that leave the list, and what a person stated, which may be one.

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

/// What a person stated: a link where its address is one that was checked.
pub fn stated(link: Option<String>, text: String) -> AnyView {
    match link {
        Some(link) if link.starts_with("mailto:") => view! { <a href=link>{text}</a> }.into_any(),
        Some(link) => external(&link, &text).into_any(),
        None => view! { <bdi>{text}</bdi> }.into_any(),
    }
}
