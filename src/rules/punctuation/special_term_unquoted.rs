use crate::lex::hanzi;
use crate::lex::lexicon::Lexicon;
use crate::order;
use crate::rules::corrections::in_title;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Related, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// Numeral abbreviations and names of mechanisms that usually stand in quotation marks.
pub static SPECIAL_TERM_UNQUOTED: Rule = Rule {
    id: "special-term-unquoted",
    title: "数字缩略语、特定称谓未加引号",
    family: Family::Punctuation,
    severity: Severity::Hint,
    why: "“五个一”“四不两直”这类缩略语和比喻说法有特定含义，不加引号容易读断。",
    advice: "首次出现加引号，全文一致；已成通用名称的可以不加。",
    authority: "GB/T 15834—2011《标点符号用法》：具有特殊含义而需要特别指出的成分用引号",
    bad: &[
        Bad { text: "建立⟦五个一⟧协同联动机制。", evidence: "五个一" },
        Bad { text: "采取⟦四不两直⟧方式检查学校食堂。", evidence: "四不两直" },
        Bad { text: "实施⟦卡脖子⟧技术攻关项目4项以上，推行揭榜挂帅。", evidence: "揭榜挂帅" },
        Bad { text: "开展⟦党旗领航·聚才赋能⟧主题活动。", evidence: "党旗领航·聚才赋能" },
        Bad { text: "打造⟦三城四区⟧创新平台。", evidence: "三城四区" },
        Bad {
            text: "口岸建设纳入⟦十四五⟧规划，“十四五”期间投资12亿元。", evidence: "另有1处加了引号"
        },
        Bad { text: "街道执法人员采取⟦四不两直⟧方式开展暗访。", evidence: "四不两直" },
    ],
    good: &[
        "围绕“十四五”规划目标，推行“揭榜挂帅”。",
        "开展春风行动暨就业援助月招聘会。",
        "落实《十四五卫生健康规划》，编制\"十四五\"交通专项规划。",
        "千家万户受益，一心一意谋发展，一年一度的汛期来临。",
        "建成三个一级公路养护站，五个一类口岸通过验收。",
        "税务部门发放宣传册，三项改革持续推进。",
        "严格落实“四不两直”检查制度，抽查企业86家。",
    ],
    check,
};

pub(in crate::rules) static TERMS: LazyLock<Lexicon> = LazyLock::new(|| {
    let lines = include_str!("../tables/special_terms.txt").lines();
    Lexicon::new(&lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect::<Vec<_>>())
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut bare: Vec<Run> = Vec::new();
    let mut quoted: Vec<String> = Vec::new();
    let found = facts.everywhere(&TERMS).into_iter().map(|found| Run::new(found.at, found.at + found.length));
    let numerals = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九'];
    let named = numerals.into_iter().flat_map(|numeral| reading.places(numeral)).filter_map(|at| pairs(reading, at));
    let mut terms: Vec<Run> = found.chain(named).chain(reading.places('·').filter_map(|at| slogan(reading, at))).collect();
    order::by_key(&mut terms, |run| (run.start, std::cmp::Reverse(run.end)));
    let mut free = 0;
    for run in terms {
        if run.from() < free || goes_on(reading, run) {
            continue;
        }
        free = run.to();
        if is_quoted(reading, run) {
            quoted.push(reading.text(run));
        } else if !in_title(reading, run.from()) {
            bare.push(run);
        }
    }
    let Some((&first, others)) = bare.split_first() else { return };
    let mut names: Vec<String> = Vec::new();
    for name in bare.iter().map(|&run| reading.text(run)) {
        if names.len() < 8 && !names.contains(&name) {
            names.push(name);
        }
    }
    let message = format!("“{}”是特定称谓，宜加引号；全文同类{}处。", names[0], bare.len());
    let also = quoted.iter().filter(|name| names.contains(name)).count();
    let mut evidence = format!("未加引号：{}", names.join("、"));
    if also > 0 {
        evidence = format!("{evidence}；另有{also}处加了引号，写法不一");
    }
    let mut finding = Finding::new(&SPECIAL_TERM_UNQUOTED, reading.span(first), message, evidence);
    let label = |run: &Run| Related { span: reading.span(*run), label: "未加引号".into() };
    finding.related = others.iter().take(20).map(label).collect();
    let edits = bare.iter().map(|&run| Edit { span: reading.span(run), text: format!("“{}”", reading.quote(run)) }).collect();
    finding.fixes.push(Fix { title: format!("{}处加引号", bare.len()), edits });
    findings.push(finding);
}

/// Whether a longer word goes on where a term ends: 三个一级公路, 五个一类口岸, 领头雁.
fn goes_on(reading: &Reading, run: Run) -> bool {
    reading.before(run.to()) == '一'
        && matches!(reading.at(run.to()), '级' | '类' | '般' | '线' | '体' | '流' | '等' | '期' | '二' | '到' | '号')
        || hanzi::digit(reading.before(run.from())).is_some()
        || matches!(reading.before(run.from()), '十' | '第' | '领' | '”')
        || reading.at(run.to()) == '“'
}

fn is_quoted(reading: &Reading, run: Run) -> bool {
    // A quotation may hold more than the term: “四好农村路”示范县, “互联网+政务服务”.
    let back = (run.from().saturating_sub(16)..run.from()).rev().map(|at| reading.at(at));
    let opened = back.take_while(|&ch| ch != '\n' && ch != '。').find(|ch| matches!(ch, '“' | '”' | '"' | '‘' | '’'));
    matches!(opened, Some('“' | '‘')) || reading.before(run.from()) == '"' || reading.at(run.to()) == '"'
}

/// 三城四区, 一核两翼, where a word behind says that it is a name.
fn pairs(reading: &Reading, at: usize) -> Option<Run> {
    const NAMED: &[&str] = &[
        "创新平台", "发展格局", "空间格局", "格局", "布局", "战略", "机制", "模式", "工程", "行动", "体系", "专项行动", "工作法",
    ];
    let number = |at: usize| hanzi::digit(reading.at(at)).is_some_and(|digit| digit > 0);
    let word = |at: usize| is_han(reading.at(at)) && !hanzi::is_numeral(reading.at(at));
    let shape = number(at) && word(at + 1) && number(at + 2) && word(at + 3);
    let counted =
        matches!(reading.at(at + 1), '个' | '年' | '是' | '项' | '家' | '大' | '种' | '月' | '批' | '季' | '级' | '省' | '轮');
    (shape && !counted && reading.any(at + 4, NAMED).is_some()).then(|| Run::new(at, at + 4))
}

/// 党旗领航·聚才赋能主题活动.
fn slogan(reading: &Reading, dot: usize) -> Option<Run> {
    const BEHIND: &[&str] = &["主题", "专项", "系列", "行动", "活动", "品牌", "工程"];
    let four = |from: usize| (from..from + 4).all(|at| is_han(reading.at(at)));
    let start = dot.checked_sub(4)?;
    let named = BEHIND.iter().any(|word| reading.starts(dot + 5, word));
    (four(start) && four(dot + 1) && named).then(|| Run::new(start, dot + 5))
}
