//! The offline file: page, style, script and module in one, which opens from the disk.
//!
//! From there, a browser fetches nothing: neither modules nor files.
//! The policy allows exactly this style and this script, by their hashes, and no request at all.

use anyhow::{Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::page;

/// The scripts of such a page.
pub(super) struct Scripts<'a> {
    /// What runs while the page is read; may be empty.
    pub(super) classic: &'a str,
    /// The widget.
    pub(super) module: &'a str,
}

/// The whole file. `wasm` is the module, packed to less than half its size.
pub(super) fn file(
    source: &str,
    tables: &str,
    style: &str,
    scripts: &Scripts,
    wasm: &[u8],
) -> Result<String> {
    let Scripts { classic, module } = scripts;
    let ends = |script: &str| script.contains("</script") || script.contains("<!--");
    if style.contains("</style") || ends(classic) || ends(module) {
        bail!("The style or the script would end its own element.");
    }
    let policy = page::policy(&format!(
        "default-src 'none'; script-src {}{} 'wasm-unsafe-eval'; style-src {}; base-uri 'none'; form-action 'none'",
        if classic.is_empty() {
            String::new()
        } else {
            hash(classic) + " "
        },
        hash(module),
        hash(style),
    ));
    let classic = if classic.is_empty() {
        String::new()
    } else {
        format!("<script>{classic}</script>\n")
    };
    let scripts = format!(
        "{classic}<script type=\"text/plain\" id=\"worry-sorter-wasm\">{}</script>\n\
         <script type=\"module\">{module}</script>",
        BASE64_STANDARD.encode(wasm),
    );
    page::fill(
        &page::without_trunk(source),
        &[
            ("policy", &policy),
            ("head", &format!("<style>{style}</style>")),
            ("widget", &page::element(tables, page::AT_ONCE)),
            ("scripts", &scripts),
        ],
    )
}

/// The source expression that allows one inline text.
pub(super) fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_hash_is_written_as_a_policy_wants_it() {
        // The example of the specification: https://www.w3.org/TR/CSP3/#example-valid-hash-source
        assert_eq!(
            hash("doSomething();"),
            "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
        );
    }
}
