//! Word documents: the text as a reader of the printed page has it, and the way back.
//!
//! Changes that wait for a decision count as accepted. Hidden text, codes of fields, tables of contents, comments,
//! headers and footers are left out; notes follow the text, text boxes the paragraph that they hang on.

mod body;
mod labels;
mod map;
mod numbering;
mod run;
mod styles;
mod symbols;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use map::Map;
pub(crate) use map::RunPlace;

use super::flow::{Cell, Line};
use super::package::{Package, relationships_of, target};
use super::xml::Xml;
use super::{Fault, Opened, Source, Unreadable};
use body::{Body, Shared};
use numbering::Numbering;
use styles::Styles;

/// Reads a Word document.
pub fn read(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let package = Package::open(bytes)?;
    let parts = Parts::find(&package)?;
    let text = |name: &Option<String>| name.as_ref().map_or(Ok(None), |name| package.text(name));
    let source = package.text(&parts.main)?.ok_or(Unreadable::Broken(Fault::NoText))?;
    let (styles, numbering) = (text(&parts.styles)?, text(&parts.numbering)?);
    let notes = [text(&parts.footnotes)?, text(&parts.endnotes)?];
    let start = || -> Result<Shared, Unreadable> {
        Ok(Shared {
            styles: styles.as_deref().map_or(Ok(Styles::default()), Styles::read)?,
            numbering: numbering.as_deref().map_or(Ok(Numbering::default()), Numbering::read)?,
            ..Shared::default()
        })
    };
    let mut shared = start()?;
    let mut lines = match main(&source, &mut shared, true)? {
        Some(lines) => lines,
        // A field without an end would swallow all that follows it.
        None => {
            shared = start()?;
            main(&source, &mut shared, false)?.unwrap_or_default()
        }
    };
    let names = [Some(parts.main), parts.footnotes, parts.endnotes].map(Option::unwrap_or_default);
    let references = std::mem::take(&mut shared.notes);
    let mut read = [(1, &notes[0]), (2, &notes[1])].map(|(part, source)| match source {
        Some(source) => self::notes(source, part, &mut shared),
        None => Ok(BTreeMap::new()),
    });
    for reference in references {
        let Ok(notes) = &mut read[usize::from(reference.at_end)] else { continue };
        let Some(note) = notes.remove(&reference.id) else { continue };
        for run in note.runs {
            shared.runs[run].anchor = reference.run;
        }
        lines.extend(note.lines);
    }
    for notes in read {
        notes?;
    }
    Ok(joined(lines, names.to_vec(), shared.runs))
}

/// Names of the parts that make up the text.
pub(crate) struct Parts {
    pub(crate) main: String,
    pub(crate) comments: Option<String>,
    styles: Option<String>,
    numbering: Option<String>,
    footnotes: Option<String>,
    endnotes: Option<String>,
}

impl Parts {
    pub(crate) fn find(package: &Package) -> Result<Self, Unreadable> {
        let of = |part: &str| -> Result<Vec<Relationship>, Unreadable> {
            package.text(&relationships_of(part))?.map_or(Ok(Vec::new()), |source| relationships(&source))
        };
        let named = |list: &[Relationship], kind: &str, from: &str| {
            let found = list.iter().find(|relationship| relationship.kind == kind && !relationship.external)?;
            Some(target(from, &found.target)).filter(|name| package.find(name).is_some())
        };
        let main = named(&of("")?, "officeDocument", "")
            .or_else(|| package.find("word/document.xml").map(|_| "word/document.xml".into()));
        let main = main.ok_or(Unreadable::Broken(Fault::NoText))?;
        let list = of(&main)?;
        let part = |kind: &str| named(&list, kind, &main);
        Ok(Self {
            styles: part("styles"),
            numbering: part("numbering"),
            footnotes: part("footnotes"),
            endnotes: part("endnotes"),
            comments: part("comments"),
            main,
        })
    }
}

/// How one part leads to another.
pub(crate) struct Relationship {
    pub(crate) id: String,
    /// The last word of its type: `comments`.
    pub(crate) kind: String,
    pub(crate) target: String,
    external: bool,
}

/// Reads a list of relationships.
pub(crate) fn relationships(source: &str) -> Result<Vec<Relationship>, Unreadable> {
    let mut list = Vec::new();
    let mut xml = Xml::new(source);
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let attribute = |name| tag.attribute(name).unwrap_or_default();
        let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
        let external = attribute("TargetMode") == "External";
        list.push(Relationship { id: attribute("Id"), kind, target: attribute("Target"), external });
        xml.skip()?;
    }
    Ok(list)
}

/// The lines of the main part; nothing where a field has no end.
fn main(source: &str, shared: &mut Shared, with_fields: bool) -> Result<Option<Vec<Line>>, Unreadable> {
    let mut body = Body::new(source, 0, shared, with_fields);
    let mut lines = Vec::new();
    let root = body.xml.child()?.filter(|tag| tag.is("document")).ok_or(Unreadable::Broken(Fault::NoText))?;
    drop(root);
    body.blocks(&mut lines, &mut Cell::default())?;
    let sound = !with_fields || body.fields.is_empty();
    Ok(sound.then_some(lines))
}

/// One note and the runs in it.
struct Note {
    lines: Vec<Line>,
    runs: std::ops::Range<usize>,
}

fn notes(source: &str, part: u8, shared: &mut Shared) -> Result<BTreeMap<i64, Note>, Unreadable> {
    let mut notes = BTreeMap::new();
    let mut body = Body::new(source, part, shared, true);
    body.xml.child()?;
    while let Some(tag) = body.xml.child()? {
        let (mut lines, first) = (Vec::new(), body.shared.runs.len());
        body.blocks(&mut lines, &mut Cell::default())?;
        body.fields.clear();
        let note = Note { lines, runs: first..body.shared.runs.len() };
        // Lines that part notes from the text have a type.
        if tag.attribute("type").is_none_or(|kind| kind == "normal") {
            notes.insert(tag.number("id").unwrap_or(-1), note);
        }
    }
    Ok(notes)
}

fn joined(lines: Vec<Line>, parts: Vec<String>, runs: Vec<RunPlace>) -> Opened {
    let mut whole = Line::default();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            whole.text.push('\n');
        }
        whole.append(line);
    }
    Opened { text: whole.text, source: Source::Docx(Map { parts, segments: whole.segments, runs }) }
}
