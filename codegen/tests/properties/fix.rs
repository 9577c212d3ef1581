//! `errcat check --fix` never changes a file that loads.

use super::{config, random};
use errcat_codegen::{Certainty, fix};
use proptest::prelude::*;
use std::fs;

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn files_that_load_are_not_corrected(files in random::catalogue()) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (id, text) in &files {
            fs::write(folder.path().join(format!("{id}.yaml")), text).expect("a file can be written");
        }
        let today = "2026-11-27".parse().expect("a date");
        let fixes = fix(folder.path(), &[], Certainty::Certain, today);
        prop_assert!(fixes.files.is_empty(), "{:?}", fixes.files);
    }
}
