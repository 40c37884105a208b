pub mod approx_conflict;
pub mod unit_duplicated;
