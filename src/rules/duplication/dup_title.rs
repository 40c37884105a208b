use crate::document::{Document, Heading, Series};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// The title more than once, and chapters of one name.
pub static DUP_TITLE: Rule = Rule {
    id: "dup-title",
    title: "标题重复",
    family: Family::Duplication,
    severity: Severity::Warning,
    why: "标题出现两次且写法不一（有的缺年份），是拼接、复制文稿留下的痕迹；两个一级标题相同则层次混乱。",
    advice: "只保留最完整的一个标题；相同的一级标题改为各自的内容。",
    authority: "公文校对通行要求：标题要素齐全，小标题内容不重复",
    bad: &[
        Bad {
            text: "⟦市科技局上半年工作总结⟧\n市科技局2024年上半年工作总结\n一、主要工作\n完成12项。", evidence: "2次"
        },
        Bad {
            text: "⟦市科技局上半年工作总结⟧市科技局2024年上半年工作总结一、主要工作开展情况", evidence: "2次"
        },
        Bad {
            text: "区科技局2023年工作总结\n⟦区科技局2024年工作总结⟧和2025年工作计划\n一、主要工作\n完成12项。",
            evidence: "2次",
        },
        Bad {
            text: "县交通局2024年工作总结\n一、主要工作\n完成12项。\n二、存在问题\n人手不足。\n⟦三、主要工作⟧\n完成15项。",
            evidence: "主要工作",
        },
        Bad {
            text: "2023年临川市生态环境状况公报\n⟦2023年临川市生态环境状况公报⟧\n一、大气环境\n优良天数312天。",
            evidence: "2次",
        },
        Bad {
            text: "区民政局2024年工作总结\n一、主要工作\n新建养老服务站6个。\n二、存在问题\n经费不足。\n⟦二、存在问题⟧\n人员不足。",
            evidence: "存在问题",
        },
    ],
    good: &[
        "一、主要工作开展情况\n(一)推进高新专项。\n立项12项。\n二、下半年工作安排\n(一)推进高新专项。\n立项15项。",
        "市科技局2024年上半年工作总结\n一、主要工作\n完成12项。\n附件:市科技局2024年上半年工作总结指标表",
        "市财政局2024年工作总结\n现将市财政局2024年工作总结汇报如下:\n一、主要工作\n完成12项。",
        "县卫健局2024年工作总结\n县卫健局2025年工作计划",
        "区教育局2024年工作总结\n今年以来,区教育局坚持以人民为中心,完成投资3.2亿元。",
        "《科技计划项目管理办法》已经印发。\n《科技计划项目后补助管理办法》同步执行。",
        "关于2024年上半年工作情况的报告\n一、工作情况\n完成12项。\n二、工作打算\n继续推进。",
        "市水利局2024年工作总结\n一、主要工作\n（一）防汛抗旱\n全面备汛。\n二、下一步打算\n（一）防汛抗旱\n加密巡查。",
    ],
    check,
};

const KINDS: &[&str] = &["总结", "报告", "汇报", "要点", "计划", "方案", "通报", "小结", "公报", "安排", "打算", "纪要"];
/// How much of the text belongs to its head.
const HEAD: usize = 300;

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    titles(facts.document, findings);
    chapters(facts.document, findings);
}

/// A title as it stands, and its words without years.
struct Title {
    run: Run,
    words: String,
    year: bool,
}

