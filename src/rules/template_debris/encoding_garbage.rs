use std::sync::LazyLock;

use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Related, Rule, Severity};
use crate::text::{Reading, Run, Span, is_han};

/// What wrong encodings, web pages and PDF readers leave in a text.
pub static ENCODING_GARBAGE: Rule = Rule {
    id: "encoding-garbage",
    title: "乱码、不可见字符、网页代码",
    family: Family::TemplateDebris,
    severity: Severity::Warning,
    why: "网页代码、乱码和看不见的字符多是复制粘贴带来的，会在打印稿里露出来，也使检索和统计漏掉词语。",
    advice: "删去代码和不可见字符；乱码处对照原件补回文字。",
    authority: "工作经验：网页、PDF转换文本的常见残留",
    bad: &[
        Bad { text: "推动口岸高质量发展⟦&nbsp;⟧&nbsp;。", evidence: "2处" },
        Bad { text: "门诊量⟦锟斤拷⟧达到12.6万人次。", evidence: "锟斤拷" },
        Bad { text: "⟦<p style=\"text-indent:2em\">⟧财政收入平稳增长。</p>", evidence: "</p>" },
        Bad { text: "完成公路投资⟦\u{FFFD}⟧亿元。", evidence: "U+FFFD" },
        Bad { text: "推进义务\u{200B}教育均衡发展。", evidence: "U+200B" },
        Bad { text: "⟦⼯⟧作要点：抓好⽬标任务。", evidence: "⼯→工" },
        Bad { text: "全面⟦發⟧展產業，擴大開放，提高服務水平。", evidence: "發" },
        Bad { text: "技术合同⟦æŠ€æœ¯⟧登记512项。", evidence: "乱码" },
        Bad { text: "重点任务\u{F0B7}加快推进海关查验改革。", evidence: "私用" },
    ],
    good: &[
        "党旗领航·聚才赋能活动启动。",
        "引用《後漢書》原文，讲好财政史。",
        "R&D经费增长5%，A<B时从低计征，5<x<10的路段限行。",
        "车型含Citroën、Škoda等，咖啡馆café三家。",
        "□已完成 □未完成，√达标，①②③项教育任务。",
        "网址https://www.example.gov.cn/a?b=1&c=2已公布。",
        "体温≥37.3℃的旅客交由海关处置，单位为㎡、㎏。",
        "乾县、瞭望塔、於潜镇、宫商角徵羽、慰藉。",
    ],
    check,
};

/// What was found, one finding a kind.
#[derive(Default)]
struct Places {
    code: Vec<Span>,
    garbage: Vec<Span>,
    invisible: Vec<Span>,
    private: Vec<Span>,
    radicals: Vec<Span>,
    traditional: Vec<Span>,
}

/// More traditional characters than a quotation has.
const QUOTED: usize = 3;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let source = reading.source;
    let mut places = Places::default();
    let mut free = 0;
    let stretches = unusual(reading).into_iter();
    let chars = stretches.flat_map(|(from, to)| source[from..to].char_indices().map(move |(at, ch)| (from + at, ch)));
    for (at, ch) in chars {
        if at < free {
            continue;
        }
        let span = |length: usize| Span::new(at as u32, (at + length) as u32);
        match ch {
            '\u{4E00}'..='\u{9FFF}' if SUSPECTS.holds(ch) => {
                if !is_garble(ch) {
                    places.traditional.push(span(3));
                } else if let Some(length) = garbled(source, at, ch) {
                    places.garbage.push(span(length));
                    free = at + length;
                }
            }
            '&' => places.code.extend(entity(&source[at..]).map(span)),
            '<' => {
                if let Some(length) = tag(&source[at..]) {
                    places.code.push(span(length));
                    free = at + length;
                }
            }
            '_' if source[at..].starts_with("_x000") => places.code.push(span(7.min(source.len() - at))),
            '\u{FFFD}' => places.garbage.push(span(3)),
            '\u{80}'..='\u{FF}' | 'Š' | 'š' | 'Œ' | 'œ' | 'Ž' | 'ž' => {
                if let Some(length) = misread(&source[at..]) {
                    places.garbage.push(span(length));
                    free = at + length;
                } else if ch == '\u{AD}' {
                    places.invisible.push(span(2));
                }
            }
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' if at > 0 => places.invisible.push(span(3)),
            '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}' => places.invisible.push(span(1)),
            '\u{E000}'..='\u{F8FF}' => places.private.push(span(3)),
            '\u{2E80}'..='\u{2FD5}' | '\u{F900}'..='\u{FAFF}' => places.radicals.push(span(3)),
            _ => {}
        }
    }
    for list in [&mut places.code, &mut places.garbage, &mut places.invisible, &mut places.private, &mut places.radicals] {
        list.retain(|&place| !facts.document.debris.iter().any(|debris| debris.span.overlaps(place)));
    }
    report(reading, &places, findings);
}

