use super::copying::Copying;
use super::node::Node;
use crate::decode::guide::Guide;
use serde::de::DeserializeSeed;
use serde_json::Deserializer;

/// Walks through a text that is JSON itself, such as `"{\"code\":1}"`. Its values are read up to
/// the first syntax error.
pub(in crate::decode) fn follow<'a, G: Guide<'a>>(text: &str, guide: &mut G, step: G::Step) {
    if text.trim_ascii_start().starts_with(['{', '[']) {
        let node = Node { guide: &mut Copying::new(guide), step: Some(step) };
        let _ = node.deserialize(&mut Deserializer::from_str(text));
    }
}
