use std::sync::LazyLock;

use crate::document::{Document, Heading};
use crate::lex::hanzi;
use crate::lex::lexicon::Lexicon;
use crate::rules::clause::{digits, ends_clause, holds, number};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// A number of points announced, and another number of points that follow.
pub static ANNOUNCED_COUNT: Rule = Rule {
    id: "announced-count",
    title: "总领数目与分项不符",
    family: Family::Structure,
    severity: Severity::Warning,
    why: "先说“四个问题”“五项工作”，后面逐条展开；增删条目后最容易忘改总领的数目。",
    advice: "数一数后面的条目，改数目或补条目。",
    authority: "文稿核校通则：总领数目与分项一致",
    bad: &[
        Bad {
            text: "存在以下⟦四⟧个问题：一是研发投入不足；二是主体偏少；三是人才短缺；四是转化不畅；五是平台层次不高。",
            evidence: "5≠4",
        },
        Bad {
            text: "实施⟦五⟧大行动。\n（一）主体倍增行动。\n（四）成果转化行动。", evidence: "4≠5"
        },
        Bad {
            text: "区财政局2024年工作总结\n一、重点做好⟦三⟧项工作\n（一）组织收入。完成收入8.6亿元。\n（二）保障支出。\n（三）防范风险。\n（四）深化改革。\n二、存在的问题",
            evidence: "4≠3",
        },
        Bad {
            text: "下半年从⟦3⟧个方面抓好医保工作：一是扩大参保覆盖，二是加强基金监管。", evidence: "2≠3"
        },
        Bad {
            text: "教育系统主要有⟦四⟧点做法。\n一是压实责任，抓好校园安全。\n二是优化结构，新增学位3200个。\n三是强化培训，培训教师1200人次。",
            evidence: "3≠4",
        },
        Bad {
            text: "公路养护还有⟦两⟧个短板：第一，资金不足；第二，设备老化；第三，人员偏少。", evidence: "3≠2"
        },
    ],
    good: &[
        "建立五个一协同联动机制，搭建科技政策宣传主阵地。",
        "全面落实三项机制，改进干部考核评价办法。",
        "坚持“四个面向”，一是加强基础研究，二是突出应用导向。",
        "存在以下三个问题：一是研发投入不足；二是主体偏少；三是人才短缺。",
        "重点抓好两项工作：一是组织收入；二是保障支出。会议强调，一要压实责任，二要强化督查，三要严肃纪律。",
        "深入实施十大工程\n（一）公路提升。新改建农村公路126公里。\n（二）港口扩能。",
        "召开3次会议，一是部署春耕，二是防汛。",
        "存在两个问题：一是力量不足，主要有两方面原因：一是编制少，二是流失多；二是经费紧张。",
        "完成12项工作，一是推进快，二是质量高。",
        "县医院抓好3项工作\n1.门诊服务。\n2.住院服务。\n3.急诊服务。",
        "教育系统抓好两项工作：一是抓安全，做到三个到位：一是责任到位，二是排查到位，三是整改到位；二是抓质量。",
    ],
    check,
};

/// The longest list of points that is counted.
const MOST: usize = 30;

/// What points are counted of.
static NOUNS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "方面", "工作", "行动", "问题", "措施", "举措", "任务", "意见", "建议", "要求", "特点", "短板", "不足", "困难", "重点",
        "工程", "环节", "机制", "关系", "原因", "成效", "变化", "亮点", "转变", "突破", "提升", "体系", "抓手", "做法", "经验",
        "文章", "矛盾", "挑战", "目标", "关键", "内容", "事项", "事", "点", "弱项", "打算", "安排", "要点", "进展", "文件",
    ])
});

/// Verbs behind a noun that announces points.
static TAILS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "发力", "着手", "入手", "推进", "展开", "努力", "用力", "下功夫", "突破", "抓起", "汇报", "做起", "持续发力", "聚力",
        "抓落实", "抓好落实", "求突破", "改进", "加以改进", "予以推进", "着力", "提升",
    ])
});

/// What tells that a number leads a list of points, where the list does not follow at once.
static LEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "以下", "如下", "下列", "主要", "重点", "做好", "抓好", "围绕", "从", "突出", "实施", "存在", "体现", "表现", "抓实",
        "有", "开展", "推进", "提出", "采取",
    ])
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    for classifier in CLASSIFIERS.iter().flat_map(|&classifier| reading.places(classifier)) {
        if let Some(announced) = announced(reading, numeral_before(reading, classifier)) {
            inline(document, &announced, findings);
        }
    }
    for (index, heading) in document.headings.iter().enumerate() {
        if heading.number == 1 {
            headings(document, index, heading, findings);
        }
    }
}

