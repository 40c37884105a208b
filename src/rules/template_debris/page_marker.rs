use crate::document::DebrisKind;
use crate::rules::clause::with_line_break;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Run, Span};

/// Page numbers that were copied into the text.
pub static PAGE_MARKER: Rule = Rule {
    id: "page-marker",
    title: "页码残留",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "从文库或版式文件复制文字时，页码会夹进句子甚至词语中间，既割裂词语，又会被误读为数据。",
    advice: "删除页码，并核对前后文字是否连贯。",
    authority: "工作经验：从网页、版式文件复制文稿时的常见残留",
    bad: &[
        Bad {
            text: "《X市2022年科技助力乡村振⟦3/8⟧兴重点帮扶工作方案》", evidence: "助力乡村振兴重点"
        },
        Bad { text: "《X市一次性扩岗补助实施细则》等政策⟦5/8⟧文件;", evidence: "政策文件" },
        Bad { text: "卡脖子技术攻⟦7/8⟧关项目4项以上", evidence: "技术攻关项目" },
        Bad { text: "⟦1/8⟧市科技局上半年工作总结", evidence: "市科技局" },
        Bad {
            text: "区交通局2024年工作总结\n全年完成公路建设投资3.2亿元,同比增长8.1%。\n⟦- 2 -⟧\n新改建农村公路120公里,实施危桥改造12座。",
            evidence: "独立成行",
        },
        Bad { text: "加强海关监⟦2/6⟧管,查验货物1200批次。", evidence: "海关监管，查验" },
        Bad { text: "持续优化营商环境,为企业减税降费3.5亿元。⟦第3页共12页⟧", evidence: "3.5亿元。" },
    ],
    good: &[
        "超过3/4的企业建立研发机构。",
        "完成年度任务的5/8。",
        "试点1/10分段计价,A/B测试2次。",
        "重点岗位实行24/7值守,响应时间缩短1/3。",
        "全县2/3的乡镇通公交,近1/3的行政村设立快递网点,占全省1/6。",
        "7/8月份组织两次应急演练,8/9年级学生全部参加。",
        "经办窗口3/4个季度评为优秀,双向4/6车道公路通车。",
        "2024/3/8完成验收,2024/5/8投入使用。",
        "指标\n1\n2\n3\n完成数\n12\n13\n14",
        "详见附件第3页。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    const CONTEXT: usize = 6;
    let reading = &facts.document.reading;
    for debris in facts.document.debris.iter().filter(|debris| debris.kind == DebrisKind::PageMark) {
        let at = reading.position(debris.span.start);
        let mark = debris.span.of(reading.source);
        if debris.alone {
            let joined = at > 0 && at < reading.len() && reading.before(at) != '\n' && reading.at(at) != '\n';
            let evidence = if joined { "独立成行，把一句话隔成两段" } else { "独立成行" };
            let gone = if joined {
                Span::new(reading.span(Run::new(at - 1, at)).end, reading.span(Run::new(at, at + 1)).start)
            } else {
                with_line_break(reading.source, debris.span)
            };
            let finding = Finding::new(&PAGE_MARKER, debris.span, format!("“{mark}”是残留的页码。"), evidence);
            findings.push(finding.severity(Severity::Warning).fix("删除页码", gone, ""));
            continue;
        }
        let line = |position: &usize| !matches!(reading.at(*position), '\n' | '\0');
        let start = (at.saturating_sub(CONTEXT)..at).rev().take_while(line).last().unwrap_or(at);
        let end = (at..at + CONTEXT).take_while(line).last().map_or(at, |last| last + 1);
        let joined = reading.text(Run::new(start, end));
        let message = format!("“{mark}”是夹在文字中的页码。");
        let finding = Finding::new(&PAGE_MARKER, debris.span, message, format!("删除后为“{joined}”"));
        findings.push(finding.fix("删除页码", debris.span, ""));
    }
}
