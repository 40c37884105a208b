use super::placeholder::{self, Kind, Placeholder};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// Stand-ins of a template that nobody filled in.
pub static PLACEHOLDER_LEFT: Rule = Rule {
    id: "placeholder-left",
    title: "占位符未替换",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "“X市”“xx家”“x.xx亿元”“202x年”是模板里待填的空，留在稿中说明名称、数据或时间没有填写。",
    advice: "逐处填入真实的名称、数据或时间；同一名称可用查找替换一次改完。",
    authority: "工作经验：套用模板文稿的常见残留",
    bad: &[
        Bad { text: "制定《⟦X市⟧2023年度重大科技项目攻关计划》", evidence: "1处" },
        Bad {
            text: "已初步完成第一批申报高新技术企业⟦xx家⟧,研发投入x.xx亿元,占GDP比重x.x%。", evidence: "1+1+1=3"
        },
        Bad { text: "区科技局⟦202x年⟧工作总结", evidence: "1处" },
        Bad { text: "⟦××省⟧××市财政局", evidence: "1+1=2" },
        Bad { text: "会同⟦XX经开区⟧建成标准厂房5万平方米,由XXX负责。", evidence: "1+1=2" },
        Bad { text: "主要指标居全省第⟦X位⟧。", evidence: "1处" },
        Bad { text: "⟦20XX年⟧XX月XX日", evidence: "1+1+1=3" },
        Bad { text: "全年完成投资⟦____⟧亿元。", evidence: "1处" },
        Bad { text: "印发⟦【】⟧文件12份。", evidence: "1处" },
        Bad { text: "⟦某某市⟧财政局2024年工作总结", evidence: "1处" },
        Bad { text: "截至6月底,⟦**县⟧共有民宿120家。", evidence: "1处" },
        Bad { text: "安排⟦○○县⟧高标准农田建设资金3200万元。", evidence: "1处" },
    ],
    good: &[
        "厂房柱网6×8米,4×100米接力。",
        "发展XR、VR产业,支持OPPO等企业。",
        "(此处指标以*号标注为约束性指标)",
        "购置X光机3台,建成X射线安检通道12条。",
        "推行1+X证书制度,实施“科创X实验室”计划。",
        "张某某、林××等3人因偷逃税款被移送司法机关。",
        "联系电话138****8000,身份证号6103**********1234。",
        "带**的为约束性指标,检查企业1200家。",
        "总额按单价×人数计算。",
        "特斯拉Model X上市,SpaceX公司发射卫星。",
        "获评“某种意义上的首创”,某企业投诉已办结。",
        "二〇〇八年建校,一〇五名教师获表彰。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let left: Vec<Placeholder> =
        placeholder::find(reading).into_iter().filter(|place| !placeholder::is_broken(reading, place.letters)).collect();
    for (kind, what) in [(Kind::Name, "名称"), (Kind::Figure, "数据"), (Kind::Date, "时间"), (Kind::Blank, "空白")] {
        let places: Vec<&Placeholder> = left.iter().filter(|place| place.kind == kind).collect();
        let Some((first, others)) = places.split_first() else { continue };
        let mut counts: Vec<(String, usize)> = Vec::new();
        for place in &places {
            let words = reading.text(place.run);
            // Templates have few stand-ins; a text full of different ones is not worth more than a glance.
            match counts.iter_mut().take(32).find(|(known, _)| *known == words) {
                Some((_, count)) => *count += 1,
                None => counts.push((words, 1)),
            }
        }
        let named: Vec<String> = counts.iter().take(6).map(|(words, count)| format!("“{words}”{count}处")).collect();
        let more = if counts.len() > 6 { "等" } else { "" };
        let message = format!("{what}占位符未替换：{}{more}。", named.join("、"));
        let sum: Vec<String> = counts.iter().take(6).map(|(_, count)| count.to_string()).collect();
        let evidence = match counts.len() {
            1 => format!("共{}处", places.len()),
            2..=6 => format!("共{}处：{}={}", places.len(), sum.join("+"), places.len()),
            _ => format!("共{}处", places.len()),
        };
        let mut finding = Finding::new(&PLACEHOLDER_LEFT, reading.span(first.run), message, evidence);
        for place in others {
            finding = finding.related(reading.span(place.run), "同类占位符");
        }
        findings.push(finding);
    }
}
