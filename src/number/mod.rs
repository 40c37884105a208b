//! Exact arithmetic on printed figures: no binary floating point, no tolerance constants.
//!
//! A printed figure is an [`Interval`] of [`Decimal`]s, the values that print like it.
//! Statements contradict each other only if no values inside their intervals agree.
//! Operations return `None` when an exact result leaves 128 bits: the check is then not made.

mod decimal;
mod interval;

pub use decimal::Decimal;
pub use interval::{Bound, Interval};
