use crate::document::{Heading, Series};
use crate::lex::hanzi;
use crate::rules::clause::ends_clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};
use std::collections::HashMap;

/// Numbers of headings and lists that do not count on.
pub static HEADING_SEQUENCE: Rule = Rule {
    id: "heading-sequence",
    title: "序号断号、重号、乱序",
    family: Family::Structure,
    severity: Severity::Error,
    why: "序号不连续，说明增删段落后没有重新编号，也可能漏掉了整段内容。",
    advice: "先核对是否缺少内容，再统一重新编号。",
    authority: "公文校对通行要求：小标题序号不错乱；“首先”宜与“其次”而不与“第二”连用",
    bad: &[
        Bad {
            text: "一、主要工作\n完成投资3.2亿元。\n⟦三、⟧下半年工作安排\n抓好项目建设。", evidence: "缺“二、”"
        },
        Bad {
            text: "一、主要工作\n(一)推进实施高新专项。立项12项。\n(二)推进农业科技发展。培训6场。\n⟦(二)⟧推动工业转型升级。新增5家。",
            evidence: "出现2次",
        },
        Bad {
            text: "一是加强培育,新增企业12家;二是优化服务,办结事项320件;⟦四是⟧强化保障,拨付资金2亿元。", evidence: "缺“三是”"
        },
        Bad {
            text: "(一)加强预算管理。\n1.编好预算。\n2.严控支出。\n⟦4.⟧强化绩效。\n(二)防范化解风险。", evidence: "缺“3.”"
        },
        Bad {
            text: "一、收入情况\n增长5.1%。\n二、支出情况\n增长3.2%。\n⟦二、⟧存在问题\n财政收支矛盾突出。",
            evidence: "出现2次",
        },
        Bad { text: "第一,抓收入。第二,控支出。⟦第四,⟧防风险。", evidence: "缺“第三，”" },
        Bad {
            text: "(一)抓收入。增长5.1%。\n(二)控支出。压减3%。\n⟦(五)⟧防风险。\n(四)促改革。", evidence: "应为“（三）”"
        },
        Bad { text: "首先,抓好收入。⟦第二,⟧控制支出。", evidence: "其次" },
        Bad { text: "会议要求:一要抓紧,二要抓实,⟦二要⟧抓细。", evidence: "出现2次" },
        Bad {
            text: "一、主要工作\n(一)抓通关。\n(二)抓监管。\n(三)抓缉私。\n⟦(五)⟧抓队伍。\n二、下一步打算\n(一)优化服务。",
            evidence: "缺“（四）”",
        },
    ],
    good: &[
        "(一)抓创新。\n1.建平台。\n2.育企业。\n3.聚人才。\n4.促转化。\n(二)抓改革。\n1.放权。\n2.增效。\n3.问效。",
        "建成市农村创新创业园(一期),推进孵化基地二期工程。",
        "全社会研发投入2.97亿元。3.5万人受益。",
        "一是强基础。二是补短板。\n存在三个问题:一是投入不足;二是人才短缺;三是转化不畅。",
        "一、总体情况\n平稳。\n二、工作打算\n(一)抓收入。\n(二)控支出。\n附件:\n1.收支表\n2.项目表",
        "第一产业增长3.1%,第二产业增长5.2%,第三产业增长6.1%。",
        "首先,抓好收入。其次,控制支出。最后,防范风险。",
        "要做到三条:一是早谋划,二是早部署,三是早落实。近年来我们一是敢想,二是敢干。",
        "一是建平台,二是育企业,三是聚人才,四要抓改革,五要优环境。",
        "唯一是否达标的关键在于投入,其中之一是资金。",
        "七是办好实事:一是建学校,二是建医院,三是修道路。八是守牢底线。九是改进作风。",
        "三、下半年工作安排\n(一)抓收入。\n(二)控支出。",
        "落实《条例》第一、三、五条。获一等奖1项、三等奖5项。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    headings(facts, findings);
    lists(facts, findings);
}

/// Headings of one form under one parent.
fn headings(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let mut series: HashMap<(Option<usize>, Series), Vec<usize>> = HashMap::new();
    let mut order: Vec<(Option<usize>, Series)> = Vec::new();
    for section in &document.sections {
        let Some((&own, above)) = section.path.split_last() else { continue };
        let heading = &document.headings[own];
        if heading.series == Series::Bare {
            continue;
        }
        let key = (above.last().copied(), heading.series);
        let members = series.entry(key).or_default();
        if members.is_empty() {
            order.push(key);
        }
        members.push(own);
    }
    for key in order {
        let members: Vec<&Heading> = series[&key].iter().map(|&index| &document.headings[index]).collect();
        let mut counted = members.first().map_or(0, |first| first.number);
        for pair in 0..members.len().saturating_sub(1) {
            let (before, here) = (members[pair], members[pair + 1]);
            let next = members.get(pair + 2).map(|heading| heading.number);
            let step = Step { before: counted, here: here.number, next };
            let write = |number| restyled(document.reading.quote(here.mark), here.series, number);
            // One wrong number does not make the next one wrong as well.
            counted = if next == Some(counted + 2) { counted + 1 } else { here.number };
            let restarts = here.number == 1 && (step.before > 1 || matches!(here.series, Series::Digit | Series::DigitBracket));
            if restarts || here.number > step.before + 6 {
                counted = here.number;
                continue;
            }
            if here.number == step.before + 1 {
                continue;
            }
            // The missing number may stand where no heading is recognised: before a digit, behind a quotation.
            let between = Run::new(before.mark.to(), here.mark.from());
            if here.number > step.before
                && is_there(
                    &document.reading,
                    between,
                    &restyled(&document.reading.text(here.mark), here.series, step.before + 1),
                )
            {
                counted = here.number;
                continue;
            }
            let first = document.reading.span(before.mark);
            if let Some(finding) = compare(&document.reading, here.mark, step, write) {
                findings.push(finding.related(first, "前一个序号"));
            }
        }
    }
}

/// Whether a number stands anywhere in a run, and is not the end of a longer one.
fn is_there(reading: &Reading, run: Run, mark: &str) -> bool {
    let longer = |ch: char| ch.is_ascii_digit() || hanzi::is_numeral(ch);
    let bare = mark.trim_end_matches('.');
    (run.from()..run.to()).any(|at| {
        let end = at + bare.chars().count();
        let point = bare == mark || matches!(reading.at(end), '.' | '、' | ')');
        reading.starts(at, bare) && point && !longer(reading.before(at))
    })
}

/// A number with its neighbours in the series.
struct Step {
    before: u32,
    here: u32,
    next: Option<u32>,
}

fn compare(reading: &Reading, mark: Run, step: Step, write: impl Fn(u32) -> String) -> Option<Finding> {
    let Step { before, here, next } = step;
    let due = before + 1;
    if here == due {
        return None;
    }
    let span = reading.span(mark);
    let (last, own, proper) = (write(before), write(here), write(due));
    let finding = |message: String, evidence: String| Finding::new(&HEADING_SEQUENCE, span, message, evidence);
    // Where the next number goes on behind the due one, only this one is wrong.
    if next == Some(due + 1) {
        let reason = if here == before {
            format!("“{own}”连续出现2次")
        } else {
            format!("“{last}”之后应为“{proper}”")
        };
        return Some(finding(format!("序号“{own}”有误，这里应为“{proper}”。"), reason).fix(
            format!("改为{proper}"),
            span,
            proper,
        ));
    }
    Some(if here > due {
        let missing: Vec<String> = (due..here).take(3).map(|number| format!("“{}”", write(number))).collect();
        finding(format!("序号从“{last}”跳到“{own}”。"), format!("缺{}", missing.join("")))
    } else if here == before {
        let repeated = finding(format!("序号“{own}”重复，这里应为“{proper}”。"), format!("“{own}”连续出现2次"));
        // The new number must not collide with the one that follows.
        if next.is_none() { repeated.fix(format!("改为{proper}"), span, proper) } else { repeated }
    } else {
        finding(format!("序号“{own}”排在“{last}”之后，次序颠倒。"), format!("{here}<{before}"))
    })
}

/// The mark of a heading as it is printed, with another number.
fn restyled(mark: &str, series: Series, number: u32) -> String {
    let numeral = |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch) || hanzi::is_numeral(ch);
    let number = if matches!(series, Series::Han | Series::HanBracket) { han(number) } else { number.to_string() };
    let before: String = mark.chars().take_while(|&ch| !numeral(ch)).collect();
    let behind: String = mark.chars().skip_while(|&ch| !numeral(ch)).skip_while(|&ch| numeral(ch)).collect();
    format!("{before}{number}{behind}")
}

fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number as usize / 10 % 10, number as usize % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_string(),
        _ => format!("{}十", DIGITS[tens]),
    };
    format!("{tens}{}", DIGITS[ones])
}

/// Lists inside the text: 一是…二是…, which may change to 三要…, and 第一,…第二,….
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Plain,
    Ordinal,
}

struct Item {
    list: List,
    number: u32,
    mark: Run,
}

/// Farther apart two items are not of one list.
const LIST_REACH: usize = 1500;

fn lists(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    // A list inside an item of another one begins anew; the outer one goes on behind it.
    let mut open: [Vec<Item>; 2] = Default::default();
    let mut first_word: Option<usize> = None;
    let mut section_end = 0;
    for at in places(reading) {
        let first = reading.at(at) == '首' && reading.starts(at, "首先,");
        let item = if first { None } else { item(reading, at).filter(|item| opens(reading, at) || item.number == 1) };
        if !first && item.is_none() {
            continue;
        }
        if at >= section_end {
            section_end = facts.document.section_at(at).run.to().max(at + 1);
            open.iter_mut().for_each(Vec::clear);
            first_word = None;
        }
        let Some(item) = item else {
            first_word = Some(at);
            continue;
        };
        let series = &mut open[item.list as usize];
        if series.last().is_some_and(|last| at - last.mark.from() > LIST_REACH) {
            series.clear();
        }
        if let Some(outer) = series.iter().rposition(|before| before.number + 1 == item.number) {
            series.truncate(outer);
        } else if let Some(before) = series.last().filter(|_| item.number != 1) {
            let step = Step { before: before.number, here: item.number, next: None };
            let word = reading.text(Run::new(item.mark.to() - 1, item.mark.to()));
            if let Some(mut finding) = compare(reading, item.mark, step, |number| listed(item.list, number, &word)) {
                finding.fixes.clear();
                findings.push(finding.related(reading.span(before.mark), "前一个序号"));
            }
            series.pop();
        } else if item.number == 2 && item.list == List::Ordinal {
            findings.extend(first_word.filter(|&first| at - first < 600).map(|first| mixed(reading, first, item.mark)));
        }
        if series.len() == 4 {
            series.remove(0);
        }
        series.push(item);
    }
}

