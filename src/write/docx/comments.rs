use crate::read::xml::{Xml, escaped};
use crate::read::{Fault, Unreadable};
use crate::wire::Finding;

/// Who comments.
const AUTHOR: &str = "核稿";

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// How a document writes Word's elements.
pub(super) struct Words {
    /// The prefix with its colon.
    pub(super) prefix: String,
    /// Declares the prefix where the document has none.
    declared: String,
    /// Whether the document is of the strict kind.
    pub(super) strict: bool,
}

impl Words {
    pub(super) fn of(source: &str) -> Result<Self, Unreadable> {
        let root = Xml::new(source).child()?.ok_or(Unreadable::Broken(Fault::NoText))?;
        let strict = source.contains(STRICT);
        let prefix = if root.prefix.is_empty() { "w:" } else { root.prefix };
        let declared =
            if root.prefix.is_empty() { format!(" xmlns:w=\"{}\"", Self::namespace_of(strict)) } else { String::new() };
        Ok(Self { prefix: prefix.into(), declared, strict })
    }

    fn namespace_of(strict: bool) -> &'static str {
        if strict { STRICT } else { TRANSITIONAL }
    }

    /// The address that the prefix stands for.
    pub(super) fn namespace(&self) -> &'static str {
        Self::namespace_of(self.strict)
    }

    /// An element with its attributes, and its content where it has any.
    pub(super) fn element(&self, name: &str, attributes: &str, content: &str) -> String {
        let (prefix, declared) = (&self.prefix, &self.declared);
        if content.is_empty() {
            format!("<{prefix}{name}{declared}{attributes}/>")
        } else {
            format!("<{prefix}{name}{declared}{attributes}>{content}</{prefix}{name}>")
        }
    }

    /// An attribute of Word's.
    pub(super) fn attribute(&self, name: &str, value: impl std::fmt::Display) -> String {
        format!(" {}{name}=\"{}\"", self.prefix, escaped(&value.to_string()))
    }

    /// Words of a run, blanks kept; `t`, or `delText` where they are struck out.
    pub(super) fn text(&self, name: &str, raw: &str) -> String {
        self.element(name, " xml:space=\"preserve\"", raw)
    }

    /// A tracked change around runs.
    pub(super) fn change(&self, kind: &str, id: u32, runs: &str) -> String {
        self.element(kind, &format!("{}{}", self.attribute("id", id), self.attribute("author", AUTHOR)), runs)
    }

    pub(super) fn range_start(&self, id: u32) -> String {
        self.element("commentRangeStart", &self.attribute("id", id), "")
    }

    pub(super) fn range_end(&self, id: u32) -> String {
        let id = self.attribute("id", id);
        let reference = self.element("r", "", &self.element("commentReference", &id, ""));
        self.element("commentRangeEnd", &id, "") + &reference
    }

    /// One comment: what is wrong, the arithmetic, the other places, the repairs.
    pub(super) fn comment(&self, id: u32, finding: &Finding) -> String {
        let title = match finding.severity.as_str() {
            "error" => "错误",
            "warning" => "警告",
            _ => "提示",
        };
        let mut lines = vec![format!("【{title}】{}", finding.message)];
        lines.extend((!finding.evidence.is_empty()).then(|| format!("依据：{}", finding.evidence)));
        lines.extend(finding.related.iter().map(|related| format!("另见：{}", related.label)));
        lines.extend(finding.fixes.iter().map(|fix| format!("可改：{}", fix.title)));
        let paragraphs: String =
            lines.iter().map(|line| self.element("p", "", &self.element("r", "", &self.text("t", &escaped(line))))).collect();
        let attributes = [self.attribute("id", id), self.attribute("author", AUTHOR), self.attribute("initials", "核")].concat();
        self.element("comment", &attributes, &paragraphs)
    }
}

/// The first number above those of all marks of the document.
pub(super) fn first_free_id(document: &str, comments: Option<&str>) -> Result<u32, Unreadable> {
    let mut highest = -1;
    for source in [Some(document), comments].into_iter().flatten() {
        let mut xml = Xml::new(source);
        xml.child()?;
        xml.skip_with(|tag| {
            let marks = matches!(
                tag.name,
                "ins"
                    | "del"
                    | "moveFrom"
                    | "moveTo"
                    | "comment"
                    | "commentRangeStart"
                    | "bookmarkStart"
                    | "rPrChange"
                    | "pPrChange"
                    | "moveFromRangeStart"
                    | "moveToRangeStart"
            );
            if marks {
                highest = highest.max(tag.number("id").unwrap_or(-1));
            }
        })?;
    }
    // A number near the end of what Word counts leaves no room above it.
    Ok(u32::try_from(highest + 1).ok().filter(|&id| id < 1 << 30).unwrap_or(1 << 30))
}
