//! The document: what is text and what is debris, its lines, tables, headings, sections, sentences and reporting period.

mod debris;
mod headings;
pub(crate) mod period;
mod sections;
mod tables;
mod wraps;

pub use debris::{Debris, DebrisKind};
pub use headings::{Heading, Series};
pub use period::{Date, Period, days_in};
pub use sections::{Section, Sentence, Standing};
pub(crate) use tables::is_figure;
pub use tables::{Column, Role, Row, RowKind, Table};

use crate::lex::lexicon::{Found, Lexicon};
use crate::text::{Reading, Run};

/// A text with its structure.
pub struct Document<'t> {
    /// The text as it is read, debris left out.
    pub reading: Reading<'t>,
    /// Page numbers and website remains, in the order of the text.
    pub debris: Vec<Debris>,
    /// The lines that hold anything, without their line breaks.
    pub lines: Vec<Run>,
    /// Tables in plain text, in the order of the text.
    pub tables: Vec<Table>,
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
    /// The day that 今年 and 去年 count from, where it was given.
    pub report_date: Option<Date>,
    /// Names and the ones that they stand for, as far as the caller knows them.
    pub aliases: Vec<(String, String)>,
}

impl<'t> Document<'t> {
    /// Reads the structure of a text.
    pub fn read(source: &'t str) -> Self {
        let (reading, debris) = debris::mask(Reading::new(source));
        let (reading, lines) = joined(reading);
        let tables = tables::find(&reading, &lines);
        let title = headings::title(&reading, &lines);
        let headings = match tables.as_slice() {
            [] => headings::find(&reading, &lines, title),
            // 一、 before the label of a row heads no section.
            tables => {
                let outside = |line: &&Run| !tables.iter().any(|table| table.run.contains(**line));
                headings::find(&reading, &lines.iter().filter(outside).copied().collect::<Vec<_>>(), title)
            }
        };
        let period = title.and_then(|title| period::of_title(&reading, title));
        let sections = sections::between(&reading, &headings, title, period.as_ref());
        let sentences = sections::sentences(&reading, &sections);
        let (aliases, report_date) = (Vec::new(), None);
        Self { reading, debris, lines, tables, title, headings, sections, sentences, period, report_date, aliases }
    }

    /// The sentence that holds a position.
    pub fn sentence_at(&self, position: usize) -> Option<&Sentence> {
        self.sentence_number(position).map(|number| &self.sentences[number])
    }

    /// Its place among the sentences.
    pub fn sentence_number(&self, position: usize) -> Option<usize> {
        let number = self.sentences.partition_point(|sentence| sentence.run.to() <= position);
        self.sentences.get(number).is_some_and(|sentence| sentence.run.holds(position)).then_some(number)
    }

    /// The sentences in which a word of a list stands, ascending.
    ///
    /// `places` are those of the words, the longest one at each.
    pub fn sentences_with(&self, words: &Lexicon, places: &[Found]) -> Vec<&Sentence> {
        let mut found: Vec<&Sentence> = Vec::new();
        let mut rest = self.sentences.as_slice();
        for word in places {
            while let [first, others @ ..] = rest
                && first.run.to() <= word.at
            {
                rest = others;
            }
            let [sentence, others @ ..] = rest else { break };
            let inside = |limit: usize| word.at + word.length <= limit || words.at(&self.reading, word.at, limit).is_some();
            if sentence.run.holds(word.at) && inside(sentence.run.to()) {
                found.push(sentence);
                rest = others;
            }
        }
        found
    }

    /// The table that holds a position.
    pub fn table_at(&self, position: usize) -> Option<&Table> {
        let index = self.tables.partition_point(|table| table.run.to() <= position);
        self.tables.get(index).filter(|table| table.run.holds(position))
    }

    /// The section that holds a position.
    pub fn section_at(&self, position: usize) -> &Section {
        let index = self.sections.partition_point(|section| section.run.to() <= position);
        &self.sections[index.min(self.sections.len() - 1)]
    }

