use std::sync::LazyLock;

use crate::claim::Relation;
use crate::document::Standing;
use crate::lex::lexicon::Lexicon;
use crate::mention::Figure;
use crate::rules::clause::{clause, ends_clause, holds};
use crate::rules::figures::quantities_in;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// More that passed a stage than entered it.
pub static FUNNEL_ORDER: Rule = Rule {
    id: "funnel-order",
    title: "申报—推荐—认定数量倒挂",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "申报、受理、推荐、认定一级一级筛选，数量只会减少；签约、开工、投产也是如此。倒挂说明数字写错，或批次口径不同。",
    advice: "核对数字；口径不同的（如认定的是上年申报批次），写明批次。",
    authority: "业务流程常识；统计数据须注明口径",
    bad: &[
        Bad {
            text: "申报国家高新技术企业10家。\n今年全市共有⟦72⟧家企业获得高新技术企业认定资格。", evidence: "72>10"
        },
        Bad { text: "推荐省科技进步奖12项，其中⟦15⟧项进入复审。", evidence: "15>12" },
        Bad { text: "组织申报省级重点研发计划26项，获批立项⟦29⟧项。", evidence: "29>26" },
        Bad { text: "签约项目36个，开工⟦42⟧个，投产12个。", evidence: "42>36" },
        Bad { text: "受理职称评审申请860人，通过⟦912⟧人。", evidence: "912>860" },
        Bad { text: "推荐省级示范学校6所，获评⟦8⟧所。", evidence: "8>6" },
    ],
    good: &[
        "组织申报省级重点研发计划26项，获批立项9项。",
        "市级推荐6家，累计通过认定72家。",
        "申报市级农业龙头企业12家，去年申报的15家通过认定。",
        "签约项目36个，开工28个，投产12个，累计投产项目86个。",
        "推荐省级示范学校6所，新认定市级示范学校9所。",
        "申报专项债券项目12个，获批资金36亿元。",
        "受理案件860件，办结812件，通过调解处理36件。",
        "申报省级示范医院2家；下半年力争通过认定5家。",
    ],
    check,
};

/// Words of a stage, with its place in the order; the tens tell the procedures apart.
const STAGES: &[(&str, u8)] = &[
    ("组织申报", 11),
    ("推荐申报", 11),
    ("申报", 11),
    ("报名", 11),
    ("申请", 11),
    ("受理", 12),
    ("推荐", 13),
    ("上报", 13),
    ("入围", 14),
    ("进入复审", 14),
    ("进入答辩", 14),
    ("通过认定", 15),
    ("通过评审", 15),
    ("通过", 15),
    ("获批立项", 15),
    ("获批", 15),
    ("认定", 15),
    ("立项", 15),
    ("入选", 15),
    ("获评", 15),
    ("获奖", 15),
    ("签约", 21),
    ("开工", 22),
    ("投产", 23),
    ("竣工", 23),
];

static STAGE_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&STAGES.iter().map(|(words, _)| *words).collect::<Vec<_>>()));

/// What makes two counts of one procedure incomparable.
const OTHER_SCOPE: &[&str] = &[
    "累计", "历年", "往年", "去年", "上年", "以前", "总数", "存量", "有效期", "下半年", "力争", "确保", "预计", "争取", "目标",
    "拟", "计划新", "达到", "前期",
];

/// A count with the stage that it belongs to.
struct Stage<'f> {
    run: Run,
    figure: &'f Figure,
    order: u8,
    /// What was counted, between the stage word and the number; empty where it is left out.
    object: Run,
    clause: Run,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut applied: Vec<Stage> = Vec::new();
    for sentence in document.sentences_with(&STAGE_WORDS) {
        let done = document.sections.get(sentence.section).is_none_or(|section| section.standing == Standing::Done);
        if !done {
            continue;
        }
        let stages: Vec<Stage> =
            quantities_in(facts, sentence.run).filter_map(|(run, figure)| stage(reading, sentence.run, run, figure)).collect();
        let within = stages
            .windows(2)
            .find(|pair| follows(reading, &pair[0], &pair[1]) && more(&pair[0], &pair[1]) && !is_part(facts, &pair[1]));
        if let Some(pair) = within {
            findings.push(finding(reading, &pair[0], &pair[1]));
        } else if let Some(earlier) = elsewhere(facts, reading, sentence.run, &applied) {
            findings.push(earlier);
        }
        let named = stages.into_iter().filter(|stage| stage.order == 11 && stage.object.len() >= 5);
        applied.extend(named.take(MOST_APPLIED.saturating_sub(applied.len())));
    }
}

/// How many applications are remembered.
const MOST_APPLIED: usize = 40;

