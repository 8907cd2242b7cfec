//! The shortlist (候補): specialists that a visitor has starred, in the order of starring.
//!
//! It holds registration numbers and nothing else: a number may outlive the list it came from.

use activelist_model::expert::RegistrationNumber;

/// Most specialists on a shortlist.
pub const MAX_SHORTLIST: usize = 10;

/// What stands before the numbers in the stored form: another form would have another mark.
const MARK: &str = "1:";

/// At most [`MAX_SHORTLIST`] registration numbers, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortlist(Vec<RegistrationNumber>);

impl Shortlist {
    /// The numbers, in the order of starring.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = RegistrationNumber> + Clone {
        self.0.iter().copied()
    }

    /// How many are starred.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is starred.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one more finds room.
    pub const fn is_full(&self) -> bool {
        self.0.len() >= MAX_SHORTLIST
    }

    /// Whether this one is starred.
    pub fn has(&self, number: RegistrationNumber) -> bool {
        self.0.contains(&number)
    }

    /// Stars someone; `false` where the list is full. Who is starred already stays in place.
    pub fn add(&mut self, number: RegistrationNumber) -> bool {
        if self.has(number) {
            return true;
        }
        if self.is_full() {
            return false;
        }
        self.0.push(number);
        true
    }

    /// Takes a star away.
    pub fn remove(&mut self, number: RegistrationNumber) {
        self.0.retain(|other| *other != number);
    }

    /// The form in which a browser keeps it: `1:012345,000001`.
    pub fn to_text(&self) -> String {
        let numbers: Vec<String> = self.iter().map(|number| number.to_string()).collect();
        format!("{MARK}{}", numbers.join(","))
    }

    /// Reads the stored form. What cannot be read is left out: it is only a convenience.
    pub fn from_text(text: &str) -> Shortlist {
        let numbers = text.strip_prefix(MARK).unwrap_or("");
        let numbers = numbers.split(',').filter_map(RegistrationNumber::parse);
        numbers.collect()
    }
}

impl FromIterator<RegistrationNumber> for Shortlist {
    /// The first [`MAX_SHORTLIST`] of them.
    fn from_iter<I: IntoIterator<Item = RegistrationNumber>>(numbers: I) -> Shortlist {
        let mut list = Shortlist::default();
        for number in numbers {
            list.add(number);
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Shortlist::from_text(text).to_text(), expected, "{text}");
    }

    #[test]
    fn the_stored_form_comes_back_and_what_cannot_be_read_is_left_out() {
        check("1:012345,000001", "1:012345,000001");
        check("1:012345,012345", "1:012345");
        check("1:012345,x,,1", "1:012345");
        check("2:012345", "1:");
        check("", "1:");
        let many: Vec<String> = (0..30).map(|number| format!("{number:06}")).collect();
        assert_eq!(
            Shortlist::from_text(&format!("1:{}", many.join(","))).len(),
            10
        );
    }

    #[test]
    fn a_full_list_takes_no_more_but_keeps_who_is_on_it() {
        let number = |value| RegistrationNumber::new(value).expect("small");
        let mut list: Shortlist = (0..10).map(number).collect();
        assert!(list.is_full() && list.add(number(3)) && !list.add(number(99)));
        list.remove(number(3));
        assert!(list.add(number(99)) && list.len() == 10);
    }
}
