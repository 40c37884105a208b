use super::repeats::{self, Repeat};
use crate::document::{Document, Sentence};
use crate::rules::stock_wording::{han, own_words};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};

/// Sentences that occur twice, and phrases that occur too often.
pub static DUP_SENTENCE: Rule = Rule {
    id: "dup-sentence",
    title: "语句重复",
    family: Family::Duplication,
    severity: Severity::Warning,
    why: "同一句话出现两次，多半是复制粘贴后忘了修改或删除；首句照抄小标题也显得空泛。",
    advice: "删去后一处，或改写成该处应有的内容。",
    authority: "公文核稿通行要求：检查有没有重复交叉、前后矛盾",
    bad: &[
        Bad {
            text: "加强技术合同认定登记管理,规范技术市场秩序。\n拨付资金2亿元。\n⟦加强技术合同认定登记管理,规范技术市场秩序。⟧",
            evidence: "2次",
        },
        Bad {
            text: "围绕全市主导产业的发展需要大力培育新型农业经营主体和发展智慧农业产业。继续支持种业发展。围绕县域农业产业发展需求⟦大力培育新型农业经营主体和发展智慧农业产业⟧。",
            evidence: "21字相同",
        },
        Bad {
            text: "一、下半年安排\n(一)大力培育新型农业经营主体和发展智慧农业。围绕全市主导产业的发展需要⟦大力培育新型农业经营主体和发展智慧农业⟧产业。",
            evidence: "小标题",
        },
        Bad {
            text: "聚焦⟦产业链关键领域、核心环节和短板弱项⟧,实施攻关项目1项。围绕产业链关键领域、核心环节和短板弱项组织实施重大项目8项以上。补齐产业链关键领域、核心环节和短板弱项,推动工业发展。",
            evidence: "3次",
        },
        Bad {
            text: "一、工作情况\n各级政务大厅实现一窗受理、集成办理。\n1.减税降费\n小规模纳税人免征增值税政策全部落实到位。\n二、存在问题\n⟦各级政务大厅实现一窗受理、集成办理。\n1.减税降费\n小规模纳税人免征增值税政策全部落实到位。⟧",
            evidence: "起共",
        },
        Bad {
            text: "严格落实海关查验监管各项制度,持续提升口岸通关便利化水平。\n下一步,⟦严格落实海关查验监管各项制度,持续提升口岸通关便利化水平⟧。",
            evidence: "相同",
        },
    ],
    good: &[
        "一、工作情况\n(三)推动工业转型升级。新增企业12家。\n二、下半年工作安排\n(三)推动工业转型升级。力争新增企业15家。",
        "坚持以习近平新时代中国特色社会主义思想为指导,推动财政工作。\n深入学习贯彻习近平新时代中国特色社会主义思想,加强党的建设。",
        "营业收入达460亿元,同比增长13%,税收突破40亿元,同比增长17%。",
        "继续实施一链一行活动。\n精准谋划储备第二批一链一行活动拟签约项目清单。",
        "印发《关于进一步加强基层医疗卫生服务体系建设的实施意见》。\n落实《关于进一步加强基层医疗卫生服务体系建设的实施意见》,培训医师120名。",
        "全市城镇居民人均可支配收入达到32000元,同比增长5.1%。全市农村居民人均可支配收入达到15000元,同比增长7.2%。",
        "1.加强预算管理。责任单位:市财政局、市发展改革委、市人力资源社会保障局。\n2.优化支出结构。责任单位:市财政局、市发展改革委、市人力资源社会保障局。",
        "会议由市发展改革委、市财政局、市自然资源和规划局、市生态环境局负责人参加。\n参加：市发展改革委、市财政局、市自然资源和规划局、市生态环境局。",
    ],
    check,
};

const LIST_LABELS: &[&str] = &["单位:", "部门:", "责任人:", "电话", "联系人", "领导:", "时限:"];

