//! Columns that hold mail addresses beside the one whose header says メールアドレス. Google's forms give that header to
//! the account of whoever answers, and the address that is to be published may stand in another column.

use activelist_publication::Field;

use super::Certain;
use super::question::values;
use crate::import::head::{Head, Headed};
use crate::import::target::Target;
use crate::survey::Column;
use crate::survey::cell::mail;
use crate::survey::fold::fold;

/// The places among the heads of columns with different mail addresses, where one of them is the column of addresses
/// and nothing is decided on them.
pub fn rivals(headed: &Headed, certain: &[Option<Certain>], is_decided: &[bool]) -> Vec<usize> {
    let wanted = Target::Column(Column::Text(Field::Mail));
    let is_mail = |certain: &Option<Certain>| certain.is_some_and(|found| found.target == wanted);
    let Some(own) = certain
        .iter()
        .position(is_mail)
        .filter(|at| !is_decided[*at])
    else {
        return Vec::new();
    };
    let heads = &headed.heads;
    let addresses = |head: &Head| -> Vec<String> {
        let found = values(headed, head).into_iter().map(fold);
        found.map(|value| value.to_lowercase()).collect()
    };
    let of_own = heads.get(own).map(addresses).unwrap_or_default();
    let is_rival = |(at, head): &(usize, &Head)| {
        if certain[*at].is_some() || is_decided[*at] {
            return false;
        }
        let found = values(headed, head);
        let readable = found.iter().filter(|value| mail(value).is_some()).count();
        !found.is_empty() && readable * 10 >= found.len() * 9 && addresses(head) != of_own
    };
    let others: Vec<usize> = heads
        .iter()
        .enumerate()
        .filter(is_rival)
        .map(|(at, _)| at)
        .collect();
    match others.is_empty() {
        true => others,
        false => std::iter::once(own).chain(others).collect(),
    }
}
