//! The file as fields with their places; what they mean is read elsewhere.

use super::problem::Problem;
use super::{json, toml};

/// How the file is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Toml,
    Json,
}

impl Form {
    /// Told by the first mark: no TOML begins with a brace or a slash.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        if text.starts_with(['{', '/']) { Form::Json } else { Form::Toml }
    }

    /// Cuts a file into sections.
    pub(super) fn sections(self, text: &str) -> Result<Vec<Section>, Vec<Problem>> {
        match self {
            Form::Toml => toml::sections(text),
            Form::Json => json::sections(text),
        }
    }

    /// How a section begins.
    pub(super) fn heading(self, name: &str, repeated: bool) -> String {
        match (self, repeated) {
            (Form::Toml, true) => format!("[[{name}]]"),
            (Form::Toml, false) => format!("[{name}]"),
            (Form::Json, true) => format!("\"{name}\": [{{ … }}, {{ … }}]"),
            (Form::Json, false) => format!("\"{name}\": {{ … }}"),
        }
    }
}

/// A stretch of fields under one heading; the first has none.
pub(super) struct Section {
    /// The heading without brackets.
    pub(super) name: String,
    /// Whether it stands in double brackets and may occur again.
    pub(super) repeated: bool,
    /// The line of the heading.
    pub(super) line: u32,
    /// What stands under it.
    pub(super) fields: Vec<Field>,
}

/// One field.
pub(super) struct Field {
    pub(super) name: String,
    pub(super) line: u32,
    pub(super) value: Value,
}

/// What a field holds.
pub(super) enum Value {
    Text(String),
    Whole(i64),
    List(Vec<(u32, Value)>),
    Fields(Vec<Field>),
    /// Of a kind that no field takes.
    Other,
}

pub(super) const TWICE: &str = "这一节写了两次，请合并为一节";

/// A further field; the same one again is a problem.
pub(super) fn add(fields: &mut Vec<Field>, field: Field, problems: &mut Vec<Problem>) {
    if fields.iter().any(|other| other.name == field.name) {
        problems.push(Problem::new(field.line, &field.name, "写了两次，请删去一个"));
    }
    fields.push(field);
}
