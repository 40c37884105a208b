use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Dimension, Figure, Mention};
use crate::rules::clause::clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, Span};

/// A figure that lost its unit.
pub static UNIT_MISSING: Rule = Rule {
    id: "unit-missing",
    title: "数字缺单位",
    family: Family::Unit,
    severity: Severity::Warning,
    why: "“协议金额1.7亿”“授权量448”漏了单位，口语可以，公文和统计不可以。",
    advice: "补上计量单位或量词。",
    authority: "GB/T 15835—2011《出版物上数字用法》4.1.1",
    bad: &[
        Bad { text: "签订产学研合作项目14项，协议金额达⟦1.7亿⟧；成立联盟9个。", evidence: "元" },
        Bad { text: "全市新增专利授权量⟦448⟧，同比增长4.8%。", evidence: "件" },
        Bad { text: "拨付教育补助资金⟦3200万⟧，惠及学生1.2万人。", evidence: "元" },
        Bad { text: "完成公路投资⟦8.6亿⟧，新改建公路126公里。", evidence: "元" },
        Bad { text: "全县参加培训人数⟦4620⟧，合格率98%。", evidence: "人" },
        Bad { text: "家庭农场总数达到⟦236⟧，合作社128家。", evidence: "236" },
        Bad { text: "为进城务工人员追回欠薪⟦2160万⟧。", evidence: "元" },
        Bad { text: "两条铁路分别完成投资252亿元、⟦748亿⟧。", evidence: "元" },
        Bad { text: "发放公租房租赁补贴2318户、⟦486万⟧，户均2097元。", evidence: "元" },
        Bad { text: "家电以旧换新直接带动消费⟦38.4亿⟧，惠及21万户家庭。", evidence: "元" },
        Bad { text: "全年发放低保金⟦1486万⟧；集中带量采购减轻患者负担4.2亿元。", evidence: "元" },
    ],
    good: &[
        "综合科技创新水平指数53.5，增长0.46个百分点。",
        "按照“1+3+N”模式建设成果转化体系。",
        "在36家规上企业中，有研发活动的28家。",
        "投资分别为1.2亿、3.4亿元，其中财政资金6000万元。",
        "医院综合满意度得分92.6，全省排名第3。",
        "税收完成3.2—3.5亿元，带动投资10亿多元。",
        "全市参保人数达389.75万、增长2.7%，用户数近3500万。",
        "新建学校项目12个，总投资约2亿元；服务人口30万以上。",
        "地区\t投资\n城东\t1.2亿\n城西\t3.4亿",
        "新能源汽车销售12.6万，增长41%；农产品销售3.4万、出栏生猪62万。",
        "接待游客1268万、过夜游客316万，参保10个险种、389万，服务群众3批次2.6万。",
    ],
    check,
};

/// What is measured in money.
static MONEY: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "金额", "投资额", "投资", "资金", "补贴", "补助", "税收", "贷款", "产值", "收入", "利润", "支出", "经费", "销售额",
        "交易额", "成交额", "贸易额", "零售额", "总额", "融资", "授信", "预算", "税款", "奖补", "资产", "授信额", "出口额",
        "进出口额", "合同额", "营收", "进出口", "进口", "出口", "增加值", "总值", "收益", "债券", "专项债", "清欠", "增收",
        "营业额", "存款", "余额", "保费", "赔付", "减税", "退税", "降费", "让利", "成本", "罚没款", "罚款", "欠薪", "损失",
        "货值", "结转", "结余", "标的额", "租金", "奖金", "保证金", "工程款", "价值", "捐款", "善款", "消费券", "工资", "红利",
        "债务", "红包", "自筹", "信贷", "首贷", "续贷", "户均", "低保金", "供养金", "养老金", "公积金", "救助金", "抚恤金",
        "慰问金", "补偿金", "赔偿金", "助学金", "奖学金", "滞纳金", "基金", "津贴", "费用", "保险费", "服务费", "培训费",
        "医疗费", "学费", "花费", "就医负担", "患者负担", "企业负担", "群众负担", "现金流",
    ])
});

/// What is measured in money where it comes in hundreds of millions; ten thousands of it may be goods.
static LARGE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["消费", "销售", "交易", "产业规模", "总规模", "基金规模", "资产规模", "贷款规模"]));

/// What is counted, with its classifier.
const COUNTED: &[(&str, &str)] = &[
    ("专利授权量", "件"),
    ("专利申请量", "件"),
    ("专利拥有量", "件"),
    ("授权量", "件"),
    ("件数", "件"),
    ("家数", "家"),
    ("企业数量", "家"),
    ("企业总数", "家"),
    ("企业数", "家"),
    ("人数", "人"),
    ("户数", "户"),
    ("项目数量", "个"),
    ("项目总数", "个"),
    ("项目数", "个"),
    ("专利", "件"),
    ("论文", "篇"),
    ("总数", ""),
    ("数量", ""),
    ("登记量", ""),
    ("受理量", ""),
    ("办件量", "件"),
    ("案件", "件"),
];

static COUNTED_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&COUNTED.iter().map(|(words, _)| *words).collect::<Vec<_>>()));

