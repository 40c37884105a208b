//! Parts, the total that they are parts of, and what the total lends to their names.

use super::{Composer, heads};
use crate::indicator::slot::Slot;
use crate::lex::units::Dimension;
use crate::number::Decimal;
use crate::text::Run;

/// How far back a total can stand, in indicators.
const REACH: usize = 6;
/// How far back parts of another total with the same name are looked for.
const NAMESAKES: usize = 40;

impl Composer<'_, '_> {
    /// The indicator that a figure behind 其中 is a part of; items of the same list follow it.
    pub(super) fn part_of(&mut self, slot: &Slot) -> Option<usize> {
        let reading = self.reading;
        if let Some(total) = self.bracketed(slot) {
            return Some(total);
        }
        let opens = reading.says(slot.pre, &["其中", "包括", "分别为", "分别是", "具体为", "具体是"]);
        let named = if opens { None } else { self.whole_named(slot) };
        if opens || named.is_some() {
            let floor = self.floor_of_total(slot);
            let inside = |index: usize| self.mentions[self.found[index].mention].run.is_some_and(|run| run.from() >= floor);
            let alike = |index: usize| self.dimension(index) == Some(slot.dimension);
            let total = named.filter(|&index| alike(index)).or_else(|| {
                (0..self.found.len())
                    .rev()
                    .take(REACH)
                    .find(|&index| opens && inside(index) && alike(index) && self.found[index].parent.is_none())
            });
            self.topic.parts_of = total;
            return total;
        }
        let total = self.topic.parts_of.filter(|&total| self.dimension(total) == Some(slot.dimension))?;
        let goes_on = match slot.mark {
            '、' => true,
            ',' => reading.find(slot.pre, "同比").is_none(),
            ';' => self.leaves_room(total, slot),
            _ => false,
        };
        goes_on.then_some(total)
    }

    fn dimension(&self, index: usize) -> Option<Dimension> {
        self.mentions[self.found[index].mention].figure.as_ref().map(|figure| figure.unit.dimension)
    }

    /// 火电7865万千瓦(煤电6892万千瓦、气电542万千瓦): the figure before the bracket is the total of those inside.
    fn bracketed(&mut self, slot: &Slot) -> Option<usize> {
        let reading = self.reading;
        let opens = slot.mark == '0' && reading.at(slot.pre.from()) == '(' && reading.before(slot.pre.to()) != '占';
        if opens {
            let total = self.found.len().checked_sub(1)?;
            self.topic.bracket = Some((total, slot.pre.from()));
        }
        let (total, open) = self.topic.bracket?;
        let closed = (open..slot.pre.to()).any(|at| reading.at(at) == ')');
        (!closed && self.dimension(total) == Some(slot.dimension)).then_some(total)
    }

    /// 医院中，公立医院71个: the words before the clause name a total that was just given.
    fn whole_named(&self, slot: &Slot) -> Option<usize> {
        let reading = self.reading;
        let lead = self.lead_in(slot).filter(|lead| reading.before(lead.to()) == '中')?;
        let words = reading.text(Run::new(lead.from(), lead.to().max(lead.from() + 1) - 1));
        let words = words.strip_prefix('在').unwrap_or(&words);
        let candidates = (0..self.found.len()).rev().take(NAMESAKES);
        let same = |name: &str| name.ends_with(words) || words.ends_with(name);
        candidates.into_iter().find(|&index| words.chars().count() >= 2 && same(&self.found[index].name))
    }

    /// Whether a figure can still be a part beside those before it, and does not begin like the total itself.
    fn leaves_room(&self, total: usize, slot: &Slot) -> bool {
        let scaled = |index: usize| self.mentions[self.found[index].mention].figure.as_ref()?.scaled;
        let listed = (total + 1..self.found.len()).filter(|&index| self.found[index].parent == Some(total));
        let sum = listed.map(scaled).try_fold(slot.figure.scaled.unwrap_or(Decimal::ZERO), |sum, part| sum.plus(part?));
        let fits = sum.zip(scaled(total)).is_some_and(|(sum, total)| sum <= total);
        let begin: String = self.found[total].name.chars().take(2).collect();
        fits && !self.reading.starts(slot.pre.from(), &begin)
    }

    /// Where the total of a 其中 can stand: in its sentence, or in the one before when 其中 opens the sentence.
    fn floor_of_total(&self, slot: &Slot) -> usize {
        let index = self.document.sentences.partition_point(|sentence| sentence.run.to() <= slot.figure.whole.from());
        let Some(here) = self.document.sentences.get(index) else { return 0 };
        let before = index.checked_sub(1).map(|before| &self.document.sentences[before]);
        match before {
            Some(before) if self.reading.starts(here.run.from(), "其中") && before.paragraph == here.paragraph => {
                before.run.from()
            }
            _ => here.run.from(),
        }
    }

