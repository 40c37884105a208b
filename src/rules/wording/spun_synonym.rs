use crate::rules::corrections::{Corrections, Says, report};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::Run;
use std::sync::LazyLock;

/// Words that a synonym replacer put in place of the right ones.
pub static SPUN_SYNONYM: Rule = Rule {
    id: "spun-synonym",
    title: "洗稿替换词残留",
    family: Family::Wording,
    severity: Severity::Error,
    why: "网上转载的范文常被软件替换过同义词，留下“效劳平台”“根底设施”“平安生产”一类不成立的搭配，照抄就是硬伤。",
    advice: "改回通行的词语；同一篇出现多处时，逐句与原始材料核对。",
    authority: "工作经验：伪原创软件替换词表与公开网页实例",
    bad: &[
        Bad { text: "引进⟦创新效劳⟧平台落户高新区。", evidence: "“效劳”→“服务”" },
        Bad { text: "推动口岸经济⟦高质量开展⟧。", evidence: "高质量发展" },
        Bad { text: "严格落实⟦平安生产⟧责任制，交通事故明显减少。", evidence: "安全" },
        Bad { text: "实施医疗卫生⟦根底设施⟧建设项目18个。", evidence: "基础" },
        Bad { text: "教育资源配置仍有⟦缺乏之处⟧。", evidence: "不足之处" },
        Bad { text: "减轻企业⟦用工本钱⟧3.2亿元。", evidence: "用工成本" },
        Bad { text: "加快⟦财产链⟧招商，全年签约项目36个。", evidence: "产业链" },
        Bad { text: "财政支出⟦管理轨制⟧逐步健全。", evidence: "“轨制”→“制度”" },
        Bad {
            text: "⟦县卫健局2024年工作总结⟧\n推进科技立异，完善根底设施，抓好平安生产。",
            evidence: "“科技立异”、“根底设施”、“平安生产”",
        },
    ],
    good: &[
        "推进平安建设，深化平安创建，平安校园覆盖面达到95%。",
        "以晋升国家级为契机，不断拓展发展空间，完成职务晋升12人。",
        "为乡亲效劳一生的老党员受到表彰。",
        "高质量开展活动120场，各项工作高质量开展。",
        "坚持根本遵循，从根本上解决问题，牢记根本宗旨。",
        "踊跃参加无偿献血，鼎力支持海关工作，无私奉献精神得到弘扬。",
        "城镇居民财产性收入增长5%，办理业务更加便利，办事指南更新120份。",
        "促进消费市场回暖，扩消费力度不减，社会消费品零售总额增长6%。",
        "产业开展集成攻坚，支持开展新型农业经营主体培训。",
        "只有提升服务才能赢得市场，提案办理水平明显提高。",
    ],
    check,
};

pub(in crate::rules) static TABLE: LazyLock<Corrections> = LazyLock::new(|| Corrections::new(include_str!("../tables/spun.txt")));

/// So many different words make it likely that the whole text went through a replacer.
const SUSPICIOUS: usize = 3;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let hits = TABLE.find(facts);
    report(&SPUN_SYNONYM, reading, &hits, Says::Reason("洗稿替换词"), findings);
    let mut words: Vec<&str> = Vec::new();
    for hit in &hits {
        let word = hit.span(reading).of(reading.source);
        if words.len() < 20 && !words.contains(&word) {
            words.push(word);
        }
    }
    let first = document.title.or_else(|| document.lines.first().copied());
    if let Some(first) = first.filter(|_| words.len() >= SUSPICIOUS) {
        let shown = Run::new(first.from(), first.to().min(first.from() + 40));
        let message = format!("全文有{}种洗稿替换词，疑为经过伪原创处理的范文。", words.len());
        let evidence = words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join("、");
        let finding = Finding::new(&SPUN_SYNONYM, reading.span(shown), message, evidence).severity(Severity::Warning);
        findings.push(hits.iter().take(20).fold(finding, |finding, hit| finding.related(hit.span(reading), "替换词")));
    }
}
