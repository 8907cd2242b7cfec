//! How near somebody lives to where help is wanted (*ours*: small firms want visits and local,
//! face-to-face help).

use activelist_model::catalog::{OptionSet, Prefecture, around};

/// Where somebody lives, seen from the chosen prefectures. The nearer is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// In none of them and beside none of them, or not stated.
    Elsewhere,
    /// In a neighbouring prefecture (*ours*: which those are, [`around`]).
    Beside,
    /// In one of them.
    Within,
}

impl Nearness {
    /// How near a home is. Nothing where no prefecture is chosen: then it is not compared.
    pub fn of(home: Option<Prefecture>, chosen: OptionSet) -> Option<Nearness> {
        let lives_in = |places: OptionSet| home.is_some_and(|home| places.has(home.index()));
        match (lives_in(chosen), chosen.is_empty()) {
            (_, true) => None,
            (true, _) => Some(Nearness::Within),
            (false, _) if lives_in(around(chosen)) => Some(Nearness::Beside),
            (false, _) => Some(Nearness::Elsewhere),
        }
    }
}
