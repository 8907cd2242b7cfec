//! An address outside the page, for a telephone to take along.

use leptos::prelude::*;

use crate::shell::state::{Store, store};
use crate::widgets::modal::{Modal, modal};
use crate::widgets::qr::qr_code;
use activelist_view::display::kiosk::{carried, is_mail, shown};

/// What a link says, and a button that hands it over.
pub(crate) fn button(link: &str, text: &str) -> AnyView {
    let handed = store().kiosk.handed;
    // Without a text it stands below a name: what it is must be said.
    let what = text.is_empty().then_some("メールアドレスを");
    let which = (!text.is_empty()).then(|| format!("（{text}）"));
    let (link, text) = (link.to_string(), text.to_string());
    view! {
        <bdi>{text}</bdi>" "
        <button class="al-button" data-size="small" type="button" data-screen-only
            on:click=move |_| handed.set(link.clone())>
            {what}"スマートフォンで読み取る"<span class="al-visually-hidden">{which}</span>
        </button>
    }
    .into_any()
}

/// The dialog with an address and its QR code.
pub(crate) fn hand(store: Store) -> AnyView {
    let handed = store.kiosk.handed;
    let names = Modal {
        role: "dialog",
        kind: "hand",
        title: "kiosk-hand-t",
        about: "kiosk-hand-d",
        focus: "#kiosk-hand-close",
    };
    modal(
        names,
        move || handed.with(|link| !link.is_empty()),
        move || handed.set(String::new()),
        move || {
            let link = handed.get_untracked();
            let about = match is_mail(&link) {
                true => {
                    "読み取ると、宛先の入ったメールの画面が開きます。送る前に、宛先を確かめてください。"
                }
                false => {
                    "読み取ると、スマートフォンでページが開きます。この端末からは、ほかのページに移れません。"
                }
            };
            let address = carried(&link);
            view! {
                <h2 class="al-dialog__title" id="kiosk-hand-t">"スマートフォンで読み取ってください"</h2>
                <div class="al-kiosk-hand">
                    {qr_code(&address, "次のアドレスのQRコード")}
                    <div class="al-stack" data-gap="small">
                        <p class="al-kiosk-hand__address"><bdi>{shown(&address)}</bdi></p>
                        <p id="kiosk-hand-d">{about}</p>
                    </div>
                </div>
                <div class="al-dialog__actions">
                    <button class="al-button" data-variant="primary" data-size="large" type="button" id="kiosk-hand-close"
                        on:click=move |_| handed.set(String::new())>"閉じる"</button>
                </div>
            }
            .into_any()
        },
    )
}
