//! The rules: one folder a family, one file a rule, this list.

mod aggregate;
mod arithmetic;
mod change_rate;
mod clause;
mod corrections;
mod cross_document;
mod duplication;
mod figures;
mod finding;
mod fingerprint;
mod plan_vs_done;
mod precedence;
mod punctuation;
mod record;
mod rule;
mod stock_wording;
mod structure;
mod style_number;
mod table;
mod template_debris;
mod tense;
mod time;
mod unit;
mod wording;
mod words;

pub(crate) use aggregate::aggregate;
pub use finding::{Edit, Finding, Fix, Related};
pub(crate) use fingerprint::hex;

pub use fingerprint::Fingerprints;
pub(crate) use precedence::settle;
pub use record::{Record, SETS, records};
pub use rule::{Bad, Facts, Family, PREVIOUS_ENDS, Rule, Severity, periods};
pub use words::Words;

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &arithmetic::average_mismatch::AVERAGE_MISMATCH,
    &arithmetic::completion_rate::COMPLETION_RATE,
    &arithmetic::cumulative_less_than_period::CUMULATIVE_LESS_THAN_PERIOD,
    &arithmetic::funnel_order::FUNNEL_ORDER,
    &arithmetic::growth_integer_base::GROWTH_INTEGER_BASE,
    &arithmetic::list_count::LIST_COUNT,
    &arithmetic::magnitude_slip::MAGNITUDE_SLIP,
    &arithmetic::part_exceeds_total::PART_EXCEEDS_TOTAL,
    &arithmetic::ratio_out_of_range::RATIO_OUT_OF_RANGE,
    &arithmetic::share_of_total::SHARE_OF_TOTAL,
    &arithmetic::share_sum_100::SHARE_SUM_100,
    &arithmetic::stock_flow::STOCK_FLOW,
    &arithmetic::sum_of_parts::SUM_OF_PARTS,
    &change_rate::cagr_mismatch::CAGR_MISMATCH,
    &change_rate::comparison_word_mixed::COMPARISON_WORD_MIXED,
    &change_rate::decrease_by_times::DECREASE_BY_TIMES,
    &change_rate::direction_contradiction::DIRECTION_CONTRADICTION,
    &change_rate::growth_no_base::GROWTH_NO_BASE,
    &change_rate::growth_recompute::GROWTH_RECOMPUTE,
    &change_rate::percent_vs_point::PERCENT_VS_POINT,
    &change_rate::point_on_level::POINT_ON_LEVEL,
    &change_rate::pp_recompute::PP_RECOMPUTE,
    &change_rate::times_mismatch::TIMES_MISMATCH,
    &change_rate::to_vs_by::TO_VS_BY,
    &unit::approx_conflict::APPROX_CONFLICT,
    &unit::measure_word::MEASURE_WORD,
    &unit::non_legal_unit::NON_LEGAL_UNIT,
    &unit::unit_duplicated::UNIT_DUPLICATED,
    &unit::unit_missing::UNIT_MISSING,
    &time::future_as_done::FUTURE_AS_DONE,
    &time::invalid_date::INVALID_DATE,
    &time::ordinal_event_year::ORDINAL_EVENT_YEAR,
    &time::period_mismatch::PERIOD_MISMATCH,
    &time::plan_era::PLAN_ERA,
    &time::stale_year::STALE_YEAR,
    &duplication::dup_char::DUP_CHAR,
    &duplication::dup_list_item::DUP_LIST_ITEM,
    &duplication::dup_sentence::DUP_SENTENCE,
    &duplication::dup_title::DUP_TITLE,
    &duplication::same_indicator_conflict::SAME_INDICATOR_CONFLICT,
    &duplication::tautology::TAUTOLOGY,
    &structure::announced_count::ANNOUNCED_COUNT,
    &structure::heading_form::HEADING_FORM,
    &structure::heading_sequence::HEADING_SEQUENCE,
    &structure::lost_linebreak::LOST_LINEBREAK,
    &structure::missing_section::MISSING_SECTION,
    &structure::truncated_text::TRUNCATED_TEXT,
    &style_number::digit_hanzi_mixed::DIGIT_HANZI_MIXED,
    &style_number::digit_lookalike::DIGIT_LOOKALIKE,
    &style_number::number_format_inconsistent::NUMBER_FORMAT_INCONSISTENT,
    &style_number::range_form::RANGE_FORM,
    &punctuation::bracket_unpaired::BRACKET_UNPAIRED,
    &punctuation::halfwidth_punct::HALFWIDTH_PUNCT,
    &punctuation::repeated_punct::REPEATED_PUNCT,
    &punctuation::special_term_unquoted::SPECIAL_TERM_UNQUOTED,
    &punctuation::title_mark_dunhao::TITLE_MARK_DUNHAO,
    &wording::collocation::COLLOCATION,
    &wording::fixed_expression::FIXED_EXPRESSION,
    &wording::indicator_term::INDICATOR_TERM,
    &wording::spun_synonym::SPUN_SYNONYM,
    &wording::stale_term::STALE_TERM,
    &wording::typo_confusable::TYPO_CONFUSABLE,
    &template_debris::drafting_note::DRAFTING_NOTE,
    &template_debris::encoding_garbage::ENCODING_GARBAGE,
    &template_debris::page_marker::PAGE_MARKER,
    &template_debris::personal_info::PERSONAL_INFO,
    &template_debris::placeholder_broken::PLACEHOLDER_BROKEN,
    &template_debris::placeholder_left::PLACEHOLDER_LEFT,
    &template_debris::real_name_leak::REAL_NAME_LEAK,
    &template_debris::site_boilerplate::SITE_BOILERPLATE,
    &plan_vs_done::progress_claim::PROGRESS_CLAIM,
    &plan_vs_done::status_contradiction::STATUS_CONTRADICTION,
    &plan_vs_done::status_section_mismatch::STATUS_SECTION_MISMATCH,
    &plan_vs_done::target_arithmetic::TARGET_ARITHMETIC,
    &table::table_sum::TABLE_SUM,
    &table::table_text_mismatch::TABLE_TEXT_MISMATCH,
    &cross_document::name_variant::NAME_VARIANT,
    &cross_document::prev_base_mismatch::PREV_BASE_MISMATCH,
    &cross_document::stale_carryover::STALE_CARRYOVER,
];

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
