pub mod heading_sequence;
pub mod lost_linebreak;
