use super::comments::Words;
use super::marks::RunMarks;
use crate::read::docx::RunPlace;
use crate::read::flow::Segment;

/// A run with its marks: parted where they stand, each part with the look of the whole.
pub(super) fn rewritten(source: &str, words: &Words, run: &RunPlace, segments: &[&Segment], marks: &RunMarks) -> String {
    let (begin, end) = (run.tag.0, run.end.1.max(run.tag.1));
    let outside = |at: &u32| *at <= begin || *at >= end;
    let mut parts = Parts { source, words, run, marks, out: String::new(), open: String::new(), deleted: None };
    parts.out.extend(marks.cuts.range(..=begin).map(|(_, cut)| cut.written()));
    if marks.cuts.keys().all(outside) {
        parts.out.push_str(&source[begin as usize..end as usize]);
    } else {
        parts.inside(segments);
    }
    parts.out.extend(marks.cuts.range(end..).map(|(_, cut)| cut.written()));
    parts.out
}

struct Parts<'a> {
    source: &'a str,
    words: &'a Words,
    run: &'a RunPlace,
    marks: &'a RunMarks,
    out: String,
    /// What the part that is written holds so far.
    open: String,
    /// The number of the change that strikes it out.
    deleted: Option<u32>,
}

impl<'a> Parts<'a> {
    fn inside(&mut self, segments: &[&Segment]) {
        let (mut done, body_end) = (self.run.properties.1, self.run.end.0);
        let mut rest = segments;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|segment| segment.element == first.element).count();
            let (element, after) = rest.split_at(count);
            self.open.push_str(self.raw(done, first.element.0));
            self.element(element);
            done = first.element.1;
            rest = after;
        }
        self.open.push_str(self.raw(done, body_end));
        self.close();
    }

    /// One element of words or one sign.
    fn element(&mut self, segments: &[&Segment]) {
        let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return };
        let (element, from, to) = (first.element, first.raw.0, last.raw.1);
        let is_sign = first.raw == first.element;
        let untouched = self.deleted.is_none() && self.marks.cuts.range(from + 1..to).next().is_none();
        let struck = self.deleted_at(from).is_some();
        self.cut_at(from);
        if is_sign || untouched && !struck {
            self.open.push_str(self.raw(element.0, element.1));
            self.cut_at(to);
            return;
        }
        let inner: Vec<u32> = self.marks.cuts.range(from + 1..to).map(|(at, _)| *at).collect();
        let mut start = from;
        for at in inner.into_iter().chain([to]) {
            let name = if self.deleted.is_some() { "delText" } else { "t" };
            let text = self.words.text(name, self.raw(start, at));
            self.open.push_str(&text);
            self.cut_at(at);
            start = at;
        }
    }

    /// Closes the part that is written and puts in what stands here, if anything does.
    fn cut_at(&mut self, at: u32) {
        let Some(cut) = self.marks.cuts.get(&at) else { return };
        self.close();
        self.out.push_str(&cut.written());
        self.deleted = self.deleted_at(at);
    }

    fn deleted_at(&self, at: u32) -> Option<u32> {
        self.marks.deleted.iter().find(|(from, to, _)| *from <= at && at < *to).map(|(_, _, id)| *id)
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.trim().is_empty() {
            return;
        }
        let tag = self.raw(self.run.tag.0, self.run.tag.1);
        let properties = self.raw(self.run.properties.0, self.run.properties.1);
        let end = self.raw(self.run.end.0, self.run.end.1);
        let part = [tag, properties, &open, end].concat();
        match self.deleted {
            Some(id) => self.out.push_str(&self.words.change("del", id, &part)),
            None => self.out.push_str(&part),
        }
    }

    fn raw(&self, from: u32, to: u32) -> &'a str {
        self.source.get(from as usize..to as usize).unwrap_or_default()
    }
}
