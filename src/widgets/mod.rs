//! Parts of several screens.

pub(super) mod answers;
pub(super) mod bar;
pub(super) mod card;
pub(super) mod chosen;
pub(super) mod condition;
pub(super) mod content;
pub(super) mod explain;
pub(super) mod levels;
pub(super) mod link;
pub(super) mod mark;
pub(super) mod need;
pub(super) mod overlooked;
pub(super) mod person;
pub(super) mod qr;
pub(super) mod relax;
pub(super) mod segment;
pub(super) mod star;
pub(super) mod state;
pub(super) mod statements;
pub(super) mod take;
pub(super) mod team;
pub(super) mod trades;
pub(super) mod update;
