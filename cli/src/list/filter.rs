use crate::catalogue::{self, CodeOf, codes, names_of};
use crate::ending::Result;
use errcat_codegen::model;
use errcat_core::Category;
use errcat_core::words::Verdict;
use std::str::FromStr;

/// The filters of the list.
#[derive(Debug, clap::Args)]
pub(super) struct Filter {
    /// Only these vendors, by ID or title [default: all]
    #[arg(value_name = "VENDOR")]
    vendors: Vec<String>,

    /// Only this vendor; the same as naming it without --vendor
    #[arg(long, short, value_name = "VENDOR")]
    vendor: Vec<String>,

    /// Only codes with this status, such as 429, or status class, such as 5xx
    #[arg(long, short, value_name = "STATUS")]
    status: Vec<Status>,

    /// Only codes of this category, such as not_found
    #[arg(long, value_name = "CATEGORY", value_parser = category)]
    category: Vec<Category>,

    /// Only retryable codes, including those that require another action first
    #[arg(long)]
    retryable: bool,

    /// Only codes under a heading that contains this text
    #[arg(long, value_name = "TEXT")]
    group: Option<String>,

    /// Only codes with this tag
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,

    /// Only internal codes
    #[arg(long)]
    internal: bool,

    /// Only deprecated or removed codes
    #[arg(long)]
    deprecated: bool,

    /// Only codes that contain this text in the code or its other names, meaning, causes or fix
    #[arg(long, short, value_name = "TEXT", allow_negative_numbers = true)]
    text: Option<String>,
}

/// A status or a status class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Exact(u16),
    Class(u16),
}

impl FromStr for Status {
    type Err = &'static str;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let lower = text.to_ascii_lowercase();
        let (digits, class) = lower.strip_suffix("xx").map_or((&*lower, false), |digit| (digit, true));
        match (digits.parse(), class) {
            (Ok(class @ 1..=5), true) => Ok(Status::Class(class)),
            (Ok(status @ 100..=599), false) => Ok(Status::Exact(status)),
            _ => Err("a status is a number from 100 to 599, or a class from 1xx to 5xx"),
        }
    }
}

fn category(text: &str) -> std::result::Result<Category, String> {
    let known = || Category::ALL.iter().map(|category| category.as_str());
    let wanted = text.to_lowercase().replace(['-', ' '], "_");
    let found = Category::ALL.iter().find(|category| category.as_str() == wanted);
    found.copied().ok_or_else(|| match errcat_codegen::nearest(text, known()).first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the categories are {}", known().collect::<Vec<_>>().join(", ")),
    })
}

impl Filter {
    /// The codes that match every kind of filter.
    pub(super) fn apply<'c>(&self, catalogue: &'c model::Catalogue) -> Result<Vec<CodeOf<'c>>> {
        let names = self.vendors.iter().chain(&self.vendor);
        let vendors = names.map(|name| vendor(catalogue, name)).collect::<Result<Vec<_>>>()?;
        let is_wanted = |one: &CodeOf<'c>| {
            vendors.is_empty() || vendors.iter().any(|vendor| std::ptr::eq(*vendor, one.vendor))
        };
        Ok(codes(catalogue).filter(|one| is_wanted(one) && self.fits(one)).collect())
    }

    fn fits(&self, one: &CodeOf<'_>) -> bool {
        let code = one.code;
        (self.status.is_empty() || self.status.iter().any(|status| status.fits(code)))
            && (self.category.is_empty() || self.category.contains(&code.category))
            && (!self.retryable || matches!(code.retry.verdict, Verdict::Retryable | Verdict::After))
            && (self.tag.is_empty() || self.tag.iter().any(|tag| code.tags.contains(tag)))
            && (!self.internal || code.visibility == model::Visibility::Internal)
            && (!self.deprecated || code.deprecated.is_some() || code.removed.is_some())
            && self.group.as_ref().is_none_or(|text| in_group(one, text))
            && self.text.as_ref().is_none_or(|text| has_text(code, text))
    }
}

fn vendor<'c>(catalogue: &'c model::Catalogue, name: &str) -> Result<&'c model::Vendor> {
    catalogue::vendor(catalogue, name).map_err(|failure| match name.parse::<Status>() {
        Ok(_) => failure.help(format!("`errcat list --status {name}` lists the codes of a status")),
        Err(_) => failure,
    })
}

impl Status {
    fn fits(self, code: &model::Code) -> bool {
        code.statuses.iter().any(|found| match self {
            Status::Exact(status) => found.status == status,
            Status::Class(class) => found.status / 100 == class,
        })
    }
}

fn in_group(one: &CodeOf<'_>, text: &str) -> bool {
    one.group().is_some_and(|group| contains(&group.title, &text.to_lowercase()))
}

fn has_text(code: &model::Code, text: &str) -> bool {
    let texts = [code.meaning.as_deref(), code.fix.as_deref()].into_iter().flatten();
    let texts = texts.chain(code.causes.iter().map(|cause| &**cause)).chain([code.identity.as_str()]);
    let text = text.to_lowercase();
    texts.into_iter().any(|one| contains(one, &text)) || names_of(code).any(|name| contains(&name, &text))
}

fn contains(text: &str, lower: &str) -> bool {
    text.to_lowercase().contains(lower)
}
