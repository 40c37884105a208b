//! Finds claims: clause by clause from the words between figures, and across the text by indicators.

mod across;
mod averages;
mod balance;
mod benchmarks;
mod carried;
mod complements;
mod completion;
mod counted;
mod divided;
mod growth;
mod list;
mod named_shares;
mod parts;
mod periods;
mod progress;
mod ranges;
mod ranks;
mod respective;
mod same;
mod shares;
mod stages;
mod tables;
mod told;
mod totals;
mod whole;
mod wording;
mod words;
mod yearly;

pub(crate) use same::{core as core_of, is_general, says_enough, subject as subject_of};
pub(crate) use stages::{OTHER_SCOPE as OTHER_BATCHES, STAGE_WORDS, Stage, stages as stages_in};
pub(crate) use words::{CONSTANT_PRICE_NAMES, OTHER_PRICES};

use super::passage::Passage;
use super::{Claim, passage};
use crate::document::Document;
use crate::indicator::Indicator;
use crate::mention::Mention;
use crate::order;
use told::Told;

pub(super) fn claims(document: &Document, mentions: &[Mention], indicators: &[Indicator]) -> Vec<Claim> {
    let prose = tables::without_cells(document, mentions, indicators);
    let indicators = prose.as_deref().unwrap_or(indicators);
    let told = Told::new(document, mentions, indicators);
    let mut claims = Vec::new();
    // Each is read while it is still in the processor's cache.
    let passages: Vec<Passage> =
        passage::passages(document, mentions).inspect(|passage| within(document, mentions, passage, &mut claims)).collect();
    shares::find_across(&told, &passages, &mut claims);
    carried::find(&told, &passages, &mut claims);
    balance::find_trade_across(&told, &mut claims);
    divided::find(&told, &passages, &mut claims);
    across::find(&told, &mut claims);
    stages::find(document, mentions, &mut claims);
    ranks::find(document, mentions, &mut claims);
    ranges::find(document, mentions, &mut claims);
    same::find(&told, &mut claims);
    complements::find(&told, &mut claims);
    tables::find(&told, &mut claims);
    order::by_key(&mut claims, |claim| claim.run);
    claims
}

/// The claims inside one passage.
fn within(document: &Document, mentions: &[Mention], passage: &Passage, claims: &mut Vec<Claim>) {
    parts::find(passage, claims);
    balance::find(passage, claims);
    balance::find_trade(passage, claims);
    periods::find(passage, claims);
    growth::find(passage, claims);
    shares::find(passage, claims);
    counted::find(passage, claims);
    yearly::find(passage, claims);
    respective::find(passage, claims);
    completion::find(passage, claims);
    benchmarks::find(passage, claims);
    averages::find(passage, claims);
    wording::find(passage, claims);
    whole::find(passage, claims);
    progress::find(document, mentions, passage, claims);
}
