use crate::lex::lexicon::Lexicon;
use crate::rules::clause::ends_clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};
use std::sync::LazyLock;

/// Wrong characters in common words.
pub static TYPO_CONFUSABLE: Rule = Rule {
    id: "typo-confusable",
    title: "错别字、易混词",
    family: Family::Wording,
    severity: Severity::Error,
    why: "形近、音近造成的错别字最容易漏过，出现在职务、机构、政策名称里尤其失当。",
    advice: "按提示改正。",
    authority: "政府网站与政务新媒体检查指标将严重表述错误列为单项否决项；常见易错词整理",
    bad: &[
        Bad { text: "认真贯彻落实市委、市政府的决策⟦布署⟧。", evidence: "部署" },
        Bad { text: "及时⟦拔付⟧科技创新券资金1827万元。", evidence: "拨付" },
        Bad { text: "开展科普活动150⟦活场次⟧。", evidence: "场次" },
        Bad { text: "⟦截止⟧6月底,查验货物1200批次。", evidence: "截至" },
        Bad { text: "全年财政收入⟦增涨⟧5.1%。", evidence: "增长" },
        Bad { text: "成立工作⟦领导小姐⟧,由局长任组长。", evidence: "领导小组" },
        Bad { text: "建立问题整改⟦台帐⟧32本。", evidence: "台账" },
        Bad { text: "⟦以经⟧完成公路建设投资3.2亿元。", evidence: "已经" },
        Bad { text: "基层基础薄弱的问题⟦急待⟧解决。", evidence: "亟待" },
    ],
    good: &[
        "项目申报截止时间为6月30日,逾期不予受理。",
        "报名于6月30日截止。申报截止6月30日。",
        "做大做强主导产业,作出积极贡献。",
        "坚持以经济建设为中心,以经营主体为抓手。",
        "加强预防犯罪工作,按装机容量补贴,发布署名文章3篇。",
        "截至6月底,校园满意度达到98%,搭建帐篷12顶。",
        "给予算力补贴1200万元,循环此项目资金。",
        "落实义务教育权力义务教育法宣传。",
    ],
    check,
};

struct Pair {
    right: &'static str,
    /// Longer words, with the position of the wrong form in them.
    guards: Vec<(&'static str, usize)>,
    hint: bool,
}

struct Table {
    wrong: Lexicon,
    pairs: Vec<Pair>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let (mut words, mut pairs) = (Vec::new(), Vec::new());
    for line in include_str!("typos.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.trim_start_matches('?').split(' ');
        let (Some(wrong), Some(right)) = (parts.next(), parts.next()) else { continue };
        let guards = parts.filter_map(|guard| guard.find(wrong).map(|byte| (guard, guard[..byte].chars().count()))).collect();
        words.push(wrong);
        pairs.push(Pair { right, guards, hint: line.starts_with('?') });
    }
    Table { wrong: Lexicon::new(&words), pairs }
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let table = &*TABLE;
    for at in 0..reading.len() {
        if reading.at(at) == '截' && reading.at(at + 1) == '止' {
            findings.extend(until(reading, at));
            continue;
        }
        let Some(found) = table.wrong.at(reading, at, reading.len()) else { continue };
        let pair = &table.pairs[found.word];
        let guarded = pair.guards.iter().any(|&(guard, offset)| at >= offset && reading.starts(at - offset, guard));
        // What stands on both sides of a blank or of a line's end is no word.
        let apart = (at + 1..at + found.length).any(|p| reading.gap(p));
        if guarded || apart {
            continue;
        }
        let run = Run::new(at, at + found.length);
        let severity = if pair.hint { Severity::Hint } else { Severity::Error };
        findings.push(wrong(reading, run, pair.right).severity(severity));
    }
}

fn wrong(reading: &Reading, run: Run, right: &str) -> Finding {
    let span = reading.span(run);
    let message = format!("“{}”应为“{right}”。", reading.text(run));
    Finding::new(&TYPO_CONFUSABLE, span, message, format!("规范写法为“{right}”")).fix(format!("改为{right}"), span, right)
}

/// 截止6月底, with a statement to follow: the day is not the end of anything.
fn until(reading: &Reading, at: usize) -> Option<Finding> {
    const TIMES: &[&str] = &["目前", "现在", "今年", "去年", "上年", "年底", "年末", "日前", "上半年", "本月", "当前"];
    let timed = reading.at(at + 2).is_ascii_digit() || reading.any(at + 2, TIMES).is_some();
    let opens = ends_clause(reading.before(at)) || reading.before(at) == '(';
    let end = (at + 2..at + 20).find(|&p| ends_clause(reading.at(p)))?;
    (timed && opens && reading.at(end) == ',').then(|| wrong(reading, Run::new(at, at + 2), "截至"))
}
