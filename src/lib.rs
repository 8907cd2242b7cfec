//! activelist: the search for registered information security specialists (登録セキスペ).
//!
//! Where to start, in reading order:
//! 1. [`catalog`]: the fixed vocabulary of survey and list.
//! 2. [`expert`]: the specialist, and the rating.
//! 3. [`snapshot`]: the published file and its checks.
//! 4. [`search`]: criteria, index, filter, counts, order, and why.
//! 5. [`needs`]: from a firm's own words to support contents.
//! 6. [`app`]: state without a browser: the route.
//! 7. [`present`]: state to what is shown, and all wording.
//! 8. `ui` and `browser` (wasm32 only): the views, and the outside world.
//! 9. `survey` and `publish` (native only): from the survey file to a publication.
//!
//! Arrows point up this list only.

pub mod app;
pub mod catalog;
pub mod expert;
pub mod needs;
pub mod present;
pub mod search;
pub mod snapshot;

#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod survey;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
