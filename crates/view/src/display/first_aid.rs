//! The desks that the operator names for an emergency.

use crate::state::FirstAid;

/// National numbers, which stand in `index.html` already.
const NATIONAL: [&str; 2] = ["#9110", "188"];

/// The desks with a number of their own, in the operator's order: they are called first.
pub fn dialled_before(points: &[FirstAid]) -> impl Iterator<Item = &FirstAid> {
    points
        .iter()
        .filter(|point| !point.phone.is_empty() && !NATIONAL.contains(&point.phone.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_stand_in_the_page_are_not_named_twice() {
        let point = |phone: &str| FirstAid {
            phone: phone.into(),
            ..FirstAid::default()
        };
        let points = [
            point("#9110"),
            point(""),
            point("03-1234-5678"),
            point("188"),
        ];
        let found: Vec<_> = dialled_before(&points).map(|point| &*point.phone).collect();
        assert_eq!(found, ["03-1234-5678"]);
    }
}
