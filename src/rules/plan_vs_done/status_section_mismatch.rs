use std::sync::LazyLock;

use crate::document::{Document, Section, Sentence, Standing};
use crate::lex::lexicon::Lexicon;
use crate::mention::Dimension;
use crate::rules::clause::{ends_clause, holds};
use crate::rules::figures::quantities_in;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Work told as done among the plans, and plans among the work done.
pub static STATUS_SECTION_MISMATCH: Rule = Rule {
    id: "status-section-mismatch",
    title: "完成与计划错位",
    family: Family::PlanVersusDone,
    severity: Severity::Warning,
    why: "安排部分写“举办了”，总结部分写“力争”“全年计划”，读者分不清是成绩还是打算，统计时也会重复计数。",
    advice: "移到相应部分，或改时态；总结部分的全年计划数注明“全年计划”。",
    authority: "公文写作通则：总结写已完成的工作，安排写将开展的工作",
    bad: &[
        Bad { text: "三、下半年工作安排\n⟦举办了⟧科技成果对接会5场次。", evidence: "举办了" },
        Bad {
            text: "一、主要工作开展情况\n⟦明确全年⟧重大科技项目1项，重点研发项目13项，立项资金650万元。", evidence: "3个数"
        },
        Bad {
            text: "区财政局2024年上半年工作总结\n一、上半年工作开展情况\n完成收入8.6亿元。\n二、下半年工作打算\n（一）组织收入。⟦已完成⟧税收稽查12户。",
            evidence: "已完成",
        },
        Bad {
            text: "县卫健局2024年上半年工作总结\n一、上半年工作完成情况\n⟦力争⟧新建社区医院3家。\n二、下半年工作计划\n加强培训。",
            evidence: "力争",
        },
        Bad {
            text: "区交通局2024年工作总结\n一、2024年工作回顾\n新改建公路126公里。\n二、2025年工作计划\n抓好养护。⟦开展了⟧超限治理专项行动6次。",
            evidence: "开展了",
        },
        Bad {
            text: "一、工作开展情况\n⟦拟⟧新增学位3200个，改造校舍12所。\n二、存在问题", evidence: "拟"
        },
        Bad { text: "三、下半年工作安排\n成功⟦召开了⟧学校安全现场会3次。", evidence: "召开了" },
    ],
    good: &[
        "一、主要工作\n制定《市百项科技成果转化行动方案》。",
        "三、下半年工作安排\n在已签约14项的基础上，再推动10项落地。",
        "二、存在问题\n下一步将认真加以解决。",
        "三、下半年工作安排\n今年以来我们举办了5场对接会，下半年再举办6场。",
        "二、2025年工作计划\n（一）抓好门诊服务。巩固已建成的3家社区医院，新建2家。",
        "一、上半年工作完成情况\n将12所学校纳入改造计划，确保了开学前全部完工。",
        "一、工作开展情况\n印发年度工作计划，明确责任单位12家；预计上半年完成税收8.6亿元。",
        "一、工作完成情况\n完成全年投资计划3.2亿元的56%，新改建公路126公里。",
    ],
    check,
};

/// How a clause of work done begins.
const DONE_WORDS: &[&str] = &[
    "举办了", "召开了", "开展了", "完成了", "印发了", "出台了", "启动了", "组织了", "实现了", "建成了", "通过了", "签订了",
    "发布了", "制定了", "新增了", "获批了", "培训了", "发放了", "查处了", "培育了", "引进了", "已完成", "已建成", "已印发",
    "已举办", "已开展", "已发放", "已签订", "已启动", "已出台", "已实现", "已培训", "组织开展了", "先后开展了", "先后举办",
    "累计举办", "共举办", "共开展", "共培训", "共发放", "累计发放", "累计培训", "累计完成",
];

/// What makes a sentence among the plans speak of what was, rightly.
const BEFORE: &[&str] = &[
    "基础", "今年以来", "上半年", "去年", "一年来", "近年", "过去", "目前", "截至", "前期", "以来", "将", "力争", "再", "确保",
    "争取", "继续", "巩固", "对已", "的", "如果", "要", "年底", "预计", "完成后", "到2",
];

/// How a clause of work to come begins.
const AHEAD_WORDS: &[&str] = &[
    "力争", "拟", "下一步将", "下半年将", "计划新建", "计划新增", "争取全年", "确保年底", "确保年内", "确保全年", "争取年底",
    "争取年内", "下一步拟",
];

/// How a clause tells the plan of the whole year.
const WHOLE_YEAR_WORDS: &[&str] =
    &["明确全年", "确定全年", "安排全年", "计划全年", "全年计划", "全年拟", "全年任务为", "明确年度", "确定年度"];

static DONE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DONE_WORDS));
static AHEAD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(AHEAD_WORDS));
static WHOLE_YEAR: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(WHOLE_YEAR_WORDS));
/// All of them: few sentences hold one.
pub(in crate::rules) static WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[DONE_WORDS, AHEAD_WORDS, WHOLE_YEAR_WORDS].concat()));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    for sentence in facts.sentences_with(&WORDS) {
        let Some(section) = document.sections.get(sentence.section) else { continue };
        let words = body(document, section, sentence);
        match section.standing {
            Standing::Plan if says(document, section, Standing::Plan) => done_among_plans(reading, words, findings),
            Standing::Done if says(document, section, Standing::Done) => plans_among_done(facts, reading, words, findings),
            _ => {}
        }
    }
}

