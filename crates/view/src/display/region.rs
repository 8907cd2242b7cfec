//! Prefectures as people name them: a region of which all prefectures are chosen is one place.

use activelist_model::catalog::{OptionSet, PREFECTURES, REGIONS, Region, around};

/// A region of which all prefectures are chosen, or a single prefecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its prefectures: positions as in the condition 地域.
    pub prefectures: OptionSet,
    /// The name of the region or of the prefecture.
    pub name: &'static str,
    /// 都県, 府県 or 県 where it is a region of several; empty for a single prefecture.
    pub unit: &'static str,
}

impl Place {
    /// 「関東すべて」, or the prefecture's name.
    pub fn label(self) -> String {
        match self.unit {
            "" => self.name.to_string(),
            _ => format!("{}すべて", self.name),
        }
    }
}

/// The places that these prefectures are, from north to south.
pub fn places(chosen: OptionSet) -> Vec<Place> {
    let mut found = Vec::new();
    for region in &REGIONS {
        let whole = whole(region);
        let here = OptionSet::from_bits(chosen.bits() & whole.prefectures.bits());
        if here == whole.prefectures {
            found.push(whole);
        } else {
            found.extend(here.iter().map(single));
        }
    }
    found
}

/// These prefectures and those around them.
pub fn with_neighbours(chosen: OptionSet) -> OptionSet {
    OptionSet::from_bits(chosen.bits() | around(chosen).bits())
}

/// The one prefecture that was chosen, alone or with its neighbours: its position.
pub fn home(chosen: OptionSet) -> Option<usize> {
    chosen.iter().find(|place| {
        let alone = OptionSet::only(*place);
        chosen == alone || chosen == with_neighbours(alone)
    })
}

/// All prefectures of a region.
pub fn whole(region: &Region) -> Place {
    let all = region.first..region.first + region.count;
    match region.count {
        1 => single(region.first),
        _ => Place {
            prefectures: all.collect(),
            name: region.label,
            unit: unit(region),
        },
    }
}

fn single(position: usize) -> Place {
    Place {
        prefectures: OptionSet::only(position),
        name: PREFECTURES.get(position).copied().unwrap_or(""),
        unit: "",
    }
}

/// What the prefectures of a region are called.
pub fn unit(region: &Region) -> &'static str {
    match region.label {
        "北海道" => "",
        "関東" => "都県",
        "近畿" => "府県",
        _ => "県",
    }
}

/// A set with a whole place in it, or without it where all of it was there.
pub fn toggled(chosen: OptionSet, place: OptionSet) -> OptionSet {
    let is_whole = chosen.bits() & place.bits() == place.bits();
    OptionSet::from_bits(match is_whole {
        true => chosen.bits() & !place.bits(),
        false => chosen.bits() | place.bits(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(positions: impl IntoIterator<Item = usize>) -> Vec<String> {
        let places = places(positions.into_iter().collect());
        places.into_iter().map(Place::label).collect()
    }

    #[test]
    fn a_whole_region_is_one_place_and_a_part_of_one_is_its_prefectures() {
        assert_eq!(labels(7..14), ["関東すべて"]);
        assert_eq!(
            labels((7..14).chain([0, 26])),
            ["北海道", "関東すべて", "大阪府"]
        );
        assert_eq!(labels(7..9), ["茨城県", "栃木県"]);
        assert_eq!(labels([]), Vec::<String>::new());
        let whole_country = labels(0..47);
        assert_eq!(whole_country.len(), REGIONS.len());
        assert_eq!(whole_country[0], "北海道");
    }

    #[test]
    fn the_places_of_a_set_are_that_set() {
        for bits in [0, 0x3f80, 0x7fff_ffff_ffff, 0x5555_5555_5555, 0x3f83] {
            let chosen = OptionSet::from_bits(bits);
            let places = places(chosen);
            let together = places
                .iter()
                .fold(0, |all, place| all | place.prefectures.bits());
            assert_eq!(together, chosen.bits());
        }
    }

    #[test]
    fn a_region_is_chosen_and_taken_back_with_the_rest_left_alone() {
        let kanto = whole(&REGIONS[2]).prefectures;
        let some = OptionSet::only(12).with(26);
        let all = toggled(some, kanto);
        assert_eq!(all.len(), 8);
        assert_eq!(toggled(all, kanto), OptionSet::only(26));
    }

    #[test]
    fn a_prefecture_is_told_from_the_set_of_it_and_its_neighbours() {
        for place in 0..PREFECTURES.len() {
            let alone = OptionSet::only(place);
            assert_eq!(home(alone), Some(place));
            assert_eq!(home(with_neighbours(alone)), Some(place));
        }
        assert_eq!(home(OptionSet::EMPTY), None);
        assert_eq!(home(OptionSet::only(0).with(46)), None);
    }
}
