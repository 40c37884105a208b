pub mod dup_sentence;
mod repeats;
