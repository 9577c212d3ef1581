use super::names;
use crate::ending::{CommandError, Result};
use errcat_codegen::{model, nearest};

/// The maximum number of vendors that are listed for an unknown one.
const SHOWN: usize = 20;

/// Returns the vendor with this id or title, ignoring letter case and separators.
pub(crate) fn vendor<'c>(catalogue: &'c model::Catalogue, name: &str) -> Result<&'c model::Vendor> {
    let vendors = &catalogue.vendors;
    let names = vendors.iter().map(|vendor| [vendor.id.as_str(), vendor.title.as_str()]);
    match meant(&names.collect::<Vec<_>>(), name) {
        Meant::One(index) => {
            vendors.get(index).ok_or_else(|| CommandError::refused(format!("unknown vendor `{name}`")))
        }
        Meant::None => {
            Err(CommandError::refused(format!("unknown vendor `{name}`")).help(help(vendors, name)))
        }
        Meant::Several(several) => {
            let several = several.into_iter().filter_map(|index| Some(vendors.get(index)?.id.as_str()));
            Err(ambiguous(name, several.collect()))
        }
    }
}

/// The id that a name means, of some ids.
pub(crate) fn id(ids: &[String], name: &str) -> Result<String> {
    match meant(&ids.iter().map(|id| [id.as_str()]).collect::<Vec<_>>(), name) {
        Meant::One(index) => Ok(ids.get(index).cloned().unwrap_or_default()),
        Meant::Several(several) => Err(ambiguous(
            name,
            several.into_iter().filter_map(|index| Some(ids.get(index)?.as_str())).collect(),
        )),
        Meant::None => {
            let failure = CommandError::refused(format!("unknown vendor `{name}`"));
            Err(match nearest(name, ids.iter().map(String::as_str)).first() {
                Some(near) => failure.help(format!("did you mean `{near}`?")),
                None => failure.help("the ID of a vendor is the name of its file"),
            })
        }
    }
}

/// Which of some vendors a name means, by index.
enum Meant {
    One(usize),
    Several(Vec<usize>),
    None,
}

fn meant<const N: usize>(vendors: &[[&str; N]], name: &str) -> Meant {
    let wanted = letters(name);
    let exact = vendors.iter().position(|names| names.contains(&name));
    let same = || vendors.iter().position(|names| names.iter().any(|other| letters(other) == wanted));
    if let Some(index) = exact.or_else(same) {
        return Meant::One(index);
    }
    let begins = |names: &[&str; N]| names.iter().any(|other| letters(other).starts_with(&wanted));
    let all: Vec<usize> = (0..vendors.len()).filter(|&index| begins(&vendors[index])).collect();
    match all.as_slice() {
        _ if wanted.is_empty() => Meant::None,
        [] => Meant::None,
        [only] => Meant::One(*only),
        _ => Meant::Several(all),
    }
}

fn ambiguous(name: &str, vendors: Vec<&str>) -> CommandError {
    let vendors = names(vendors);
    CommandError::refused(format!("`{name}` is the beginning of several vendors"))
        .help(format!("name one of {vendors}"))
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
