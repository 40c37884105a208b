//! One part of a Word document as lines: paragraphs, tables, text boxes.

use std::ops::Range;

use super::map::RunPlace;
use super::numbering::{LEVELS, Numbering};
use super::styles::{self, Number, Styles};
use crate::read::Unreadable;
use crate::read::flow::{self, Cell, Line, NO_RUN, Row, Segment};
use crate::read::xml::{Names, Node, Tag, Xml};

/// What the parts of one document share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) runs: Vec<RunPlace>,
    /// Notes in the order in which the text refers to them.
    pub(super) notes: Vec<NoteReference>,
}

/// A mark in the text that leads to a note.
pub(super) struct NoteReference {
    /// Whether the note stands at the end of the document.
    pub(super) at_end: bool,
    pub(super) id: i64,
    pub(super) run: u32,
}

/// A field that is open: its code, then what it shows.
pub(super) struct Field {
    pub(super) in_code: bool,
    pub(super) code: String,
}

/// A paragraph in the making.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) line: Line,
    /// Lines of the text boxes that are tied to it.
    pub(super) boxes: Vec<Line>,
    pub(super) index: u32,
    pub(super) runs: u32,
    pub(super) style: Option<String>,
    /// Insertions around the words.
    pub(super) inserted: u32,
    /// Whether words were left out, as in a table of contents.
    pub(super) left_out: bool,
    number: Number,
    mark_gone: bool,
    mark_hidden: bool,
}

/// A reader of one part.
pub(super) struct Body<'s, 'd> {
    pub(super) xml: Xml<'s>,
    pub(super) shared: &'d mut Shared,
    pub(super) part: u8,
    /// Whether codes of fields are left out; not in a document whose fields do not close.
    pub(super) with_fields: bool,
    pub(super) fields: Vec<Field>,
    /// The run of the main text that holds what is read.
    pub(super) anchor: Option<u32>,
    paragraphs: u32,
    /// A paragraph whose end is deleted: its words go on in the next.
    pending: Option<(Line, Vec<Line>)>,
}

impl<'s, 'd> Body<'s, 'd> {
    pub(super) fn new(source: &'s str, part: u8, shared: &'d mut Shared, with_fields: bool) -> Self {
        Self { xml: Xml::new(source), shared, part, with_fields, fields: Vec::new(), anchor: None, paragraphs: 0, pending: None }
    }

    /// Reads blocks up to the end of the element that was begun last.
    pub(super) fn blocks(&mut self, lines: &mut Vec<Line>, cell: &mut Cell) -> Result<(), Unreadable> {
        loop {
            match self.xml.next()? {
                Node::Start(tag) => self.block(&tag, lines, cell)?,
                Node::End(_) | Node::Finish => break,
                Node::Words(..) => {}
            }
        }
        if let Some((line, boxes)) = self.pending.take() {
            lines.push(line);
            lines.extend(boxes);
        }
        Ok(())
    }

    fn block(&mut self, tag: &Tag, lines: &mut Vec<Line>, cell: &mut Cell) -> Result<(), Unreadable> {
        match (tag.names, tag.name) {
            (Names::Word, "p") => self.paragraph(lines),
            (Names::Word, "tbl") => {
                let mut rows = Vec::new();
                self.table(&mut rows)?;
                flow::lines(rows, lines);
                Ok(())
            }
            (Names::Word, "tcPr") => self.cell_properties(cell),
            (Names::Word, "body" | "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo") => {
                self.inner_blocks(lines, cell)
            }
            (Names::Compatibility, "AlternateContent") => self.alternate(|body| body.inner_blocks(lines, cell)),
            _ => self.skip(),
        }
    }

    /// Blocks inside an element that groups them; a paragraph may go on after it.
    fn inner_blocks(&mut self, lines: &mut Vec<Line>, cell: &mut Cell) -> Result<(), Unreadable> {
        loop {
            match self.xml.next()? {
                Node::Start(tag) => self.block(&tag, lines, cell)?,
                Node::End(_) | Node::Finish => return Ok(()),
                Node::Words(..) => {}
            }
        }
    }

