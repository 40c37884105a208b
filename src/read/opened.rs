use super::Encoding;
#[cfg(feature = "docx")]
use super::docx;

/// A file's text and the way back into the file.
#[derive(Debug)]
pub struct Opened {
    /// The text that is checked.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
}

/// What a text was read from.
#[derive(Debug)]
pub enum Source {
    /// Plain text: places in the text are places in the file.
    Plain(Encoding),
    /// A Word document.
    #[cfg(feature = "docx")]
    Docx(docx::Map),
}

/// A place in a file. Everything counts from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The part of the file: `word/document.xml`.
    pub part: String,
    /// The paragraph in that part.
    pub paragraph: Option<u32>,
    /// The run in that paragraph.
    pub run: Option<u32>,
    /// UTF-16 code units before it in that run.
    pub char: Option<u32>,
}

#[cfg(feature = "packed")]
impl Opened {
    /// The place in the file of a byte of the text; nothing in plain text.
    pub fn place(&self, at: u32) -> Option<Place> {
        match &self.source {
            Source::Plain(_) => None,
            #[cfg(feature = "docx")]
            Source::Docx(map) => map.place(&self.text, at),
        }
    }
}
