use super::Check;
use super::allowance::Scope;
use crate::date::Date;
use crate::report::{Certainty, Fix, Path, Rule};

/// Checks the dates of each code's life cycle, and the day on which the page was read.
/// Versions are not dates.
pub(super) fn life_cycles(cx: &mut Check<'_>) {
    let mut dates = Vec::new();
    for code in cx.codes() {
        let (code, at) = (code.code, code.path());
        dates.extend(code.since.as_deref().map(|text| (text, at.clone().key("since"))));
        if let Some(deprecated) = &code.deprecated {
            let at = at.clone().key("deprecated");
            dates.extend(deprecated.since.as_deref().map(|text| (text, at.clone().key("since"))));
            dates.extend(deprecated.sunset.as_deref().map(|text| (text, at.key("sunset"))));
        }
        dates.extend(code.removed.as_ref().map(|removed| (&*removed.since, at.key("removed").key("since"))));
    }
    if let Some(retrieved) = cx.source.source.as_ref().and_then(|source| source.retrieved.as_deref()) {
        dates.push((retrieved, Path::root().key("source").key("retrieved")));
    }
    for (text, at) in dates {
        well_formed(cx, text, at);
    }
    read_in_the_future(cx);
    sunsets(cx);
}

/// Checks that the page was not read on a day to come.
fn read_in_the_future(cx: &mut Check<'_>) {
    let retrieved = cx.source.source.as_ref().and_then(|source| source.retrieved.as_deref());
    let Some(Reading::Day(day)) = retrieved.map(Reading::of) else { return };
    let at = Path::root().key("source").key("retrieved");
    let is_to_come = cx.today.is_some_and(|today| day > today);
    if is_to_come && !cx.allows_within(Rule::LifecycleDate, &Scope::file()) {
        cx.report
            .add(cx.file, Rule::LifecycleDate, at, format!("{day} is in the future"))
            .help("write the day on which the page was read");
    }
}

fn well_formed(cx: &mut Check<'_>, text: &str, at: Path) {
    let reading = Reading::of(text);
    let (message, meant) = match reading {
        Reading::Day(_) | Reading::Other => return,
        Reading::NoSuchDay => (format!("`{text}` is not a valid date"), None),
        Reading::Relative => (format!("`{text}` is not a date: it depends on the day of reading"), None),
        Reading::OtherNotation(meant) => (format!("`{text}` is not an ISO 8601 date"), meant),
    };
    if cx.allows_within(Rule::LifecycleDate, &Scope::around(cx.source, &at)) {
        return;
    }
    let help = match meant {
        Some(day) => format!("write `{day}`"),
        None if reading == Reading::Relative => {
            "write the day, as in `2026-12-31`, or remove the key".to_owned()
        }
        None => "write year, month and day, as in `2026-12-31`".to_owned(),
    };
    let fix = meant.map(|day| Fix::scalar(Certainty::Suggested, text, day.to_string()));
    cx.report.add(cx.file, Rule::LifecycleDate, at, message).help(help).fix(fix);
}

/// Checks that a sunset is after the deprecation, and has not passed.
fn sunsets(cx: &mut Check<'_>) {
    for code in cx.codes() {
        let Some(deprecated) = &code.code.deprecated else { continue };
        if cx.damage.damaged_codes.contains(&**code.wire) {
            continue;
        }
        let Some(Reading::Day(sunset)) = deprecated.sunset.as_deref().map(Reading::of) else { continue };
        let since = deprecated.since.as_deref().map(Reading::of);
        let message = match since {
            Some(Reading::Day(since)) if since > sunset => {
                format!("the sunset {sunset} is before the deprecation on {since}")
            }
            _ if code.code.removed.is_none() && cx.today.is_some_and(|today| sunset < today) => {
                format!("the sunset {sunset} has passed")
            }
            _ => continue,
        };
        if !cx.allows(Rule::LifecycleDate, &code) {
            let at = code.path().key("deprecated").key("sunset");
            cx.report.add(cx.file, Rule::LifecycleDate, at, message).help(
                "correct the date, or add `removed: { since: ... }` if the code is not sent any longer",
            );
        }
    }
}

/// A text that may be a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// A day in the form of ISO 8601.
    Day(Date),
    /// The form of ISO 8601, but not a day of the calendar.
    NoSuchDay,
    /// A date in another notation, and the day, if it is unambiguous.
    OtherNotation(Option<Date>),
    /// A day that depends on when it is read.
    Relative,
    /// A version, a year, or a sentence.
    Other,
}

