//! Parts that several screens draw.

pub(crate) mod brought;
pub(crate) mod chosen;
pub(crate) mod conditions;
pub(crate) mod content;
pub(crate) mod link;
pub(crate) mod mark;
pub(crate) mod modal;
pub(crate) mod need;
pub(crate) mod overlooked;
pub(crate) mod preparation;
pub(crate) mod qr;
pub(crate) mod shortlist_bar;
pub(crate) mod star;
pub(crate) mod state;
pub(crate) mod statements;
pub(crate) mod take;
