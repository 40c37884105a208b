use crate::lex::lexicon::Lexicon;
use crate::text::{Reading, Run};
use std::sync::LazyLock;

/// How far words of a website count as such.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Everyday,
    Line,
    Own,
    Anywhere,
}

impl Weight {
    /// Whether a line with these words is as a rule nothing else.
    fn fills_a_line(self) -> bool {
        matches!(self, Weight::Line | Weight::Own)
    }
}

/// The words of the table with their weights.
struct Table {
    words: Lexicon,
    weights: Vec<Weight>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let entries = include_str!("boilerplate.txt").lines().filter_map(|line| match line.split_at_checked(2) {
        Some(("! ", words)) => Some((words, Weight::Anywhere)),
        Some(("- ", words)) => Some((words, Weight::Own)),
        Some(("= ", words)) => Some((words, Weight::Line)),
        Some(("~ ", words)) => Some((words, Weight::Everyday)),
        _ => None,
    });
    let (words, weights): (Vec<&str>, Vec<Weight>) = entries.unzip();
    Table { words: Lexicon::new(&words), weights }
});

const LONGEST_LINE: usize = 70;

/// What was hit in one line.
struct Line {
    run: Run,
    hits: Vec<(Run, Weight)>,
    taken: bool,
}

/// Finds the remains of websites, ascending and apart.
pub(super) fn find(reading: &Reading, lines: &[Run]) -> Vec<Run> {
    let table = &*TABLE;
    let mut hit: Vec<(usize, Line)> = Vec::new();
    let mut free = 0;
    for found in table.words.everywhere(reading) {
        if found.at < free {
            continue;
        }
        free = found.at + found.length;
        let words = (Run::new(found.at, free), table.weights[found.word]);
        let index = lines.partition_point(|line| line.to() <= found.at);
        match hit.last_mut() {
            Some((last, line)) if *last == index => line.hits.push(words),
            _ => hit.extend(lines.get(index).map(|&run| (index, Line { run, hits: vec![words], taken: false }))),
        }
    }
    if hit.is_empty() {
        return Vec::new();
    }
    let body = body(reading, lines, &hit);
    let mut found = Vec::new();
    for (index, line) in &mut hit {
        let outside = body.is_none_or(|(first, last)| *index < first || *index > last);
        let sure = line.hits.iter().any(|&(_, weight)| weight == Weight::Anywhere)
            || line.hits.iter().filter(|&&(_, weight)| weight.fills_a_line()).count() >= 2 && is_label(reading, line.run)
            || lone(reading, line);
        line.taken = sure || outside && whole_line(reading, line);
    }
    beside(reading, &mut hit);
    for (_, line) in hit.iter().filter(|(_, line)| line.taken) {
        if is_label(reading, line.run) {
            found.push(line.run);
        } else {
            sentences(reading, line, &mut found);
        }
    }
    found
}

/// First and last line of the text itself: long, or ended like a sentence, or numbered, without words of a website.
fn body(reading: &Reading, lines: &[Run], hit: &[(usize, Line)]) -> Option<(usize, usize)> {
    let is_body = |index: usize| {
        let run = lines[index];
        let clean = hit.binary_search_by_key(&index, |(index, _)| *index).is_err();
        let ended = run.len() >= 12 && matches!(reading.before(run.to()), '。' | ';');
        let numbered = matches!(reading.at(run.from()), '一' | '(') && run.len() >= 4 && clean;
        (run.len() >= 40 || ended) && (clean || run.len() > LONGEST_LINE) || numbered
    };
    let first = (0..lines.len()).find(|&index| is_body(index))?;
    let last = (0..lines.len()).rev().find(|&index| is_body(index))?;
    Some((first, last))
}

/// Whether a line is a short label and not a sentence of the text.
fn is_label(reading: &Reading, run: Run) -> bool {
    let stops = (run.from()..run.to()).filter(|&at| matches!(reading.at(at), '。' | ';')).count();
    run.len() <= LONGEST_LINE && stops == 0 && reading.at(run.from()) != '('
}

/// Whether the hits of a line suffice to take it whole, given that it stands where such lines stand.
fn whole_line(reading: &Reading, line: &Line) -> bool {
    if !is_label(reading, line.run) {
        return false;
    }
    let words: usize = line.hits.iter().map(|(words, _)| words.len()).sum();
    let copyright = reading.at(line.run.from()) == '©';
    copyright
        || line.hits.iter().any(|&(_, weight)| weight.fills_a_line())
        || line.run.len() <= 25 && words * 3 >= line.run.len() * 2
}

/// Whether a short line between paragraphs is a remain: it begins with the words, or holds an address or a number.
fn lone(reading: &Reading, line: &Line) -> bool {
    const SHORT: usize = 40;
    let run = line.run;
    let latin = (run.from()..run.to()).filter(|&at| reading.at(at).is_ascii_alphanumeric() || reading.at(at) == '©').count();
    let own = line.hits.iter().any(|&(words, weight)| {
        let begins = words.from() <= run.from() + 1 && reading.at(words.to()) != '者';
        weight == Weight::Own && (begins || latin >= 4)
    });
    own && run.len() <= SHORT && is_label(reading, run) && !matches!(reading.at(run.from()), '1'..='9')
}

/// A line beside one that is taken needs less.
fn beside(reading: &Reading, hit: &mut [(usize, Line)]) {
    for order in [true, false] {
        for step in 1..hit.len() {
            let (here, from) = if order { (step, step - 1) } else { (hit.len() - 1 - step, hit.len() - step) };
            let near = hit[here].0.abs_diff(hit[from].0) <= 2;
            if near && hit[from].1.taken && !hit[here].1.taken {
                hit[here].1.taken = whole_line(reading, &hit[here].1);
            }
        }
    }
}

/// The words that count anywhere inside a paragraph, with the rest of their sentence where it is short.
fn sentences(reading: &Reading, line: &Line, found: &mut Vec<Run>) {
    const BEFORE: usize = 8;
    const AFTER: usize = 40;
    let stop = |at: usize| matches!(reading.at(at), '。' | ';' | '!' | '?' | '\n' | '\0');
    for &(words, _) in line.hits.iter().filter(|&&(_, weight)| weight == Weight::Anywhere) {
        let first = line.run.from().max(words.from().saturating_sub(BEFORE));
        let opening = (first..words.from()).rev().find(|&at| stop(at)).map(|at| at + 1);
        let start = opening.unwrap_or(if first == line.run.from() { first } else { words.from() });
        let limit = line.run.to().min(words.to() + AFTER);
        let rest = if limit == line.run.to() { limit } else { words.to() };
        let mut end = (words.to()..limit).find(|&at| stop(at)).unwrap_or(rest);
        while end < line.run.to() && end < words.to() + AFTER && (stop(end) || reading.at(end) == '.') {
            end += 1;
        }
        let run = Run::new(start, end);
        match found.last_mut() {
            Some(last) if last.end >= run.start => last.end = last.end.max(run.end),
            _ => found.push(run),
        }
    }
}
