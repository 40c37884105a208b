//! Lines in the making and tables as lines, for formats that hold both.

mod line;
mod segment;
mod table;

pub(crate) use line::Line;
pub(crate) use segment::NO_RUN;
pub(crate) use segment::Segment;
pub(crate) use table::{Cell, Row, lines};
