use super::shares::{claim, ends_as, fits, is_target, object, range_makes_up};
use super::told::Told;
use super::words;
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};
use crate::text::Run;

/// Wholes that are not of this report, whatever it prints.
const ELSEWHERE: [&str; 6] = ["全国", "全省", "全市", "全部", "同期", "总"];
const OTHER_TIMES: [&str; 9] = ["去年", "上年", "同期", "年初", "当月", "当季", "计划", "力争", "目标"];
/// The least length of names that stand for one figure.
const NAMED: usize = 2;
/// The least length where another sentence is meant.
const NAMED_ELSEWHERE: usize = 4;
/// How many indicators back a figure is sought.
const LOOK_BACK: usize = 60;

/// What a share says that it is of: the names of part and whole.
struct Names {
    part: String,
    whole: String,
}

/// 税收收入占一般公共预算收入的70.9%: both are named by the share.
fn names(passage: &Passage, share: &Quantity) -> Option<Names> {
    let at = passage.reading.find(share.lead, "占")?;
    let whole = words::noun(passage, object(passage, share.lead)?);
    let subject = Run::new(share.lead.from(), at);
    let part = words::noun(passage, subject);
    let long = |name: &str| name.chars().count() >= NAMED;
    let elsewhere = ELSEWHERE.iter().any(|word| whole.starts_with(word));
    let other_time = passage.says(share.lead, &OTHER_TIMES) || words::year(passage, share.lead).is_some();
    (long(&part) && long(&whole) && !elsewhere && !other_time && !is_target(passage, share.lead)).then_some(Names { part, whole })
}

/// Part and whole in the sentence itself.
pub(super) fn of_named(passage: &Passage, share: &Quantity) -> Option<Claim> {
    let names = names(passage, share)?;
    let part = only(passage, share, |noun| noun == names.part)?;
    let whole = only(passage, share, |noun| ends_as(noun, &names.whole))?;
    (comparable(part, whole) && part.index != whole.index).then(|| claim(passage, whole, part, share))?
}

/// The one level before a share whose name fits.
fn only<'p, 'a>(passage: &'p Passage<'a>, share: &Quantity, fits: impl Fn(&str) -> bool) -> Option<&'p Quantity<'a>> {
    let before = passage.quantities.iter().take_while(|quantity| quantity.run.to() <= share.run.from());
    let mut found = before.filter(|quantity| {
        let level = quantity.is_amount() && quantity.is_level() && !words::is_of_before(passage, quantity);
        level && !passage.says(quantity.lead, &OTHER_TIMES) && fits(&words::noun(passage, quantity.lead))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Part and whole in earlier sentences of the section.
pub(super) fn of_earlier(told: &Told, passage: &Passage, share: &Quantity) -> Option<Claim> {
    let names = names(passage, share)?;
    if [&names.part, &names.whole].iter().any(|name| name.chars().count() < NAMED_ELSEWHERE) {
        return None;
    }
    let section = told.document.sentence_at(share.run.from())?.section;
    let until = told.indicators.partition_point(|indicator| indicator.mention < share.index);
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut found = (until.saturating_sub(LOOK_BACK)..until).filter(|&place| {
            let indicator = &told.indicators[place];
            let here = indicator.section == section && !indicator.planned && indicator.scope.is_none();
            here && told.times(place).is_empty() && fits(told.core(place))
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let part = only(&|core| core == names.part)?;
    let whole = only(&|core| ends_as(core, &names.whole))?;
    let (one, other) = (told.figure(part)?, told.figure(whole)?);
    let alike = one.unit.base == other.unit.base && one.unit.dimension == other.unit.dimension;
    let (part, whole) = (told.indicators[part].mention, told.indicators[whole].mention);
    (alike && part != whole).then(|| Claim {
        rule: "share-of-total",
        relation: Relation::ShareOf { whole, part, share: share.index },
        run: Run::new(share.lead.from(), share.run.to()),
        hindrance: None,
        sure: true,
    })
}

/// Rates whose numerator may hold cases of an earlier time.
const CARRIED_OVER: [&str; 8] = ["办结", "结案", "审结", "回复", "化解", "整改", "完成", "兑现"];
/// Rates of what was not told off from a whole: of capital, of a mean number, of the number at the beginning.
const OF_OTHERS: [&str; 22] = [
    "收益", "利润", "盈利", "毛利", "净利", "回报", "结余", "盈余", "亏损", "增值", "顺差", "逆差", "出生", "死亡", "出栏",
    "增长", "净增", "周转", "失业", "流失", "离职", "产出",
];
const LEADING: [&str; 8] = ["其中", "已经", "已", "累计", "实际", "其", "共", "全部"];
const COPULAS: [&str; 4] = ["达到", "达", "为", "是"];
/// The longest verb that a rate is named by.
const VERB: usize = 4;

/// 抽检1840批次,合格1812批次,合格率98.5%: the rate is named by the verb of its part.
pub(super) fn of_verb(passage: &Passage, place: usize, share: &Quantity) -> Option<Claim> {
    let (part, whole) = (&passage.quantities[place.checked_sub(1)?], &passage.quantities[place.checked_sub(2)?]);
    let words = passage.reading.words(share.lead);
    let words = COPULAS.iter().find_map(|copula| words.strip_suffix(copula)).unwrap_or(words);
    let verb = words.strip_suffix('率').filter(|verb| (2..=VERB).contains(&verb.chars().count()))?;
    if OF_OTHERS.iter().any(|other| verb.ends_with(other)) {
        return None;
    }
    let said = LEADING.iter().fold(passage.reading.words(part.lead), |said, word| said.strip_prefix(word).unwrap_or(said));
    let named = said == verb || said.strip_suffix('了') == Some(verb);
    let near = part.segment + 1 == share.segment && whole.segment + 1 == part.segment;
    let alike = whole.figure.unit.base == part.figure.unit.base && whole.is_amount() && whole.dimension() == part.dimension();
    let levels = whole.is_level() && part.is_level() && !words::is_of_before(passage, whole);
    // More than were there are not of these.
    let within = !whole.figure.range.lies_below(&part.figure.range);
    if !named || !near || !alike || !levels || !within || is_target(passage, whole.lead) {
        return None;
    }
    // 可用财力58亿元,其中安排46亿元,支出40亿元,支出率69%: it may be of a figure before.
    let before = passage.quantities[..place - 2].iter().rev().take_while(|before| before.segment + 3 >= whole.segment);
    let of = |whole: &&Quantity| comparable(whole, part) && whole.is_level() && fits(whole, part, share);
    let whole = std::iter::once(whole).chain(before).find(of).unwrap_or(whole);
    // 批准逮捕1264人,不捕862人,不捕率40.5%: the two together may be the whole.
    let both = whole.figure.range.plus(&part.figure.range);
    if !of(&whole) && both.is_none_or(|both| range_makes_up(&both, part.figure, share.figure)) {
        return None;
    }
    let sure = !CARRIED_OVER.iter().any(|carried| verb.ends_with(carried));
    claim(passage, whole, part, share).map(|claim| Claim { sure, ..claim })
}
