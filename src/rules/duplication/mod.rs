pub mod dup_sentence;
pub mod dup_title;
mod repeats;
