//! One of a few, side by side.

use leptos::prelude::*;

use crate::shell::dynamic::flag;

/// A choice of one of a few. `chosen` is the place of the chosen one, `choose` is told another.
pub fn segment(
    name: &'static str,
    legend: &'static str,
    note: Option<&'static str>,
    labels: &[&'static str],
    chosen: impl Fn() -> usize + Copy + Send + Sync + 'static,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> AnyView {
    let options: Vec<AnyView> = labels
        .iter()
        .enumerate()
        .map(|(place, label)| {
            view! {
                <label class="al-check">
                    <input class="al-check__box" type="radio" name=name value=place
                        prop:checked=flag(move || chosen() == place) on:change=move |_| choose(place)/>
                    <span class="al-check__text">{*label}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="al-condition">
            <legend class="al-condition__legend">{legend}</legend>
            {note.map(|note| view! { <p class="al-condition__note">{note}</p> })}
            <div class="al-options">{options}</div>
        </fieldset>
    }
    .into_any()
}