    /// Of several versions of one thing, the first; the others are for older programs.
    pub(super) fn alternate(&mut self, mut read: impl FnMut(&mut Self) -> Result<(), Unreadable>) -> Result<(), Unreadable> {
        let mut taken = false;
        while let Some(tag) = self.xml.child()? {
            let version = tag.names == Names::Compatibility && matches!(tag.name, "Choice" | "Fallback");
            if version && !std::mem::replace(&mut taken, true) { read(self)? } else { self.skip()? }
        }
        Ok(())
    }

    /// Passes over an element; its paragraphs count all the same.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let paragraphs = &mut self.paragraphs;
        self.xml.skip_with(|tag| *paragraphs += u32::from(tag.is("p")))
    }

    fn paragraph(&mut self, lines: &mut Vec<Line>) -> Result<(), Unreadable> {
        let (line, boxes) = self.pending.take().unwrap_or_default();
        let mut paragraph = Paragraph { line, boxes, index: self.paragraphs, ..Paragraph::default() };
        self.paragraphs += 1;
        self.inline(&mut paragraph)?;
        if paragraph.mark_gone {
            self.pending = Some((paragraph.line, paragraph.boxes));
            return Ok(());
        }
        let empty = paragraph.line.text.trim().is_empty();
        let nothing = empty && (paragraph.left_out || paragraph.mark_hidden);
        if !nothing {
            if let Some(label) = self.number(&paragraph).filter(|label| !label.text.is_empty()) {
                paragraph.line.label(&label.text, label.tight, self.part, paragraph.index);
            }
            lines.push(paragraph.line);
        }
        lines.append(&mut paragraph.boxes);
        Ok(())
    }

    /// The number that Word prints before a paragraph.
    fn number(&mut self, paragraph: &Paragraph) -> Option<super::numbering::Label> {
        let Shared { styles, numbering, .. } = &mut *self.shared;
        let said = paragraph.number;
        let style = styles.number(styles.of_paragraph(paragraph.style.as_deref()));
        let (list, level) = match (said.list, style) {
            (Some(list), _) => (list, said.level.or_else(|| numbering.level_of_style(list, paragraph.style.as_deref()?))),
            (None, Some((number, owner))) => {
                let list = number.list?;
                (list, said.level.or_else(|| numbering.level_of_style(list, owner)).or(number.level))
            }
            (None, None) => return None,
        };
        let level = level.unwrap_or(0);
        if list == 0 || level >= LEVELS { None } else { numbering.next(list, level) }
    }

    fn properties(&mut self, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        while let Some(tag) = self.xml.child()? {
            match tag.name {
                "pStyle" => paragraph.style = tag.attribute("val"),
                "numPr" => {
                    paragraph.number = styles::number(&mut self.xml)?;
                    continue;
                }
                "rPr" => {
                    while let Some(mark) = self.xml.child()? {
                        match mark.name {
                            "del" | "moveFrom" => paragraph.mark_gone = true,
                            "vanish" => paragraph.mark_hidden = mark.is_on(),
                            _ => {}
                        }
                        self.xml.skip()?;
                    }
                    continue;
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }

    /// Reads runs and what groups them, up to the end of the element that was begun last.
    pub(super) fn inline(&mut self, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        while let Some(tag) = self.xml.child()? {
            match (tag.names, tag.name) {
                (Names::Word, "pPr") => self.properties(paragraph)?,
                (Names::Word, "r") => self.run(&tag, paragraph)?,
                (Names::Word, "ins" | "moveTo") => {
                    paragraph.inserted += 1;
                    self.inline(paragraph)?;
                    paragraph.inserted -= 1;
                }
                (
                    Names::Word,
                    "hyperlink" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "fldSimple" | "dir" | "bdo" | "rubyBase",
                ) => self.inline(paragraph)?,
                (Names::Word, "del" | "moveFrom") => {
                    let (runs, paragraphs) = (&mut paragraph.runs, &mut self.paragraphs);
                    self.xml.skip_with(|tag| {
                        *runs += u32::from(tag.is("r"));
                        *paragraphs += u32::from(tag.is("p"));
                    })?;
                }
                (Names::Math, "oMath" | "oMathPara") => self.formula(paragraph)?,
                (Names::Compatibility, "AlternateContent") => self.alternate(|body| body.inline(paragraph))?,
                _ => self.skip()?,
            }
        }
        Ok(())
    }

    /// A formula as its signs in their order, fractions with a stroke.
    fn formula(&mut self, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        let mut open = 1usize;
        while open > 0 {
            match self.xml.next()? {
                Node::Start(tag) if tag.names == Names::Math && tag.name == "t" => {
                    let words = self.xml.words()?;
                    self.add(paragraph, &words, None, &tag.at, &tag.at);
                }
                Node::Start(tag) => {
                    if tag.names == Names::Math && tag.name == "den" {
                        self.add(paragraph, "/", None, &tag.at, &tag.at);
                    }
                    open += 1;
                }
                Node::End(_) => open -= 1,
                Node::Words(..) => {}
                Node::Finish => break,
            }
        }
        Ok(())
    }

    /// Text boxes inside a drawing.
    pub(super) fn drawing(&mut self, paragraph: &mut Paragraph) -> Result<(), Unreadable> {
        let mut open = 1usize;
        while open > 0 {
            match self.xml.next()? {
                Node::Start(tag) if tag.is("txbxContent") => {
                    let (fields, pending) = (std::mem::take(&mut self.fields), self.pending.take());
                    self.blocks(&mut paragraph.boxes, &mut Cell::default())?;
                    (self.fields, self.pending) = (fields, pending);
                }
                Node::Start(tag) if tag.names == Names::Compatibility && tag.name == "AlternateContent" => {
                    self.alternate(|body| body.drawing(paragraph))?;
                }
                Node::Start(_) => open += 1,
                Node::End(_) => open -= 1,
                Node::Words(..) => {}
                Node::Finish => break,
            }
        }
        Ok(())
    }

    /// Adds words to a paragraph; `run` is their run and the units before them in it.
    pub(super) fn add(
        &self,
        paragraph: &mut Paragraph,
        words: &str,
        run: Option<(u32, u32)>,
        element: &Range<usize>,
        raw: &Range<usize>,
    ) {
        let (run, char) = run.unwrap_or((NO_RUN, 0));
        let place = |range: &Range<usize>| (range.start as u32, range.end as u32);
        paragraph.line.push(
            words,
            Segment {
                start: 0,
                end: 0,
                part: self.part,
                paragraph: paragraph.index,
                run,
                char,
                element: place(element),
                raw: place(raw),
            },
        );
    }

    fn table(&mut self, rows: &mut Vec<Row>) -> Result<(), Unreadable> {
        while let Some(tag) = self.xml.child()? {
            match (tag.names, tag.name) {
                (Names::Word, "tr") => {
                    let mut row = Row::default();
                    self.row(&mut row)?;
                    rows.push(row);
                }
                (Names::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => self.table(rows)?,
                (Names::Compatibility, "AlternateContent") => self.alternate(|body| body.table(rows))?,
                _ => self.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &mut Row) -> Result<(), Unreadable> {
        while let Some(tag) = self.xml.child()? {
            match (tag.names, tag.name) {
                (Names::Word, "trPr") => {
                    while let Some(property) = self.xml.child()? {
                        match property.name {
                            "gridBefore" => row.starting_after(property.number("val").unwrap_or(0)),
                            "del" => row.gone = true,
                            _ => {}
                        }
                        self.xml.skip()?;
                    }
                }
                (Names::Word, "tc") => {
                    let (mut cell, mut lines) = (Cell::default(), Vec::new());
                    self.blocks(&mut lines, &mut cell)?;
                    cell.lines = lines;
                    if !cell.gone {
                        row.cells.push(cell);
                    }
                }
                (Names::Word, "sdt" | "sdtContent" | "customXml") => self.row(row)?,
                _ => self.skip()?,
            }
        }
        Ok(())
    }

    fn cell_properties(&mut self, cell: &mut Cell) -> Result<(), Unreadable> {
        while let Some(tag) = self.xml.child()? {
            let continues = || tag.attribute("val").is_none_or(|value| value == "continue");
            match tag.name {
                "gridSpan" => cell.spanning(tag.number("val").unwrap_or(1)),
                "vMerge" | "hMerge" => cell.continued |= continues(),
                "cellDel" => cell.gone = true,
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(())
    }
}
