//! A list as it is kept in memory: a column for each answer, and all texts one after the other.
//!
//! A [`Specialist`] is some thirty small allocations; twenty-five thousand of them take longer to
//! make than to read, and more memory than what they say. So a list is kept like this, and one
//! specialist is made of it where one is shown. Of a large list the prose may come later than the
//! rest.

use activelist_kernel::rank::ascending;

use super::added::{self, Added};
use super::{Field, ListHead};
use activelist_model::catalog::{GROUPS, Group, OptionSet, Prefecture};
use activelist_model::expert::{
    Answers, FirstTalk, HttpsAddress, MailAddress, Others, PhotoName, RegistrationNumber,
    Specialist, TrackRecord,
};

mod packing;
mod text;

pub use packing::Packing;
pub(crate) use text::{ProseText, ShortText};

/// A list, packed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// What is said of the list as a whole.
    pub edition: ListHead,
    numbers: Vec<RegistrationNumber>,
    facts: Vec<Facts>,
    answers: Vec<Answers>,
    short: Texts,
    prose: Texts,
}

/// What is not text, of one specialist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// 支援可能な都道府県.
    pub reach: u64,
    /// The other groups: no other has more than sixteen answers, see the test below.
    pub others: [u16; GROUPS - 1],
    /// 登録年.
    pub registered: Option<u16>,
    /// 支援件数.
    pub cases: Option<u16>,
    /// 支援年数.
    pub years: Option<u16>,
    /// 居住地.
    pub home: Option<Prefecture>,
}

impl Facts {
    pub fn set(&self, group: Group) -> OptionSet {
        let bits = match group.index().checked_sub(1) {
            None => self.reach,
            Some(place) => u64::from(self.others[place]),
        };
        OptionSet::from_bits(bits)
    }
}

/// How many short texts a specialist has.
pub(super) const SHORT: usize = ShortText::ALL.len();
/// How many texts of prose.
pub(super) const PROSE: usize = ProseText::COUNT;

/// Texts of the same number of fields for each specialist, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub fn with_room(bytes: usize, fields: usize) -> Texts {
        Texts {
            all: String::with_capacity(bytes),
            ends: Vec::with_capacity(fields),
        }
    }

    pub fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
    }

    /// How many texts there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, field: usize) -> &str {
        let end = |field: usize| self.ends.get(field).map_or(0, |end| *end as usize);
        let start = field.checked_sub(1).map_or(0, end);
        self.all.get(start..end(field)).unwrap_or("")
    }
}

impl Packed {
    /// An empty list with room for so many people, and for so many bytes of short texts and prose.
    pub(super) fn with_room(edition: ListHead, people: usize, bytes: [usize; 2]) -> Packed {
        Packed {
            edition,
            numbers: Vec::with_capacity(people),
            facts: Vec::with_capacity(people),
            answers: Vec::with_capacity(people),
            short: Texts::with_room(bytes[0], people * SHORT),
            prose: Texts::with_room(bytes[1], people * PROSE),
        }
    }

    /// Adds the next specialist without prose; numbers ascend.
    pub(super) fn push(
        &mut self,
        number: RegistrationNumber,
        facts: Facts,
        answers: Answers,
        short: [&str; SHORT],
    ) {
        self.numbers.push(number);
        self.facts.push(facts);
        self.answers.push(answers);
        short.iter().for_each(|text| self.short.push(text));
    }

    /// Adds the prose of the first specialist who has none yet.
    pub(super) fn push_prose(&mut self, prose: [&str; PROSE]) {
        prose.iter().for_each(|text| self.prose.push(text));
    }

