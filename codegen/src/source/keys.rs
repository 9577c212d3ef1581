//! The keys of the format, as the derived deserializers name them.

use super::{
    Allow, BodyField, Code, Condition, Defaults, Deprecated, DetailShape, Envelope, Group, HeaderField,
    Limit, Link, Origin, Page, Param, PlaceInFull, Precondition, Removed, Reserved, RetryRule, RetrySection,
    Sample, Schedule, Set, Stability, StatusRow, StatusTable, Support, Troubleshooting, Vendor,
    envelope::TypeUri,
    page::{ExampleInFull, GuidanceInFull, StatusPage},
    retry::RetryInFull,
};
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use std::fmt;

/// Whether some map of the format has this key.
pub(crate) fn is_key(word: &str) -> bool {
    all().iter().any(|keys| keys.contains(&word))
}

/// Whether catalogue files have this key at their top.
pub(crate) fn is_vendor_key(word: &str) -> bool {
    of::<Vendor>().contains(&word)
}

/// Whether groups have this key.
pub(crate) fn is_group_key(word: &str) -> bool {
    of::<Group>().contains(&word)
}

/// Whether codes have this key.
pub(crate) fn is_code_key(word: &str) -> bool {
    code_keys().contains(&word)
}

/// The keys of codes.
pub(crate) fn code_keys() -> &'static [&'static str] {
    // The derived function: that of the trait also accepts a code without facts.
    names(&Code::deserialize(FieldNames))
}

fn all() -> [&'static [&'static str]; 35] {
    [
        of::<Vendor>(),
        code_keys(),
        of::<Group>(),
        of::<RetryInFull>(),
        of::<Precondition>(),
        of::<RetrySection>(),
        of::<RetryRule>(),
        of::<Schedule>(),
        of::<Envelope>(),
        of::<DetailShape>(),
        of::<Condition>(),
        of::<BodyField>(),
        of::<HeaderField>(),
        of::<Set>(),
        of::<Defaults>(),
        of::<Reserved>(),
        of::<Param>(),
        of::<PlaceInFull>(),
        of::<TypeUri>(),
        of::<Deprecated>(),
        of::<Removed>(),
        of::<Limit>(),
        of::<Allow>(),
        of::<StatusTable>(),
        of::<StatusRow>(),
        of::<Page>(),
        of::<Link>(),
        of::<Origin>(),
        of::<Sample>(),
        of::<Support>(),
        of::<Stability>(),
        of::<Troubleshooting>(),
        of::<ExampleInFull>(),
        of::<GuidanceInFull>(),
        of::<StatusPage>(),
    ]
}

/// The keys of one type.
fn of<T: DeserializeOwned>() -> &'static [&'static str] {
    names(&T::deserialize(FieldNames))
}

fn names<T>(read: &Result<T, Fields>) -> &'static [&'static str] {
    match read {
        Ok(_) => &[],
        Err(Fields(names)) => names,
    }
}

/// A deserializer that has no values: it returns the keys it is asked for as an error.
struct FieldNames;

#[derive(Debug)]
struct Fields(&'static [&'static str]);

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no values")
    }
}

impl std::error::Error for Fields {}

impl serde::de::Error for Fields {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Fields(&[])
    }
}

impl<'de> Deserializer<'de> for FieldNames {
    type Error = Fields;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fields> {
        Err(Fields(&[]))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fields> {
        Err(Fields(fields))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::{all, is_key};

    #[test]
    fn keys_come_from_the_source_types() {
        assert!(all().iter().all(|keys| !keys.is_empty()));
        assert!(["status", "error_when", "type", "header_default"].into_iter().all(is_key));
        assert!(!is_key("colour"));
    }
}