    /// The name that a name stands for: itself, where nothing else is known.
    pub fn standard(&self, name: String) -> String {
        let known = self.aliases.iter().find(|(alias, _)| *alias == name);
        known.map_or(name, |(_, standard)| standard.clone())
    }

    /// The month that 本月 means.
    pub fn month(&self) -> Option<u8> {
        let period = self.period.as_ref().filter(|period| period.start.month == period.end.month);
        self.report_date.map(|date| date.month).or(period.map(|period| period.start.month))
    }

    /// The year that 今年 means.
    pub fn year(&self) -> Option<i32> {
        self.report_date.map(|date| date.year).or(self.period.as_ref().map(|period| period.start.year))
    }
}

/// The reading without the line breaks that stand inside sentences, and its lines.
fn joined(reading: Reading<'_>) -> (Reading<'_>, Vec<Run>) {
    let lines = sections::lines(&reading);
    let breaks = wraps::find(&reading, &lines);
    if breaks.is_empty() {
        return (reading, lines);
    }
    let reading = reading.masked(&breaks);
    let lines = sections::lines(&reading);
    (reading, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(source: &str) -> Vec<String> {
        let document = Document::read(source);
        let reading = &document.reading;
        document.headings.iter().map(|h| format!("{}{}|{}", h.level, reading.text(h.mark), reading.text(h.title))).collect()
    }

    #[test]
    fn headings_at_line_starts() {
        let source = "区交通局2024年工作总结\n一、主要工作完成情况\n（一）公路建设。完成投资3.2亿元。\n1.农村公路。新改建12.5公里。\n2.养护。修复路面3公里。\n（二）运输服务\n二、存在的问题\n三、2025年工作打算\n";
        assert_eq!(
            outline(source),
            [
                "1一、|主要工作完成情况", "2(一)|公路建设", "31.|农村公路", "32.|养护", "2(二)|运输服务", "1二、|存在的问题",
                "1三、|2025年工作打算"
            ]
        );
        let document = Document::read(source);
        let standings: Vec<_> = document.sections.iter().map(|section| section.standing).collect();
        use Standing::{Done, Plan, Problem};
        assert_eq!(standings, [Done, Done, Done, Done, Done, Done, Problem, Plan]);
        assert_eq!(document.sections[3].path.len(), 3);
    }

    #[test]
    fn headings_glued_into_running_text() {
        let source = "县医保局2024年上半年工作总结一、重点工作进展情况(一)推进基金监管1.开展专项检查。检查机构40家。2.公开曝光。曝光5起。二、存在问题一是力量不足。";
        assert_eq!(
            outline(source),
            ["1一、|重点工作进展情况", "2(一)|推进基金监管", "31.|开展专项检查", "32.|公开曝光", "1二、|存在问题"]
        );
        assert_eq!(Document::read(source).period.map(|p| p.label).as_deref(), Some("2024年上半年"));
    }

    #[test]
    fn what_only_looks_like_a_heading() {
        for text in [
            "要一手抓创新、一手抓安全。",
            "建成创业园(一期)、大学生园。",
            "增长2.97%。3.5亿元到位。",
            "落实《条例》第一、二、三条。",
            "获一、二等奖。",
        ] {
            assert_eq!(outline(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn sentences_cover_their_sections() {
        let document = Document::read("全年完成12项。其中重点3项；其余“按期推进。”\n第二段");
        let texts: Vec<_> = document.sentences.iter().map(|s| document.reading.text(s.run)).collect();
        assert_eq!(texts, ["全年完成12项。", "其中重点3项;", "其余“按期推进。”", "第二段"]);
        assert_eq!(document.sentence_at(3).map(|s| s.paragraph), Some(0));
        assert_eq!(document.sentences[3].paragraph, 1);
    }
}