/// The stretches of the source, from byte to byte, that are more than plain ideographs: little of a text.
fn unusual(reading: &Reading) -> Vec<(usize, usize)> {
    let source = reading.source;
    // Radicals are read as ideographs.
    let bytes = source.as_bytes();
    let radical = |found, (&lead, &next): (&u8, &u8)| found | (u8::from(lead == 0xE2) & u8::from(next >= 0xBA));
    if bytes.iter().zip(bytes.get(1..).unwrap_or_default()).fold(0, radical) != 0 {
        return vec![(0, source.len())];
    }
    let byte = |position: usize| reading.byte(position) as usize;
    let suspects = &*SUSPECTS;
    let mut stretches: Vec<(usize, usize)> = reading.unread().map(|span| (span.start as usize, span.end as usize)).collect();
    for (sign, _) in reading.signs().filter(|&(_, ch)| !is_plain(ch)) {
        stretches.push((byte(sign), byte(sign + 1)));
    }
    const STRETCH: usize = 64;
    for (stretch, chars) in reading.chars(Run::new(0, reading.len())).chunks(STRETCH).enumerate() {
        if chars.iter().fold(false, |found, &ch| found | suspects.may_hold(ch)) {
            stretches.push((byte(stretch * STRETCH), byte((stretch + 1) * STRETCH)));
        }
    }
    stretches.sort();
    let mut read = 0;
    stretches.retain_mut(|(from, to)| {
        *from = read.max(*from);
        read = read.max(*to);
        from < to
    });
    stretches
}

/// Whether a character, as it is read, is a mark, digit or letter of plain text.
fn is_plain(ch: char) -> bool {
    matches!(ch, '\t' | '\n' | ' '..='%' | '\''..=';' | '='..='^' | 'a'..='z' | '\u{2010}'..='\u{2056}' | '\u{3000}'..='\u{303F}')
}

