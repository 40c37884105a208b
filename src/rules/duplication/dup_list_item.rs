use std::sync::LazyLock;

use crate::lex::hanzi;
use crate::lex::lexicon::Lexicon;
use crate::rules::clause::ends_clause;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, Span, is_han};

/// The same item twice in one list.
pub static DUP_LIST_ITEM: Rule = Rule {
    id: "dup-list-item",
    title: "并列项重复",
    family: Family::Duplication,
    severity: Severity::Warning,
    why: "同一并列中一项写了两次，不是多写，就是另一项被误写成它。",
    advice: "删去重复的一项；本来是另一项的，改正。",
    authority: "文稿核校通则：前后重复属必查差错",
    bad: &[
        Bad { text: "聚焦新材料、装备制造、⟦新材料⟧等领域实施技改项目。", evidence: "2次" },
        Bad { text: "联合市财政局、市税务局、⟦市财政局⟧开展核查。", evidence: "2次" },
        Bad {
            text: "印发《预算绩效管理办法》、《政府采购细则》、⟦《预算绩效管理办法》⟧。", evidence: "2次"
        },
        Bad {
            text: "落实《校园安全条例》《食品安全条例》⟦《校园安全条例》⟧，排查隐患36处。", evidence: "2次"
        },
        Bad { text: "加强流感、手足口病、结核病、⟦流感⟧、布病等传染病监测。", evidence: "2次" },
        Bad { text: "建成城关、河西、柳林、⟦河西⟧和双河5个客运站。", evidence: "2次" },
        Bad {
            text: "重点发展生物医药、新能源、文化旅游、⟦新能源⟧四大产业。", evidence: "新能源"
        },
    ],
    good: &[
        "开展科技培训6场次、技术指导讲座4场次、田间培训6场次。",
        "签订产学研合作项目、促成产学研合作意向、搭建产学研合作平台。",
        "省级专精特新中小企业5家、市级专精特新中小企业9家。",
        "发展新能源汽车、汽车、汽车零部件产业。",
        "三个县区分别增长5.1%、6.0%、5.1%。",
        "医保局、卫健局、药监局联合检查药店46家、诊所38家。",
        "建成县、乡、村三级物流网络，打通县、乡、村道。",
        "推进农村公路、农村电网、农村供水建设，改善农村公路条件。",
        "建设数字经济、新材料、数字经济产业园等载体。",
        "建立北京、上海、重庆等5个机构和北京、上海、天津等3个中心。",
        "支持科技企业、孵化平台、科技企业家发展。",
        "坚持组织、领导、参与，组织、领导、参与都要到位。",
        "抓项目、抓投资、抓进度，一月一调度、一季一通报。",
        "重点发展生物医药、新能源、文化旅游、数字经济四大产业。",
    ],
    check,
};

/// Words before the first item of a list that do not belong to it.
static LEADS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "聚焦", "围绕", "联合", "会同", "推进", "发展", "支持", "包括", "涵盖", "涉及", "覆盖", "加强", "开展", "实施", "印发",
        "出台", "制定", "落实", "建成", "建设", "完成", "加快", "做好", "抓好", "培育", "壮大", "推动", "组织", "对", "在", "向",
        "由", "与", "和", "及", "为", "从", "把", "将", "是", "有", "协调", "邀请", "新建", "修订", "的", "于", "分别", "赴",
        "走访", "了", "考察", "调研", "深入", "引进", "签约", "依托", "针对", "通过", "采取", "到", "以", "抓", "强化", "提升",
        "优化", "健全", "完善", "打造", "构建", "突出",
    ])
});

/// Words behind the last item of a list that do not belong to it.
static TAILS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "等", "开展", "实施", "联合", "共同", "分别", "进行", "组织", "领域", "行业", "方面", "召开", "举办", "参加", "之间",
        "对", "在", "的", "均", "都", "也", "纳入", "产业", "专家", "合作", "技术攻关", "代表", "企业参加", "参与", "重点",
        "资源", "项目建设", "共建", "完成", "建成", "制定", "印发", "建设", "发展", "布点", "设立", "建立",
    ])
});

const LONGEST_ITEM: usize = 30;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut items: Vec<Run> = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let joints = reading.places_of(&['和', '及']);
    let mut joints = joints.iter().copied().peekable();
    let mut signs = reading.signs().chain([(reading.len(), '\0')]).peekable();
    while let Some(&(sign, mark)) = signs.peek() {
        let (at, ch) = joints.next_if(|&joint| joint < sign).map_or((sign, mark), |joint| (joint, reading.at(joint)));
        if at == sign {
            signs.next();
        }
        match ch {
            '(' | '《' | '“' => depth += 1,
            ')' | '》' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = ends_clause(ch) && (depth == 0 || matches!(ch, '\n' | '\0' | '。'));
        // 《…》《…》 is a list without marks; 和 and 及 join names of documents and the last two items.
        let titles = ch == '《' && reading.before(at) == '》';
        let joint = matches!(ch, '和' | '及') && !items.is_empty() && (depth == 0) && joins(reading, at, start);
        if ends || titles || joint || ch == '、' && depth == 0 {
            if at > start {
                items.push(Run::new(start, at));
            }
            start = if titles { at } else { at + 1 };
        }
        // 等 closes a list; what a joint or a mark adds behind it is another one.
        let closed = ch == '、' && depth == 0 && holds_and_so_on(reading, items.last().copied())
            || joint && holds_and_so_on(reading, items.last().copied());
        if closed && !ends {
            list(reading, &items, findings);
            items.clear();
        }
        if ends {
            list(reading, &items, findings);
            items.clear();
            depth = 0;
        }
    }
}

