use std::sync::LazyLock;

use crate::document::Document;
use crate::lex::lexicon::{Found, Lexicon};
use crate::mention::{Class, Dimension, Figure, Mention};
use crate::text::{Reading, Run};

/// What a figure does in its clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// States a level, a share, a rate.
    Level,
    /// By how much something moved: 增长10%, 增加12家, 提高0.8个百分点.
    Change {
        /// 下降, 减少.
        falling: bool,
    },
    /// Where something stood before: 由66家 of 由66家增加到78家.
    From,
    /// Where it got to: 增加到78家; `None` where the word does not say which way.
    To {
        /// 降至, 减少到.
        falling: Option<bool>,
    },
}

/// A figure in its passage.
#[derive(Clone, Copy)]
pub(super) struct Quantity<'m> {
    /// Index of the mention.
    pub(super) index: usize,
    pub(super) figure: &'m Figure,
    /// With its approximators and unit.
    pub(super) run: Run,
    /// The words before it, back to the mark or the figure before.
    pub(super) lead: Run,
    /// The words after it, up to the next mark or figure.
    pub(super) trail: Run,
    pub(super) role: Role,
    /// Index of its segment.
    pub(super) segment: usize,
}

impl Quantity<'_> {
    pub(super) fn dimension(&self) -> Dimension {
        self.figure.unit.dimension
    }

    pub(super) fn is_percent(&self) -> bool {
        self.dimension() == Dimension::Percent
    }

    pub(super) fn is_point(&self) -> bool {
        self.dimension() == Dimension::Point
    }

    /// Whether it is a count or a measure, of which parts and growth can be taken.
    pub(super) fn is_amount(&self) -> bool {
        !matches!(
            self.dimension(),
            Dimension::Percent
                | Dimension::Permille
                | Dimension::Point
                | Dimension::Fraction
                | Dimension::Times
                | Dimension::Bare
        ) || self.dimension() == Dimension::Bare && !self.figure.unit.printed.is_empty()
    }

    /// Whether it has only 万 or 亿 of its unit, or a mistyped one: 19.4亿, 19.4亿园.
    pub(super) fn lost_unit(&self) -> bool {
        match self.dimension() {
            Dimension::Bare => !self.figure.unit.printed.is_empty(),
            Dimension::Unknown => self.figure.unit.printed.starts_with(['万', '亿']),
            _ => false,
        }
    }

    /// Whether it counts things: 12家, 23个, 86户.
    pub(super) fn is_counted(&self) -> bool {
        self.is_amount() && !matches!(self.dimension(), Dimension::Money | Dimension::Measure(_) | Dimension::Bare)
    }

    pub(super) fn is_level(&self) -> bool {
        !matches!(self.role, Role::Change { .. })
    }
}

/// Whether two figures may be compared or added.
pub(super) fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let (one, other) = (&a.figure.unit, &b.figure.unit);
    // 家 stands for 个 and for 户, but 居民52户 are not 小区52个.
    let households = one.base != other.base && [&one.base, &other.base].iter().any(|base| base.as_str() == "户");
    let kept_apart = households && [&one.base, &other.base].iter().any(|base| base.as_str() == "个");
    // 32.6万 without a unit, whatever follows it.
    let scales = [one, other].iter().all(|unit| unit.base.is_empty() && !unit.printed.is_empty());
    let alike = one.dimension == other.dimension && (one.dimension != Dimension::Unknown || one.base == other.base);
    scales || (alike && !kept_apart)
}

/// Words between two marks.
#[derive(Clone, Copy)]
pub(super) struct Segment {
    pub(super) run: Run,
    /// The mark before it: `、`, `,`, `;`, `:`, a bracket, `和` for a conjunction, or `\0` at the beginning.
    pub(super) mark: char,
    /// Brackets around it.
    pub(super) depth: u8,
    /// First of its quantities.
    pub(super) first: usize,
    /// The one after the last.
    pub(super) last: usize,
}

/// A sentence up to its full stop, cut into segments, with its figures.
pub(super) struct Passage<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) run: Run,
    pub(super) segments: Vec<Segment>,
    pub(super) quantities: Vec<Quantity<'a>>,
    /// Where `;` and full stops stand.
    stops: Vec<usize>,
}

