//! The file as JSON writes it, with comments and a comma too many where someone types it by hand.

use jsonc_parser::ast::{Array, Object, Value as Json};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use super::fields::{Field, Section, TWICE, Value, add};
use super::problem::{Lines, Problem, foreign_marks};

/// Cuts a file into sections: what holds objects is one, everything else a field before the first.
pub(super) fn sections(text: &str) -> Result<Vec<Section>, Vec<Problem>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let lines = Lines::of(text);
    let options = ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options);
    let parsed = parsed.map_err(|error| vec![syntax(text, &lines, &error)])?;
    let Some(Json::Object(whole)) = &parsed.value else {
        return Err(vec![Problem::new(1, "", "最外层应为一对花括号 { }，各节写在里面")]);
    };
    let mut reader = Reader { lines: &lines, problems: Vec::new() };
    let sections = reader.sections(whole);
    if reader.problems.is_empty() { Ok(sections) } else { Err(reader.problems) }
}

struct Reader<'s> {
    lines: &'s Lines,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn line(&self, of: &impl Ranged) -> u32 {
        self.lines.line(of.range().start)
    }

    fn sections(&mut self, whole: &Object) -> Vec<Section> {
        let mut sections = vec![Section { name: String::new(), repeated: false, line: 1, fields: Vec::new() }];
        for property in &whole.properties {
            let (name, line) = (property.name.as_str(), self.line(property));
            let known = sections.iter().any(|section| section.name == name);
            match &property.value {
                Json::Object(object) => {
                    sections.push(Section { name: name.to_owned(), repeated: false, line, fields: self.fields(object) });
                }
                Json::Array(array) if array.elements.iter().any(|item| item.as_object().is_some()) => {
                    sections.extend(self.repeated(name, array));
                }
                value => {
                    let field = Field { name: name.to_owned(), line, value: self.value(value) };
                    add(&mut sections[0].fields, field, &mut self.problems);
                    continue;
                }
            }
            if known {
                self.problems.push(Problem::new(line, name, TWICE));
            }
        }
        sections
    }

    /// One section for each object of a list.
    fn repeated(&mut self, name: &str, array: &Array) -> Vec<Section> {
        let mut sections = Vec::new();
        for item in &array.elements {
            let line = self.line(item);
            match item.as_object() {
                Some(object) => {
                    sections.push(Section { name: name.to_owned(), repeated: true, line, fields: self.fields(object) });
                }
                None => self.problems.push(Problem::new(line, name, "其中每一项应为一对花括号，如 { \"name\": \"甲\" }")),
            }
        }
        sections
    }

    fn fields(&mut self, object: &Object) -> Vec<Field> {
        let mut fields = Vec::new();
        for property in &object.properties {
            let value = self.value(&property.value);
            let field = Field { name: property.name.as_str().to_owned(), line: self.line(property), value };
            add(&mut fields, field, &mut self.problems);
        }
        fields
    }

    fn value(&mut self, value: &Json) -> Value {
        match value {
            Json::StringLit(text) => Value::Text(text.value.trim().to_owned()),
            Json::NumberLit(number) => number.value.parse().map_or(Value::Other, Value::Whole),
            Json::Array(array) => Value::List(array.elements.iter().map(|item| (self.line(item), self.value(item))).collect()),
            Json::Object(object) => Value::Fields(self.fields(object)),
            Json::BooleanLit(_) | Json::NullKeyword(_) => Value::Other,
        }
    }
}

/// A line that is no JSON, in the words of someone who has never heard of JSON.
fn syntax(text: &str, lines: &Lines, error: &ParseError) -> Problem {
    use ParseErrorKind::{
        ExpectedColonAfterObjectKey, ExpectedComma, ExpectedObjectValue, ExpectedStringObjectProperty, MultipleRootJsonValues,
        NestingDepthExceeded, SingleQuotedStringsNotAllowed, UnexpectedCloseBrace, UnexpectedCloseBracket, UnexpectedComma,
        UnexpectedTokenInObject, UnexpectedWord, UnterminatedArray, UnterminatedCommentBlock, UnterminatedObject,
    };
    let line = lines.line(error.range().start.min(text.len()));
    let written = text.lines().nth(line as usize - 1).unwrap_or_default();
    let foreign = foreign_marks(written.split("//").next().unwrap_or_default());
    let words = match error.kind() {
        NestingDepthExceeded => "括号套得太深；请照模板填写",
        _ if foreign.is_some() => foreign.unwrap_or_default(),
        ExpectedColonAfterObjectKey => "字段名后面缺少英文冒号“:”，请补上",
        ExpectedComma => "前面一项后面缺少英文逗号“,”，请补上",
        ExpectedObjectValue => "冒号后面缺少内容，请补上",
        ExpectedStringObjectProperty | UnexpectedTokenInObject => "字段名要用英文双引号括起来，如 \"name\": \"高新区\"",
        UnexpectedWord | SingleQuotedStringsNotAllowed => "文字要用英文双引号括起来，如 \"name\": \"高新区\"",
        ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => "引号不成对；请补上另一个英文双引号",
        UnterminatedObject => "花括号不成对；请补上“}”",
        UnterminatedArray => "方括号不成对；请补上“]”",
        UnterminatedCommentBlock => "说明没有结束；请补上“*/”",
        UnexpectedCloseBrace | UnexpectedCloseBracket => "这里多了一个括号，请删去",
        UnexpectedComma => "这里多了一个逗号，请删去",
        MultipleRootJsonValues => "最外层只能有一对花括号 { }，各节写在里面",
        _ => "这一行写法不对；请对照模板检查引号、括号、冒号和逗号",
    };
    Problem::new(line, "", words)
}
