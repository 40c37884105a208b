use crate::rules::figures::{finding, issues};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// The shares of a composition that do not make a whole.
pub static SHARE_SUM_100: Rule = Rule {
    id: "share-sum-100",
    title: "构成占比合计不为100%",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    why: "一个整体的各部分占比合计应为100%，超出四舍五入允许的误差，必有一项写错或漏列。",
    advice: "核对各项占比；另有“其他”的，补列。",
    authority: "分数之和不等于100%必有错误；数值修约规则允许末位误差",
    bad: &[
        Bad { text: "三次产业结构调整为7.2:52.6:⟦41.2⟧。", evidence: "7.2+52.6+41.2=101.0≠100" },
        Bad {
            text: "研发经费中企业、科研院所、高校支出分别占81.3%、9.6%、⟦7.4⟧%。", evidence: "81.3+9.6+7.4=98.3≠100"
        },
        Bad {
            text: "公路、铁路、水路货运量分别占78.5%、12.6%、⟦10.9⟧%。", evidence: "78.5+12.6+10.9=102.0≠100"
        },
        Bad {
            text: "小学、初中、高中教师分别占46.2%、31.5%和⟦20.3⟧%。", evidence: "46.2+31.5+20.3=98.0≠100"
        },
        Bad {
            text: "三次产业增加值占地区生产总值的比重分别为51.1%、39.8%、⟦48.6⟧%。", evidence: "139.5"
        },
        Bad {
            text: "从出行方式看，自驾、公交、骑行、步行分别占41.2%、28.6%、17.3%、⟦15.4⟧%。", evidence: "102.5"
        },
        Bad { text: "监督抽检合格率98.5%，不合格率⟦2.5⟧%。", evidence: "98.5+2.5=101.0≠100" },
    ],
    good: &[
        "三次产业结构为7.2:52.6:40.3。",
        "财政投入与社会投入之比为1:4.8。",
        "公路、铁路、水路货运量分别占78.5%、12.6%、8.9%。",
        "门诊、住院、药店费用分别占42.1%、50.3%、7.6%。",
        "药品抽检合格率98.5%，不合格率1.5%；化妆品抽检合格率97.2%。",
        "优秀、良好等次分别占15%、60%。",
        "东部、中部、西部项目分别占20%、15%、10%，其余为市本级项目。",
        "师生比为1:13.6，新增投资中制造业占42.3%，基础设施占27.8%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, SHARE_SUM_100.id) {
        let complements = judged.claim.relation.operands().len() == 2;
        let message =
            if complements { "两个相反的比率合计不等于100%。" } else { "各部分占比合计不等于100%。" };
        findings.push(finding(&SHARE_SUM_100, facts, judged, message, ""));
    }
}