const SENTENCE: usize = 15;
const PHRASE: usize = 12;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let document = facts.document;
    let reading = &document.reading;
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut last: Option<Copied> = None;
    let repeats = repeats::find(reading);
    for repeat in &repeats {
        let here = body_of(document, repeat.again);
        if here.is_some_and(|here| last.as_mut().is_some_and(|last| last.takes(reading, here))) {
            continue;
        }
        let length = weight(reading, repeat.again);
        if length < PHRASE || quoted_name(reading, repeat.again) {
            continue;
        }
        let (Some(before), Some(here)) = (body_of(document, repeat.first), here) else {
            findings.extend(copied_heading(document, repeat, length));
            continue;
        };
        if labels(reading, here) || bodies(reading, repeat.again) {
            continue;
        }
        let whole = whole_sentence(repeat, here) && reading.chars(before) == reading.chars(here);
        // A short sentence with the same figures once more is a copy as well.
        let enough = length >= SENTENCE || whole && figures_in(reading, here) >= 2;
        if enough && before != here && (whole || same_sentence(reading, repeat, before, here)) {
            // The done and the planned part often open a paragraph with the same words.
            let opens = |body: Run| matches!(reading.before(body.from()), '\n' | '\0') && body.len() < 30;
            let topics = opens(before) && opens(here);
            let alike = document.section_at(before.from()).standing == document.section_at(here.from()).standing;
            let sure = whole || alike && length >= 20 && !topics;
            let pair = last.replace(Copied { before, here, repeat: *repeat, whole, sure });
            findings.extend(pair.map(|pair| sentence_finding(reading, &pair)));
            continue;
        }
        add_phrase(reading, &mut phrases, repeat);
    }
    findings.extend(last.map(|pair| sentence_finding(reading, &pair)));
    for phrase in phrases.iter().filter(|phrase| phrase.places.len() >= 3) {
        let words = trimmed(reading, phrase.common);
        let message = "同样的说法在文中多次出现，可换用不同说法。";
        let evidence = format!("“{}”（{}字）出现{}次", reading.text(words), han(reading, words), phrase.places.len());
        let mut finding = Finding::new(&DUP_SENTENCE, reading.span(words), message, evidence).severity(Severity::Hint);
        for run in phrase.places.iter().filter(|run| !run.overlaps(words)) {
            finding = finding.related(reading.span(trimmed(reading, *run)), "同样的说法");
        }
        findings.push(finding);
    }
}

/// A phrase with all its places.
struct Phrase {
    /// The words that all places share, at one of them.
    common: Run,
    places: Vec<Run>,
}

/// Adds a repeat to the phrase whose places it leads to.
fn add_phrase(reading: &Reading, phrases: &mut Vec<Phrase>, repeat: &Repeat) {
    // A look at the latest ones keeps the pass linear on any text.
    const RECENT: usize = 100;
    for phrase in phrases.iter_mut().rev().take(RECENT) {
        let Some(place) = phrase.places.iter().take(RECENT).find(|place| place.overlaps(repeat.first)) else { continue };
        let common = Run::new(place.from().max(repeat.first.from()), place.to().min(repeat.first.to()));
        if weight(reading, common) >= PHRASE {
            if common.len() < phrase.common.len() {
                phrase.common = common;
            }
            phrase.places.push(repeat.again);
            return;
        }
    }
    phrases.push(Phrase { common: repeat.first, places: vec![repeat.first, repeat.again] });
}

/// A pair of sentences, or of several whole ones that follow each other.
struct Copied {
    before: Run,
    here: Run,
    repeat: Repeat,
    whole: bool,
    /// What was done and what is planned are often put in the same words.
    sure: bool,
}

impl Copied {
    /// Whether a sentence is copied with this passage; what lies between, headings and short lines, is taken in with it.
    fn takes(&mut self, reading: &Reading, sentence: Run) -> bool {
        let more = sentence.end.saturating_sub(self.here.end);
        let then = Run { start: self.before.end, end: self.before.end + more };
        let now = Run { start: self.here.end, end: self.here.end + more };
        let taken = self.whole && then.end <= self.here.start && reading.chars(then) == reading.chars(now);
        if taken {
            (self.before.end, self.here.end) = (then.end, now.end);
        }
        taken
    }
}

fn sentence_finding(reading: &Reading, pair: &Copied) -> Finding {
    let repeat = &pair.repeat;
    if pair.whole {
        let span = reading.span(pair.here);
        let (message, evidence) = if reading.chars(pair.here).contains(&'\n') {
            let evidence = format!("从“{}”起共{}字，出现2次", shortened(reading, pair.here), han(reading, pair.here));
            ("大段重复，请删去一处或改写。", evidence)
        } else {
            ("整句重复，请删去一处或改写。", format!("“{}”出现2次", shortened(reading, pair.here)))
        };
        return Finding::new(&DUP_SENTENCE, span, message, evidence)
            .related(reading.span(pair.before), "第一次出现")
            .fix("删除后一处", span, "");
    }
    let words = trimmed(reading, repeat.again);
    let evidence = format!("两句有{}字相同：“{}”", han(reading, words), shortened(reading, words));
    let severity = if pair.sure { Severity::Warning } else { Severity::Hint };
    Finding::new(&DUP_SENTENCE, reading.span(words), "与前面一句大部分相同，疑似复制后未修改。", evidence)
        .severity(severity)
        .related(reading.span(trimmed(reading, repeat.first)), "前面的相同文字")
}

/// How many numbers a run holds.
fn figures_in(reading: &Reading, run: Run) -> usize {
    (run.from()..run.to())
        .filter(|&at| reading.at(at).is_ascii_digit() && !matches!(reading.before(at), '0'..='9' | '.' | ','))
        .count()
}

fn shortened(reading: &Reading, run: Run) -> String {
    const SHOWN: usize = 30;
    if run.len() <= SHOWN {
        return reading.text(run).replace('\n', "");
    }
    format!("{}……", reading.text(Run::new(run.from(), run.from() + SHOWN)).replace('\n', ""))
}

/// Ideographs that are not fixed wording; none where there are too few to be a phrase.
fn weight(reading: &Reading, run: Run) -> usize {
    if han(reading, run) < PHRASE { 0 } else { own_words(reading, run) }
}

