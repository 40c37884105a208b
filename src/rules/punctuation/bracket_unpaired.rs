use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Quotes and brackets that do not pair.
pub static BRACKET_UNPAIRED: Rule = Rule {
    id: "bracket-unpaired",
    title: "引号、括号、书名号不配对",
    family: Family::Punctuation,
    severity: Severity::Error,
    why: "引号、括号、书名号少一半，会使文件名称或引语的范围不清。",
    advice: "补上缺少的一半，或删去多余的一半。",
    authority: "GB/T 15834—2011《标点符号用法》关于引号、括号、书名号的规定",
    bad: &[
        Bad { text: "制定⟦《⟧科技创新券管理办法,设立科技计划项目库。", evidence: "缺少“》”" },
        Bad {
            text: "组织⟦“⟧党旗领航·聚才赋能主题活动,举办招聘会4场次。", evidence: "缺少“””"
        },
        Bad { text: "完成农村公路(含桥梁⟦]⟧改造120公里)。", evidence: "“]”" },
        Bad { text: "落实财政资金直达机制⟦)⟧,惠及企业320户。", evidence: "缺少“(”" },
        Bad { text: "印发管理办法⟦》⟧3项。", evidence: "缺少“《”" },
        Bad { text: "开展“春风行动⟦“⟧招聘会12场。", evidence: "应为“””" },
        Bad { text: "深化⟦(⟧医保支付方式改革,覆盖医院12家。", evidence: "缺少“)”" },
        Bad { text: "落实《关于贯彻⟦《⟧预算法》的通知》要求。", evidence: "〈〉" },
    ],
    good: &[
        "《市委市政府关于贯彻落实〈中共中央国务院关于新时代进一步加强人才工作的意见〉的通知》",
        "1)摸清底数;2)建立台账。",
        "《创新创业孵化基地管理办法(试行)》",
        "(一)抓通关。“单一窗口”应用率达到100%(含跨境电商)。",
        "会议指出:“要落实‘放管服’改革(含‘一网通办’)。”",
        "a)抓收入;b)控支出。①)不计。",
        "制定《预算管理办法》《绩效管理\n办法》,压减支出5%。",
        "开展“双随机、\n一公开”检查320次。",
        "落实要求(A、B),见(图1、2),从‘0’起步。",
        "会议指出:“今年形势总体平稳。\n“明年要继续稳中求进。”",
        "It’s a test，’24年。",
    ],
    check,
};

/// An opening mark that waits for its closing one.
struct Open {
    mark: char,
    at: usize,
}

fn closing(mark: char) -> char {
    match mark {
        '(' => ')',
        '[' => ']',
        '《' => '》',
        '〈' => '〉',
        '“' => '”',
        '‘' => '’',
        '【' => '】',
        '「' => '」',
        '『' => '』',
        _ => '〕',
    }
}

fn is_opening(ch: char) -> bool {
    matches!(ch, '(' | '[' | '《' | '〈' | '“' | '‘' | '【' | '「' | '『' | '〔')
}

fn is_closing(ch: char) -> bool {
    matches!(ch, ')' | ']' | '》' | '〉' | '”' | '’' | '】' | '」' | '』' | '〕')
}

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut open: Vec<Open> = Vec::new();
    for (at, ch) in reading.signs() {
        if ch == '\n' {
            if ends_paragraph(reading, at) {
                unclosed(reading, &mut open, at, findings);
            }
            continue;
        }
        if is_opening(ch) {
            if repeats_quote(reading, &open, at) {
                let span = reading.span(Run::new(at, at + 1));
                let message = "左引号重复，这里应为右引号。";
                findings.push(Finding::new(&BRACKET_UNPAIRED, span, message, "应为“””").fix("改为右引号", span, "”"));
                open.pop();
                continue;
            }
            if ch == '《' && open.last().is_some_and(|outer| outer.mark == '《') && closes_twice(reading, at) {
                let span = reading.span(Run::new(at, at + 1));
                let message = "书名号里面再用书名号，里层应为单书名号。";
                findings.push(Finding::new(&BRACKET_UNPAIRED, span, message, "里层用“〈〉”").severity(Severity::Warning));
            }
            open.push(Open { mark: ch, at });
        } else if is_closing(ch) {
            let waited = open.last().is_some_and(|last| closing(last.mark) == ch);
            if waited || !is_list_mark(reading, at) && !is_apostrophe(reading, at) {
                close(reading, &mut open, at, findings);
            }
        }
    }
    unclosed(reading, &mut open, reading.len(), findings);
}

