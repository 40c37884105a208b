//! From a file's bytes to its text. What cannot be read is told in words that say what to do.

#[cfg(feature = "docx")]
pub mod docx;
mod encoding;
mod fault;
#[cfg(feature = "docx")]
pub(crate) mod flow;
mod format;
mod gb18030;
#[cfg(feature = "html")]
mod html;
pub mod markup;
#[cfg(feature = "ofd")]
mod ofd;
mod opened;
#[cfg(feature = "packed")]
pub(crate) mod package;
#[cfg(feature = "xlsx")]
pub mod xlsx;
#[cfg(feature = "packed")]
pub(crate) mod xml;

pub use encoding::Encoding;
pub use fault::Fault;
pub use format::Format;
pub use opened::{Opened, Place, Source};

use std::fmt;

/// The text of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
}

/// Why a file is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is of a known format that is not plain text.
    Format(Format),
    /// It holds bytes that no text holds.
    Binary,
    /// It is text of that encoding up to this byte, counted from 1, and damaged there.
    Damaged(Encoding, usize),
    /// It is longer than places in a text can count.
    TooLong,
    /// It is of a format that is read, but not sound.
    Broken(Fault),
}

/// The longest file that is read: places are counted in 32 bits, and decoding can double the bytes.
pub const LONGEST: usize = 1 << 30;

/// Reads a file: text, or a format that this build reads.
pub fn open(bytes: &[u8]) -> Result<Opened, Unreadable> {
    if bytes.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    match Format::recognise(bytes) {
        #[cfg(feature = "docx")]
        Some(Format::Docx) => docx::read(bytes),
        #[cfg(feature = "xlsx")]
        Some(Format::Xlsx) => xlsx::read(bytes),
        #[cfg(feature = "ofd")]
        Some(Format::Ofd) => ofd::read(bytes),
        #[cfg(feature = "html")]
        Some(Format::Html) => html::read(bytes),
        Some(format) => Err(Unreadable::Format(format)),
        None => encoding::decode(bytes).map(|decoded| Opened { text: decoded.text, source: Source::Plain(decoded.encoding) }),
    }
}

/// Reads a text file: UTF-8, UTF-16 or GB18030, recognised by its mark or by what fits.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    if bytes.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    if let Some(format) = Format::recognise(bytes) {
        return Err(Unreadable::Format(format));
    }
    encoding::decode(bytes)
}

/// The source of a web page, for a program that has a reader of its own.
pub fn source(bytes: &[u8]) -> Result<String, Unreadable> {
    encoding::decode(bytes).map(|decoded| decoded.text)
}

/// What is wrong and what to do, one sentence each, for the clerk.
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Format(format) => write!(f, "这是{}，{}", format.title(), format.advice()),
            Unreadable::Binary => f.write_str("这不是文字文件；请打开原文，全选复制后另存为纯文本（.txt）再核对"),
            Unreadable::Damaged(encoding, at) => {
                write!(
                    f,
                    "按{}编码读到第{at}字节处出现错码，文件可能不完整或已损坏；请重新另存为UTF-8编码的纯文本（.txt）",
                    encoding.title()
                )
            }
            Unreadable::Broken(fault) => fault.fmt(f),
            Unreadable::TooLong => f.write_str("文件超过1 GB，无法核对；请拆分后分别核对"),
        }
    }
}

impl std::error::Error for Unreadable {}
