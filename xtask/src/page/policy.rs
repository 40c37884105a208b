//! The content policy: nothing but the scripts in the file, and no connection to anywhere.

use anyhow::{Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// What the page may turn from bytes into code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Evaluation {
    /// WebAssembly; browsers before 97 do so in the worker.
    WebAssemblyOnly,
    /// JavaScript too: for browsers that neither know the keyword nor compile in a worker.
    All,
}

/// The policy for scripts with these texts.
pub fn policy(scripts: &[&str], evaluation: Evaluation) -> String {
    let hashes: Vec<String> =
        scripts.iter().map(|text| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))).collect();
    let evaluation = match evaluation {
        Evaluation::WebAssemblyOnly => "'wasm-unsafe-eval'",
        Evaluation::All => "'wasm-unsafe-eval' 'unsafe-eval'",
    };
    [
        "default-src 'none'",
        &format!("script-src {} {evaluation}", hashes.join(" ")),
        "worker-src blob:",
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "font-src data:",
        "connect-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// The texts of the scripts that a page runs; data blocks are none. A script with an address is an error.
pub fn scripts(html: &str) -> Result<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<script") {
        let Some(open) = rest[at..].find('>').map(|end| at + end + 1) else { bail!("a script tag without an end") };
        let Some(close) = rest[open..].find("</script>").map(|end| open + end) else { bail!("a script without an end") };
        let tag = &rest[at..open];
        if tag.contains(" src=") {
            bail!("the page must be one file, but holds {tag}");
        }
        if !tag.contains("type=\"text/plain\"") {
            found.push(&rest[open..close]);
        }
        rest = &rest[close..];
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_and_data_blocks_are_not() {
        let html = "<script>a()</script><script type=\"text/plain\" id=\"x\">b</script>\n<script id=\"y\">c()</script>";
        assert_eq!(scripts(html).unwrap(), ["a()", "c()"]);
    }

    #[test]
    fn a_script_with_an_address_is_refused() {
        assert!(scripts("<script src=\"x.js\"></script>").is_err());
    }

    #[test]
    fn the_strict_policy_lets_no_text_become_script() {
        let text = policy(&["a()"], Evaluation::WebAssemblyOnly);
        assert!(text.contains("'sha256-"), "{text}");
        assert!(!text.contains(" 'unsafe-eval'"), "{text}");
        assert!(policy(&["a()"], Evaluation::All).contains(" 'unsafe-eval'"));
    }
}
