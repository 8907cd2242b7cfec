//! The card (個票): on paper exactly one A4 page.

use leptos::prelude::*;

use crate::shell::dynamic::{either, flag, maybe, part, text};
use crate::shell::state::Store;
use crate::widgets::link::{external, mail_button, stated};
use crate::widgets::mark::mark_with_meaning;
use crate::widgets::qr::qr_code;
use activelist_model::expert::RegistrationNumber;
use activelist_view::display::availability::register_address;
use activelist_view::display::card::{AreaView, Card, CardLine, parts};
use activelist_view::display::marks::MenuMark;
use activelist_view::display::radar::{FRAME, point, polygon};
use activelist_view::state::{Page, Query, Route};

/// One card. `heading` is 1 where it is the page's subject, 2 where several stand on a page.
/// `brief` stands below the name, on screen only.
pub fn card(store: Store, card: Card, heading: u8, brief: AnyView) -> impl IntoView {
    let number = card.number;
    let id = format!("card-{number}");
    let name = view! { <bdi translate="no">{card.name.clone()}</bdi> };
    let name = match heading {
        1 => view! { <h1 class="al-card__name" id=id.clone() tabindex="-1">{name}</h1> }.into_any(),
        _ => view! { <h2 class="al-card__name" id=id.clone()>{name}</h2> }.into_any(),
    };
    let photo = card.photo.clone().map(|file| {
        let source = format!("list/photos/{file}");
        view! { <img class="al-card__photo" src=source alt="" width="120" height="144"/> }
    });
    let mail = card.mail_link.clone().map(|link| {
        view! {
            <div class="al-card__mail" data-screen-only>
                {mail(link, card.mail_with_need.clone())}
            </div>
        }
    });
    // Both days stand in the foot on paper.
    let days = [
        ("回答した日", &card.answered),
        ("登録を確認した日", &card.checked),
    ];
    let days: String = days
        .into_iter()
        .filter_map(|(name, day)| Some(format!("{name} {}。", day.as_ref()?)))
        .collect();
    let foot = move || {
        let found = store.list.freshness.get();
        let Some(found) = found else {
            return ().into_any();
        };
        let sample = found.sample.then(|| {
            view! { <span class="al-badge" data-kind="sample">"見本データ"</span>" 架空の人物です。" }
        });
        let operator = text(move || {
            let site = store.site.settings.get();
            site.map_or_else(String::new, |site| format!("{}・", site.operator))
        });
        let answered = view! { <span data-print-only>{days.clone()}</span> };
        view! {
            <p>{sample}<bdi>{operator}</bdi>{found.print_line}"。"{answered}{text(move || checked_by(store, number).to_string())}</p>
        }
        .into_any()
    };
    let areas = card.areas.clone();
    let answered = card
        .answered
        .clone()
        .map(|day| view! { <div data-screen-only><dt>"回答した日"</dt><dd>{day}</dd></div> });
    let checked = card
        .checked
        .clone()
        .map(|day| view! { <div data-screen-only><dt>"登録を確認した日"</dt><dd>{day}</dd></div> });
    view! {
        <article class="al-card" aria-labelledby=id data-density=card.density>
            <header class="al-card__head">
                {photo}
                <div>
                    <p class="al-card__kana"><bdi>{card.kana.clone()}</bdi></p>
                    {name}
                    {mail}
                </div>
                {maybe(move || {
                    let address = card_address(store, number)?;
                    let code = view! {
                        <figure class="al-card__code">
                            {qr_code(&address, "この個票を開くQRコード")}
                            <figcaption>"この個票を開く"</figcaption>
                        </figure>
                    };
                    Some(code.into_any())
                })}
                <div class="al-official">
                    <p><span class="al-badge" data-kind="official">{parts::OFFICIAL}</span></p>
                    <dl class="al-official__list">
                        <div><dt>"登録番号"</dt><dd translate="no">{card.registration.clone()}</dd></div>
                        <div><dt>"登録年"</dt><dd>{card.registered.clone()}</dd></div>
                        {checked}
                    </dl>
                    <p class="al-official__note">{parts::OFFICIAL_NOTE}{register(store, number)}</p>
                </div>
                {brief}
                <section class="al-card__basics">
                    {title(heading, parts::BASICS)}
                    <dl class="al-card__list" data-columns>{lines(card.basics)}{lines(card.availability)}{answered}</dl>
                </section>
            </header>
            <div class="al-card__sections">
                <section class="al-card__section" data-part="qualification">
                    {title(heading, parts::QUALIFICATIONS)}
                    <dl class="al-card__list">{lines(card.qualifications)}</dl>
                </section>
                <section class="al-card__section">
                    {title(heading, parts::RECORD)}
                    <dl class="al-card__list">{lines(card.record)}</dl>
                </section>
                <section class="al-card__section" data-part="theme" data-wide>
                    {title(heading, parts::THEMES)}
                    <ul class="al-yesno">{themes(card.themes)}</ul>
                </section>
                <section class="al-card__section" data-wide>
                    {title(heading, parts::RATING)}
                    {rating(number, card.menus, areas)}
                </section>
                <section class="al-card__section" data-wide>
                    {title(heading, parts::RANGE)}
                    <dl class="al-card__list">{lines(card.range)}</dl>
                </section>
            </div>
            <div class="al-card__notes" aria-hidden="true"><p>"メモ"</p></div>
            <footer class="al-card__foot">{part(foot)}</footer>
        </article>
    }
}

