use crate::document::{Document, Section, Standing, period};
use crate::rules::clause::{clause, ends_clause, holds, sentence};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Years of another report.
pub static STALE_YEAR: Rule = Rule {
    id: "stale-year",
    title: "年份与报告期不符",
    family: Family::Time,
    severity: Severity::Error,
    why: "在往年文稿上修改时，最容易漏改的就是年份：今年的总结里“制定”往年的计划，下半年的安排里“开展”往年的工作。",
    advice: "核对年份；确属往年文件或往年工作的，写明“去年印发的”“2023年启动的”。",
    authority: "公文数字差错归类：采用过期数据、印发时文内时间已过期而未更改",
    bad: &[
        Bad {
            text: "市科技局2024年上半年工作总结\n制定《市⟦2023⟧年度重大科技项目攻关计划》,明确全年重大科技项目1项。",
            evidence: "报告期为2024年上半年",
        },
        Bad {
            text: "市科技局2024年上半年工作总结\n发布《市⟦2023⟧年揭榜挂帅制科技计划项目榜单》。", evidence: "2024-2023=1"
        },
        Bad {
            text: "市科技局2024年上半年工作总结\n三、下半年工作安排\n组织开展⟦2023⟧年一村一名大学生计划培养人员毕业实习和安置工作。",
            evidence: "2024-2023=1",
        },
        Bad {
            text: "市科技局2024年上半年工作总结\n制定印发《科技助力乡村振兴实施方案》、《⟦2022⟧年科技助力乡村振兴重点帮扶工作方案》。",
            evidence: "2024-2022=2",
        },
        Bad {
            text: "区财政局2025年工作总结\n年初印发了⟦2024⟧年财政工作要点,明确任务32项。", evidence: "2025-2024=1"
        },
        Bad {
            text: "县卫健局2024年上半年工作总结\n一、工作开展情况\n⟦2025⟧年,新增三甲医院1家,同比增长20%。", evidence: "晚于"
        },
        Bad {
            text: "区财政局2024年工作总结\n一、工作情况\n完成收入45.6亿元。\n二、2025年工作打算\n(一)组织开展⟦2024⟧年财政监督检查。",
            evidence: "2025-2024=1",
        },
        Bad {
            text: "市交通局2024年上半年工作总结\n一、工作完成情况\n新改建农村公路45公里。\n二、⟦2022⟧年下半年工作安排\n抓好12个项目。",
            evidence: "安排的却是2022年",
        },
        Bad {
            text: "区商务局⟦2024⟧年上半年工作总结\n印发《2023年促消费工作方案》,发布《2023年外贸稳增长任务清单》。",
            evidence: "2023年2处",
        },
        Bad {
            text: "市发展改革委2024年能源工作总结\n一、工作情况\n新增装机50万千瓦。\n二、下一步打算\n⟦2023⟧年，力争新增新能源装机60万千瓦以上。",
            evidence: "2024",
        },
        Bad {
            text: "县农业农村局2024年上半年工作总结\n一、上半年工作\n建成农田3万亩。\n二、下半年工作安排\n启动⟦2023⟧年高标准农田建设项目，力争年底完工。",
            evidence: "2023",
        },
    ],
    good: &[
        "市科技局2024年上半年工作总结\n完成2023年度研发投入统计年报和科技型中小企业年度复核。",
        "市科技局2024年上半年工作总结\n修订2019年印发的《科技计划项目管理办法》。",
        "市科技局2024年上半年工作总结\n谋划储备2025年度重大专项。",
        "市财政局2024年工作总结\n印发《2023年度绩效考核工作方案》,落实《2023年减税降费工作方案》。",
        "区交通局2024年工作总结\n全年完成投资12.5亿元,较2023年增长8.1%,为2020年以来最高。",
        "市发改委2024年工作总结\n制定《新能源发展三年行动计划(2022—2024年)》,印发《2021-2025年能源规划实施方案》。",
        "2025年某省政府工作报告\n一、2024年工作回顾\n出台《2024年稳增长工作方案》,2024年生产总值增长5.1%。",
        "县农业农村局2024年上半年工作总结\n三、下半年工作安排\n完成2023年高标准农田建设收尾,开展2023年度科技进步奖评审,推进2023年立项项目验收。",
        "市人社局2024年工作总结和2025年工作计划\n二、2025年工作计划\n2025年,新增城镇就业3万人。",
        "区教育局2024年上半年工作总结\n2023年12月印发《2023年冬季校园安全工作方案》,今年继续落实。",
        "县水利局2024年工作总结\n一、工作情况\n完成投资2.3亿元。\n二、下一步打算\n继续推进2023年农田水利项目收尾，力争年底验收。",
    ],
    check,
};

