use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run, Span};

/// Characters that a wrong conversion left behind.
pub static ENCODING_GARBAGE: Rule = Rule {
    id: "encoding-garbage",
    title: "乱码、网页代码",
    family: Family::TemplateDebris,
    severity: Severity::Warning,
    why: "编码转换出错留下乱码，从网页复制带进“&nbsp;”“<br>”，都会使文字缺损或格式混乱。",
    advice: "对照原稿恢复乱码处的文字，删去网页代码。",
    authority: "工作经验：编码转换和网页复制的常见残留",
    bad: &[
        Bad { text: "推动经开区高质量发展⟦&nbsp;⟧&nbsp;。", evidence: "2处" },
        Bad { text: "技术合同⟦锟斤拷⟧成交额12.6亿元。", evidence: "1处" },
        Bad { text: "完成投资⟦\u{FFFD}\u{FFFD}⟧亿元。", evidence: "1处" },
        Bad { text: "强化监管。⟦<br>⟧优化服务。<br/>", evidence: "2处" },
        Bad { text: "⟦<p style=\"text-indent:2em\">⟧完成公路投资3.2亿元。</p>", evidence: "2处" },
    ],
    good: &[
        "党旗领航·聚才赋能",
        "引用《後漢書》原文",
        "R&D经费投入强度2.15%,P&R停车场3个。",
        "满意度>95%,误差<3%,a<b且c>d。",
        "实施“<产业倍增>”行动。",
        "打造AT&T;合作项目。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let (mut garbled, mut codes) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < reading.len() {
        let ch = reading.at(at);
        let (list, end) = match ch {
            '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => (&mut garbled, run_of_garbage(reading, at)),
            '锟' if reading.starts(at, "锟斤拷") => (&mut garbled, run_of_garbage(reading, at)),
            '烫' if reading.starts(at, "烫烫烫") => (&mut garbled, (at..).find(|&p| reading.at(p) != '烫').unwrap_or(at + 3)),
            '&' => (&mut codes, entity(reading, at).unwrap_or(at)),
            '<' => (&mut codes, tag(reading, at).unwrap_or(at)),
            _ => (&mut codes, at),
        };
        if end > at {
            list.push(Run::new(at, end));
        }
        at = end.max(at + 1);
    }
    if let Some(finding) = gathered(reading, &garbled, "有乱码,请对照原稿恢复。") {
        findings.push(finding);
    }
    if let Some(mut finding) = gathered(reading, &codes, "有网页代码残留。") {
        let edits = codes.iter().map(|run| Edit { span: reading.span(*run), text: String::new() }).collect();
        finding.fixes.push(Fix { title: "删去全部网页代码".to_string(), edits });
        findings.push(finding);
    }
}

fn gathered(reading: &Reading, places: &[Run], message: &str) -> Option<Finding> {
    let (first, others) = places.split_first()?;
    let span = |run: &Run| -> Span { reading.span(*run) };
    let mut finding = Finding::new(&ENCODING_GARBAGE, span(first), message, format!("共{}处", places.len()));
    for run in others {
        finding = finding.related(span(run), "同类残留");
    }
    Some(finding)
}

fn run_of_garbage(reading: &Reading, start: usize) -> usize {
    let mut at = start;
    loop {
        if matches!(reading.at(at), '\u{FFFD}' | '\u{E000}'..='\u{F8FF}') {
            at += 1;
        } else if reading.starts(at, "锟斤拷") {
            at += 3;
        } else {
            return at;
        }
    }
}

/// `&nbsp;`, `&#160;`.
fn entity(reading: &Reading, at: usize) -> Option<usize> {
    const NAMES: &[&str] =
        &["nbsp;", "amp;", "lt;", "gt;", "quot;", "ldquo;", "rdquo;", "mdash;", "middot;", "ensp;", "emsp;", "hellip;"];
    if let Some(name) = reading.any(at + 1, NAMES) {
        return Some(at + 1 + name.len());
    }
    if reading.at(at + 1) != '#' {
        return None;
    }
    let end = (at + 2..at + 9).find(|&p| !reading.at(p).is_ascii_alphanumeric())?;
    (reading.at(end) == ';' && end > at + 2).then_some(end + 1)
}

/// `<br>`, `</p>`, `<span style="…">`.
fn tag(reading: &Reading, at: usize) -> Option<usize> {
    const LONGEST: usize = 200;
    const NAMES: &[&str] = &[
        "br", "p", "div", "span", "font", "strong", "em", "table", "tbody", "tr", "td", "th", "img", "a", "b", "i", "u", "h1",
        "h2", "h3", "ul", "ol", "li",
    ];
    let name = at + 1 + usize::from(reading.at(at + 1) == '/');
    let letters = (name..name + 8).take_while(|&p| reading.at(p).is_ascii_alphanumeric()).count();
    let end = (name..name + LONGEST).take_while(|&p| !matches!(reading.at(p), '<' | '\0')).find(|&p| reading.at(p) == '>')?;
    let plain = matches!(reading.at(name + letters), '>' | '/');
    // Blanks are not read: the name of an attribute follows the tag's at once.
    let attributes = (name..end).any(|p| reading.at(p) == '=') && (name..end).any(|p| reading.at(p) == '"');
    let known = |length: usize| NAMES.contains(&reading.text(Run::new(name, name + length)).to_ascii_lowercase().as_str());
    let fits = plain && known(letters) || attributes && (1..=letters).any(known);
    fits.then_some(end + 1)
}
