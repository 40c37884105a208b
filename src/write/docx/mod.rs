//! The Word document that was opened, again, with every finding as a comment at its words.
//!
//! Parts that need no change are copied as they are packed; in the main part nothing but the marked runs is touched.

mod comments;
mod marks;
mod parts;
mod run;
#[cfg(test)]
mod tests;

use crate::read::docx::{Map, Parts};
use crate::read::package::{Package, add, copy, relationships_of};
use crate::read::{Fault, Source, Unreadable, docx};
use crate::text::Utf16;
use crate::wire::Finding;
use comments::Words;
use marks::Marks;

/// A marked document.
#[derive(Debug)]
pub struct Marked {
    /// The file.
    pub bytes: Vec<u8>,
    /// Findings that stand in it as comments.
    pub comments: usize,
    /// Repairs that stand in it as tracked changes.
    pub changes: usize,
}

/// Marks a document with findings on its text. Repairs become tracked changes where that is wanted, where a finding has
/// exactly one and where the words are plain.
pub fn docx(bytes: &[u8], findings: &[Finding], with_changes: bool) -> Result<Marked, Unreadable> {
    let opened = docx::read(bytes)?;
    let Source::Docx(map) = &opened.source else { return Err(Unreadable::Broken(Fault::NoText)) };
    let package = Package::open(bytes)?;
    let names = Parts::find(&package)?;
    let source = package.text(&names.main)?.ok_or(Unreadable::Broken(Fault::NoText))?;
    let words = Words::of(&source)?;
    let old = match &names.comments {
        Some(name) => package.text(name)?,
        None => None,
    };
    let first = comments::first_free_id(&source, old.as_deref())?;

    let comment_words = old.as_deref().map_or(Ok(None), |old| Words::of(old).map(Some))?;
    let units = Utf16::new(&opened.text);
    let mut marks = Marks::new(map, &source, &words, first + findings.len() as u32);
    let mut all = String::new();
    let (mut comments, mut changes) = (0, 0);
    for (finding, id) in findings.iter().zip(first..) {
        let span = units.bytes(finding.start, finding.end);
        if with_changes && let [fix] = finding.fixes.as_slice() {
            let edits: Vec<_> = fix.edits.iter().map(|edit| (units.bytes(edit.start, edit.end), edit.text.as_str())).collect();
            changes += usize::from(marks.change(&edits));
        }
        if marks.comment(span, id) {
            all.push_str(&comment_words.as_ref().unwrap_or(&words).comment(id, finding));
            comments += 1;
        }
    }
    let main = marks.written();
    let changed = parts::changed(&package, &names, &words, main, old, &all)?;
    Ok(Marked { bytes: packed(&package, changed)?, comments, changes })
}

/// The package with some parts replaced and new ones at its end.
fn packed(package: &Package, mut changed: Vec<(String, String)>) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    let failed = |_| Unreadable::Broken(Fault::Archive);
    for (index, entry) in package.entries.iter().enumerate() {
        let replaced = changed.iter().position(|(name, _)| package.find(name) == Some(index));
        match replaced.map(|at| changed.remove(at)) {
            Some((_, content)) => add(&mut archive, &entry.name, content.as_bytes()).map_err(failed)?,
            None => copy(&mut archive, package, index)?,
        }
    }
    for (name, content) in changed {
        add(&mut archive, &name, content.as_bytes()).map_err(failed)?;
    }
    archive.finish().map_err(failed)?;
    Ok(bytes)
}
