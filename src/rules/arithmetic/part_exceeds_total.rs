use crate::claim::Relation;
use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A part that is larger than its whole.
pub static PART_EXCEEDS_TOTAL: Rule = Rule {
    id: "part-exceeds-total",
    title: "部分大于总体",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "“其中”所列的数包含在前面的总数里，不可能比总数大；出现倒挂，多半是数字或“万”“亿”写错。",
    advice: "核对两个数及其单位；两数不是包含关系的，不用“其中”。",
    authority: "统计常识：部分不大于总体",
    bad: &[
        Bad { text: "全市新增专利授权448件,其中发明专利授权⟦512⟧件。", evidence: "512>448" },
        Bad { text: "发放科技贷款1.7亿元,其中信用贷款⟦18600⟧万元。", evidence: "1.86亿元>1.7亿元" },
        Bad { text: "全年查验进出口集装箱1.25万标箱，其中进口⟦1.52⟧万标箱。", evidence: "1.52>1.25" },
        Bad {
            text: "新改建农村公路320公里，同比增长5.3%，其中通村公路⟦402⟧公里。", evidence: "402>320"
        },
        Bad { text: "全县在校学生2.3万人，其中寄宿生⟦2.6⟧万人。", evidence: "2.6>2.3" },
        Bad { text: "门诊量不足50万人次，其中急诊⟦51.2⟧万人次。", evidence: "51.2>不足50" },
    ],
    good: &[
        "签订产学研合作项目14项,协议金额1.7亿元,其中财政资金6500万元。",
        "净增高新技术企业26家,其中新认定41家、到期退出15家。",
        "省级专精特新中小企业5家、市级专精特新中小企业9家。",
        "全省经营主体达1095.2万户、增长5.9%，其中企业380.8万户。",
        "全市养老机构86家，新增12家，其中公办养老机构34家。",
        "港口货物吞吐量1.2亿吨，其中外贸吞吐量1200万吨。",
        "新建公共充电桩2万个以上，其中农村1万个以上。",
        "培训教师2400人次，其中带动乡村学校320所。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, PART_EXCEEDS_TOTAL.id) {
        let Relation::PartWithin { total, part } = judged.claim.relation else { continue };
        let message = format!("“其中”部分{}大于总数{}。", printed(facts, part), printed(facts, total));
        findings.push(finding(&PART_EXCEEDS_TOTAL, facts, judged, message, ""));
    }
}
