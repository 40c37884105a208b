use crate::lex::lexicon::Lexicon;
use crate::order;
use crate::rules::clause::{ends_sentence, with_line_break};
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Related, Rule, Severity};
use crate::text::{Reading, Run, Span, is_han};
use std::sync::LazyLock;

/// Notes of those who drafted, and what a chat program said around its text.
pub static DRAFTING_NOTE: Rule = Rule {
    id: "drafting-note",
    title: "起草批注、待补内容、AI生成残留",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "“（待核实）”“【此处补充数据】”、对话软件的客套话和排版记号，说明稿子没有定稿。",
    advice: "补齐内容、核实数据后删去批注；只留正文。",
    authority: "工作经验：定稿前未清理的常见残留",
    bad: &[
        Bad { text: "门诊量达到12.6万人次⟦（待统计局核实）⟧。", evidence: "待" },
        Bad { text: "⟦【此处补充二季度数据】⟧新增公交线路2条。", evidence: "此处补充" },
        Bad { text: "查验货物1200批次⟦？？⟧，同比增长5%。", evidence: "？？" },
        Bad { text: "⟦好的，以下是⟧一份教育工作总结：\n一、主要工作", evidence: "对话" },
        Bad { text: "各项改革扎实推进。\n⟦希望以上内容对您有所帮助⟧！", evidence: "对话" },
        Bad { text: "⟦###⟧ 一、主要工作开展情况\n**（一）推进财政改革**", evidence: "“**”" },
        Bad { text: "完成农村公路改造36公里⟦（数据由养护科提供）⟧。", evidence: "数据由" },
        Bad { text: "新建幼儿园2所⟦TODO⟧，新增学位720个。", evidence: "TODO" },
        Bad { text: "引进项目12个⟦[需补充投资额]⟧。", evidence: "需补充" },
        Bad { text: "⟦【请办公室补充会议情况】⟧全区召开会议12次。", evidence: "请" },
        Bad { text: "新建农村公路126公里⟦(此处再核一下)⟧。", evidence: "此处" },
    ],
    good: &[
        "开展技术合同登记核实工作（含补充登记26项）。",
        "研究待批项目12项，待建平台3家。",
        "《办法》（修订稿）公开征求意见。",
        "落实人才待遇（含待业青年培训），接待来访（含来信）36批。",
        "基础工作有待补充完善，群众期待更新更好的公交线路。",
        "创新券怎么领?!怎么用?!",
        "海关总署令（2018年第240号修改）自公布之日起施行。",
        "货值按申报价格（确认后）计算，住院病人（待产妇女）实行优先服务。",
        "1#楼、2#楼主体完工，C#语言培训2期。",
        "根据您的需求定制服务的做法得到群众好评。",
    ],
    check,
};

pub(in crate::rules) static NOTES: LazyLock<Lexicon> = LazyLock::new(|| {
    let lines = include_str!("../tables/drafting_notes.txt").lines();
    let words = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Lexicon::new(&words.map(|line| line.trim_start_matches('^')).collect::<Vec<_>>())
});

/// Which of the notes count only at the beginning of a line.
static AT_LINE_START: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let lines = include_str!("../tables/drafting_notes.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.starts_with('^')).collect()
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut marks: Vec<Run> = Vec::new();
    let begins = ['(', '[', '【', '〔', '［', '{', '?', '#', '*', '`', '数'];
    let mut places = reading.places_of(&begins);
    places.extend(facts.everywhere(&NOTES).iter().map(|found| found.at));
    order::sort(&mut places);
    let mut free = 0;
    for at in places {
        if at < free {
            continue;
        }
        let found = match reading.at(at) {
            '(' | '[' | '【' | '〔' | '［' | '{' => bracketed(reading, at).map(|(run, words)| note(reading, run, &words)),
            '?' if reading.at(at + 1) == '?' => doubted(reading, at),
            '数' if reading.starts(at, "数据由") => provided(reading, at),
            '#' | '*' | '`' => {
                free = markdown(reading, at, &mut marks);
                continue;
            }
            _ => None,
        };
        if let Some((run, finding)) = found.or_else(|| phrase(reading, at)) {
            findings.push(finding);
            free = run.to();
        }
    }
    findings.extend(markup(reading, &marks));
}