/// Words for a rise, longer ones first.
const UP: [&str; 22] = [
    "增产", "增收", "增支", "增长率", "涨幅", "增长", "增加", "提高", "上升", "提升", "上涨", "扩大", "加快", "攀升", "跃升",
    "增幅", "增速", "增多", "前移", "增", "升", "涨",
];
/// Words for a fall.
const DOWN: [&str; 27] = [
    "减产", "减收", "减支", "下降率", "跌幅", "减幅", "下降", "减少", "降低", "回落", "下滑", "缩小", "收窄", "缩短", "压减",
    "压缩", "下跌", "放缓", "下调", "节约", "削减", "精简", "降幅", "减小", "减", "降", "跌",
];
/// Words that may stand between the word of direction and the figure.
const FILLERS: [&str; 9] = ["高达", "达到", "幅度", "了", "达", "为", "逾", "又", "近"];
const NOT_CHANGE: [&str; 4] = ["新增", "拟增", "倍增", "翻增"];

/// The words of both directions, those for a rise first.
static DIRECTIONS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[UP.as_slice(), &DOWN].concat()));
static FILLING: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&FILLERS));

/// The passages that hold at least one figure, in the order of the text.
pub(super) fn passages<'a>(document: &'a Document, mentions: &'a [Mention]) -> impl Iterator<Item = Passage<'a>> {
    let reading = &document.reading;
    let mut next = 0;
    let mut start: Option<(usize, usize)> = None;
    document.sentences.iter().enumerate().filter_map(move |(place, sentence)| {
        let from = start.map_or(sentence.run.from(), |(from, _)| from);
        let goes_on = document.sentences.get(place + 1).is_some_and(|after| {
            let joined = reading.before(sentence.run.to()) == ';' || reading.any(after.run.from(), &["其中", "其余"]).is_some();
            joined && after.paragraph == sentence.paragraph
        });
        if goes_on {
            start = Some((from, sentence.paragraph));
            return None;
        }
        start = None;
        let run = Run::new(from, sentence.run.to());
        while mentions.get(next).is_some_and(|mention| mention.run.is_none_or(|place| place.from() < run.from())) {
            next += 1;
        }
        let first = next;
        while mentions.get(next).is_some_and(|mention| mention.run.is_none_or(|place| place.from() < run.to())) {
            next += 1;
        }
        let figures: Vec<(usize, &Figure)> = (first..next)
            .filter(|&index| mentions[index].class == Class::Quantity && mentions[index].run.is_some())
            .filter_map(|index| Some((index, mentions[index].figure.as_deref()?)))
            .filter(|(_, figure)| !figure.is_condition(reading))
            .collect();
        (!figures.is_empty()).then(|| Passage::cut(reading, run, &figures))
    })
}

