use std::collections::HashMap;

use crate::compare::Previous;
use crate::document::{Document, Sentence, Standing};
use crate::indicator::Indicator;
use crate::lex::{calendar, hanzi};
use crate::mention::{Dimension, Mention};
use crate::number::Decimal;
use crate::rules::clause::holds;
use crate::rules::stock_wording::own_words;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Sentences taken over from last period's report with nothing changed.
pub static STALE_CARRYOVER: Rule = Rule {
    id: "stale-carryover",
    title: "与上期文本雷同未更新",
    family: Family::CrossDocument,
    severity: Severity::Warning,
    why: "在上期材料上改写时，最容易留下没有更新的数字、目标和届次。",
    advice: "核对数字、目标和届次是否为本期情况；确实未变的可以不改。",
    authority: "公文核稿通行要求：检查有没有沿用过期数据",
    bad: &[
        Bad {
            text: "市科技局2023年上半年工作总结\n三、下半年工作安排\n筹备办好第六届农民丰收节。\n（以上为上期，以下为本期）\n市科技局2024年上半年工作总结\n三、下半年工作安排\n筹备办好⟦第六届⟧农民丰收节。",
            evidence: "第七届",
        },
        Bad {
            text: "力争新增上市挂牌企业5家左右。\n（以上为上期，以下为本期）\n⟦力争新增上市挂牌企业5家左右⟧。",
            evidence: "5家左右",
        },
        Bad {
            text: "县交通局2023年工作总结\n新改建农村公路120公里，创建“四好农村路”示范乡镇3个。\n（以上为上期，以下为本期）\n县交通局2024年工作总结\n⟦新改建农村公路120公里，创建“四好农村路”示范乡镇3个⟧。",
            evidence: "120公里",
        },
        Bad {
            text: "区卫健局2023年工作总结\n一、工作情况\n开展义诊活动46场次，服务群众8200人次。\n（以上为上期，以下为本期）\n区卫健局2024年工作总结\n一、工作情况\n建成村卫生室12家。⟦开展义诊活动46场次，服务群众8200人次⟧。",
            evidence: "46场次",
        },
        Bad {
            text: "市民政局2023年工作总结\n新建养老服务站26个。改造敬老院12所，新增护理型床位800张。\n（以上为上期，以下为本期）\n市民政局2024年工作总结\n⟦新建养老服务站26个。改造敬老院12所，新增护理型床位800张⟧。发放高龄津贴1260万元。",
            evidence: "26个",
        },
        Bad {
            text: "市财政局2023年工作总结\n二、2024年工作打算\n健全预算绩效管理机制，推动绩效评价结果与预算安排、政策调整挂钩，压减低效无效支出。清理盘活存量资产，规范政府采购行为。\n（以上为上期，以下为本期）\n市财政局2024年工作总结\n二、2025年工作打算\n⟦健全预算绩效管理机制，推动绩效评价结果与预算安排、政策调整挂钩，压减低效无效支出。清理盘活存量资产，规范政府采购行为⟧。",
            evidence: "字相同",
        },
    ],
    good: &[
        "市科技局2023年上半年工作总结\n选派科技特派员168名。\n（以上为上期，以下为本期）\n市科技局2024年上半年工作总结\n选派科技特派员179名。",
        "落实《全市科技计划项目管理办法》。\n（以上为上期，以下为本期）\n落实《全市科技计划项目管理办法》。",
        "县农业农村局2023年工作总结\n二、2024年工作打算\n筹备办好第六届农民丰收节。\n（以上为上期，以下为本期）\n县农业农村局2024年工作总结\n一、工作情况\n成功举办第六届农民丰收节。",
        "某县2023年工作总结\n全县辖12个乡镇、186个行政村，总面积1620平方公里。\n（以上为上期，以下为本期）\n某县2024年工作总结\n全县辖12个乡镇、186个行政村，总面积1620平方公里。",
        "市财政局2023年工作总结\n二、2024年工作打算\n坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，加强党风廉政建设。\n（以上为上期，以下为本期）\n市财政局2024年工作总结\n二、2025年工作打算\n坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，加强党风廉政建设。",
        "市生态环境局2023年工作总结\n到2025年，城市生活污水集中收集率达到70%以上。\n（以上为上期，以下为本期）\n市生态环境局2024年工作总结\n到2025年，城市生活污水集中收集率达到70%以上。",
        "区应急局2023年工作总结\n隐患整改率达到100%。\n（以上为上期，以下为本期）\n区应急局2024年工作总结\n隐患整改率达到100%。",
        "市委党校2023年工作总结\n学习贯彻党的第二十届中央委员会第三次全体会议精神。\n（以上为上期，以下为本期）\n市委党校2024年工作总结\n学习贯彻党的第二十届中央委员会第三次全体会议精神。",
    ],
    check,
};

