use crate::claim::Claim;
use crate::document::Document;
use crate::indicator::Indicator;
use crate::mention::Mention;

pub(super) fn find(_document: &Document, _mentions: &[Mention], _indicators: &[Indicator], _claims: &mut Vec<Claim>) {}
