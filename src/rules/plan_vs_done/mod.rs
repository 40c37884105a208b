//! What was planned against what was done.

pub(super) mod progress_claim;
pub(super) mod status_contradiction;
pub(super) mod status_section_mismatch;
pub(super) mod target_arithmetic;
