pub mod invalid_date;
pub mod stale_year;
