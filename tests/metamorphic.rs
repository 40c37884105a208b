//! What must not change what is read: the line breaks of a printed page, and sentences about something else.

use std::fs;
use std::path::Path;

use hegao::{Analysis, Options, analyze};

/// What is read and said of a text, with the byte where each stands.
type Read = Vec<(usize, String)>;

fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    files.sort();
    let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).expect("a text"))).collect()
}

/// Indicators, claims and findings, each told without its place.
fn read(text: &str) -> Read {
    let analysis: Analysis = analyze(text, &Options::default());
    let reading = |start: u32| start as usize;
    let mut all = Read::new();
    for indicator in &analysis.indicators {
        let mention = &analysis.mentions[indicator.mention];
        let figure = mention.figure.as_ref().map(|figure| (figure.value, figure.unit.printed.clone()));
        let change = indicator.change.as_ref().map(|change| (change.direction, change.basis.clone()));
        let told = format!(
            "indicator {} {figure:?} {change:?} {:?} {:?} {}",
            indicator.name, indicator.period, indicator.scope, indicator.planned
        );
        all.push((reading(mention.span.start), told));
    }
    for judged in &analysis.judged {
        let claimed = judged.claim.relation.claimed();
        let start = analysis.mentions.get(claimed).map_or(0, |mention| mention.span.start);
        all.push((reading(start), format!("claim {} {:?} {}", judged.claim.rule, judged.verdict, judged.equation)));
    }
    for finding in &analysis.findings {
        let evidence = finding.evidence.replace(['\n', '\r'], "");
        all.push((reading(finding.span.start), format!("finding {} {:?} {evidence}", finding.rule, finding.severity)));
    }
    all.sort();
    all
}

/// A text with pieces put in at bytes, ascending, and where a byte of it goes.
fn with(text: &str, pieces: &[(usize, String)]) -> (String, impl Fn(usize) -> usize + use<>) {
    let mut changed = String::new();
    let mut from = 0;
    for (at, piece) in pieces {
        changed.push_str(&text[from..*at]);
        changed.push_str(piece);
        from = *at;
    }
    changed.push_str(&text[from..]);
    let lengths: Vec<(usize, usize)> = pieces.iter().map(|(at, piece)| (*at, piece.len())).collect();
    let moved =
        move |byte: usize| byte + lengths.iter().take_while(|(at, _)| *at <= byte).map(|(_, length)| length).sum::<usize>();
    (changed, moved)
}

/// What one reading has and the other has not.
fn differences(plain: &Read, moved: impl Fn(usize) -> usize, changed: &Read) -> Vec<String> {
    let mut expected: Read = plain.iter().map(|(at, told)| (moved(*at), told.clone())).collect();
    expected.sort();
    let gone = expected.iter().filter(|one| !changed.contains(one)).map(|(at, told)| format!("    - {at} {told}"));
    let new = changed.iter().filter(|one| !expected.contains(one)).map(|(at, told)| format!("    + {at} {told}"));
    gone.chain(new).collect()
}

fn width(ch: char) -> usize {
    if ch.is_ascii() { 1 } else { 2 }
}

/// Where a page of a width breaks the lines of a text: no mark begins a line, and no opening one ends it.
fn breaks(text: &str, page: usize) -> Vec<(usize, String)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let table = line.contains(['\t', '|']);
        if !table && !line.trim().is_empty() {
            pieces.push((start, "　　".to_owned()));
        }
        let mut used = 4;
        let chars: Vec<(usize, char)> = line.char_indices().collect();
        for (place, &(at, ch)) in chars.iter().enumerate() {
            let closes = "，。、；：！？）”’》%".contains(ch);
            let opened = place > 0 && "（“‘《".contains(chars[place - 1].1);
            let inside = |ch: char| ch.is_ascii_alphanumeric() || ch == '.';
            let word = place > 0 && inside(chars[place - 1].1) && inside(ch);
            let length = chars[place..].iter().take_while(|(_, ch)| inside(*ch)).count().max(width(ch));
            if !table && used + length > page && !closes && !opened && !word && ch != '\n' {
                pieces.push((start + at, "\n".to_owned()));
                used = 0;
            }
            used += width(ch);
        }
        start += line.len();
    }
    pieces
}

