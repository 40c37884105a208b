//! GB18030. Its tables weigh 160 KB compressed, so that the page asks the browser, which has them.

pub(super) use tables::{lossy, strict};

#[cfg(not(all(feature = "page", target_arch = "wasm32")))]
mod tables {
    use encoding_rs::{DecoderResult, GB18030};

    /// The text, or the byte (from 1) where it stops being one.
    pub fn strict(bytes: &[u8]) -> Result<String, usize> {
        let mut decoder = GB18030.new_decoder_without_bom_handling();
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
        let mut at = 0;
        loop {
            let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
            at += read;
            match result {
                DecoderResult::InputEmpty => return Ok(text),
                DecoderResult::OutputFull => text.reserve(bytes.len() - at + 16),
                DecoderResult::Malformed(bad, after) => return Err((at + 1).saturating_sub(usize::from(bad + after))),
            }
        }
    }

    /// The text with a replacement character for every error.
    pub fn lossy(bytes: &[u8]) -> String {
        GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}

#[cfg(all(feature = "page", target_arch = "wasm32"))]
mod tables {
    use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

    pub fn strict(bytes: &[u8]) -> Result<String, usize> {
        if let Some(text) = decoded(bytes, true, false) {
            return Ok(text);
        }
        // The browser does not say where: the longest beginning without an error ends there.
        let (mut sound, mut faulty) = (0, bytes.len());
        while faulty - sound > 1 {
            let middle = sound + (faulty - sound) / 2;
            if decoded(&bytes[..middle], true, true).is_some() {
                sound = middle;
            } else {
                faulty = middle;
            }
        }
        Err(faulty)
    }

    pub fn lossy(bytes: &[u8]) -> String {
        decoded(bytes, false, false).unwrap_or_default()
    }

    /// The text; with `more` an unfinished character at the end is no error.
    fn decoded(bytes: &[u8], fatal: bool, more: bool) -> Option<String> {
        let options = TextDecoderOptions::new();
        options.set_fatal(fatal);
        let decoder = TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
        let going_on = TextDecodeOptions::new();
        going_on.set_stream(more);
        decoder.decode_with_u8_array_and_options(bytes, &going_on).ok()
    }
}
