//! Conditions that screen 2 asks for step by step, and that stand beside the list as well: where and how,
//! what else is wished, and all further groups.

mod city;
mod condition;
mod place;
mod trades;

use leptos::prelude::*;

use crate::browser;
use crate::shell::dynamic::{sticky, text, when};
use crate::shell::state::Store;
use activelist_model::catalog::{Door, Group};
use activelist_search::MAX_WORDS_LENGTH;
use activelist_view::display::conditions::{FURTHER, WISHES};
use activelist_view::display::wording::group_heading;
pub use condition::Condition;
use condition::folded;
pub use place::place;

/// What a firm may wish besides place and form: the three that decide most, and behind them free words and
/// the further groups.
pub fn wishes(store: Store) -> AnyView {
    let wishes: Vec<_> = WISHES
        .iter()
        .map(|group| folded(*group, group_heading(*group), |chosen| !chosen.is_empty()))
        .collect();
    let rest: Vec<_> = FURTHER
        .iter()
        .map(|group| view! { <Condition group=*group/> })
        .collect();
    // A link may open the further conditions with some of them set.
    let further = sticky(move || {
        store.search.query.with(|query| {
            let criteria = &query.criteria;
            // The vendor's door has the qualifications near its top.
            let apart = (query.door == Some(Door::Detail)).then_some(Group::Qualification);
            let mut groups = FURTHER.iter().filter(|group| Some(**group) != apart);
            let any = groups.any(|group| !criteria.condition(*group).is_empty());
            any || !criteria.words.is_empty()
        })
    });
    view! {
        {wishes}
        <details class="al-disclosure" data-kind="boxed" open=further>
            <summary>"くわしい条件・ことばで絞り込む"<span class="al-disclosure__state">"8項目"</span></summary>
            <div class="al-disclosure__body">
                {words(store)}
                <p class="al-note">"同じ項目の中では、どれか一つに合う人が残ります。項目どうしは、すべてに合う人だけが残ります。"</p>
                <div class="al-conditions">{rest}</div>
            </div>
        </details>
    }
    .into_any()
}

/// Free words. Typing answers at once; they stay on this page and never enter a link.
fn words(store: Store) -> impl IntoView {
    let take = move |words: String| store.change_search(|query| query.criteria.words = words);
    let typed = move |event: leptos::ev::Event| {
        // What an input method shows before it is confirmed is no word yet.
        if !browser::is_composing(&event) {
            take(event_target_value(&event));
        }
    };
    view! {
        <div class="al-condition">
            <div class="al-field">
                <label class="al-field__label" for="words">"ことばで絞り込む"</label>
                <p class="al-field__hint" id="words-h">
                    "氏名、登録番号、居住地、所属、資格、支援内容、自己PRなどに含まれることばで絞り込みます。空白で区切ると、すべてを含む人が残ります（"{MAX_WORDS_LENGTH.to_string()}"文字まで）。入力したことばはこの端末の外に出ず、リンクにも残りません。"
                </p>
                {when(move || store.list.is_ready() && !store.list.whole.get(), || {
                    view! {
                        <p class="al-field__hint" role="status">
                            "自己PRなどの文章を読み込んでいます。終わるまでは、氏名や所属などから探します。"
                        </p>
                    }
                    .into_any()
                })}
                <input class="al-input" id="words" type="search" autocomplete="off" spellcheck="false" maxlength=MAX_WORDS_LENGTH.to_string()
                    aria-describedby="words-h" on:input=typed
                    on:compositionend=move |event| take(event_target_value(&event))
                    prop:value=text(move || store.search.query.with(|query| query.criteria.words.clone()))/>
            </div>
        </div>
    }
}