/// Where the register itself shows the person, on screen only. Made-up people are in no register.
fn register(store: Store, number: RegistrationNumber) -> AnyView {
    maybe(move || {
        let found = store.list.freshness.get()?;
        (!found.sample).then(|| {
            let link = external(&register_address(number), "公式の検索");
            view! { <span data-screen-only>"登録は"{link}"で確かめられます。"</span> }.into_any()
        })
    })
}

/// What the code on the card is for; nothing where there is none.
fn checked_by(store: Store, number: RegistrationNumber) -> &'static str {
    match card_address(store, number) {
        Some(_) => "QRコードから最新の内容を確かめられます。",
        None => "",
    }
}

/// The address that a card's QR code holds: the card alone, nothing of the firm's search. None on a machine
/// for visitors whose list no telephone can open.
fn card_address(store: Store, number: RegistrationNumber) -> Option<String> {
    let route = Route {
        page: Page::Card(number),
        query: Query::default(),
    };
    let address = store.telephone_address()?;
    Some(format!("{address}{}", route.to_fragment()))
}

fn title(heading: u8, text: &'static str) -> AnyView {
    match heading {
        1 => view! { <h2 class="al-card__title">{text}</h2> }.into_any(),
        _ => view! { <h3 class="al-card__title">{text}</h3> }.into_any(),
    }
}

/// The way to write to the person. What the firm wrote of its need goes along only where it says so.
fn mail(link: String, with_need: Option<String>) -> AnyView {
    let Some(with_need) = with_need else {
        return mail_button(link);
    };
    let is_with = RwSignal::new(false);
    view! {
        {either(move || is_with.get(), move || mail_button(with_need.clone()), move || mail_button(link.clone()))}
        <label class="al-check">
            <input class="al-check__box" type="checkbox" prop:checked=flag(move || is_with.get())
                on:change=move |_| is_with.update(|is_with| *is_with = !*is_with)/>
            <span class="al-check__text">"書いた困りごとを、メールの本文に入れる（長いときは、はじめの部分だけ）"</span>
        </label>
    }
    .into_any()
}

fn lines(lines: Vec<CardLine>) -> Vec<AnyView> {
    lines
        .into_iter()
        .map(|line| {
            let mut value = stated(line.link, line.value);
            if line.strong {
                value = view! { <span class="al-card__quote">{value}</span> }.into_any();
            }
            view! { <div data-wide=line.wide><dt>{line.name}</dt><dd>{value}</dd></div> }.into_any()
        })
        .collect()
}

