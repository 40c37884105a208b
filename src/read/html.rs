//! Web pages: their text as a browser shows it, tables as lines of cells.

mod blocks;
#[cfg(test)]
mod tests;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::markup::is_hidden;
use super::{Fault, Format, Opened, Source, Unreadable, encoding};
use blocks::Blocks;

/// The deepest nesting that is read.
const DEEPEST: usize = 512;

/// Reads a web page.
pub(super) fn read(bytes: &[u8]) -> Result<Opened, Unreadable> {
    let source = encoding::decode(bytes)?.text;
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut blocks = Blocks::default();
    // Elements whose content is not shown: how many of the same name are open inside.
    let mut hidden: Option<(String, usize)> = None;
    for token in Tokenizer::new_with_emitter(&source, emitter) {
        let token = match token {
            Ok(token) => token,
            Err(never) => match never {},
        };
        match token {
            Token::StartTag(tag) => {
                let name = word(&tag.name);
                match &mut hidden {
                    Some((outer, open)) => *open += usize::from(*outer == name && !tag.self_closing),
                    None if is_hidden(&name, |attribute| value(&tag, attribute)) => {
                        if !is_void(&name) {
                            hidden = Some((name, 1));
                        }
                    }
                    None => blocks.start(&name, |attribute| value(&tag, attribute)),
                }
                if blocks.depth() > DEEPEST {
                    return Err(Unreadable::Broken(Fault::TooDeep));
                }
            }
            Token::EndTag(tag) => {
                let name = word(&tag.name);
                match &mut hidden {
                    Some((outer, open)) if *outer == name => {
                        *open -= 1;
                        if *open == 0 {
                            hidden = None;
                        }
                    }
                    Some(_) => {}
                    None => blocks.end(&name),
                }
            }
            Token::String(words) if hidden.is_none() => blocks.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    Ok(Opened { text: blocks.text(), source: Source::Other(Format::Html) })
}

fn word(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_ascii_lowercase()
}

fn value(tag: &StartTag<()>, name: &str) -> Option<String> {
    let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes())?;
    Some(String::from_utf8_lossy(found.1).into_owned())
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "meta" | "link" | "col" | "wbr" | "area" | "base" | "source" | "embed")
}