/// Whether 等 stands behind the first characters of an item.
fn holds_and_so_on(reading: &Reading, item: Option<Run>) -> bool {
    item.is_some_and(|item| {
        (item.from() + 2..item.to()).any(|at| reading.at(at) == '等' && !matches!(reading.at(at + 1), '级' | '次' | '待'))
    })
}

/// Whether 和 or 及 stands between two items, not inside a word: only where the item before it has a length of its own.
fn joins(reading: &Reading, at: usize, start: usize) -> bool {
    at >= start + 2
        && !matches!(reading.at(at + 1), '谐' | '平' | '睦' | '时' | '早')
        && !reading.ends(at, "以")
        && !reading.ends(at, "普")
        && !reading.ends(at, "总")
}

fn list(reading: &Reading, items: &[Run], findings: &mut Vec<Finding>) {
    const MOST: usize = 40;
    if !(3..=MOST).contains(&items.len()) || items.iter().any(|item| item.len() > LONGEST_ITEM * 2) {
        return;
    }
    let alike = |a: Run, b: Run| reading.chars(a) == reading.chars(b);
    let mut seen: Vec<Run> = Vec::with_capacity(items.len() + 4);
    for (index, &item) in items.iter().enumerate() {
        let several;
        let forms = if index == 0 {
            several = behind_leads(reading, item);
            several.as_slice()
        } else if index + 1 == items.len() {
            several = before_tails(reading, item);
            several.as_slice()
        } else {
            std::slice::from_ref(&item)
        };
        let twin = forms.iter().find_map(|&form| {
            let twin = seen.iter().copied().find(|&other| alike(other, form))?;
            is_item(reading, form).then_some((form, twin))
        });
        if let Some((form, twin)) = twin {
            let text = reading.text(form);
            let message = format!("“{text}”在同一并列中重复。");
            let evidence = format!("“{text}”出现2次");
            let finding = Finding::new(&DUP_LIST_ITEM, reading.span(form), message, evidence);
            findings.push(finding.related(reading.span(twin), "同一项").fix("删去重复项", with_mark(reading, form), ""));
        }
        seen.extend_from_slice(forms);
    }
}

/// Whether a list may hold it only once: a name of at least two characters that is no figure and no rhetorical figure.
fn is_item(reading: &Reading, core: Run) -> bool {
    let first = reading.at(core.from());
    core.len() >= 2
        && core.len() <= LONGEST_ITEM
        && (is_han(first) || first == '《' || first == '“' || first.is_ascii_alphabetic())
        && !hanzi::is_numeral(first)
        && !matches!(first, '增' | '降' | '数' | '几')
}

/// The first item with its leading verbs and prepositions left out one by one.
fn behind_leads(reading: &Reading, item: Run) -> Vec<Run> {
    if reading.before(item.to()) == '》'
        && let Some(quoted) = (item.from()..item.to()).find(|&at| reading.at(at) == '《')
    {
        return vec![Run::new(quoted, item.to())];
    }
    let mut forms = vec![item];
    let mut from = item.from();
    while let Some(found) = LEADS.at(reading, from, item.to()).filter(|found| from + found.length + 2 <= item.to()) {
        from += found.length;
        forms.push(Run::new(from, item.to()));
    }
    forms
}

/// The last item whole, and with the rest of the sentence left out wherever that may begin.
fn before_tails(reading: &Reading, item: Run) -> Vec<Run> {
    if reading.at(item.from()) == '《' {
        let end = (item.from()..item.to()).find(|&at| reading.at(at) == '》').map_or(item.to(), |at| at + 1);
        return vec![Run::new(item.from(), end)];
    }
    let rest = Run::new((item.from() + 2).min(item.to()), item.to());
    let park = |end: usize| reading.starts(end, "产业") && matches!(reading.at(end + 2), '园' | '化' | '链' | '带' | '基');
    let tails = TAILS.all(reading, rest).map(|found| found.at).filter(|&end| !park(end));
    // 新能源四大产业
    let great = (rest.from()..rest.to()).filter(|&at| hanzi::is_numeral(reading.at(at)) && reading.at(at + 1) == '大');
    std::iter::once(item.to()).chain(tails).chain(great).map(|end| Run::new(item.from(), end)).collect()
}

/// The item with the mark before it.
fn with_mark(reading: &Reading, core: Run) -> Span {
    let mark = matches!(reading.before(core.from()), '、' | '和' | '及');
    reading.span(Run::new(core.from() - usize::from(mark), core.to()))
}
