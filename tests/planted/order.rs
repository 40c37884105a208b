//! Slips in the order of a text: numberings, announcements, copies, parts.

use hegao::document::{Series, Standing};
use hegao::text::is_han;

use super::{Dice, Kind, Report, Slip, kind, structural};

const COPY: &[&str] = &["dup-sentence"];

pub const KINDS: &[Kind] = &[
    structural("标题序号跳号", &["heading-sequence", "announced-count"], skipped_heading),
    structural("“一是二是”跳号", &["heading-sequence", "announced-count"], skipped_item),
    kind("总领数目写错", &["announced-count", "list-count"], wrong_announcement),
    kind("列举个数写错", &["list-count"], wrong_list_count),
    kind("段落复制到别处", COPY, copied_paragraph),
    kind("句子复制到别处", COPY, copied_sentence),
    kind("并列项重复", &["dup-list-item"], repeated_item),
    structural("标题重复", &["dup-title"], repeated_title),
    structural("标题与正文粘连", &["lost-linebreak"], glued_heading),
    kind("结尾残缺", &["truncated-text"], cut_short),
    kind("计划部分写已完成", &["status-section-mismatch"], done_in_plan),
    kind("已建成又要建成", &["status-contradiction"], done_and_pending),
    kind("未到的日子已办完", &["future-as-done"], done_in_future),
];

const HAN: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// A heading in the middle of its series with the number of the next one.
fn skipped_heading(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let document = &report.analysis.document;
    let mut found = Vec::new();
    for heading in &document.headings {
        let number = heading.number as usize;
        if !matches!(heading.series, Series::Han | Series::HanBracket) || !(2..10).contains(&number) {
            continue;
        }
        let span = document.reading.span(heading.mark);
        let mark = span.of(report.text);
        if let Some(at) = mark.find(HAN[number - 1]) {
            let at = span.start as usize + at;
            found.push(Slip::one(at..at + HAN[number - 1].len(), HAN[number]));
        }
    }
    found
}

/// 二是 becomes 三是 where 一是 stands before it in its paragraph.
fn skipped_item(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, paragraph) in report.paragraphs() {
        let marks: Vec<usize> = ["一是", "二是", "三是"].iter().filter_map(|mark| single(paragraph, mark)).collect();
        if marks.len() == 3 && marks.is_sorted() {
            found.push(Slip::one(at + marks[1]..at + marks[1] + "二".len(), "三"));
        }
    }
    found
}

/// Where words stand that occur once, behind a mark.
fn single(paragraph: &str, words: &str) -> Option<usize> {
    let mut places = paragraph.match_indices(words).map(|(at, _)| at);
    let (at, more) = (places.next()?, places.next());
    let behind = paragraph[..at].chars().next_back().is_none_or(|ch| !is_han(ch));
    (more.is_none() && behind).then_some(at)
}

/// 重点做好以下六方面工作 before a series of six.
fn wrong_announcement(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let document = &report.analysis.document;
    let mut found = Vec::new();
    for (index, heading) in document.headings.iter().enumerate() {
        if heading.number != 1 || !matches!(heading.series, Series::HanBracket | Series::Han) {
            continue;
        }
        let series = document.headings[index..].iter().filter(|other| other.level <= heading.level);
        let mut count = 0;
        for other in series {
            if other.series != heading.series || other.number != count + 1 {
                break;
            }
            count += 1;
        }
        let start = document.reading.span(heading.mark).start as usize;
        let before = report.text[..start].trim_end();
        let inner = before.strip_suffix('。').unwrap_or(before);
        let last = inner.rsplit(['。', '\n']).next().unwrap_or_default();
        let from = inner.len() - last.len();
        let Some(word) = HAN.get(count as usize - 1).filter(|_| (3..11).contains(&count)) else { continue };
        for (noun, verbs) in [("方面", ["做好", "抓好", "以下"]), ("项", ["做好", "抓好", "实施"])] {
            for of in ["个", ""] {
                let place = last.find(&format!("{word}{of}{noun}"));
                if let Some(at) = place.filter(|at| verbs.iter().any(|verb| last[..*at].contains(verb))) {
                    found.push(Slip::one(from + at..from + at + word.len(), HAN[count as usize]));
                }
            }
        }
    }
    // 一是……二是……三是 behind an announcement in the same paragraph.
    for (at, paragraph) in report.paragraphs() {
        let items: Vec<usize> = HAN.iter().map_while(|number| single(paragraph, &format!("{number}是"))).collect();
        let count = items.len();
        let Some(&first) = items.first().filter(|_| (3..11).contains(&count) && items.is_sorted()) else { continue };
        for noun in ["个方面", "个问题", "项工作", "项措施"] {
            let words = format!("{}{noun}", HAN[count - 1]);
            if let Some(place) = paragraph[..first].rfind(&words).filter(|place| !paragraph[*place..first].contains('。')) {
                found.push(Slip::one(at + place..at + place + HAN[count - 1].len(), HAN[count]));
            }
        }
    }
    found
}

