//! Years, dates and periods.

pub(super) mod future_as_done;
pub(super) mod invalid_date;
pub(super) mod ordinal_event_year;
pub(super) mod period_mismatch;
pub(super) mod plan_era;
pub(super) mod stale_year;
