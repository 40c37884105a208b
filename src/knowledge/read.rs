//! From fields to what they mean. Every wrong field is named, not only the first.

use super::fields::{Field, Form, Section, Value};
use super::figure;
use super::problem::Problem;
use super::{Event, Grade, Ignored, Knowledge, Known, Name, Quantity, Sum, Target, What};
use crate::order;

/// A section of the file: its name, whether it may occur again, its fields, and how it is taken over.
type Kind = (&'static str, bool, &'static [&'static str], fn(&mut Knowledge, &mut Fields));

const KINDS: &[Kind] = &[
    ("", false, &["allowed"], |knowledge, fields| knowledge.allowed = fields.list("allowed")),
    ("name", true, &["name", "aliases"], |knowledge, fields| knowledge.names.extend(fields.name())),
    ("indicator", true, &["name", "aliases", "targets", "least", "most"], indicator),
    ("sum", true, &["total", "parts"], sum),
    ("not-sum", true, &["total", "parts"], no_sum),
    ("rules", false, &["off"], |knowledge, fields| knowledge.rules_off = fields.rules("off")),
    ("severity", false, &[], severity),
    ("event", true, &["name", "first", "since"], event),
    ("ignore", true, &["finding", "rule", "indicator", "pattern", "reason"], ignored),
];

/// Reads a knowledge file; `is_rule` tells the ids of rules. The errors say what to do, in the order of the file.
pub fn read(text: &str, is_rule: fn(&str) -> bool) -> Result<Knowledge, Vec<Problem>> {
    let mut knowledge = Knowledge::default();
    let mut problems = Vec::new();
    let form = Form::of(text);
    for section in form.sections(text)? {
        let Some(&(name, repeated, known, take)) = KINDS.iter().find(|kind| kind.0 == section.name) else {
            let names: Vec<&str> = KINDS.iter().map(|kind| kind.0).filter(|name| !name.is_empty()).collect();
            let words = format!("没有这一节；可用的有{}", names.join("、"));
            problems.push(Problem::new(section.line, &section.name, words));
            continue;
        };
        if section.repeated != repeated {
            problems.push(brackets(form, section.line, name, repeated));
            continue;
        }
        let mut fields = Fields { section: &section, form, is_rule, problems: Vec::new() };
        if name != "severity" {
            fields.refuse_others(known);
        }
        take(&mut knowledge, &mut fields);
        problems.append(&mut fields.problems);
    }
    contradictions(&knowledge, &mut problems);
    order::by_key(&mut problems, |problem| problem.line);
    if problems.is_empty() { Ok(knowledge) } else { Err(problems) }
}

fn brackets(form: Form, line: u32, name: &str, repeated: bool) -> Problem {
    Problem::new(line, name, format!("括号不对，应写作 {}", form.heading(name, repeated)))
}

/// One form may stand for one thing only.
fn contradictions(knowledge: &Knowledge, problems: &mut Vec<Problem>) {
    for names in [knowledge.names.iter().collect::<Vec<&Name>>(), knowledge.indicators.iter().map(|known| &known.name).collect()]
    {
        for (place, name) in names.iter().enumerate() {
            let forms = name.aliases.iter().chain([&name.name]);
            for twice in forms.filter(|form| names[..place].iter().any(|other| other.is(form))) {
                let words = format!("“{twice}”在两条名称里都有，请只留一处");
                problems.push(Problem::new(name.line, "name", words));
            }
        }
    }
}

/// The fields of one section.
struct Fields<'s> {
    section: &'s Section,
    form: Form,
    is_rule: fn(&str) -> bool,
    problems: Vec<Problem>,
}

impl<'s> Fields<'s> {
    fn refuse_others(&mut self, known: &[&str]) {
        for field in self.section.fields.iter().filter(|field| !known.contains(&field.name.as_str())) {
            // JSON has sections among the fields: what holds nothing is no section, and no harm.
            let of_section = KINDS.iter().find(|kind| self.form == Form::Json && kind.0 == field.name);
            if let Some(&(name, repeated, ..)) = of_section.filter(|_| self.section.name.is_empty()) {
                if !matches!(&field.value, Value::List(items) if items.is_empty() && repeated) {
                    self.problems.push(brackets(self.form, field.line, name, repeated));
                }
                continue;
            }
            let words = format!("没有这个字段；这一节可用的有{}", known.join("、"));
            self.problems.push(Problem::new(field.line, &field.name, words));
        }
    }

    fn field(&self, name: &str) -> Option<&'s Field> {
        self.section.fields.iter().find(|field| field.name == name)
    }

    fn wrong(&mut self, line: u32, field: &str, words: impl Into<String>) {
        self.problems.push(Problem::new(line, field, words));
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let field = self.field(name)?;
        match &field.value {
            Value::Text(text) if !text.is_empty() => Some(text.clone()),
            Value::Text(_) => {
                self.wrong(field.line, name, "不能是空的，请填写或删去这一行");
                None
            }
            _ => {
                self.wrong(field.line, name, "应为文字，用英文双引号括起来");
                None
            }
        }
    }

    fn required(&mut self, name: &str) -> Option<String> {
        if self.field(name).is_none() {
            self.wrong(self.section.line, name, format!("{} 缺少这个字段，请补上", self.form.heading(&self.section.name, true)));
        }
        self.text(name)
    }

    fn list(&mut self, name: &str) -> Vec<String> {
        self.lined(name).into_iter().map(|(_, text)| text).collect()
    }

    fn lined(&mut self, name: &str) -> Vec<(u32, String)> {
        let Some(field) = self.field(name) else { return Vec::new() };
        let Value::List(items) = &field.value else {
            self.wrong(field.line, name, "应为方括号里的若干文字，如 [\"甲\", \"乙\"]");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (line, item) in items {
            match item {
                Value::Text(text) if !text.is_empty() => texts.push((*line, text.clone())),
                _ => self.wrong(*line, name, "其中每一项应为文字，用英文双引号括起来，不能是空的"),
            }
        }
        texts
    }

    fn rule(&mut self, line: u32, field: &str, id: String) -> Option<String> {
        if (self.is_rule)(&id) {
            return Some(id);
        }
        self.wrong(line, field, format!("没有规则 {id}；规则代号见“规则”页或 hegao rules"));
        None
    }

    fn rules(&mut self, name: &str) -> Vec<String> {
        let listed = self.lined(name);
        listed.into_iter().filter_map(|(line, id)| self.rule(line, name, id)).collect()
    }

    fn one_rule(&mut self, name: &str) -> Option<String> {
        let line = self.field(name)?.line;
        let id = self.text(name)?;
        self.rule(line, name, id)
    }

    fn name(&mut self) -> Option<Name> {
        let line = self.field("name").map_or(self.section.line, |field| field.line);
        let name = self.required("name")?;
        Some(Name { name, aliases: self.list("aliases"), line })
    }

    fn quantity(&mut self, line: u32, field: &str, words: &str) -> Option<Quantity> {
        let read = figure::quantity(words);
        if read.is_none() {
            self.wrong(line, field, format!("“{words}”应为数和单位，不带“约”“超”，如“15亿元”“64%”“1.2万人”"));
        }
        read
    }

    fn bound(&mut self, name: &str) -> Option<Quantity> {
        let line = self.field(name)?.line;
        let words = self.text(name)?;
        self.quantity(line, name, &words)
    }

    fn targets(&mut self) -> Vec<Target> {
        let Some(field) = self.field("targets") else { return Vec::new() };
        let Value::Fields(listed) = &field.value else {
            let sign = if self.form == Form::Json { ":" } else { " =" };
            let right = format!("应写作 {{ \"2024年\"{sign} \"15亿元\", \"2024年上半年\"{sign} \"7亿元\" }}");
            self.wrong(field.line, "targets", right);
            return Vec::new();
        };
        let mut targets = Vec::new();
        for target in listed {
            let Some(period) = figure::period(&target.name) else {
                let words = format!("“{}”应为带年份的时间，如“2024年”“2024年上半年”“2024年1—9月”", target.name);
                self.wrong(target.line, "targets", words);
                continue;
            };
            match &target.value {
                Value::Text(words) => {
                    let quantity = self.quantity(target.line, "targets", words);
                    targets.extend(quantity.map(|quantity| Target { period, quantity }));
                }
                _ => self.wrong(target.line, "targets", "目标应为文字，如 \"15亿元\""),
            }
        }
        targets
    }

    fn year(&mut self, name: &str) -> Option<i32> {
        let field = self.field(name)?;
        let year = match field.value {
            Value::Whole(year) => i32::try_from(year).ok().filter(|year| (1000..=2100).contains(year)),
            _ => None,
        };
        if year.is_none() {
            self.wrong(field.line, name, "应为四位年份，不加引号，如 2018");
        }
        year
    }
}

fn indicator(knowledge: &mut Knowledge, fields: &mut Fields) {
    let (name, targets) = (fields.name(), fields.targets());
    let (least, most) = (fields.bound("least"), fields.bound("most"));
    let alike = |a: &Quantity, b: &Quantity| a.figure.unit.base == b.figure.unit.base;
    if let (Some(low), Some(high)) = (&least, &most) {
        let line = fields.field("most").map_or(0, |field| field.line);
        if !alike(low, high) {
            fields.wrong(line, "most", "与 least 的单位不同，请统一");
        } else if low.figure.scaled > high.figure.scaled {
            fields.wrong(line, "most", "比 least 小，请核对");
        }
    }
    knowledge.indicators.extend(name.map(|name| Known { name, targets, least, most }));
}

fn sum(knowledge: &mut Knowledge, fields: &mut Fields) {
    let (total, parts) = (fields.required("total"), fields.list("parts"));
    if parts.len() < 2 && fields.problems.is_empty() {
        fields.wrong(fields.section.line, "parts", "至少要写两个分项");
    }
    knowledge.sums.extend(total.map(|total| Sum { total, parts }));
}

fn no_sum(knowledge: &mut Knowledge, fields: &mut Fields) {
    let (total, parts) = (fields.required("total"), fields.list("parts"));
    knowledge.no_sums.extend(total.map(|total| Sum { total, parts }));
}

fn severity(knowledge: &mut Knowledge, fields: &mut Fields) {
    for field in &fields.section.fields {
        let grade = match &field.value {
            Value::Text(words) => match words.as_str() {
                "错误" | "error" => Some(Grade::Error),
                "警告" | "warning" => Some(Grade::Warning),
                "提示" | "hint" => Some(Grade::Hint),
                _ => None,
            },
            _ => None,
        };
        match grade {
            Some(grade) => {
                let rule = fields.rule(field.line, &field.name, field.name.clone());
                knowledge.grades.extend(rule.map(|rule| (rule, grade)));
            }
            None => fields.wrong(field.line, &field.name, "应为 \"错误\"、\"警告\" 或 \"提示\""),
        }
    }
}

fn event(knowledge: &mut Knowledge, fields: &mut Fields) {
    let name = fields.required("name");
    let (first, since) = (fields.year("first"), fields.year("since"));
    if fields.field("first").is_some() == fields.field("since").is_some() {
        fields.wrong(fields.section.line, "event", "first（首届年份）和 since（周年从哪年算起）写一个，且只写一个");
        return;
    }
    let year = first.or(since);
    knowledge.events.extend(name.zip(year).map(|(name, year)| Event { name, year, editions: first.is_some() }));
}

fn ignored(knowledge: &mut Knowledge, fields: &mut Fields) {
    let reason = fields.text("reason").unwrap_or_default();
    let rule = fields.one_rule("rule");
    let given: Vec<&str> = ["finding", "indicator", "pattern"].into_iter().filter(|name| fields.field(name).is_some()).collect();
    let what = match given[..] {
        [] if fields.field("rule").is_some() => rule.map(What::Rule),
        ["finding"] => fields.hash("finding").map(|fingerprint| What::Finding { fingerprint, rule: rule.unwrap_or_default() }),
        ["indicator"] => fields.hash("indicator").map(What::Indicator),
        ["pattern"] => fields.text("pattern").map(|words| What::Pattern { words, rule: rule.unwrap_or_default() }),
        _ => {
            fields.wrong(fields.section.line, "ignore", "finding、indicator、pattern、rule 中写一个");
            None
        }
    };
    knowledge.ignored.extend(what.map(|what| Ignored { what, reason }));
}

impl Fields<'_> {
    fn hash(&mut self, name: &str) -> Option<String> {
        let line = self.field(name)?.line;
        let hash = self.text(name)?;
        let sound = hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !sound {
            self.wrong(line, name, "应为16位的指纹（0—9、a—f），由本程序导出，请勿手改");
        }
        sound.then_some(hash)
    }
}
