//! From the bytes of a published file to a list, or to the reasons why not. Never panics.

use std::fmt;

use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::limits::MAX_SERIAL;
use super::problem::{RecordFault, RecordProblem, Refusal};
use super::record::{SnapshotRecord, SpecialistRecord, SurveyRecord, to_specialist};
use super::{Census, Field, Limits, List, SCHEMA, sort_by_number};
use activelist_model::expert::{Date, Specialist, check_text};

/// Everything that was found out about a file.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// The list, if nothing speaks against the whole file.
    pub list: Option<List>,
    /// All that speaks against the whole file.
    pub refusals: Vec<Refusal>,
    /// Records left out.
    pub problems: Vec<RecordProblem>,
}

impl Inspection {
    /// The list and the records left out, or the first reason to refuse the file.
    pub fn verdict(self) -> Result<(List, Vec<RecordProblem>), Refusal> {
        match (self.list, self.refusals.into_iter().next()) {
            (Some(list), None) => Ok((list, self.problems)),
            (_, Some(refusal)) => Err(refusal),
            (None, None) => Err(Refusal::NotJson { line: 1, column: 1 }),
        }
    }
}

/// The list and the records left out, or the first reason to refuse the file.
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<(List, Vec<RecordProblem>), Refusal> {
    inspect(bytes, limits).verdict()
}

/// Finds all that is wrong with a file.
pub fn inspect(bytes: &[u8], limits: &Limits) -> Inspection {
    let mut reader = SnapshotReader::new(bytes, limits);
    reader.step(usize::MAX);
    reader.finish()
}

/// Reads a file some people at a time, so that a page can do other things in between.
pub struct SnapshotReader<'a> {
    found: Inspection,
    /// What is known of the list besides its people, and their records; nothing where they are not
    /// worth reading.
    record: Option<SnapshotRecord<Records<'a>>>,
    head: Option<(Date, Date)>,
    specialists: Vec<Specialist>,
    next: usize,
}

impl<'a> SnapshotReader<'a> {
    /// Reads all but the records.
    pub fn new(bytes: &'a [u8], limits: &Limits) -> SnapshotReader<'a> {
        let mut reader = SnapshotReader {
            found: Inspection::default(),
            record: None,
            head: None,
            specialists: Vec::new(),
            next: 0,
        };
        let refusals = &mut reader.found.refusals;
        if bytes.len() > limits.bytes {
            refusals.push(Refusal::TooLarge {
                limit: limits.bytes,
            });
            return reader;
        }
        match read(bytes) {
            Err(refusal) => refusals.push(refusal),
            Ok(record) => {
                reader.head = check_head(&record, refusals);
                check_counts(&record, limits, refusals);
                let total = record.specialists.found;
                if total <= limits.records && total <= record.specialists.kept.len() {
                    reader.specialists.reserve_exact(total);
                    reader.record = Some(record);
                }
            }
        }
        reader
    }

    /// Reads so many records more. `true` once all are read.
    pub fn step(&mut self, people: usize) -> bool {
        let Some(record) = &self.record else {
            return true;
        };
        let kept = &record.specialists.kept;
        for raw in kept.iter().skip(self.next).take(people) {
            self.next += 1;
            match read_record(raw) {
                Ok(specialist) => self.specialists.push(specialist),
                Err(fault) => self.found.problems.push(RecordProblem {
                    position: self.next,
                    fault,
                }),
            }
        }
        self.next >= kept.len()
    }

    /// What was found; all records must have been read.
    pub fn finish(mut self) -> Inspection {
        while !self.step(usize::MAX) {}
        let SnapshotReader {
            mut found,
            record,
            head,
            mut specialists,
            ..
        } = self;
        let Some(record) = record else {
            return found;
        };
        let total = record.specialists.found;
        let refusals = &mut found.refusals;
        sort_by_number(&mut specialists);
        let twins = specialists
            .windows(2)
            .filter(|pair| pair[0].registration == pair[1].registration);
        refusals.extend(twins.map(|pair| Refusal::DuplicateRegistration {
            number: pair[0].registration.to_string(),
        }));
        let faulty = found.problems.len();
        // One bad record is an accident even in a short list; more than 1 % is a bad file.
        if faulty > (total / 100).max(1) || faulty == total && total > 0 {
            refusals.push(Refusal::TooManyFaulty { faulty, total });
        }
        if let (Some((published, expires)), true) = (head, refusals.is_empty()) {
            found.list = Some(List {
                serial: record.serial,
                published,
                expires,
                source: record.source,
                sample: record.sample,
                census: census(record.survey),
                specialists,
            });
        }
        found
    }
}

/// The records as they stand in the file. Those past the limit are counted and not kept: `1,1,1…`
/// names sixty million of them in a file of the allowed size, and their places alone would fill
/// a gigabyte.
#[derive(Default)]
struct Records<'a> {
    kept: Vec<&'a RawValue>,
    found: usize,
}

