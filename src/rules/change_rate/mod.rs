//! Growth, decline and the words for them.

pub(super) mod cagr_mismatch;
pub(super) mod comparison_word_mixed;
pub(super) mod decrease_by_times;
pub(super) mod direction_contradiction;
pub(super) mod growth_no_base;
pub(super) mod growth_recompute;
pub(super) mod percent_vs_point;
pub(super) mod point_on_level;
pub(super) mod pp_recompute;
pub(super) mod times_mismatch;
pub(super) mod to_vs_by;
