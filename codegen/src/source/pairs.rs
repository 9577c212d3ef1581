//! Maps whose order matters, and lists that may be written as a single value.

use super::filled::empty;
use super::{Line, List, Refusal};
use crate::report::Rule;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::HashSet;
use std::fmt::{self, Display};
use std::marker::PhantomData;

/// A map in the order of the file. Duplicate keys are rejected, because serde maps would
/// silently keep the last value.
#[derive(Debug, PartialEq, Clone)]
pub(crate) struct Pairs<T, K = Line>(Vec<(K, T)>);

impl<T, K> Default for Pairs<T, K> {
    fn default() -> Self {
        Pairs(Vec::new())
    }
}

impl<T, K> std::ops::Deref for Pairs<T, K> {
    type Target = [(K, T)];

    fn deref(&self) -> &[(K, T)] {
        &self.0
    }
}

impl<T, K: std::ops::Deref<Target = str>> Pairs<T, K> {
    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(k, _)| &**k == key).map(|(_, v)| v)
    }

    pub(crate) fn position(&self, key: &str) -> Option<usize> {
        self.0.iter().position(|(k, _)| &**k == key)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(k, _)| &**k)
    }
}

impl<'de, T, K> Deserialize<'de> for Pairs<T, K>
where
    T: Deserialize<'de>,
    K: TryFrom<String, Error = Refusal> + Clone + Eq + std::hash::Hash,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T, K>(PhantomData<(T, K)>);

impl<'de, T, K> Visitor<'de> for PairsVisitor<T, K>
where
    T: Deserialize<'de>,
    K: TryFrom<String, Error = Refusal> + Clone + Eq + std::hash::Hash,
{
    type Value = Pairs<T, K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key_seed(KeySeed { seen: &mut seen, key: PhantomData })? {
            pairs.push((key, map.next_value()?));
        }
        if pairs.is_empty() { Err(empty("map")) } else { Ok(Pairs(pairs)) }
    }
}

/// Reads one key. A duplicate is rejected while it is read, so that the error is located
/// at the key and not at the map.
struct KeySeed<'a, K> {
    seen: &'a mut HashSet<K>,
    key: PhantomData<K>,
}

impl<'de, K> DeserializeSeed<'de> for KeySeed<'_, K>
where
    K: TryFrom<String, Error = Refusal> + Clone + Eq + std::hash::Hash,
{
    type Value = K;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        let text = String::deserialize(deserializer)?;
        let shown = text.clone();
        let key = K::try_from(text).map_err(D::Error::custom)?;
        if !self.seen.insert(key.clone()) {
            return Err(D::Error::custom(Refusal::new(
                Rule::DuplicateKey,
                format!("duplicate key `{shown}`"),
            )));
        }
        Ok(key)
    }
}

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        OneOrMany(Vec::new())
    }
}

impl<T> std::ops::Deref for OneOrMany<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> OneOrManyVisitor<T> {
    fn one<D: Deserializer<'de>>(deserializer: D) -> Result<OneOrMany<T>, D::Error> {
        T::deserialize(deserializer).map(|one| OneOrMany(vec![one]))
    }

    /// A code may look like a number. To distinguish it from a list, the value is read by
    /// its YAML type, and only whole numbers keep their spelling then.
    fn whole<E: Error>(number: impl Display) -> Result<OneOrMany<T>, E> {
        Self::one(number.to_string().into_deserializer())
    }

    fn ambiguous<E: Error>(value: impl Display, kind: &str) -> Result<OneOrMany<T>, E> {
        let message = format!("`{value}` is {kind} in YAML, which does not keep its spelling");
        Err(E::custom(Refusal::new(Rule::InvalidValue, message).help("put it in quotes")))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or a list of values")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Self::one(text.into_deserializer())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Self::whole(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Self::whole(number)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Self::Value, E> {
        Self::whole(number)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Self::Value, E> {
        Self::whole(number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Self::ambiguous(number, "a number")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Self::ambiguous(value, "a boolean")
    }

    /// The error for a missing value says what one value is.
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Self::one(().into_deserializer())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Self::one(MapAccessDeserializer::new(map))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        List::deserialize(SeqAccessDeserializer::new(seq)).map(|list| OneOrMany(list.0))
    }
}

/// One value of a body, or a list of them. A boolean is read as it is in JSON.
#[derive(PartialEq, Debug, Default)]
pub(crate) struct Values(OneOrMany<Line>);

impl std::ops::Deref for Values {
    type Target = [Line];

    fn deref(&self) -> &[Line] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor(OneOrManyVisitor(PhantomData))).map(Values)
    }
}

struct ValuesVisitor(OneOrManyVisitor<Line>);

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = OneOrMany<Line>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Visitor::expecting(&self.0, f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        OneOrManyVisitor::whole(value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.0.visit_str(text)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.0.visit_u64(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.0.visit_i64(number)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Self::Value, E> {
        self.0.visit_u128(number)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Self::Value, E> {
        self.0.visit_i128(number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.0.visit_f64(number)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        self.0.visit_seq(seq)
    }
}