/// The stage of a count: its own word before it in its clause, or 其中15项进入复审 behind it.
fn stage<'f>(reading: &Reading, sentence: Run, run: Run, figure: &'f Figure) -> Option<Stage<'f>> {
    if !figure.unit.dimension.counts() || figure.value.is_none() {
        return None;
    }
    let start = (sentence.from()..run.from())
        .rev()
        .find(|&p| ends_clause(reading.at(p)) || matches!(reading.at(p), '、' | '(' | ')'))
        .map_or(sentence.from(), |p| p + 1);
    let own = Run::new(start, clause(reading, run.from()).to());
    let lead = Run::new(start, figure.whole.from().clamp(start, run.from()));
    let before = STAGE_WORDS.all(reading, lead).next();
    if let Some(found) = before {
        let (_, order) = STAGES[found.word];
        let object = Run::new(found.at + found.length, lead.to());
        let simple = (object.from()..object.to()).all(|p| is_han(reading.at(p))) && found.at - start <= 6;
        return simple.then_some(Stage { run, figure, order, object, clause: own });
    }
    let subset = reading.text(lead);
    let behind = figure.unit_run.to().max(run.to());
    let trail = Run::new(behind, own.to().max(behind));
    let found =
        STAGE_WORDS.at(reading, trail.from(), trail.to()).filter(|_| subset.is_empty() || subset == "其中" || subset == "有")?;
    let (_, order) = STAGES[found.word];
    Some(Stage { run, figure, order, object: Run::new(trail.from(), trail.from()), clause: own })
}

/// Whether two counts are stages of one procedure: the later follows at once and counts the same.
fn follows(reading: &Reading, first: &Stage, second: &Stage) -> bool {
    let near = second.clause.from() <= first.clause.to() + 2 && second.run.from() > first.run.to();
    let same = second.object.is_empty() || second.object.len() <= 2 || reading.text(second.object) == reading.text(first.object);
    let joined = Run::new(first.clause.from(), second.clause.to());
    first.order / 10 == second.order / 10
        && first.order < second.order
        && near
        && same
        && first.figure.unit.base == second.figure.unit.base
        && !holds(reading, joined, OTHER_SCOPE)
}

/// Whether 其中 makes it a part of the one before, of which another rule speaks.
fn is_part(facts: &Facts, stage: &Stage) -> bool {
    let here = |index: usize| facts.mentions.get(index).is_some_and(|mention| mention.run == Some(stage.run));
    facts.judged.iter().any(|judged| matches!(judged.claim.relation, Relation::PartWithin { part, .. } if here(part)))
}

fn more(first: &Stage, second: &Stage) -> bool {
    first.figure.range.lies_below(&second.figure.range)
}

fn finding(reading: &Reading, first: &Stage, second: &Stage) -> Finding {
    let (entered, passed) = (reading.text(first.figure.whole), reading.text(second.figure.whole));
    let stages = |stage: &Stage| if stage.order / 10 == 2 { "前一环节" } else { "上一环节" };
    let message = format!("后一环节{passed}多于{}{entered}，请核对数字或注明口径。", stages(first));
    let evidence = format!("{}>{}", reading.text(second.run), reading.text(first.run));
    let finding = Finding::new(&FUNNEL_ORDER, reading.span(second.run), message, evidence);
    finding.related(reading.span(first.run), "上一环节")
}

/// An earlier paragraph applied for fewer than this sentence says were recognised.
fn elsewhere(facts: &Facts, reading: &Reading, sentence: Run, applied: &[Stage]) -> Option<Finding> {
    if applied.is_empty()
        || holds(reading, sentence, OTHER_SCOPE)
        || holds(reading, sentence, &["申报", "推荐", "受理", "申请"])
        || !holds(reading, sentence, &["认定", "获批", "通过评审"])
    {
        return None;
    }
    let mut counts =
        quantities_in(facts, sentence).filter(|(_, figure)| figure.unit.dimension.counts() && figure.value.is_some());
    let (run, figure) = counts.next()?;
    let earlier = applied.iter().find(|stage| {
        let mut object = stage.object;
        if reading.starts(object.from(), "国家") && !reading.starts(object.from(), "国家级") {
            object = Run::new(object.from() + 2, object.to());
        }
        stage.figure.unit.base == figure.unit.base
            && stage.figure.range.lies_below(&figure.range)
            && stage.order == 11
            && object.len() >= 5
            && reading.find(sentence, &reading.text(object)).is_some()
    })?;
    let (entered, passed) = (reading.text(earlier.figure.whole), reading.text(figure.whole));
    let message = format!("前文申报{entered}，这里认定{passed}，认定数多于申报数；口径不同的请注明。");
    let evidence = format!("{}>{}", reading.text(run), reading.text(earlier.run));
    let finding = Finding::new(&FUNNEL_ORDER, reading.span(run), message, evidence).severity(Severity::Hint);
    Some(finding.related(reading.span(earlier.run), "申报数"))
}