fn themes(themes: Vec<(&'static str, bool)>) -> Vec<AnyView> {
    (1..)
        .zip(themes)
        .map(|(number, (label, yes))| {
            let (answer, word) = if yes {
                ("yes", "対応できる")
            } else {
                ("no", "対応なし")
            };
            view! {
                <li>
                    <span>{format!("{number}　{label}")}</span>
                    <span class="al-yesno__answer" data-answer=answer>{word}</span>
                </li>
            }
            .into_any()
        })
        .collect()
}

fn rating(number: RegistrationNumber, menus: Vec<MenuMark>, areas: Vec<AreaView>) -> impl IntoView {
    let menus: Vec<_> = menus
        .into_iter()
        .map(|menu| {
            view! {
                <li>
                    <span class="al-number" data-kind="quiet">{menu.number}</span>
                    <span>{menu.label}</span>
                    {mark_with_meaning(menu.mark)}
                </li>
            }
        })
        .collect();
    let is_missing = areas.iter().any(|area| area.short.ends_with('※'));
    let caption = if is_missing {
        parts::AREAS_MISSING
    } else {
        parts::AREAS
    };
    let note = format!("areas-{number}");
    let bars: Vec<_> = areas.iter().map(area_bar).collect();
    view! {
        <div class="al-rating">
            <div>
                <ul class="al-rating__menus">{menus}</ul>
                <p class="al-note">{parts::RATING_NOTE}</p>
            </div>
            <div class="al-rating__picture">
                {radar(&areas)}
                <div>
                    <p class="al-note" id=note.clone()>{caption}</p>
                    <ul class="al-areas" aria-labelledby=note>{bars}</ul>
                </div>
            </div>
        </div>
    }
}

fn radar(areas: &[AreaView]) -> impl IntoView + use<> {
    let mut shares = [0; 6];
    for (share, area) in shares.iter_mut().zip(areas) {
        *share = area.percent;
    }
    let grid: Vec<_> = [33, 67, 100]
        .map(|step| view! { <polygon class="al-radar__grid" points=polygon([step; 6])/> })
        .to_vec();
    let spokes: Vec<_> = (0..6)
        .map(|corner| {
            let ((x1, y1), (x2, y2)) = (point(corner, 0), point(corner, 100));
            view! { <line class="al-radar__grid" x1=x1 y1=y1 x2=x2 y2=y2/> }
        })
        .collect();
    // No answer is no point, and not one in the middle.
    let dots: Vec<_> = shares
        .into_iter()
        .enumerate()
        .zip(areas)
        .filter(|(_, area)| !area.is_unanswered)
        .map(|((corner, share), _)| {
            let (x, y) = point(corner, share);
            view! { <circle class="al-radar__dot" cx=x cy=y r="1.8"/> }
        })
        .collect();
    let labels: Vec<_> = areas
        .iter()
        .enumerate()
        .map(|(corner, area)| {
            let (x, y) = point(corner, 118);
            view! { <text class="al-radar__label" x=x y=y>{area.id}</text> }
        })
        .collect();
    view! {
        <svg class="al-radar" viewBox=FRAME aria-hidden="true" focusable="false">
            {grid}{spokes}
            <polygon class="al-radar__area" points=polygon(shares)/>
            {dots}{labels}
        </svg>
    }
}

fn area_bar(area: &AreaView) -> impl IntoView + use<> {
    view! {
        <li>
            <span class="al-number" data-kind="quiet">{area.id}</span>
            <span>
                <svg class="al-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="al-bar__track" width="100" height="8"/>
                    <rect class="al-bar__fill" width=area.percent.to_string() height="8"/>
                </svg>
                <span class="al-visually-hidden">{area.label}</span>
            </span>
            <span class="al-areas__sum">
                <span aria-hidden="true">{area.short.clone()}</span>
                <span class="al-visually-hidden">{area.points.clone()}</span>
            </span>
        </li>
    }
}
