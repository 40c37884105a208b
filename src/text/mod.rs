//! The text and the places in it.
//!
//! Three coordinates, each with its own type, converted in one place each:
//! source bytes ([`Span`]), positions of the normalised [`Reading`] ([`Run`]),
//! and UTF-16 code units, which only [`Utf16`] knows and only the wire uses.

mod offsets;
mod place;
mod places;
mod reading;
mod shifts;
mod utf16;

pub use place::{Run, Span};
pub use reading::{Reading, is_han};
pub use utf16::Utf16;
