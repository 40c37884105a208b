use crate::rules::clause::{clause, ends_clause, ends_sentence};
use crate::rules::corrections::{Corrections, Says, in_title, report};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// Words written with a wrong character, and words taken for their neighbours.
pub static TYPO_CONFUSABLE: Rule = Rule {
    id: "typo-confusable",
    title: "常见错别字、易混词",
    family: Family::Wording,
    severity: Severity::Error,
    why: "形近、音近的错别字最容易漏校，一处就可能被通报。",
    advice: "按建议改正；确属专名、引文的，可以忽略。",
    authority: "国办秘函〔2019〕19号：严重错别字属政府网站单项否决内容；《现代汉语词典》推荐词形",
    bad: &[
        Bad { text: "认真落实县委、县政府的决策⟦布署⟧。", evidence: "“布署”→“部署”" },
        Bad { text: "及时⟦拔付⟧义务教育保障资金1827万元。", evidence: "拨付" },
        Bad { text: "全年开展健康宣讲150⟦活场次⟧。", evidence: "场次" },
        Bad { text: "⟦截止⟧6月底，海关共查验货物1200批次。", evidence: "6月底" },
        Bad { text: "⟦截止⟧目前，农村公路通车里程达到3200公里。", evidence: "目前" },
        Bad { text: "全区⟦截止⟧2024年底共有养老机构36家。", evidence: "2024年底" },
        Bad { text: "医院与社区联动，实现慢病管理全⟦复盖⟧。", evidence: "“复盖”→“覆盖”" },
        Bad { text: "秋季⟦秸杆⟧禁烧工作有序推进。", evidence: "秸秆" },
        Bad { text: "规范银行⟦帐户⟧管理，清理账户12个。", evidence: "账户" },
        Bad { text: "把交通安全⟦做为⟧头等大事。", evidence: "作为" },
        Bad { text: "要⟦象⟧爱护眼睛一样爱护生态环境。", evidence: "像" },
        Bad { text: "课堂教学改革⟦成效显着⟧，合格率提高2.1个百分点。", evidence: "显著" },
    ],
    good: &[
        "项目申报截止时间为6月30日，逾期不予受理。",
        "报名于6月30日截止，参保登记截止日期另行通知。",
        "个人所得税汇算清缴截止6月30日。",
        "做大做强主导产业，作出积极贡献，做为民服务的表率。",
        "反复盖章事项取消12项，修复盖板80处。",
        "相关健康指标持续改善，校园满意度达到98%。",
        "按装机容量计算补贴，以经济建设为中心。",
        "毕竟价格由市场决定，究竟赛事如何举办另行研究。",
        "亿园区、万园林等品牌落户，10亿园区项目开工。",
        "化学反应情况良好，蚊帐采购到位，抽象一样可以具体。",
        "关键环节全面把关，既使企业受益又使群众满意。",
        "强制性标淮河断面达标，江淮备汛物资到位。",
    ],
    check,
};

pub(in crate::rules) static TABLE: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::new(include_str!("../tables/typos.txt")));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut hits = TABLE.find(facts);
    // What only goes against today's usage may stand in a name that was given before.
    hits.retain(|hit| !hit.is_hint() || !in_title(reading, hit.at()));
    report(&TYPO_CONFUSABLE, reading, &hits, Says::Word, findings);
    findings.extend(reading.places('截').filter_map(|at| deadline(reading, at)));
    findings.extend(reading.places('象').filter_map(|at| like(reading, at)));
}

/// 截止6月底，完成投资…: 截止 says that something ends; up to which day a figure counts is said by 截至.
fn deadline(reading: &Reading, at: usize) -> Option<Finding> {
    const NOW: &[&str] = &[
        "目前", "当前", "现在", "今年", "去年", "上年", "本年", "年底", "年末", "月底", "月末", "今日", "昨日", "上半年", "上月",
        "本月",
    ];
    const ENDING: &[&str] = &[
        "报名", "申报", "申请", "受理", "征集", "投标", "缴费", "清缴", "提交", "报送", "登记", "活动", "时间", "日期", "期限",
        "于", "日", "投稿", "认购", "填报", "验收", "预约", "意见", "投票", "参评", "缴纳", "公示", "年审", "年检", "参保",
    ];
    if reading.at(at + 1) != '止' {
        return None;
    }
    let mut next = at + 2;
    next += usize::from(matches!(reading.at(next), '到' | '至'));
    let dated = reading.at(next).is_ascii_digit() || NOW.iter().any(|word| reading.starts(next, word));
    if !dated || ENDING.iter().any(|word| reading.ends(at, word)) {
        return None;
    }
    let part = |ch: char| ch.is_ascii_digit() || "年月日号底末初上中下旬半季度前今去本当目现在止天午时点分.".contains(ch);
    let end = (next..next + 24).find(|&position| !part(reading.at(position)))?;
    let goes_on = if reading.at(end) == ',' { end + 1 } else { end };
    let says = is_han(reading.at(goes_on)) || reading.at(goes_on).is_ascii_alphanumeric();
    if !says || ends_sentence(reading.at(end)) || reading.at(end - 1).is_ascii_digit() {
        return None;
    }
    let date = reading.text(Run::new(next, end));
    let run = Run::new(at, at + 2);
    let message = format!("“截止{date}”应为“截至{date}”。");
    let evidence = format!("后面是时间“{date}”和截到这时的情况，用“截至”");
    let edited = reading.span(Run::new(at, next));
    Some(Finding::new(&TYPO_CONFUSABLE, reading.span(run), message, evidence).fix("改为“截至”", edited, "截至"))
}

/// 象…一样.
fn like(reading: &Reading, at: usize) -> Option<Finding> {
    const WORDS: &str = "对现气形印景迹抽万大意表具想假幻镜星天物征乱成包";
    let alone = !WORDS.contains(reading.before(at)) && !"征形棋牙限样山鼻群素州人".contains(reading.at(at + 1));
    let rest = clause(reading, at);
    let end = (at + 2..(at + 14).min(rest.to())).find(|&p| reading.starts(p, "一样") || reading.starts(p, "那样"))?;
    (alone && !ends_clause(reading.at(end))).then(|| {
        let span = reading.span(Run::new(at, at + 1));
        Finding::new(&TYPO_CONFUSABLE, span, "“象……一样”宜写作“像……一样”。", "“象”→“像”")
            .severity(Severity::Hint)
            .fix("改为“像”", span, "像")
    })
}
