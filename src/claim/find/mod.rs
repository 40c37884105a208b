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

pub(crate) use same::{core as core_of, says_enough, subject as subject_of};
pub(crate) use stages::{OTHER_SCOPE as OTHER_BATCHES, Stage, stages as stages_in};
pub(crate) use words::{CONSTANT_PRICE_NAMES, OTHER_PRICES};

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
    let passages = passage::passages(document, mentions);
    for passage in &passages {
        parts::find(passage, &mut claims);
        balance::find(passage, &mut claims);
        balance::find_trade(passage, &mut claims);
        periods::find(passage, &mut claims);
        growth::find(passage, &mut claims);
        shares::find(passage, &mut claims);
        counted::find(passage, &mut claims);
        yearly::find(passage, &mut claims);
        respective::find(passage, &mut claims);
        completion::find(passage, &mut claims);
        benchmarks::find(passage, &mut claims);
        averages::find(passage, &mut claims);
        wording::find(passage, &mut claims);
        whole::find(passage, &mut claims);
        progress::find(document, mentions, passage, &mut claims);
    }
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