/// Documents that look ahead: their year is the year that is planned.
const AHEAD: &[&str] = &["计划", "方案", "要点", "榜单", "任务", "目标", "清单", "指南", "安排"];
/// Work that is done in the year after.
const AFTERWARDS: &[&str] = &[
    "考核", "验收", "决算", "统计", "年报", "复核", "评价", "评估", "评审", "评选", "审计", "绩效", "总结", "清算", "兑现",
    "结转", "奖", "补助", "补贴", "通报", "公报", "白皮书", "年鉴", "报告", "名单", "收尾", "扫尾", "遗留", "整改", "未完成",
    "续建", "申报", "认定", "年检", "年审", "汇算", "抽查", "监测", "调查", "普查", "核查", "核算", "测评", "述职", "立项",
    "印发", "下达", "批复", "基础", "以来", "项目", "工程", "债券", "资金", "水平", "同期", "反馈", "督察", "巡", "生活会",
    "年终", "年底",
];
const ISSUED: &[&str] = &["制定", "印发", "出台", "发布", "编制", "下发", "下达", "部署", "制发", "制订", "拟定", "公布"];
const STARTED: &[&str] = &["组织开展", "开展", "组织", "筹备", "举办", "启动", "部署", "制定", "编制", "召开", "力争"];
const PAST: &[&str] =
    &["较", "比", "同", "以来", "根据", "按照", "依据", "对照", "基础", "自", "从", "去年", "上年", "往年", "落实"];

/// A year as it stands in the text.
struct Year {
    at: usize,
    value: i32,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let (Some(title), Some(period)) = (document.title, document.period.as_ref()) else { return };
    // A government work report looks back on one year and ahead to the next; its title names the second.
    if period.start.year != period.end.year || reading.find(title, "政府工作报告").is_some() {
        return;
    }
    let reported = period.end.year;
    let mut named = false;
    let mut stale: Vec<Year> = Vec::new();
    for year in years(reading) {
        if title.holds(year.at) {
            continue;
        }
        named |= year.value == reported;
        let section = document.section_at(year.at);
        let heading = section.path.last().is_some_and(|&own| {
            let heading = &document.headings[own];
            heading.level == 1 && heading.title.holds(year.at)
        });
        if heading {
            findings.extend(old_heading(facts, section, &year, reported));
            continue;
        }
        if is_span(reading, year.at) {
            continue;
        }
        let planned = if section.standing == Standing::Plan { planned(document, section, reported) } else { reported };
        let value = year.value;
        let (expected, message, evidence) =
            if section.standing == Standing::Plan && value < planned && starts_anew(reading, year.at) {
                let message = format!("计划部分出现往年（{value}年）的工作，请核对年份。");
                (planned, message, format!("计划部分安排的是{planned}年的工作：{planned}-{value}={}年", planned - value))
            } else if section.standing == Standing::Done && value < reported && issues(reading, year.at) {
                let message = format!("报告期内制发的却是{value}年的文件，请核对年份。");
                let evidence =
                    format!("报告期为{}，文件年份为{value}年：{reported}-{value}={}年", period.label, reported - value);
                (reported, message, evidence)
            } else if section.standing == Standing::Done
                && value > reported
                && is_done(reading, year.at)
                && single_year(reading, title)
            {
                (reported, format!("{value}年晚于报告期，却写成已完成。"), format!("{value}年晚于报告期{}", period.label))
            } else {
                continue;
            };
        let span = reading.span(Run::new(year.at, year.at + 4));
        let finding = Finding::new(&STALE_YEAR, span, message, evidence);
        // What the reported year left to do may well be planned under its own name.
        let severity = if value == reported { Severity::Warning } else { Severity::Error };
        findings.push(finding.severity(severity).fix(format!("改为{expected}年"), span, expected.to_string()));
        if value != reported {
            stale.push(year);
        }
    }
    if stale.len() >= 2 && !named {
        doubt_title(facts, title, &stale, findings);
    }
}