impl Reading {
    fn of(text: &str) -> Reading {
        let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
        if let Ok(date) = day.parse() {
            return Reading::Day(date);
        }
        let numbers: Vec<&str> = day.split('-').collect();
        let is_iso = numbers.iter().map(|part| part.len()).eq([4, 2, 2]);
        if is_iso && numbers.concat().bytes().all(|byte| byte.is_ascii_digit()) {
            return Reading::NoSuchDay;
        }
        other_notation(text)
    }
}

/// Words that say something else each day.
const RELATIVE: [&str; 10] = [
    "today",
    "yesterday",
    "tomorrow",
    "now",
    "soon",
    "never",
    "next week",
    "next month",
    "next quarter",
    "next year",
];

/// Reads dates such as `31.12.2026`, `12/31/2026`, `31 December 2026` and `20261231`.
fn other_notation(text: &str) -> Reading {
    if RELATIVE.contains(&&*text.to_lowercase()) {
        return Reading::Relative;
    }
    if let Some(date) = compact(text) {
        return Reading::OtherNotation(Some(date));
    }
    const DASHES: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}'];
    if text.contains(DASHES) {
        let meant = text.replace(DASHES, "-");
        return meant.parse().map_or(Reading::Other, found);
    }
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    if let [name, number] = parts.as_slice()
        && month(name).is_some()
        && year(number).is_some()
    {
        return Reading::OtherNotation(None);
    }
    let [a, b, c] = parts.as_slice() else { return Reading::Other };
    let has_short_year = [a, b, c].iter().all(|part| part.len() == 2 && part.parse::<u8>().is_ok());
    if has_short_year && !text.contains(['.', ' ']) {
        return Reading::OtherNotation(None);
    }
    let has_month_name = parts.iter().any(|part| month(part).is_some());
    match (year(a), year(c)) {
        // A version can be written like this: `2026.1.5`.
        (Some(_), None) if text.contains('.') && !has_month_name => Reading::Other,
        (Some(year), None) => in_order(year, b, c).map_or(Reading::Other, found),
        (None, Some(year)) if has_month_name => {
            in_order(year, a, b).or_else(|| in_order(year, b, a)).map_or(Reading::Other, found)
        }
        (None, Some(year)) => {
            let (day_first, month_first) = (in_order(year, b, a), in_order(year, a, b));
            match (day_first, month_first) {
                (Some(day), None) | (None, Some(day)) => found(day),
                (Some(day), Some(_)) if text.contains('.') => found(day),
                (Some(_), Some(_)) => Reading::OtherNotation(None),
                (None, None) => Reading::Other,
            }
        }
        _ => Reading::Other,
    }
}

fn found(day: Date) -> Reading {
    Reading::OtherNotation(Some(day))
}

/// A date without separators.
fn compact(text: &str) -> Option<Date> {
    let is_compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = year(text.get(..4).filter(|_| is_compact)?)?;
    in_order(year, text.get(4..6)?, text.get(6..)?)
}

fn year(text: &str) -> Option<u32> {
    text.parse().ok().filter(|year| text.len() == 4 && (1970..=2199).contains(year))
}

/// The day from a month, as a number or a name, and a day of the month.
fn in_order(year: u32, name: &str, day: &str) -> Option<Date> {
    let number = |text: &str| if text.len() <= 2 { text.parse().ok() } else { None };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    Date::from_ymd(year, month(name).or_else(|| number(name))?, number(day)?)
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_lowercase();
    let nth = MONTHS.iter().position(|month| text.len() >= 3 && month.starts_with(&text))?;
    u32::try_from(nth + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::Reading;

    #[test]
    fn dates_in_other_notations_are_recognised() {
        for text in [
            "2026\u{2013}12\u{2013}31",
            "31.12.2026",
            "12/31/2026",
            "31 December 2026",
            "Dec 31, 2026",
            "20261231",
            "2026/12/31",
        ] {
            let Reading::OtherNotation(Some(day)) = Reading::of(text) else { panic!("{text}") };
            assert_eq!(day.to_string(), "2026-12-31", "{text}");
        }
        assert_eq!(Reading::of("01/02/2026"), Reading::OtherNotation(None));
        assert_eq!(Reading::of("26-01-05"), Reading::OtherNotation(None));
        assert_eq!(Reading::of("Dec 2026"), Reading::OtherNotation(None));
        assert_eq!(Reading::of("2026-02-30"), Reading::NoSuchDay);
        assert_eq!(Reading::of("Next year"), Reading::Relative);
        assert!(matches!(Reading::of("2026-12-31T00:00:00Z"), Reading::Day(_)));
        for text in
            ["2026", "2026-12", "3.0", "1.2.3", "2026.1.5", "v2", "the next major version", "2.0.2026-x"]
        {
            assert_eq!(Reading::of(text), Reading::Other, "{text}");
        }
    }
}
