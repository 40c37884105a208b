//! Finds claims: clause by clause from the words between figures, and across the text by indicators.

mod across;
mod averages;
mod balance;
mod benchmarks;
mod completion;
mod counted;
mod growth;
mod list;
mod parts;
mod ranks;
mod respective;
mod same;
mod shares;
mod tables;
mod totals;
mod wording;
mod words;
mod yearly;

pub(crate) use same::{core as core_of, says_enough, subject as subject_of};
pub(crate) use words::{CONSTANT_PRICE_NAMES, OTHER_PRICES};

use super::{Claim, passage};
use crate::document::Document;
use crate::indicator::Indicator;
use crate::mention::Mention;
use crate::order;

pub(super) fn claims(document: &Document, mentions: &[Mention], indicators: &[Indicator]) -> Vec<Claim> {
    let prose = tables::without_cells(document, mentions, indicators);
    let indicators = prose.as_deref().unwrap_or(indicators);
    let mut claims = Vec::new();
    let passages = passage::passages(document, mentions);
    for passage in &passages {
        parts::find(passage, &mut claims);
        balance::find(passage, &mut claims);
        growth::find(passage, &mut claims);
        shares::find(passage, &mut claims);
        counted::find(passage, &mut claims);
        yearly::find(passage, &mut claims);
        respective::find(passage, &mut claims);
        completion::find(passage, &mut claims);
        benchmarks::find(passage, &mut claims);
        averages::find(passage, &mut claims);
        wording::find(passage, &mut claims);
    }
    shares::find_across(document, mentions, indicators, &passages, &mut claims);
    across::find(document, mentions, indicators, &mut claims);
    ranks::find(document, mentions, &mut claims);
    same::find(document, mentions, indicators, &mut claims);
    tables::find(document, mentions, indicators, &mut claims);
    order::by_key(&mut claims, |claim| claim.run);
    claims
}