/// The sentence around a run without the heading in front of it; none where the run reaches into a heading.
fn body_of(document: &Document, run: Run) -> Option<Run> {
    let Sentence { run: whole, section, .. } = *document.sentence_at(run.from())?;
    let own = document.sections.get(section)?.path.last();
    let begin = own.map_or(whole.from(), |&own| {
        let heading = &document.headings[own];
        if heading.title.to() < whole.to() { whole.from().max(heading.title.to()) } else { whole.to() }
    });
    let title = document.title.is_some_and(|title| title.overlaps(run));
    (run.from() >= begin && begin < whole.to() && !title).then(|| Run::new(begin, whole.to()))
}

/// The first sentence of a section that says its heading once more.
fn copied_heading(document: &Document, repeat: &Repeat, length: usize) -> Option<Finding> {
    let reading = &document.reading;
    let section = document.section_at(repeat.again.from());
    let heading = &document.headings[*section.path.last()?];
    let copied = heading.title.contains(repeat.first) && length >= SENTENCE && repeat.first.len() * 5 >= heading.title.len() * 4;
    let body = body_of(document, repeat.again)?;
    let first = body.from() <= heading.title.to() + 2;
    (copied && first).then(|| {
        let evidence = format!("首句与小标题有{}字相同", han(reading, repeat.again));
        Finding::new(&DUP_SENTENCE, reading.span(repeat.again), "首句照抄小标题，请改写。", evidence)
            .related(reading.span(repeat.first), "小标题")
    })
}

/// Whether two sentences that share a stretch are the same in the main.
fn same_sentence(reading: &Reading, repeat: &Repeat, before: Run, here: Run) -> bool {
    let shorter = han(reading, before).min(han(reading, here));
    let shared = han(reading, repeat.again);
    // Two statements of one form with figures of their own are not copies.
    let figures =
        |body: Run, common: Run| (body.from()..body.to()).any(|at| reading.at(at).is_ascii_digit() && !common.holds(at));
    if figures(before, repeat.first) && figures(here, repeat.again) {
        return false;
    }
    shared * 10 >= shorter * 7 || shared * 10 >= shorter * 6 && alike(reading, before, here, shorter)
}

/// Whether the longest common subsequence covers four fifths of the shorter sentence.
fn alike(reading: &Reading, a: Run, b: Run, shorter: usize) -> bool {
    const LONGEST: usize = 120;
    if a.len() > LONGEST || b.len() > LONGEST {
        return false;
    }
    let mut row = [0u16; LONGEST + 1];
    for i in a.from()..a.to() {
        let mut diagonal = 0;
        for (step, j) in (b.from()..b.to()).enumerate() {
            let above = row[step + 1];
            let same = reading.at(i) == reading.at(j) && is_han(reading.at(i));
            row[step + 1] = if same { diagonal + 1 } else { above.max(row[step]) };
            diagonal = above;
        }
    }
    usize::from(row[b.len()]) * 5 >= shorter * 4
}

/// Whether a repeat covers its sentence but for the mark at the end.
fn whole_sentence(repeat: &Repeat, sentence: Run) -> bool {
    repeat.again.from() <= sentence.from() && repeat.again.to() + 1 >= sentence.to()
}

/// Whether a run lies in the name of a document.
fn quoted_name(reading: &Reading, run: Run) -> bool {
    let open = (run.from().saturating_sub(40)..run.from() + 1)
        .rev()
        .find(|&at| matches!(reading.at(at), '《' | '》' | '\n' | '。'))
        .is_some_and(|at| reading.at(at) == '《');
    let inside = (run.from()..run.to()).any(|at| reading.at(at) == '《');
    open || inside
}

/// A line of a table of duties.
fn labels(reading: &Reading, sentence: Run) -> bool {
    reading.says(sentence, LIST_LABELS)
}

/// A list of offices is the same wherever they meet.
fn bodies(reading: &Reading, run: Run) -> bool {
    const ENDS: &str = "局委办厅部院会团司署行社校";
    let marks = || (run.from()..run.to()).filter(|&at| reading.at(at) == '、');
    let (all, offices) = (marks().count(), marks().filter(|&at| ENDS.contains(reading.before(at))).count());
    all >= 2 && offices * 3 >= all * 2
}

/// A run without punctuation at its ends.
fn trimmed(reading: &Reading, run: Run) -> Run {
    let (mut start, mut end) = (run.from(), run.to());
    while start < end && matches!(reading.at(start), ',' | '、' | ':' | '”' | ')' | '》') {
        start += 1;
    }
    let opened = |open: char| (start..end).any(|at| reading.at(at) == open);
    let unpaired = [('”', '“'), (')', '('), ('》', '《')].map(|(close, open)| (close, !opened(open)));
    while start < end {
        let last = reading.at(end - 1);
        let lone = unpaired.iter().any(|&(close, lone)| lone && close == last);
        if !lone && !matches!(last, ',' | '、' | ':' | '“' | '(' | '《') {
            break;
        }
        end -= 1;
    }
    Run::new(start, end)
}
