//! What is measured, where a clause names only whose figure it gives.

use super::{Composer, heads};
use crate::indicator::slot::Slot;
use crate::lex::units::Dimension;
use crate::text::Run;

/// How far back an indicator can lend its measure, in indicators.
const REACH: usize = 6;
/// How far back a clause that leads in is sought, in characters.
const LEAD: usize = 24;

impl Composer<'_, '_> {
    /// 349种产品产量同比增长。其中，钢材1274万吨: a sentence that says what its items measure.
    pub(super) fn told_measure(&self, slot: &Slot) -> Option<&'static str> {
        let opens = slot.clause.from() > 0 && self.opens_with_parts(slot);
        self.found.last().filter(|_| opens).and_then(|last| heads::measure_told(&last.name))
    }

    /// Whether the sentence goes on with parts or views of what the one before gave.
    fn opens_with_parts(&self, slot: &Slot) -> bool {
        let Some(sentence) = self.document.sentence_at(slot.figure.whole.from()) else { return false };
        let start = sentence.run.from();
        let reading = self.reading;
        let viewed = || {
            let comma = (start..(start + 10).min(sentence.run.to())).find(|&at| reading.at(at) == ',');
            comma.is_some_and(|at| matches!(reading.before(at), '看' | '分' | '中'))
        };
        reading.starts(start, "其中") || reading.at(start) == '分' && viewed()
    }

    /// The name of a rate with the measure that the clauses before gave: 采矿业增加值增长4.2%, 制造业增长7.1%.
    pub(super) fn measured(&self, slot: &Slot, words: String) -> String {
        if let Some(measure) = self.topic.told {
            let own = heads::measure(&words).is_some() || words.ends_with(['率', '量', '值', '额', '数']);
            return if own { words } else { format!("{words}{measure}") };
        }
        if !heads::is_bare(&words) {
            return words;
        }
        if let Some(full) = self.completed_by_whole(slot, &words) {
            return full;
        }
        let near = |index: &usize| self.groups[*index] == self.group || self.opens_with_parts(slot);
        let reach = (0..self.found.len()).rev().take(REACH).take_while(near);
        reach.into_iter().find_map(|index| heads::completed(&words, rated(&self.found[index].name))).unwrap_or(words)
    }

    /// 在实物商品网上零售额中，吃类商品: the clause before names the whole, and with it the measure.
    fn completed_by_whole(&self, slot: &Slot, words: &str) -> Option<String> {
        let lead = self.lead_in(slot).filter(|lead| lead.len() > 2 && self.reading.before(lead.to()) == '中')?;
        heads::completed(words, &self.reading.text(Run::new(lead.from(), lead.to() - 1)))
    }

    /// A level of a list whose sentence said what is measured.
    pub(super) fn told_level(&self, slot: &Slot, words: String) -> String {
        let counts = matches!(slot.dimension, Dimension::Measure(_) | Dimension::Count(_) | Dimension::Money);
        match self.topic.told {
            Some(measure) if counts && heads::measure(&words).is_none() && !words.ends_with(['率', '量', '值', '额', '数']) =>
            {
                format!("{words}{measure}")
            }
            _ if heads::is_bare(&words) => self.completed_by_whole(slot, &words).unwrap_or(words),
            _ => words,
        }
    }

    /// The words of the clause before, where the one of the figure follows it after a comma.
    pub(super) fn lead_in(&self, slot: &Slot) -> Option<Run> {
        let reading = self.reading;
        let end = slot.clause.from().checked_sub(1).filter(|&at| slot.mark == ',' && reading.at(at) == ',')?;
        let floor = end.saturating_sub(LEAD);
        let mark = |at: &usize| matches!(reading.at(*at), ',' | ';' | ':' | '。' | '\n');
        let start = (floor..end).rev().find(mark).map_or(floor, |at| at + 1);
        Some(Run::new(start, end))
    }

    /// 扣除房地产开发投资，固定资产投资增长6.6%: what the clause before leaves out.
    pub(super) fn left_out(&self, slot: &Slot, words: String) -> String {
        let Some(lead) = self.lead_in(slot) else { return words };
        let leaves = ["扣除", "剔除", "不含"].iter().any(|word| self.reading.starts(lead.from(), word));
        let figures = (lead.from()..lead.to()).any(|at| self.reading.at(at).is_ascii_digit());
        if !leaves || figures || self.reading.starts(lead.from(), "扣除价格") || words.starts_with("扣除") {
            return words;
        }
        format!("{}{words}", self.reading.text(lead))
    }
}

/// The name of a rate without the words for how it moved.
pub(super) fn rated(name: &str) -> &str {
    let bare = ["增速", "增幅", "降幅", "涨幅"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    ["环比", "同比", "实际", "年均"].iter().find_map(|basis| bare.strip_suffix(basis)).unwrap_or(bare)
}
