use std::io::{self, Write};

use anstyle::Style;

use super::args::ListFormat;
use super::{CLEAN, pretty};
use crate::rules::{RULES, Rule, records};
use crate::wire;

/// Prints every rule from its own declaration.
pub(super) fn print(format: ListFormat) -> io::Result<u8> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    match format {
        ListFormat::Json => writeln!(out, "{}", serde_json::to_string(&wire::rule_list())?)?,
        ListFormat::Text => {
            let mut family = "";
            for rule in RULES {
                if rule.family.title() != family {
                    family = rule.family.title();
                    writeln!(out, "{BOLD}【{family}】{BOLD:#}\n")?;
                }
                out.write_all(described(rule).as_bytes())?;
            }
            writeln!(out, "共{}条规则。", RULES.len())?;
        }
    }
    out.flush()?;
    Ok(CLEAN)
}

const BOLD: Style = Style::new().bold();

fn described(rule: &Rule) -> String {
    let (title, style) = pretty::severity(rule.severity);
    let mut words = format!("{BOLD}{}{BOLD:#}  {}  {style}{title}{style:#}\n", rule.id, rule.title);
    for (label, text) in [("说明", rule.why), ("处理", rule.advice), ("依据", rule.authority)] {
        if !text.is_empty() {
            words.push_str(&format!("  {label}：{text}\n"));
        }
    }
    for bad in rule.bad {
        words.push_str(&format!("  有误：{}\n", indented(bad.text)));
    }
    for good in rule.good {
        words.push_str(&format!("  无误：{}\n", indented(good)));
    }
    for record in records(rule.id) {
        words.push_str(&format!("  核验：{}\n", record.words()));
    }
    words + "\n"
}

/// Further lines of an example stand under its first.
fn indented(example: &str) -> String {
    example.replace('\n', "\n        ")
}
