use std::io::{self, Write};
use std::path::PathBuf;

use super::args::KnowledgeFile;
use super::input::Input;
use super::{CLEAN, complain_all};
use crate::knowledge::{self, Knowledge};
use crate::rules::by_id;

/// What a file says, or a line for each thing that is wrong with it.
pub(super) fn read(option: &str, file: PathBuf) -> Result<Knowledge, Vec<String>> {
    let input = Input::file(file);
    let named = |cause: &dyn std::fmt::Display| format!("{option} {}：{cause}", input.name()).trim_start().to_owned();
    let text = input.text().map_err(|cause| vec![named(&cause)])?;
    knowledge::read(&text, |id| by_id(id).is_some()).map_err(|problems| problems.iter().map(|one| named(one)).collect())
}

/// Prints the example, or what a file says.
pub(super) fn run(asked: KnowledgeFile) -> io::Result<u8> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    match asked.file {
        Some(file) => match read("", file) {
            Ok(knowledge) => writeln!(out, "{}", summary(&knowledge))?,
            Err(causes) => return Ok(complain_all(&causes)),
        },
        None if asked.json => out.write_all(knowledge::TEMPLATE_JSON.as_bytes())?,
        None => out.write_all(knowledge::TEMPLATE.as_bytes())?,
    }
    out.flush()?;
    Ok(CLEAN)
}

fn summary(knowledge: &Knowledge) -> String {
    format!("词库可用：{}。", knowledge.summary())
}
