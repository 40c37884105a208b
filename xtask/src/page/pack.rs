//! Everything into one file.

use std::io::Write;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter};

use super::build::Parts;
use super::kinds;
use super::policy::{Evaluation, policy, scripts};

const CHARSET: &str = "<meta charset=\"utf-8\">";
const BODY: &str = "<script>";

/// The module, parted by kinds of bytes, as an .lzma file, a third smaller than with gzip; `www/unpack.js` reads it.
/// Equal modules give equal bytes.
pub fn compress(wasm: &[u8]) -> Result<Vec<u8>> {
    lzma(&kinds::parted(wasm)?)
}

fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // Neither code nor Chinese text is aligned; the dictionary holds the whole.
    (options.mode, options.pb, options.nice_len, options.depth_limit) = (EncodeMode::Normal, 0, 273, 1000);
    options.dict_size = 1 << 23;
    let mut encoder = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The whole page. The policy stands before any script, the guard is the first script, the program comes before
/// the script that starts it.
pub fn page(parts: &Parts, packed: &[u8], evaluation: Evaluation) -> Result<String> {
    for (name, text) in [("guard.js", &parts.guard), ("worker.js", &parts.worker), ("the glue", &parts.glue)] {
        if text.to_ascii_lowercase().contains("</script") || text.contains("<!--") {
            bail!("{name} holds a text that would end its script block");
        }
    }
    let (head, rest) = parts.index.split_once(CHARSET).context("index.html has no <meta charset=\"utf-8\">")?;
    let (middle, boot) = rest.split_once(BODY).context("index.html has no inlined boot script")?;
    if head.contains("<script") || boot.contains("<script") {
        bail!("index.html must hold one script, the boot script");
    }
    let program = format!(
        "<script type=\"text/plain\" id=\"app-wasm\">{}</script>\n<script type=\"text/plain\" id=\"app-worker\">{}</script>\n<script id=\"app-glue\">{}</script>\n",
        BASE64_STANDARD.encode(packed),
        parts.worker,
        parts.glue,
    );
    let html = |policy: &str| {
        format!(
            "{head}{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<script>{}</script>{middle}{program}{BODY}{boot}",
            parts.guard
        )
    };
    let bare = html("");
    Ok(html(&policy(&scripts(&bare)?, evaluation)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            index: "<html><head><meta charset=\"utf-8\"><style>p{}</style></head><body><script>boot()</script></body></html>"
                .into(),
            glue: "glue()".into(),
            guard: "guard()".into(),
            worker: "work()".into(),
            wasm: vec![0, 97, 115, 109],
            named: Vec::new(),
        }
    }

    #[test]
    fn policy_then_guard_then_program_then_boot() {
        let html = page(&parts(), b"zip", Evaluation::WebAssemblyOnly).unwrap();
        let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text} in {html}"));
        let order = ["charset", "Content-Security-Policy", "guard()", "<style>", "app-wasm", "work()", "glue()", "boot()"];
        assert!(order.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{html}");
    }

    #[test]
    fn every_running_script_has_its_hash() {
        let html = page(&parts(), b"zip", Evaluation::WebAssemblyOnly).unwrap();
        let running = scripts(&html).unwrap();
        assert_eq!(running, ["guard()", "glue()", "boot()"]);
        assert!(html.contains(&policy(&running, Evaluation::WebAssemblyOnly)), "{html}");
    }

    #[test]
    fn a_text_that_would_end_its_block_is_refused() {
        let glue = "'</SCRIPT>'".into();
        assert!(page(&Parts { glue, ..parts() }, b"zip", Evaluation::All).is_err());
    }

    #[test]
    fn equal_bytes_are_packed_equally() {
        let bytes = vec![7; 5000];
        let packed = lzma(&bytes).unwrap();
        assert_eq!(packed, lzma(&bytes).unwrap());
        assert_eq!(packed[5..13], 5000u64.to_le_bytes(), "the unpacker reads the size");
    }
}