/// The number behind a closed list, where it holds.
fn wrong_list_count(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for judged in &report.analysis.judged {
        let hegao::claim::Relation::Listed { count, most, .. } = judged.claim.relation else { continue };
        if judged.verdict != hegao::claim::Verdict::Pass || most == u32::MAX || !judged.claim.sure {
            continue;
        }
        let span = report.analysis.mentions[count].span;
        let printed = span.of(report.text);
        let wrong = match HAN.iter().position(|number| *number == printed) {
            Some(at) if (most as usize) < HAN.len() - 1 && at > 0 => HAN[most as usize].to_owned(),
            _ if printed.parse::<u32>().is_ok() => (most + 1).to_string(),
            _ => continue,
        };
        found.push(Slip::one(span.start as usize..span.end as usize, wrong));
    }
    found
}

/// Whether a sentence says something of its own.
fn weighty(sentence: &str) -> bool {
    let length = sentence.chars().count();
    (25..160).contains(&length) && !sentence.contains("习近平") && !sentence.contains("各位代表") && balanced(sentence)
}

/// Whether every quotation ends.
fn balanced(words: &str) -> bool {
    words.matches('“').count() == words.matches('”').count()
}

fn copied_paragraph(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let paragraphs = report.paragraphs();
    let mut found = Vec::new();
    for (index, (_, paragraph)) in paragraphs.iter().enumerate() {
        let Some(later) = paragraphs.get(index + 2 + dice.below(3)) else { continue };
        if paragraph.chars().count() > 60 && !paragraph.contains("各位代表") && balanced(paragraph) {
            let numbered = ['（', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '）', '、', '—', '　'];
            // The copy goes without its number: what is measured here is the copy.
            let bare = paragraph.trim_start_matches(numbered).trim_start_matches('是');
            found.push(Slip::insert(later.0 + later.1.len(), format!("\n{bare}")));
        }
    }
    found
}

fn copied_sentence(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let paragraphs = report.paragraphs();
    let mut found = Vec::new();
    for (at, sentence) in report.sentences() {
        let later: Vec<_> = paragraphs.iter().filter(|(start, paragraph)| start + paragraph.len() > at + 900).collect();
        let numbered = sentence.starts_with('（')
            || sentence.chars().take(3).any(|ch| matches!(ch, '、' | '是'))
            || sentence.starts_with(|ch: char| ch.is_ascii_digit());
        if weighty(sentence) && !numbered && !later.is_empty() {
            let (start, paragraph) = dice.pick(&later);
            found.push(Slip::insert(start + paragraph.len(), sentence));
        }
    }
    found
}

/// 甲、乙、丙等领域 becomes 甲、乙、甲等领域.
fn repeated_item(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    let ends = |ch: char| !(is_han(ch) || ch == '、');
    for (at, sentence) in report.sentences() {
        let mut from = at;
        for stretch in sentence.split_inclusive(ends) {
            let list = stretch.trim_end_matches(ends);
            let start = from;
            from += stretch.len();
            let Some(list) = list.split_once('等').map(|(list, _)| list) else { continue };
            let items: Vec<&str> = list.split('、').collect();
            // Inner items only: the first one drags its verb along.
            let alike = |item: &&str| (2..=6).contains(&item.chars().count());
            if items.len() >= 4 && items[1..].iter().all(alike) {
                let last = items[items.len() - 1];
                let end = start + list.len();
                if last != items[1] && !last.contains(['和', '与', '及']) {
                    found.push(Slip::one(end - last.len()..end, items[1]));
                }
            }
        }
    }
    found
}

fn repeated_title(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let document = &report.analysis.document;
    let Some(title) = document.title else { return Vec::new() };
    let span = document.reading.span(title);
    let words = span.of(report.text);
    let own_line =
        report.text[..span.start as usize].trim().is_empty() && report.text[span.end as usize..].starts_with(['\n', '\r']);
    if own_line { vec![Slip::insert(span.end as usize, format!("\n{words}"))] } else { Vec::new() }
}

