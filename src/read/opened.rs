#[cfg(feature = "docx")]
use super::docx;
#[cfg(feature = "xlsx")]
use super::xlsx;
use super::{Encoding, Format};

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
    /// The sheets of a workbook.
    #[cfg(feature = "xlsx")]
    Xlsx(xlsx::Map),
    /// A file of another format, to whose places no way leads back.
    Other(Format),
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
    /// The cell of a sheet: `B3`.
    pub cell: Option<String>,
}

#[cfg(feature = "packed")]
impl Opened {
    /// The place in the file of a byte of the text; nothing in plain text.
    pub fn place(&self, at: u32) -> Option<Place> {
        match &self.source {
            Source::Plain(_) | Source::Other(_) => None,
            #[cfg(feature = "docx")]
            Source::Docx(map) => map.place(&self.text, at),
            #[cfg(feature = "xlsx")]
            Source::Xlsx(map) => map.place(at),
        }
    }
}
