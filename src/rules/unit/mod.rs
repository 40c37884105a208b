//! Units, measure words and approximators.

pub(super) mod approx_conflict;
pub(super) mod unit_duplicated;