    /// The name of a part, with what it needs of its total's.
    pub(super) fn part_name(&mut self, parent: usize, words: String, run: Run, slot: &Slot) -> String {
        // 其中438万人领取电子社保卡: what stands behind the figure says it all.
        if run.from() >= slot.figure.whole.to() && words.chars().count() > 3 {
            return words;
        }
        let total = self.found[parent].name.as_str();
        let dimension = slot.dimension;
        if let Some(trade) = traded(total, &words) {
            return trade;
        }
        if heads::is_bare(&words)
            && let Some(full) = heads::completed(&words, total)
        {
            return full;
        }
        // 受灾面积5820公顷，其中绝收316公顷.
        if matches!(dimension, Dimension::Measure(_))
            && words.chars().count() == 2
            && let Some(measure) = heads::measure(total).filter(|_| heads::measure(&words).is_none())
        {
            return format!("{words}{measure}");
        }
        if let Some(full) = levelled(total, &words) {
            return full;
        }
        if let Some(measure) = heads::lent_to_parts(total)
            && !matches!(dimension, Dimension::Percent | Dimension::Things)
            && heads::measure(&words).is_none()
            && !words.ends_with(['率', '量', '额', '值', '数', '次'])
        {
            return format!("{words}{measure}");
        }
        let percent =
            dimension == Dimension::Percent && !words.contains('占') && !words.ends_with(['率', '比', '重', '例', '度']);
        let apart = percent || dimension == Dimension::People && !names_people(&words) || names_class(&words);
        if !apart || shares_words(&words, total) {
            return self.told_apart(parent, words);
        }
        let total = ["总数", "总量", "数量"].iter().find_map(|tail| total.strip_suffix(tail)).unwrap_or(total);
        format!("{total}:{words}")
    }

    /// 短期贷款 of two totals is 住户短期贷款 and 企业短期贷款.
    fn told_apart(&mut self, parent: usize, words: String) -> String {
        let Some(measure) = heads::measure(&words) else { return words };
        let prefix = |name: &str| name.strip_suffix(measure).filter(|rest| !rest.is_empty() && *rest != words).map(str::to_owned);
        let Some(own) = prefix(&self.found[parent].name) else { return words };
        let namesake = (0..self.found.len()).rev().take(NAMESAKES).find(|&index| {
            let other = &self.found[index];
            other.name.ends_with(&words) && other.parent.is_some_and(|other| self.found[other].name != self.found[parent].name)
        });
        let Some(namesake) = namesake else { return words };
        if self.found[namesake].name == words {
            let lent = self.found[namesake].parent.and_then(|other| prefix(&self.found[other].name));
            self.found[namesake].name = format!("{}{words}", lent.unwrap_or_default());
        }
        format!("{own}{words}")
    }
}

/// 出口 of 一般贸易进出口 is 一般贸易出口; of all trade it is 出口.
fn traded(total: &str, words: &str) -> Option<String> {
    if !matches!(words, "出口" | "进口" | "出口额" | "进口额") {
        return None;
    }
    let at = total.find("进出口")?;
    let whole = matches!(&total[..at], "" | "外贸" | "货物贸易" | "货物" | "对外贸易" | "外贸货物" | "完成" | "实现");
    (!whole).then(|| format!("{}{words}", &total[..at]))
}

/// 国家级 of 市级以上龙头企业 is 国家级龙头企业, 5A级 of A级景区 5A级景区.
fn levelled(total: &str, words: &str) -> Option<String> {
    let (at, tail) = total.find("级以上").map(|at| (at, "级以上")).or_else(|| total.find('级').map(|at| (at, "级")))?;
    let rest = &total[at + tail.len()..];
    let level = words.ends_with('级') || words.ends_with("级以上");
    let rest = ["总数", "总量", "数量"].iter().find_map(|tail| rest.strip_suffix(tail)).unwrap_or(rest);
    level.then(|| format!("{words}{rest}"))
}

/// Whether a name is of people, whom 人 counts: 高等院所47名 counts none of the institutes.
fn names_people(words: &str) -> bool {
    words.ends_with(['人', '员', '师', '生', '者', '士', '工', '民', '童', '才', '家', '儿', '客', '手', '医', '户'])
}

/// Whether a name is a class of things that its total has to be read with.
fn names_class(words: &str) -> bool {
    const CLASSES: &[&str] = &[
        "企业", "个体工商户", "个体", "城镇", "农村", "城市", "男性", "女性", "省级", "市级", "区级", "县级", "国家级", "其他",
        "新增", "本市", "本地", "外地", "境内", "境外", "公办", "民办", "在建", "续建", "新建", "已建成", "已完成", "个人",
        "单位",
    ];
    CLASSES.contains(&words)
}

/// Whether two names share two characters in a row.
fn shares_words(a: &str, b: &str) -> bool {
    let (own, other): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    own.windows(2).any(|pair| other.windows(2).any(|two| two == pair))
}
