//! Turns: what the program does of itself is done in small pieces, and between them the browser
//! draws and answers. What a visitor asks for is done in one piece.
//!
//! Every task of the program, those that draw among them, is polled through here: once a turn has
//! taken its while, the tasks that are left wait for the next one, in their order.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use js_sys::{Function, Promise};
use leptos::prelude::{Effect, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::property::property;

/// How long a turn goes on, in milliseconds: on a phone of a quarter of this speed, with what a
/// browser adds, it stays below the fifty from which people notice that a page does not answer.
const WHILE: f64 = 3.0;

/// Longer than a picture takes on a slow machine.
const A_MOMENT: Duration = Duration::from_millis(250);

/// What a future gives within a time; nothing where it takes longer.
pub(super) async fn within<T>(time: Duration, future: impl Future<Output = T>) -> Option<T> {
    let alarm = Promise::new(&mut |ring, _| {
        let ring = move || drop(ring.call0(&JsValue::NULL));
        set_timeout(ring, time);
    });
    let (mut future, mut alarm) = (pin!(future), pin!(JsFuture::from(alarm)));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(found) => Poll::Ready(Some(found)),
        Poll::Pending => alarm.as_mut().poll(context).map(|_| None),
    })
    .await
}

/// What a visitor does with the page.
const DEEDS: [&str; 7] = [
    "click",
    "input",
    "change",
    "keydown",
    "submit",
    "popstate",
    "hashchange",
];

#[wasm_bindgen]
extern "C" {
    /// A function of the page's script (`public/texts.js`): text nodes that a translator has taken
    /// out of the page are put back, or what is drawn into them would be seen nowhere.
    #[wasm_bindgen(js_name = beforeChange)]
    fn before_change();
}

thread_local! {
    static TURN: Turn = Turn {
        state: Cell::new(State::None),
        waiting: RefCell::default(),
        pictures: RefCell::default(),
        queue: queue(),
        end: Closure::new(end),
        drawn: Closure::new(drawn),
    };
}

struct Turn {
    state: Cell<State>,
    waiting: RefCell<Vec<Waker>>,
    /// Who waits for the next picture.
    pictures: RefCell<Vec<Waker>>,
    /// The browser's queue of tasks and how to add to it, where it has one: looked up once.
    queue: Option<(JsValue, Function)>,
    end: Closure<dyn FnMut()>,
    drawn: Closure<dyn FnMut()>,
}

#[derive(Clone, Copy)]
enum State {
    /// Nothing was done since the browser's last task.
    None,
    /// Something is being done of itself, since this time.
    Since(f64),
    /// What a visitor asked for is being done.
    Asked,
}

impl Turn {
    /// Whether this turn has taken its while. Where there was none, one begins.
    fn is_spent(&self) -> bool {
        match self.state.get() {
            State::Asked => false,
            State::Since(began) => {
                // A clock that was set back ends the turn as well.
                !(0.0..WHILE).contains(&(js_sys::Date::now() - began))
            }
            State::None => {
                self.begin(State::Since(js_sys::Date::now()));
                false
            }
        }
    }

    fn begin(&self, state: State) {
        if matches!(self.state.replace(state), State::None) {
            self.after_this(self.end.as_ref().unchecked_ref());
        }
    }
}

impl Turn {
    /// Has the browser do something after its present task and what has come since.
    fn after_this(&self, act: &Function) {
        let posted = self.queue.as_ref();
        let posted = posted.and_then(|(scheduler, post)| post.call1(scheduler, act).ok());
        if posted.is_none() {
            // Timers are slower, but in order as well.
            let act = act.clone();
            set_timeout(move || drop(act.call0(&JsValue::UNDEFINED)), Duration::ZERO);
        }
    }

    fn wait_for_picture(&self, waker: &Waker) {
        let is_first = {
            let mut pictures = self.pictures.borrow_mut();
            pictures.push(waker.clone());
            pictures.len() == 1
        };
        if is_first {
            let _ = window().request_animation_frame(self.drawn.as_ref().unchecked_ref());
            set_timeout(drawn, A_MOMENT);
        }
    }
}

/// The browser draws, in this very task: whoever waited for it goes on in the next one.
fn drawn() {
    TURN.with(|turn| {
        let waited = turn.pictures.take();
        if !waited.is_empty() {
            turn.begin(State::Since(js_sys::Date::now()));
            turn.waiting.borrow_mut().extend(waited);
        }
    });
}

