//! The short form of a link: the search and the shortlist in as few characters as can be, for a
//! QR code that a phone reads at once.
//!
//! Bits, first the highest, six to a character of base64url; two characters at the end are a check
//! sum, so that a slip in copying is noticed. In turn: version, screen, door, contents, groups and
//! their options, skills, cases, order, in version 1 what was added to the search since, shortlist. Numbers are Elias gamma codes of *n* + 1; a set
//! is its size and the gaps between its positions, so that what is appended to a vocabulary later
//! changes no old link. Published versions are never changed, only followed by another, and a link that
//! says nothing new is written in the first.

use super::query::{Page, Query, Route};
use super::shortlist::{MAX_SHORTLIST, Shortlist};
use activelist_model::catalog::{Content, Door, Group, OptionSet};
use activelist_model::expert::RegistrationNumber;
use activelist_publication::MAX_CASES;
use activelist_search::{Skill, Sort};

/// The first version, and the one that knows the first talk without a fee.
const FIRST: u32 = 0;
const WITH_FREE_TALK: u32 = 1;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Characters of the check sum.
const CHECK: usize = 2;
/// Bits of a registration number.
const NUMBER_BITS: u32 = 20;
/// Bits of a character.
const CHARACTER: u32 = 6;
/// Screens that are told apart; any other is the list.
const PAGES: [Page; 4] = [Page::List, Page::Shortlist, Page::Find, Page::Sheet];

/// The code of a route.
pub(super) fn write(route: &Route) -> String {
    let mut bits = Writer::default();
    let query = &route.query;
    let criteria = &query.criteria;
    let version = match criteria.free_talk {
        true => WITH_FREE_TALK,
        false => FIRST,
    };
    bits.number(version);
    let page = PAGES.iter().position(|page| *page == route.page);
    bits.number(page.unwrap_or(0) as u32);
    bits.number(query.door.map_or(0, |door| 1 + door.index() as u32));
    bits.set(criteria.contents.iter().map(Content::index));
    bits.set(criteria.active_groups().map(Group::index));
    for group in criteria.active_groups() {
        bits.set(criteria.condition(group).iter());
    }
    bits.set(criteria.skills.iter().map(|(skill, _)| skill.index()));
    for (_, least) in criteria.skills.iter() {
        bits.number(u32::from(least));
    }
    bits.number(u32::from(criteria.skills.any));
    bits.number(u32::from(criteria.cases));
    bits.number(query.sort as u32);
    if version == WITH_FREE_TALK {
        bits.number(u32::from(criteria.free_talk));
    }
    bits.number(query.picks.len() as u32);
    for number in query.picks.iter() {
        bits.push(number.value(), NUMBER_BITS);
    }
    bits.finish()
}

/// The route of a code; none where it is damaged, or of a later version.
pub(super) fn read(code: &str) -> Option<Route> {
    let mut bits = Reader::checked(code)?;
    let version = bits.number()?;
    if version > WITH_FREE_TALK {
        return None;
    }
    let page = PAGES.get(bits.number()? as usize)?.clone();
    let door = match bits.number()? {
        0 => None,
        place => Some(*Door::ALL.get(place as usize - 1)?),
    };
    let mut query = Query {
        door,
        ..Query::default()
    };
    let criteria = &mut query.criteria;
    for place in bits.set()? {
        let content = Content::all().nth(place)?;
        criteria.contents = criteria.contents.with(content);
    }
    for group in bits.set()? {
        let group = *Group::ALL.get(group)?;
        let options: OptionSet = bits.set()?.into_iter().collect();
        if options.bits() & !group.every_option().bits() != 0 {
            return None;
        }
        criteria.set_condition(group, options);
    }
    for place in bits.set()? {
        let skill = Skill::all().nth(place)?;
        let least = bits.number()?;
        criteria.skills.set(skill, u8::try_from(least).ok()?);
    }
    criteria.skills.any = bits.number()? == 1;
    criteria.cases = u16::try_from(bits.number()?).ok()?.min(MAX_CASES);
    query.sort = *Sort::ALL.get(bits.number()? as usize)?;
    if version == WITH_FREE_TALK {
        query.criteria.free_talk = bits.number()? == 1;
    }
    let picks = bits.number()?;
    if picks as usize > MAX_SHORTLIST {
        return None;
    }
    let mut shortlist = Shortlist::default();
    for _ in 0..picks {
        shortlist.add(RegistrationNumber::new(bits.take(NUMBER_BITS)?)?);
    }
    query.picks = shortlist;
    Some(Route { page, query })
}

/// Six bits to a character.
#[derive(Default)]
struct Writer {
    code: String,
    pending: u32,
    count: u32,
}

impl Writer {
    fn push(&mut self, value: u32, bits: u32) {
        for bit in (0..bits).rev() {
            self.pending = self.pending << 1 | value >> bit & 1;
            self.count += 1;
            if self.count == CHARACTER {
                self.code.push(character(self.pending));
                (self.pending, self.count) = (0, 0);
            }
        }
    }

    fn number(&mut self, number: u32) {
        let value = number + 1;
        let length = u32::BITS - value.leading_zeros();
        self.push(0, length - 1);
        self.push(value, length);
    }

