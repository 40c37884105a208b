use crate::lex::hanzi;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// A scale, unit or measure word that stands twice behind a number.
pub static UNIT_DUPLICATED: Rule = Rule {
    id: "unit-duplicated",
    title: "单位、量词重复",
    family: Family::Unit,
    severity: Severity::Error,
    why: "“650万万元”“6.1%%”“13个家”之类是录入或修改时多留了一个字，会使数值或数量读错。",
    advice: "删去重复的字；“万万”还要核对究竟是“万”还是“亿”。",
    authority: "工作经验：数据录入、修改时的常见笔误",
    bad: &[
        Bad { text: "立项资金⟦650万万⟧元。", evidence: "650万" },
        Bad { text: "新培育省级专精特新中小企业⟦5个家⟧。", evidence: "5家" },
        Bad { text: "规上工业增加值增长⟦6.1%%⟧。", evidence: "6.1%" },
        Bad { text: "完成税收⟦3.2亿亿⟧元。", evidence: "3.2亿" },
        Bad { text: "拨付补助资金120⟦万元万元⟧。", evidence: "万元" },
        Bad { text: "新增市场主体⟦1200余家家⟧,其中企业320家。", evidence: "1200余家" },
        Bad { text: "组织企业⟦32家家⟧企业参会。", evidence: "32家" },
        Bad { text: "开展培训⟦16场场⟧,参训人员320人。", evidence: "16场" },
        Bad { text: "新改建农村公路35⟦公里公里⟧。", evidence: "公里" },
        Bad { text: "发放补贴⟦500元元⟧。", evidence: "500元" },
    ],
    good: &[
        "全国算力规模达到3万亿次,市级智算中心200P。",
        "家家户户用上安全水,惠及2888人。",
        "为5家家电企业兑付创新券,扶持3家家庭农场、2家家具企业。",
        "惠及300个家庭,建成12个项目,培育30个个体工商户。",
        "超算算力达每秒10亿亿次。",
        "引进12名名校毕业生,聘请6名名师,整治5处处级干部违规问题。",
        "编制4项项目建议书,推进8个个性化方案。",
        "召开3场场长会议,完善5条条例,举办2期期货培训。",
        "下达中央预算内投资3.2亿元,万元地区生产总值能耗下降3%。",
        "比重提高0.8个百分点,人均可支配收入3.2万元。",
        "建设2所所属医院,新建3座座谈会场。",
    ],
    check,
};

/// Units whose doubling is never a word.
const UNITS: &[&str] = &[
    "个百分点", "平方公里", "平方米", "立方米", "百分点", "万元", "亿元", "公里", "万亩", "万人", "万吨", "人次", "户次", "元",
    "%", "亩", "吨",
];
const LONGEST_UNIT: usize = 4;
/// Measure words with the characters that begin a noun with the same character: 5家家电企业.
const MEASURES: &[(char, &str)] = &[
    ('家', "电具政庭纺居禽畜装长属用国乐园校族产暴访风禾谱务风教训门医"),
    ('个', "体人性税案别数险股唱"),
    ('项', "目"),
    ('件', "套"),
    ('名', "优师医家牌企校录特人城厨品胜单老镇村著誉义次额"),
    ('户', "籍主用厕外型均内口别"),
    ('场', "馆所次地景长区站内外域"),
    ('次', "生序要日年月级"),
    ('座', "谈椅席位"),
    ('条', "例款线件目文理"),
    ('台', "账式资湾商胞"),
    ('期', "货刊间限满末初内中权许房待盼"),
    ('批', "次发准复量"),
    ('所', "属有在需"),
    ('处', "级长理置罚室分于"),
    ('套', "餐装路"),
    ('篇', "章幅"),
    ('份', "额"),
    ('辆', ""),
    ('艘', ""),
    ('张', "贴榜挂罗口力家灯"),
    ('栋', "梁"),
    ('幢', ""),
    ('间', "距隔接歇谍"),
    ('支', "持部出付援队撑行护委边线流柱教前农架"),
];
/// Two measure words for the same things.
const MIXED: &[&str] = &["个家", "家个", "项个", "个项", "名个", "个名", "件个", "个件"];
/// What a second measure word cannot begin.
const THINGS: &[&str] = &["企业", "单位", "平台", "机构", "公司", "园区", "项目", "学校", "医院"];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let finding = |Doubled { run, proper, twice }: Doubled| {
        let span = reading.span(run);
        let message = format!("“{twice}”重复，应为“{proper}”。");
        let finding = Finding::new(&UNIT_DUPLICATED, span, message, format!("应为“{proper}”"));
        finding.fix(format!("改为{proper}"), span, proper)
    };
    let mut marked: Vec<Run> = Vec::new();
    let mut at = 0;
    for (start, ch) in reading.signs() {
        if start < at || !ch.is_ascii_digit() {
            continue;
        }
        at = start;
        while reading.at(at).is_ascii_digit() || matches!(reading.at(at), '.' | ',') && reading.at(at + 1).is_ascii_digit() {
            at += 1;
        }
        if let Some(doubled) = doubled(reading, start, at) {
            at = doubled.run.to();
            marked.push(doubled.run);
            findings.push(finding(doubled));
        }
    }
    // Behind Chinese numerals, but for what a number in digits has marked.
    let chars = reading.chars(Run::new(0, reading.len()));
    let twice = chars.windows(2).enumerate().filter(|(_, two)| two[0] == two[1]).filter_map(|(unit, _)| unit.checked_sub(1));
    for number in twice.filter(|&number| reading.at(number) != '一' && hanzi::is_numeral(reading.at(number))) {
        let next = marked.partition_point(|run| run.to() <= number);
        if marked.get(next).is_none_or(|run| !run.holds(number)) {
            findings.extend(doubled_measure(reading, number, number + 1).map(finding));
        }
    }
}

