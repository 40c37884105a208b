use super::comments::Words;
use super::{Package, Parts, relationships_of};
use crate::read::docx::relationships;
use crate::read::package::target;
use crate::read::xml::Xml;
use crate::read::{Fault, Unreadable};
use crate::write::DECLARATION;

const COMMENTS_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES: &str = "[Content_Types].xml";

/// The parts that are changed or new, by name: the main part, the comments, and where needed what leads to them.
pub(super) fn changed(
    package: &Package,
    names: &Parts,
    words: &Words,
    main: String,
    old: Option<String>,
    comments: &str,
) -> Result<Vec<(String, String)>, Unreadable> {
    let mut changed = vec![(names.main.clone(), main)];
    if comments.is_empty() {
        return Ok(changed);
    }
    if let (Some(name), Some(old)) = (&names.comments, old) {
        changed.push((name.clone(), into_root(&old, comments)?));
        return Ok(changed);
    }
    let file = (0..).map(|number| if number == 0 { "comments.xml".to_owned() } else { format!("comments{number}.xml") });
    let free = |file: &String| package.find(&target(&names.main, file)).is_none();
    let file = file.take(package.entries.len() + 1).find(free).ok_or(Unreadable::Broken(Fault::TooManyParts))?;
    let name = target(&names.main, &file);
    let root = format!("{}comments", words.prefix);
    let space = words.prefix.trim_end_matches(':');
    changed.push((name.clone(), format!("{DECLARATION}<{root} xmlns:{space}=\"{}\">{comments}</{root}>", words.namespace())));

    let list = relationships_of(&names.main);
    let old = package.text(&list)?.unwrap_or_else(|| {
        format!(
            "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
        )
    });
    let taken: Vec<String> = relationships(&old)?.into_iter().map(|relationship| relationship.id).collect();
    let id = (1..).map(|number| format!("rIdHegao{number}")).find(|id| !taken.contains(id)).unwrap_or_default();
    let base = if words.strict {
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    };
    let prefix = prefix(&old)?;
    let relationship = format!("<{prefix}Relationship Id=\"{id}\" Type=\"{base}/comments\" Target=\"{file}\"/>");
    changed.push((list, into_root(&old, &relationship)?));

    let types = package.text(TYPES)?.ok_or(Unreadable::Broken(Fault::Archive))?;
    let prefix = self::prefix(&types)?;
    let part_type = format!("<{prefix}Override PartName=\"/{name}\" ContentType=\"{COMMENTS_TYPE}\"/>");
    changed.push((TYPES.into(), into_root(&types, &part_type)?));
    Ok(changed)
}

fn prefix(source: &str) -> Result<String, Unreadable> {
    Ok(Xml::new(source).child()?.ok_or(Unreadable::Broken(Fault::Markup))?.prefix.to_owned())
}

/// A part with something more at the end of its root.
fn into_root(source: &str, more: &str) -> Result<String, Unreadable> {
    let trimmed = source.trim_end();
    if let Some(open) = trimmed.strip_suffix("/>") {
        // The root itself is empty: it begins at the last tag.
        let start = open.rfind('<').ok_or(Unreadable::Broken(Fault::Markup))?;
        if !open[..start].contains("</") {
            let name = open[start + 1..].split_ascii_whitespace().next().unwrap_or_default();
            return Ok(format!("{open}>{more}</{name}>"));
        }
    }
    let at = trimmed.rfind("</").ok_or(Unreadable::Broken(Fault::Markup))?;
    Ok([&source[..at], more, &source[at..]].concat())
}
