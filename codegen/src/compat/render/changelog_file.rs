//! Inserts entries into a changelog that people also edit.

const BEGIN: &str = "<!-- errcat: changes of the catalogue, written by `errcat diff`. -->";
const END: &str = "<!-- errcat: end -->";
const TITLE: &str = "# Changelog\n";

/// Inserts generated entries into a changelog, between two comments under `Unreleased`.
/// Everything outside of them is unchanged.
///
/// ```
/// use errcat_codegen::compat::insert_changes;
///
/// let text = "# Changelog\n\n## [Unreleased]\n\n- By hand.\n\n## 1.0.0\n";
/// let once = insert_changes(text, "### Added\n\n- A code.\n").unwrap();
/// assert!(once.contains("- By hand.") && once.contains("- A code."));
/// let twice = insert_changes(&once, "### Added\n\n- Another code.\n").unwrap();
/// assert!(twice.contains("- By hand.") && !twice.contains("- A code."));
/// ```
///
/// # Errors
///
/// Returns an error if one of the two comments is missing, or if they are in the wrong
/// order.
pub fn insert_changes(text: &str, entries: &str) -> Result<String, String> {
    let block = format!(
        "{BEGIN}\n\n{}{END}\n",
        if entries.is_empty() { String::new() } else { format!("{}\n\n", entries.trim_end()) }
    );
    match (text.find(BEGIN), text.find(END)) {
        (Some(begin), Some(end)) if begin < end => {
            let rest = text.get(end + END.len()..).unwrap_or("");
            let rest = rest.strip_prefix('\n').unwrap_or(rest);
            Ok(format!("{}{block}{rest}", text.get(..begin).unwrap_or("")))
        }
        (None, None) => Ok(at_unreleased(text, &block)),
        _ => Err(format!("the changelog has only one of the comments `{BEGIN}` and `{END}`")),
    }
}

/// Inserts the block after the heading `Unreleased`, which is added before the newest
/// version if it is missing.
fn at_unreleased(text: &str, block: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_unreleased = |line: &&str| line.starts_with("## ") && line.to_lowercase().contains("unreleased");
    let join = |lines: &[&str]| lines.concat();
    if let Some(at) = lines.iter().position(is_unreleased) {
        let (head, rest) = lines.split_at(at + 1);
        let rest = join(rest);
        return format!("{}\n\n{block}\n{}", join(head).trim_end(), rest.trim_start_matches('\n'));
    }
    let first = lines.iter().position(|line| line.starts_with("## ")).unwrap_or(lines.len());
    let (head, rest) = lines.split_at(first);
    let head = join(head);
    let head = if head.trim().is_empty() { TITLE.to_owned() } else { head };
    let after = if rest.is_empty() { String::new() } else { format!("\n{}", join(rest)) };
    format!("{}\n\n## [Unreleased]\n\n{block}{after}", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::insert_changes;

    #[test]
    fn an_empty_changelog_gets_a_title_and_a_section() {
        let text = insert_changes("", "### Added\n\n- A.\n").unwrap();
        assert!(text.starts_with("# Changelog\n\n## [Unreleased]\n\n<!-- errcat"), "{text}");
        assert_eq!(insert_changes(&text, "### Added\n\n- A.\n").unwrap(), text);
    }

    #[test]
    fn a_section_is_added_before_the_newest_version() {
        let text = insert_changes("# Changes\n\nAll of them.\n\n## 1.0.0\n\n- First.\n", "- A.\n").unwrap();
        let at = |needle: &str| text.find(needle).unwrap();
        assert!(at("All of them.") < at("[Unreleased]") && at("- A.") < at("## 1.0.0"), "{text}");
    }

    #[test]
    fn a_missing_comment_is_reported() {
        let text = insert_changes("", "- A.\n").unwrap().replace("<!-- errcat: end -->", "");
        assert!(insert_changes(&text, "- B.\n").unwrap_err().contains("only one of the comments"));
    }
}
