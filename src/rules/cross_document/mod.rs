//! This report beside last period's, and names beside themselves.

pub(super) mod name_variant;
pub(super) mod names;
pub(super) mod prev_base_mismatch;
pub(super) mod stale_carryover;
