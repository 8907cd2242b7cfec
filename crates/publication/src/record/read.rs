//! Reads a record of a snapshot. Derived code would also read a record that is a list of values, which no
//! snapshot has, and keep a place for each field that may be missing: twice as much in a page that has to be
//! small.

use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::SpecialistRecord;

macro_rules! fields {
    ($($field:ident),+ $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($field)),+];

        /// A field by its place among the names; none for one of a later version.
        struct Key(Option<usize>);

        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, reason = "named as the fields are")]
        enum Place { $($field),+ }

        /// Reads the value of a field into its place.
        fn take<'de, A: MapAccess<'de>>(
            record: &mut SpecialistRecord,
            key: usize,
            map: &mut A,
        ) -> Result<(), A::Error> {
            match key {
                $(key if key == Place::$field as usize => record.$field = map.next_value()?,)+
                _ => {}
            }
            Ok(())
        }
    };
}

fields!(
    no,
    year,
    name,
    kana,
    pref,
    city,
    org,
    mail,
    pr,
    web,
    photo,
    area,
    industry,
    fee,
    period,
    form,
    size,
    theme,
    qual,
    assoc,
    status,
    exp,
    support,
    qual_other,
    industry_other,
    assoc_other,
    form_other,
    cases,
    years,
    work,
    skills,
    grounds,
    answered,
    checked,
    first,
    intake,
    phone,
    hours,
    emergency
);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Key, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a field")
            }

            fn visit_str<E>(self, text: &str) -> Result<Key, E> {
                Ok(Key(NAMES.iter().position(|name| *name == text)))
            }
        }
        reader.deserialize_identifier(Name)
    }
}

impl<'de> Deserialize<'de> for SpecialistRecord {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<SpecialistRecord, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = SpecialistRecord;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut record = SpecialistRecord::default();
                let mut seen = [false; NAMES.len()];
                while let Some(Key(key)) = map.next_key()? {
                    let Some(key) = key else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    if std::mem::replace(&mut seen[key], true) {
                        return Err(A::Error::duplicate_field(NAMES[key]));
                    }
                    take(&mut record, key, &mut map)?;
                }
                Ok(record)
            }
        }
        reader.deserialize_map(Fields)
    }
}