/// What does not change from one report to the next.
const LASTING: [&str; 14] = [
    "辖", "总面积", "国土面积", "户籍", "常住人口", "总人口", "编制", "内设", "第一书记", "责任单位", "联系电话", "以来", "规定",
    "条例",
];
/// Bodies and meetings that keep their number for years.
const TERMS: [&str; 12] =
    ["中央", "全会", "人大", "人民代表", "政协", "党代", "代表大会", "委员会", "理事会", "常委", "班子", "职代会"];
/// Own ideographs from which plans without a figure count as copied.
const COPIED: usize = 30;
/// Own ideographs below which a sentence is too short to say anything.
const SHORT: usize = 6;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let Some(previous) = facts.previous else { return };
    let document = facts.document;
    let reading = &document.reading;
    if let (Some(now), Some(then)) = (&document.period, &previous.document.period)
        && then.end >= now.end
    {
        return;
    }
    let before = sentences(previous);
    let mut copied: Option<Copied> = None;
    let mut indicators = facts.indicators;
    for sentence in &document.sentences {
        let body = body(document, sentence);
        let own = within(&mut indicators, facts.mentions, body);
        let planned = planned(document, sentence, own);
        let lasting = || holds(reading, body, &LASTING) || names_year(reading, body);
        let known = body.len() >= SHORT && before.get(&words(reading, body)) == Some(&planned);
        if copied.as_ref().is_some_and(|copied| !known || copied.paragraph != sentence.paragraph || copied.planned != planned) {
            findings.extend(copied.take().and_then(|copied| copied.finding(document)));
        }
        if !known || own_words(reading, body) < SHORT || lasting() {
            continue;
        }
        if let Some(finding) = edition(facts, previous, body) {
            findings.push(finding);
            continue;
        }
        let figure = telling(facts, own);
        match &mut copied {
            Some(copied) if figure.is_some() || copied.figure.is_none() => {
                copied.run = Run::new(copied.run.from(), body.to());
                copied.figure = copied.figure.take().or(figure);
            }
            Some(_) => {}
            None if planned || figure.is_some() => {
                copied = Some(Copied { run: body, figure, planned, paragraph: sentence.paragraph });
            }
            None => {}
        }
    }
    findings.extend(copied.and_then(|copied| copied.finding(document)));
}

/// Sentences of one paragraph that follow each other and all stood in last period's report.
struct Copied {
    run: Run,
    /// The first figure that should have changed; plans without one count as copied when they are long.
    figure: Option<String>,
    planned: bool,
    paragraph: usize,
}

impl Copied {
    fn finding(self, document: &Document) -> Option<Finding> {
        let reading = &document.reading;
        let span = reading.span(self.run);
        let Some(figure) = self.figure else {
            let words = own_words(reading, self.run);
            let message = "这段安排与上期一字不差，请确认是否需要更新。";
            let finding = || Finding::new(&STALE_CARRYOVER, span, message, format!("除固定提法外有{words}字相同"));
            return (words >= COPIED).then(|| finding().severity(Severity::Hint));
        };
        let message = match self.planned {
            true => "目标与上期一字不差，请确认。",
            false => "这里的文字与上期相同，数字没有更新，请核对。",
        };
        Some(Finding::new(&STALE_CARRYOVER, span, message, format!("上期也写“{figure}”，文字和数字都没有变")))
    }
}

/// The words of a sentence without its marks, which are changed in passing.
fn words(reading: &Reading, run: Run) -> String {
    let kept = |ch: &char| is_han(*ch) || ch.is_alphanumeric() || matches!(ch, '.' | '%' | '-' | '—');
    (run.from()..run.to()).map(|at| reading.at(at)).filter(kept).collect()
}

fn planned(document: &Document, sentence: &Sentence, own: &[Indicator]) -> bool {
    document.sections[sentence.section].standing == Standing::Plan || own.iter().any(|own| own.planned)
}

/// The sentences of last period's report by their words, each with whether it was planned.
fn sentences(previous: &Previous) -> HashMap<String, bool> {
    let document = &previous.document;
    let mut indicators = previous.indicators.as_slice();
    let mut known = HashMap::with_capacity(document.sentences.len());
    for sentence in &document.sentences {
        let body = body(document, sentence);
        let own = within(&mut indicators, &previous.mentions, body);
        if body.len() >= SHORT {
            known.insert(words(&document.reading, body), planned(document, sentence, own));
        }
    }
    known
}

