use std::fs;
use std::path::{Path, PathBuf};

use super::input::{Input, cause};

/// Endings of documents. Those that cannot be read are told, not passed over.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "docx", "docm", "doc", "wps", "rtf", "odt", "uot", "uof", "xlsx", "xlsm", "xls", "et", "html", "htm",
    "mht", "ofd", "pdf", "ceb",
];

/// Adds the documents in a folder and in the folders in it, in the order of their names.
pub(super) fn add(folder: &Path, inputs: &mut Vec<Input>) {
    let before = inputs.len();
    let mut open: Vec<(PathBuf, PathBuf)> = vec![(folder.to_owned(), PathBuf::new())];
    // A stack, filled in reverse, gives the order of names without recursion.
    while let Some((path, below)) = open.pop() {
        let is_folder = below.as_os_str().is_empty() || fs::symlink_metadata(&path).is_ok_and(|about| about.is_dir());
        if !is_folder {
            if is_document(&path) {
                inputs.push(Input::File { path, below });
            }
            continue;
        }
        match fs::read_dir(&path) {
            Ok(entries) => {
                let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).filter(|name| is_shown(name)).collect();
                names.sort();
                open.extend(names.iter().rev().map(|name| (path.join(name), below.join(name))));
            }
            Err(error) => inputs.push(Input::Closed { path, cause: cause(&error) }),
        }
    }
    if inputs.len() == before {
        let cause = "文件夹里没有可核对的文件（.docx、.txt等）".into();
        inputs.push(Input::Closed { path: folder.to_owned(), cause });
    }
}

/// Neither hidden nor the mark that Word leaves beside a document that is open.
fn is_shown(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    !name.starts_with('.') && !name.starts_with("~$")
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