/// A sentence without the heading that it begins with.
fn body(document: &Document, section: &Section, sentence: &Sentence) -> Run {
    let from = sentence.run.from();
    let heading = section.path.last().map(|&index| &document.headings[index]);
    let start = heading.filter(|heading| heading.mark.from() == from).map_or(from, |heading| heading.mark.to());
    Run::new(start.min(sentence.run.to()), sentence.run.to())
}

/// Whether a heading above says so, and not only the lack of one.
fn says(document: &Document, section: &Section, standing: Standing) -> bool {
    const DONE: &[&str] = &["开展情况", "完成情况", "进展情况", "回顾", "工作情况", "成效", "工作总结", "运行情况"];
    section.path.iter().any(|&index| {
        let heading = &document.headings[index];
        heading.level <= 2 && (standing == Standing::Plan || holds(&document.reading, heading.title, DONE))
    })
}

fn done_among_plans(reading: &Reading, sentence: Run, findings: &mut Vec<Finding>) {
    let Some(run) = opening(reading, sentence, &DONE) else { return };
    if holds(reading, Run::new(sentence.from(), run.from()), BEFORE) || holds(reading, sentence, &BEFORE[..8]) {
        return;
    }
    let rest = Run::new(run.to(), sentence.to());
    if holds(reading, rest, &["再", "将", "力争", "的基础", "后", "继续"]) {
        return;
    }
    let words = reading.text(run);
    let message = format!("安排部分出现已完成的表述“{words}”。");
    let evidence = format!("所在部分写的是计划，“{words}”是完成的说法");
    findings.push(Finding::new(&STATUS_SECTION_MISMATCH, reading.span(run), message, evidence));
}

fn plans_among_done(facts: &Facts, reading: &Reading, sentence: Run, findings: &mut Vec<Finding>) {
    if let Some(run) = opening(reading, sentence, &WHOLE_YEAR) {
        let figures = figures(facts, Run::new(run.to(), list_end(reading, run.to())));
        let done = holds(reading, sentence, &["已完成", "完成了", "的"]) || holds(reading, sentence, &["%"]);
        if !figures.is_empty() && !done {
            let message = "总结部分出现全年计划数，统计完成数时不要计入。";
            let evidence = format!("“{}”后的{}个数是计划", reading.text(run), figures.len());
            let mut finding =
                Finding::new(&STATUS_SECTION_MISMATCH, reading.span(run), message, evidence).severity(Severity::Hint);
            for place in figures {
                finding = finding.related(reading.span(place), "计划数");
            }
            findings.push(finding);
        }
        return;
    }
    let Some(run) = opening(reading, sentence, &AHEAD) else { return };
    let figures = figures(facts, Run::new(run.to(), sentence.to()));
    if figures.is_empty() || holds(reading, sentence, &["了", "已", "提出", "目标", "制定", "印发", "方案", "到20", "规划"])
    {
        return;
    }
    let words = reading.text(run);
    let message = format!("总结部分出现计划的表述“{words}”。");
    let evidence = format!("所在部分写的是完成情况，“{words}”是计划的说法");
    findings.push(Finding::new(&STATUS_SECTION_MISMATCH, reading.span(run), message, evidence));
}

/// The first of the words that opens a clause.
fn opening(reading: &Reading, sentence: Run, words: &Lexicon) -> Option<Run> {
    (sentence.from()..sentence.to())
        .filter(|&at| at == sentence.from() || ends_clause(reading.before(at)))
        .find_map(|at| {
            // 成功举办了, 先后召开了: how it was done stands before.
            let how = reading.any(at, HOW).map_or(0, |how| how.chars().count());
            words.at(reading, at, sentence.to()).or_else(|| words.at(reading, at + how, sentence.to()))
        })
        .map(|found| Run::new(found.at, found.at + found.length))
        // 拟定 and 拟订 are done when they are told.
        .filter(|run| !reading.ends(run.to(), "拟") || !matches!(reading.at(run.to()), '定' | '订' | '制' | '任'))
}

/// The end of the list that begins at a position: with the sentence or the semicolon.
/// Adverbs before a verb of what was done.
const HOW: &[&str] = &["成功", "先后", "顺利", "集中", "扎实", "认真", "积极", "全面", "圆满", "如期", "同步"];

fn list_end(reading: &Reading, from: usize) -> usize {
    (from..(from + 120).min(reading.len())).find(|&p| matches!(reading.at(p), ';' | '。' | '\n')).unwrap_or(from)
}

/// The counts and amounts inside a run.
fn figures(facts: &Facts, within: Run) -> Vec<Run> {
    let amount = |dimension: Dimension| dimension.counts() || matches!(dimension, Dimension::Money | Dimension::Measure(_));
    quantities_in(facts, within).filter(|(_, figure)| amount(figure.unit.dimension)).map(|(run, _)| run).collect()
}
