use crate::order;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Related, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Half-width marks in Chinese sentences, and document numbers without 〔〕.
pub static HALFWIDTH_PUNCT: Rule = Rule {
    id: "halfwidth-punct",
    title: "半角标点、括号形式",
    family: Family::Punctuation,
    severity: Severity::Hint,
    why: "中文句子里混入半角逗号、分号、括号，字距不匀；发文字号的年份用错括号，会被退文。",
    advice: "中文之间的标点统一改为全角；数字中的小数点、千分位和时刻、网址里的标点不动。",
    authority: "GB/T 15834—2011《标点符号用法》；GB/T 9704—2012《党政机关公文格式》",
    bad: &[
        Bad {
            text: "门诊量完成39万人次⟦,⟧同比增长10.1%;住院率下降", evidence: "逗号1、分号1（1+1=2）"
        },
        Bad { text: "⟦(⟧一)推进公路建设\n（二）推进水运建设", evidence: "括号2" },
        Bad { text: "根据市政发⟦[2024]⟧3号文件，下达教育专项资金。", evidence: "市政发〔2024〕3号" },
        Bad { text: "报关单位要做到⟦:⟧如实申报!", evidence: "冒号1" },
        Bad { text: "按照财预⟦（2023）⟧12号要求，公开预算。", evidence: "〔2023〕" },
    ],
    good: &[
        "成交额12.6亿元,R&D经费占GDP比重2.15%",
        "会议时间为8:30,比分3:1,网址www.gov.cn",
        "投资1,234万元，单价3.5元，PM2.5下降2%。",
        "参保率达到96%；门诊量（含急诊）增长5%。",
        "市政发〔2024〕3号，(2024)第12次会议。",
        "联系邮箱office@example.cn，型号X(A)-2，公式f(x)=2。",
        "推动高质量发展&nbsp;。",
    ],
    check,
};

/// The marks that are folded, with their full-width forms and names.
const MARKS: &[(char, char, &str)] = &[
    (',', '，', "逗号"),
    (';', '；', "分号"),
    ('(', '（', "括号"),
    (')', '）', "括号"),
    (':', '：', "冒号"),
    ('!', '！', "叹号"),
    ('?', '？', "问号"),
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let mut places: Vec<(usize, char)> = Vec::new();
    let mut certain = false;
    let mut open: Option<usize> = None;
    for (at, mark) in reading.signs() {
        match mark {
            '(' | '[' | '【' | '［' => {
                findings.extend(document_number(reading, at));
                if mark == '(' && is_half(reading, at) {
                    open = Some(at);
                }
            }
            ')' if is_half(reading, at) => {
                let pair = open.take().filter(|&open| at - open <= 60);
                // (2024) holds no words; f(x) has none before it.
                let words = |open: usize| is_han(reading.before(open)) || is_han(reading.at(open + 1));
                match pair {
                    Some(open) if words(open) || is_han(reading.before(at)) => places.extend([(open, '（'), (at, '）')]),
                    None if is_han(reading.before(at)) => places.push((at, '）')),
                    _ => continue,
                }
                certain = true;
            }
            '\n' => open = None,
            ',' | ';' | ':' | '!' | '?' if is_half(reading, at) => {
                if let Some(sure) = between_words(reading, at) {
                    certain |= sure;
                    places.extend(full(mark).map(|mark| (at, mark)));
                }
            }
            _ => {}
        }
    }
    if certain {
        order::sort(&mut places);
        findings.push(all(reading, &places));
    }
}

fn full(mark: char) -> Option<char> {
    MARKS.iter().find(|(half, ..)| *half == mark).map(|(_, full, _)| *full)
}

/// Whether the mark is half width in the source; the reading folds it.
fn is_half(reading: &Reading, at: usize) -> bool {
    reading.source.as_bytes().get(reading.byte(at) as usize).is_some_and(u8::is_ascii)
}

