//! What is shown while there is no list, or when it could not be had.

use leptos::prelude::*;

use crate::present::failure::failure;
use crate::ui::state::{Loaded, store};

/// Shows its children once the list is there.
#[component]
pub fn Ready(children: ChildrenFn) -> impl IntoView {
    let store = store();
    view! { <Show when=move || store.is_ready()>{children()}</Show> }
}

/// The list's absence: on its way, or what happened and what to do. Nothing once it is there.
#[component]
pub fn ListState() -> impl IntoView {
    let store = store();
    move || match store.loaded.get() {
        Loaded::Ready => ().into_any(),
        Loaded::Loading => view! {
            <section class="al-state" aria-labelledby="state-t">
                <p class="al-state__title" id="state-t" role="status">"一覧を読み込んでいます"</p>
                <p>"少しお待ちください。"</p>
            </section>
        }
        .into_any(),
        Loaded::Failed(found) => {
            let shown = failure(&found);
            view! {
                <section class="al-state" data-tone="danger" aria-labelledby="state-t">
                    <div role="alert">
                        <h2 class="al-state__title" id="state-t">{shown.title}</h2>
                        <p>{shown.what}</p>
                        <p>{shown.action}</p>
                    </div>
                    <div class="al-row">
                        <button class="al-button" data-variant="primary" type="button"
                            on:click=move |_| store.load()>"もう一度読み込む"</button>
                    </div>
                    <p class="al-note">"発行元への連絡用："<bdi>{shown.detail}</bdi></p>
                </section>
            }
            .into_any()
        }
    }
}