/// Where an item may begin: behind a mark, and 一 anywhere: 我们一是…
fn places(reading: &Reading) -> Vec<usize> {
    let behind = reading.signs().filter(|&(_, ch)| is_before_item(ch)).map(|(sign, _)| sign + 1);
    let mut places: Vec<usize> = std::iter::once(0).chain(behind).filter(|&at| begins(reading.at(at))).collect();
    places.extend(reading.places('一'));
    places.sort();
    places.dedup();
    places
}

fn opens(reading: &Reading, at: usize) -> bool {
    is_before_item(reading.before(at))
}

fn is_before_item(ch: char) -> bool {
    ends_clause(ch) || matches!(ch, '、' | ')')
}

fn begins(ch: char) -> bool {
    matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '第' | '首')
}

/// 首先 … 第二.
fn mixed(reading: &Reading, first: usize, mark: Run) -> Finding {
    let message = "“首先”不宜与“第二”连用。";
    Finding::new(&HEADING_SEQUENCE, reading.span(mark), message, "前面用的是“首先”，后面宜用“其次”")
        .severity(Severity::Warning)
        .related(reading.span(Run::new(first, first + 2)), "前面用“首先”")
}

fn item(reading: &Reading, at: usize) -> Option<Item> {
    let ordinal = reading.at(at) == '第';
    let start = at + usize::from(ordinal);
    let numeral = |p: usize| matches!(reading.at(p), '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let used = (0..3).take_while(|&step| numeral(start + step)).count();
    let list = match reading.at(start + used) {
        ',' if ordinal => List::Ordinal,
        '是' | '要' if !ordinal => List::Plain,
        _ => return None,
    };
    let number = hanzi::value(&reading.text(Run::new(start, start + used)))?.floor();
    (used > 0 && number > 0).then(|| Item { list, number: number as u32, mark: Run::new(at, start + used + 1) })
}

fn listed(list: List, number: u32, word: &str) -> String {
    match list {
        List::Plain => format!("{}{word}", han(number)),
        List::Ordinal => format!("第{}{word}", han(number)),
    }
}
