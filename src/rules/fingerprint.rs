use std::collections::HashMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Finding;
use crate::text::{Reading, Run, Span};

/// Names findings so that one which was set aside stays set aside while the text around it changes.
///
/// A name is a hash of the rule, of the words it marks and of the words it relates to, both as far as [`HEAD`] and with
/// width and blanks folded, and of a count among equal ones. No text can be read from it.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<String, u32>,
}

impl Fingerprints {
    /// The name of the next finding; ask in the order of the text.
    pub fn next(&mut self, source: &str, finding: &Finding) -> String {
        let mut words = format!("{}\0{}", finding.rule, folded(source, finding.span));
        for related in &finding.related {
            words.push('\0');
            words.push_str(&folded(source, related.span));
        }
        let count = self.seen.entry(words.clone()).or_default();
        *count += 1;
        hex(&Sha256::digest(format!("{words}\0{count}")))
    }
}

/// The first eight bytes of a hash.
pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().take(8).fold(String::with_capacity(16), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// How many characters of what is marked are looked at: copied passages may be long.
const HEAD: usize = 200;

fn folded(source: &str, span: Span) -> String {
    let words = span.of(source);
    // Blanks are not counted, so that a few more are read.
    let end = words.char_indices().nth(HEAD * 2).map_or(words.len(), |(end, _)| end);
    let reading = Reading::new(&words[..end]);
    reading.chars(Run::new(0, reading.len())).iter().filter(|&&ch| ch != '\n').take(HEAD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;

    fn finding(text: &str, words: &str, other: &str) -> Finding {
        let span = |words: &str| {
            let start = text.find(words).expect("the words") as u32;
            Span::new(start, start + words.len() as u32)
        };
        let (rule, message, evidence) = ("sum-of-parts", String::new(), String::new());
        let finding = Finding {
            rule,
            severity: Severity::Error,
            span: span(words),
            message,
            evidence,
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        };
        finding.related(span(other), "分项")
    }

    fn named(text: &str, words: &str, other: &str) -> String {
        Fingerprints::default().next(text, &finding(text, words, other))
    }

    #[test]
    fn is_the_same_after_edits_elsewhere_and_in_other_widths() {
        let name = named("选派179名,其中院所47名。", "179", "47");
        assert_eq!(name.len(), 16);
        assert_eq!(name, named("今年以来,全市选派179名科技特派员,其中院所47名、企业54名。", "179", "47"));
        assert_eq!(name, named("选派１７ ９名,其中院所47名。", "１７ ９", "47"));
    }

    #[test]
    fn differs_by_words_and_by_count() {
        let text = "选派179名,其中院所47名。";
        assert_ne!(named(text, "179", "47"), named("选派178名,其中院所47名。", "178", "47"));
        assert_ne!(named(text, "179", "47"), named("选派179名,其中院所48名。", "179", "48"));
        let mut fingerprints = Fingerprints::default();
        let finding = finding(text, "179", "47");
        assert_ne!(fingerprints.next(text, &finding), fingerprints.next(text, &finding));
    }
}
