//! What must hold of every analysis of every text; the property tests, the corpus test and the fuzz target ask it.

use hegao::wire::{Edit, Fix, Report};
use hegao::{Options, analyze, wire};

/// Checks everything that the output contract promises; the message says what is broken and where.
pub fn hold(text: &str) -> Result<Report, String> {
    hold_with(text, &Options::default())
}

/// The same of an analysis with options.
pub fn hold_with(text: &str, options: &Options) -> Result<Report, String> {
    let report = wire::report(&analyze(text, options));
    if report != wire::report(&analyze(text, options)) {
        return Err("两次分析结果不同".into());
    }
    let places = Places::new(text);
    mentions(&report, &places)?;
    indicators(&report, &places)?;
    for check in &report.checks {
        places.sound("check", check.start, check.end)?;
        known("verdict", &check.verdict, &["pass", "issue", "doubt", "unchecked"])?;
        if matches!(check.verdict.as_str(), "doubt" | "unchecked") && check.reason.is_none() {
            return Err(format!("{} 未核验而无理由：{}", check.rule, places.quote(check.start, check.end)));
        }
    }
    findings(&report, &places)?;
    let counts = (report.coverage.numerals, report.coverage.indicators, report.coverage.checks);
    let lists = (report.mentions.len() as u32, report.indicators.len() as u32, report.checks.len() as u32);
    if counts != lists {
        return Err(format!("coverage {counts:?} 与清单 {lists:?} 不符"));
    }
    Ok(report)
}

/// The text in UTF-16 units.
struct Places {
    units: Vec<u16>,
    /// Whether a character begins at that unit.
    boundary: Vec<bool>,
}

impl Places {
    fn new(text: &str) -> Self {
        let units: Vec<u16> = text.encode_utf16().collect();
        let boundary = (0..=units.len()).map(|at| !units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit))).collect();
        Self { units, boundary }
    }

    fn quote(&self, start: u32, end: u32) -> String {
        self.units.get(start as usize..end as usize).map_or("?".into(), String::from_utf16_lossy)
    }

    fn sound(&self, what: &str, start: u32, end: u32) -> Result<(), String> {
        let on = |at: u32| self.boundary.get(at as usize).copied().unwrap_or(false);
        if start < end && on(start) && on(end) {
            Ok(())
        } else {
            Err(format!("{what} {start}..{end} 不是文中的一段（{}）", self.quote(start, end)))
        }
    }

    /// Maximal runs of Arabic digits, half and full width.
    fn digit_runs(&self) -> Vec<(u32, u32)> {
        let is_digit = |unit: u16| (0x30..=0x39).contains(&unit) || (0xFF10..=0xFF19).contains(&unit);
        let mut runs = Vec::new();
        let mut start = None;
        for (at, digit) in self.units.iter().map(|&unit| is_digit(unit)).chain([false]).enumerate() {
            match (digit, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    runs.push((from as u32, at as u32));
                    start = None;
                }
                _ => {}
            }
        }
        runs
    }
}

fn known(what: &str, word: &str, words: &[&str]) -> Result<(), String> {
    if words.contains(&word) { Ok(()) } else { Err(format!("{what} 不能是 {word}")) }
}

const CLASSES: &[&str] = &[
    "quantity", "date", "period", "ordinal", "heading", "document-number", "plan-era", "named-term", "code", "page-mark",
    "other", "unclassified",
];

fn mentions(report: &Report, places: &Places) -> Result<(), String> {
    let mentions = &report.mentions;
    for mention in mentions {
        places.sound("mention", mention.start, mention.end)?;
        known("class", &mention.class, CLASSES)?;
        if places.quote(mention.start, mention.end) != mention.text {
            return Err(format!("mention {}..{} 的文字不是 {}", mention.start, mention.end, mention.text));
        }
        for number in [&mention.value, &mention.scaled, &mention.low, &mention.high].into_iter().flatten() {
            decimal(number)?;
        }
    }
    if let Some(pair) = mentions.windows(2).find(|pair| pair[0].end > pair[1].start) {
        return Err(format!("mention {} 与 {} 重叠或次序颠倒", pair[0].text, pair[1].text));
    }
    for (start, end) in places.digit_runs() {
        let first = mentions.partition_point(|mention| mention.end <= start);
        if !mentions.get(first).is_some_and(|mention| mention.start <= start && end <= mention.end) {
            return Err(format!("数字 {} 在 {start}..{end} 不在任何一个 mention 之内", places.quote(start, end)));
        }
    }
    Ok(())
}

