//! XML as a row of starts, ends and words, each with its place. No document types, no entities but the usual ones.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::{Fault, Unreadable};

/// The deepest nesting that is read.
const DEEPEST: usize = 256;

/// Whose names an element uses, as far as readers tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Names {
    Word,
    Compatibility,
    Math,
    Other,
}

/// One element's start.
pub(crate) struct Tag<'s> {
    pub(crate) names: Names,
    /// Its name without a prefix.
    pub(crate) name: &'s str,
    /// Its prefix with the colon.
    pub(crate) prefix: &'s str,
    /// Where it stands.
    pub(crate) at: Range<usize>,
    start: BytesStart<'s>,
}

/// What stands next.
pub(crate) enum Node<'s> {
    Start(Tag<'s>),
    /// An element's end and where it stands; for an empty element, an empty place.
    End(Range<usize>),
    /// Words and where they stand. They are as many bytes there only where nothing is written otherwise than read.
    Words(Cow<'s, str>, Range<usize>),
    Finish,
}

/// A reader of one part.
pub(crate) struct Xml<'s> {
    reader: NsReader<&'s [u8]>,
    source: &'s str,
    depth: usize,
}

impl<'s> Xml<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        let mut reader = NsReader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, source, depth: 0 }
    }

    /// The next start, end or words; comments and instructions are passed over.
    pub(crate) fn next(&mut self) -> Result<Node<'s>, Unreadable> {
        loop {
            let from = self.place();
            let (space, event) = self.reader.read_resolved_event().map_err(|_| Unreadable::Broken(Fault::Markup))?;
            let names = match space {
                ResolveResult::Bound(Namespace(uri)) => names(uri),
                _ => Names::Other,
            };
            let at = from..self.place();
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Unreadable::Broken(Fault::TooDeep));
                    }
                    let written = &self.source[at.start + 1..];
                    let whole = &written[..start.name().as_ref().len()];
                    let (prefix, name) = whole.split_at(whole.find(':').map_or(0, |colon| colon + 1));
                    return Ok(Node::Start(Tag { names, name, prefix, at, start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::End(at));
                }
                Event::Text(words) => return Ok(Node::Words(words.into_inner(), at)),
                Event::CData(words) => return Ok(Node::Words(words.into_inner(), at)),
                Event::GeneralRef(name) => return Ok(Node::Words(entity(&name), at)),
                Event::DocType(_) => return Err(Unreadable::Broken(Fault::DocumentType)),
                Event::Eof if self.depth > 0 => return Err(Unreadable::Broken(Fault::Markup)),
                Event::Eof => return Ok(Node::Finish),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The next start inside the element that was begun last; nothing at its end. Words are passed over.
    pub(crate) fn child(&mut self) -> Result<Option<Tag<'s>>, Unreadable> {
        loop {
            match self.next()? {
                Node::Start(tag) => return Ok(Some(tag)),
                Node::End(_) | Node::Finish => return Ok(None),
                Node::Words(..) => {}
            }
        }
    }

    /// Passes over the rest of the element that was begun last.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        self.skip_with(|_| {})
    }

    /// The same, showing every element inside.
    pub(crate) fn skip_with(&mut self, mut seen: impl FnMut(&Tag)) -> Result<(), Unreadable> {
        let mut open = 1usize;
        while open > 0 {
            match self.next()? {
                Node::Start(tag) => {
                    seen(&tag);
                    open += 1;
                }
                Node::End(_) => open -= 1,
                Node::Words(..) => {}
                Node::Finish => break,
            }
        }
        Ok(())
    }

    /// All words inside the element that was begun last.
    pub(crate) fn words(&mut self) -> Result<String, Unreadable> {
        let (mut open, mut all) = (1usize, String::new());
        while open > 0 {
            match self.next()? {
                Node::Start(_) => open += 1,
                Node::End(_) => open -= 1,
                Node::Words(words, _) => all.push_str(&words),
                Node::Finish => break,
            }
        }
        Ok(all)
    }

    fn place(&self) -> usize {
        (self.reader.buffer_position() as usize).min(self.source.len())
    }
}

impl Tag<'_> {
    /// Whether it is this element of Word.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.names == Names::Word && self.name == name
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// Its `val` as a number.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a switch is on: without a value it is.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }
}

fn names(uri: &str) -> Names {
    match uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main" | "http://purl.oclc.org/ooxml/wordprocessingml/main" => {
            Names::Word
        }
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Names::Compatibility,
        "http://schemas.openxmlformats.org/officeDocument/2006/math" | "http://purl.oclc.org/ooxml/officeDocument/math" => {
            Names::Math
        }
        _ => Names::Other,
    }
}

fn entity(name: &quick_xml::events::BytesRef) -> Cow<'static, str> {
    if let Ok(Some(ch)) = name.resolve_char_ref() {
        return ch.to_string().into();
    }
    match name as &str {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};").into(),
    }
}

/// Text as it is written between tags or in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    // A character that XML has no way to write is left out.
    let writable = |ch: &char| !ch.is_control() || matches!(ch, '\t' | '\n' | '\r');
    text.chars().filter(writable).fold(String::with_capacity(text.len()), |mut out, ch| {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            ch => out.push(ch),
        }
        out
    })
}
