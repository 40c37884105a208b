use crate::lex::lexicon::Lexicon;
use crate::rules::clause::{ends_clause, ends_sentence};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// The same said twice in other words.
pub static TAUTOLOGY: Rule = Rule {
    id: "tautology",
    title: "同语反复、语义冗余",
    family: Family::Duplication,
    severity: Severity::Warning,
    why: "主语与宾语相同、“等”后又“等等”、“目的是为了”之类，语义重复，显得不严谨。",
    advice: "删去重复的部分，或换成准确的词语。",
    authority: "公文写作语言规范：用语简洁，避免语义重复",
    bad: &[
        Bad {
            text: "支持农业类⟦高新技术企业申报高新技术企业⟧和技术先进型服务企业。", evidence: "高新技术企业"
        },
        Bad {
            text: "产学研用深度融合不够等问题依然存在;还没有从根本上解决⟦等等⟧。", evidence: "前面已有“等”"
        },
        Bad { text: "召开座谈会的⟦目的是为了⟧破解成果转化难题。", evidence: "目的是" },
        Bad { text: "加大未建账⟦培育企业培育⟧力度。", evidence: "培育" },
        Bad { text: "⟦促成企业与高校院所达成⟧合作协议20余项。", evidence: "“促成”与“达成”" },
        Bad { text: "⟦截至6月底为止⟧,查验货物1200批次。", evidence: "“截至”与“为止”" },
        Bad { text: "主要⟦原因是因为⟧基数较高。", evidence: "原因是" },
        Bad { text: "⟦涉及到⟧群众利益的事项全部公开。", evidence: "涉及" },
    ],
    good: &[
        "推荐高新技术企业申报技术先进型服务企业。",
        "创新券、揭榜挂帅等举措落地,新材料、装备制造等产业提质。",
        "目的在于破解成果转化难题。",
        "促成项目落地12个,双方达成协议20项。",
        "截至6月底,查验货物1200批次;到年底为止不再新增。",
        "防灾减灾等能力亟待提升;有的领域问题仍然多发;等等。",
        "高等院校、一等奖、平等协商等等都在其中。",
        "培育企业12家,培育力度加大。",
        "支持企业申报项目,项目申报数量增长。",
    ],
    check,
};

/// A wordy phrase, what to write instead, and whether it is only a matter of taste.
struct Phrase {
    words: &'static str,
    instead: &'static str,
    severity: Severity,
}

const fn wordy(words: &'static str, instead: &'static str) -> Phrase {
    Phrase { words, instead, severity: Severity::Warning }
}

const fn taste(words: &'static str, instead: &'static str) -> Phrase {
    Phrase { words, instead, severity: Severity::Hint }
}

const PHRASES: &[Phrase] = &[
    wordy("目的是为了", "目的是"),
    wordy("原因是因为", "原因是"),
    wordy("原因是由于", "原因是"),
    wordy("更加进一步", "进一步"),
    wordy("凯旋而归", "凯旋"),
    taste("再次重申", "重申"),
    wordy("即将要", "即将"),
    taste("亲眼目睹", "目睹"),
    taste("免费赠送", "赠送"),
    taste("令人堪忧", "堪忧"),
    wordy("付诸于", "付诸"),
    wordy("诉诸于", "诉诸"),
    wordy("不断日益", "日益"),
    wordy("首次开创", "开创"),
    wordy("目前现在", "目前"),
    taste("差距悬殊", "悬殊"),
    taste("涉及到", "涉及"),
    taste("能力水平", "能力"),
    taste("培育企业培育", "企业培育"),
];
/// Two words for one thing in one clause.
type Pair = (&'static str, &'static str, Severity);
const PAIRS: &[Pair] =
    &[("促成", "达成", Severity::Hint), ("截至", "为止", Severity::Warning), ("截止到", "为止", Severity::Warning)];
const VERBS: &[&str] = &["申报", "培育", "认定", "评定", "创建", "评选"];

