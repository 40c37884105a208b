use crate::document::{Document, Heading, Section, Series, Standing};
use crate::order;
use crate::rules::clause::ends_sentence;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, Span, is_han};

/// A text that is not all there.
pub static TRUNCATED_TEXT: Rule = Rule {
    id: "truncated-text",
    title: "文本疑似残缺",
    family: Family::Structure,
    severity: Severity::Warning,
    why: "从网页或旧稿复制时常丢失后半部分：标题下没有内容、段落停在逗号上、网页提示“剩余未读”。",
    advice: "找到原文补全；本来就没有内容的，删去空标题。",
    authority: "文稿核校通则：内容完整",
    bad: &[
        Bad { text: "⟦免费阅读已结束⟧，点击下载阅读编辑剩下 ...", evidence: "部分内容" },
        Bad { text: "三、下半年工作安排\n⟦（一）⟧", evidence: "（一）" },
        Bad {
            text: "区财政局2024年上半年工作总结\n一、工作情况\n完成收入8.6亿元。\n二、存在问题\n收入结构不优。\n⟦三、下半年工作打算⟧",
            evidence: "三、下半年工作打算",
        },
        Bad {
            text: "县卫健局2024年工作总结\n一、门诊服务\n门诊量46万人次。\n二、住院服务\n收治患者1.2万人次，⟦建成医共体3个，⟧",
            evidence: "，",
        },
        Bad {
            text: "农村公路新改建126公里，完成投资3.2亿元，⟦以及⟧\n二、存在的问题\n资金不足。", evidence: "以及"
        },
        Bad {
            text: "区教育局2024年工作总结\n全年新增学位3200个，改造校舍12所。\n培训教师1200人次，选派骨干教师36名到乡村学校支教。\n排查校园安全隐患36处，全部整改到位，未发生安全责任事故。\n下一步，将聚焦优质均衡，⟦加快推进城南学校建设和师资队⟧",
            evidence: "没有句末标点",
        },
    ],
    good: &[
        "深化企业上市培育。\n年末A股上市公司数量达到24家以上。",
        "全年任务已完成。\n附件：1.指标完成情况表\n2.项目清单",
        "区交通局2024年工作总结\n新改建农村公路126公里。\n区交通局\n2024年12月28日",
        "一、工作情况\n（一）门诊服务。门诊量46万人次。\n（二）住院服务。收治患者1.2万人次。",
        "全年新增学位3200个，\n改造校舍12所，\n培训教师1200人次。",
        "一、主要工作\n（一）组织收入\n1.完成税收8.6亿元。",
        "推广优质种源50个品种",
    ],
    check,
};

/// What a preview of a document site says where it stops.
const NOTICES: &[&str] = &[
    "免费阅读已结束", "免费预览已结束", "阅读已结束", "预览已结束", "预览结束", "页未读", "试读结束", "试读已结束",
    "超出免费预览", "免费预览范围", "查看剩余全文", "阅读全文请", "下载后查看全文", "剩余内容", "余下全文",
];

const JOINTS: &[&str] = &["以及", "并且", "而且", "但是", "因此", "同时", "但", "和", "及", "与", "或"];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    if let Some(notice) = notice(document) {
        let evidence = shape(document);
        let message = "网页只给出了部分内容，全文可能不完整。";
        // The notice itself is a remain of the website; what breaks off is the part under the last heading.
        let last = document.headings.last().map(|last| document.reading.span(whole(last)));
        findings.push(match last {
            Some(last) => Finding::new(&TRUNCATED_TEXT, last, message, evidence).related(notice, "网页的提示"),
            None => Finding::new(&TRUNCATED_TEXT, notice, message, evidence),
        });
    }
    let empty = document.headings.iter().enumerate().filter(|&(index, _)| is_empty(document, index));
    for (_, heading) in empty {
        let run = whole(heading);
        let words = document.reading.quote(run);
        let message = format!("标题“{words}”后无内容。");
        findings.push(Finding::new(&TRUNCATED_TEXT, document.reading.span(run), message, format!("“{words}”之后没有文字")));
    }
    broken_lines(document, findings);
    broken_end(document, findings);
}

/// The first notice of a preview in the source: masked debris is searched too.
fn notice(document: &Document) -> Option<Span> {
    let (reading, source) = (&document.reading, document.reading.source);
    let mut firsts: Vec<char> = NOTICES.iter().filter_map(|words| words.chars().next()).collect();
    order::sort(&mut firsts);
    firsts.dedup();
    let at = |at: u32| {
        let rest = &source[at as usize..];
        let words = NOTICES.iter().filter(|words| rest.starts_with(**words)).max_by_key(|words| words.len())?;
        Some(Span::new(at, at + words.len() as u32))
    };
    let read = firsts.iter().filter_map(|&first| reading.places(first).find_map(|place| at(reading.byte(place))));
    let masked = document.debris.iter().flat_map(|debris| {
        let inside = debris.span.of(source).char_indices().filter(|(_, ch)| firsts.binary_search(ch).is_ok());
        inside.filter_map(|(step, _)| at(debris.span.start + step as u32))
    });
    read.chain(masked).min()
}

/// How far the done and the planned parts go.
fn shape(document: &Document) -> String {
    let count = |standing: Standing| {
        let own = |section: &&Section| {
            section.standing == standing && section.path.last().is_some_and(|&index| document.headings[index].level == 2)
        };
        document.sections.iter().filter(own).count()
    };
    let (done, planned) = (count(Standing::Done), count(Standing::Plan));
    if planned > 0 && done > planned {
        format!("网页只给出部分内容：总结部分有{done}个方面，安排部分只到第{planned}个方面，{done}>{planned}")
    } else {
        "网页提示只给出部分内容".into()
    }
}

