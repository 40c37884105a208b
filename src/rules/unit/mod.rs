//! Units, measure words and approximators.

pub(super) mod approx_conflict;
pub(super) mod measure_word;
pub(super) mod non_legal_unit;
pub(super) mod unit_duplicated;
pub(super) mod unit_missing;
