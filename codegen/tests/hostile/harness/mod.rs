//! Checks for arbitrary input. The fuzz targets in `fuzz/` run them for any length of
//! time, the tests only briefly.

mod choices;
mod html;
#[path = "../../properties/literals.rs"]
mod literals;
#[path = "../../properties/lookup.rs"]
mod lookup;
mod outputs;
mod pieces;
#[path = "../../properties/readback.rs"]
mod readback;
mod report;
mod rust;
mod tree;

pub(crate) use html::outline;
pub(crate) use outputs::sound;
pub(crate) use pieces::PIECES;
pub(crate) use report::sound as report_is_sound;
pub(crate) use rust::skeleton;
pub(crate) use tree::Tree;

use choices::Choices;
use errcat_codegen::load_from_memory;
use std::sync::LazyLock;

/// A file with every key of the format.
const EXAMPLE: &str = include_str!("../../golden/everything/catalogue/everything.yaml");

/// Checks that any bytes are rejected with a position, or compiled to valid outputs.
pub(crate) fn load(bytes: &[u8]) {
    let result = load_from_memory("acme.yaml", bytes.to_vec());
    let (Ok((_, report)) | Err(report)) = &result;
    report_is_sound(report, bytes);
    if let Ok((catalogue, _)) = &result {
        sound(catalogue);
    } else {
        assert!(!report.is_empty(), "rejected without a finding");
    }
}

/// Checks the same for the example, edited as determined by the bytes.
pub(crate) fn catalogue(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let mut tree = example();
    for _ in 0..1 + choices.below(8) {
        edit(&mut tree, &mut choices);
    }
    load(tree.write().0.as_bytes());
}

/// The example, with an additional code that has no references to it.
pub(crate) fn example() -> Tree {
    let mut tree = Tree::parse(EXAMPLE);
    tree.add_code("UNREFERENCED");
    tree
}

/// Changes a text in four of five cases, otherwise the tree.
fn edit(tree: &mut Tree, choices: &mut Choices<'_>) {
    match choices.below(10) {
        0 => tree.remove(choices.below(tree.len())),
        1 => tree.copy(choices.below(tree.len()), choices.below(tree.len())),
        2 => {
            let mut texts = tree.texts();
            let nth = choices.below(texts.len());
            if let Some(text) = texts.get_mut(nth) {
                **text = choices.text();
            }
        }
        _ => {
            let nth = FREE[choices.below(FREE.len())];
            if let Some(text) = tree.texts().into_iter().nth(nth) {
                *text = choices.text();
            }
        }
    }
}

/// The texts of the example that can be any text.
static FREE: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let count = example().texts().len();
    (0..count).filter(|&nth| accepts(nth, |text| *text = "A `b` c, d".to_owned())).collect()
});

/// Whether the example is still valid with one text changed.
pub(crate) fn accepts(nth: usize, change: impl Fn(&mut String)) -> bool {
    let mut tree = example();
    if let Some(text) = tree.texts().into_iter().nth(nth) {
        change(text);
    }
    load_from_memory("acme.yaml", tree.write().0.into_bytes()).is_ok()
}
