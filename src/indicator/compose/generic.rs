//! Heads that say nothing alone, completed by what was named before.

use super::{Composer, heads};
use crate::indicator::name;
use crate::indicator::slot::Slot;
use crate::indicator::words::VERBS;
use crate::lex::lexicon::Lexicon;
use crate::lex::units::Dimension;
use crate::text::{Reading, Run};

/// How far back money is sought that a mean is of.
const REACH: usize = 6;

impl Composer<'_, '_> {
    /// The whole name of a head: 占比, 交付率, 已放款, 投入强度.
    pub(super) fn completed(&self, slot: &Slot, bare: Run, words: String, is_part: bool) -> String {
        let reading = self.reading;
        let Some(last) = self.topic.last.as_deref() else {
            // 电网建设方面，完成投资18.6亿元.
            let generic = name::is_generic(reading, bare) || words == "完成投资";
            let about = self.lead_in(slot).filter(|lead| generic && reading.ends(lead.to(), "方面") && lead.len() > 3);
            return match about {
                Some(lead) => format!("{}{words}", reading.text(Run::new(lead.from(), lead.to() - 2))),
                None => shared_part(words),
            };
        };
        // 在电信业务收入中占比16.2%.
        if let Some(whole) = words.strip_suffix("中占比").or_else(|| words.strip_suffix("中的占比")) {
            return format!("{last}占{whole}比重");
        }
        if name::is_generic(reading, bare) || heads::is_process_rate(&words) && slot.dimension == Dimension::Percent {
            let base = if matches!(words.as_str(), "户均" | "人均") { self.money_before(slot).unwrap_or(last) } else { last };
            // 化解矛盾纠纷, 化解率: the rate is of what the verb did.
            let stem = words.strip_suffix('率').filter(|stem| stem.chars().count() == 2);
            if let Some(thing) = stem.and_then(|stem| base.strip_prefix(stem)).filter(|thing| thing.chars().count() > 1) {
                return format!("{thing}{words}");
            }
            if words.chars().next().is_some_and(|first| base.contains(first)) && heads::is_process_rate(&words) {
                return overlapped(base, &words).unwrap_or(words);
            }
            return shared_part(format!("{}{words}", heads::carried(base, &words)));
        }
        if is_part {
            return words;
        }
        if heads::is_step(&words) {
            return self.stepped(slot, &words).unwrap_or(words);
        }
        if let Some(whole) = overlapped(last, &words) {
            return whole;
        }
        // 小麦产量12万吨、玉米8万吨; 汽车以旧换新40万辆、家电450万台.
        if slot.mark == '、'
            && bare.len() <= 4
            && let Some(measure) = heads::lent(last).filter(|_| heads::measure(&words).is_none())
            && last.chars().count() - measure.chars().count() <= 5
        {
            return format!("{words}{measure}");
        }
        // 新建供水管网86公里、燃气管网142公里.
        let alike = || words.char_indices().rev().nth(1).is_some_and(|(at, _)| last.ends_with(&words[at..]));
        let short = bare.len() <= 3 || bare.len() <= 5 && alike();
        if slot.mark == '、' && short { self.with_verb(words) } else { words }
    }

    /// 开工项目5个，竣工2个: a step of what was counted just before.
    pub(super) fn stepped(&self, slot: &Slot, step: &str) -> Option<String> {
        let alike = |&index: &usize| {
            let figure = self.mentions[self.found[index].mention].figure.as_ref();
            self.groups[index] == self.group && figure.is_some_and(|figure| figure.unit.dimension == slot.dimension)
        };
        let index = (0..self.found.len()).rev().take(REACH).find(alike);
        let base = index.map(|index| self.found[index].name.as_str()).or(self.topic.last.as_deref())?;
        Some(format!("{}{step}", without_verb(base)))
    }

    /// The last amount of money of the stretch.
    fn money_before(&self, slot: &Slot) -> Option<&str> {
        let money = |&index: &usize| {
            let figure = self.mentions[self.found[index].mention].figure.as_ref();
            slot.dimension == Dimension::Money
                && self.groups[index] == self.group
                && figure.is_some_and(|figure| figure.unit.dimension == Dimension::Money)
        };
        (0..self.found.len()).rev().take(REACH).find(money).map(|index| self.found[index].name.as_str())
    }

    /// 更新汽车50万辆、家电800万台: a short item of a list takes the verb of the item before it.
    fn with_verb(&self, words: String) -> String {
        let verb = self.found.last().and_then(|last| {
            let (start, limit) = (last.name_run.from(), last.name_run.to());
            let mut end = start;
            while let Some(found) = VERBS.at(self.reading, end, limit) {
                end += found.length;
            }
            (end > start && end < limit).then(|| self.reading.text(Run::new(start, end)))
        });
        format!("{}{words}", verb.unwrap_or_default())
    }
}

/// A share with the word for it, and without the scope that goes without saying.
fn shared_part(mut words: String) -> String {
    if !words.contains('占') {
        return words;
    }
    if words.ends_with('占') {
        words.push('比');
    } else if !words.ends_with(['比', '重', '例', '额']) {
        words.push_str("比重");
    }
    let own = ["占我市", "占全市", "占我省", "占全省", "占全区", "占我区", "占同期"]
        .iter()
        .find(|own| words.contains(**own) && !words.contains(&format!("{own}比")));
    own.map_or_else(|| words.clone(), |own| words.replacen(own, "占", 1))
}

/// 研发经费投入 with 投入强度 is 研发经费投入强度.
fn overlapped(last: &str, words: &str) -> Option<String> {
    let length = words.chars().count();
    // 法院判决、调解离婚 is one part; 离婚率 is of all.
    if last.contains('、') {
        return None;
    }
    let last = match words {
        _ if words.ends_with("余额") => heads::without_lending(last),
        _ if words.ends_with(['数', '量']) => heads::without_new(last),
        _ => last,
    };
    if !(3..=6).contains(&length) || words.ends_with('计') || last.contains("日均") {
        return None;
    }
    let ends = words.char_indices().map(|(at, _)| at).skip(2).collect::<Vec<_>>();
    ends.into_iter().rev().find(|&end| last.ends_with(&words[..end])).map(|end| format!("{last}{}", &words[end..]))
}

/// 归集公积金 without the verb.
fn without_verb(last: &str) -> &str {
    let reading = Reading::new(last);
    let words: &Lexicon = &VERBS;
    let cut = words.at(&reading, 0, reading.len()).filter(|found| reading.len() - found.length >= 2);
    cut.map_or(heads::without_doing(last), |found| &last[reading.byte(found.length) as usize..])
}