fn report(reading: &Reading, places: &Places, findings: &mut Vec<Finding>) {
    let source = reading.source;
    let words = |spans: &[Span]| {
        let mut seen: Vec<&str> = Vec::new();
        for span in spans {
            let word = span.of(source);
            if seen.len() < 6 && !seen.contains(&word) {
                seen.push(word);
            }
        }
        seen.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join("、")
    };
    let codes = |spans: &[Span]| {
        let mut seen: Vec<String> = Vec::new();
        for ch in spans.iter().filter_map(|span| span.of(source).chars().next()) {
            let code = format!("U+{:04X}", ch as u32);
            if seen.len() < 6 && !seen.contains(&code) {
                seen.push(code);
            }
        }
        seen.join("、")
    };
    let count = |spans: &[Span]| format!("共{}处", spans.len());
    let code = format!("{}：{}", count(&places.code), words(&places.code));
    findings.extend(all(&places.code, "网页代码残留。", code, Some("删去网页代码"), |_| String::new()));
    let garbage = format!("{}：乱码{}，{}", count(&places.garbage), words(&places.garbage), codes(&places.garbage));
    findings.extend(all(&places.garbage, "乱码：原来的文字已经丢失，请对照原件补回。", garbage, None, |_| String::new()));
    let invisible = format!("{}：{}", count(&places.invisible), codes(&places.invisible));
    // A mark that shows nothing is marked together with the character before it.
    let shown = places.invisible.first().map(|span| visible(source, *span));
    if let Some(mut finding) = all(&places.invisible, "夹有看不见的字符。", invisible, Some("删去不可见字符"), |_| String::new())
    {
        finding.span = shown.unwrap_or(finding.span);
        findings.push(finding);
    }
    let private = format!("{}：私用区字符{}", count(&places.private), codes(&places.private));
    findings.extend(all(&places.private, "含有其他电脑上显示不出的符号（私用区字符）。", private, None, |_| String::new()));
    let plain = |span: &Span| {
        let at = reading.position(span.start);
        if at < reading.len() && reading.byte(at) == span.start { reading.at(at).to_string() } else { String::new() }
    };
    let known: Vec<Span> =
        places.radicals.iter().copied().filter(|span| is_han(plain(span).chars().next().unwrap_or(' '))).collect();
    let shown: Vec<String> = known.iter().take(6).map(|span| format!("{}→{}", span.of(source), plain(span))).collect();
    let radicals =
        format!("{}：{}", count(&places.radicals), if shown.is_empty() { codes(&places.radicals) } else { shown.join("、") });
    let mut finding = all(&places.radicals, "混有部首字符，看似汉字而检索不到。", radicals, Some("换成普通汉字"), plain);
    if let Some(finding) = finding.as_mut()
        && known.len() < places.radicals.len()
    {
        finding.fixes.clear();
    }
    findings.extend(finding);
    if places.traditional.len() > QUOTED && is_simplified(source, places.traditional.len()) {
        let traditional = format!("{}：{}", count(&places.traditional), words(&places.traditional));
        findings.extend(all(&places.traditional, "简体文稿中混有繁体字。", traditional, None, |_| String::new()));
    }
}

/// Whether more ideographs are plain ones than traditional.
fn is_simplified(source: &str, traditional: usize) -> bool {
    let ideographs = source.chars().filter(|ch| matches!(ch, '\u{4E00}'..='\u{9FFF}')).count();
    ideographs > 2 * traditional
}

/// One finding for all places of a kind.
fn all(spans: &[Span], message: &str, evidence: String, fix: Option<&str>, text: impl Fn(&Span) -> String) -> Option<Finding> {
    let (&first, others) = spans.split_first()?;
    let mut finding = Finding::new(&ENCODING_GARBAGE, first, message, evidence);
    finding.related = others.iter().take(20).map(|&span| Related { span, label: "同类字符".into() }).collect();
    if let Some(title) = fix {
        let edits = spans.iter().map(|span| Edit { span: *span, text: text(span) }).collect();
        finding.fixes.push(Fix { title: title.to_owned(), edits });
    }
    Some(finding)
}

/// An invisible mark with the character before it.
fn visible(source: &str, span: Span) -> Span {
    let before = source[..span.start as usize].chars().next_back().filter(|ch| !ch.is_whitespace());
    Span::new(span.start - before.map_or(0, |ch| ch.len_utf8() as u32), span.end)
}

/// The length of `&nbsp;`, `&#160;` and the like.
fn entity(text: &str) -> Option<usize> {
    const NAMES: &[&str] = &[
        "nbsp", "amp", "lt", "gt", "quot", "apos", "emsp", "ensp", "thinsp", "ldquo", "rdquo", "lsquo", "rsquo", "hellip",
        "mdash", "ndash", "middot", "times", "bull", "copy", "reg", "deg", "permil", "yen", "zwnj", "zwj",
    ];
    let Some(end) = text.bytes().take(10).position(|byte| byte == b';') else {
        return text.starts_with("&nbsp").then_some(5);
    };
    let name = &text[1..end];
    let digits = name.strip_prefix('#').map(|digits| digits.trim_start_matches('x'));
    let numeric = digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    (numeric || NAMES.contains(&name)).then_some(end + 1)
}

