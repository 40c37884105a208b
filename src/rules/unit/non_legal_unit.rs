use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Figure};
use crate::number::Decimal;
use crate::order;
use crate::rules::clause::holds;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Units that the law does not know.
pub static NON_LEGAL_UNIT: Rule = Rule {
    id: "non-legal-unit",
    title: "非法定计量单位",
    family: Family::Unit,
    severity: Severity::Hint,
    why: "公文应使用法定计量单位；“平米”“市斤”“公分”等是俗称或旧制，单位符号与中文单位也不混用。",
    advice: "换成法定计量单位，数值同时换算；农田面积可以用“亩”。",
    authority: "国务院1984年《关于在我国统一实行法定计量单位的命令》",
    bad: &[
        Bad { text: "新建标准化厂房5.5万⟦平米⟧。", evidence: "平方米" },
        Bad { text: "示范基地亩产小麦1080⟦斤⟧。", evidence: "1080×0.5=540公斤" },
        Bad { text: "修建村道12⟦华里⟧，方便群众出行。", evidence: "12×0.5=6公里" },
        Bad { text: "校园绿化带宽50⟦公分⟧。", evidence: "50厘米" },
        Bad { text: "医院日供氧300⟦公升⟧，占地2600平米。", evidence: "平方米" },
        Bad { text: "新开通公交线路平均时速30⟦km/小时⟧。", evidence: "km/小时" },
    ],
    good: &[
        "示范推广面积达到10万余亩次。",
        "走好万里征程、为企业减负千斤。",
        "新建标准化厂房5.5万平方米，铺设管道12公里。",
        "收购粮食1080公斤，处理污水300升。",
        "公路设计速度80公里/小时，限速60km/h。",
        "粮食总产量达到820.1亿斤，12英寸晶圆制造产能大幅提升。",
        "新建学校3所，落实担当作为5条措施。",
        "PM2.5平均浓度28微克/立方米，日处理能力2万吨/日。",
    ],
    check,
};

const TRADED: &[&str] =
    &["晶圆", "硅片", "碳化硅", "衬底", "芯片", "半导体", "屏", "显示", "轮胎", "外延", "电视", "单晶", "氮化镓"];

struct Entry {
    old: &'static str,
    legal: &'static str,
    factor: Option<Decimal>,
}

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = include_str!("../tables/units.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (old, legal) = (words.next()?, words.next()?);
            Some(Entry { old, legal, factor: words.next().and_then(Decimal::parse) })
        })
        .collect()
});

static OLD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&TABLE.iter().map(|entry| entry.old).collect::<Vec<_>>()));

/// One unit to replace.
struct Slip {
    run: Run,
    advice: String,
    edits: Vec<Edit>,
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut slips: Vec<Slip> = Vec::new();
    for mention in facts.mentions.iter().filter(|mention| mention.class == Class::Quantity) {
        let (Some(run), Some(figure)) = (mention.run, mention.figure.as_ref()) else { continue };
        if reading.at(run.from()).is_ascii_digit() {
            slips.extend(old_unit(reading, run, figure));
        }
    }
    slips.extend(reading.places('/').filter_map(|at| mixed(reading, at)));
    order::by_key(&mut slips, |slip| slip.run);
    let Some(first) = slips.first() else { return };
    let message = match slips.len() {
        1 => format!("“{}”不是法定计量单位的写法。", reading.quote(first.run)),
        places => format!("非法定计量单位，共{places}处。"),
    };
    let advice: Vec<&str> = slips.iter().take(6).map(|slip| slip.advice.as_str()).collect();
    let mut finding = Finding::new(&NON_LEGAL_UNIT, reading.span(first.run), message, advice.join("；"));
    for slip in &slips[1..] {
        finding = finding.related(reading.span(slip.run), slip.advice.clone());
    }
    let edits: Vec<Edit> = slips.into_iter().flat_map(|slip| slip.edits).collect();
    if !edits.is_empty() {
        finding.fixes.push(Fix { title: "改为法定计量单位".into(), edits });
    }
    findings.push(finding);
}

/// 5.5万平米, 1080斤.
fn old_unit(reading: &Reading, number: Run, figure: &Figure) -> Option<Slip> {
    let from = if figure.unit_run.is_empty() { number.to() } else { figure.unit_run.from() };
    let limit = (from + 6).min(reading.len());
    // The scale may stand between: 5.5万平米.
    let found = (from..limit)
        .take_while(|&at| at == from || matches!(reading.before(at), '十' | '百' | '千' | '万' | '亿' | '余' | '多'))
        .find_map(|at| OLD.at(reading, at, limit))?;
    let entry = TABLE.get(found.word)?;
    let run = Run::new(found.at, found.at + found.length);
    let next = reading.at(run.to());
    let word = found.length == 1 && is_han(next) && !matches!(next, '、' | '左' | '以' | '的' | '粮' | '小' | '大' | '水');
    // Harvests are told in 亿斤 and wafers, screens and tyres sold by inches: the trade knows no other.
    let harvest = entry.old == "斤" && reading.before(run.from()) == '亿';
    let traded = entry.old == "英寸" && holds(reading, Run::new(run.to(), (run.to() + 8).min(reading.len())), TRADED);
    if word || harvest || traded || next == '/' {
        return None;
    }
    let span = reading.span(run);
    let unit = |text: String| Edit { span, text };
    let value = figure.value.filter(|_| reading.text(number).chars().all(|ch| ch.is_ascii_digit() || ch == '.'));
    let (advice, edits) = match (entry.factor, value) {
        (Some(factor), _) if factor == Decimal::ONE => {
            let digits = reading.text(Run::new(number.from(), run.from()));
            (format!("“{}”应为{digits}{}", entry.old, entry.legal), vec![unit(entry.legal.to_string())])
        }
        (Some(factor), Some(value)) => {
            let converted = value.times(factor).map(Decimal::trimmed)?;
            let scale = reading.text(Run::new(number.to().min(run.from()), run.from()));
            let edits = vec![Edit { span: reading.span(number), text: converted.to_string() }, unit(entry.legal.to_string())];
            (format!("{value}×{factor}={converted}{scale}{}", entry.legal), edits)
        }
        _ => (format!("“{}”应换算为{}", entry.old, entry.legal), Vec::new()),
    };
    Some(Slip { run, advice, edits })
}

/// km/小时: a symbol divided by a word.
fn mixed(reading: &Reading, at: usize) -> Option<Slip> {
    const SYMBOLS: &[&str] = &["km", "kg", "mg", "kW", "m", "t", "g", "L"];
    let symbol = SYMBOLS.iter().find(|symbol| reading.ends(at, symbol))?;
    let start = at - symbol.chars().count();
    let number = reading.before(start).is_ascii_digit() || matches!(reading.before(start), '万' | '亿');
    let word = reading.any(at + 1, &["小时", "分钟", "人", "天", "日", "年", "月", "秒", "亩"])?;
    let run = Run::new(start, at + 1 + word.chars().count());
    (number && !is_han(reading.at(run.to()))).then(|| Slip {
        run,
        advice: format!("“{}”单位符号与中文单位混用", reading.text(run)),
        edits: Vec::new(),
    })
}
