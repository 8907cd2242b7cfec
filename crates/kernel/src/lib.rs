//! The loops in which a search spends its time, and nothing else: rows of bits, keys to order by,
//! folded texts and their signatures.
//!
//! It is a package of its own because it is compiled for speed and the rest of the page for size;
//! the compiler takes that choice per package. So functions here are neither generic nor inlined
//! from outside: such code would be compiled where it is called. Must never know what a specialist
//! is: it sees numbers and texts.

pub mod bits;
pub mod combining;
pub mod fold;
pub mod forms;
pub mod grams;
pub mod plain;
pub mod rank;
pub mod texts;
pub mod transpose;
mod variants;
