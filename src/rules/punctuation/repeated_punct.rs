use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Two marks where one belongs.
pub static REPEATED_PUNCT: Rule = Rule {
    id: "repeated-punct",
    title: "标点重复、连用",
    family: Family::Punctuation,
    severity: Severity::Error,
    why: "“。。”“,;”“、,”等连用，是增删文字后留下的多余标点。",
    advice: "只保留一个合适的标点；并列词语末尾有“和”“及”“等”时，前面不用顿号。",
    authority: "GB/T 15834—2011《标点符号用法》",
    bad: &[
        Bad { text: "推动经开区高质量发展⟦。。⟧", evidence: "“。。”" },
        Bad { text: "发放各类宣传资料1200余份⟦,;⟧建立定点联系制度。", evidence: "“，；”" },
        Bad { text: "加强预算管理⟦,,⟧严控一般性支出。", evidence: "“，，”" },
        Bad { text: "全年查验货物1200批次⟦,。⟧", evidence: "“，。”" },
        Bad { text: "重点抓好公路、水路⟦、、⟧铁路建设。", evidence: "“、、”" },
        Bad { text: "完成以下工作⟦::⟧一是抓投资。", evidence: "“：：”" },
        Bad { text: "推进公路、水路⟦、和⟧铁路建设。", evidence: "“、和”" },
        Bad { text: "涉及医疗、教育⟦、等⟧领域。", evidence: "“、等”" },
        Bad { text: "完成投资3.2亿元\n⟦,⟧同比增长5.1%。", evidence: "行首" },
        Bad { text: "预算管理、债务管理稳步推进⟦。。。。⟧", evidence: "省略号" },
    ],
    good: &[
        "创新券怎么领?!怎么用?!",
        "新增平台……推动升级——打造样板。",
        "(省级)、(市级)平台",
        "建设富强、民主、文明、和谐的新区,打造和平、和睦家园。",
        "引进专家、与人口相适应的学校布局,覆盖和田、和硕两县。",
        "推进教育、及时救助工作,划分一等、等外公路里程。",
        "会议强调:“要抓好收入。”各部门要落实。",
        "登录http://portal查询,比例为1:2,起止时间9:30。",
        "推动高质量发展&nbsp;。",
        "表格\t,\t.\n合计\t12",
    ],
    check,
};

fn is_point(ch: char) -> bool {
    matches!(ch, ',' | '。' | ';' | '、' | ':')
}

/// Strength of a point mark; of two the stronger stays.
fn strength(ch: char) -> u8 {
    match ch {
        '。' => 5,
        ';' => 4,
        ':' => 3,
        ',' => 2,
        _ => 1,
    }
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut free = 0;
    for (at, ch) in reading.signs() {
        if at < free || !is_point(ch) {
            continue;
        }
        let mut end = at + 1;
        while is_point(reading.at(end)) {
            end += 1;
        }
        let run = Run::new(at, end);
        if run.len() > 1 {
            findings.extend(several(reading, run));
        } else if matches!(reading.before(at), '\n') {
            findings.extend(first_of_line(reading, run));
        } else if ch == '、' {
            findings.extend(before_conjunction(reading, at));
        }
        free = end;
    }
}

fn several(reading: &Reading, run: Run) -> Option<Finding> {
    let text = reading.text(run);
    // Cells of a table and ASCII art are no prose.
    let prose = |ch: char| is_han(ch) || ch.is_ascii_alphanumeric() || matches!(ch, '”' | '》' | ')' | '%' | '’' | '】');
    if !prose(reading.before(run.from())) || text.contains("::") && reading.before(run.from()).is_ascii_alphabetic() {
        return None;
    }
    // &nbsp; ends with a mark of its own.
    let entity = (1..8).map(|back| reading.before(run.from().saturating_sub(back - 1))).find(|ch| !ch.is_ascii_alphanumeric());
    if entity == Some('&') {
        return None;
    }
    let span = reading.span(run);
    let first = reading.at(run.from());
    let same = text.chars().all(|ch| ch == first);
    if first == '。' && same && run.len() >= 3 {
        let evidence = format!("“{text}”不是省略号，省略号写作“……”");
        return Some(Finding::new(&REPEATED_PUNCT, span, "句号连用。", evidence).fix("改为一个句号", span, "。"));
    }
    let kept = text.chars().max_by_key(|&ch| strength(ch))?;
    let shown = in_source(reading, run, kept);
    let message = if same { format!("标点“{text}”重复。") } else { format!("标点“{text}”连用。") };
    let finding = Finding::new(&REPEATED_PUNCT, span, message, format!("“{text}”只应保留一个"));
    Some(finding.fix(format!("只保留“{kept}”"), span, shown))
}

/// The mark as it is written in the source, full or half width.
fn in_source(reading: &Reading, run: Run, mark: char) -> String {
    let at = (run.from()..run.to()).find(|&at| reading.at(at) == mark).unwrap_or(run.from());
    reading.quote(Run::new(at, at + 1)).to_string()
}

/// A line that begins with a mark belongs to the line before.
fn first_of_line(reading: &Reading, run: Run) -> Option<Finding> {
    let before = (0..run.from()).rev().map(|at| reading.at(at)).find(|&ch| ch != '\n')?;
    let after = reading.at(run.to());
    let text = reading.text(run);
    ((is_han(before) || before.is_ascii_digit() || before == '%') && is_han(after)).then(|| {
        let message = format!("标点“{text}”不能位于行首。");
        Finding::new(&REPEATED_PUNCT, reading.span(run), message, "行首出现标点，疑为断行有误").severity(Severity::Warning)
    })
}

/// 公路、水路、和铁路. A 与 behind the mark may as well begin a phrase: 与时间赛跑、与严寒抗争.
fn before_conjunction(reading: &Reading, at: usize) -> Option<Finding> {
    const WORDS: &[(char, &str)] = &[
        ('和', "谐平睦田硕县美顺林政静龙煦解气风善悦布乐洽蔼合弦声衷而缓润"),
        ('及', "时格第早"),
        ('等', "级候待离外额比量高同次效边身温价值份到于闲号着"),
    ];
    let next = reading.at(at + 1);
    let (_, nouns) = WORDS.iter().find(|(word, _)| *word == next)?;
    let after = reading.at(at + 2);
    let named =
        nouns.contains(after) || after == '、' || (next == '和' && matches!(reading.at(at + 3), '、' | '县' | '市' | '区'));
    let before = reading.before(at);
    ((is_han(before) || before == '》' || before == '”') && !named && after != '\0').then(|| {
        let run = Run::new(at, at + 2);
        let span = reading.span(run);
        let message = format!("“{next}”前不用顿号。");
        Finding::new(&REPEATED_PUNCT, span, message, format!("“、{next}”的顿号多余")).severity(Severity::Warning).fix(
            "删去顿号",
            span,
            next.to_string(),
        )
    })
}
