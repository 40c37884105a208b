//! Headings, lists and lines.

pub(super) mod announced_count;
pub(super) mod heading_form;
pub(super) mod heading_sequence;
pub(super) mod lost_linebreak;
pub(super) mod missing_section;
pub(super) mod truncated_text;