/// A number of points as announced: 四个问题, and where the announcement ends.
struct Announced {
    number: Run,
    count: u32,
    end: usize,
}

/// What stands between the number and the noun.
const CLASSIFIERS: &[char] = &['个', '项', '大', '点', '条', '方', '种', '类', '件'];

/// Where the number begins that stands before a position: only there can one be announced.
fn numeral_before(reading: &Reading, end: usize) -> usize {
    let numeral = |ch: char| ch.is_ascii_digit() || hanzi::is_numeral(ch);
    (0..end).rev().find(|&at| !numeral(reading.at(at))).map_or(0, |at| at + 1)
}

/// `四个问题`, `3个方面`, `五大行动`: number, classifier, noun, and behind them the end of the clause.
fn announced(reading: &Reading, at: usize) -> Option<Announced> {
    const LONGEST_NOUN: usize = 12;
    let ch = reading.at(at);
    let numeral = |p: usize| hanzi::digit(reading.at(p)).is_some() || reading.at(p) == '十';
    let used = match ch {
        '0'..='9' => digits(reading, at),
        _ => (0..4).take_while(|&step| numeral(at + step)).count(),
    };
    // The classifier is asked first: it turns away nearly every number.
    if used == 0 || !CLASSIFIERS.contains(&reading.at(at + used)) {
        return None;
    }
    let count = if ch.is_ascii_digit() {
        number(reading, at)?.0
    } else {
        u32::try_from(hanzi::value(&reading.text(Run::new(at, at + used)))?.floor()).ok()?
    };
    let before = reading.before(at);
    let inside = before.is_ascii_digit()
        || hanzi::is_numeral(before)
        || matches!(before, '第' | '“' | '"' | '.' | '-' | '—' | '年' | '前' | '近' | '每');
    if inside || !(2..=30).contains(&count) {
        return None;
    }
    let mut next = at + used;
    next += usize::from(reading.at(next) != '方');
    let end = (next..next + LONGEST_NOUN).find(|&p| !is_han(reading.at(p)))?;
    let last = reading.before(next) == '点' && end == next;
    // 以下问题 and 如下 may stand behind the number: 四个方面的问题如下.
    let tail = if reading.ends(end, "如下") { end - 2 } else { end };
    // 从三个方面发力: a verb may follow the noun.
    let stem = TAILS.before(reading, tail, next).map_or(tail, |found| found.at);
    let noun = last || NOUNS.before(reading, stem, next).is_some();
    (noun && (ends_clause(reading.at(end)) || end == reading.len())).then_some(Announced {
        number: Run::new(at, at + used),
        count,
        end,
    })
}

/// How points inside running text are numbered.
const ORDERS: [fn(usize) -> Option<String>; 3] =
    [|n| Some(format!("{}是", han(n)?)), |n| Some(format!("第{},", han(n)?)), |n| Some(format!("{}要", han(n)?))];

/// A number up to 30 in Chinese characters.
fn han(n: usize) -> Option<String> {
    let digit = |n: usize| "一二三四五六七八九".chars().nth(n.checked_sub(1)?);
    let tens = match n / 10 {
        0 => String::new(),
        1 => "十".into(),
        tens => format!("{}十", digit(tens)?),
    };
    match n % 10 {
        0 if n > 0 && n <= MOST => Some(tens),
        ones if n < MOST => Some(format!("{tens}{}", digit(ones)?)),
        _ => None,
    }
}

/// 四个问题:一是…;二是…
fn inline(document: &Document, announced: &Announced, findings: &mut Vec<Finding>) {
    let reading = &document.reading;
    let mut start = announced.end + 1;
    while reading.at(start) == '\n' {
        start += 1;
    }
    // 主要是: and 分别是: may stand between.
    if let Some(words) = reading.any(start, &["主要表现在", "主要体现在", "具体表现为", "主要是", "分别是", "具体是"])
    {
        start += words.chars().count() + 1;
    }
    let strong = matches!(reading.at(announced.end), ':' | '。' | '\n')
        || LEADS.find(reading, Run::new(announced.number.from().saturating_sub(10), announced.number.from())).is_some();
    let Some(order) = ORDERS.iter().find(|order| order(1).is_some_and(|mark| reading.starts(start, &mark))) else { return };
    if !strong {
        return;
    }
    let Some(points) = points(document, start, *order) else { return };
    let count = points.len() as u32;
    if count >= 2 && count != announced.count && points.len() < MOST {
        let places: Vec<Run> = points.iter().map(|&at| Run::new(at, at + 2)).collect();
        findings.push(finding(reading, announced, count, &places));
    }
}

