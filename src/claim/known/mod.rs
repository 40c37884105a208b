//! Claims that a report makes together with the knowledge file: targets and identities that stand there.

mod sums;
mod targets;
#[cfg(test)]
mod tests;

pub(crate) use targets::reached;

use super::Judged;
use crate::document::Document;
use crate::indicator::Indicator;
use crate::knowledge::Knowledge;
use crate::mention::Mention;
use crate::order;

/// The index of a figure that stands in no report but in the knowledge file.
pub const ELSEWHERE: usize = usize::MAX;

/// Adds what follows from the knowledge file to the ledger, and withdraws what it says must not be assumed.
pub fn consult(
    judged: &mut Vec<Judged>,
    document: &Document,
    mentions: &[Mention],
    indicators: &[Indicator],
    knowledge: &Knowledge,
) {
    let before = judged.len();
    sums::withdraw(judged, indicators, knowledge);
    sums::add(judged, mentions, indicators, knowledge);
    let more = targets::judged(judged, document, mentions, indicators, knowledge);
    judged.extend(more);
    if judged.len() > before {
        order::by_key(judged, |judged| judged.claim.run);
    }
}
