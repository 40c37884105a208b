//! The file as TOML writes it.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};
use toml_parser::{ParseError, Source};

use super::fields::{Field, Section, TWICE, Value, add};
use super::problem::{Lines, Problem, syntax};

/// Deeper than any field goes; a file made to exhaust the stack is refused.
const DEEPEST: u32 = 4;

/// Cuts a file into sections.
pub(super) fn sections(text: &str) -> Result<Vec<Section>, Vec<Problem>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let (mut events, mut errors): (Vec<Event>, Vec<ParseError>) = (Vec::new(), Vec::new());
    let mut keep = |event: Event| {
        if !matches!(event.kind(), EventKind::Whitespace | EventKind::Comment | EventKind::Newline) {
            events.push(event);
        }
    };
    parse_document(&tokens, &mut RecursionGuard::new(&mut keep, DEEPEST), &mut errors);
    let lines = Lines::of(text);
    if errors.is_empty() {
        let mut reader = Reader { source, lines: &lines, events: &events, at: 0, errors: Vec::new(), problems: Vec::new() };
        let sections = reader.sections();
        if reader.errors.is_empty() && reader.problems.is_empty() {
            return Ok(sections);
        }
        errors = reader.errors;
        if errors.is_empty() {
            return Err(reader.problems);
        }
    }
    let mut problems: Vec<Problem> = errors.iter().map(|error| syntax(text, &lines, error)).collect();
    // What follows from one slip within a line would only confuse.
    problems.dedup_by_key(|problem| problem.line);
    Err(problems)
}

struct Reader<'s> {
    source: Source<'s>,
    lines: &'s Lines,
    events: &'s [Event],
    at: usize,
    errors: Vec<ParseError>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Event> {
        let event = self.events.get(self.at).copied();
        self.at += 1;
        event
    }

    fn peek(&self) -> Option<EventKind> {
        self.events.get(self.at).map(Event::kind)
    }

    fn sections(&mut self) -> Vec<Section> {
        let mut sections = vec![Section { name: String::new(), repeated: false, line: 1, fields: Vec::new() }];
        while let Some(event) = self.next() {
            let line = self.lines.line(event.span().start());
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    let repeated = event.kind() == EventKind::ArrayTableOpen;
                    let name = self.name();
                    if !repeated && sections.iter().any(|section| section.name == name) {
                        self.problems.push(Problem::new(line, &name, TWICE));
                    }
                    sections.push(Section { name, repeated, line, fields: Vec::new() });
                }
                EventKind::SimpleKey => {
                    self.at -= 1;
                    let field = self.field();
                    if let Some(section) = sections.last_mut() {
                        add(&mut section.fields, field, &mut self.problems);
                    }
                }
                _ => {}
            }
        }
        sections
    }

    /// A name, its parts joined by dots.
    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(kind @ (EventKind::SimpleKey | EventKind::KeySep)) = self.peek() {
            let Some(event) = self.next() else { break };
            if kind == EventKind::KeySep {
                name.push('.');
            } else if let Some(raw) = self.source.get(event) {
                let mut part = Cow::Borrowed("");
                raw.decode_key(&mut part, &mut self.errors);
                name.push_str(&part);
            }
        }
        name
    }

    fn field(&mut self) -> Field {
        let line = self.events.get(self.at).map_or(1, |event| self.lines.line(event.span().start()));
        let name = self.name();
        if self.peek() == Some(EventKind::KeyValSep) {
            self.at += 1;
        }
        let value = self.next().map_or(Value::Other, |event| self.value(event));
        Field { name, line, value }
    }

    fn value(&mut self, event: Event) -> Value {
        match event.kind() {
            EventKind::Scalar => self.scalar(event),
            EventKind::ArrayOpen => {
                let mut items = Vec::new();
                while let Some(event) = self.next().filter(|event| event.kind() != EventKind::ArrayClose) {
                    if event.kind() != EventKind::ValueSep {
                        items.push((self.lines.line(event.span().start()), self.value(event)));
                    }
                }
                Value::List(items)
            }
            EventKind::InlineTableOpen => {
                let mut fields = Vec::new();
                while let Some(kind) = self.peek().filter(|kind| *kind != EventKind::InlineTableClose) {
                    if kind == EventKind::SimpleKey {
                        let field = self.field();
                        add(&mut fields, field, &mut self.problems);
                    } else {
                        self.at += 1;
                    }
                }
                self.at += 1;
                Value::Fields(fields)
            }
            _ => Value::Other,
        }
    }

    fn scalar(&mut self, event: Event) -> Value {
        let Some(raw) = self.source.get(event) else { return Value::Other };
        let mut text = Cow::Borrowed("");
        let kind = raw.decode_scalar(&mut text, &mut self.errors);
        let several_lines = matches!(event.encoding(), Some(Encoding::MlBasicString | Encoding::MlLiteralString));
        match kind {
            ScalarKind::String if !several_lines => Value::Text(text.trim().to_owned()),
            ScalarKind::Integer(_) => text.parse().map_or(Value::Other, Value::Whole),
            _ => Value::Other,
        }
    }
}