/// 三、2022年下半年工作安排 in a report on 2024: a part of the report cannot plan a year that is over.
fn old_heading(facts: &Facts, section: &Section, year: &Year, reported: i32) -> Option<Finding> {
    let plans = section.standing == Standing::Plan && year.value < reported;
    plans.then(|| {
        let span = facts.document.reading.span(Run::new(year.at, year.at + 4));
        let evidence = format!("报告期为{reported}年，这一部分安排的却是{}年的工作", year.value);
        let finding = Finding::new(&STALE_YEAR, span, format!("标题中的{}年早于报告期，请核对年份。", year.value), evidence);
        finding.fix(format!("改为{reported}年"), span, reported.to_string())
    })
}

/// The year that a part of the plans is for: the one its headings name, or the title, or the reported one.
fn planned(document: &Document, section: &Section, reported: i32) -> i32 {
    let headings = section.path.iter().map(|&index| document.headings[index].title);
    let named = headings.chain(document.title).flat_map(|words| words.from()..words.to());
    named
        .filter_map(|at| period::year(&document.reading, at))
        .find(|&year| year > reported)
        .map_or(reported, |year| year.min(reported + 1))
}

/// Where every suspicious year is another one and the reported year never occurs, the title itself may be wrong.
fn doubt_title(facts: &Facts, title: Run, stale: &[Year], findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let Some(at) = (title.from()..title.to()).find(|&at| period::year(reading, at).is_some()) else { return };
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for year in stale {
        match counts.iter_mut().find(|(value, _)| *value == year.value) {
            Some((_, count)) => *count += 1,
            None => counts.push((year.value, 1)),
        }
    }
    let listed: Vec<String> = counts.iter().map(|(value, count)| format!("{value}年{count}处")).collect();
    let evidence = format!("正文中有{}，没有一处是标题的年份", listed.join("、"));
    let message = "正文年份都与标题不同，请核对标题年份是否写错。";
    let mut finding =
        Finding::new(&STALE_YEAR, reading.span(Run::new(at, at + 4)), message, evidence).severity(Severity::Warning);
    for year in stale {
        finding = finding.related(reading.span(Run::new(year.at, year.at + 4)), "正文中的年份");
    }
    findings.push(finding);
}

/// Every year in digits, followed by 年.
fn years(reading: &Reading) -> impl Iterator<Item = Year> {
    reading.places('年').filter(|&at| at >= 4).filter_map(|at| {
        let start = at - 4;
        let digits = reading.at(start).is_ascii_digit();
        period::year(reading, start).filter(|_| digits).map(|value| Year { at: start, value })
    })
}

fn single_year(reading: &Reading, title: Run) -> bool {
    (title.from()..title.to()).filter(|&at| period::year(reading, at).is_some()).count() == 1
}

/// Whether a year is one end of a span: 2021—2025年, 到2025年.
fn is_span(reading: &Reading, at: usize) -> bool {
    let dash = |ch| matches!(ch, '-' | '—' | '–' | '~' | '～' | '至' | '到' | '、' | '和' | '/');
    dash(reading.before(at)) || dash(reading.at(at + 5))
}