fn whole(heading: &Heading) -> Run {
    Run::new(heading.mark.from(), heading.title.to().max(heading.mark.to()))
}

/// A number without words, or a chapter at the very end without a text.
fn is_empty(document: &Document, index: usize) -> bool {
    let Some(heading) = document.headings.get(index) else { return false };
    let reading = &document.reading;
    let next = document.headings.get(index + 1).map_or(reading.len(), |next| next.mark.from());
    let end = whole(heading).to();
    let rest = Run::new(end, next.max(end));
    let silent = (rest.from()..rest.to()).all(|at| !reading.at(at).is_alphanumeric());
    if !silent {
        return false;
    }
    let numbered = heading.series != Series::Bare && heading.title.is_empty() && !heading.inline;
    let last = index + 1 == document.headings.len();
    let chapter = last && heading.series == Series::Han && heading.number > 1 && !heading.inline && heading.title.len() <= 25;
    let closed = ends_sentence(reading.at(heading.title.to())) && reading.at(heading.title.to()) == '。';
    numbered || chapter && !closed
}

/// Paragraphs that stop on a comma or a conjunction before a heading or at the end, and a last paragraph cut in a word.
fn broken_lines(document: &Document, findings: &mut Vec<Finding>) {
    const LONG: usize = 25;
    const WHOLE: usize = 15;
    let reading = &document.reading;
    let body = body_lines(document);
    let closed = body.iter().filter(|line| line.len() >= WHOLE && is_closed(reading, line.to())).count();
    for (index, &line) in body.iter().enumerate() {
        let last = index + 1 == body.len();
        let before_heading = body
            .get(index + 1)
            .is_some_and(|next| document.headings.binary_search_by_key(&next.from(), |heading| heading.mark.from()).is_ok());
        if !last && !before_heading || is_heading(document, line) {
            continue;
        }
        let end = line.to();
        let mark = matches!(reading.before(end), ',' | '、') && line.len() >= 8;
        let joint = JOINTS
            .iter()
            .find(|joint| reading.ends(end, joint) && matches!(reading.before(end - joint.chars().count()), ',' | ';' | '。'));
        let cut = last && line.len() >= LONG && closed >= 3 && is_han(reading.before(end));
        let (run, evidence) = if mark {
            (
                last_clause(reading, line, end - 1, end),
                format!("段落停在“{}”上", if reading.before(end) == ',' { '，' } else { '、' }),
            )
        } else if let Some(joint) = joint {
            (Run::new(end - joint.chars().count(), end), format!("段落停在“{joint}”上"))
        } else if cut {
            (last_clause(reading, line, end, end), "末段没有句末标点".into())
        } else {
            continue;
        };
        findings.push(Finding::new(&TRUNCATED_TEXT, reading.span(run), "段落没有写完。", evidence));
    }
}

/// The very last line stops on a comma, be it in an attachment or a few words long.
fn broken_end(document: &Document, findings: &mut Vec<Finding>) {
    let reading = &document.reading;
    let Some(&line) = document.lines.last() else { return };
    let end = line.to();
    let known = findings.iter().any(|finding| finding.rule == TRUNCATED_TEXT.id && finding.span.end == reading.span(line).end);
    if reading.before(end) == ',' && line.len() >= 4 && !known && document.table_at(line.from()).is_none() {
        let run = last_clause(reading, line, end - 1, end);
        findings.push(Finding::new(&TRUNCATED_TEXT, reading.span(run), "段落没有写完。", "全文停在“，”上"));
    }
}

/// The lines of the text, without its signature, date and attachments.
fn body_lines(document: &Document) -> Vec<Run> {
    let reading = &document.reading;
    let attached = document.lines.iter().position(|line| {
        reading.starts(line.from(), "附件") || reading.starts(line.from(), "附表") || reading.starts(line.from(), "附:")
    });
    let mut lines: Vec<Run> = document.lines[..attached.unwrap_or(document.lines.len())].to_vec();
    let under = |line: &Run| {
        line.len() <= 22 && !ends_sentence(reading.before(line.to())) && !matches!(reading.before(line.to()), ',' | '、')
    };
    while lines.len() > 1 && lines.last().is_some_and(|line| under(line) && !is_heading(document, *line)) {
        lines.pop();
    }
    lines
}

fn is_heading(document: &Document, line: Run) -> bool {
    let at = document.headings.partition_point(|heading| heading.mark.from() < line.from());
    document.headings.get(at).is_some_and(|heading| {
        heading.mark.from() == line.from()
            && heading.title.to() >= line.to()
            && !matches!(document.reading.before(line.to()), ',' | '、')
    })
}

fn is_closed(reading: &Reading, end: usize) -> bool {
    matches!(reading.before(end), '。' | ';' | '!' | '?' | '”' | ')' | ':' | '…')
}

fn last_clause(reading: &Reading, line: Run, before: usize, end: usize) -> Run {
    let start = (line.from()..before).rev().find(|&p| matches!(reading.at(p), ',' | ';' | '。' | ':'));
    Run::new(start.map_or(line.from(), |p| p + 1), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_notice_counts_and_the_longest_at_its_place() {
        let source = "剩余内容请下载，免费阅读已结束";
        assert_eq!(notice(&Document::read(source)).map(|span| span.of(source)), Some("剩余内容"));
        assert_eq!(notice(&Document::read("全文完。")), None);
    }
}