/// Ends the turn: whoever waits goes on.
fn end() {
    let waiting = TURN.with(|turn| {
        turn.state.set(State::None);
        turn.waiting.take()
    });
    waiting.into_iter().for_each(Waker::wake);
}

/// `scheduler.postTask`, and whose it is.
fn queue() -> Option<(JsValue, Function)> {
    let scheduler = property(&window(), "scheduler")?;
    let post = property(&scheduler, "postTask")?.dyn_into().ok()?;
    Some((scheduler, post))
}

/// Lets the page have a turn, if the work has gone on for a while.
pub async fn breathe() {
    poll_fn(|context| match TURN.with(|turn| wait(turn, context)) {
        true => Poll::Pending,
        false => Poll::Ready(()),
    })
    .await;
}

/// Waits for the next turn: what follows takes a while in one piece.
pub async fn next_turn() {
    let mut has_waited = false;
    poll_fn(|context| {
        if std::mem::replace(&mut has_waited, true) {
            return Poll::Ready(());
        }
        TURN.with(|turn| {
            turn.begin(State::Since(js_sys::Date::now()));
            turn.waiting.borrow_mut().push(context.waker().clone());
        });
        Poll::Pending
    })
    .await;
}

/// Whether the task has to wait; it is woken then.
fn wait(turn: &Turn, context: &Context) -> bool {
    let is_spent = turn.is_spent();
    if is_spent {
        turn.waiting.borrow_mut().push(context.waker().clone());
    }
    is_spent
}

/// What follows in the browser's present task is done in one piece: somebody waits for it. So is
/// what waits for a picture, or only a part of the page would be there.
pub fn at_once() {
    let waited = TURN.with(|turn| {
        turn.begin(State::Asked);
        turn.pictures.take()
    });
    waited.into_iter().for_each(Waker::wake);
}

/// What is printed is the whole page.
fn all_at_once() {
    at_once();
    let waiting = TURN.with(|turn| turn.waiting.take());
    waiting.into_iter().for_each(Waker::wake);
}

/// Waits for the browser's next picture, and for a turn after it; what a visitor asked for does not
/// wait. A page that nobody looks at has no pictures: there it is a moment.
pub async fn next_picture() {
    let mut has_waited = false;
    poll_fn(|context| {
        let is_asked = TURN.with(|turn| matches!(turn.state.get(), State::Asked));
        if is_asked || std::mem::replace(&mut has_waited, true) {
            return Poll::Ready(());
        }
        TURN.with(|turn| turn.wait_for_picture(context.waker()));
        Poll::Pending
    })
    .await;
}

/// From now on all tasks take turns.
pub fn take_turns() {
    // Only the first executor counts, and leptos would bring its own.
    let _ = Executor::init_custom_executor(InTurns);
    let listen = |event: &str, act: fn()| {
        let act = Closure::<dyn FnMut()>::new(act).into_js_value();
        // On the way down, so before all that listens on the page.
        let _ =
            window().add_event_listener_with_callback_and_bool(event, act.unchecked_ref(), true);
    };
    DEEDS.into_iter().for_each(|deed| listen(deed, at_once));
    listen("beforeprint", all_at_once);
}

/// Runs tasks while their turn lasts.
struct InTurns;

impl CustomExecutor for InTurns {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        wasm_bindgen_futures::spawn_local(InTurn(task));
    }

    fn poll_local(&self) {}
}

/// A task that is polled only while its turn lasts.
struct InTurn(PinnedLocalFuture<()>);

impl Future for InTurn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<()> {
        match TURN.with(|turn| wait(turn, context)) {
            true => Poll::Pending,
            false => {
                before_change();
                self.0.as_mut().poll(context)
            }
        }
    }
}

/// Waits until something is so, at most for a time. It is looked at from now on, by the owner that asks.
pub fn until(is_so: impl Fn() -> bool + 'static, most: Duration) -> impl Future<Output = ()> {
    let mut is_so = Some(is_so);
    let over = Promise::new(&mut |done, _| {
        let Some(is_so) = is_so.take() else { return };
        Effect::new(move |_| {
            if is_so() {
                drop(done.call0(&JsValue::NULL));
            }
        });
    });
    async move { drop(within(most, JsFuture::from(over)).await) }
}
