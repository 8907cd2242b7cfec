//! Links that leave the list, and what a person stated, which may be one. On a machine for visitors
//! nothing leaves it: the address is handed to a telephone.

use leptos::prelude::*;

use crate::present::kiosk::is_mail;
use crate::ui::dynamic::either;
use crate::ui::state::store;

/// A link to another site. The address is one that was checked: `https` and nothing else.
pub fn external(address: &str, text: &str) -> AnyView {
    let (address, text) = (address.to_string(), text.to_string());
    let shown = text.clone();
    leading_out(address, shown, move |address| {
        view! {
            <a href=address rel="noopener noreferrer external" target="_blank">
                {text.clone()}
                <span class="al-visually-hidden">"（新しいタブで開きます）"</span>
            </a>
        }
        .into_any()
    })
}

/// What a person stated: a link where its address is one that was checked.
pub fn stated(link: Option<String>, text: String) -> AnyView {
    match link {
        Some(link) if is_mail(&link) => {
            let shown = text.clone();
            leading_out(link, shown, move |link| {
                view! { <a href=link>{text.clone()}</a> }.into_any()
            })
        }
        Some(link) => external(&link, &text),
        None => view! { <bdi>{text}</bdi> }.into_any(),
    }
}

/// A button that opens the mail program with a prepared mail.
pub fn mail_button(link: String) -> AnyView {
    leading_out(link, String::new(), |link| {
        view! { <a class="al-button" data-variant="primary" href=link>"メールで相談する"</a> }
            .into_any()
    })
}

/// A link where links may lead out; elsewhere what it says, and a button that hands it over.
fn leading_out(
    link: String,
    shown: String,
    draw: impl Fn(String) -> AnyView + Send + 'static,
) -> AnyView {
    let kiosk = store().kiosk;
    if !kiosk.on {
        return draw(link);
    }
    let handed = link.clone();
    either(
        move || kiosk.restricts(),
        move || {
            let link = handed.clone();
            let which = match shown.is_empty() {
                true => "（メールアドレス）".to_string(),
                false => format!("（{shown}）"),
            };
            view! {
                <bdi>{shown.clone()}</bdi>" "
                <button class="al-button" data-size="small" type="button" data-screen-only
                    on:click=move |_| kiosk.handed.set(Some(link.clone()))>
                    "スマートフォンで読み取る"<span class="al-visually-hidden">{which}</span>
                </button>
            }
            .into_any()
        },
        move || draw(link.clone()),
    )
}
