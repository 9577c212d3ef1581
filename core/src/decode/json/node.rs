use crate::decode::Text;
use crate::decode::guide::Guide;
use alloc::borrow::{Cow, ToOwned};
use alloc::string::ToString;
use core::fmt;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A value of the body. It has no step if none of its values are needed.
pub(super) struct Node<'g, G, S> {
    pub(super) guide: &'g mut G,
    pub(super) step: Option<S>,
}

impl<'a, G: Guide<'a>> DeserializeSeed<'a> for Node<'_, G, G::Step> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        let Some(step) = self.step else {
            return IgnoredAny::deserialize(deserializer).map(drop);
        };
        if self.guide.descends(step) {
            return deserializer.deserialize_any(Branch { guide: self.guide, step });
        }
        let raw = <&RawValue>::deserialize(deserializer)?;
        self.guide.keep(step, Text::Json(Cow::Borrowed(raw.get())));
        Ok(())
    }
}

/// A value in which nested values are needed, if it is an object or a list.
struct Branch<'g, G, S> {
    guide: &'g mut G,
    step: S,
}

impl<'a, G: Guide<'a>> Branch<'_, G, G::Step> {
    /// Keeps a value that has no nested values.
    fn keep<E>(self, text: Text<'a>) -> Result<(), E> {
        if self.guide.ends(self.step) {
            self.guide.keep(self.step, text);
        }
        Ok(())
    }

    /// Keeps a number given as text, in the same form as without `arbitrary_precision`.
    fn number<E: Error>(self, text: &str) -> Result<(), E> {
        match (text.parse::<u64>(), text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(number), ..) => self.visit_u64(number),
            (_, Ok(number), _) if number != 0 => self.visit_i64(number),
            (.., Ok(number)) if number.is_finite() => self.visit_f64(number),
            _ => Err(E::custom("number out of range")),
        }
    }

    /// Keeps a marker for an object or a list, whose contents are not kept.
    fn keep_marker<E>(self, is_empty: bool, read: Result<(), E>) -> Result<(), E> {
        let kept = self.keep(if is_empty { Text::EMPTY } else { Text::NON_EMPTY });
        read.and(kept)
    }
}

impl<'a, G: Guide<'a>> Visitor<'a> for Branch<'_, G, G::Step> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        let mut is_empty = true;
        loop {
            let read = match map.next_key_seed(Key { guide: &*self.guide, step: self.step }) {
                Ok(None) => return self.keep_marker(is_empty, Ok(())),
                Ok(Some(Next::Number)) => return self.number(&map.next_value::<Cow<'a, str>>()?),
                Ok(Some(Next::Under(step))) => map.next_value_seed(Node { guide: &mut *self.guide, step }),
                Err(error) => Err(error),
            };
            is_empty = false;
            if read.is_err() {
                return self.keep_marker(is_empty, read);
            }
        }
    }

    fn visit_seq<L: SeqAccess<'a>>(self, mut list: L) -> Result<(), L::Error> {
        let mut index = 0;
        loop {
            let step = self.guide.under_index(self.step, index).or_else(|| self.guide.under_any(self.step));
            match list.next_element_seed(Node { guide: &mut *self.guide, step }) {
                Ok(None) => return self.keep_marker(index == 0, Ok(())),
                Ok(Some(())) => index += 1,
                Err(error) => return self.keep_marker(false, Err(error)),
            }
        }
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<(), E> {
        self.keep(Text::Plain(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.guide.follow_text(self.step, text);
        self.keep(Text::Plain(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.keep(Text::Plain(number.to_string().into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.keep(Text::Plain(number.to_string().into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.keep(Text::Rounded(number))
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<(), E> {
        self.keep(Text::Json(Cow::Borrowed(if is { "true" } else { "false" })))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The meaning of a key of an object.
enum Next<S> {
    /// The key of a value, with the step to the value.
    Under(Option<S>),
    /// serde_json's marker for a number, which it uses if another crate of the build enables
    /// its feature `arbitrary_precision`.
    Number,
}

/// Reads a key without keeping it.
struct Key<'g, G, S> {
    guide: &'g G,
    step: S,
}

impl<'a, G: Guide<'a>> DeserializeSeed<'a> for Key<'_, G, G::Step> {
    type Value = Next<G::Step>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a, G: Guide<'a>> Visitor<'a> for Key<'_, G, G::Step> {
    type Value = Next<G::Step>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        match self.guide.under_key(self.step, key) {
            None if key == "$serde_json::private::Number" => Ok(Next::Number),
            under => Ok(Next::Under(under.or_else(|| self.guide.under_any(self.step)))),
        }
    }
}
