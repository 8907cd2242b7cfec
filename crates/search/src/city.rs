//! The municipality where help is wanted (*ours*): its people come first where the nearest are asked for,
//! and no other order changes. Wards count as their city, and the district (郡) of a town is left out.

use std::cmp::Reverse;

use activelist_kernel::fold::fold;
use activelist_model::catalog::{Group, Prefecture};
use activelist_model::expert::Specialist;
use activelist_publication::{Field, Packed};

use super::{Criteria, Searcher};

/// A municipality of a prefecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    /// Its prefecture.
    pub prefecture: Prefecture,
    /// Its name, without ward and district: see [`city_name`].
    pub name: String,
}

impl City {
    /// Whether somebody with that home lives there.
    pub fn is_home(&self, home: Option<Prefecture>, municipality: &str) -> bool {
        home == Some(self.prefecture) && fold(city_name(municipality)) == fold(&self.name)
    }
}

impl Criteria {
    /// The chosen municipality, where its prefecture is among the chosen ones.
    pub fn asked_city(&self) -> Option<&City> {
        let chosen = self.condition(Group::Prefecture);
        let city = self.city.as_ref();
        city.filter(|city| chosen.has(city.prefecture.index()))
    }

    /// Forgets a municipality whose prefecture is not among the chosen ones: it was a wish for elsewhere.
    pub fn forget_city_elsewhere(&mut self) {
        if self.asked_city().is_none() {
            self.city = None;
        }
    }

    /// Whether somebody lives in the chosen municipality.
    pub fn is_in_city(&self, someone: &Specialist) -> bool {
        self.asked_city()
            .is_some_and(|city| city.is_home(someone.home, &someone.municipality))
    }
}

/// The city of a ward (大阪市北区 is 大阪市), the town without its district (三島郡島本町 is 島本町); what
/// is neither stays as it is, as the wards of 東京都 do.
pub(super) fn city_name(municipality: &str) -> &str {
    let name = municipality.trim();
    let after = |mark: char| name.find(mark).map(|at| at + mark.len_utf8());
    match name.chars().last() {
        Some('区') => after('市').map_or(name, |end| &name[..end]),
        Some('町' | '村') => {
            let town = after('郡').map_or("", |start| &name[start..]);
            // 上郡町 is a town whose own name has the sign in it.
            if town.chars().count() > 1 { town } else { name }
        }
        _ => name,
    }
}

impl Searcher {
    /// The municipalities of a prefecture where listed people live: those with most of them first, then
    /// by name.
    pub fn cities(&self, prefecture: Prefecture) -> Vec<String> {
        let list = self.list();
        let mut found: Vec<(String, &str, usize)> = Vec::new();
        for at in (0..list.len()).filter(|at| list.home(*at) == Some(prefecture)) {
            let name = city_name(list.short_text(at, Field::Municipality));
            let key = fold(name);
            match found.iter_mut().find(|(known, ..)| *known == key) {
                Some((_, _, people)) => *people += 1,
                None if name.is_empty() => {}
                None => found.push((key, name, 1)),
            }
        }
        // They are few: the library's sorting would weigh more than the rest of this.
        let mut ordered: Vec<(Reverse<usize>, &str)> = Vec::new();
        for (_, name, people) in found {
            let entry = (Reverse(people), name);
            let place = ordered.partition_point(|other| *other < entry);
            ordered.insert(place, entry);
        }
        let names = ordered.into_iter().map(|(_, name)| name.to_string());
        names.collect()
    }
}

/// Whether the one at a position lives in a municipality.
pub(super) fn is_at_home(list: &Packed, at: usize, city: &City) -> bool {
    city.is_home(list.home(at), list.short_text(at, Field::Municipality))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::list_of;

    #[test]
    fn wards_count_as_their_city_and_districts_do_not_count() {
        for (stated, name) in [
            ("大阪市北区", "大阪市"),
            ("千代田区", "千代田区"),
            ("四日市市", "四日市市"),
            ("東大阪市", "東大阪市"),
            ("三島郡島本町", "島本町"),
            ("島本町", "島本町"),
            ("赤穂郡上郡町", "上郡町"),
            ("上郡町", "上郡町"),
            ("大和郡山市", "大和郡山市"),
            (" 堺市堺区 ", "堺市"),
            ("", ""),
        ] {
            assert_eq!(city_name(stated), name, "{stated}");
        }
    }

    #[test]
    fn the_cities_of_a_prefecture_are_those_of_its_people_each_once_however_it_is_written() {
        let lives = |home: usize, municipality: &str| Specialist {
            home: Prefecture::from_index(home),
            municipality: municipality.into(),
            ..Specialist::default()
        };
        let searcher = Searcher::new(list_of(vec![
            lives(13, "横浜市西区"),
            lives(13, "茅ヶ崎市"),
            lives(13, "茅ケ崎市"),
            lives(13, "逗子市"),
            lives(13, ""),
            lives(12, "港区"),
            lives(13, "横浜市"),
            lives(13, "横浜市港北区"),
        ]));
        let cities = |home| searcher.cities(Prefecture::from_index(home).expect("one of 47"));
        assert_eq!(cities(13), ["横浜市", "茅ヶ崎市", "逗子市"]);
        assert_eq!(cities(12), ["港区"]);
        assert!(cities(0).is_empty());
    }
}
