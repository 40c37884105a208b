use crate::claim::{Claim, Relation};
use crate::document::Document;
use crate::mention::{Class, Mention};
use crate::text::Run;

const BETTER: [&str; 8] = ["上升", "前移", "前进", "提升", "跃升", "攀升", "提高", "升"];
const WORSE: [&str; 6] = ["下降", "后移", "后退", "下滑", "跌", "降"];
const REACH: usize = 10;

/// 由第3位上升到第5位: a better place has the smaller number.
pub(super) fn find(document: &Document, mentions: &[Mention], claims: &mut Vec<Claim>) {
    let reading = &document.reading;
    let ranks: Vec<(usize, Run)> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.class == Class::Ordinal)
        .filter_map(|(index, mention)| Some((index, mention.figure.as_ref()?.whole)))
        .collect();
    for pair in ranks.windows(2) {
        let ((from, before), (to, after)) = (pair[0], pair[1]);
        let between = Run::new(before.to().min(after.from()), after.from());
        let lead = Run::new(before.from().saturating_sub(REACH), before.from());
        let opened = reading.find(lead, "由").or_else(|| reading.find(lead, "从")).is_some();
        let closed = ["到", "至", "为"].iter().any(|word| {
            reading.ends(after.from(), word)
                || reading.ends(after.from(), &format!("{word}全省"))
                || reading.ends(after.from(), &format!("{word}全国"))
        });
        if !opened || !closed || between.len() > REACH {
            continue;
        }
        let says = |words: &[&str]| reading.says(between, words);
        let falling = match (says(&BETTER), says(&WORSE)) {
            (true, false) => false,
            (false, true) => true,
            _ => continue,
        };
        claims.push(Claim {
            rule: "direction-contradiction",
            relation: Relation::Rank { from, to, falling },
            run: Run::new(before.from(), after.to()),
            hindrance: None,
            sure: true,
        });
    }
}
