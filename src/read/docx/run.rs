//! One run: its words, tabs, breaks, signs, fields and what hangs on it.

use std::borrow::Cow;
use std::ops::Range;

use super::body::{Body, Field, NoteReference, Paragraph};
use super::map::RunPlace;
use super::symbols::symbol;
use crate::read::Unreadable;
use crate::read::xml::{Names, Node, Tag};

/// A run in the making.
struct Run {
    id: u32,
    /// UTF-16 units read of it.
    units: u32,
    hidden: bool,
}

impl<'s> Body<'s, '_> {
    pub(super) fn run(&mut self, tag: &Tag<'s>, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        let id = self.shared.runs.len() as u32;
        let outermost = self.anchor.is_none();
        let anchor = *self.anchor.get_or_insert(id);
        let at = place(&tag.at);
        self.shared.runs.push(RunPlace {
            index: paragraph.runs,
            tag: at,
            properties: (at.1, at.1),
            end: (at.1, at.1),
            anchor,
            settled: paragraph.inserted == 0,
        });
        paragraph.runs += 1;
        let style = self.shared.styles.of_paragraph(paragraph.style.as_deref());
        let mut run = Run { id, units: 0, hidden: self.shared.styles.hides(style, None) };
        let end = self.run_parts(&mut run, paragraph)?;
        if let Some(kept) = self.shared.runs.get_mut(id as usize) {
            kept.end = place(&end);
        }
        if outermost {
            self.anchor = None;
        }
        Ok(())
    }

    /// Reads the parts of a run; where its end stands.
    fn run_parts(&mut self, run: &mut Run, paragraph: &mut Paragraph) -> Result<Range<usize>, Unreadable> {
        loop {
            match self.xml.next()? {
                Node::Start(tag) => self.run_part(&tag, run, paragraph)?,
                Node::End(at) => return Ok(at),
                Node::Finish => return Ok(0..0),
                Node::Words(..) => {}
            }
        }
    }

    fn run_part(&mut self, tag: &Tag<'s>, run: &mut Run, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        match (tag.names, tag.name) {
            (Names::Word, "rPr") => return self.run_properties(tag, run, paragraph),
            (Names::Word, "t") => return self.words(tag, run, paragraph),
            (Names::Word, "tab" | "ptab") => return self.sign("\t", tag, run, paragraph),
            (Names::Word, "br" | "cr") => return self.sign("\n", tag, run, paragraph),
            (Names::Word, "noBreakHyphen") => return self.sign("-", tag, run, paragraph),
            (Names::Word, "sym") => {
                let (font, code) = (tag.attribute("font").unwrap_or_default(), tag.attribute("char").unwrap_or_default());
                let sign = symbol(&font, &code).map(String::from).unwrap_or_default();
                return self.sign(&sign, tag, run, paragraph);
            }
            (Names::Word, "fldChar") => self.field(tag.attribute("fldCharType").as_deref()),
            (Names::Word, "instrText") => {
                let code = self.xml.words()?;
                if let Some(field) = self.fields.last_mut() {
                    field.code.push_str(&code);
                }
                return Ok(());
            }
            (Names::Word, "footnoteReference" | "endnoteReference") if !run.hidden => {
                let at_end = tag.name == "endnoteReference";
                let anchor = self.anchor.unwrap_or(run.id);
                self.shared.notes.extend(tag.number("id").map(|id| NoteReference { at_end, id, run: anchor }));
            }
            (Names::Word, "ruby") => {
                // The small signs above are no text.
                while let Some(part) = self.xml.child()? {
                    if part.is("rubyBase") { self.inline(paragraph)? } else { self.skip()? }
                }
                return Ok(());
            }
            (Names::Word, "drawing" | "pict" | "object") if !run.hidden => return self.drawing(paragraph),
            (Names::Compatibility, "AlternateContent") => {
                return self.alternate(|body| body.run_parts(run, paragraph).map(drop));
            }
            _ => {}
        }
        self.skip()
    }

    fn run_properties(&mut self, tag: &Tag<'s>, run: &mut Run, paragraph: &Paragraph) -> Result<(), Unreadable> {
        let (mut hidden, mut style) = (None, None);
        let end = loop {
            match self.xml.next()? {
                Node::Start(property) => {
                    match property.name {
                        "vanish" => hidden = Some(property.is_on()),
                        "rStyle" => style = property.attribute("val"),
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Node::End(at) => break at,
                Node::Finish => break tag.at.clone(),
                Node::Words(..) => {}
            }
        };
        let of_paragraph = self.shared.styles.of_paragraph(paragraph.style.as_deref());
        run.hidden = hidden.unwrap_or_else(|| self.shared.styles.hides(of_paragraph, style.as_deref()));
        if let Some(kept) = self.shared.runs.get_mut(run.id as usize).filter(|kept| kept.tag.1 <= tag.at.start as u32) {
            kept.properties = (tag.at.start as u32, end.end.max(tag.at.end) as u32);
        }
        Ok(())
    }

    fn words(&mut self, tag: &Tag<'s>, run: &mut Run, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        let kept = tag.attribute("space").as_deref() == Some("preserve");
        let mut pieces: Vec<(Cow<'s, str>, Range<usize>)> = Vec::new();
        let end = loop {
            match self.xml.next()? {
                Node::Words(words, at) => pieces.push((words, at)),
                Node::End(at) => break at,
                Node::Start(_) => self.skip()?,
                Node::Finish => break tag.at.clone(),
            }
        };
        if self.is_silent(run, paragraph) {
            return Ok(());
        }
        if !kept {
            trim(&mut pieces);
        }
        let element = tag.at.start..end.end.max(tag.at.end);
        for (words, at) in pieces {
            // A line break between tags is a blank in Word.
            let words: Cow<str> = if words.contains(['\n', '\r']) { words.replace(['\n', '\r'], " ").into() } else { words };
            self.add(paragraph, &words, Some((run.id, run.units)), &element, &at);
            run.units += words.encode_utf16().count() as u32;
        }
        Ok(())
    }

    /// A sign that is an element of its own.
    fn sign(&mut self, sign: &str, tag: &Tag<'s>, run: &mut Run, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        let mut end = tag.at.end;
        loop {
            match self.xml.next()? {
                Node::Start(_) => self.skip()?,
                Node::End(at) => {
                    end = end.max(at.end);
                    break;
                }
                Node::Finish => break,
                Node::Words(..) => {}
            }
        }
        if !sign.is_empty() && !self.is_silent(run, paragraph) {
            let element = tag.at.start..end;
            self.add(paragraph, sign, Some((run.id, run.units)), &element, &element);
            run.units += sign.encode_utf16().count() as u32;
        }
        Ok(())
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(Field { in_code: true, code: String::new() }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_code = false;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Whether words are not to be read: hidden, a field's code, or a table of contents, which says everything twice.
    fn is_silent(&self, run: &Run, paragraph: &mut Paragraph) -> bool {
        let contents = |field: &Field| field.code.trim_start().get(..3).is_some_and(|code| code.eq_ignore_ascii_case("TOC"));
        let in_field = self.with_fields && self.fields.iter().any(|field| field.in_code || contents(field));
        paragraph.left_out |= in_field;
        in_field || run.hidden
    }
}

fn place(range: &Range<usize>) -> (u32, u32) {
    (range.start as u32, range.end as u32)
}

/// Blanks at the ends of words count only where the file says so.
fn trim(pieces: &mut Vec<(Cow<str>, Range<usize>)>) {
    let blank = |ch: char| matches!(ch, ' ' | '\t' | '\n' | '\r');
    if let Some((words, at)) = pieces.first_mut().filter(|(words, at)| words.len() == at.len()) {
        let cut = words.len() - words.trim_start_matches(blank).len();
        at.start += cut;
        *words = words[cut..].to_owned().into();
    }
    if let Some((words, at)) = pieces.last_mut().filter(|(words, at)| words.len() == at.len()) {
        let cut = words.len() - words.trim_end_matches(blank).len();
        at.end -= cut;
        *words = words[..words.len() - cut].to_owned().into();
    }
    pieces.retain(|(words, _)| !words.is_empty());
}
