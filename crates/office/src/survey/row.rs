//! From a row to an answer, with every fault and warning of its cells.

use super::advice::{unknown, unknown_home};
use super::answer::Answer;
use super::cell::{consent, first_talk, intake, is_conditional, mail, phone};
use super::choice::{choices, items, position, unable};
use super::column::Column;
use super::doubt::{doubts, is_fictitious, is_of_characters};
use super::finding::{FaultKind, WarningKind};
use super::fold::tidy;
use super::header::Header;
use super::kana::compose;
use super::level::level;
use super::number::{count, registration};
use super::reading::Reading;
use super::table::CsvRow;
use super::time::{AnsweredAt, answered_at, is_serial_day, registered_year};
use activelist_model::catalog::{Criterion, Group, OptionSet, Prefecture, Question};
use activelist_model::expert::{FirstTalk, HttpsAddress, Intake, Specialist, Stated, check_text};
use activelist_publication::{Field, MAX_CASES, MAX_YEARS};

/// Reads a row; faults and warnings go to the reading. None where a fault was found.
pub(super) fn read_row(header: &Header, row: &CsvRow, reading: &mut Reading) -> Option<Answer> {
    let before = reading.faults.len();
    let mut reader = RowReader {
        header,
        row,
        reading,
    };
    let at = reader.answered_at();
    let consents = reader.consent();
    let mut unable = None;
    let mut specialist = Specialist::default();
    if let Some(number) = reader.registration() {
        specialist.registration = number;
    }
    reader.texts(&mut specialist);
    reader.contact(&mut specialist);
    reader.facts(&mut specialist);
    for group in Group::ALL {
        let set = reader.choices(group, &mut unable);
        specialist.set_choices(group, set);
    }
    reader.skills(&mut specialist);
    reader.availability(&mut specialist);
    reader.contradictions(&specialist, at);
    let photo = reader.text(Field::Photo);
    if reading.faults.len() > before {
        return None;
    }
    Some(Answer {
        row: row.number,
        answered_at: at?,
        specialist,
        consents: consents?,
        unable,
        photo,
    })
}

struct RowReader<'a> {
    header: &'a Header,
    row: &'a CsvRow,
    reading: &'a mut Reading,
}

