use crate::rules::clause::holds;
use crate::rules::corrections::{Corrections, Hit, in_title};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::Run;
use std::sync::LazyLock;

/// Phrases and names of offices that were right in years before the report's.
pub static STALE_TERM: Rule = Rule {
    id: "stale-term",
    title: "过时提法、旧机构名",
    family: Family::Wording,
    severity: Severity::Hint,
    why: "沿用往年稿件时，已经完成的任务、已经撤并的机构容易原样留下。",
    advice: "改用报告期内的提法或机构名称；确是回顾历史的，写明年份。",
    authority: "机构改革方案与各项工作的公开起止时间；工作经验：沿用旧稿的常见残留",
    bad: &[
        Bad {
            text: "市科技局2024年工作总结\n推进市县联动，做好⟦科技扶贫⟧工作。", evidence: "2020年12月"
        },
        Bad {
            text: "区商务局2024年上半年工作总结\n⟦统筹推进疫情防控和经济社会发展⟧，外贸稳中有进。", evidence: "2023年2月"
        },
        Bad {
            text: "市金融办2024年工作总结\n会同⟦银保监局⟧开展风险排查12次。", evidence: "2023年7月"
        },
        Bad { text: "县医院2023年工作总结\n接受⟦卫计委⟧检查3次。", evidence: "2018年12月" },
        Bad { text: "海关2022年工作总结\n与⟦检验检疫局⟧联合查验1200批次。", evidence: "2018年4月" },
        Bad {
            text: "县教育局2023年工作总结\n落实⟦教育扶贫⟧政策，资助学生3200人。\n深化教育扶贫。", evidence: "共2处"
        },
    ],
    good: &[
        "市科技局2024年工作总结\n修订2017年印发的《科技精准扶贫实施方案》。",
        "区商务局2022年工作总结\n统筹推进疫情防控和经济社会发展工作。",
        "县医保局2024年工作总结\n巩固拓展脱贫攻坚成果同乡村振兴有效衔接，脱贫攻坚成果持续巩固。",
        "市市场监管局2023年工作总结\n整合原工商局、原质监局档案3200卷。",
        "县交通局2024年工作总结\n2016年至2020年，脱贫攻坚任务全面完成。",
        "统筹推进疫情防控和经济社会发展工作。",
        "区财政局2024年工作总结\n推动农业局面持续向好，与工商银行签订协议。",
        "县教育局2017年工作总结\n落实教育扶贫政策。",
    ],
    check,
};

pub(in crate::rules) static TABLE: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::new(include_str!("../tables/stale.txt")));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let Some(period) = &document.period else { return };
    let reading = &document.reading;
    let hits: Vec<Hit> = TABLE
        .find(facts)
        .into_iter()
        .filter(|hit| hit.until().is_some_and(|until| until < (period.start.year, period.start.month)))
        .filter(|hit| !in_title(reading, hit.at()) && !of_earlier(facts, hit.at(), period.start.year))
        .collect();
    let mut told: Vec<&str> = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        let (old, new) = hit.words();
        let Some((year, month)) = hit.until().filter(|_| !told.contains(&old)) else { continue };
        told.push(old);
        let others: Vec<&Hit> = hits[index + 1..].iter().filter(|other| other.words().0 == old).collect();
        let message = format!("“{old}”在{}已是过时提法，现行提法：{new}。", period.label);
        let mut evidence = format!("“{old}”用到{year}年{month}月为止，报告期为{}", period.label);
        if !others.is_empty() {
            evidence = format!("{evidence}；共{}处", others.len() + 1);
        }
        let finding = Finding::new(&STALE_TERM, hit.span(reading), message, evidence);
        findings.push(others.iter().take(20).fold(finding, |f, other| f.related(other.span(reading), "同样提法")));
    }
}

/// Whether the sentence speaks of an earlier time.
fn of_earlier(facts: &Facts, at: usize, year: i32) -> bool {
    const PAST: &[&str] = &["历史", "曾经", "当年", "时任", "更名", "改组", "整合组建", "划转", "原"];
    let document = facts.document;
    let Some(sentence) = document.sentence_at(at) else { return false };
    let run = sentence.run;
    let dated =
        (run.from()..run.to()).any(|at| crate::document::period::year(&document.reading, at).is_some_and(|y| y < year - 1));
    dated || holds(&document.reading, Run::new(run.from().max(at.saturating_sub(12)), at), PAST)
}