impl<'de: 'a, 'a> Deserialize<'de> for Records<'a> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Counter;
        impl<'de> Visitor<'de> for Counter {
            type Value = Records<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut records = Records::default();
                while records.kept.len() < Limits::STANDARD.records {
                    match items.next_element()? {
                        Some(record) => records.kept.push(record),
                        None => break,
                    }
                }
                records.found = records.kept.len();
                while items.next_element::<IgnoredAny>()?.is_some() {
                    records.found += 1;
                }
                Ok(records)
            }
        }
        reader.deserialize_seq(Counter)
    }
}

fn read(bytes: &[u8]) -> Result<SnapshotRecord<Records<'_>>, Refusal> {
    #[derive(Deserialize)]
    struct Probe {
        schema: u64,
    }
    let record: Result<SnapshotRecord<Records>, _> = serde_json::from_slice(bytes);
    match record {
        Ok(record) if (1..=SCHEMA).contains(&record.schema) => Ok(record),
        Ok(record) => Err(Refusal::UnknownSchema {
            found: u64::from(record.schema),
        }),
        Err(error) => Err(match serde_json::from_slice::<Probe>(bytes) {
            // A later schema may have another shape: say so rather than name the odd field.
            Ok(probe) if !(1..=u64::from(SCHEMA)).contains(&probe.schema) => {
                Refusal::UnknownSchema {
                    found: probe.schema,
                }
            }
            _ if error.is_data() => Refusal::NotASnapshot {
                detail: error.to_string(),
            },
            _ => Refusal::NotJson {
                line: error.line(),
                column: error.column(),
            },
        }),
    }
}

fn read_record(raw: &RawValue) -> Result<Specialist, RecordFault> {
    // As bytes, like the whole: a JSON reader for texts beside that for bytes is 7 KB of program.
    let record: SpecialistRecord = serde_json::from_slice(raw.get().as_bytes())
        .map_err(|error| RecordFault::Shape(error.to_string()))?;
    to_specialist(record)
}

fn check_head(
    record: &SnapshotRecord<Records>,
    refusals: &mut Vec<Refusal>,
) -> Option<(Date, Date)> {
    if record.serial == 0 || record.serial > MAX_SERIAL {
        refusals.push(Refusal::BadSerial);
    }
    if let Err(fault) = check_text(&record.source, Field::Source.limit(), false) {
        refusals.push(Refusal::BadSource(fault));
    }
    let mut date = |field, text: &str| {
        let date = Date::parse(text);
        if date.is_none() {
            refusals.push(Refusal::BadDate {
                field,
                found: text.to_string(),
            });
        }
        date
    };
    let published = date("published", &record.published);
    let expires = date("expires", &record.expires);
    let (published, expires) = (published?, expires?);
    if expires < published {
        refusals.push(Refusal::BadDate {
            field: "expires",
            found: record.expires.clone(),
        });
    }
    Some((published, expires))
}

fn check_counts(record: &SnapshotRecord<Records>, limits: &Limits, refusals: &mut Vec<Refusal>) {
    let found = record.specialists.found;
    let declared = record.count as usize;
    if found > limits.records {
        refusals.push(Refusal::TooManyRecords {
            found,
            limit: limits.records,
        });
    }
    if found != declared {
        refusals.push(Refusal::WrongCount { declared, found });
    }
    let survey = &record.survey;
    let out = survey.left_out;
    let gone = [survey.repeats, out.no_skills, out.unable, out.declined];
    let gone: u64 = gone.into_iter().map(u64::from).sum();
    let listed = u64::from(survey.answers).checked_sub(gone);
    if listed != Some(u64::from(record.count)) {
        refusals.push(Refusal::BadCensus {
            listed: listed.unwrap_or(0),
            declared,
        });
    }
}

const fn census(survey: SurveyRecord) -> Census {
    Census {
        answers: survey.answers,
        repeats: survey.repeats,
        no_skills: survey.left_out.no_skills,
        unable: survey.left_out.unable,
        declined: survey.left_out.declined,
        // That is in the description.
        outside: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_past_the_limit_are_counted_and_not_kept() {
        let most = Limits::STANDARD.records;
        for found in [0, 1, most, most + 1, 10 * most] {
            let text = format!("[{}]", vec!["1"; found].join(","));
            let records: Records = serde_json::from_str(&text).expect("reads");
            assert_eq!(
                (records.found, records.kept.len()),
                (found, found.min(most))
            );
        }
    }
}