/// The line break behind a heading of its own line is lost.
fn glued_heading(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let document = &report.analysis.document;
    let mut found = Vec::new();
    for heading in document.headings.iter().filter(|heading| heading.series == Series::Han && !heading.inline) {
        let end = document.reading.span(heading.title).end as usize;
        let rest = &report.text[end..];
        let blank = rest.len() - rest.trim_start().len();
        let next: String = rest.trim_start().chars().take(3).collect();
        if rest.starts_with('\n') && next.starts_with(['（', '今', '一']) {
            found.push(Slip::one(end..end + blank, ""));
        }
    }
    found
}

/// The text stops in the middle of a clause.
fn cut_short(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let end = report.text.trim_end().len();
    let sentences = report.sentences();
    let mut found = Vec::new();
    for (at, sentence) in sentences.iter().rev().take(12) {
        let commas: Vec<usize> = sentence.match_indices('，').map(|(place, _)| place).collect();
        if !commas.is_empty() {
            let cut = at + dice.pick(&commas) + "，".len();
            found.push(Slip::one(cut..end, ""));
        }
    }
    // What is cut off must not be all that was there: the place is the last clause left.
    found
        .into_iter()
        .map(|slip| Slip(slip.0.into_iter().map(|(range, _)| (range.start - "，".len()..range.end, "，".into())).collect()))
        .collect()
}

/// A place in the part that plans, behind a sentence.
fn in_plan(report: &Report) -> Vec<usize> {
    let document = &report.analysis.document;
    let plans = document.sentences.iter().filter(|sentence| document.sections[sentence.section].standing == Standing::Plan);
    let ends = plans.map(|sentence| document.reading.span(sentence.run).end as usize);
    ends.filter(|&end| report.text[..end].ends_with('。') && report.text[end..].starts_with(|ch: char| !ch.is_whitespace()))
        .collect()
}

fn done_in_plan(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let done = [
        "举办了产销对接会6场次。",
        "已完成老旧管网改造12公里。",
        "开展了专项督查4轮，整改问题36个。",
        "成功召开了现场推进会3次。",
    ];
    in_plan(report).into_iter().map(|at| Slip::insert(at, *dice.pick(&done))).collect()
}

/// What was opened is to be built once more.
fn done_and_pending(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let plan = in_plan(report);
    let mut found = Vec::new();
    for done in ["建成投用", "建成通车", "竣工投产", "建成投产"] {
        for place in report.places(done) {
            let before = &report.text[..place.start];
            let from =
                before.rfind(|ch: char| !is_han(ch)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
            // 50万吨甲醇制乙醇项目: the name has its figure before it.
            if before[..from].ends_with(|ch: char| ch.is_ascii_digit()) {
                continue;
            }
            // What was pushed on need not have come about.
            if ["推动", "推进", "加快", "促进", "支持", "确保", "力促"].iter().any(|verb| before[from..].starts_with(verb))
            {
                continue;
            }
            let name = before[from..].strip_prefix("实现").unwrap_or(&before[from..]);
            let things = ["项目", "工程", "基地", "高速", "铁路", "中心", "大桥", "机场", "水库", "医院", "学校", "电站", "码头"];
            let later: Vec<usize> = plan.iter().copied().filter(|at| *at > place.end).collect();
            let one = things.iter().any(|thing| name.ends_with(thing)) && !name.contains("一批") && !name.starts_with('个');
            let named =
                one && (6..=16).contains(&name.chars().count()) && !name.contains('等') && !before[..from].ends_with('、');
            if named && !later.is_empty() && report.places(name).len() == 1 {
                found.push(Slip::insert(*dice.pick(&later), format!("加快推进{name}建设，力争年底建成。")));
            }
        }
    }
    found
}

/// For reports on a part of a year.
fn done_in_future(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let document = &report.analysis.document;
    let Some(period) = document.period.as_ref().filter(|period| period.end.month < 10) else { return Vec::new() };
    let done = document.sentences.iter().filter(|sentence| document.sections[sentence.section].standing == Standing::Done);
    let ends = done.map(|sentence| document.reading.span(sentence.run).end as usize);
    let inside = ends.filter(|&end| report.text[..end].ends_with('。'));
    inside.map(|end| Slip::insert(end, format!("{}月18日，成功举办专题培训班。", period.end.month + 2))).collect()
}
