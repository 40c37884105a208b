use super::{Coverage, DocumentInfo, Report, SCHEMA};
use crate::Analysis;

/// The analysis as other programs see it. `file` and `text` are left to the caller.
pub fn report(analysis: &Analysis) -> Report {
    let source = analysis.document.reading.source;
    Report {
        schema: SCHEMA,
        engine: env!("CARGO_PKG_VERSION").into(),
        file: None,
        text: None,
        document: DocumentInfo { title: String::new(), period: None, chars: source.chars().count() as u32 },
        mentions: Vec::new(),
        indicators: Vec::new(),
        checks: Vec::new(),
        findings: Vec::new(),
        coverage: Coverage { numerals: 0, classified: 0, indicators: 0, checks: 0 },
    }
}
