//! Years, dates and periods.

pub(super) mod invalid_date;
pub(super) mod ordinal_event_year;
pub(super) mod stale_year;
