use super::placeholder;
use crate::rules::clause::clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Stand-ins that a search-and-replace has put into other words.
pub static PLACEHOLDER_BROKEN: Rule = Rule {
    id: "placeholder-broken",
    title: "占位符误伤词语",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "批量替换地名时，占位符会误入别的词语或专名，使文字无法读通。",
    advice: "对照原稿恢复被误换的词语。",
    authority: "工作经验：批量替换造成的常见残留",
    bad: &[
        Bad { text: "⟦X平合X红⟧宝入选全国农产品电商百强品牌。", evidence: "2处" },
        Bad {
            text: "xx市高新技术产业园区升级为国家级,推进国家⟦高XX县区⟧建设。", evidence: "高XX县区"
        },
        Bad { text: "支持⟦科X区⟧建设,引进企业12家。", evidence: "科X区" },
        Bad { text: "X市X县联合打造“⟦沿X红⟧谷”品牌,X镇、X村同步推进。", evidence: "沿X红谷" },
        Bad { text: "X市举办第三届⟦丰X节⟧庆活动,X县、X区参加。", evidence: "丰X节庆" },
        Bad { text: "农村公路服⟦务X平⟧稳提升,客运班线增加12条。", evidence: "1处" },
        Bad { text: "加快⟦高XX区⟧标准厂房建设，入驻企业23家。", evidence: "高XX区" },
    ],
    good: &[
        "打造“科创X实验室”品牌(X代表无限可能)",
        "市疾控中心购置移动X光机2台,开展X线筛查1200人次。",
        "推行1+X证书制度,培训学员320人。",
        "推进产业X计划,实施“教育X行动”。",
        "建成X波段雷达2部,检测X染色体样本120份。",
        "提高县区财政保障水平。",
        "推进科教园区和高新区建设。",
        "民警李X接处警36起,处置迅速。",
        "提高园区标准厂房入驻率，高新区入驻企业23家。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let left = placeholder::find(reading);
    for place in left.iter().filter(|place| placeholder::is_broken(reading, place.letters)) {
        let area = if reading.starts(place.letters.to(), "县区") { 2 } else { 1 };
        let run = Run::new(place.letters.from() - 1, place.letters.to() + area);
        let words = reading.text(run);
        let message = format!("“{words}”读不通，疑为批量替换误伤了原来的词语。");
        findings.push(Finding::new(&PLACEHOLDER_BROKEN, reading.span(run), message, format!("“{words}”中占位符前后不成词")));
    }
    let template = left.len() >= 2;
    let mut end = 0;
    for at in reading.places('X') {
        let between = at >= end && is_han(reading.before(at)) && placeholder::stray(reading, at);
        let strays = if between { strays_near(reading, at) } else { Vec::new() };
        let (Some(&first), Some(&last)) = (strays.first(), strays.last()) else { continue };
        // One letter in a text without other placeholders may be a name.
        let sure = template || strays.len() >= 2;
        if !sure && !inside_word(reading, at) {
            continue;
        }
        let run = Run::new(first - usize::from(is_han(reading.before(first))), last + 2);
        let words = reading.text(run);
        let context = reading.text(Run::new(run.from(), (run.to() + 1).min(reading.len())));
        let message = format!("“{words}”读不通，疑为批量替换误伤专名，请恢复原名。");
        let evidence = format!("“{context}”中有{}处占位符不带地名或单位", strays.len());
        let severity = if sure { Severity::Error } else { Severity::Warning };
        findings.push(Finding::new(&PLACEHOLDER_BROKEN, reading.span(run), message, evidence).severity(severity));
        end = run.to();
    }
}

/// This X and the others of the same few words, also one at their beginning.
/// Whether a lone letter stands where a character of a word is missing, and not in a name that somebody hides or gave.
fn inside_word(reading: &Reading, at: usize) -> bool {
    const SURNAMES: &str = "张王李赵刘陈杨黄周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹彭蔡潘袁蒋杜苏魏吕丁沈姚卢姜崔谭廖汪陆戴贾邱";
    let before = reading.before(at);
    let marks = (clause(reading, at).from()..at).rev().map(|p| reading.at(p));
    let in_quotes =
        marks.take(12).find(|ch| matches!(ch, '“' | '”' | '《' | '》' | '"')).is_some_and(|ch| matches!(ch, '“' | '《' | '"'));
    is_han(before) && !SURNAMES.contains(before) && !in_quotes
}

fn strays_near(reading: &Reading, at: usize) -> Vec<usize> {
    let clause = clause(reading, at);
    let window = clause.from().max(at.saturating_sub(5))..clause.to().min(at + 6);
    window.filter(|&p| placeholder::stray(reading, p)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn ordinary_placeholders_are_left_to_their_rule() {
        for text in ["X市、X县、X经开区", "X市X县X镇共建成厂房5万平方米。", "提高XX县区财政保障水平,X市、X县同步。"]
        {
            let findings = analyze(text, &Options::default()).findings;
            assert!(findings.iter().all(|finding| finding.rule != PLACEHOLDER_BROKEN.id), "{text}");
        }
    }
}
