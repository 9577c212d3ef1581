//! Compares random catalogues.

use crate::{config, random};
use errcat_codegen::compat::{
    Change, ChangeFormat, Comparison, Date, Exceptions, Level, Options, State, compare,
};
use proptest::prelude::*;

fn state(files: &[(String, String)]) -> State {
    let files = files.iter().map(|(id, text)| (format!("{id}.yaml"), text.clone().into_bytes()));
    match State::from_memory("catalogue", files) {
        Ok(state) => state,
        Err(report) => panic!("\n{report}"),
    }
}

fn compared(before: &State, after: &State) -> Comparison {
    let options = Options::on(Date::from_unix_days(20_000));
    let mut comparison = compare(before.catalogue(), after.catalogue(), &options);
    comparison.locate(before, after, usize::MAX);
    comparison
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_random_catalogue_does_not_differ_from_itself(files in random::catalogue()) {
        prop_assert!(compared(&state(&files), &state(&files)).is_empty());
    }

    #[test]
    fn any_two_catalogues_can_be_compared_and_shown(one in random::catalogue(), other in random::catalogue()) {
        let (before, after) = (state(&one), state(&other));
        let comparison = compared(&before, &after);
        let ids: std::collections::BTreeSet<String> =
            comparison.changes().iter().map(Change::fingerprint).collect();
        prop_assert_eq!(ids.len(), comparison.changes().len(), "every change has its own id");
        for change in comparison.changes() {
            prop_assert!(!change.message().contains(['\n', '\u{7}', '\u{202e}']), "{}", change.message());
            prop_assert!(!change.subjects().is_empty() && !change.places().is_empty());
        }
        for format in [
            ChangeFormat::Human { colour: false },
            ChangeFormat::Short,
            ChangeFormat::JsonLines,
            ChangeFormat::GitHub,
            ChangeFormat::Markdown,
            ChangeFormat::Changelog,
        ] {
            let text = comparison.render(format, Level::Docs, (&before, &after)).to_string();
            prop_assert!(format != ChangeFormat::Markdown || text.len() <= 65_536);
        }
    }

    #[test]
    fn any_text_is_read_as_exceptions_or_rejected(lines in prop::collection::vec(line(), 0..12)) {
        let text = lines.concat();
        if let Ok(exceptions) = Exceptions::parse(&text) {
            let unused = exceptions.apply(&mut Comparison::default());
            prop_assert!(Exceptions::parse(&Exceptions::without(&text, &unused)).is_ok(), "{text}");
        }
    }
}

/// Generates typical lines, and others.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("accepted:\n".to_owned()),
        Just("levels:\n".to_owned()),
        Just("  - id: \"0123456789ab\"\n    reason: x\n".to_owned()),
        Just("  - { id: \"0123456789ab\", reason: y }\n".to_owned()),
        Just("    rule: code-deleted\n".to_owned()),
        Just("  - { rule: code-added, level: breaking, reason: x }\n".to_owned()),
        Just("  # a comment\n".to_owned()),
        Just("\n".to_owned()),
        ".{0,12}\n",
    ]
}