/// Words between a name and its figure.
static LINKS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "达到了", "达到", "达", "为", "超过", "超", "突破", "完成", "约", "近", "共", "共计", "合计", "累计", "增至", "增加到",
        "增长到", "到", "逾",
    ])
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for (index, mention) in facts.mentions.iter().enumerate() {
        let (Some(run), Some(figure)) = (mention.run, mention.figure.as_ref()) else { continue };
        if mention.class != Class::Quantity || figure.unit.dimension != Dimension::Bare || figure.value.is_none() {
            continue;
        }
        let end = figure.whole.to().max(run.to());
        if !closes(reading, end)
            || !reading.at(run.from()).is_ascii_digit()
            || continued(reading, facts.mentions.get(index + 1), end)
        {
            continue;
        }
        let scaled = matches!(reading.before(end), '万' | '亿');
        let before = index.checked_sub(1).and_then(|before| facts.mentions.get(before));
        let listed = before.filter(|_| scaled).and_then(|before| beside_money(reading, before, run));
        let Some((name, unit)) = listed.or_else(|| missing(reading, run, figure, scaled)) else { continue };
        let span = reading.span(Run::new(run.from(), end));
        let words = reading.text(Run::new(run.from(), end));
        let (message, evidence) = match unit {
            "" => (format!("“{words}”缺量词。"), format!("“{name}”后的{words}没有量词")),
            "元" => (format!("“{words}”缺“元”。"), format!("“{name}”后的{words}没有“元”")),
            unit => (format!("“{words}”缺量词“{unit}”。"), format!("“{name}”后的{words}没有“{unit}”")),
        };
        let finding = Finding::new(&UNIT_MISSING, span, message, evidence);
        findings.push(match unit {
            "" => finding,
            unit => finding.fix(format!("补“{unit}”"), Span::new(span.end, span.end), unit),
        });
    }
}

/// Whether a figure ends its clause: nothing behind it can be its unit.
fn closes(reading: &Reading, end: usize) -> bool {
    matches!(reading.at(end), ',' | ';' | '。' | '\n' | '\0' | '、')
        && !reading.before(end).eq(&'%')
        && line_is_prose(reading, end)
}

/// Whether a line is running text, not a row of a table.
fn line_is_prose(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 60;
    let end = |p: &usize| reading.at(*p) != '\n' && reading.at(*p) != '\0';
    let cell = |p: usize| matches!(reading.at(p), '\t' | '|');
    !(at.saturating_sub(REACH)..at).rev().take_while(end).any(cell) && !(at..at + REACH).take_while(end).any(cell)
}

/// Whether the unit follows behind the last figure of a list: 1.2亿、3.4亿元.
fn continued(reading: &Reading, next: Option<&Mention>, end: usize) -> bool {
    let Some(next) = next.and_then(|next| Some((next.run?, next.figure.as_ref()?))) else { return false };
    reading.at(end) == '、' && next.0.from() == end + 1 && next.1.unit.dimension != Dimension::Bare
}

/// 252亿元、748亿: the figure before in the list has the unit.
fn beside_money(reading: &Reading, before: &Mention, run: Run) -> Option<(String, &'static str)> {
    let figure = before.figure.as_ref().filter(|figure| figure.unit.dimension == Dimension::Money)?;
    let end = figure.unit_run.to().max(figure.whole.to());
    let joined = run.from() == end + 1 && matches!(reading.at(end), '、' | '和');
    joined.then(|| (reading.text(figure.whole), "元"))
}

/// 补贴2318户、486万 and 消费券3批次共计4500万: the name stands before the count.
fn before_count(reading: &Reading, from: usize, floor: usize) -> Option<usize> {
    let end = if reading.before(from) == '、' { from - 1 } else { from };
    let unit = (1..=2).map(|width| end - width.min(end)).find(|&at| at > floor && reading.before(at).is_ascii_digit())?;
    let counted = !(unit..end).any(|at| matches!(reading.at(at), '年' | '月' | '日' | '万' | '亿' | '%' | '元'));
    let digits = (floor..unit).rev().take_while(|&at| reading.at(at).is_ascii_digit()).count();
    counted.then_some(unit - digits)
}

/// Behind the 万 or 亿 of a figure.
fn end_of_scale(reading: &Reading, run: Run) -> usize {
    let scale = |at: usize| matches!(reading.at(at), '万' | '亿');
    (run.to()..).find(|&at| !scale(at)).unwrap_or(run.to())
}

/// The name before the figure and the unit that it wants.
fn missing(reading: &Reading, run: Run, figure: &Figure, scaled: bool) -> Option<(String, &'static str)> {
    const GAP: usize = 6;
    let around = clause(reading, run.from());
    let mut from = figure.whole.from().min(run.from());
    while let Some(found) = LINKS.before(reading, from, around.from()) {
        from = found.at;
    }
    if let Some(found) = COUNTED_WORDS.before(reading, from, around.from()) {
        let (words, unit) = COUNTED.get(found.word)?;
        let small = matches!(*words, "专利" | "论文" | "案件") && figure.value?.significant_digits() < 2;
        // 参保人数46.2万 is how reports write it: the name says what is counted.
        let said = scaled && matches!(*unit, "人" | "户");
        return (!small && !said).then(|| ((*words).to_string(), *unit));
    }
    if !scaled {
        return None;
    }
    let from = before_count(reading, from, around.from()).unwrap_or(from);
    let floor = from.saturating_sub(GAP).max(around.from());
    let large = reading.before(end_of_scale(reading, run)) == '亿';
    let money = |at| MONEY.before(reading, at, floor).or_else(|| LARGE.before(reading, at, floor).filter(|_| large));
    let found = (floor..=from).rev().find_map(money)?;
    let between = Run::new(found.at + found.length, from);
    let figures = (between.from()..between.to()).any(|at| reading.at(at).is_ascii_digit());
    let people = reading.says(between, &["人", "户", "次", "亩"]);
    (!figures && !people).then(|| (reading.text(Run::new(found.at, found.at + found.length)), "元"))
}
