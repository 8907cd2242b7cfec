//! Examples of what firms write, to be taken over by a press.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::text;
use crate::shell::state::Store;
use activelist_view::display::need::{EXAMPLES, NeedExample, toggled};

/// The examples. A press writes the sentence below what is written already, or takes it out again.
pub(super) fn examples(store: Store) -> AnyView {
    let examples = EXAMPLES.map(|example| pick(store, example));
    view! {
        <div class="al-picks" role="group" aria-label="よくある困りごとから選ぶ">{Vec::from(examples)}</div>
    }
    .into_any()
}

fn pick(store: Store, example: NeedExample) -> AnyView {
    let is_written = move || {
        store
            .search
            .need
            .with(|need| need.contains(example.sentence))
    };
    let toggle = move |event: leptos::ev::MouseEvent| {
        let next = store
            .search
            .need
            .with_untracked(|need| toggled(need, example.sentence));
        browser::in_place(&event, || store.search.need.set(next));
    };
    view! {
        <button class="al-pick" type="button" aria-pressed=text(move || is_written().to_string())
            on:click=toggle>{example.label}</button>
    }
    .into_any()
}
