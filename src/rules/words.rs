//! Words that rules seek in the whole text: all lists are read in one pass.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::{Facts, arithmetic};
use super::{cross_document, duplication, plan_vs_done, punctuation, template_debris, time, unit, wording};
use crate::claim::STAGE_WORDS;
use crate::document::Sentence;
use crate::lex::lexicon::{Found, Lexicon};
use crate::lex::vocabulary::Vocabulary;

/// The lists that are read together. One that does not stand here is sought alone, to the same end.
const LISTS: &[fn() -> &'static Lexicon] = &[
    || &STAGE_WORDS,
    || &arithmetic::magnitude_slip::PURPOSES,
    || &cross_document::name_variant::FORMS,
    || &cross_document::names::HEADS,
    || &duplication::tautology::WORDS,
    || &plan_vs_done::progress_claim::CLAIMS,
    || &plan_vs_done::status_contradiction::FINISHED_WORDS,
    || &plan_vs_done::status_section_mismatch::WORDS,
    || &plan_vs_done::target_arithmetic::BREAKDOWN,
    || &plan_vs_done::target_arithmetic::WHOLE_YEAR_WORDS,
    || &punctuation::special_term_unquoted::TERMS,
    || &time::ordinal_event_year::FOUNDED_WORDS,
    || &template_debris::drafting_note::NOTES,
    || &unit::measure_word::VISITS,
    || &wording::collocation::CUES,
    || &wording::collocation::NOUNS.words,
    || wording::collocation::PHRASES.words(),
    || &wording::fixed::PHRASES.beginnings,
    || &wording::fixed_expression::CUE_WORDS,
    || wording::fixed_expression::TABLE.words(),
    || wording::indicator_term::TABLE.words(),
    || wording::spun_synonym::TABLE.words(),
    || wording::stale_term::TABLE.words(),
    || wording::typo_confusable::TABLE.words(),
];

struct All {
    lists: Vec<&'static Lexicon>,
    vocabulary: Vocabulary,
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    let lists: Vec<&Lexicon> = LISTS.iter().map(|list| list()).collect();
    All { vocabulary: Vocabulary::new(&lists), lists }
});

/// What one pass over a text has found, once it was asked for.
#[derive(Default)]
pub struct Words(OnceCell<Vec<Vec<Found>>>);

impl Facts<'_> {
    /// Every place of every word of a list, ascending; of several at one place the longest first.
    pub(super) fn places(&self, list: &'static Lexicon) -> Vec<Found> {
        self.read_together(list)
            .map_or_else(|| Vocabulary::new(&[list]).places(&self.document.reading).remove(0), <[Found]>::to_vec)
    }

    fn read_together(&self, list: &Lexicon) -> Option<&[Found]> {
        let number = ALL.lists.iter().position(|known| std::ptr::eq(*known, list))?;
        Some(&self.words.0.get_or_init(|| ALL.vocabulary.places(&self.document.reading))[number])
    }

    /// The longest word of a list at every place, ascending.
    pub(super) fn everywhere(&self, list: &'static Lexicon) -> Vec<Found> {
        let Some(places) = self.read_together(list) else { return list.everywhere(&self.document.reading) };
        let mut places = places.to_vec();
        places.dedup_by_key(|found| found.at);
        places
    }

    /// The sentences in which a word of a list stands, ascending.
    pub(super) fn sentences_with(&self, list: &'static Lexicon) -> Vec<&Sentence> {
        self.document.sentences_with(list, &self.everywhere(list))
    }
}
