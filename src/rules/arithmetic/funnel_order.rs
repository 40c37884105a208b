use crate::claim::{OTHER_BATCHES, STAGE_WORDS, Stage, stages_in as stages};
use crate::document::Standing;
use crate::rules::clause::holds;
use crate::rules::figures::{finding, issues, printed, quantities_in};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

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

/// How many applications are remembered.
const MOST_APPLIED: usize = 40;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, FUNNEL_ORDER.id) {
        let [before, after] = judged.claim.relation.operands()[..] else { continue };
        let message = format!("后一环节{}多于上一环节{}，请核对数字或注明口径。", printed(facts, after), printed(facts, before));
        findings.push(finding(&FUNNEL_ORDER, facts, judged, message, ""));
    }
    let document = facts.document;
    let mut applied: Vec<Stage> = Vec::new();
    for sentence in facts.sentences_with(&STAGE_WORDS) {
        let done = document.sections.get(sentence.section).is_none_or(|section| section.standing == Standing::Done);
        if !done {
            continue;
        }
        findings.extend(elsewhere(facts, &document.reading, sentence.run, &applied));
        let stages = stages(document, facts.mentions, sentence.run);
        let named = stages.into_iter().filter(|stage| stage.order == 11 && stage.object.len() >= 5);
        applied.extend(named.take(MOST_APPLIED.saturating_sub(applied.len())));
    }
}

/// An earlier paragraph applied for fewer than this sentence says were recognised.
fn elsewhere(facts: &Facts, reading: &Reading, sentence: Run, applied: &[Stage]) -> Option<Finding> {
    if applied.is_empty()
        || holds(reading, sentence, OTHER_BATCHES)
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
