//! Moving parts of a view, each kind of one type.
//!
//! Every closure in a template is a type of its own, and the library's code for a moving part is
//! compiled anew for each: half of the download, once. Here the closure is boxed first, so that
//! the code exists once for texts, once for flags and once for parts.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;

/// A text that follows the state, as content or attribute.
pub(crate) fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A flag that follows the state.
pub(crate) fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A flag that stays up once it was up: what was opened for a visitor is not closed again.
pub(crate) fn sticky(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let seen = Memo::new(move |before: Option<&bool>| before == Some(&true) || read());
    flag(move || seen.get())
}

/// A part that is drawn anew whenever what it read has changed.
pub(crate) fn part(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

/// A part that is drawn anew whenever what it read has changed, where there is something to draw.
pub(crate) fn maybe(draw: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    part(move || draw().unwrap_or_else(|| ().into_any()))
}

/// A short list, drawn anew whenever it has changed. (A keyed list keeps its rows, but weighs as
/// much as a page of this program for each kind of row.)
pub(crate) fn list<T: 'static>(
    rows: impl Fn() -> Vec<T> + Send + 'static,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    part(move || rows().into_iter().map(&draw).collect::<Vec<_>>().into_any())
}

/// A part that is there while a flag is up; drawn when the flag rises.
pub(crate) fn when(
    up: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    either(up, draw, || ().into_any())
}

/// A part that is drawn in a turn of its own: nothing before it waits for it.
pub(crate) fn later(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    after(Box::pin(async {}), Box::new(draw))
}

/// A part that is drawn once the page has been, so that the browser lays out a little at a time.
pub(crate) fn after_picture(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    after(Box::pin(browser::next_picture()), Box::new(draw))
}

fn after(
    moment: Pin<Box<dyn Future<Output = ()>>>,
    draw: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let there = RwSignal::new(false);
    spawn_local(async move {
        moment.await;
        there.try_set(true);
    });
    let nothing = || ().into_any();
    chosen(
        there.into(),
        Box::new(move |there| if there { draw() } else { nothing() }),
    )
}

/// One part while a flag is up and another while it is not.
pub(crate) fn either(
    up: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
    draw_else: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    chosen(
        flag(up),
        Box::new(move |up| if up { draw() } else { draw_else() }),
    )
}

fn chosen(up: Signal<bool>, draw: Box<dyn Fn(bool) -> AnyView + Send>) -> AnyView {
    // The memo holds still while the flag does, whatever else it read has changed.
    let up = Memo::new(move |_| up.get());
    part(move || draw(up.get()))
}
