//! What paragraph and character styles say about numbers and hidden text.

use std::collections::BTreeMap;

use crate::read::Unreadable;
use crate::read::xml::Xml;

/// The most styles that lean on each other.
const LONGEST_CHAIN: usize = 32;

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    number: Option<i64>,
    level: Option<usize>,
    hidden: Option<bool>,
}

/// All styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    paragraphs: Option<String>,
    hidden: Option<bool>,
}

/// What a paragraph says about its number.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub(super) list: Option<i64>,
    pub(super) level: Option<usize>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(source: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut xml = Xml::new(source);
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.name {
                "docDefaults" => {
                    while let Some(inner) = xml.child()? {
                        if inner.name == "rPrDefault" {
                            while let Some(run) = xml.child()? {
                                if run.name == "rPr" { styles.hidden = hidden(&mut xml)? } else { xml.skip()? }
                            }
                        } else {
                            xml.skip()?;
                        }
                    }
                }
                "style" => {
                    let id = tag.attribute("styleId").unwrap_or_default();
                    let default = tag.attribute("default").is_some_and(|value| value == "1" || value == "true");
                    if default && tag.attribute("type").as_deref() == Some("paragraph") {
                        styles.paragraphs = Some(id.clone());
                    }
                    let style = style(&mut xml)?;
                    styles.styles.insert(id, style);
                }
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let (id, style) = self.styles.get_key_value(next?)?;
            next = style.based_on.as_deref();
            Some((id.as_str(), style))
        })
        .take(LONGEST_CHAIN)
    }

    /// The style that a paragraph has.
    pub(super) fn of_paragraph<'s>(&'s self, named: Option<&'s str>) -> Option<&'s str> {
        named.or(self.paragraphs.as_deref())
    }

    /// The list and level that a paragraph style gives, and the style in the chain that gives them.
    pub(super) fn number<'s>(&'s self, style: Option<&'s str>) -> Option<(Number, &'s str)> {
        let (id, found) = self.chain(style).find(|(_, style)| style.number.is_some())?;
        let level = self.chain(style).find_map(|(_, style)| style.level).or(found.level);
        Some((Number { list: found.number, level }, id))
    }

    /// Whether the styles of a run hide it.
    pub(super) fn hides(&self, paragraph: Option<&str>, run: Option<&str>) -> bool {
        let said = |id| self.chain(id).find_map(|(_, style)| style.hidden);
        said(run).or_else(|| said(paragraph)).or(self.hidden).unwrap_or(false)
    }
}

fn style(xml: &mut Xml) -> Result<Style, Unreadable> {
    let mut style = Style::default();
    while let Some(tag) = xml.child()? {
        match tag.name {
            "basedOn" => {
                style.based_on = tag.attribute("val");
                xml.skip()?;
            }
            "pPr" => {
                while let Some(inner) = xml.child()? {
                    if inner.name == "numPr" {
                        let number = number(xml)?;
                        (style.number, style.level) = (number.list, number.level);
                    } else {
                        xml.skip()?;
                    }
                }
            }
            "rPr" => style.hidden = hidden(xml)?,
            _ => xml.skip()?,
        }
    }
    Ok(style)
}

/// The number that a `numPr` gives.
pub(super) fn number(xml: &mut Xml) -> Result<Number, Unreadable> {
    let mut number = Number::default();
    while let Some(tag) = xml.child()? {
        match tag.name {
            "numId" => number.list = tag.number("val"),
            "ilvl" => number.level = tag.number("val").and_then(|level| usize::try_from(level).ok()),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(number)
}

fn hidden(xml: &mut Xml) -> Result<Option<bool>, Unreadable> {
    let mut hidden = None;
    while let Some(tag) = xml.child()? {
        if tag.is("vanish") {
            hidden = Some(tag.is_on());
        }
        xml.skip()?;
    }
    Ok(hidden)
}
