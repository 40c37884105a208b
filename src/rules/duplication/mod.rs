pub mod dup_char;
pub mod dup_sentence;
pub mod dup_title;
mod repeats;
pub mod tautology;
