use super::{Origin, Report};
use crate::Analysis;
use crate::read::Opened;

/// Adds to every finding of an analysis of a file's text where it stands in the file.
pub fn trace(report: &mut Report, analysis: &Analysis, opened: &Opened) {
    let origin = |at: u32| {
        let place = opened.place(at)?;
        Some(Origin { part: place.part, paragraph: place.paragraph, run: place.run, char: place.char, cell: place.cell })
    };
    for (finding, found) in report.findings.iter_mut().zip(&analysis.findings) {
        finding.origin = origin(found.span.start);
        for (related, other) in finding.related.iter_mut().zip(&found.related) {
            related.origin = origin(other.span.start);
        }
    }
}
