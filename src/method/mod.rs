//! The page about the method.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser;
use crate::shell::dynamic::part;
use crate::shell::late::{self, Late, late};
use crate::shell::place::{HOME, crumbs};
use crate::shell::state::{Store, store};
use crate::widgets::link::external;
use crate::widgets::mark::mark_with_meaning;
use crate::widgets::state::WhenLoaded;
use crate::widgets::statements::statements;
use activelist_view::display::method::{
    Block, Cell, Known, LEAD, OURS, Section, Table, of_list, rules,
};
use activelist_view::state::Page;

/// The page about the method, loaded when it is first shown.
pub fn page() -> AnyView {
    late::screen(HEADING, || Box::pin(load()))
}

#[wasm_split(method, wasm_split_path = leptos::wasm_split, fallible)]
fn load() -> Late {
    late(|| Method().into_any())
}

const HEADING: &str = "この一覧のしくみ";

/// The page about the method.
#[component]
fn Method() -> impl IntoView {
    let store = store();
    let lasting = rules();
    let parts: Vec<_> = of_list(None)
        .iter()
        .chain(&lasting)
        .map(|section| {
            let id = section.id;
            // A link would change the address, which names the screen.
            let show = move |_| browser::show(&format!("#{id}"));
            view! {
                <li><button class="al-button" data-variant="text" type="button" on:click=show>{section.title}</button></li>
            }
        })
        .collect();
    let current = part(move || {
        let found = store.list.freshness.get();
        let shown = store.list.with_searcher(|searcher| {
            let freshness = found.as_ref()?;
            let list = &searcher.list().edition;
            Some(store.list.left_out.with(|problems| {
                of_list(Some(Known {
                    list,
                    freshness,
                    problems,
                }))
            }))
        });
        sections(shown.flatten().unwrap_or_else(|| of_list(None))).into_any()
    });
    view! {
        <main class="al-main" id="main" tabindex="-1" data-width="text">
            {crumbs(store, &[(HOME, Page::Home)], HEADING)}
            <div class="al-title">
                <h1 tabindex="-1">{HEADING}</h1>
                <p class="al-title__lead">{LEAD[0]}{badge()}{LEAD[1]}</p>
            </div>
            <WhenLoaded/>
            <nav class="al-toc" aria-label="このページの内容" data-screen-only><ul>{parts}</ul></nav>
            <div class="al-prose">{current}{sections(lasting)}{licences(store)}</div>
        </main>
    }
}

/// Whose software the program contains: a file beside the page. A machine for visitors shows no file.
fn licences(store: Store) -> Option<AnyView> {
    let link =
        (!store.kiosk.on).then(|| external("./NOTICES.txt", "著作権の表示とライセンスの文"))?;
    Some(view! { <p data-screen-only>"このページのプログラムのもとになったソフトウェアの、"{link}"です。"</p> }.into_any())
}

fn badge() -> impl IntoView {
    view! { <span class="al-badge" data-kind="rule">{OURS}</span> }
}

fn sections<const N: usize>(found: [Section; N]) -> Vec<AnyView> {
    found.into_iter().flat_map(section).collect()
}

fn section(section: Section) -> Vec<AnyView> {
    let heading = view! {
        <h2 class="al-section-title" id=section.id tabindex="-1">{section.title}</h2>
    };
    let mut shown = vec![heading.into_any()];
    shown.extend(section.blocks.into_iter().map(block));
    shown
}

fn block(found: Block) -> AnyView {
    match found {
        Block::Text(text) => view! { <p><bdi>{text}</bdi></p> }.into_any(),
        Block::Reason(text) => view! { <p><strong>"理由："</strong>{text}</p> }.into_any(),
        Block::Points(points) => {
            let points: Vec<_> = points
                .into_iter()
                .map(|point| view! { <li>{cell(point)}</li> })
                .collect();
            view! { <ul class="al-list">{points}</ul> }.into_any()
        }
        Block::Facts(facts) => {
            let facts: Vec<_> = facts
                .into_iter()
                .map(
                    |(name, value)| view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> },
                )
                .collect();
            view! { <dl class="al-facts">{facts}</dl> }.into_any()
        }
        Block::Table(found) => table(found).into_any(),
        Block::Statements => statements(None),
        Block::Folded(summary, inner) => view! {
            <details class="al-disclosure" data-kind="boxed">
                <summary>{summary}</summary>
                <div class="al-disclosure__body">{blocks(inner)}</div>
            </details>
        }
        .into_any(),
        Block::Rule(title, inner) => view! {
            <section class="al-rule">
                <h3 class="al-rule__head">{badge()}<span>{title}</span></h3>
                {blocks(inner)}
            </section>
        }
        .into_any(),
    }
}

fn blocks(found: Vec<Block>) -> Vec<AnyView> {
    found.into_iter().map(block).collect()
}

fn table(found: Table) -> impl IntoView {
    let align = |number: bool| number.then_some("number");
    let head: Vec<_> = found
        .columns
        .iter()
        .map(|column| {
            view! { <th scope="col" data-align=align(column.is_number)>{column.label.clone()}</th> }
        })
        .collect();
    let rows: Vec<_> = found
        .rows
        .into_iter()
        .map(|row| {
            let mut cells = row.into_iter();
            let first = cells.next().map(cell);
            let rest: Vec<_> = cells
                .zip(found.columns.iter().skip(1))
                .map(|(value, column)| {
                    view! {
                        <td data-label=column.label.clone() data-align=align(column.is_number)>
                            <div>{cell(value)}</div>
                        </td>
                    }
                })
                .collect();
            view! { <tr><th scope="row">{first}</th>{rest}</tr> }
        })
        .collect();
    view! {
        <table class="al-table" data-narrow=found.is_list.then_some("list")>
            <caption>{found.caption}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn cell(found: Cell) -> AnyView {
    let mark = found.mark.map(mark_with_meaning);
    match found.is_strong {
        true => view! { <strong>{found.text}</strong> }.into_any(),
        false => view! { {mark}<bdi>{found.text}</bdi> }.into_any(),
    }
}
