use crate::document::{Document, Heading, Series};
use crate::lex::hanzi;
use crate::order;
use crate::rules::clause::{digits, ends_clause};
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Numbers of headings that are not written as the standard has them.
pub static HEADING_FORM: Rule = Rule {
    id: "heading-form",
    title: "层次序号形式不规范",
    family: Family::Structure,
    severity: Severity::Hint,
    why: "公文结构层次序数依次为“一、”“（一）”“1.”“（1）”；序号后的标点写错、层次跳级，属格式差错。",
    advice: "“（一）”后不加标点，“1”后用下脚点，“第一”后用逗号；层次依次使用，不跳级。",
    authority: "GB/T 9704—2012《党政机关公文格式》7.3.3",
    bad: &[
        Bad { text: "⟦（一）、⟧推进实施高新专项", evidence: "（一）、" },
        Bad { text: "⟦1、⟧构建创新生态，加快核心技术攻关。", evidence: "1、" },
        Bad {
            text: "区财政局2024年工作总结\n一、主要工作\n（一）组织收入。完成8.6亿元。\n二、存在问题\n⟦1.⟧收入结构不优。\n2.支出压力大。",
            evidence: "层次跳级",
        },
        Bad {
            text: "抓好两件事。⟦第一、⟧扩大医保参保覆盖。第二、加强基金监管。", evidence: "第一、"
        },
        Bad {
            text: "公路养护进展顺利。\n⟦（1）、⟧国道养护。修复路面3.2公里。\n（2）县道养护。", evidence: "（1）、"
        },
        Bad {
            text: "⟦一.⟧校园安全工作\n排查隐患36处。\n二.教学质量工作\n新增学位1800个。", evidence: "一."
        },
    ],
    good: &[
        "发展1、2、3号车间智能化改造。",
        "落实《条例》第一、二、三条。",
        "（1）（2）（3）号地块完成调区评审。",
        "一、主要工作\n（一）组织收入\n1.完成税收8.6亿元。\n（1）做好汇算清缴。",
        "一、门诊工作\n1.完成门诊量46万人次。\n二、住院工作\n1.收治患者1.2万人次。",
        "第一，扩大参保覆盖。第二，加强基金监管。",
        "获得第一、第二名的学校各1所。",
        "一是抓春耕，二是抓防汛；1.5万亩农田完成改造。",
    ],
    check,
};

/// One number that is written wrongly.
struct Slip {
    run: Run,
    /// What the mark should be, where only the mark is wrong.
    mark: Option<(Run, &'static str)>,
    what: &'static str,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut slips: Vec<Slip> = document.lines.iter().filter_map(|line| at_line_start(reading, line.from())).collect();
    slips.extend(reading.places('第').filter_map(|at| ordinal(reading, at)));
    slips.extend(skipped(document));
    order::by_key(&mut slips, |slip| slip.run);
    let Some(first) = slips.first() else { return };
    let places = slips.len();
    let message = match places {
        1 => format!("{}。", first.what),
        _ => format!("层次序号形式不规范，共{places}处。"),
    };
    let shown: Vec<&str> = slips.iter().take(5).map(|slip| reading.quote(slip.run)).collect();
    let evidence = format!("“{}”：{}", shown.join("”“"), first.what);
    let mut finding = Finding::new(&HEADING_FORM, reading.span(first.run), message, evidence);
    for slip in &slips[1..] {
        finding = finding.related(reading.span(slip.run), slip.what);
    }
    let edits: Vec<Edit> = slips
        .iter()
        .filter_map(|slip| slip.mark)
        .map(|(run, text)| Edit { span: reading.span(run), text: text.to_string() })
        .collect();
    if !edits.is_empty() {
        finding.fixes.push(Fix { title: format!("改正{}处序号后的标点", edits.len()), edits });
    }
    findings.push(finding);
}

/// （一）、 and 1、 and 一. at the beginning of a line.
fn at_line_start(reading: &Reading, at: usize) -> Option<Slip> {
    let ch = reading.at(at);
    if ch == '(' {
        let close = (at + 1..at + 5).find(|&p| reading.at(p) == ')')?;
        let numeral = close > at + 1 && (at + 1..close).all(|p| reading.at(p).is_ascii_digit() || is_small(reading.at(p)));
        let marked = numeral && matches!(reading.at(close + 1), '、' | '.' | ',') && is_han(reading.at(close + 2));
        return marked.then(|| Slip {
            run: Run::new(at, close + 2),
            mark: Some((Run::new(close + 1, close + 2), "")),
            what: "带括号的序号后不加标点",
        });
    }
    if ch.is_ascii_digit() {
        let end = at + digits(reading, at);
        let words = (end + 1..end + 5).all(|p| is_han(reading.at(p)));
        return (end - at <= 2 && reading.at(end) == '、' && words).then(|| Slip {
            run: Run::new(at, end + 1),
            mark: Some((Run::new(end, end + 1), ".")),
            what: "阿拉伯数字序号后应用下脚点，不用顿号",
        });
    }
    let used = (0..3).take_while(|&step| is_small(reading.at(at + step))).count();
    let end = at + used;
    let words = (end + 1..end + 4).all(|p| is_han(reading.at(p)) && !hanzi::is_numeral(reading.at(p)));
    (used > 0 && reading.at(end) == '.' && words).then(|| Slip {
        run: Run::new(at, end + 1),
        mark: Some((Run::new(end, end + 1), "、")),
        what: "“一”后应用顿号，不用下脚点",
    })
}

fn is_small(ch: char) -> bool {
    ch == '十' || ch != '两' && hanzi::digit(ch).is_some_and(|digit| digit > 0)
}

/// 第一、 at the beginning of a clause, no further numeral behind it.
fn ordinal(reading: &Reading, at: usize) -> Option<Slip> {
    if !is_small(reading.at(at + 1)) || reading.at(at + 2) != '、' {
        return None;
    }
    let next = reading.at(at + 3);
    let list = next == '第' || hanzi::is_numeral(next) || !is_han(next);
    let opens = at == 0 || ends_clause(reading.before(at));
    (opens && !list).then(|| Slip {
        run: Run::new(at, at + 3),
        mark: Some((Run::new(at + 2, at + 3), "，")),
        what: "“第一”后应用逗号，不用顿号",
    })
}

/// 1. right under 一、 where other parts have （一）.
fn skipped(document: &Document) -> Vec<Slip> {
    let headings = &document.headings;
    let under = |index: usize| headings.get(index + 1).filter(|next: &&Heading| next.level > headings[index].level);
    let chapters = || (0..headings.len()).filter(|&index| headings[index].series == Series::Han);
    let uses_second = chapters().any(|index| under(index).is_some_and(|next| next.series == Series::HanBracket));
    if !uses_second {
        return Vec::new();
    }
    // Behind the text, in attachments, numbers begin anew.
    let own = |index: usize, next: &Heading| {
        let gap = Run::new(headings[index].mark.from(), next.mark.from());
        document.reading.find(gap, "附件").is_none() && document.reading.find(gap, "名词解释").is_none()
    };
    chapters()
        .filter_map(|index| under(index).filter(|next| own(index, next)))
        .filter(|next| next.series == Series::Digit && !next.inline && next.number == 1)
        .map(|next| Slip { run: next.mark, mark: None, what: "“一、”下直接用“1.”，层次跳级" })
        .collect()
}