/// A bracket that holds a note: words that only those say who have not finished.
fn bracketed(reading: &Reading, at: usize) -> Option<(Run, String)> {
    const STILL: &[&str] = &["补", "核", "更新", "确认", "定", "删", "填", "改", "完善", "查", "统计", "提供", "续", "审"];
    const WORDS: &[&str] = &[
        "此处补充", "此处填", "此处需", "此处插", "此处待", "此处数据", "此处省略", "此处核", "此处更新", "此处修改", "此处加",
        "需补充", "需核实", "需更新", "需确认", "请核实", "请补充", "请确认", "请填写", "请更新", "补充数据", "核实数据",
        "数据由", "数字由", "存疑", "待补", "待核", "未核实", "数据暂缺", "此段删", "删除此", "建议删", "可删", "插入图",
        "插入表", "批注", "数据来源待", "是否准确", "是否属实",
    ];
    let close = match reading.at(at) {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        '{' => '}',
        '［' => '］',
        _ => '〕',
    };
    let end = (at + 1..at + 28).find(|&p| reading.at(p) == close || ends_line(reading, p))?;
    if ends_line(reading, end) {
        return None;
    }
    let inside = Run::new(at + 1, end);
    let text = reading.text(inside);
    let waits = (inside.from()..inside.to()).find(|&p| {
        let alone = !matches!(
            reading.before(p),
            '等' | '对' | '接' | '招' | '期' | '优' | '虐' | '看' | '善' | '款' | '厚' | '亏' | '有'
        );
        let rest = Run::new(p + 1, end.min(p + 9));
        reading.at(p) == '待' && alone && reading.says(rest, STILL)
    });
    // 请办公室补充会议情况, 此处再核一下: somebody is asked to go on.
    let asked = |lead: &str, acts: &[&str]| text.starts_with(lead) && acts.iter().any(|act| text.contains(act));
    let request = [
        ("请", ["补充", "核实", "确认", "填写", "更新", "提供", "核对", "完善"].as_slice()),
        ("此处", &["核", "补", "改", "填", "查", "删"]),
    ];
    let request = request.iter().find(|(lead, acts)| asked(lead, acts)).map(|(lead, _)| lead);
    let named = WORDS.iter().find(|word| text.contains(**word)).or(request);
    if waits.is_none() && named.is_none() || text.contains("待遇") {
        return None;
    }
    let words = waits.map_or_else(|| named.copied().unwrap_or_default().to_owned(), |p| reading.text(Run::new(p, end)));
    Some((Run::new(at, end + 1), words))
}

fn ends_line(reading: &Reading, at: usize) -> bool {
    matches!(reading.at(at), '\0' | '\n')
}

fn note(reading: &Reading, run: Run, words: &str) -> (Run, Finding) {
    let span = reading.span(run);
    let message = format!("起草批注“{}”未处理。", reading.text(run));
    let finding = Finding::new(&DRAFTING_NOTE, span, message, format!("批注用语“{words}”"));
    (run, finding.fix("删去批注", span, ""))
}

/// 12.6亿元？？: somebody was not sure.
fn doubted(reading: &Reading, at: usize) -> Option<(Run, Finding)> {
    let end = (at..).find(|&p| reading.at(p) != '?')?;
    let before = reading.before(at);
    let statement = is_han(before) || before.is_ascii_digit() || matches!(before, '%' | ')' | '》' | '”');
    if !statement {
        return None;
    }
    let run = Run::new(at, end);
    let span = reading.span(run);
    let marks = "？".repeat(run.len().min(6));
    let finding = Finding::new(&DRAFTING_NOTE, span, "连用的问号疑为起草时的存疑标记。", format!("“{marks}”"));
    Some((run, finding.fix("删去问号", span, "")))
}

/// 数据由规划科提供, outside brackets.
fn provided(reading: &Reading, at: usize) -> Option<(Run, Finding)> {
    let end = (at + 4..at + 12).find(|&p| reading.starts(p, "提供"))?;
    let office = matches!(reading.before(end), '科' | '股' | '室' | '处' | 'X' | '×');
    office.then(|| {
        let run = Run::new(at, end + 2);
        let message = format!("起草批注“{}”未处理。", reading.text(run));
        (run, Finding::new(&DRAFTING_NOTE, reading.span(run), message, "批注用语“数据由……提供”"))
    })
}