/// Whether a planned document of that year is issued here: 制定《…2023年…计划》, 印发2023年工作要点.
fn issues(reading: &Reading, at: usize) -> bool {
    const MOST_NAMES: usize = 12;
    let opening = (at.saturating_sub(40)..at).rev().find(|&p| matches!(reading.at(p), '《' | '》' | '\n' | '。'));
    let (name, mut start) = match opening {
        Some(opening) if reading.at(opening) == '《' => {
            let end = (at..at + 60).find(|&p| matches!(reading.at(p), '》' | '\n' | '\0')).unwrap_or(at + 5);
            (Run::new(opening, end), opening)
        }
        _ => {
            let end = (at + 5..at + 30).find(|&p| ends_clause(reading.at(p)) || reading.at(p) == '、').unwrap_or(at + 5);
            (Run::new(at + 5, end), at)
        }
    };
    if !holds(reading, name, AHEAD)
        || holds(reading, name, AFTERWARDS) && !holds(reading, name, &["项目计划", "项目榜单", "项目攻关"])
    {
        return false;
    }
    // Names before this one in a list depend on the same verb: 制定印发《…》、《…》.
    for _ in 0..MOST_NAMES {
        if !matches!(reading.before(start), '、' | '和' | '及' | '》' | '与') {
            break;
        }
        let close = (start.saturating_sub(2)..start).rev().find(|&p| reading.at(p) == '》');
        let open = close.and_then(|close| (close.saturating_sub(60)..close).rev().find(|&p| reading.at(p) == '《'));
        let Some(open) = open else { break };
        start = open;
    }
    let around = clause(reading, start);
    let lead = Run::new(around.from().min(start), start);
    let near = Run::new(start.saturating_sub(8).max(lead.from()), start);
    holds(reading, near, ISSUED)
        && reading.find(near, "的").is_none()
        && !holds(reading, lead, PAST)
        && !(lead.from()..lead.to()).any(|p| period::year(reading, p).is_some())
}

/// Whether work of that year is begun here.
fn starts_anew(reading: &Reading, at: usize) -> bool {
    let around = clause(reading, at);
    let lead = Run::new(around.from().max(at.saturating_sub(14)), at);
    let rest = Run::new(at + 4, around.to().max(at + 4));
    // 2024年度 names what is done for a year, often in the next one.
    // 启动2023年农田建设项目: what is only now begun is no work left over.
    let begun = reading.ends(at, "启动") || reading.ends(at, "启动实施");
    let mut afterwards = AFTERWARDS.iter().filter(|word| !(begun && matches!(**word, "项目" | "工程")));
    let left_over = afterwards.any(|word| reading.find(rest, word).is_some());
    let fresh = holds(reading, lead, STARTED) && !holds(reading, lead, PAST);
    (fresh || aims(reading, at)) && reading.at(at + 5) != '度' && !left_over
}

/// 2023年，力争新增装机60万千瓦: a sentence of will that begins with the year.
fn aims(reading: &Reading, at: usize) -> bool {
    const WILL: &[&str] = &["力争", "确保", "我们将", "将重点", "计划新", "拟新"];
    let words = sentence(reading, at);
    ends_clause(reading.before(at))
        && reading.at(at + 5) == ','
        && holds(reading, words, WILL)
        && !holds(reading, words, &["完成了", "实现了", "基础上", "已", "以来", "去年", "上年"])
}

/// Whether a sentence that begins with the year tells what was achieved.
fn is_done(reading: &Reading, at: usize) -> bool {
    const DONE: &[&str] = &["同比", "完成了", "实现了", "新增了", "已", "获批", "举办了", "召开了", "荣获"];
    const AHEAD: &[&str] = &[
        "将", "拟", "力争", "计划", "预计", "目标", "确保", "争取", "谋划", "储备", "提前", "要", "打算", "安排", "预期", "左右",
        "力求", "努力", "下一步",
    ];
    let words = sentence(reading, at);
    ends_clause(reading.before(at)) && holds(reading, words, DONE) && !holds(reading, words, AHEAD)
}
