use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Map;
use super::comments::Words;
use super::run::rewritten;
use crate::order;
use crate::read::flow::{NO_RUN, Segment};
use crate::read::xml::escaped;
use crate::text::Span;

/// What stands at one place between characters, in this order.
#[derive(Default)]
pub(super) struct Cut {
    inserted: String,
    ends: String,
    starts: String,
}

impl Cut {
    pub(super) fn written(&self) -> String {
        [self.inserted.as_str(), &self.ends, &self.starts].concat()
    }
}

/// Marks of one run: cuts and struck-out stretches by their bytes in the part.
#[derive(Default)]
pub(super) struct RunMarks {
    pub(super) cuts: BTreeMap<u32, Cut>,
    pub(super) deleted: Vec<(u32, u32, u32)>,
}

/// Marks of the main part.
pub(super) struct Marks<'a> {
    map: &'a Map,
    source: &'a str,
    words: &'a Words,
    runs: BTreeMap<u32, RunMarks>,
    /// Bytes of the text that are changed already.
    changed: Vec<Span>,
    next_id: u32,
}

impl<'a> Marks<'a> {
    pub(super) fn new(map: &'a Map, source: &'a str, words: &'a Words, next_id: u32) -> Self {
        Self { map, source, words, runs: BTreeMap::new(), changed: Vec::new(), next_id }
    }

    /// Ties a comment to the words of a span; whether there is a place for it.
    pub(super) fn comment(&mut self, span: Span, id: u32) -> bool {
        let Some((first, last)) = self.ends(span) else { return false };
        let (start, end) = (self.before(first, span.start), self.after(last, span.end));
        let words = self.words;
        self.cut(start).starts.push_str(&words.range_start(id));
        self.cut(end).ends.push_str(&words.range_end(id));
        true
    }

    /// The first and the last segment of a span that stand in a run, within its first paragraph; near it where it
    /// holds only numbers that Word makes.
    fn ends(&self, span: Span) -> Option<(&'a Segment, &'a Segment)> {
        let segments = &self.map.segments;
        let from = segments.partition_point(|segment| segment.end <= span.start);
        let to = from + segments[from..].partition_point(|segment| segment.start < span.end);
        let in_run = |segment: &&Segment| segment.run != NO_RUN;
        let Some(first) = segments[from..to].iter().find(in_run) else {
            let near = segments[from..].iter().find(in_run).or_else(|| segments[..from].iter().rev().find(in_run))?;
            return Some((near, near));
        };
        let same = |segment: &&Segment| segment.paragraph == first.paragraph && segment.part == first.part;
        let last = segments[from..to].iter().filter(same).rev().find(in_run).unwrap_or(first);
        Some((first, last))
    }

    /// The place before a byte of a segment: its run and the byte in the part.
    fn before(&self, segment: &Segment, at: u32) -> (u32, u32) {
        let run = &self.map.runs[segment.run as usize];
        if run.anchor != segment.run {
            return (run.anchor, self.map.runs[run.anchor as usize].tag.0);
        }
        let inside = segment.is_literal() && at > segment.start && at < segment.end;
        (segment.run, segment.raw.0 + if inside { at - segment.start } else { 0 })
    }

    fn after(&self, segment: &Segment, at: u32) -> (u32, u32) {
        let run = &self.map.runs[segment.run as usize];
        if run.anchor != segment.run {
            let anchor = &self.map.runs[run.anchor as usize];
            return (run.anchor, anchor.end.1.max(anchor.tag.1));
        }
        let inside = segment.is_literal() && at > segment.start && at < segment.end;
        (segment.run, if inside { segment.raw.0 + at - segment.start } else { segment.raw.1 })
    }

    fn cut(&mut self, (run, at): (u32, u32)) -> &mut Cut {
        self.runs.entry(run).or_default().cuts.entry(at).or_default()
    }