/// All words that a search begins with: the phrases, the first words of pairs, the verbs, in that order.
pub(in crate::rules) static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    let phrases = PHRASES.iter().map(|phrase| phrase.words);
    let pairs = PAIRS.iter().map(|(first, ..)| *first);
    Lexicon::new(&phrases.chain(pairs).chain(VERBS.iter().copied()).collect::<Vec<_>>())
});

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for found in facts.everywhere(&WORDS) {
        findings.extend(match (PHRASES.get(found.word), found.word.checked_sub(PHRASES.len())) {
            (Some(wordy), _) => Some(phrase(reading, found.at, wordy)),
            (None, Some(pair)) if pair < PAIRS.len() => both(reading, found.at, &PAIRS[pair]),
            _ => itself(reading, found.at, found.length),
        });
    }
    let mut listed: Option<usize> = None;
    let mut seen = 0;
    for at in reading.places('等') {
        let again = reading.at(at + 1) == '等';
        // Behind a mark 等等 closes the whole series, whatever its items hold.
        if again && is_han(reading.before(at)) {
            if (seen..at).any(|at| ends_list(reading, at)) {
                listed = None;
            }
            seen = at;
            findings.extend(listed.map(|first| and_so_on(reading, first, at)));
        } else if lists(reading, at) {
            (listed, seen) = (Some(at), at);
        }
    }
}

/// Whether no list goes on behind a mark.
fn ends_list(reading: &Reading, at: usize) -> bool {
    match reading.at(at) {
        '。' | '!' | '?' => true,
        '\n' => !matches!(reading.before(at), ';' | ',' | '、'),
        _ => false,
    }
}

/// Whether 等 closes a list here and is no part of a word.
fn lists(reading: &Reading, at: usize) -> bool {
    const BEFORE: &str = "高中平同均相对特一二三四初优劣何甲乙丙上下次坐等";
    const AFTER: &str = "级候待离额比量高同于次效边身价等";
    is_han(reading.before(at)) && !BEFORE.contains(reading.before(at)) && !AFTER.contains(reading.at(at + 1))
}

fn and_so_on(reading: &Reading, first: usize, at: usize) -> Finding {
    let span = reading.span(Run::new(at, at + 2));
    let mark = reading.span(Run::new(first, first + 1));
    Finding::new(&TAUTOLOGY, span, "“等”后面又用“等等”，语义重复。", "同一句中前面已有“等”")
        .severity(Severity::Hint)
        .related(mark, "前面的“等”")
        .fix("删去“等等”", span, "")
}

fn phrase(reading: &Reading, at: usize, phrase: &Phrase) -> Finding {
    let span = reading.span(Run::new(at, at + phrase.words.chars().count()));
    let message = format!("“{}”语义重复。", phrase.words);
    Finding::new(&TAUTOLOGY, span, message, format!("可写作“{}”", phrase.instead)).severity(phrase.severity).fix(
        format!("改为“{}”", phrase.instead),
        span,
        phrase.instead,
    )
}

fn both(reading: &Reading, at: usize, pair: &Pair) -> Option<Finding> {
    const REACH: usize = 18;
    let (first, second, severity) = *pair;
    let begin = at + first.chars().count();
    let end = (begin..begin + REACH).find(|&p| ends_clause(reading.at(p)) || reading.at(p) == '、').unwrap_or(begin + REACH);
    let place = (begin + 1..end).find(|&p| reading.starts(p, second))?;
    let run = Run::new(at, place + second.chars().count());
    let message = format!("“{first}……{second}”语义重复。");
    let finding = Finding::new(&TAUTOLOGY, reading.span(run), message, format!("“{first}”与“{second}”只用一个"));
    Some(finding.severity(severity))
}

/// 高新技术企业申报高新技术企业.
fn itself(reading: &Reading, at: usize, verb: usize) -> Option<Finding> {
    let object = at + verb;
    let length = (4..=8).rev().find(|&length| {
        at >= length
            && (0..length).all(|step| {
                let ch = reading.at(object + step);
                is_han(ch) && !ends_sentence(ch) && ch == reading.at(at - length + step)
            })
    })?;
    let (word, verb) = (reading.text(Run::new(object, object + length)), reading.text(Run::new(at, object)));
    let run = Run::new(at - length, object + length);
    let message = format!("“{word}{verb}{word}”自我重复，前者应换成其他名称。");
    Some(Finding::new(&TAUTOLOGY, reading.span(run), message, format!("“{verb}”前后都是“{word}”")))
}
