use crate::text::{Reading, Run};

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

/// A stretch of days, both ends included.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Period {
    /// As a person writes it: `2024年上半年`.
    pub label: String,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

pub(super) fn of_title(_reading: &Reading, _title: Run) -> Option<Period> {
    None
}