/// Whether a mark stands in a Chinese sentence, and whether nothing else is possible.
fn between_words(reading: &Reading, at: usize) -> Option<bool> {
    let (before, after) = (reading.before(at), reading.at(at + 1));
    let word_before = is_han(before) || matches!(before, '》' | '”' | '〉' | '’');
    let word_after = is_han(after) || matches!(after, '《' | '“' | '〈' | '‘');
    let closing = before == ')' || before.is_ascii_digit();
    match reading.at(at) {
        ',' | ';' => {
            let behind = word_after || after.is_ascii_digit() || matches!(after, '\n' | '\0');
            let sure = word_before && behind || before == '%' && word_after;
            (sure || closing && word_after).then_some(sure)
        }
        ':' => {
            let sure = word_before && after != '/' && !after.is_ascii_alphabetic();
            (sure || closing && word_after && before == ')').then_some(sure)
        }
        _ => (word_before && after != '=').then_some(true),
    }
}

fn all(reading: &Reading, places: &[(usize, char)]) -> Finding {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for &(_, mark) in places {
        let name = MARKS.iter().find(|(_, full, _)| *full == mark).map_or("标点", |(.., name)| name);
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    order::by_key(&mut counts, |(name, _)| MARKS.iter().position(|(.., known)| known == name));
    let span = |at: usize| reading.span(Run::new(at, at + 1));
    let named: Vec<String> = counts.iter().map(|(name, count)| format!("{name}{count}")).collect();
    let sum: Vec<String> = counts.iter().map(|(_, count)| count.to_string()).collect();
    let mut evidence = named.join("、");
    if counts.len() > 1 {
        evidence = format!("{evidence}（{}={}）", sum.join("+"), places.len());
    }
    let message = format!("中文里的半角标点宜改为全角，全文共{}处。", places.len());
    let mut finding = Finding::new(&HALFWIDTH_PUNCT, span(places[0].0), message, evidence);
    let others = places.iter().skip(1).take(20);
    finding.related = others.map(|&(at, _)| Related { span: span(at), label: "半角标点".into() }).collect();
    let edits = places.iter().map(|&(at, mark)| Edit { span: span(at), text: mark.to_string() }).collect();
    finding.fixes.push(Fix { title: format!("{}处全部改为全角", places.len()), edits });
    finding
}

/// 市政发[2024]3号: the year of a document number stands in 〔〕.
fn document_number(reading: &Reading, at: usize) -> Option<Finding> {
    const KINDS: &str = "发字函办令文预建教规综通复党人财委知政";
    let digits = (at + 1..at + 5).all(|p| reading.at(p).is_ascii_digit());
    let close = at + 5;
    if !digits || !matches!(reading.at(close), ')' | ']' | '】' | '］') || !matches!(reading.at(at + 1), '1' | '2') {
        return None;
    }
    let first = close + 1 + usize::from(reading.at(close + 1) == '第');
    let end = (first..first + 6).find(|&p| !reading.at(p).is_ascii_digit())?;
    let kind = reading.before(at);
    if end == first || reading.at(end) != '号' || !KINDS.contains(kind) || kind == '\0' {
        return None;
    }
    let year = reading.text(Run::new(at + 1, close));
    let start = (at.saturating_sub(6)..at).rev().take_while(|&p| is_han(reading.at(p))).last().unwrap_or(at);
    let named = reading.text(Run::new(start, at));
    let rest = reading.text(Run::new(close + 1, end + 1));
    let office = named.rsplit(['据', '照', '按', '见', '行', '实', '达', '和', '以', '的']).next().unwrap_or_default();
    let span = reading.span(Run::new(at, close + 1));
    let message = format!("发文字号的年份应用六角括号：〔{year}〕。");
    let evidence = format!("{office}〔{year}〕{rest}");
    Some(Finding::new(&HALFWIDTH_PUNCT, span, message, evidence).fix("改用六角括号", span, format!("〔{year}〕")))
}
