use super::{Ignored, What};

const HEAD: &str = "# 核稿忽略清单。只有规则代号、指纹和自己填写的词语，不含文稿内容。\n";

/// The list of what is ignored as a file that [`read`](super::read) takes back.
pub fn ignore_list(ignored: &[Ignored]) -> String {
    let mut text = HEAD.to_owned();
    for entry in ignored {
        text.push_str("\n[[ignore]]\n");
        let mut field = |name: &str, value: &str| {
            if !value.is_empty() {
                text.push_str(&format!("{name} = {}\n", quoted(value)));
            }
        };
        match &entry.what {
            What::Finding { fingerprint, rule } => {
                field("finding", fingerprint);
                field("rule", rule);
            }
            What::Rule(rule) => field("rule", rule),
            What::Indicator(hash) => field("indicator", hash),
            What::Pattern { words, rule } => {
                field("pattern", words);
                field("rule", rule);
            }
        }
        field("reason", &entry.reason);
    }
    text
}

/// A basic string: quotes, backslashes and control characters are escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for ch in text.chars() {
        match ch {
            '"' | '\\' => quoted.extend(['\\', ch]),
            '\n' | '\r' | '\t' => quoted.push(' '),
            _ if ch.is_control() => quoted.push_str(&format!("\\u{:04X}", ch as u32)),
            _ => quoted.push(ch),
        }
    }
    quoted.push('"');
    quoted
}
