use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::folder;
use crate::read;

/// Where a text comes from.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Input {
    File {
        path: PathBuf,
        /// Its name, with the folders below the one that was named on the command line.
        below: PathBuf,
    },
    Standard,
    /// Something in a folder that cannot be looked into, and why.
    Closed {
        path: PathBuf,
        cause: String,
    },
}

/// The inputs named on the command line, in their order, folders with all that is in them; standard input where none is.
pub(super) fn inputs(files: Vec<PathBuf>) -> Result<Vec<Input>, String> {
    if files.is_empty() {
        return Ok(vec![Input::Standard]);
    }
    let mut inputs = Vec::with_capacity(files.len());
    for path in files {
        if path.as_os_str() == "-" {
            inputs.push(Input::Standard);
        } else if path.is_dir() {
            folder::add(&path, &mut inputs);
        } else {
            inputs.push(Input::file(path));
        }
    }
    if inputs.iter().filter(|input| **input == Input::Standard).count() > 1 {
        return Err("标准输入（-）只能写一次".into());
    }
    Ok(inputs)
}

impl Input {
    /// A file that was named.
    pub(super) fn file(path: PathBuf) -> Self {
        let below = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
        Input::File { path, below }
    }

    /// How messages call it.
    pub(super) fn name(&self) -> String {
        self.path().map_or_else(|| "标准输入".into(), |path| path.display().to_string())
    }

    /// The file as it was named; nothing for standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Input::File { path, .. } | Input::Closed { path, .. } => Some(path),
            Input::Standard => None,
        }
    }

    /// Its text, or why there is none.
    pub(super) fn text(&self) -> Result<String, String> {
        let opened = read::open(&self.bytes()?).map_err(|unreadable| unreadable.to_string())?;
        Ok(opened.text)
    }

    /// Its bytes, or why there are none.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, String> {
        // One byte more than is allowed tells a file that is too long from one that just fits.
        let limit = read::LONGEST as u64 + 1;
        let read = || -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            match self {
                Input::File { path, .. } => {
                    let file = File::open(path)?;
                    bytes.reserve(file.metadata()?.len().min(limit) as usize);
                    file.take(limit).read_to_end(&mut bytes)?;
                }
                Input::Standard => {
                    let stdin = io::stdin();
                    if stdin.is_terminal() {
                        super::note("请粘贴文稿，结束时另起一行按 Ctrl+D（Windows 按 Ctrl+Z 再回车）");
                    }
                    stdin.lock().take(limit).read_to_end(&mut bytes)?;
                }
                Input::Closed { .. } => {}
            }
            Ok(bytes)
        };
        match self {
            Input::Closed { cause, .. } => Err(cause.clone()),
            _ => read().map_err(|error| cause(&error)),
        }
    }
}

/// Why reading or writing failed, in words.
pub(super) fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件".into(),
        io::ErrorKind::PermissionDenied => "没有权限".into(),
        io::ErrorKind::IsADirectory => "这是文件夹，请写出其中的文件".into(),
        io::ErrorKind::NotADirectory => "上级不是文件夹".into(),
        io::ErrorKind::AlreadyExists => "已有同名文件，没有覆盖；请先移走，或换一个位置".into(),
        io::ErrorKind::StorageFull => "磁盘已满".into(),
        io::ErrorKind::OutOfMemory => "内存不足".into(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => "文件名有误".into(),
        _ => match error.raw_os_error() {
            Some(code) => format!("系统错误{code}"),
            None => "系统错误".into(),
        },
    }
}
