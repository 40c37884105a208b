pub mod heading_sequence;
