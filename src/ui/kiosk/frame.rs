//! What a machine for visitors has around every screen: the buttons in the header, the watch that
//! counts from the last touch, and its warning.

use std::time::Duration;

use leptos::prelude::*;

use super::modal::{Modal, modal};
use super::{exit, hand};
use crate::app::{Phase, Watch};
use crate::browser::{self, Act};
use crate::present::kiosk::{left, said};
use crate::ui::dynamic::{text, when};
use crate::ui::state::{Store, store};

/// How often the watch is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// The way back, and the way out.
pub(super) fn tools() -> AnyView {
    let store = store();
    let has_before = move || store.kiosk.before.with(|before| !before.is_empty());
    view! {
        <div class="al-kiosk-tools">
            {when(has_before, move || {
                view! {
                    <button class="al-button" type="button" on:click=move |_| store.go_back()>"前の画面に戻る"</button>
                }
                .into_any()
            })}
            <button class="al-button" data-variant="primary" type="button" on:click=move |_| store.kiosk.end()>
                "終わる"<span class="al-visually-hidden">"（入力した内容をすべて消します）"</span>
            </button>
        </div>
    }
    .into_any()
}

/// All that stands before the page when it is needed.
pub(super) fn frame() -> AnyView {
    let store = store();
    watch(store);
    view! {
        {exit::strip(store)}
        {warning(store)}
        {hand::hand(store)}
        {exit::pad(store)}
        <p class="al-kiosk-unprinted" data-print-only>
            "この端末では印刷できません。スマートフォンでQRコードを読み取ると、同じ内容をお持ち帰りいただけます。"
        </p>
    }
    .into_any()
}

/// Counts from the last touch, by the clock.
fn watch(store: Store) {
    let kiosk = store.kiosk;
    let watch = StoredValue::new(Watch::new(browser::now()));
    let times = move || {
        let settings = kiosk.settings.get_untracked().unwrap_or_default();
        match kiosk.operator.get_untracked() {
            true => settings.times.of_operator(),
            false => settings.times,
        }
    };
    // A finger on the warning. It stays until that is let go, or the click would hit what is below.
    let pressed = StoredValue::new(false);
    let look = move || {
        let found = watch.try_update_value(|watch| watch.look(browser::now(), times()));
        let found = found.unwrap_or(Phase::Over);
        if found != Phase::Running || !pressed.get_value() {
            kiosk.turn(found);
        }
    };
    browser::on_activity(move |act| {
        let warns = kiosk.phase.get_untracked() != Phase::Running;
        // A mouse on its way to the button must not take the dialog away from under it.
        if warns && act == Act::Moves {
            return false;
        }
        pressed.set_value(warns && act == Act::Presses);
        let found = watch.try_update_value(|watch| watch.touch(browser::now(), times()));
        let found = found.unwrap_or(Phase::Over);
        if found == Phase::Over || act == Act::Does {
            kiosk.turn(found);
        }
        // A key says that somebody is there, and nothing else.
        warns
    });
    browser::on_print(move |begins| {
        watch.update_value(|watch| match begins {
            true => watch.rest(browser::now()),
            false => watch.wake(browser::now()),
        });
        look();
    });
    browser::on_return(move |as_it_was_left| match as_it_was_left {
        true => kiosk.end(),
        false => look(),
    });
    set_interval(look, LOOK);
}

/// Asks whether somebody is still there. Any touch says so, anywhere.
fn warning(store: Store) -> AnyView {
    let seconds = move || match store.kiosk.phase.get() {
        Phase::Warning(seconds) => Some(seconds),
        _ => None,
    };
    let names = Modal {
        role: "alertdialog",
        kind: "warning",
        title: "kiosk-warning-t",
        about: "kiosk-warning-d",
        focus: "#kiosk-go-on",
    };
    modal(
        names,
        move || seconds().is_some(),
        || {},
        move || {
            view! {
                <h2 class="al-dialog__title" id="kiosk-warning-t">"まだお使いですか"</h2>
                <p id="kiosk-warning-d">"しばらく操作がありません。このままですと、入力した内容と候補をすべて消して、最初の画面に戻ります。"</p>
                <p class="al-kiosk-left" aria-hidden="true">{text(move || seconds().map(left).unwrap_or_default())}</p>
                <p class="al-visually-hidden" role="status">{text(move || seconds().map(said).unwrap_or_default())}</p>
                <button class="al-button" data-variant="primary" data-size="large" type="button" id="kiosk-go-on">"続ける"</button>
            }
            .into_any()
        },
    )
}
