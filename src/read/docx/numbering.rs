//! The lists of a document: how their levels count and print.

use std::collections::BTreeMap;

use super::labels::Style;
use crate::read::Unreadable;
use crate::read::xml::{Tag, Xml};

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) start: u32,
    style: Style,
    /// `（%1）`.
    text: String,
    /// All numbers in Arabic digits.
    legal: bool,
    /// Counts anew after a level up to this one, counted from 1; 0: never.
    restart: Option<u32>,
    /// The paragraph style that takes this level.
    paragraph_style: Option<String>,
    /// Whether nothing parts the number from the words.
    tight: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            style: Style::Decimal,
            text: String::new(),
            legal: false,
            restart: None,
            paragraph_style: None,
            tight: false,
        }
    }
}

#[derive(Default)]
struct List {
    levels: [Level; LEVELS],
    /// The list style that it stands for.
    stands_for: Option<String>,
    /// The list style that holds its levels.
    held_by: Option<String>,
}

#[derive(Default)]
struct Use {
    list: i64,
    starts: [Option<u32>; LEVELS],
    levels: BTreeMap<usize, Level>,
}

/// All lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    lists: BTreeMap<i64, List>,
    uses: BTreeMap<i64, Use>,
    counted: BTreeMap<i64, [Option<u32>; LEVELS]>,
    /// Uses whose own starts have been taken, by level.
    started: BTreeMap<(i64, usize), ()>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(source: &str) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(source);
        // The root itself.
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name {
                "abstractNum" => {
                    let list = list(&mut xml)?;
                    numbering.lists.insert(tag.number("abstractNumId").unwrap_or(-1), list);
                }
                "num" => {
                    let used = list_use(&mut xml)?;
                    numbering.uses.insert(tag.number("numId").unwrap_or(-1), used);
                }
                _ => xml.skip()?,
            }
        }
        Ok(numbering)
    }

    /// The list that a use counts in: the one that holds the levels, where it only names a list style.
    fn list_of(&self, used: &Use) -> Option<(i64, &List)> {
        let list = self.lists.get(&used.list)?;
        let held = list.held_by.as_ref().and_then(|style| {
            self.lists.iter().find(|(_, other)| other.stands_for.as_ref() == Some(style)).map(|(id, list)| (*id, list))
        });
        Some(held.unwrap_or((used.list, list)))
    }

    /// The level that a paragraph style takes in a list.
    pub(super) fn level_of_style(&self, number: i64, style: &str) -> Option<usize> {
        let used = self.uses.get(&number)?;
        let own = used.levels.iter().find(|(_, level)| level.paragraph_style.as_deref() == Some(style)).map(|(at, _)| *at);
        let (_, list) = self.list_of(used)?;
        own.or_else(|| list.levels.iter().position(|level| level.paragraph_style.as_deref() == Some(style)))
    }

    /// Counts one paragraph and gives the number that stands before it.
    pub(super) fn next(&mut self, number: i64, at: usize) -> Option<Label> {
        let used = self.uses.get(&number)?;
        let (id, list) = self.list_of(used)?;
        let level = |at: usize| used.levels.get(&at).unwrap_or(&list.levels[at]);
        let start = |at: usize| used.starts[at].unwrap_or(level(at).start);
        let mut counted = self.counted.get(&id).copied().unwrap_or_default();
        let own_start = used.starts[at].filter(|_| !self.started.contains_key(&(number, at)));
        counted[at] = Some(match (own_start, counted[at]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => start(at),
        });
        for (deeper, count) in counted.iter_mut().enumerate().skip(at + 1) {
            if level(deeper).restart.is_none_or(|restart| at < restart as usize) {
                *count = None;
            }
        }
        let numbers: Vec<u32> = (0..LEVELS).map(|at| counted[at].unwrap_or_else(|| start(at))).collect();
        let label = Label::new(level(at), &numbers, |of| level(of).style);
        self.counted.insert(id, counted);
        self.started.insert((number, at), ());
        Some(label)
    }
}

/// The number that stands before a paragraph.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) tight: bool,
}

impl Label {
    fn new(level: &Level, numbers: &[u32], style_of: impl Fn(usize) -> Style) -> Self {
        let mut text = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(ch) = chars.next() {
            let at = chars.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| ch == '%' && (1..=9).contains(digit));
            match at {
                Some(digit) => {
                    chars.next();
                    let at = digit as usize - 1;
                    let style = if level.legal { Style::Decimal } else { style_of(at) };
                    text.push_str(&style.print(numbers[at]));
                }
                None => text.push(ch),
            }
        }
        // A bullet is a picture, no text.
        let text = if level.style == Style::None && !level.text.contains('%') { String::new() } else { text };
        Self { text, tight: level.tight }
    }
}

fn list(xml: &mut Xml) -> Result<List, Unreadable> {
    let mut list = List::default();
    while let Some(tag) = xml.child()? {
        match tag.name {
            "lvl" => {
                let at = tag.number("ilvl").unwrap_or(-1);
                let level = level(xml)?;
                if let Some(place) = usize::try_from(at).ok().and_then(|at| list.levels.get_mut(at)) {
                    *place = level;
                }
                continue;
            }
            "styleLink" => list.stands_for = tag.attribute("val"),
            "numStyleLink" => list.held_by = tag.attribute("val"),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(list)
}

fn list_use(xml: &mut Xml) -> Result<Use, Unreadable> {
    let mut used = Use { list: -1, ..Use::default() };
    while let Some(tag) = xml.child()? {
        match tag.name {
            "abstractNumId" => {
                used.list = tag.number("val").unwrap_or(-1);
                xml.skip()?;
            }
            "lvlOverride" => {
                let at = tag.number("ilvl").and_then(|at| usize::try_from(at).ok()).filter(|&at| at < LEVELS);
                while let Some(inner) = xml.child()? {
                    match (inner.name, at) {
                        ("startOverride", Some(at)) => {
                            used.starts[at] = count(&inner);
                            xml.skip()?;
                        }
                        ("lvl", Some(at)) => {
                            let level = level(xml)?;
                            used.levels.insert(at, level);
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(used)
}

fn level(xml: &mut Xml) -> Result<Level, Unreadable> {
    let mut level = Level::default();
    // An alternative number format stands beside the plain one; the plain one is taken.
    while let Some(tag) = xml.child()? {
        match tag.name {
            "start" => level.start = count(&tag).unwrap_or(1),
            "numFmt" => level.style = Style::named(&tag.attribute("val").unwrap_or_default()),
            "lvlText" => level.text = tag.attribute("val").unwrap_or_default(),
            "isLgl" => level.legal = tag.is_on(),
            "lvlRestart" => level.restart = count(&tag),
            "pStyle" => level.paragraph_style = tag.attribute("val"),
            "suff" => level.tight = tag.attribute("val").as_deref() == Some("nothing"),
            "AlternateContent" => {
                while let Some(choice) = xml.child()? {
                    if choice.name != "Fallback" {
                        xml.skip()?;
                        continue;
                    }
                    while let Some(inner) = xml.child()? {
                        if inner.name == "numFmt" {
                            level.style = Style::named(&inner.attribute("val").unwrap_or_default());
                        }
                        xml.skip()?;
                    }
                }
                continue;
            }
            _ => {}
        }
        xml.skip()?;
    }
    Ok(level)
}

fn count(tag: &Tag) -> Option<u32> {
    tag.number("val").and_then(|value| u32::try_from(value).ok())
}
