//! One thing said twice.

pub(super) mod same_indicator_conflict;
