//! The head of every page.

use super::escape;
use crate::emit::header;

/// The beginning of a page, up to its body: what it is called, and a policy
/// under which it runs `script` and nothing else, and loads nothing.
pub(crate) fn head(out: &mut String, title: &str, style: &Part, script: Option<&Part>) {
    out.push_str("<!doctype html>\n<!-- ");
    out.push_str(&header::sentence("the catalogue"));
    out.push_str(" -->\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>");
    escape(out, title);
    out.push_str("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.push_str(&format!("style-src '{}'; ", style.hash));
    if let Some(script) = script {
        out.push_str(&format!("script-src '{}'; ", script.hash));
    }
    out.push_str("base-uri 'none'\">\n<style>");
    out.push_str(style.text);
    out.push_str("</style>\n");
}

/// A style sheet or script within a page. Browsers refuse it unless the hash fits.
#[derive(Debug)]
pub(crate) struct Part {
    pub text: &'static str,
    /// `sha256-` and the hash in base64.
    pub hash: &'static str,
}
