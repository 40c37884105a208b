use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::input::{Input, cause};
use crate::wire::Report;
use crate::write;

/// Copies of the checked documents with the findings in them.
pub(super) struct Annotated {
    /// The folder that they are written into.
    pub(super) folder: PathBuf,
    /// Whether repairs become tracked changes.
    pub(super) with_changes: bool,
}

impl Annotated {
    /// Writes the copy of a Word document; other files have none. What went wrong, in words.
    pub(super) fn write(&self, input: &Input, bytes: &[u8], report: &Report) -> Result<(), String> {
        let Input::File { below, .. } = input else { return Ok(()) };
        let marked = write::docx(bytes, &report.findings, self.with_changes).map_err(|fault| format!("批注没有写成：{fault}"))?;
        let path = self.folder.join(below);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| new_file(&path, &marked.bytes))
            .map_err(|error| format!("批注没有写成：{}：{}", path.display(), cause(&error)))
    }
}

/// Writes a file that was not there before; one that is there may be somebody's work.
pub(super) fn new_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file is worse than none; that it cannot be removed either is not worth another message.
        let _ = fs::remove_file(path);
    }
    written
}

/// Writes the workbook of all reports.
pub(super) fn workbook(path: &Path, reports: &[Report]) -> Result<(), String> {
    let documents: Vec<_> = reports.iter().map(write::Document::from).collect();
    let book = write::workbook(&documents).ok_or("结果太多，一张工作表放不下；请分批核对")?;
    new_file(path, &book).map_err(|error| cause(&error))
}
