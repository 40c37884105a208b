use super::Claim;
use crate::document::Document;
use crate::indicator::Indicator;
use crate::mention::Mention;

pub(super) fn claims(_document: &Document, _mentions: &[Mention], _indicators: &[Indicator]) -> Vec<Claim> {
    Vec::new()
}