fn phrase(reading: &Reading, at: usize) -> Option<(Run, Finding)> {
    let found = NOTES.at(reading, at, reading.len())?;
    let at_start = ends_line(reading, at.wrapping_sub(1)) || at == 0;
    if AT_LINE_START.get(found.word) == Some(&true) && !at_start {
        return None;
    }
    let run = Run::new(at, at + found.length);
    // TODO inside a longer Latin word is a name.
    let latin = reading.at(at).is_ascii_alphabetic();
    if latin
        && (reading.before(at).is_ascii_alphanumeric()
            || reading.at(run.to()).is_ascii_alphanumeric() && reading.before(run.to()).is_ascii())
    {
        return None;
    }
    let words = reading.text(run);
    let chat = ["您", "你", "AI", "以下是", "下面是", "我", "人工智能", "语言模型", "希望", "如需", "当然", "根据实际"];
    let (message, kind) = if chat.iter().any(|word| words.contains(word)) {
        (format!("“{words}”是对话软件的用语，应删去。"), "对话软件用语")
    } else {
        (format!("起草批注“{words}”未处理。"), "批注用语")
    };
    let span = reading.span(run);
    Some((run, Finding::new(&DRAFTING_NOTE, span, message, format!("{kind}：“{words}”"))))
}

/// Notes the marks of Markdown that begin at a position; returns where to go on.
fn markdown(reading: &Reading, at: usize, marks: &mut Vec<Run>) -> usize {
    let ch = reading.at(at);
    let end = (at..).find(|&p| reading.at(p) != ch).unwrap_or(at + 1);
    let starts_line = at == 0 || reading.before(at) == '\n';
    let length = end - at;
    match ch {
        '#' if starts_line && length <= 6 && !ends_line(reading, end) && (length > 1 || reading.gap(end)) => {
            marks.push(Run::new(at, end));
        }
        '`' if length == 3 && starts_line => marks.push(Run::new(at, end)),
        '*' if length == 2 => {
            if let Some(close) = bold(reading, end) {
                marks.extend([Run::new(at, end), Run::new(close, close + 2)]);
                return close + 2;
            }
        }
        _ => {}
    }
    end
}

/// Where the bold words that begin at a position end: no stand-in of the kind **县 … **市.
fn bold(reading: &Reading, begin: usize) -> Option<usize> {
    const PLACES: &str = "省市县区镇乡村街局厅委办院校公年月日人同企路";
    let close = (begin + 1..begin + 60).find(|&p| reading.at(p) == '*' || ends_line(reading, p))?;
    let pair = reading.at(close) == '*' && reading.at(close + 1) == '*' && reading.at(close + 2) != '*';
    (pair && close - begin >= 2 && !PLACES.contains(reading.at(begin)) && !ends_sentence(reading.at(begin))).then_some(close)
}

fn markup(reading: &Reading, marks: &[Run]) -> Option<Finding> {
    let (&first, others) = marks.split_first()?;
    let spans: Vec<Span> = marks.iter().map(|&mark| reading.span(mark)).collect();
    let mut kinds: Vec<String> = Vec::new();
    for mark in marks {
        let words = reading.text(*mark);
        if kinds.len() < 4 && !kinds.contains(&words) {
            kinds.push(words);
        }
    }
    let shown: Vec<String> = kinds.iter().map(|kind| format!("“{kind}”")).collect();
    let message = format!("Markdown排版记号残留，共{}处。", marks.len());
    let mut finding = Finding::new(&DRAFTING_NOTE, reading.span(first), message, format!("记号：{}", shown.join("、")));
    finding.severity = Severity::Warning;
    let label = |run: &Run| Related { span: reading.span(*run), label: "排版记号".into() };
    finding.related = others.iter().take(20).map(label).collect();
    let whole = |span: &Span| if span.of(reading.source) == "```" { with_line_break(reading.source, *span) } else { *span };
    let edits = spans.iter().map(|span| Edit { span: whole(span), text: String::new() }).collect();
    finding.fixes.push(Fix { title: format!("删去{}处记号", marks.len()), edits });
    Some(finding)
}
