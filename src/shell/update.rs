//! A new release of the program waits: said calmly, and left to the visitor.

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::when;
use activelist_view::state::WorkerState;

/// The strip above all. It never takes the focus; said once, and gone for this visit after あとで.
#[component]
pub fn Update() -> impl IntoView {
    let waits = || browser::worker_state() == WorkerState::Waiting;
    let shown = RwSignal::new(waits());
    let put_off = StoredValue::new(false);
    browser::on_worker_change(move || {
        // A release that comes after the one that was put off is not pressed on the visitor either.
        shown.set(waits() && !put_off.get_value());
    });
    let later = move |_| {
        put_off.set_value(true);
        shown.set(false);
        // The button that had it is gone.
        browser::focus_heading();
    };
    view! {
        <div class="al-update" role="status">
            {when(move || shown.get(), move || view! {
                <div class="al-strip"><div class="al-strip__inner">
                    <p>"新しい版があります。切り替えると、この画面を読み込み直します（選んだ支援内容と条件は残ります。書いたことばと、相談準備シートに入れた内容は消えます）。"</p>
                    <div class="al-row">
                        <button class="al-button" data-variant="primary" data-size="small" type="button"
                            on:click=|_| browser::take_over()>"新しい版に切り替える"</button>
                        <button class="al-button" data-size="small" type="button" on:click=later>"あとで"</button>
                    </div>
                </div></div>
            }.into_any())}
        </div>
    }
}