struct Doubled {
    run: Run,
    /// What it should be.
    proper: String,
    /// What stands there twice.
    twice: String,
}

/// A measure word that stands twice behind the number that begins at a position: 5家家, 两个个.
fn doubled_measure(reading: &Reading, number: usize, unit: usize) -> Option<Doubled> {
    let (measure, second, third) = (reading.at(unit), reading.at(unit + 1), reading.at(unit + 2));
    let (_, nouns) = MEASURES.iter().find(|(word, _)| *word == measure)?;
    (second == measure && third != measure && !nouns.contains(third)).then(|| Doubled {
        run: Run::new(number, unit + 2),
        proper: reading.text(Run::new(number, unit + 1)),
        twice: reading.text(Run::new(unit, unit + 2)),
    })
}

/// A doubled unit behind the number between two positions.
fn doubled(reading: &Reading, number: usize, end: usize) -> Option<Doubled> {
    let copy = |begin: usize, first: usize, length: usize| Doubled {
        run: Run::new(begin, first + 2 * length),
        proper: reading.text(Run::new(begin, first + length)),
        twice: reading.text(Run::new(first, first + 2 * length)),
    };
    let scale = reading.at(end);
    // 万亿 is a numeral, 亿亿次 a rate of computers.
    if matches!(scale, '万' | '亿') && reading.at(end + 1) == scale && !matches!(reading.at(end + 2), '次' | '级') {
        return Some(copy(number, end, 1));
    }
    let mut unit = end;
    while matches!(reading.at(unit), '余' | '多' | '万' | '亿' | '千' | '百') && unit < end + 3 {
        unit += 1;
    }
    // Few units have their first character again within the length of a unit.
    let again = |from: &usize| (1..=LONGEST_UNIT).any(|step| reading.at(from + step) == reading.at(*from));
    for from in [end, unit].into_iter().filter(again) {
        if let Some(word) = reading.any(from, UNITS) {
            let length = word.chars().count();
            if reading.starts(from + length, word) {
                // One character needs its number to be recognised, a word does not.
                return Some(copy(if length == 1 { number } else { from }, from, length));
            }
        }
    }
    if let Some(doubled) = doubled_measure(reading, number, unit) {
        return Some(doubled);
    }
    let (measure, second, third) = (reading.at(unit), reading.at(unit + 1), reading.at(unit + 2));
    let pair = reading.any(unit, MIXED)?;
    let closed = !is_han(third) || third == '的' || reading.any(unit + 2, THINGS).is_some();
    // Of two measure words the general one goes: 5个家 is 5家.
    let kept = if measure == '个' { second } else { measure };
    (closed && !third.is_ascii_digit()).then(|| Doubled {
        run: Run::new(number, unit + 2),
        proper: format!("{}{kept}", reading.text(Run::new(number, unit))),
        twice: pair.to_string(),
    })
}
