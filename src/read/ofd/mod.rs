//! Files of fixed layout of Chinese offices: the words of every page in the order in which they are read.

mod layout;
#[cfg(test)]
mod tests;

use super::package::{Package, target};
use super::xml::{Node, Xml};
use super::{Fault, Format, Opened, Source, Unreadable};
use layout::{Page, Piece, paragraphs};

/// Reads the text of all documents in the file.
pub(super) fn read(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let package = Package::open(bytes)?;
    let root = package.text("OFD.xml")?.ok_or(Unreadable::Broken(Fault::NoText))?;
    let mut pages = Vec::new();
    for document in words_of(&root, "DocRoot")? {
        let document = target("", document.trim());
        let Some(source) = package.text(&document)? else { continue };
        for page in addresses_of(&source, "Page")? {
            if let Some(content) = package.text(&target(&document, &page))? {
                pages.push(self::page(&content)?);
            }
        }
    }
    let text = paragraphs(pages);
    if text.trim().is_empty() {
        Err(Unreadable::Broken(Fault::NoText))
    } else {
        Ok(Opened { text, source: Source::Other(Format::Ofd) })
    }
}

/// The words of every element of a name.
fn words_of(source: &str, name: &str) -> Result<Vec<String>, Unreadable> {
    let (mut found, mut xml) = (Vec::new(), Xml::new(source));
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name == name => found.push(xml.words()?),
            Node::Finish => return Ok(found),
            _ => {}
        }
    }
}

/// Where the elements of a name say that they lie.
fn addresses_of(source: &str, name: &str) -> Result<Vec<String>, Unreadable> {
    let (mut found, mut xml) = (Vec::new(), Xml::new(source));
    xml.child()?;
    xml.skip_with(|tag| found.extend(tag.attribute("BaseLoc").filter(|_| tag.name == name)))?;
    Ok(found)
}

/// The pieces of text on a page.
fn page(source: &str) -> Result<Page, Unreadable> {
    let mut page = Page::default();
    let mut xml = Xml::new(source);
    xml.child()?;
    let mut open = 1usize;
    while open > 0 {
        match xml.next()? {
            Node::Start(tag) if tag.name == "TextObject" => {
                let box_of = lengths(&tag.attribute("Boundary").unwrap_or_default());
                let size = lengths(&tag.attribute("Size").unwrap_or_default()).first().copied().unwrap_or(0);
                let [left, top, width, height] = box_of[..] else {
                    xml.skip()?;
                    continue;
                };
                while let Some(code) = xml.child()? {
                    if code.name != "TextCode" {
                        xml.skip()?;
                        continue;
                    }
                    let place = |name: &str| lengths(&code.attribute(name).unwrap_or_default()).first().copied().unwrap_or(0);
                    let (x, y) = (place("X"), place("Y"));
                    let words = xml.words()?;
                    page.pieces.push(Piece {
                        left: left + x,
                        base: top + y,
                        right: left + width,
                        height: height.max(size),
                        words,
                    });
                }
            }
            Node::Start(_) => open += 1,
            Node::End(_) => open -= 1,
            Node::Words(..) => {}
            Node::Finish => break,
        }
    }
    Ok(page)
}

/// Lengths in thousandths of a millimetre.
fn lengths(written: &str) -> Vec<i64> {
    let length = |word: &str| -> Option<i64> {
        let (negative, word) = word.strip_prefix('-').map_or((false, word), |rest| (true, rest));
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let digits = part.bytes().chain(*b"000").take(3);
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok().filter(|&whole: &i64| whole.abs() < 1_000_000)? };
        let part = digits.filter(u8::is_ascii_digit).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        Some((whole * 1000 + part) * if negative { -1 } else { 1 })
    };
    written.split_ascii_whitespace().filter_map(length).collect()
}
