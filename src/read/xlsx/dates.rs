//! Days of a spreadsheet.

/// A day and a time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Moment {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) seconds: i64,
}

impl Moment {
    /// The moment of so many days since the begin of the count.
    pub(super) fn new(days: i64, seconds: i64, from_1904: bool) -> Option<Self> {
        // The count from 1900 has a 29 February 1900 that never was.
        let since_1970 = match (from_1904, days) {
            (true, _) => days - 24_107,
            (false, 0..60) => days - 25_568,
            (false, _) => days - 25_569,
        };
        let (year, month, day) = civil(since_1970);
        (0..=9999).contains(&year).then_some(Self { year, month, day, seconds })
    }
}

/// The day of the Gregorian calendar so many days after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years that begin in March, so that the leap day is the last of its year.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
