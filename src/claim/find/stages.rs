use std::sync::LazyLock;

use crate::claim::{Claim, Relation};
use crate::document::{Document, Standing};
use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Figure, Mention};
use crate::text::{Reading, Run, is_han};

/// Words of a stage, with its place in the order; the tens tell the procedures apart.
const STAGES: &[(&str, u8)] = &[
    ("组织申报", 11),
    ("推荐申报", 11),
    ("申报", 11),
    ("报名", 11),
    ("申请", 11),
    ("受理", 12),
    ("推荐", 13),
    ("上报", 13),
    ("入围", 14),
    ("进入复审", 14),
    ("进入答辩", 14),
    ("通过认定", 15),
    ("通过评审", 15),
    ("通过", 15),
    ("获批立项", 15),
    ("获批", 15),
    ("认定", 15),
    ("立项", 15),
    ("入选", 15),
    ("获评", 15),
    ("获奖", 15),
    ("签约", 21),
    ("开工", 22),
    ("投产", 23),
    ("竣工", 23),
];

pub(crate) static STAGE_WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&STAGES.iter().map(|(words, _)| *words).collect::<Vec<_>>()));

/// What makes two counts of one procedure incomparable.
pub(crate) const OTHER_SCOPE: &[&str] = &[
    "累计", "历年", "往年", "去年", "上年", "以前", "总数", "存量", "有效期", "下半年", "力争", "确保", "预计", "争取", "目标",
    "拟", "计划新", "达到", "前期",
];

/// A count with the stage that it belongs to.
pub(crate) struct Stage<'m> {
    /// Index of the mention.
    pub(crate) index: usize,
    pub(crate) run: Run,
    pub(crate) figure: &'m Figure,
    /// The tens tell the procedures apart, the ones their stages.
    pub(crate) order: u8,
    /// What was counted, between the stage word and the number; empty where it is left out.
    pub(crate) object: Run,
    clause: Run,
}

/// 申报26项,获批立项9项: no more pass a stage than entered it.
pub(super) fn find(document: &Document, mentions: &[Mention], claims: &mut Vec<Claim>) {
    let done = |section: usize| document.sections.get(section).is_none_or(|section| section.standing == Standing::Done);
    let told = document.sentences_with(&STAGE_WORDS, &STAGE_WORDS.everywhere(&document.reading));
    for sentence in told.into_iter().filter(|sentence| done(sentence.section)) {
        let stages = stages(document, mentions, sentence.run);
        for pair in stages.windows(2).filter(|pair| follows(&document.reading, &pair[0], &pair[1])) {
            claims.push(Claim {
                rule: "funnel-order",
                relation: Relation::PartWithin { total: pair[0].index, part: pair[1].index },
                run: Run::new(pair[0].clause.from(), pair[1].clause.to()),
                hindrance: None,
                sure: true,
            });
        }
    }
}

/// The counts of a sentence that belong to stages.
pub(crate) fn stages<'m>(document: &Document, mentions: &'m [Mention], sentence: Run) -> Vec<Stage<'m>> {
    let reading = &document.reading;
    let span = reading.span(sentence);
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = mentions[first..].iter().take_while(|mention| mention.span.start < span.end).enumerate();
    inside
        .filter(|(_, mention)| mention.class == Class::Quantity)
        .filter_map(|(step, mention)| stage(reading, sentence, first + step, mention.run?, mention.figure.as_ref()?))
        .collect()
}

fn ends(ch: char) -> bool {
    matches!(ch, '\0' | '\n' | '。' | ',' | ';' | ':' | '!' | '?')
}

/// The stage of a count: its own word before it in its clause, or 其中15项进入复审 behind it.
fn stage<'m>(reading: &Reading, sentence: Run, index: usize, run: Run, figure: &'m Figure) -> Option<Stage<'m>> {
    if !figure.unit.dimension.counts() || figure.value.is_none() {
        return None;
    }
    let start = (sentence.from()..run.from())
        .rev()
        .find(|&p| ends(reading.at(p)) || matches!(reading.at(p), '、' | '(' | ')'))
        .map_or(sentence.from(), |p| p + 1);
    let end = (run.from()..sentence.to()).find(|&p| ends(reading.at(p))).unwrap_or(sentence.to());
    let own = Run::new(start, end.max(start));
    let lead = Run::new(start, figure.whole.from().clamp(start, run.from()));
    let before = STAGE_WORDS.all(reading, lead).next();
    if let Some(found) = before {
        let (_, order) = STAGES[found.word];
        let object = Run::new(found.at + found.length, lead.to());
        let simple = (object.from()..object.to()).all(|p| is_han(reading.at(p))) && found.at - start <= 6;
        return simple.then_some(Stage { index, run, figure, order, object, clause: own });
    }
    let subset = reading.words(lead);
    let behind = figure.unit_run.to().max(run.to());
    let trail = Run::new(behind, own.to().max(behind));
    let found =
        STAGE_WORDS.at(reading, trail.from(), trail.to()).filter(|_| subset.is_empty() || subset == "其中" || subset == "有")?;
    let (_, order) = STAGES[found.word];
    Some(Stage { index, run, figure, order, object: Run::new(trail.from(), trail.from()), clause: own })
}

/// Whether two counts are stages of one procedure: the later follows at once and counts the same.
fn follows(reading: &Reading, first: &Stage, second: &Stage) -> bool {
    let near = second.clause.from() <= first.clause.to() + 2 && second.run.from() > first.run.to();
    let same =
        second.object.is_empty() || second.object.len() <= 2 || reading.words(second.object) == reading.words(first.object);
    let joined = Run::new(first.clause.from(), second.clause.to());
    first.order / 10 == second.order / 10
        && first.order < second.order
        && near
        && same
        && first.figure.unit.base == second.figure.unit.base
        && !reading.says(joined, OTHER_SCOPE)
}