/// Where the points stand, from the first on; `None` where one of them is out of order.
fn points(document: &Document, first: usize, order: fn(usize) -> Option<String>) -> Option<Vec<usize>> {
    /// Paragraphs without a point that end the list.
    const PAUSE: usize = 3;
    let reading = &document.reading;
    let next = document.headings.partition_point(|heading| heading.mark.from() <= first);
    let heading = document.headings[next..].iter().find(|heading| heading.level <= 2);
    let stop = heading.map_or(reading.len(), |heading| heading.mark.from()).min(first + 4000);
    let marks: Vec<String> = (1..=MOST).filter_map(order).collect();
    let mut found = vec![first];
    // A list inside a point begins anew; what continues the outer list ends the inner one.
    let mut inner: Vec<usize> = Vec::new();
    let mut pause = 0;
    for at in first + 1..stop {
        if !ends_clause(reading.before(at)) {
            continue;
        }
        pause += usize::from(reading.before(at) == '\n');
        if pause > PAUSE {
            break;
        }
        let Some(number) = marks.iter().position(|mark| reading.starts(at, mark)) else { continue };
        if let Some(level) = inner.iter().rposition(|&count| count == number) {
            inner.truncate(level + 1);
            inner[level] += 1;
        } else if number == found.len() {
            found.push(at);
            inner.clear();
            pause = 0;
        } else if number == 0 {
            inner.truncate(3);
            inner.push(1);
        } else if number > found.len() {
            return None;
        } else {
            break;
        }
    }
    Some(found)
}

/// A sentence or heading that announces points, and the headings that follow it.
fn headings(document: &Document, first: usize, heading: &Heading, findings: &mut Vec<Finding>) {
    const REACH: usize = 40;
    let reading = &document.reading;
    let mut end = heading.mark.from();
    while end > 0 && matches!(reading.before(end), '\n' | '。' | ':' | ',') {
        end -= 1;
    }
    if end == heading.mark.from() || document.title.is_some_and(|title| title.holds(end.saturating_sub(1))) {
        return;
    }
    let start = (end.saturating_sub(REACH)..end)
        .rev()
        .find(|&p| matches!(reading.at(p), '\n' | '。' | ';'))
        .map_or(end.saturating_sub(REACH), |p| p + 1);
    let Some(announced) = (start..end).find_map(|at| announced(reading, at).filter(|announced| announced.end == end)) else {
        return;
    };
    let lead = Run::new(start, announced.number.from());
    if LEADS.find(reading, lead).is_none() || holds(reading, lead, &["深入实施", "全面落实", "“"]) {
        return;
    }
    let series: Vec<&Heading> = document.headings[first..]
        .iter()
        .take_while(|other| other.level >= heading.level)
        .filter(|other| other.series == heading.series)
        .take_while(|other| other.mark == heading.mark || other.number > 1)
        .collect();
    let (count, last) = (series.len() as u32, series.last().map_or(0, |heading| heading.number));
    if last >= 2 && count != announced.count && last != announced.count {
        let places: Vec<Run> = series.iter().map(|heading| heading.mark).collect();
        findings.push(finding(reading, &announced, last, &places));
    }
}

fn finding(reading: &Reading, announced: &Announced, count: u32, places: &[Run]) -> Finding {
    let words = reading.text(Run::new(announced.number.from(), announced.end));
    let message = format!("前面说“{words}”，后面列了{count}项。");
    let span = reading.span(announced.number);
    let mut finding = Finding::new(&ANNOUNCED_COUNT, span, message, format!("{count}≠{}", announced.count));
    for &place in places {
        finding = finding.related(reading.span(place), "分项");
    }
    let digits = reading.at(announced.number.from()).is_ascii_digit();
    let replacement = if digits { Some(count.to_string()) } else { han(count as usize).filter(|_| count != 2) };
    match replacement {
        Some(words) => finding.fix(format!("改为“{words}”"), span, words),
        None => finding,
    }
}