#[test]
fn a_printed_page_reads_like_its_text() {
    let mut all = Vec::new();
    for (name, text) in fixtures() {
        for page in [44, 56, 68, 80] {
            let (indents, lines): (Vec<_>, Vec<_>) = breaks(&text, page).into_iter().partition(|(_, piece)| piece != "\n");
            let (indented, _) = with(&text, &indents);
            let plain = read(&indented);
            let again = breaks_of(&indented, &lines, &indents);
            let (printed, moved) = with(&indented, &again);
            let found = differences(&plain, moved, &read(&printed));
            if !found.is_empty() {
                all.push(format!("{name} on a page of {page}:\n{}", found.join("\n")));
            }
        }
    }
    assert!(all.is_empty(), "{} read otherwise:\n{}", all.len(), all.join("\n"));
}

/// The breaks of a text as breaks of its indented form.
fn breaks_of(_: &str, lines: &[(usize, String)], indents: &[(usize, String)]) -> Vec<(usize, String)> {
    let moved =
        |byte: usize| byte + indents.iter().take_while(|(at, _)| *at <= byte).map(|(_, piece)| piece.len()).sum::<usize>();
    lines.iter().map(|(at, piece)| (moved(*at), piece.clone())).collect()
}

/// Where one break leaves no doubt that the sentence goes on: behind a comma, and inside a number.
fn open_places(text: &str) -> Vec<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let open = |pair: &&[(usize, char)]| {
        let ((_, before), (_, here)) = (pair[0], pair[1]);
        matches!(before, '，' | '、') && !here.is_ascii_digit()
            || before.is_ascii_digit() && here.is_ascii_digit()
            || before == '.' && here.is_ascii_digit()
            || before.is_ascii_digit() && here == '.'
    };
    let prose = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
        text[line..at].contains(['，', '。']) && !text[line..].lines().next().unwrap_or_default().contains(['\t', '|'])
    };
    chars.windows(2).filter(open).map(|pair| pair[1].0).filter(|&at| prose(at)).collect()
}

#[test]
fn one_break_inside_a_sentence_changes_nothing() {
    let mut all = Vec::new();
    for (name, text) in fixtures() {
        let plain = read(&text);
        // Every tenth place, each alone: all of them take a minute.
        for at in open_places(&text).into_iter().step_by(10) {
            let (broken, moved) = with(&text, &[(at, "\n".to_owned())]);
            let found = differences(&plain, moved, &read(&broken));
            if !found.is_empty() {
                let start = text[..at].char_indices().rev().nth(11).map_or(0, |(start, _)| start);
                all.push(format!("{name} broken behind {}:\n{}", &text[start..at], found.join("\n")));
            }
        }
    }
    assert!(all.is_empty(), "{} read otherwise:\n{}", all.len(), all.join("\n"));
}

#[test]
fn sentences_about_something_else_change_nothing() {
    const OTHERS: [&str; 4] =
        ["机关食堂整洁有序。", "会议室更换投影幕布3块。", "门卫值班日志装订成册，档案柜摆放整齐。", "工会组织职工观影1场。"];
    let mut all = Vec::new();
    for (name, text) in fixtures() {
        let plain = read(&text);
        let ends = text.match_indices("。").map(|(at, end)| at + end.len());
        // 其中 and 分产业看 follow the sentence that they divide.
        let apart = |at: &usize| !["其中", "其余", "分", "按", "从"].iter().any(|word| text[*at..].starts_with(word));
        let ends: Vec<usize> = ends.filter(apart).collect();
        for (turn, &at) in ends.iter().enumerate().step_by(3) {
            let other = OTHERS[turn % OTHERS.len()];
            let (longer, moved) = with(&text, &[(at, other.to_owned())]);
            let new = at..at + other.len();
            let mut changed = read(&longer);
            changed.retain(|(place, told)| !(new.contains(place) && told.starts_with("indicator")));
            let found = differences(&plain, moved, &changed);
            if !found.is_empty() {
                all.push(format!("{name}, {other} at {at}:\n{}", found.join("\n")));
            }
        }
    }
    assert!(all.is_empty(), "{} read otherwise:\n{}", all.len(), all.join("\n"));
}
