//! Chinese glyphs, without which pictures and line breaks are wrong.

use super::{apt, say};
use crate::command::{find, output, program};

/// Whether a Chinese font is there; systems other than Linux bring theirs.
pub fn present() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    find("fc-list").is_some() && output(program("fc-list").arg(":lang=zh-cn")).is_ok_and(|list| !list.trim().is_empty())
}

/// Installs a Chinese font where none is there; tests run without it too.
pub fn ensure() {
    if !present()
        && let Err(error) = apt::install(&["fonts-noto-cjk", "fontconfig"])
    {
        say(format!("no Chinese font, pictures will show boxes: {error:#}"));
    }
}
