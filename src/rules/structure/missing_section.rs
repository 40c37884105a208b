use crate::document::{Document, Standing};
use crate::mention::Class;
use crate::rules::clause::holds;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Parts that a report of its kind should have.
pub static MISSING_SECTION: Rule = Rule {
    id: "missing-section",
    title: "缺少必要部分",
    family: Family::Structure,
    severity: Severity::Hint,
    why: "标题写明“及下半年计划”而正文没有，或总结没有问题部分、没有落款，多半是漏写或复制不全。",
    advice: "补写缺少的部分；内部材料不需要落款的可以忽略。",
    authority: "GB/T 9704—2012《党政机关公文格式》；总结类公文写作通则",
    bad: &[
        Bad {
            text: "⟦市科技局2024年上半年工作总结及下半年工作计划⟧\n一、主要工作\n签订合作项目14项。\n二、存在问题\n研发投入不足。",
            evidence: "下半年工作计划",
        },
        Bad {
            text: "⟦区财政局2024年工作总结和2025年工作打算⟧\n一、组织收入\n完成收入18.6亿元。\n二、保障支出\n支出32.5亿元。",
            evidence: "2025年工作打算",
        },
        Bad {
            text: "⟦县卫健局2024年工作总结暨2025年工作要点⟧\n一、门诊服务\n门诊量46万人次。\n二、住院服务\n收治患者1.2万人次。",
            evidence: "2025年工作要点",
        },
        Bad {
            text: "⟦区教育局2024年上半年工作总结及下半年工作安排⟧\n（一）扩充学位。新增学位3200个。\n（二）培训教师。培训1200人次。",
            evidence: "下半年工作安排",
        },
        Bad {
            text: "⟦市民政局2024年工作总结和2025年工作打算⟧\n一、主要工作\n建成养老服务站12个。\n二、存在问题\n队伍不稳定。",
            evidence: "标题含“2025年工作打",
        },
    ],
    good: &[
        "市科技局党建工作总结\n开展主题党日12次。",
        "关于2024年上半年科技工作情况的报告\n签订合作项目14项。特此报告。\n市科技局\n2024年7月5日",
        "市科技局2024年上半年工作总结及下半年工作计划\n一、主要工作\n签订合作项目14项。\n二、下半年工作计划\n再签10项。",
        "区财政局2024年工作总结和2025年工作打算\n一、2024年工作\n完成收入18.6亿元。\n二、2025年重点工作\n抓好预算绩效。",
        "县卫健局2024年工作总结暨2025年工作思路\n门诊量46万人次。下一步，抓好医共体建设。",
        "区教育局2024年工作计划\n一、扩充学位\n新增学位3200个。",
        "区交通局2024年上半年工作总结\n新改建农村公路126公里。",
    ],
    check,
};

/// Shorter texts are drafts and extracts: what they lack says nothing.
const WHOLE_TEXT: usize = 800;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let Some(title) = document.title.filter(|&title| reading.find(title, "总结").is_some()) else { return };
    let body = Run::new(title.to(), reading.len());
    let mut missing: Vec<String> = Vec::new();
    if let Some(promised) = promised(reading, title)
        && !plans(document, body)
    {
        missing.push(format!("标题含“{}”，正文没有这一部分", reading.text(promised)));
    }
    if body.len() >= WHOLE_TEXT {
        if !names_problems(document, body) {
            missing.push("没有存在问题部分".into());
        }
        if !is_signed(facts) {
            missing.push("没有落款和成文日期".into());
        }
        let absent = absent_indicators(reading, title, body);
        if !absent.is_empty() {
            missing.push(format!("核心指标未出现：{}", absent.join("、")));
        }
    }
    if missing.is_empty() {
        return;
    }
    let message = match missing.len() {
        1 => format!("{}。", missing[0]),
        count => format!("可能缺少{count}个必要部分。"),
    };
    let mut finding = Finding::new(&MISSING_SECTION, reading.span(title), message, missing.join("；"));
    if body.len() >= WHOLE_TEXT
        && let Some(last) = document.sentences.last()
    {
        finding = finding.related(reading.span(last.run), "正文到此为止");
    }
    findings.push(finding);
}

/// What the title promises beside the summary: 及下半年工作计划.
fn promised(reading: &Reading, title: Run) -> Option<Run> {
    let at = reading.find(title, "总结")? + 2;
    let joint = ["及", "和", "暨", "与", "、"].iter().find(|joint| reading.starts(at, joint))?;
    let start = at + joint.chars().count();
    let rest = Run::new(start.min(title.to()), title.to());
    holds(reading, rest, &["计划", "打算", "安排", "思路", "要点", "谋划"]).then_some(rest)
}

/// Whether plans are told anywhere.
fn plans(document: &Document, body: Run) -> bool {
    let planned = document
        .sections
        .iter()
        .any(|section| section.standing == Standing::Plan && section.run.len() > 12 && section.run.from() > 0);
    planned || holds(&document.reading, body, &["下一步", "下步", "明年", "下阶段", "今后", "下半年,", "下半年将", "下半年,我"])
}

fn names_problems(document: &Document, body: Run) -> bool {
    document.sections.iter().any(|section| section.standing == Standing::Problem)
        || holds(&document.reading, body, &["问题", "不足", "短板", "困难"])
}

/// Whether a date stands near the end, by itself, or behind the name of the office.
fn is_signed(facts: &Facts) -> bool {
    let document = facts.document;
    let lines = &document.lines;
    // The date may also stand under the title, as with speeches and on websites.
    let head = lines.iter().filter(|line| document.title.is_none_or(|title| line.from() >= title.to())).take(4);
    let tail =
        lines[lines.len().saturating_sub(8)..].iter().filter(|line| document.title.is_none_or(|title| line.from() >= title.to()));
    head.chain(tail).any(|line| {
        line.len() <= 40
            && facts.mentions[facts.mentions.partition_point(|mention| mention.span.start < document.reading.span(*line).start)..]
                .iter()
                .take_while(|mention| mention.run.is_none_or(|run| run.from() < line.to()))
                .any(|mention| mention.class == Class::Date && mention.run.is_some_and(|run| line.contains(run)))
    })
}

/// The indicators that a science bureau's report is read for, where none of their names occurs.
fn absent_indicators(reading: &Reading, title: Run, body: Run) -> Vec<&'static str> {
    const CORE: &[(&str, &[&str])] = &[
        ("技术合同成交额", &["技术合同成交", "技术合同交易", "技术合同登记额", "技术交易额"]),
        ("全社会研发投入强度", &["研发投入强度", "研发经费投入强度", "研发强度", "R&D"]),
        (
            "高新技术企业总数",
            &[
                "高新技术企业总数", "高新技术企业总量", "高企总数", "有效期内高新技术企业", "高新技术企业达", "高新技术企业数达",
                "高新技术企业数量达", "拥有高新技术企业",
            ],
        ),
    ];
    const TOPICS: &[&str] = &["党建", "党风", "作风", "安全", "信访", "法治", "普法", "工会", "保密", "宣传", "帮扶", "个人"];
    if !holds(reading, title, &["科技局", "科学技术局"]) || holds(reading, title, TOPICS) {
        return Vec::new();
    }
    CORE.iter().filter(|(_, names)| !holds(reading, body, names)).map(|&(name, _)| name).collect()
}