fn decimal(number: &str) -> Result<(), String> {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let good = digits.split_once('.').map_or(sound(digits), |(whole, part)| sound(whole) && sound(part));
    if good { Ok(()) } else { Err(format!("{number} 不是十进制数")) }
}

fn indicators(report: &Report, places: &Places) -> Result<(), String> {
    for (indicator, id) in report.indicators.iter().zip(1..) {
        let name = &indicator.name;
        if indicator.id != id || name.is_empty() {
            return Err(format!("第{id}个指标编号 {} 名称“{name}”", indicator.id));
        }
        places.sound(&format!("indicator {name} 名称"), indicator.name_start, indicator.name_end)?;
        places.sound(&format!("indicator {name} 数值"), indicator.value_start, indicator.value_end)?;
        if let Some(change) = &indicator.change {
            places.sound(&format!("indicator {name} 变化"), change.start, change.end)?;
            known("direction", &change.direction, &["up", "down", "flat"])?;
        }
        known("status", &indicator.status, &["done", "plan"])?;
        known("kind", &indicator.kind, &["count", "amount", "rate", "share", "rank", "ratio", "other"])?;
        if indicator.parent.is_some_and(|parent| parent == 0 || parent == id || parent as usize > report.indicators.len()) {
            return Err(format!("indicator {name} 的上级 {:?} 不存在", indicator.parent));
        }
    }
    Ok(())
}

fn findings(report: &Report, places: &Places) -> Result<(), String> {
    let rules = wire::rule_list();
    let mut names = Vec::new();
    for finding in &report.findings {
        let rule = &finding.rule;
        if !rules.iter().any(|known| known.id == *rule) {
            return Err(format!("规则 {rule} 不在清单中"));
        }
        places.sound(rule, finding.start, finding.end)?;
        known("severity", &finding.severity, &["error", "warning", "hint"])?;
        for related in &finding.related {
            places.sound(&format!("{rule} 相关处 {}", related.label), related.start, related.end)?;
        }
        for fix in &finding.fixes {
            repair(rule, fix, places)?;
        }
        if finding.message.is_empty() {
            return Err(format!("{rule} 没有说明"));
        }
        names.push(&finding.fingerprint);
    }
    names.sort();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("指纹 {} 重复", pair[0])),
        None => Ok(()),
    }
}

fn repair(rule: &str, fix: &Fix, places: &Places) -> Result<(), String> {
    let title = &fix.title;
    if fix.edits.is_empty() {
        return Err(format!("{rule} 的修改“{title}”为空"));
    }
    for edit in &fix.edits {
        // An insertion is the one place that may be empty.
        let end = edit.end.max(edit.start + u32::from(edit.start == edit.end && (edit.start as usize) < places.units.len()));
        if edit.start != edit.end {
            places.sound(&format!("{rule} 的修改“{title}”"), edit.start, end)?;
        } else if !places.boundary.get(edit.start as usize).copied().unwrap_or(false) {
            return Err(format!("{rule} 的修改“{title}”插在字中间 {}", edit.start));
        }
    }
    if fix.edits.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(format!("{rule} 的修改“{title}”各处次序颠倒或重叠"));
    }
    let changed = applied(&fix.edits, &places.units);
    if changed == places.units {
        return Err(format!("{rule} 的修改“{title}”什么也没改"));
    }
    outside(&fix.edits, &places.units, &changed).map_err(|at| format!("{rule} 的修改“{title}”动了 {at} 处的原文"))
}

/// The text with the edits made, from the last to the first.
fn applied(edits: &[Edit], units: &[u16]) -> Vec<u16> {
    let mut changed = units.to_vec();
    for edit in edits.iter().rev() {
        changed.splice(edit.start as usize..edit.end as usize, edit.text.encode_utf16());
    }
    changed
}

/// Compares what stands between the edits; the error is the place in the old text.
fn outside(edits: &[Edit], old: &[u16], new: &[u16]) -> Result<(), usize> {
    let (mut from, mut shifted) = (0usize, 0usize);
    for edit in edits {
        let kept = edit.start as usize - from;
        if old[from..from + kept] != new[shifted..shifted + kept] {
            return Err(from);
        }
        (from, shifted) = (edit.end as usize, shifted + kept + edit.text.encode_utf16().count());
    }
    if old[from..] == new[shifted..] { Ok(()) } else { Err(from) }
}
