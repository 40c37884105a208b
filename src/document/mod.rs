//! The document: what is text and what is debris, its lines, headings, sections, sentences and reporting period.

mod debris;
mod headings;
mod period;
mod sections;

pub use debris::{Debris, DebrisKind};
pub use headings::{Heading, Series};
pub use period::{Date, Period};
pub use sections::{Section, Sentence, Standing};

use crate::text::{Reading, Run};

/// A text with its structure.
pub struct Document<'t> {
    /// The text as it is read, debris left out.
    pub reading: Reading<'t>,
    /// Page numbers and website remains, in the order of the text.
    pub debris: Vec<Debris>,
    /// The lines that hold anything, without their line breaks.
    pub lines: Vec<Run>,
    /// The title: a line at the head that says what the document is.
    pub title: Option<Run>,
    /// Every heading, also those glued into running text.
    pub headings: Vec<Heading>,
    /// The stretches between headings, covering the text without gaps; the first may be before any heading.
    pub sections: Vec<Section>,
    /// Every sentence (ended by `。！？；` or a line break), covering the text of the sections.
    pub sentences: Vec<Sentence>,
    /// What the document reports on, from its title.
    pub period: Option<Period>,
}

impl<'t> Document<'t> {
    /// Reads the structure of a text.
    pub fn read(source: &'t str) -> Self {
        let (reading, debris) = debris::mask(Reading::new(source));
        let lines = sections::lines(&reading);
        let title = headings::title(&reading, &lines);
        let headings = headings::find(&reading, &lines, title);
        let period = title.and_then(|title| period::of_title(&reading, title));
        let sections = sections::between(&reading, &headings);
        let sentences = sections::sentences(&reading, &sections);
        Self { reading, debris, lines, title, headings, sections, sentences, period }
    }

    /// The sentence that holds a position.
    pub fn sentence_at(&self, position: usize) -> Option<&Sentence> {
        let index = self.sentences.partition_point(|sentence| sentence.run.to() <= position);
        self.sentences.get(index).filter(|sentence| sentence.run.holds(position))
    }

    /// The section that holds a position.
    pub fn section_at(&self, position: usize) -> &Section {
        let index = self.sections.partition_point(|section| section.run.to() <= position);
        &self.sections[index.min(self.sections.len() - 1)]
    }

    /// The year that 今年 means.
    pub fn year(&self) -> Option<i32> {
        self.period.as_ref().map(|period| period.start.year)
    }
}