    /// Adds the prose of some people: the next who have none.
    pub(super) fn add_prose(&mut self, block: &Texts) {
        let left = self.len() - self.with_prose();
        if self.prose.all.capacity() - self.prose.all.len() < block.all.len() {
            // Room for all others as well, by the measure of these: one large move, not many.
            let people = (block.len() / PROSE).max(1);
            let most = block.all.len().saturating_mul(left) / people;
            self.prose.all.reserve_exact(most + most / 64);
        }
        self.prose.ends.reserve_exact(left * PROSE);
        let start = self.prose.all.len() as u32;
        self.prose.all.push_str(&block.all);
        let ends = block.ends.iter().map(|end| start + end);
        self.prose.ends.extend(ends);
    }

    /// How many are listed.
    pub const fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether nobody is listed.
    pub const fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// How many, from the first, have their prose here already.
    pub const fn with_prose(&self) -> usize {
        self.prose.ends.len() / PROSE
    }

    /// Position of the specialist with this number.
    pub fn position(&self, number: RegistrationNumber) -> Option<usize> {
        self.numbers.binary_search(&number).ok()
    }

    /// The numbers, ascending.
    pub fn numbers(&self) -> &[RegistrationNumber] {
        &self.numbers
    }

    /// What was chosen in a group, the "none of these" answer left out.
    pub fn choices(&self, position: usize, group: Group) -> OptionSet {
        let all = self.facts.get(position).map(|facts| facts.set(group));
        let known = group.every_option().bits();
        OptionSet::from_bits(all.unwrap_or_default().bits() & known)
    }

    /// The skill answers.
    pub fn answers(&self, position: usize) -> Option<&Answers> {
        self.answers.get(position)
    }

    /// 支援件数; none where it was not stated.
    pub fn cases(&self, position: usize) -> Option<u16> {
        self.facts.get(position)?.cases
    }

    /// 居住地, prefecture.
    pub fn home(&self, position: usize) -> Option<Prefecture> {
        self.facts.get(position)?.home
    }

    /// 支援年数; none where it was not stated.
    pub fn years(&self, position: usize) -> Option<u16> {
        self.facts.get(position)?.years
    }

    /// 登録年; none where it was not stated.
    pub fn registered(&self, position: usize) -> Option<u16> {
        self.facts.get(position)?.registered
    }

    /// Whether "none of these" (該当なし, 経験なし) was answered.
    pub fn chose_none(&self, position: usize, group: Group) -> bool {
        let facts = self.facts.get(position);
        let none = group.none_position();
        none.is_some_and(|none| facts.is_some_and(|facts| facts.set(group).has(none)))
    }

    /// The short text of that column; empty where nothing was stated, and for every other column.
    pub fn short_text(&self, position: usize, field: Field) -> &str {
        let mut texts = ShortText::ALL.into_iter();
        let text = texts.find(|text| text.field() == field);
        text.map_or("", |text| self.short(position, text))
    }

    /// 支援内容; empty where none was stated, or the prose is not here yet.
    pub fn work(&self, position: usize) -> &str {
        self.prose(position, ProseText::Work)
    }

    /// 自己PR; empty where none was stated, or the prose is not here yet.
    pub fn appeal(&self, position: usize) -> &str {
        self.prose(position, ProseText::Appeal)
    }

    /// The name of a portrait; none where there is none, or the prose is not here yet.
    pub fn photo(&self, position: usize) -> Option<PhotoName> {
        PhotoName::parse(self.prose(position, ProseText::Photo))
    }

