use super::placeholder;
use crate::lex::lexicon::Lexicon;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};
use crate::text::{Reading, Run};
use std::sync::LazyLock;

/// Notes of the draft, and what a chatbot says around its text.
pub static DRAFTING_NOTE: Rule = Rule {
    id: "drafting-note",
    title: "起草批注、待补内容残留",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "“(待核实)”“【此处补充数据】”、对话式套话和排版记号是起草过程的痕迹，不应出现在定稿中。",
    advice: "补上内容后删去批注；删去套话和排版记号。",
    authority: "工作经验：起草、合稿过程的常见残留",
    bad: &[
        Bad { text: "技术合同成交额12.6亿元⟦(待统计局核实)⟧。", evidence: "待" },
        Bad { text: "⟦【此处补充二季度数据】⟧新增孵化平台2家。", evidence: "此处补充" },
        Bad { text: "⟦###⟧ 一、主要工作开展情况\n**(一)推进实施高新专项**", evidence: "3个" },
        Bad { text: "完成投资3.2亿元⟦(请财务科确认)⟧,同比增长5.1%。", evidence: "请" },
        Bad { text: "⟦作为一个AI语言模型⟧,我将为您撰写总结。", evidence: "" },
        Bad { text: "新增就业⟦??⟧人,培训320人。", evidence: "问号" },
        Bad { text: "⟦好的,以下是⟧2024年工作总结:\n一、主要工作", evidence: "" },
    ],
    good: &[
        "开展技术合同登记核实工作(含补充登记26项)。",
        "研究待批项目12项,待建平台3家。",
        "《办法》(修订稿)公开征求意见。",
        "创新券怎么领?怎么用?!",
        "加强政务服务热线(12345)管理,设立问题台账(待办事项12项)。",
        "#1号机组并网发电,C#课程培训32人。",
        "按照要求补充完善材料(共3类),更新数据库(含历史数据)。",
    ],
    check,
};

/// What a conversation begins and ends with.
const TALK: &[&str] = &[
    "作为一个AI语言模型", "作为AI语言模型", "作为一个人工智能", "作为人工智能助手", "好的,以下是", "好的,下面是", "以下是为您",
    "以下是根据您", "根据您提供的", "根据您的要求", "希望以上内容", "希望这份总结", "希望对您有所帮助", "希望对您有帮助",
    "如需进一步修改", "如果您需要进一步", "请根据实际情况修改", "请根据实际情况调整", "可根据实际情况调整", "TODO", "FIXME",
];

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(TALK));

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut at = 0;
    while at < reading.len() {
        let run = match reading.at(at) {
            '(' | '【' | '[' => note(reading, at, findings),
            '?' if reading.at(at + 1) == '?' => questions(reading, at, findings),
            _ => talk(reading, at, findings),
        };
        at = run.map_or(at + 1, Run::to);
    }
    markdown(facts, findings);
}

/// A bracket that asks for something: (待核实), 【此处补充数据】.
fn note(reading: &Reading, at: usize, findings: &mut Vec<Finding>) -> Option<Run> {
    const LONGEST: usize = 24;
    const ACTS: &[&str] = &["核实", "补充", "更新", "确认", "修改", "填写", "核定", "核对", "完善", "提供", "补", "填"];
    const CALLS: &[&str] = &["待", "请", "此处", "这里", "需"];
    let close = match reading.at(at) {
        '(' => ')',
        '【' => '】',
        _ => ']',
    };
    let end = (at + 1..at + LONGEST).take_while(|&p| !matches!(reading.at(p), '\n' | '\0')).find(|&p| reading.at(p) == close)?;
    let inside = Run::new(at + 1, end);
    let call = CALLS.iter().find_map(|call| reading.find(inside, call).map(|place| (place, *call)));
    let asks = call.is_some_and(|(place, call)| {
        let rest = Run::new(place + call.chars().count(), end);
        let named = !matches!(call, "待" | "需") || place == at + 1 || reading.ends(place, "数据") || reading.ends(place, "情况");
        // 需 and 请 are common verbs; the act must follow close behind.
        let near = Run::new(rest.from(), rest.to().min(rest.from() + 8));
        named && ACTS.iter().any(|act| reading.find(near, act).is_some())
    });
    let open = matches!(reading.text(inside).as_str(), "待定" | "待补" | "待核" | "略待补" | "数据待定" | "删" | "删除");
    if !asks && !open {
        return None;
    }
    let run = Run::new(at, end + 1);
    let span = reading.span(run);
    let words = reading.text(run);
    let finding = Finding::new(&DRAFTING_NOTE, span, format!("“{words}”是起草时的批注，没有处理。"), words);
    findings.push(finding.fix("删去批注", span, ""));
    Some(run)
}

