use crate::document::{Document, Heading, Series};
use crate::rules::clause::ends_sentence;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::Run;

/// Headings that ran into the text around them.
pub static LOST_LINEBREAK: Rule = Rule {
    id: "lost-linebreak",
    title: "标题与正文粘连",
    family: Family::Structure,
    severity: Severity::Warning,
    why: "复制时丢失换行，标题与标题、标题与正文连成一片，层次不清，也难以排版。",
    advice: "在标题前后恢复换行，一个自然段一行。",
    authority: "GB/T 9704—2012《党政机关公文格式》：每个自然段左空二字",
    bad: &[
        Bad {
            text: "⟦市科技局2024年上半年工作总结一、主要工作开展情况(一)推进实施高新专项1.构建创新生态⟧,加快核心技术攻关。",
            evidence: "4个",
        },
        Bad {
            text: "⟦二、科技局工作中存在的问题但同时⟧我们也清醒认识到工作中还存在一些不足。", evidence: "没有换行"
        },
        Bad {
            text: "县医保局2024年工作总结\n⟦一、主要工作(一)强化基金监管⟧。检查机构40家。\n(二)优化服务。办结事项320件。",
            evidence: "2个",
        },
        Bad {
            text: "区交通局2024年工作总结\n⟦一、工作开展情况今年以来⟧,全区完成公路投资3.2亿元。", evidence: "没有换行"
        },
        Bad {
            text: "⟦二、存在的主要问题一是⟧财政收支矛盾突出;二是债务还本压力较大。", evidence: "没有换行"
        },
    ],
    good: &[
        "要一手抓创新、一手抓安全。",
        "工作做到“一、二、三”有序衔接。",
        "一、主要工作\n(一)抓通关。查验货物1200批次。\n(二)抓监管。立案12起。\n二、存在问题\n人手不足。",
        "重点抓好两件事:(一)建平台;(二)育企业。",
        "(一)强化预算管理。1.编好预算。2.严控支出。3.盘活资金。",
        "建成创业园(一期)、孵化基地(二期)。",
        "落实《条例》第一、二、三条。",
    ],
    check,
};

/// Longer than any paragraph.
const LONG_LINE: usize = 800;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let headings = &document.headings;
    let chains = chains(document);
    if let Some((first, others)) = chains.split_first() {
        let lost: Vec<&Heading> =
            headings.iter().filter(|heading| heading.inline && !opens_sentence(document, heading)).collect();
        let parts = chains.iter().map(|chain| chain.parts).max().unwrap_or(0);
        let evidence = match long_line(document) {
            Some(shape) => shape,
            None => format!("{parts}个标题连成一行，中间没有换行"),
        };
        let message = format!("标题粘连，共{}处缺少换行。", lost.len());
        let mut finding = Finding::new(&LOST_LINEBREAK, reading.span(first.run), message, evidence);
        for chain in others {
            finding = finding.related(reading.span(chain.run), "同样粘连");
        }
        finding.fixes.extend(breaks(document));
        findings.push(finding);
    } else if let Some(shape) = long_line(document)
        && let Some(heading) = headings.iter().find(|heading| heading.inline)
    {
        let span = reading.span(Run::new(heading.mark.from(), heading.title.to().max(heading.mark.to())));
        let mut finding = Finding::new(&LOST_LINEBREAK, span, "标题与正文连成一行，疑似丢失换行。", shape);
        finding.fixes.extend(breaks(document));
        findings.push(finding);
    }
    for (index, heading) in headings.iter().enumerate() {
        let end = heading.title.to();
        let next_heading = headings.get(index + 1).is_some_and(|next| next.mark.from() == end);
        const BEGINS: &[&str] =
            &["但同时", "但是", "同时", "今年以来", "今年是", "上半年", "一年来", "过去一年", "过去的一年", "当前", "但", "一是"];
        let Some(words) = reading.any(end, BEGINS) else { continue };
        if next_heading || heading.title.is_empty() || heading.level > 2 || heading.series == Series::Bare {
            continue;
        }
        let span = reading.span(Run::new(heading.mark.from(), end + words.chars().count()));
        let at = reading.span(Run::new(end, end + 1)).start;
        let message = "标题后面缺少换行或句号，与正文连在一起。";
        let evidence = format!("“{}”与“{words}”之间没有换行", reading.text(heading.title));
        let insertion = crate::text::Span::new(at, at);
        findings.push(Finding::new(&LOST_LINEBREAK, span, message, evidence).fix("在标题后换行", insertion, "\n"));
    }
}

/// Titles and headings that follow one another without a mark in between.
struct Chain {
    run: Run,
    parts: usize,
}

fn chains(document: &Document) -> Vec<Chain> {
    let mut found: Vec<Chain> = Vec::new();
    for (index, heading) in document.headings.iter().enumerate() {
        if !heading.inline || opens_sentence(document, heading) {
            continue;
        }
        let title = document.title.filter(|title| title.to() == heading.mark.from());
        let above = index.checked_sub(1).map(|above| &document.headings[above]);
        let start = title.map(|title| title.from()).or(above.map(|above| above.mark.from())).unwrap_or(heading.mark.from());
        let end = words_end(document, heading);
        match found.last_mut() {
            Some(last) if last.run.to() >= heading.mark.from() => {
                last.run.end = end as u32;
                last.parts += 1;
            }
            _ => found.push(Chain { run: Run::new(start, end), parts: 2 }),
        }
    }
    found
}

/// Where the words of a heading end, or its first clause.
fn words_end(document: &Document, heading: &Heading) -> usize {
    let comma = (heading.title.from()..heading.title.to()).find(|&at| document.reading.at(at) == ',');
    comma.unwrap_or(heading.title.to()).max(heading.mark.to())
}

/// Whether a heading stands behind the end of a sentence, as in a list inside a paragraph.
fn opens_sentence(document: &Document, heading: &Heading) -> bool {
    let before = document.reading.before(heading.mark.from());
    ends_sentence(before) || matches!(before, ':' | ',')
}

/// The shape of a text that is all one line.
fn long_line(document: &Document) -> Option<String> {
    let line = document.lines.iter().copied().find(|line| {
        let inside = |heading: &&Heading| heading.inline && line.holds(heading.mark.from());
        line.len() > LONG_LINE
            && document.headings.iter().filter(inside).filter(|heading| heading.level <= 2).count() >= 2
            && document.headings.iter().filter(inside).count() >= 3
    })?;
    let inside: Vec<&Heading> = document.headings.iter().filter(|heading| line.holds(heading.mark.from())).collect();
    let counts: Vec<String> = [(1, "一级标题"), (2, "二级标题"), (3, "三级标题"), (4, "四级标题")]
        .iter()
        .map(|&(level, name)| (inside.iter().filter(|heading| heading.level == level).count(), name))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{name}{count}个"))
        .collect();
    Some(format!("一行长达{}字，含{}", line.len(), counts.join("、")))
}

/// A line break in front of every heading that stands inside a line of headings.
fn breaks(document: &Document) -> Option<Fix> {
    let edits: Vec<Edit> = document
        .headings
        .iter()
        .filter(|heading| heading.inline && (heading.level <= 3 || !opens_sentence(document, heading)))
        .map(|heading| {
            let at = document.reading.span(heading.mark).start;
            Edit { span: crate::text::Span::new(at, at), text: "\n".to_string() }
        })
        .collect();
    (!edits.is_empty()).then(|| Fix { title: format!("在{}个标题前换行", edits.len()), edits })
}