    fn set(&mut self, positions: impl Iterator<Item = usize>) {
        let positions: Vec<usize> = positions.collect();
        self.number(positions.len() as u32);
        let mut next = 0;
        for position in positions {
            self.number((position - next) as u32);
            next = position + 1;
        }
    }

    fn finish(mut self) -> String {
        if self.count > 0 {
            self.push(0, CHARACTER - self.count);
        }
        let sum = check_sum(&self.code);
        self.code.push(character(sum >> CHARACTER & 63));
        self.code.push(character(sum & 63));
        self.code
    }
}

struct Reader<'a> {
    code: &'a [u8],
    pending: u32,
    count: u32,
}

impl<'a> Reader<'a> {
    fn checked(code: &'a str) -> Option<Reader<'a>> {
        let cut = code.len().checked_sub(CHECK)?;
        let (body, sum) = (code.get(..cut)?, code.get(cut..)?.as_bytes());
        let found = value(*sum.first()?)? << CHARACTER | value(*sum.get(1)?)?;
        (found == check_sum(body)).then_some(Reader {
            code: body.as_bytes(),
            pending: 0,
            count: 0,
        })
    }

    fn take(&mut self, bits: u32) -> Option<u32> {
        let mut found = 0;
        for _ in 0..bits {
            if self.count == 0 {
                let (first, rest) = self.code.split_first()?;
                (self.pending, self.count, self.code) = (value(*first)?, CHARACTER, rest);
            }
            self.count -= 1;
            found = found << 1 | self.pending >> self.count & 1;
        }
        Some(found)
    }

    fn number(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.take(1)? == 0 {
            zeros += 1;
            if zeros > NUMBER_BITS {
                return None;
            }
        }
        Some((1 << zeros | self.take(zeros)?) - 1)
    }

    /// At most 64 positions below 64.
    fn set(&mut self) -> Option<Vec<usize>> {
        let mut positions = Vec::new();
        let mut next = 0;
        for _ in 0..self.number()? {
            let position = next + self.number()? as usize;
            if position >= 64 {
                return None;
            }
            positions.push(position);
            next = position + 1;
        }
        Some(positions)
    }
}

fn character(value: u32) -> char {
    char::from(ALPHABET[value as usize & 63])
}

/// Whether no code holds this character.
pub(super) const fn is_foreign(character: char) -> bool {
    !character.is_ascii_alphanumeric() && !matches!(character, '-' | '_')
}

fn value(character: u8) -> Option<u32> {
    let place = ALPHABET.iter().position(|known| *known == character);
    place.map(|place| place as u32)
}

/// CRC-12 of the characters' bits: any one wrong character, and any two neighbours changed or
/// swapped, give another sum.
fn check_sum(code: &str) -> u32 {
    const POLYNOMIAL: u32 = 0x80f;
    let values = code.bytes().map(|byte| value(byte).unwrap_or(0));
    values.fold(0xfff, |sum, value| {
        (0..CHARACTER).fold(sum ^ value << CHARACTER, |sum, _| {
            let shifted = sum << 1 & 0xfff;
            if sum >> 11 & 1 == 1 {
                shifted ^ POLYNOMIAL
            } else {
                shifted
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Published links: these never change.
    #[test]
    fn short_links_read_and_write_as_in_this_table() {
        let check = |long: &str, short: &str| {
            let (route, unread) = Route::parse(long);
            assert_eq!((route.to_fragment().as_str(), unread), (long, vec![]));
            assert_eq!(route.to_short_fragment(), short, "{long}");
            assert_eq!(Route::parse(short), (route, vec![]), "{short}");
        };
        check("#/list", "#/s/_8Ae");
        check("#/list?c=1-1,3-3&area=27&industry=3", "#/s/7IIeg2n8Kz");
        check("#/shortlist?pick=012345,000001", "#/s/r-wMDkAABg9");
        check(
            "#/sheet?door=detail&c=7-1&skill=S1-a-1:2,S6-a-5:3&crit=S2-b&menu=7:2&match=any&cases=10&sort=fee",
            "#/s/kMgrLBCUIsiaFkgNE",
        );
        check("#/list?area=27&free=1", "#/s/XVBv1tT");
    }

    #[test]
    fn a_slip_is_noticed() {
        let (route, _) = Route::parse("#/list?c=1-1,3-3&area=27&pick=012345");
        let code = write(&route);
        for place in 0..code.len() {
            for other in ALPHABET.iter().map(|byte| char::from(*byte)) {
                let mut slipped: Vec<char> = code.chars().collect();
                if std::mem::replace(&mut slipped[place], other) != other {
                    let slipped: String = slipped.into_iter().collect();
                    assert_eq!(read(&slipped), None, "{slipped}");
                }
            }
        }
        for length in 0..code.len() {
            assert_eq!(read(&code[..length]), None, "{length}");
        }
    }

    proptest! {
        #[test]
        fn no_code_makes_the_reader_panic(code in "[A-Za-z0-9_-]{0,40}", odd in "\\PC{0,20}") {
            // With a right check sum, so that the reader is reached.
            let sum = check_sum(&code);
            let checked = format!("{code}{}{}", character(sum >> CHARACTER), character(sum & 63));
            if let Some(route) = read(&checked) {
                prop_assert_eq!(read(&write(&route)), Some(route));
            }
            prop_assert_eq!(read(&odd).map(|route| write(&route)).filter(|again| again.len() > 99), None);
        }
    }
}
