use super::names;
use crate::ending::{CommandError, Result};
use errcat_codegen::{model, nearest};

/// The maximum number of vendors that are listed for an unknown one.
const SHOWN: usize = 20;

/// Returns the vendor with this id or title, ignoring letter case and separators.
pub(crate) fn vendor<'c>(catalogue: &'c model::Catalogue, name: &str) -> Result<&'c model::Vendor> {
    let vendors = &catalogue.vendors;
    let is_same = |other: &str| letters(other) == letters(name);
    let exact = vendors.iter().find(|vendor| vendor.id == name);
    let found = exact.or_else(|| vendors.iter().find(|vendor| is_same(&vendor.id) || is_same(&vendor.title)));
    found.ok_or_else(|| CommandError::refused(format!("unknown vendor `{name}`")).help(help(vendors, name)))
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn help(vendors: &[model::Vendor], name: &str) -> String {
    let near = nearest(name, vendors.iter().flat_map(|vendor| [vendor.id.as_str(), vendor.title.as_str()]));
    match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None if vendors.len() > SHOWN => "run `errcat list` to see the vendors".to_owned(),
        None => format!("the vendors are {}", names(vendors.iter().map(|vendor| vendor.id.as_str()))),
    }
}
