//! The wide door: the firm's own words. They stay on this page and never enter a link.

use leptos::prelude::*;

use crate::ui::dynamic::text;
use crate::ui::state::store;

/// The field for the firm's own words.
#[component]
pub fn Need() -> impl IntoView {
    let store = store();
    view! {
        <section class="al-stack" aria-labelledby="needs-t" data-gap="small">
            <div class="al-field">
                <label class="al-field__label" id="needs-t" for="needs">
                    "困っていることを、ふだんのことばで書いてください"
                </label>
                <p class="al-field__hint" id="needs-h">
                    "例：取引先からセキュリティのアンケートが来たが、規程がなく答えられない。"<br/>
                    "書いたことばはこの端末の中だけで使います。どこにも送らず、リンクにも残しません。"
                </p>
                <textarea class="al-input" id="needs" rows="4" maxlength="1000" autocomplete="off"
                    aria-describedby="needs-h" prop:value=text(move || store.need.get())
                    on:input=move |event| store.need.set(event_target_value(&event))></textarea>
            </div>
        </section>
    }
}