fn titles(document: &Document, findings: &mut Vec<Finding>) {
    let reading = &document.reading;
    let mut seen: Vec<Title> = Vec::new();
    for line in document.lines.iter().take(8).take_while(|line| line.from() < HEAD) {
        let mut start = line.from();
        // Copies of a title are often glued together in one line.
        while let Some(title) = title_at(reading, Run::new(start, line.to())) {
            start = title.run.to();
            seen.push(title);
        }
    }
    let Some(first) = seen.first() else { return };
    let same: Vec<&Title> = seen.iter().filter(|title| title.words == first.words).collect();
    if same.len() < 2 {
        return;
    }
    let best = same.iter().rev().find(|title| title.year).unwrap_or(&same[0]);
    // What is marked is the copy to remove: the first that is not the fullest one.
    let Some(marked) =
        same.iter().find(|title| title.run != best.run && !title.year).or(same.iter().find(|title| title.run != best.run))
    else {
        return;
    };
    let marked = if same.iter().all(|title| title.year) { best } else { marked };
    let forms: Vec<String> = same.iter().map(|title| reading.text(title.run)).collect();
    let differ = forms.iter().any(|form| *form != forms[0]);
    let message = if differ { "标题重复出现且写法不一。" } else { "标题重复出现。" };
    let evidence = format!("标题出现{}次：“{}”", same.len(), forms.join("”“"));
    let mut finding = Finding::new(&DUP_TITLE, reading.span(marked.run), message, evidence);
    for title in same.iter().filter(|title| title.run != marked.run) {
        finding = finding.related(reading.span(title.run), "同一标题");
    }
    findings.push(finding);
}

/// A title at the beginning of a line: up to the word that says what kind of document it is.
fn title_at(reading: &Reading, line: Run) -> Option<Title> {
    const LONGEST: usize = 50;
    let mut words = String::new();
    let mut year = false;
    let mut at = line.from();
    while at < line.to().min(line.from() + LONGEST) {
        let ch = reading.at(at);
        if matches!(ch, '。' | ',' | ';' | ':' | '、' | '!' | '?' | '《' | '》' | '\t') {
            return None;
        }
        if let Some(kind) = reading.any(at, KINDS).filter(|_| ends_title(reading, line, at + 2)) {
            words.push_str(kind);
            let run = Run::new(line.from(), at + 2);
            let named = words.chars().count() >= 6 && !words.starts_with("附件") && !words.starts_with('现');
            return named.then_some(Title { run, words, year });
        }
        // 2024年, 202x年 and 二〇二四年度 are left out of the comparison.
        if let Some(used) = year_words(reading, at) {
            year = true;
            at += used;
            continue;
        }
        words.push(ch);
        at += 1;
    }
    None
}

/// Whether a title can end here: with its line, before 和…计划, or before the next title or heading glued to it.
fn ends_title(reading: &Reading, line: Run, at: usize) -> bool {
    let copy = reading.at(at) == reading.at(line.from()) && reading.at(at + 1) == reading.at(line.from() + 1);
    let stopped = reading.at(at) == '。' && at + 1 == line.to();
    at >= line.to() || stopped || copy || matches!(reading.at(at), '和' | '及' | '暨' | '(') || reading.starts(at, "一、")
}

fn year_words(reading: &Reading, at: usize) -> Option<usize> {
    let place = |ch: char| {
        ch.is_ascii_digit()
            || matches!(ch, 'x' | 'X' | '×' | '*' | '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
    };
    let whole = (0..4).all(|step| place(reading.at(at + step))) && reading.at(at + 4) == '年';
    whole.then(|| 5 + usize::from(reading.at(at + 5) == '度'))
}

/// Two chapters of the same name.
fn chapters(document: &Document, findings: &mut Vec<Finding>) {
    let reading = &document.reading;
    let chapters: Vec<&Heading> =
        document.headings.iter().filter(|heading| heading.series == Series::Han && heading.title.len() >= 3).take(60).collect();
    for (index, chapter) in chapters.iter().enumerate() {
        let name = reading.text(chapter.title);
        // Parts of a compilation begin their numbers anew; within one part they rise.
        let twin = chapters[..index]
            .iter()
            .rev()
            .take_while(|other| other.number < chapter.number || other.number == chapter.number && chapter.number > 1)
            .find(|other| reading.text(other.title) == name);
        if let Some(twin) = twin {
            let whole = |heading: &Heading| reading.span(Run::new(heading.mark.from(), heading.title.to()));
            let finding = Finding::new(&DUP_TITLE, whole(chapter), "两个一级标题相同。", format!("“{name}”出现2次"));
            findings.push(finding.related(whole(twin), "相同的标题"));
        }
    }
}