/// A sentence without the heading in front of it and without its final mark; empty for a heading or the title.
fn body(document: &Document, sentence: &Sentence) -> Run {
    let run = sentence.run;
    let heading = document.sections[sentence.section].path.last().map(|&heading| document.headings[heading].title);
    let titled = document.title.is_some_and(|title| title.overlaps(run));
    let start = heading.map_or(run.from(), |title| run.from().max(title.to()));
    let end = (run.from()..run.to()).rev().find(|&at| !matches!(document.reading.at(at), '。' | ';' | '!' | '?' | '\n'));
    let end = end.map_or(run.from(), |at| at + 1);
    if titled || start >= end { Run::new(run.from(), run.from()) } else { Run::new(skip(&document.reading, start, end), end) }
}

/// Behind the mark that closes a heading.
fn skip(reading: &Reading, start: usize, end: usize) -> usize {
    (start..end).find(|&at| !matches!(reading.at(at), '。' | ':' | ',' | '\n')).unwrap_or(start)
}

/// The indicators inside a run; asked in the order of the text, those before it are dropped.
fn within<'i>(rest: &mut &'i [Indicator], mentions: &[Mention], run: Run) -> &'i [Indicator] {
    let start = |indicator: &Indicator| mentions.get(indicator.mention).and_then(|mention| mention.run).map_or(0, Run::from);
    let first = rest.iter().take_while(|indicator| start(indicator) < run.from()).count();
    *rest = &rest[first..];
    let inside = rest.iter().take_while(|indicator| start(indicator) < run.to()).count();
    let (own, behind) = rest.split_at(inside);
    *rest = behind;
    own
}

/// Whether a sentence names a year, which makes it the same whenever it is read.
fn names_year(reading: &Reading, run: Run) -> bool {
    (run.from()..run.to()).any(|at| calendar::year(reading, at).is_some())
}

/// The same edition of an event.
fn edition(facts: &Facts, previous: &Previous, body: Run) -> Option<Finding> {
    let reading = &facts.document.reading;
    let (run, number) = (body.from()..body.to()).find_map(|at| {
        let numeral =
            (at + 1..at + 5).take_while(|&at| hanzi::is_numeral(reading.at(at)) || reading.at(at).is_ascii_digit()).count();
        let end = at + 1 + numeral;
        let counted = reading.at(at) == '第' && numeral > 0 && reading.at(end) == '届' && end < body.to();
        counted.then(|| (Run::new(at, end + 1), reading.text(Run::new(at + 1, end))))
    })?;
    let lasting = holds(reading, Run::new(run.to(), body.to().min(run.to() + 16)), &TERMS);
    let value = number.parse().ok().or_else(|| hanzi::value(&number).map(Decimal::floor));
    let apart = facts.document.year().zip(previous.document.year()).map(|(now, then)| now - then);
    if lasting || apart == Some(0) {
        return None;
    }
    let due = match (value, apart) {
        (Some(value), Some(years @ 1..=3)) => {
            let due = value + i128::from(years);
            let said = if number.starts_with(|ch: char| ch.is_ascii_digit()) { due.to_string() } else { hanzi_number(due) };
            format!("；每年一届的，本期应为第{said}届")
        }
        _ => String::new(),
    };
    let words = reading.text(run);
    let evidence = format!("上期同一句也是“{words}”{due}");
    Some(Finding::new(&STALE_CARRYOVER, reading.span(run), "届次与上期相同，疑未更新，请核对。", evidence))
}

/// A number below a hundred in Chinese.
fn hanzi_number(value: i128) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (Ok(tens), Ok(ones)) = (usize::try_from(value / 10), usize::try_from(value % 10)) else { return value.to_string() };
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        2..=9 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => value.to_string(),
    }
}

/// The first figure of a sentence that a new period would change.
fn telling(facts: &Facts, own: &[Indicator]) -> Option<String> {
    own.iter().find_map(|indicator| {
        let figure = facts.mentions.get(indicator.mention)?.figure.as_ref()?;
        let whole = figure.unit.dimension == Dimension::Percent && figure.value == Some(Decimal::HUNDRED);
        let said = figure.unit.dimension != Dimension::Bare && figure.value.is_some_and(|value| !value.is_zero());
        (said && !whole).then(|| facts.document.reading.text(figure.whole))
    })
}
