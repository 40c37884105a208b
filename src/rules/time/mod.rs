pub mod invalid_date;
pub mod ordinal_event_year;
pub mod stale_year;
