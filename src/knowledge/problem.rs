use std::fmt;

use toml_parser::{Expected, ParseError};

/// What is wrong with a knowledge file, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The line, from 1.
    pub line: u32,
    /// The field, empty where the line cannot be read.
    pub field: String,
    /// What is wrong and what to do.
    pub words: String,
}

impl Problem {
    pub(super) fn new(line: u32, field: &str, words: impl Into<String>) -> Self {
        Self { line, field: field.into(), words: words.into() }
    }
}

/// `第3行 targets：…`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第{}行", self.line)?;
        if !self.field.is_empty() {
            write!(f, " {}", self.field)?;
        }
        write!(f, "：{}", self.words)
    }
}

/// Where the lines of a file begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> u32 {
        self.0.partition_point(|&end| end < at) as u32 + 1
    }
}

/// A line that is no TOML, in the words of someone who has never heard of TOML.
pub(super) fn syntax(text: &str, lines: &Lines, error: &ParseError) -> Problem {
    let place = error.unexpected().or(error.context());
    // What is missing at the end of a line is reported behind its line break.
    let at = place.map_or(0, |span| span.start()).min(text.len());
    let line = lines.line(at);
    let written = text.lines().nth(line as usize - 1).unwrap_or_default();
    let code = written.split('#').next().unwrap_or_default();
    let words = if let Some(words) = foreign_marks(code) {
        words.to_owned()
    } else if code.trim_end().ends_with('=') {
        "等号后面缺少内容，请补上".to_owned()
    } else if error.description().contains("quoted") {
        "文字要用英文双引号括起来，如 name = \"高新区\"".to_owned()
    } else if error.description().contains("recurse") {
        "括号套得太深；请照模板填写".to_owned()
    } else {
        expected(error).unwrap_or_else(|| "这一行写法不对；请对照模板检查引号、方括号和等号".to_owned())
    };
    Problem::new(line, "", words)
}

/// Chinese marks where the file needs those of a programmer's keyboard.
pub(super) fn foreign_marks(code: &str) -> Option<&'static str> {
    let outside = |marks: &[char]| code.split('"').step_by(2).any(|outside| outside.contains(marks));
    if code.contains(['“', '”', '‘', '’']) && !code.contains('"') || outside(&['“', '”']) {
        Some("引号应为英文双引号\"…\"，不能用中文引号")
    } else if outside(&['，', '＝', '：', '［', '］', '｛', '｝']) {
        Some("标点应为英文半角：= : , [ ] { }")
    } else {
        None
    }
}

fn expected(error: &ParseError) -> Option<String> {
    let first = error.expected()?.first()?;
    Some(match first {
        Expected::Literal("\n" | "#") => "一行只能写一个字段；请在多出的内容前换行".into(),
        Expected::Literal("\"" | "'") => "引号不成对；请补上另一个英文双引号".into(),
        Expected::Literal(mark) => format!("缺少“{mark}”，请补上"),
        Expected::Description("value") => "等号后面缺少内容，请补上".into(),
        Expected::Description("key") => "缺少字段名；字段名用英文字母，照模板填写，中文的要加英文双引号".into(),
        _ => return None,
    })
}