/// ?? stands for what was not known.
fn questions(reading: &Reading, at: usize, findings: &mut Vec<Finding>) -> Option<Run> {
    let end = (at..).find(|&p| reading.at(p) != '?').unwrap_or(at);
    let run = Run::new(at, end);
    let message = "连用的问号是待核实的记号，没有处理。";
    let evidence = format!("{}个问号连用", run.len());
    findings.push(Finding::new(&DRAFTING_NOTE, reading.span(run), message, evidence).severity(Severity::Warning));
    Some(run)
}

fn talk(reading: &Reading, at: usize, findings: &mut Vec<Finding>) -> Option<Run> {
    let found = WORDS.at(reading, at, reading.len())?;
    let run = Run::new(at, at + found.length);
    let words = TALK[found.word];
    if words.is_ascii() && (reading.before(at).is_ascii_alphanumeric() || reading.at(run.to()).is_ascii_alphanumeric()) {
        return None;
    }
    let message = format!("“{words}”是起草工具的用语，不是报告内容。");
    findings.push(Finding::new(&DRAFTING_NOTE, reading.span(run), message, "对话或待办用语"));
    Some(run)
}

/// ### in front of headings and ** around words.
fn markdown(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut marks: Vec<Run> = Vec::new();
    for line in &facts.document.lines {
        let hashes = (line.from()..line.to()).take_while(|&at| reading.at(at) == '#').count();
        let first = line.from() + hashes;
        let heading = (1..=6).contains(&hashes) && !reading.at(first).is_ascii_alphanumeric() && first < line.to();
        // A single # may number something: #号.
        if heading && (hashes > 1 || reading.gap(first)) {
            marks.push(Run::new(line.from(), first));
        }
        bold(reading, Run::new(first, line.to()), &mut marks);
    }
    if marks.is_empty() {
        return;
    }
    // **市**县 are stand-ins, not bold type.
    let stands_in = placeholder::find(reading);
    marks.retain(|mark| !stands_in.iter().any(|place| place.letters.overlaps(*mark)));
    let Some((first, others)) = marks.split_first() else { return };
    let edits = marks.iter().map(|run| Edit { span: reading.span(*run), text: String::new() }).collect();
    let message = "有排版记号(Markdown)残留。";
    let mut finding = Finding::new(&DRAFTING_NOTE, reading.span(*first), message, format!("共{}个记号", marks.len()));
    for run in others {
        finding = finding.related(reading.span(*run), "排版记号");
    }
    finding.fixes.push(Fix { title: "删去全部排版记号".to_string(), edits });
    findings.push(finding);
}

/// Pairs of ** in one line.
fn bold(reading: &Reading, line: Run, marks: &mut Vec<Run>) {
    let mut open: Option<usize> = None;
    let mut at = line.from();
    while at + 1 < line.to() {
        let pair = reading.at(at) == '*' && reading.at(at + 1) == '*';
        if !pair || reading.at(at + 2) == '*' || reading.before(at) == '*' {
            at += 1;
            continue;
        }
        match open.take() {
            Some(first) if at > first + 2 => {
                marks.push(Run::new(first, first + 2));
                marks.push(Run::new(at, at + 2));
            }
            _ => open = Some(at),
        }
        at += 2;
    }
}
