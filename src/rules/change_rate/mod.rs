//! Growth, decline and the words for them.

pub(super) mod direction_contradiction;
pub(super) mod growth_recompute;
pub(super) mod percent_vs_point;
pub(super) mod point_on_level;
pub(super) mod pp_recompute;
pub(super) mod times_mismatch;
