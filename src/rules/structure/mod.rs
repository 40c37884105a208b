//! Headings, lists and lines.

pub(super) mod heading_sequence;
pub(super) mod lost_linebreak;