impl<'a> Passage<'a> {
    fn cut(reading: &'a Reading<'a>, run: Run, figures: &[(usize, &'a Figure)]) -> Self {
        let quantities = Vec::with_capacity(figures.len());
        let segments = Vec::with_capacity(2 * figures.len() + 2);
        let mut passage = Self { reading, run, segments, quantities, stops: Vec::new() };
        let (mut begin, mut mark, mut depth, mut at) = (run.from(), '\0', 0u8, run.from());
        let mut figures = figures.iter().peekable();
        let mut signs = reading.signs_in(run).peekable();
        let mut first = 0;
        loop {
            let stop = figures.peek().map_or(run.to(), |(_, figure)| figure.whole.from().max(at).min(run.to()));
            while let Some((sign, ch)) = signs.next_if(|&(sign, _)| sign < stop) {
                let ch = if ch == '∶' { ':' } else { ch };
                let parts = matches!(ch, '、' | ',' | ';' | ':' | '(' | ')' | '。' | '!' | '?' | '\n' | '\t');
                // Marks inside a figure part nothing.
                if sign < at || !parts {
                    continue;
                }
                if matches!(ch, ';' | '。') {
                    passage.stops.push(sign);
                }
                passage.close(Run::new(begin, sign), mark, depth, &mut first);
                match ch {
                    '(' => depth = depth.saturating_add(1),
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                (begin, mark) = (sign + 1, ch);
            }
            let Some((index, figure)) = figures.next().filter(|_| stop < run.to()) else { break };
            passage.push(*index, figure, begin);
            at = figure.whole.to().max(stop + 1);
            if let Some(word) = reading.any(at, &["以及", "和", "及", "与"])
                && !passage.reading.starts(at, "及以")
            {
                passage.close(Run::new(begin, at), mark, depth, &mut first);
                at += word.chars().count();
                (begin, mark) = (at, '和');
            }
        }
        passage.close(Run::new(begin, run.to().max(begin)), mark, depth, &mut first);
        passage.find_roles();
        passage
    }

    fn push(&mut self, index: usize, figure: &'a Figure, begin: usize) {
        let from = self.quantities.last().map_or(begin, |before| before.run.to().max(begin));
        // Where two figures share a word, it belongs to the first.
        let run = Run::new(figure.whole.from().max(from).min(figure.whole.to()), figure.whole.to());
        let lead = Run::new(from.min(run.from()), run.from());
        let segment = self.segments.len();
        let trail = Run::new(run.to(), run.to());
        self.quantities.push(Quantity { index, figure, run, lead, trail, role: Role::Level, segment });
    }

    fn close(&mut self, run: Run, mark: char, depth: u8, first: &mut usize) {
        let last = self.quantities.len();
        for place in *first..last {
            let end = if place + 1 < last { self.quantities[place + 1].run.from() } else { run.to() };
            let start = self.quantities[place].run.to();
            self.quantities[place].trail = Run::new(start.min(end), end);
        }
        self.segments.push(Segment { run, mark, depth, first: *first, last });
        *first = last;
    }

    fn find_roles(&mut self) {
        for place in 0..self.quantities.len() {
            let role = self.role_of(place);
            if let Role::To { .. } = role
                && place > 0
                && self.is_start_of_move(place)
            {
                self.quantities[place - 1].role = Role::From;
            }
            self.quantities[place].role = role;
        }
    }

    /// 增加到2024年的 and 增加到目前的 without the time.
    fn without_time(&self, lead: Run) -> Run {
        const TIMES: [&str; 10] = ["年底", "年末", "月底", "月末", "目前", "现在", "今年", "上半年", "年", "月"];
        if !matches!(self.reading.before(lead.to()), '的' | '底' | '末' | '前' | '在' | '年' | '月') {
            return lead;
        }
        let end = self.cut_end(lead, "的").unwrap_or(lead);
        let Some(mut end) = self.cut_any(end, &TIMES) else { return lead };
        while !end.is_empty() && self.reading.before(end.to()).is_ascii_digit() {
            end = Run::new(end.from(), end.to() - 1);
        }
        if self.ends_with(end, &["到", "至", "为"]) { end } else { lead }
    }

    fn role_of(&self, place: usize) -> Role {
        let quantity = &self.quantities[place];
        let lead = self.without_time(quantity.lead);
        if let Some(end) = self.cut_any(lead, &["到", "至", "为", "成"]) {
            let reached = self.cut_end(end, "达");
            let end = reached.unwrap_or(end);
            if let Some(falling) = self.direction_at_end(end) {
                let noun = matches!(self.reading.before(end.to()), '率' | '幅' | '速');
                if !noun && reached.is_none() {
                    return Role::To { falling: Some(falling) };
                }
                return Role::Change { falling };
            }
            if self.ends_with(end, &["发展", "调整", "转变", "变", "调", "拓展", "扩展", "延长"]) {
                return Role::To { falling: None };
            }
            if self.cut_end(end, "达").is_some() || self.reading.ends(lead.to(), "达到") {
                return if place > 0 && self.opens_move(place - 1) { Role::To { falling: None } } else { self.changed(lead) };
            }
        }
        self.changed(lead)
    }

    fn changed(&self, lead: Run) -> Role {
        let end = self.without_fillers(lead);
        if self.ends_with(end, &NOT_CHANGE) {
            return Role::Level;
        }
        match self.direction_at_end(end) {
            Some(falling) => Role::Change { falling },
            None => Role::Level,
        }
    }

    /// 由 or 从 not far before the figure, and the figure after it is where it got to.
    fn is_start_of_move(&self, place: usize) -> bool {
        let (from, to) = (&self.quantities[place - 1], &self.quantities[place]);
        comparable(from, to)
            && self.opens_move(place - 1)
            && (from.segment == to.segment || to.segment == from.segment + 1)
            && to.lead.len() <= 12
            && from.trail.len() <= 12
    }

    fn opens_move(&self, place: usize) -> bool {
        self.opening_word(place).is_some()
    }

    /// The 由 or 从 that opens 由A增加到B.
    pub(super) fn opening_word(&self, place: usize) -> Option<usize> {
        let lead = self.quantities[place].lead;
        let at = (lead.from()..lead.to()).rev().find(|&at| matches!(self.reading.at(at), '由' | '从'))?;
        let longest = 14;
        let word_of_its_own = !matches!(self.reading.before(at), '自' | '经' | '理')
            && !matches!(self.reading.at(at + 1), '业' | '事' | '而' | '严' | '于');
        (lead.to() - at <= longest && word_of_its_own).then_some(at)
    }

    fn cut_end(&self, run: Run, word: &str) -> Option<Run> {
        self.cut_any(run, &[word])
    }

    /// The run without the first of several words that it ends with.
    pub(super) fn cut_any(&self, run: Run, words: &[&str]) -> Option<Run> {
        let word = self.reading.closing(run, words)?;
        Some(Run::new(run.from(), run.to() - word.chars().count()))
    }

    fn without_fillers(&self, mut run: Run) -> Run {
        while let Some(filler) = FILLING.before(self.reading, run.to(), run.from()) {
            run = Run::new(run.from(), filler.at);
        }
        run
    }

    fn last_direction(&self, run: Run) -> Option<Found> {
        DIRECTIONS.before(self.reading, run.to(), run.from())
    }

    /// Whether the words end with a word of direction, and whether it says that something fell.
    pub(super) fn direction_at_end(&self, run: Run) -> Option<bool> {
        self.last_direction(run).map(|found| found.word >= UP.len())
    }

    /// The word of direction before a change.
    pub(super) fn change_word(&self, quantity: &Quantity) -> Option<Run> {
        let end = self.without_fillers(quantity.lead);
        let word = self.last_direction(end)?;
        Some(Run::new(word.at, end.to()))
    }

    /// Whether a run holds one of the words.
    pub(super) fn says(&self, run: Run, words: &[&str]) -> bool {
        self.reading.says(run, words)
    }

    /// Whether a run ends with one of the words.
    pub(super) fn ends_with(&self, run: Run, words: &[&str]) -> bool {
        self.reading.closing(run, words).is_some()
    }

    /// Whether a run begins with one of the words.
    pub(super) fn begins_with(&self, run: Run, words: &[&str]) -> bool {
        self.reading.opening(run, words).is_some()
    }

    /// The stretch between `;` or full stops that holds a position.
    pub(super) fn clause(&self, position: usize) -> Run {
        let place = self.stops.partition_point(|&stop| stop < position);
        let start = place.checked_sub(1).map_or(self.run.from(), |before| self.stops[before] + 1);
        Run::new(start, self.stops.get(place).copied().unwrap_or(self.run.to()))
    }

    /// The words that lead to a figure; of one alone in brackets, those before the bracket.
    pub(super) fn lead_across_bracket(&self, quantity: &Quantity) -> Run {
        let segment = &self.segments[quantity.segment];
        let before = quantity.segment.checked_sub(1).and_then(|before| self.segments.get(before));
        match before {
            Some(before) if quantity.lead.is_empty() && segment.mark == '(' && segment.first + 1 == segment.last => {
                let last = self.quantities[before.first..before.last].last();
                Run::new(last.map_or(before.run.from(), |last| last.run.to()), before.run.to())
            }
            _ => quantity.lead,
        }
    }

    /// From the segment of the first to the end of the last.
    pub(super) fn around(&self, first: &Quantity, last: &Quantity) -> Run {
        let (first, last) = if first.run.from() <= last.run.from() { (first, last) } else { (last, first) };
        Run::new(first.lead.from(), last.run.to())
    }
}