    /// Writes a repair as tracked changes; whether it could be: all of it or nothing.
    pub(super) fn change(&mut self, edits: &[(Span, &str)]) -> bool {
        let free = |span: Span| !self.changed.iter().any(|other| other.overlaps(span) || *other == span);
        let plain = |text: &str| !text.contains(['\n', '\r', '\t']);
        let found: Option<Vec<&'a [Segment]>> =
            edits.iter().map(|&(span, text)| self.plain_segments(span).filter(|_| free(span) && plain(text))).collect();
        let Some(found) = found.filter(|found| !found.is_empty()) else { return false };
        for (&(span, text), segments) in edits.iter().zip(found) {
            self.edit(span, text, segments);
            self.changed.push(span);
        }
        true
    }

    /// The segments of a span where all of it is plain words of one paragraph of the main text.
    fn plain_segments(&self, span: Span) -> Option<&'a [Segment]> {
        let segments = &self.map.segments;
        let from = segments.partition_point(|segment| segment.end < span.start || segment.end == span.start && !span.is_empty());
        let to = from + segments[from..].partition_point(|segment| segment.start < span.end);
        let found = segments.get(from..to.max(from + 1).min(segments.len()))?;
        let (first, last) = (found.first()?, found.last()?);
        let plain = |segment: &Segment| {
            let run = self.map.runs.get(segment.run as usize);
            segment.part == 0
                && segment.is_literal()
                && segment.paragraph == first.paragraph
                && run.is_some_and(|run| run.anchor == segment.run && run.settled)
        };
        let whole =
            first.start <= span.start && span.end <= last.end && found.windows(2).all(|pair| pair[0].end == pair[1].start);
        // Between the words of a run lie only their own tags: nothing else is struck out with them.
        let close = found.windows(2).all(|pair| {
            let between = self.source.get(pair[0].element.1 as usize..pair[1].element.0 as usize).unwrap_or("");
            pair[0].element == pair[1].element || pair[0].run != pair[1].run || between.trim().is_empty()
        });
        (whole && close && found.iter().all(plain)).then_some(found)
    }

    fn edit(&mut self, span: Span, text: &str, segments: &[Segment]) {
        let Some(first) = segments.first() else { return };
        let mut end = (first.run, first.raw.0 + span.start.clamp(first.start, first.end) - first.start);
        for segment in segments.iter().filter(|_| !span.is_empty()) {
            let raw = |at: u32| segment.raw.0 + at.clamp(segment.start, segment.end) - segment.start;
            let (from, to) = (raw(span.start), raw(span.end));
            let id = self.id();
            self.cut((segment.run, from));
            self.cut((segment.run, to));
            self.runs.entry(segment.run).or_default().deleted.push((from, to, id));
            end = (segment.run, to);
        }
        if !text.is_empty() {
            let (from, to) = self.map.runs[first.run as usize].properties;
            let properties = &self.source[from as usize..to as usize];
            let run = self.words.element("r", "", &(properties.to_owned() + &self.words.text("t", &escaped(text))));
            let inserted = self.words.change("ins", self.next_id, &run);
            self.id();
            self.cut(end).inserted.push_str(&inserted);
        }
    }

    fn id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id - 1
    }

    /// The main part with its marks.
    pub(super) fn written(self) -> String {
        let mut runs: Vec<(u32, RunMarks)> = self.runs.into_iter().collect();
        order::by_key(&mut runs, |(run, _)| self.map.runs[*run as usize].tag.0);
        let mut segments: FxHashMap<u32, Vec<&Segment>> = runs.iter().map(|(run, _)| (*run, Vec::new())).collect();
        for segment in &self.map.segments {
            if let Some(list) = segments.get_mut(&segment.run) {
                list.push(segment);
            }
        }
        let (mut out, mut done) = (String::with_capacity(self.source.len() + 512 * runs.len()), 0);
        for (run, marks) in runs {
            let place = &self.map.runs[run as usize];
            out.push_str(&self.source[done..place.tag.0 as usize]);
            out.push_str(&rewritten(self.source, self.words, place, &segments[&run], &marks));
            done = place.end.1.max(place.tag.1) as usize;
        }
        out.push_str(&self.source[done..]);
        out
    }
}