/// The length of an HTML tag; 5<x and the like are none.
fn tag(text: &str) -> Option<usize> {
    const NAMES: &[&str] = &[
        "p", "br", "div", "span", "strong", "b", "i", "u", "em", "table", "tbody", "thead", "tr", "td", "th", "font", "a", "img",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "script", "style", "html", "body", "head", "section", "hr", "sup",
        "sub", "center", "o:p", "meta", "title", "iframe", "input", "form", "article",
    ];
    if text.starts_with("<!--") {
        return text.bytes().take(400).collect::<Vec<_>>().windows(3).position(|end| end == b"-->").map(|at| at + 3);
    }
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name_end = inner.bytes().take(10).position(|byte| matches!(byte, b'>' | b' ' | b'/'))?;
    let named = NAMES.iter().any(|name| name.eq_ignore_ascii_case(&inner[..name_end]));
    let end = text.bytes().take(400).position(|byte| byte == b'>')?;
    (named && !text[1..end].contains(['<', '\n'])).then_some(end + 1)
}

/// The length of words that a wrong decoding made of others: 锟斤拷, 烫烫烫, 鐨勫…
fn garbled(source: &str, at: usize, ch: char) -> Option<usize> {
    const WORDS: &[&str] = &["锟斤拷", "烫烫烫", "屯屯屯", "锘锟", "鈥滐", "銆傚", "鐨勫", "锛屽"];
    let rest = &source[at..];
    if matches!(ch, '锛' | '銆' | '鈥' | '鐨') {
        // These begin what full-width marks become; two in a row of rare characters are no chance.
        let near = rest.chars().take(12).filter(|ch| "锛銆鈥鐨鍦涓鍜鏄绗骞鏈鍙鎴璁闈".contains(*ch)).count();
        return (near >= 2).then_some(ch.len_utf8());
    }
    WORDS.iter().find(|word| rest.starts_with(**word)).map(|word| {
        let first = word.chars().next().unwrap_or(ch);
        let same = word.chars().all(|other| other == first);
        if same { rest.chars().take_while(|&other| other == first).count() * 3 } else { word.len() }
    })
}

/// The length of UTF-8 that was read as Latin-1: three or more such letters in a row, one of them a sign that no
/// word has.
fn misread(text: &str) -> Option<usize> {
    let latin = |ch: &char| {
        matches!(
            ch,
            '\u{80}'
                ..='\u{FF}'
                    | 'Š'
                    | 'š'
                    | 'Œ'
                    | 'œ'
                    | 'Ž'
                    | 'ž'
                    | '€'
                    | '‚'
                    | 'ƒ'
                    | '„'
                    | '…'
                    | '†'
                    | '‡'
                    | 'ˆ'
                    | '‰'
                    | '‹'
                    | '™'
                    | '›'
                    | '˜'
        )
    };
    let run: Vec<char> = text.chars().take_while(latin).collect();
    let leads = run.iter().filter(|ch| matches!(ch, 'ä'..='ï' | 'Ã' | 'Â' | 'â')).count();
    let signs = run.iter().filter(|ch| !ch.is_alphabetic()).count();
    (run.len() >= 3 && leads >= 1 && signs >= 1).then(|| run.iter().map(|ch| ch.len_utf8()).sum())
}

/// Whether what a wrong decoding makes of other words may begin with a character.
fn is_garble(ch: char) -> bool {
    matches!(ch, '锟' | '烫' | '屯' | '锘' | '鈥' | '銆' | '鐨' | '锛')
}

/// A set of ideographs, one bit each.
struct Ideographs(Box<[u64; 1 << 10]>);

impl Ideographs {
    fn holds(&self, ch: char) -> bool {
        ch < '\u{10000}' && self.may_hold(ch)
    }

    /// The same without a look at the plane.
    fn may_hold(&self, ch: char) -> bool {
        let place = ch as usize;
        self.0[place / 64 % self.0.len()] & (1 << (place % 64)) != 0
    }

    fn add(&mut self, ch: char) {
        let place = ch as usize;
        self.0[place / 64 % self.0.len()] |= 1 << (place % 64);
    }
}

/// Characters of traditional texts, and those that garbled words begin with: all others are plain.
static SUSPECTS: LazyLock<Ideographs> = LazyLock::new(|| {
    let mut suspects = Ideographs(Box::new([0; 1 << 10]));
    let lines = include_str!("../tables/traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let garbles = ('\u{4E00}'..='\u{9FFF}').filter(|&ch| is_garble(ch));
    lines.flat_map(str::chars).chain(garbles).for_each(|ch| suspects.add(ch));
    suspects
});
