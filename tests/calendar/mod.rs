//! The day of a count.

use std::time::{SystemTime, UNIX_EPOCH};

use hegao::document::{Date, days_in};

/// Today in the calendar of the world's clock.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_secs();
    let (mut days, mut year, mut month) = (seconds / 86_400, 1970, 1);
    while days >= u64::from(days_in(year, month)) {
        days -= u64::from(days_in(year, month));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Date { year, month, day: days as u8 + 1 }
}
