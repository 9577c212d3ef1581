use super::{blank, invisible};

/// Returns the candidate most similar to a misspelt word, if one is similar enough.
pub(crate) fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let normal = normalised(word);
    let mut limit = (normal.chars().count() / 3).max(1);
    let mut nearest = None;
    for candidate in candidates {
        let Some(distance) = distance(&normal, &normalised(candidate), limit) else { continue };
        nearest = Some(candidate);
        // From here on, only a more similar one counts.
        let Some(nearer) = distance.checked_sub(1) else { break };
        limit = nearer;
    }
    nearest
}

/// Returns the candidates similar to a misspelt word, the most similar first and otherwise
/// in their order. Letter case and separators are ignored.
///
/// ```
/// let near = errcat_codegen::nearest("rate-limted", ["rate_limited", "RATE_LIMIT", "timeout"]);
/// assert_eq!(near, ["rate_limited", "RATE_LIMIT"]);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let normal = normalised(word);
    let limit = (normal.chars().count() / 3).max(1);
    let near = |candidate: &'a str| Some((distance(&normal, &normalised(candidate), limit)?, candidate));
    let mut found: Vec<_> = candidates.into_iter().filter_map(near).collect();
    found.sort_by_key(|&(distance, _)| distance);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The question for a misspelt word. A letter of another script, which looks the same, is
/// named, and so is a character that is invisible.
pub(crate) fn did_you_mean(word: &str, near: &str) -> String {
    let unseen = word.chars().find_map(|c| Some((c, blank(c).or(invisible(c))?)));
    if let Some((c, name)) = unseen.filter(|_| near.is_ascii()) {
        return format!("did you mean `{near}`? U+{:04X} is a {name}", u32::from(c));
    }
    let foreign = word.chars().find(|c| c.is_alphabetic() && !c.is_ascii());
    match foreign.filter(|_| near.is_ascii()) {
        Some(c) => format!("did you mean `{near}`? `{c}` is U+{:04X}, not an ASCII letter", u32::from(c)),
        None => format!("did you mean `{near}`?"),
    }
}

/// Removes differences in case and separators, which are common mistakes.
fn normalised(word: &str) -> String {
    word.chars().filter(|c| !"-_ ".contains(*c)).flat_map(char::to_lowercase).take(64).collect()
}

/// Returns the number of letters to insert, delete, replace or swap with a neighbour
/// (optimal string alignment distance), unless it exceeds the limit.
pub(crate) fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        // The distance cannot decrease again, except by a swap that began one row above.
        if row.iter().chain(&last).all(|&distance| distance > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    Some(last[b.len()]).filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn misspelt_words_are_found_and_unrelated_ones_are_not() {
        let keys = ["status", "meaning", "fix", "retry"];
        assert_eq!(closest("statsu", keys), Some("status"));
        assert_eq!(closest("Meaning", keys), Some("meaning"));
        assert_eq!(closest("fxi", keys), Some("fix"));
        assert_eq!(closest("colour", keys), None);
        assert_eq!(closest("", keys), None);
    }
}