impl<'a> RowReader<'a> {
    /// The cell; empty where the column is missing, which was reported once for the file.
    fn cell(&self, column: Column) -> &'a str {
        self.header.cell(self.row, column).unwrap_or_default()
    }

    fn is_there(&self, column: Column) -> bool {
        self.header.cell(self.row, column).is_some()
    }

    fn fault(&mut self, column: Column, found: &str, kind: FaultKind) {
        let name = self.header.name(column);
        self.reading
            .fault(Some(self.row.number), &name, found, kind);
    }

    fn warn(&mut self, column: Column, found: &str, kind: WarningKind) {
        let name = self.header.name(column);
        self.reading.warn(Some(self.row.number), &name, found, kind);
    }

    /// Reads a cell that may not be empty.
    fn must<T>(
        &mut self,
        column: Column,
        read: impl Fn(&str) -> Option<T>,
        kind: FaultKind,
    ) -> Option<T> {
        let cell = self.cell(column);
        let value = read(cell);
        if value.is_none() && self.is_there(column) {
            self.fault(column, cell, kind);
        }
        value
    }

    /// Reads a cell that may be empty.
    fn may<T>(
        &mut self,
        column: Column,
        read: impl Fn(&str) -> Option<T>,
        kind: FaultKind,
    ) -> Option<T> {
        if self.cell(column).is_empty() {
            return None;
        }
        self.must(column, read, kind)
    }

    fn answered_at(&mut self) -> Option<AnsweredAt> {
        let kind = match is_serial_day(self.cell(Column::AnsweredAt)) {
            true => FaultKind::SerialDay,
            false => FaultKind::AnsweredAt,
        };
        self.must(Column::AnsweredAt, answered_at, kind)
    }

    fn registration(&mut self) -> Option<activelist_model::expert::RegistrationNumber> {
        self.must(Column::Registration, registration, FaultKind::Registration)
    }

    fn consent(&mut self) -> Option<bool> {
        let kind = match is_conditional(self.cell(Column::Consent)) {
            true => FaultKind::ConditionalConsent,
            false => FaultKind::Consent,
        };
        self.must(Column::Consent, consent, kind)
    }

    /// A text as it may be published; empty, with a fault, where it may not.
    fn text(&mut self, field: Field) -> String {
        self.text_in(Column::Text(field), field)
    }

    fn text_in(&mut self, column: Column, field: Field) -> String {
        let mut text = tidy(self.cell(column));
        if field == Field::Kana {
            let composed = compose(&text);
            if composed != text {
                self.warn(column, &text, WarningKind::KanaComposed);
                text = composed;
            }
        }
        if let Err(fault) = check_text(&text, field.limit(), field.takes_lines()) {
            self.fault(column, &text, FaultKind::Text(fault));
            return String::new();
        }
        for doubt in doubts(field, &text) {
            self.warn(column, &text, doubt);
        }
        text
    }

    fn texts(&mut self, specialist: &mut Specialist) {
        specialist.name = self.text(Field::Name);
        let name = Column::Text(Field::Name);
        if self.cell(name).is_empty() && self.is_there(name) {
            self.fault(name, "", FaultKind::NameMissing);
        }
        specialist.kana = self.text(Field::Kana);
        specialist.municipality = self.text(Field::Municipality);
        specialist.organisation = self.text(Field::Organisation);
        specialist.appeal = self.text(Field::Appeal);
        specialist.record.text = self.text(Field::Work);
        specialist.others.qualification = self.text(Field::QualificationOther);
        specialist.others.industry = self.text(Field::IndustryOther);
        specialist.others.association = self.text(Field::AssociationOther);
        specialist.others.form = self.text(Field::FormOther);
        for criterion in Criterion::all() {
            let text = self.text_in(Column::Grounds(criterion), Field::Grounds);
            specialist.grounds[criterion.index()] = text;
        }
    }

    fn contact(&mut self, specialist: &mut Specialist) {
        let column = Column::Text(Field::Mail);
        let mail = self.may(column, mail, FaultKind::Mail);
        let cell = self.cell(column);
        if cell.is_empty() && self.is_there(column) {
            self.warn(column, "", WarningKind::MailMissing);
        }
        if mail
            .as_ref()
            .is_some_and(|mail| is_fictitious(mail.as_ref()))
        {
            self.warn(column, cell, WarningKind::MailFictitious);
        }
        specialist.mail = mail.map(Stated::Usable);

        let page = self.text(Field::Homepage);
        if !page.is_empty() {
            let stated = HttpsAddress::stated(&page);
            if stated.usable().is_none() {
                self.warn(Column::Text(Field::Homepage), &page, WarningKind::Homepage);
            }
            specialist.homepage = Some(stated);
        }
    }

    fn facts(&mut self, specialist: &mut Specialist) {
        let home = self.cell(Column::Home);
        let place = position(Group::Prefecture, home).and_then(Prefecture::from_index);
        if place.is_none() && !home.is_empty() {
            self.fault(Column::Home, home, unknown_home(home));
        }
        specialist.home = place;
        specialist.registered = self.may(Column::RegisteredYear, registered_year, FaultKind::Year);
        let number = |unit, max| move |cell: &str| count(cell, unit, max);
        let kind = |max| FaultKind::Number { max };
        let cases = self.may(Column::Cases, number('件', MAX_CASES), kind(MAX_CASES));
        let years = self.may(Column::Years, number('年', MAX_YEARS), kind(MAX_YEARS));
        specialist.record.cases = cases;
        specialist.record.years = years;
    }

    fn choices(&mut self, group: Group, unable_because: &mut Option<String>) -> OptionSet {
        let column = Column::Choice(group);
        let cell = self.cell(column);
        let found = choices(group, cell);
        if group.is_single() && items(cell).count() > 1 {
            let kind = match found.unknown.is_empty() {
                true => FaultKind::SeveralOptions,
                false => FaultKind::UnknownOption {
                    group,
                    nearest: None,
                },
            };
            self.fault(column, cell, kind);
            return found.set;
        }
        for item in &found.unknown {
            if self.reading.is_full() {
                break;
            }
            match unable(item) {
                Some(reason) if group == Group::Period => *unable_because = Some(reason),
                _ => self.fault(column, item, unknown(group, item)),
            }
        }
        if group == Group::Period && unable_because.is_some() {
            if let Some(reason) = unable_because.as_ref().filter(|reason| !reason.is_empty())
                && let Err(fault) = check_text(reason, Field::Work.limit(), true)
            {
                self.fault(column, reason, FaultKind::Text(fault));
            }
            let reason = unable_because.clone().unwrap_or_default();
            let doubts = doubts(Field::Work, &reason).into_iter();
            for doubt in doubts.filter(is_of_characters) {
                self.warn(column, &reason, doubt);
            }
            if !found.set.is_empty() {
                self.warn(column, cell, WarningKind::UnableWithPeriods);
            }
        }
        let chosen = OptionSet::from_bits(found.set.bits() & group.every_option().bits());
        if !chosen.is_empty() && chosen != found.set {
            self.warn(column, cell, WarningKind::NoneWithOptions);
            return chosen;
        }
        found.set
    }

    fn skills(&mut self, specialist: &mut Specialist) {
        for question in Question::all() {
            let answer = self.may(Column::Skill(question), level, FaultKind::Level);
            specialist.answers.set(question, answer);
        }
    }

    /// What the list adds to the survey.
    fn availability(&mut self, specialist: &mut Specialist) {
        let stated = &mut specialist.availability;
        let answers = |all: Vec<&'static str>| FaultKind::NoSuchAnswer { answers: all };
        let all = FirstTalk::ALL.iter().map(|answer| answer.label()).collect();
        stated.first_talk = self.may(Column::FirstTalk, first_talk, answers(all));
        let all = Intake::ALL.iter().map(|answer| answer.label()).collect();
        stated.intake = self.may(Column::Intake, intake, answers(all));
        stated.phone = self.may(Column::Phone, phone, FaultKind::Phone);
        stated.phone_hours = self.text(Field::PhoneHours);
        stated.emergency = self.text(Field::Emergency);
        if stated.phone.is_none() && !stated.phone_hours.is_empty() {
            let hours = Column::Text(Field::PhoneHours);
            let cell = self.cell(hours);
            self.warn(hours, cell, WarningKind::HoursWithoutPhone);
            specialist.availability.phone_hours.clear();
        }
    }

    /// What does not fit together; both are published as stated.
    fn contradictions(&mut self, specialist: &Specialist, at: Option<AnsweredAt>) {
        if let (Some(registered), Some(answered)) =
            (specialist.registered, at.map(AnsweredAt::year))
            && registered > answered
        {
            let column = Column::RegisteredYear;
            let cell = self.cell(column);
            self.warn(column, cell, WarningKind::RegisteredLater { answered });
        }
        let record = &specialist.record;
        for (column, number) in [(Column::Cases, record.cases), (Column::Years, record.years)] {
            let stated = number.is_some_and(|number| number > 0);
            if stated && specialist.choices(Group::Support).is_empty() {
                let cell = self.cell(column);
                self.warn(column, cell, WarningKind::RecordWithoutExperience);
            }
        }
        for (group, field) in [
            (Group::Qualification, Field::QualificationOther),
            (Group::Industry, Field::IndustryOther),
            (Group::Association, Field::AssociationOther),
            (Group::Form, Field::FormOther),
        ] {
            let chosen =
                position(group, "その他").is_some_and(|other| specialist.choices(group).has(other));
            let text = specialist.others.of(group);
            if !text.is_empty() && !chosen {
                self.warn(Column::Text(field), text, WarningKind::OtherNotChosen);
            }
        }
    }
}
