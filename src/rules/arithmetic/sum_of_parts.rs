use crate::claim::{Relation, Verdict};
use crate::number::Decimal;
use crate::rules::figures::{doubts, figure, finding, issues, named, number};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// Parts that do not make up their total.
pub static SUM_OF_PARTS: Rule = Rule {
    id: "sum-of-parts",
    title: "分项之和与总数不符",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "分项之和应等于总数；对不上，说明总数或某个分项写错了，这是数字差错中最常见、也最容易被看出的一种。",
    advice: "核对各分项和总数，更正写错的一个；分项有重叠或未列全的，写明“部分重叠”或加“等”。",
    authority: "公文和志书核稿通则：合计数字与分项数字不符属必查差错",
    bad: &[
        Bad {
            text: "今年共选派科技特派员⟦179⟧名,其中高等院所47名、市直单位88名、企业54名、科研院所22名。",
            evidence: "47+88+54+22=211≠179",
        },
        Bad {
            text: "上半年全市立项市级科技计划项目⟦52⟧项,分别为重大专项6项、重点研发21项、软科学18项、成果转化9项。",
            evidence: "6+21+18+9=54≠52",
        },
        Bad {
            text: "全市技术合同成交额⟦12.60⟧亿元,由技术开发5.12亿元、技术转让2.04亿元、技术咨询0.87亿元、技术服务4.07亿元四类构成。",
            evidence: "5.12+2.04+0.87+4.07=12.10≠12.60",
        },
        Bad {
            text: "全年完成公路建设投资⟦86.4⟧亿元，其中高速公路52.3亿元、普通国省道21.5亿元，其余农村公路18.6亿元。",
            evidence: "52.3+21.5+18.6=92.4≠86.4",
        },
        Bad {
            text: "关区监管进出口货物⟦3200⟧万吨，分别为进口2150万吨、出口1250万吨。", evidence: "2150+1250=3400≠3200"
        },
        Bad {
            text: "全县新招聘教师⟦126⟧人，其中小学58人，初中42人，高中31人。", evidence: "58+42+31=131≠126"
        },
        Bad {
            text: "医疗机构床位⟦1.2⟧万张，由公立医院8600张、民营医院2100张、基层机构3300张构成。", evidence: "≠1.2"
        },
        Bad { text: "局机关党员⟦142⟧名，其中在职党员97名、退休党员55名。", evidence: "97+55=152" },
        Bad {
            text: "全年全社会用电量⟦826.7⟧亿千瓦时，同比增长6.4%。其中，第一产业用电量5.3亿千瓦时，增长8.2%；第二产业用电量198.4亿千瓦时，增长5.1%；第三产业用电量43.6亿千瓦时，增长10.3%；城乡居民生活用电量39.4亿千瓦时，增长9.0%。",
            evidence: "286.7",
        },
    ],
    good: &[
        "新签约亿元以上项目26个，计划总投资142.8亿元，其中10亿元以上3个、50亿元以上1个、百亿元以上1个。",
        "全市新增专利授权量448件,同比增长4.8%,其中发明专利授权量134件。",
        "全市有高新技术企业72家,其中规上企业51家、省级专精特新企业28家、上市后备企业9家。",
        "政府债务余额768.4亿元，其中：一般债务286.2亿元，专项债务482.2亿元，控制在限额812.6亿元以内。",
        "铺设供水管网5公里、中水管网13公里、污水管网18公里。",
        "开展科技培训1200余人次,其中企业负责人380人次、科技特派员420人次、合作社带头人410人次。",
        "建设农村水利设施684个，其中水库5座、淤地坝20座、小微型调蓄设施659座。",
        "新引育高层次人才2300多人、其中引进顶尖人才41人，新增高技能人才39万人。",
        "全年货物贸易进出口总值4.38万亿元，其中出口2.54万亿元、进口1.85万亿元。",
        "救助困难群众1860人次，其中临时救助620人次、医疗救助1240人次，发放救助金930万元。",
        "全市现有社区卫生服务中心46家（其中政府办38家）、乡镇卫生院52家。",
        "办理案件320件，其中民事210件、行政45件等。",
        "引进高层次人才40名，其中博士17名、硕士26名。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, SUM_OF_PARTS.id).chain(doubts(facts, SUM_OF_PARTS.id)) {
        let Relation::PartsOfTotal { total, ref parts, .. } = judged.claim.relation else { continue };
        let value = |index: usize| figure(facts, index).and_then(|figure| figure.scaled);
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, &part| sum.plus(value(part)?));
        let gap = sum.zip(value(total)).and_then(|(sum, total)| sum.minus(total));
        let message = match gap {
            Some(gap) if gap > Decimal::ZERO => "分项之和大于总数。",
            _ => "分项之和小于总数，而文字表明分项已列全。",
        };
        let mut found = finding(&SUM_OF_PARTS, facts, judged, message, "总数");
        if let (Some(gap), Some(whole)) = (gap, figure(facts, total))
            && whole.approximation.is_none()
            && let (Some(scaled), Some(printed)) = (whole.scaled, whole.value)
            && let Some(power) = (0..=12).find(|&power| printed.shifted(power) == Some(scaled))
            && let Some(gap) = gap.magnitude().shifted(-power)
        {
            found.evidence.push_str(&format!("，相差{}{}", gap.trimmed(), whole.unit.printed));
        }
        if judged.verdict == Verdict::Doubt {
            found.severity = Severity::Warning;
        }
        findings.push(found);
    }
    let short = facts.judged.iter().filter(|judged| judged.claim.rule == SUM_OF_PARTS.id && judged.verdict == Verdict::Doubt);
    for judged in short {
        let Relation::PartsOfTotal { total, closed: false, .. } = judged.claim.relation else { continue };
        if !judged.equation.contains('≤') {
            continue;
        }
        let message = format!("分项合计略小于{}，是否有分项漏列？", named(facts, total));
        let found = Finding::new(&SUM_OF_PARTS, number(facts, total), message, judged.equation.clone());
        findings.push(crate::rules::figures::with_operands(found.severity(Severity::Hint), facts, judged));
    }
}
