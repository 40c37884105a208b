use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;

use crate::read::{self, Opened};

/// Where a text comes from.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Input {
    File(PathBuf),
    Standard,
}

/// The inputs named on the command line, in their order; standard input where none is.
pub(super) fn inputs(files: Vec<PathBuf>) -> Result<Vec<Input>, String> {
    if files.is_empty() {
        return Ok(vec![Input::Standard]);
    }
    let inputs: Vec<Input> =
        files.into_iter().map(|file| if file.as_os_str() == "-" { Input::Standard } else { Input::File(file) }).collect();
    if inputs.iter().filter(|input| **input == Input::Standard).count() > 1 {
        return Err("标准输入（-）只能写一次".into());
    }
    Ok(inputs)
}

impl Input {
    /// How messages call it.
    pub(super) fn name(&self) -> String {
        self.file().unwrap_or_else(|| "标准输入".into())
    }

    /// The file as it was named; nothing for standard input.
    pub(super) fn file(&self) -> Option<String> {
        match self {
            Input::File(path) => Some(path.display().to_string()),
            Input::Standard => None,
        }
    }

    /// Its bytes, or why there are none.
    pub(super) fn read(&self) -> Result<Vec<u8>, String> {
        self.bytes().map_err(|error| cause(&error))
    }

    /// Its text with the way back into the file, or why there is none.
    pub(super) fn open(&self) -> Result<Opened, String> {
        read::open(&self.read()?).map_err(|unreadable| unreadable.to_string())
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        // One byte more than is allowed tells a file that is too long from one that just fits.
        let limit = read::LONGEST as u64 + 1;
        let mut bytes = Vec::new();
        match self {
            Input::File(path) => {
                let file = File::open(path)?;
                let about = file.metadata()?;
                if about.is_dir() {
                    return Err(io::ErrorKind::IsADirectory.into());
                }
                bytes.reserve(about.len().min(limit) as usize);
                file.take(limit).read_to_end(&mut bytes)?;
            }
            Input::Standard => {
                let stdin = io::stdin();
                if stdin.is_terminal() {
                    super::note("请粘贴文稿，结束时另起一行按 Ctrl+D（Windows 按 Ctrl+Z 再回车）");
                }
                stdin.lock().take(limit).read_to_end(&mut bytes)?;
            }
        }
        Ok(bytes)
    }
}

/// Why reading or writing failed, in words.
pub(super) fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件".into(),
        io::ErrorKind::PermissionDenied => "没有权限".into(),
        io::ErrorKind::IsADirectory => "这是文件夹，请写出其中的文件".into(),
        io::ErrorKind::StorageFull => "磁盘已满".into(),
        io::ErrorKind::OutOfMemory => "内存不足".into(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => "文件名有误".into(),
        _ => match error.raw_os_error() {
            Some(code) => format!("系统错误{code}"),
            None => "系统错误".into(),
        },
    }
}
