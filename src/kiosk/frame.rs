//! What a machine for visitors has around every screen: the buttons in the header, the watch that
//! counts from the last touch, and its warning.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{end, exit, hand};
use crate::browser::{self, Act, PhotoSource};
use crate::shell::dynamic::{maybe, text, when};
use crate::shell::state::{Store, store};
use crate::widgets::modal::{Modal, modal};
use activelist_view::display::kiosk::{left, notice, said};
use activelist_view::state::{IdleWatch, Kiosk, Phase};

/// How often the watch is looked at.
const LOOK: Duration = Duration::from_millis(500);

/// The way back, and the way out.
pub(crate) fn tools() -> AnyView {
    let store = store();
    let has_before = move || store.kiosk.has_before.get();
    view! {
        <div class="al-kiosk-tools">
            {when(has_before, move || {
                view! {
                    <button class="al-button" type="button" on:click=move |_| { store.go_back(); }>"前の画面に戻る"</button>
                }
                .into_any()
            })}
            <button class="al-button" data-variant="primary" type="button" on:click=move |_| end::ask(store)>
                "終わる"<span class="al-visually-hidden">"（入力した内容をすべて消します）"</span>
            </button>
        </div>
    }
    .into_any()
}

/// All that stands before the page when it is needed.
pub(crate) fn frame() -> AnyView {
    let store = store();
    let settings = RwSignal::new(Kiosk::default());
    let faults = RwSignal::new(None);
    let phase = RwSignal::new(Phase::Running);
    follow(store, settings, faults);
    watch(store, settings, phase);
    keep_photos(store);
    view! {
        {exit::strip(store)}
        {maybe(move || {
            let text = faults.get()?;
            Some(view! {
                <div class="al-strip" role="region" aria-label="展示の設定についてのお知らせ">
                    <p class="al-strip__inner"><bdi>{text}</bdi></p>
                </div>
            }
            .into_any())
        })}
        {warning(phase)}
        {end::end(store)}
        {hand::hand(store)}
        {exit::pad(store, settings)}
        <p class="al-kiosk-unprinted" data-print-only>
            "この端末では印刷できません。必要なところは、写真に撮ってお持ち帰りください。"
        </p>
    }
    .into_any()
}

/// Reads the settings when they come.
fn follow(store: Store, settings: RwSignal<Kiosk>, faults: RwSignal<Option<String>>) {
    let kiosk = store.kiosk;
    Effect::new(move |_| {
        let written = kiosk.written.get();
        if !written.is_empty() {
            let (read, found) = Kiosk::read(&written);
            kiosk.allows_paper.set(read.print);
            kiosk.address.set(read.address.clone().unwrap_or_default());
            settings.set(read);
            faults.set(notice(&found));
        }
    });
    // The styles leave a sentence on paper, and `public/kiosk.js` stops the keys until it says "on".
    let print = move || if kiosk.prints() { "on" } else { "off" };
    Effect::new(move |_| browser::mark("data-print", Some(print())));
}

/// A machine in a hall is to have the photos too when the network goes, and also if it went before
/// anybody began.
pub(crate) fn keep_photos(store: Store) {
    Effect::new(move |_| {
        // The prose names them.
        if store.list.is_ready() && store.list.whole.get() {
            spawn_local(async move {
                browser::ask_to_persist().await;
                store.keep_photos(PhotoSource::Published).await;
            });
        }
    });
}

/// Counts from the last touch, by the clock.
fn watch(store: Store, settings: RwSignal<Kiosk>, phase: RwSignal<Phase>) {
    let kiosk = store.kiosk;
    let turn = move |found: Phase| {
        let now = phase.get_untracked();
        if now == found || now == Phase::Over {
            return;
        }
        browser::at_once();
        phase.set(found);
        if found == Phase::Over {
            browser::begin_anew();
        }
    };
    Effect::new(move |_| {
        if kiosk.ends.get() {
            turn(Phase::Over);
        }
    });
    let watch = StoredValue::new(IdleWatch::new(browser::now()));
    let times = move || {
        let times = settings.with_untracked(|settings| settings.times);
        match kiosk.operator.get_untracked() {
            true => times.of_operator(),
            false => times,
        }
    };
    // A finger on the warning. It stays until that is let go, or the click would hit what is below.
    let pressed = StoredValue::new(false);
    let look = move || {
        let found = watch.try_update_value(|watch| watch.look(browser::now(), times()));
        let found = found.unwrap_or(Phase::Over);
        if found != Phase::Running || !pressed.get_value() {
            turn(found);
        }
    };
    browser::on_activity(move |act| {
        let warns = phase.get_untracked() != Phase::Running;
        // A mouse on its way to the button must not take the dialog away from under it.
        if warns && act == Act::Moves {
            return false;
        }
        pressed.set_value(warns && act == Act::Presses);
        let found = watch.try_update_value(|watch| watch.touch(browser::now(), times()));
        let found = found.unwrap_or(Phase::Over);
        if found == Phase::Over || act == Act::Does {
            turn(found);
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
        true => turn(Phase::Over),
        false => look(),
    });
    set_interval(look, LOOK);
}

/// Asks whether somebody is still there. Any touch says so, anywhere.
fn warning(phase: RwSignal<Phase>) -> AnyView {
    let seconds = move || match phase.get() {
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
