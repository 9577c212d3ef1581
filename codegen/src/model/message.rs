//! Messages with parameters.

use super::Prose;
use errcat_core::words::Word;
use serde::{Serialize, Serializer};
use std::ops::Range;

/// A parameter of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Param {
    /// The name.
    pub name: String,
    /// The vendor's word for the type of its value.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Prose>,
}

/// How a vendor writes the placeholders of its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MessageStyle {
    /// `{field}`, or `{0}` for the first parameter.
    Braces,
    /// `${field}`.
    Dollar,
    /// `%s` or `%d` for each parameter in turn; `%%` is a percent sign.
    Percent,
}

impl MessageStyle {
    pub(crate) fn is_braces(&self) -> bool {
        *self == MessageStyle::Braces
    }
}

impl Word for MessageStyle {
    const WHAT: &'static str = "style of placeholders";
    const ALL: &'static [Self] = &[MessageStyle::Braces, MessageStyle::Dollar, MessageStyle::Percent];

    fn as_str(self) -> &'static str {
        match self {
            MessageStyle::Braces => "braces",
            MessageStyle::Dollar => "dollar",
            MessageStyle::Percent => "percent",
        }
    }

    fn summary(self) -> &'static str {
        match self {
            MessageStyle::Braces => "`{field}`, or `{0}` for the first parameter.",
            MessageStyle::Dollar => "`${field}`.",
            MessageStyle::Percent => "`%s` or `%d` for each parameter in turn; `%%` is a percent sign.",
        }
    }
}

impl Serialize for MessageStyle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A placeholder in a message.
pub(crate) struct Placeholder<'m> {
    /// Its place in the message.
    pub range: Range<usize>,
    /// The name; none for one that is counted.
    pub name: Option<&'m str>,
    /// The index of the parameter, if it is counted.
    pub index: usize,
}

/// Returns the placeholders of a message, in order.
pub(crate) fn placeholders(style: MessageStyle, message: &str) -> Vec<Placeholder<'_>> {
    match style {
        MessageStyle::Braces => enclosed(message, "{"),
        MessageStyle::Dollar => enclosed(message, "${"),
        MessageStyle::Percent => counted(message),
    }
}

fn enclosed<'m>(message: &'m str, opening: &str) -> Vec<Placeholder<'m>> {
    let found = message.match_indices(opening).filter_map(|(start, _)| {
        let (name, _) = message.get(start + opening.len()..)?.split_once('}')?;
        let is_name =
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
        let range = start..start + opening.len() + name.len() + 1;
        let index = name.parse().ok();
        is_name.then_some(Placeholder {
            range,
            name: Some(name).filter(|_| index.is_none()),
            index: index.unwrap_or(0),
        })
    });
    found.collect()
}

fn counted(message: &str) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = message.get(from..).and_then(|rest| rest.find('%')).map(|at| from + at) {
        if let Some(b's' | b'd') = message.as_bytes().get(at + 1) {
            found.push(Placeholder { range: at..at + 2, name: None, index: found.len() });
        }
        from = at + if message.as_bytes().get(at + 1) == Some(&b'%') { 2 } else { 1 };
    }
    found
}

/// The message with `{name}` for each parameter, whatever the style.
pub(crate) fn template(style: MessageStyle, message: &str, params: &[Param]) -> String {
    let mut out = String::new();
    let mut copied = 0;
    for placeholder in placeholders(style, message) {
        let name =
            placeholder.name.or_else(|| params.get(placeholder.index).map(|param| param.name.as_str()));
        out.push_str(message.get(copied..placeholder.range.start).unwrap_or_default());
        out.extend(["{", name.unwrap_or_default(), "}"]);
        copied = placeholder.range.end;
    }
    out.push_str(message.get(copied..).unwrap_or_default());
    if style == MessageStyle::Percent { out.replace("%%", "%") } else { out }
}

#[cfg(test)]
mod tests {
    use super::{MessageStyle, Param, template};

    #[test]
    fn every_style_becomes_the_same_template() {
        let param = |name: &str| Param { name: name.into(), kind: None, meaning: None };
        let params = [param("field"), param("max")];
        for (style, message) in [
            (MessageStyle::Braces, "{field} is over {max}"),
            (MessageStyle::Braces, "{0} is over {1}"),
            (MessageStyle::Dollar, "${field} is over ${max}"),
            (MessageStyle::Percent, "%s is over %d"),
        ] {
            assert_eq!(template(style, message, &params), "{field} is over {max}", "{message}");
        }
        assert_eq!(template(MessageStyle::Percent, "%s: 5%%", &params), "{field}: 5%");
    }
}