    /// The portraits, each once.
    pub fn photos(&self) -> Vec<PhotoName> {
        let all: Vec<_> = (0..self.len()).filter_map(|at| self.photo(at)).collect();
        // Names are hashes: by the first eight digits equal ones come together, with hardly another.
        let start = |name: &PhotoName| {
            let bytes = name.as_ref().bytes().take(8);
            bytes.fold(0, |start, byte| start << 8 | u64::from(byte))
        };
        let order = ascending(&all.iter().map(start).collect::<Vec<_>>());
        let mut names: Vec<PhotoName> = Vec::new();
        for name in order.into_iter().filter_map(|at| all.get(at as usize)) {
            let last = names.iter().rev();
            let mut alike = last.take_while(|other| start(other) == start(name));
            if !alike.any(|other| other == name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// 初回相談; none where it was not stated, or the prose is not here yet.
    pub fn first_talk(&self, position: usize) -> Option<FirstTalk> {
        let line = self.prose(position, ProseText::Added);
        FirstTalk::from_code(Added::of_line(line).first)
    }

    /// What schema 2 added. It was checked when it came in.
    fn added(&self, position: usize) -> added::Stated {
        let line = self.prose(position, ProseText::Added);
        Added::of_line(line).read().unwrap_or_default()
    }

    fn short(&self, position: usize, text: ShortText) -> &str {
        self.short.get(position * SHORT + text as usize)
    }

    fn prose(&self, position: usize, text: ProseText) -> &str {
        self.prose.get(position * PROSE + text.place())
    }

    /// The prose that free words are looked for in: the person's own words, which the name of a
    /// portrait is not.
    pub fn prose_texts(&self, position: usize) -> impl Iterator<Item = &str> {
        let own = |text: &ProseText| !matches!(text, ProseText::Photo | ProseText::Added);
        let texts = ProseText::all().filter(own);
        texts.map(move |text| self.prose(position, text))
    }

    /// One specialist, made of the columns. Where its prose is not here yet, it has none.
    pub fn specialist(&self, position: usize) -> Option<Specialist> {
        let facts = self.facts.get(position)?;
        let short = |text| self.short(position, text).to_string();
        let prose = |text| self.prose(position, text);
        let stated = |text| Some(prose(text)).filter(|text| !text.is_empty());
        let added = self.added(position);
        Some(Specialist {
            registration: *self.numbers.get(position)?,
            registered: facts.registered,
            name: short(ShortText::Name),
            kana: short(ShortText::Kana),
            home: facts.home,
            municipality: short(ShortText::Municipality),
            organisation: short(ShortText::Organisation),
            mail: stated(ProseText::Mail).map(MailAddress::stated),
            appeal: prose(ProseText::Appeal).to_string(),
            homepage: stated(ProseText::Homepage).map(HttpsAddress::stated),
            photo: PhotoName::parse(prose(ProseText::Photo)),
            stated: Group::ALL.map(|group| facts.set(group)),
            others: Others {
                qualification: short(ShortText::QualificationOther),
                industry: short(ShortText::IndustryOther),
                association: short(ShortText::AssociationOther),
                form: short(ShortText::FormOther),
            },
            record: TrackRecord {
                cases: facts.cases,
                years: facts.years,
                text: prose(ProseText::Work).to_string(),
            },
            answers: *self.answers.get(position)?,
            grounds: std::array::from_fn(|criterion| {
                prose(ProseText::Grounds(criterion)).to_string()
            }),
            availability: added.availability,
            answered_on: added.answered_on,
            registration_checked_on: added.registration_checked_on,
        })
    }
}

/// What is not text, as it is packed.
pub(super) fn facts_of(specialist: &Specialist) -> Facts {
    let bits = |place: usize| specialist.stated[place].bits();
    Facts {
        reach: bits(0),
        others: std::array::from_fn(|place| bits(place + 1) as u16),
        registered: specialist.registered,
        cases: specialist.record.cases,
        years: specialist.record.years,
        home: specialist.home,
    }
}

/// The short texts in their order.
pub(super) fn short_of(specialist: &Specialist) -> [&str; SHORT] {
    ShortText::ALL.map(|text| text.of(specialist))
}

/// The prose in its order.
pub(super) fn prose_of<'a>(specialist: &'a Specialist, added: &'a str) -> [&'a str; PROSE] {
    let mut prose = [""; PROSE];
    for (slot, text) in prose.iter_mut().zip(ProseText::all()) {
        *slot = text.of(specialist, added);
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_but_that_of_the_prefectures_has_room_in_its_column() {
        for group in Group::ALL.into_iter().skip(1) {
            assert!(group.answers().len() <= u16::BITS as usize, "{group:?}");
        }
    }
}
