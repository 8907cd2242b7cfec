//! The operator's way out: a long press on the list's name, a code, and a strip while it lasts.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{text, when};
use crate::shell::state::Store;
use crate::widgets::modal::{Modal, modal};
use activelist_view::display::kiosk::answer;
use activelist_view::state::{CodeAnswer, Gate, Kiosk, Page, Route};

/// What is pressed, and for how long.
const HELD: &str = ".al-header__site";
const HOLD: Duration = Duration::from_secs(5);

/// Where an operator goes on. A list without that screen stays where it is.
const DEVICE: &str = "#/device";

/// Digits of the longest code.
const MOST_DIGITS: usize = 12;

/// The strip over all screens while an operator works.
pub(crate) fn strip(store: Store) -> AnyView {
    when(
        move || store.kiosk.operator.get(),
        move || {
            view! {
                <div class="al-strip" role="region" aria-label="管理者の操作">
                    <p class="al-strip__inner">
                        "管理者の操作中です。外部へのリンク、保存、印刷の制限を止めています。10分間操作がないと、展示に戻ります。"
                        <button class="al-button" data-size="small" type="button"
                            on:click=move |_| store.kiosk.ends.set(true)>"展示に戻る"</button>
                    </p>
                </div>
            }
            .into_any()
        },
    )
}

/// The number pad, and the press that calls it.
pub(crate) fn pad(store: Store, settings: RwSignal<Kiosk>) -> AnyView {
    let asking = RwSignal::new(false);
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let code = move || settings.with_untracked(|settings| settings.code.clone());
    let ask = move || asking.set(code().is_some() && !store.kiosk.operator.get_untracked());
    browser::on_press(HELD, move |is_down| {
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        let next = is_down.then(|| set_timeout_with_handle(ask, HOLD).ok());
        waiting.set_value(next.flatten());
    });
    let entered = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let gate = StoredValue::new(Gate::default());
    let close = move || {
        asking.set(false);
        entered.set(String::new());
        said.set(String::new());
    };
    let decide = move || {
        let code = code().unwrap_or_default();
        let given = entered.get_untracked();
        let found = gate.try_update_value(|gate| {
            // Where the browser keeps nothing, it is counted for as long as the page is open.
            if let Some(kept) = browser::kept_gate() {
                *gate = Gate::parse(&kept);
            }
            let found = gate.answer(&given, &code, browser::now());
            browser::keep_gate(gate.to_text().as_deref());
            found
        });
        if found == Some(CodeAnswer::Right) {
            close();
            begin(store);
        } else {
            entered.set(String::new());
            said.set(found.map(answer).unwrap_or_default());
            browser::focus("#kiosk-code");
        }
    };
    let names = Modal {
        role: "dialog",
        kind: "pad",
        title: "kiosk-pad-t",
        about: "kiosk-pad-d",
        focus: "#kiosk-code",
    };
    modal(
        names,
        move || asking.get(),
        close,
        move || {
            view! {
            <h2 class="al-dialog__title" id="kiosk-pad-t">"管理者の操作"</h2>
            <p id="kiosk-pad-d">"展示の管理者の方は、番号を入力してください。"</p>
            <label class="al-field__label" for="kiosk-code">"番号"</label>
            <input class="al-input al-pad__code" id="kiosk-code" type="text" inputmode="none" autocomplete="off"
                spellcheck="false" maxlength=MOST_DIGITS.to_string() prop:value=text(move || entered.get())
                on:input=move |event| entered.set(digits(&event_target_value(&event)))
                on:keydown=move |event| {
                    // Enter may still be held that has opened this.
                    if event.key() == "Enter" && !event.repeat() && !entered.with_untracked(String::is_empty) { decide() }
                }/>
            <p class="al-pad__said" role="alert">{text(move || said.get())}</p>
            <div class="al-pad">{keys(entered, decide)}</div>
            <div class="al-dialog__actions">
                <button class="al-button" data-variant="text" type="button" on:click=move |_| close()>"やめる"</button>
            </div>
        }
        .into_any()
        },
    )
}

/// What visitors may not do is open, and the strip says so.
fn begin(store: Store) {
    store.kiosk.operator.set(true);
    browser::mark("data-kiosk", Some("operator"));
    let (route, _) = Route::parse(DEVICE);
    if route.page != Page::Unknown {
        store.go(route);
    }
}

/// The keys in the order of a telephone.
fn keys(entered: RwSignal<String>, decide: impl Fn() + Copy + Send + 'static) -> Vec<AnyView> {
    let press = move |key: &'static str| match key {
        "決定" => decide(),
        "1字消す" => entered.update(|entered| {
            entered.pop();
        }),
        digit => entered.update(|entered| *entered = digits(&format!("{entered}{digit}"))),
    };
    let order = [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "1字消す",
        "0",
        "決定",
    ];
    order
        .into_iter()
        .map(|key| {
            let variant = (key == "決定").then_some("primary");
            view! {
                <button class="al-button al-pad__key" type="button" data-variant=variant
                    on:click=move |_| press(key)>{key}</button>
            }
            .into_any()
        })
        .collect()
}

/// The digits of what was typed, no more than a code has.
fn digits(typed: &str) -> String {
    let digits = typed.chars().filter(char::is_ascii_digit);
    digits.take(MOST_DIGITS).collect()
}