/// A paragraph ends with a sentence; a line that stops inside one goes on in the next line.
fn ends_paragraph(reading: &Reading, at: usize) -> bool {
    let last = reading.before(at);
    let next = reading.at(at + 1);
    matches!(last, '。' | '!' | '?' | ';' | ':' | '\n' | '\0')
        || matches!(next, '\n' | '\0' | '(')
        || matches!(reading.at(at + 2), '、' | '是' | '.')
        || matches!(last, '”' | '》' | ')') && reading.before(at - 1) == '。'
}

/// “春风行动“: a second opening quote closes where no closing one follows.
fn repeats_quote(reading: &Reading, open: &[Open], at: usize) -> bool {
    const REACH: usize = 30;
    let Some(outer) = open.last().filter(|outer| outer.mark == '“' && reading.at(at) == '“') else { return false };
    let next = (at + 1..at + REACH).map(|p| reading.at(p)).find(|&ch| matches!(ch, '“' | '”' | '\n' | '\0'));
    at - outer.at <= REACH && next != Some('”')
}

/// Whether two closing marks of a name follow: the inner pair is whole.
fn closes_twice(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 80;
    let mut closed = 0;
    for p in at + 1..at + REACH {
        match reading.at(p) {
            '》' => closed += 1,
            '《' | '。' | '\n' | '\0' => break,
            _ => {}
        }
    }
    closed >= 2
}

/// 1) and a) number a list.
fn is_list_mark(reading: &Reading, at: usize) -> bool {
    if reading.at(at) != ')' {
        return false;
    }
    let digits = (1..=3).take_while(|&back| at >= back && reading.at(at - back).is_ascii_digit()).count();
    let label = if digits > 0 { digits } else { 1 };
    let first = reading.before(at);
    let labelled = digits > 0
        || first.is_ascii_alphabetic()
        || matches!(first, '①'..='⑳' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let before = if at > label { reading.at(at - label - 1) } else { '\n' };
    labelled && matches!(before, '\n' | '。' | ';' | ':' | ',' | '、' | '!' | '?' | '\0')
}

fn is_apostrophe(reading: &Reading, at: usize) -> bool {
    reading.at(at) == '’' && (reading.before(at).is_ascii_alphanumeric() || reading.at(at + 1).is_ascii_alphanumeric())
}

fn close(reading: &Reading, open: &mut Vec<Open>, at: usize, findings: &mut Vec<Finding>) {
    let mark = reading.at(at);
    if open.last().is_some_and(|last| closing(last.mark) == mark) {
        open.pop();
        return;
    }
    // The pair is crossed, or what stands between it was never closed.
    if let Some(place) = open.iter().rposition(|opened| closing(opened.mark) == mark) {
        for lost in open.drain(place..).skip(1) {
            findings.push(lonely(reading, &lost));
        }
        return;
    }
    let run = Run::new(at, at + 1);
    let wanted = opening(mark);
    let message = format!("“{mark}”没有配对的“{wanted}”。");
    findings.push(Finding::new(&BRACKET_UNPAIRED, reading.span(run), message, format!("“{mark}”前缺少“{wanted}”")));
}

fn opening(mark: char) -> char {
    match mark {
        ')' => '(',
        ']' => '[',
        '》' => '《',
        '〉' => '〈',
        '”' => '“',
        '’' => '‘',
        '】' => '【',
        '」' => '「',
        '』' => '『',
        _ => '〔',
    }
}

fn lonely(reading: &Reading, open: &Open) -> Finding {
    let wanted = closing(open.mark);
    let message = format!("“{}”没有配对的“{wanted}”。", open.mark);
    let evidence = format!("“{}”后缺少“{wanted}”", open.mark);
    Finding::new(&BRACKET_UNPAIRED, reading.span(Run::new(open.at, open.at + 1)), message, evidence)
}

/// Reports what is still open at the end of a paragraph.
fn unclosed(reading: &Reading, open: &mut Vec<Open>, end: usize, findings: &mut Vec<Finding>) {
    for lost in open.drain(..) {
        // A quotation of several paragraphs opens each of them and closes the last.
        let continued =
            lost.mark == '“' && (end + 1..end + 4).find(|&at| reading.at(at) != '\n').is_some_and(|at| reading.at(at) == '“');
        if !continued {
            findings.push(lonely(reading, &lost));
        }
    }
}
