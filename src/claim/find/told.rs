use std::cell::OnceCell;
use std::sync::LazyLock;

use super::same;
use crate::document::{Document, Sentence, Standing};
use crate::indicator::Indicator;
use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Figure, Mention};
use crate::text::Run;

/// The indicators with what the finders across sentences ask of each again and again, worked out once.
pub(super) struct Told<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) mentions: &'d [Mention],
    pub(super) indicators: &'d [Indicator],
    /// Whether the plans stand under a top heading of their own.
    pub(super) plans_apart: bool,
    cores: Vec<String>,
    subjects: Vec<OnceCell<Option<String>>>,
    times: Vec<OnceCell<Times>>,
}

impl<'d> Told<'d> {
    pub(super) fn new(document: &'d Document<'d>, mentions: &'d [Mention], indicators: &'d [Indicator]) -> Self {
        let cores = indicators.iter().map(|one| same::core(&one.name, one.scope.as_deref())).collect();
        let subjects = vec![OnceCell::new(); document.sentences.len()];
        let plans_apart = document.sections.iter().any(|section| section.path.len() == 1 && section.standing == Standing::Plan);
        let times = vec![OnceCell::new(); indicators.len()];
        Self { document, mentions, indicators, plans_apart, cores, subjects, times }
    }

    /// The name of an indicator without words that say how the figure came about.
    pub(super) fn core(&self, indicator: usize) -> &str {
        &self.cores[indicator]
    }

    pub(super) fn figure(&self, indicator: usize) -> Option<&'d Figure> {
        self.mentions.get(self.indicators[indicator].mention)?.figure.as_deref()
    }

    /// The period of the indicator whose value a mention is.
    pub(super) fn period_of(&self, mention: usize) -> Option<&'d str> {
        let place = self.indicators.partition_point(|indicator| indicator.mention < mention);
        let indicator = self.indicators.get(place).filter(|indicator| indicator.mention == mention)?;
        indicator.period.as_deref()
    }

    /// The sentence of a position: its place in the document, and itself.
    pub(super) fn sentence(&self, position: usize) -> Option<(usize, &'d Sentence)> {
        let place = self.document.sentence_number(position)?;
        Some((place, &self.document.sentences[place]))
    }

    /// Whose figures a sentence gives.
    pub(super) fn subject(&self, sentence: usize) -> Option<&str> {
        let subject = || same::subject(self.document, &self.document.sentences[sentence]);
        self.subjects[sentence].get_or_init(subject).as_deref()
    }

    /// The times that the sentence of an indicator names before its figure, but for its own period.
    pub(super) fn times(&self, indicator: usize) -> &Times {
        self.times[indicator].get_or_init(|| {
            let before = self.figure(indicator).and_then(|figure| {
                let start = self.document.sentence_at(figure.whole.from())?.run.from();
                Some(Run::new(start, figure.whole.from()))
            });
            let mut times = before.map(|before| times_in(self.document, self.mentions, before)).unwrap_or_default();
            // Its period is told from others already, whether the sentence or its heading names it.
            if let Some(period) = &self.indicators[indicator].period {
                times.words &= !WORDS.iter().position(|word| word == period).map_or(0, |word| 1 << word);
                times.dates.retain(|date| date != period);
            }
            times
        })
    }

    /// Whether two indicators of one period are told of the same time, be it in the sentence or in its heading.
    pub(super) fn same_time(&self, one: usize, other: usize) -> bool {
        let period = self.indicators[one].period.as_deref();
        let dates =
            |times: &'_ Times| times.dates.iter().filter(|date| period != Some(date.as_str())).cloned().collect::<Vec<_>>();
        let (one, other) = (self.times(one), self.times(other));
        one.words == other.words && (one == other || dates(one) == dates(other))
    }
}

/// Whether two periods can be one: 10月份 is 2024年10月, and 1—10月 is not. One that is not told may be any.
pub(super) fn same_period(one: Option<&str>, other: Option<&str>) -> bool {
    let bare = |period: &str| {
        let year = period.find('年').filter(|&at| period[..at].chars().all(|ch| ch.is_ascii_digit()));
        let rest = year.map_or(period, |at| &period[at + '年'.len_utf8()..]);
        rest.trim_start_matches("今年").trim_end_matches(['份', '底', '末']).to_owned()
    };
    one.zip(other).is_none_or(|(one, other)| {
        let (one, other) = (bare(one), bare(other));
        one.is_empty() || other.is_empty() || one == other
    })
}

const WORDS: [&str; 36] = [
    "上半年", "下半年", "去年", "上年", "明年", "来年", "同期", "当月", "季度", "目标", "任务", "计划", "预期", "预计", "力争",
    "确保", "要求", "假期", "春节", "国庆", "五一", "首批", "春季", "秋季", "年初", "年末", "上旬", "中旬", "下旬", "早稻",
    "晚稻", "城市", "农村", "小学", "初中", "高中",
];
static NAMES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&WORDS));

/// The times, intentions and kinds that words name.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Times {
    /// One bit a word.
    words: u64,
    dates: Vec<String>,
}

impl Times {
    /// Whether none is named.
    pub(super) fn is_empty(&self) -> bool {
        self.words == 0 && self.dates.is_empty()
    }

    /// Whether a word is among them.
    pub(super) fn names(&self, word: &str) -> bool {
        WORDS.iter().position(|other| *other == word).is_some_and(|place| self.words >> place & 1 == 1)
    }

    /// Without some words.
    pub(super) fn but(&self, left_out: &[&str]) -> Times {
        let kept = |place: &usize| !left_out.contains(&WORDS[*place]);
        let mask = (0..WORDS.len()).filter(kept).fold(0, |mask, place| mask | 1 << place);
        let dates = self.dates.iter().filter(|date| !left_out.contains(&date.as_str())).cloned().collect();
        Times { words: self.words & mask, dates }
    }

    /// Whether a time is named that is none of these words.
    pub(super) fn other_than(&self, known: &[&str]) -> bool {
        let words = WORDS.iter().enumerate().filter(|(place, _)| self.words >> place & 1 == 1).map(|(_, &word)| word);
        words.chain(self.dates.iter().map(String::as_str)).any(|time| !known.contains(&time))
    }
}

/// The times, intentions and kinds that a run names, but for the time of the whole report.
pub(super) fn times_in(document: &Document, mentions: &[Mention], run: Run) -> Times {
    let reading = &document.reading;
    // The time of the whole report says nothing that the other sentence does not.
    let label = document.period.as_ref().map_or("", |period| period.label.as_str());
    let words = NAMES.all(reading, run).filter(|found| !label.contains(WORDS[found.word]));
    let words = words.fold(0, |words, found| words | 1 << found.word);
    let start = reading.span(run).start;
    let first = mentions.partition_point(|mention| mention.span.start < start);
    let dates = mentions[first..]
        .iter()
        .take_while(|mention| mention.run.is_none_or(|place| place.from() < run.to()))
        .filter(|mention| matches!(mention.class, Class::Date | Class::Period))
        .filter_map(|mention| Some(reading.text(mention.run?)))
        .filter(|time| !label.contains(time.as_str()) && !matches!(time.as_str(), "今年" | "本年" | "今年以来"))
        .collect();
    Times { words, dates }
}
