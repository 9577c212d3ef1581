//! Writes the head of every page.

use super::escape;
use crate::emit::header;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Writes the beginning of a page, up to its body: the title, and a policy that only allows
/// `script` to run and nothing to be loaded.
pub(crate) fn head(out: &mut String, title: &str, style: &Part, script: Option<&Part>) {
    out.push_str("<!doctype html>\n<!-- ");
    out.push_str(&header::sentence("the catalogue"));
    out.push_str(" -->\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
    escape(out, title);
    out.push_str("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.push_str(&format!("style-src '{}'; ", style.source()));
    if let Some(script) = script {
        out.push_str(&format!("script-src '{}'; ", script.source()));
    }
    out.push_str("base-uri 'none'\">\n<style>");
    out.push_str(style.text);
    out.push_str("</style>\n");
}

/// A style sheet or script within a page.
#[derive(Debug)]
pub(crate) struct Part {
    pub text: &'static str,
}

impl Part {
    /// Returns the hash of the part for the policy; browsers reject any other part.
    fn source(&self) -> String {
        format!("sha256-{}", STANDARD.encode(hmac_sha256::Hash::hash(self.text.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, head};

    #[test]
    fn the_policy_names_the_hashes_of_its_parts() {
        let mut out = String::new();
        head(&mut out, "A", &Part { text: "" }, Some(&Part { text: "abc" }));
        // The hashes of the empty string and of `abc`, from FIPS 180-2 and RFC 6234.
        let policy = "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; \
                      script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; base-uri 'none'";
        assert!(out.contains(policy), "{out}");
    }
}
