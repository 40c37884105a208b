//! Relations between figures that the text lets one check, and the one evaluator that checks them.

mod evaluate;
mod find;
mod known;
mod masses;
mod passage;
mod precedence;
mod relation;

pub use known::{ELSEWHERE, consult};
pub use relation::{Claim, Relation};

pub(crate) use known::reached;

pub(crate) use find::{
    CONSTANT_PRICE_NAMES, OTHER_BATCHES, OTHER_PRICES, STAGE_WORDS, Stage, core_of, is_general, says_enough, stages_in,
    subject_of,
};

use crate::document::Document;
use crate::indicator::Indicator;
use crate::mention::Mention;
use crate::number::Decimal;

/// What came of checking a claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// The figures agree within their rounding.
    Pass,
    /// No values inside the printed figures agree.
    Issue,
    /// They agree only under a lenient reading.
    Doubt,
    /// Not checked; the reason says why.
    Unchecked,
}

/// A claim with its verdict.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The claim.
    pub claim: Claim,
    /// What came of it.
    pub verdict: Verdict,
    /// The arithmetic as a person writes it: `47+88+54+22=211≠179`.
    pub equation: String,
    /// Why it is in doubt or was not checked.
    pub reason: Option<String>,
    /// The figure that would be right in place of the claimed one, printed with its decimals and scale, where it is unique.
    pub expected: Option<Decimal>,
}

/// Finds and evaluates every claim, in the order of the text.
pub fn judge(document: &Document, mentions: &[Mention], indicators: &[Indicator]) -> Vec<Judged> {
    let mentions = &masses::in_tonnes(mentions);
    let mut claims = find::claims(document, mentions, indicators);
    precedence::distinct(&mut claims);
    let mut judged: Vec<Judged> = claims.into_iter().map(|claim| evaluate::judged(claim, mentions)).collect();
    precedence::settle(&mut judged);
    judged
}

/// Evaluates one claim on figures that need not stand in one document.
pub fn judge_one(claim: Claim, mentions: &[Mention]) -> Judged {
    evaluate::judged(claim, mentions)
}
