//! The builder's half of the project: turns the page into a site, serves it
//! and tests it. Nothing here reaches a visitor except what `site` writes.
//!
//! Where to start, in reading order:
//! - [`project`]: where things lie, and how a command is run
//! - [`site`]: from sources to a finished folder; it uses [`wasm`], [`split`],
//!   [`script`], [`styles`], [`page`], [`list`], [`public`], [`notices`] and
//!   [`former`]; `split` reads files with [`sections`] and [`calls`]; `activelist_site` finishes what they have made
//! - [`sizes`]: what a visitor downloads, and the budget for it; [`weight`]: which functions weigh most
//! - [`server`]: a plain static host on loopback, for people and for tests
//! - [`serve`], [`check`], [`needs`], [`deny`] and [`fuzz`]: the commands of those names; `check` is `test`

pub mod bench;
pub mod calls;
pub mod check;
pub mod deny;
pub mod files;
pub mod former;
pub mod fuzz;
pub mod glue;
pub mod list;
pub mod markup;
pub mod minify;
pub mod needs;
pub mod notices;
pub mod page;
pub mod precache;
pub mod project;
pub mod public;
pub mod script;
pub mod sections;
pub mod serve;
pub mod server;
pub mod setup;
pub mod site;
pub mod sizes;
pub mod split;
pub mod styles;
pub mod wasm;
pub mod weight;
