use super::told::{Told, same_period};
use super::words;
use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};
use crate::text::Run;

const OPENING: [&str; 8] = ["年初", "期初", "上年末", "去年底", "上年底", "去年末", "月初", "季初"];
const GAINS: [&str; 12] =
    ["新增", "新设", "新入", "新注册", "新登记", "新收", "新识别", "新纳入", "新立", "转入", "调入", "增加"];
const LOSSES: [&str; 16] = [
    "退出", "注销", "减少", "到期", "淘汰", "办结", "出栏", "核销", "离职", "消除", "脱贫", "转出", "调出", "结案", "清退",
    "解除",
];
const CLOSING: [&str; 9] = ["年末", "期末", "年底", "目前", "月末", "月底", "季末", "结存", "现有"];

/// 出口2986.4亿元,进口1232.3亿元,贸易顺差1754.1亿元.
pub(super) fn find_trade(passage: &Passage, claims: &mut Vec<Claim>) {
    const COPULAS: [&str; 4] = ["达到", "达", "为", "实现"];
    let named = |quantity: &Quantity, names: &[&str]| {
        passage.ends_with(passage.cut_any(quantity.lead, &COPULAS).unwrap_or(quantity.lead), names)
    };
    for balance in passage.quantities.iter().filter(|balance| balance.is_amount() && balance.is_level()) {
        let surplus = named(balance, &["顺差"]);
        if !surplus && !named(balance, &["逆差"]) {
            continue;
        }
        let flows = |way: &str, other: &str| {
            let fits = |one: &&Quantity| {
                let before = one.run.to() <= balance.run.from() && one.is_level() && comparable(one, balance);
                before && named(one, &[way]) && !named(one, &[other])
            };
            passage.quantities.iter().filter(fits).collect::<Vec<_>>()
        };
        // 出口 with a name before it is of some goods.
        let ([export], [import]) = (&flows("出口", "进出口")[..], &flows("进口", "出进口")[..]) else { continue };
        let (gain, loss) = if surplus { (export, import) } else { (import, export) };
        let plain = [export, import].iter().all(|one| words::noun(passage, one.lead).chars().count() <= NOT_NAMED);
        if !plain {
            continue;
        }
        claims.push(Claim {
            rule: "stock-flow",
            relation: Relation::NetOf { net: balance.index, gains: vec![gain.index], losses: vec![loss.index] },
            run: passage.around(if export.index < import.index { export } else { import }, balance),
            hindrance: None,
            sure: true,
        });
    }
}

/// How many indicators back the flows of a balance are sought.
const LOOK_BACK: usize = 60;
const FLOWS: [&str; 4] = ["出口", "出口额", "出口总值", "出口总额"];
const INFLOWS: [&str; 4] = ["进口", "进口额", "进口总值", "进口总额"];
const BALANCES: [&str; 7] = ["贸易", "外贸", "对外贸易", "货物贸易", "进出口", "实现", ""];

/// 出口…,进口…。实现贸易顺差…: a balance in a sentence of its own, where one export and one import are in force.
pub(super) fn find_trade_across(told: &Told, claims: &mut Vec<Claim>) {
    for (place, balance) in told.indicators.iter().enumerate() {
        let core = told.core(place);
        let Some((of, surplus)) =
            core.strip_suffix("顺差").map(|of| (of, true)).or_else(|| core.strip_suffix("逆差").map(|of| (of, false)))
        else {
            continue;
        };
        let told_already = claims.iter().any(|claim| claim.relation.claimed() == balance.mention);
        if told_already || balance.planned || !BALANCES.contains(&of) || !alone(told, place) {
            continue;
        }
        let (Some(export), Some(import)) = (in_force(told, place, &FLOWS), in_force(told, place, &INFLOWS)) else { continue };
        let (gain, loss) = if surplus { (export, import) } else { (import, export) };
        let Some(run) =
            told.figure(place).map(|figure| Run::new(balance.name_run.from().min(figure.whole.from()), figure.whole.to()))
        else {
            continue;
        };
        claims.push(Claim {
            rule: "stock-flow",
            relation: Relation::NetOf { net: balance.mention, gains: vec![gain], losses: vec![loss] },
            run,
            hindrance: None,
            sure: true,
        });
    }
}

/// Whether the sentence of a balance names no country, goods or flow before it.
fn alone(told: &Told, place: usize) -> bool {
    let Some(figure) = told.figure(place) else { return false };
    let Some((_, sentence)) = told.sentence(figure.whole.from()) else { return false };
    let before = Run::new(sentence.run.from(), figure.whole.from());
    !told.document.reading.says(before, &["对", "与", "口", "其中"])
}

/// The one level of a flow that a balance can be of: the last flow told, and the only one of its scope and period.
fn in_force(told: &Told, balance: usize, names: &[&str]) -> Option<usize> {
    let own = &told.indicators[balance];
    let unit = &told.figure(balance)?.unit;
    let way = names[0];
    let before = (balance.saturating_sub(LOOK_BACK)..balance).rev();
    let flows = before.filter(|&one| {
        let indicator = &told.indicators[one];
        let alike = told.figure(one).is_some_and(|figure| figure.unit.base == unit.base);
        alike && indicator.name.contains(way) && !indicator.name.contains("进出口") && !indicator.planned
    });
    let plain = |&one: &usize| {
        let core = told.core(one).trim_start_matches("外贸").trim_start_matches("货物");
        names.contains(&core)
    };
    let of_one = |&one: &usize| {
        let indicator = &told.indicators[one];
        let placed = own.scope.is_none() || indicator.scope.is_none() || own.scope == indicator.scope;
        placed && same_period(indicator.period.as_deref(), own.period.as_deref())
    };
    let mut flows = flows.peekable();
    flows.peek().filter(|last| plain(last) && of_one(last))?;
    let fitting: Vec<usize> = flows.filter(plain).filter(of_one).collect();
    let [one] = fitting[..] else { return None };
    Some(told.indicators[one].mention)
}

/// The length of 全省出口, which names no goods.
const NOT_NAMED: usize = 4;

/// 年初66家,全年新增20家、注销8家,年末78家: opening, gains and losses make the closing figure.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, opening) in passage.quantities.iter().enumerate() {
        if !opening.is_amount() || !says(passage, opening, &OPENING) || says(passage, opening, &["比", "较", "由", "从"]) {
            continue;
        }
        let clause = passage.clause(opening.run.from());
        let others: Vec<&Quantity> = passage.quantities[place + 1..]
            .iter()
            .take_while(|other| clause.contains(other.run) && comparable(other, opening))
            .collect();
        let Some((closing, flows)) = others.split_last() else { continue };
        let (losses, gains): (Vec<&Quantity>, Vec<&Quantity>) = flows.iter().partition(|flow| says(passage, flow, &LOSSES));
        let plain = gains.iter().all(|gain| says(passage, gain, &GAINS)) && !gains.is_empty() && !losses.is_empty();
        let near = others.windows(2).all(|pair| pair[1].segment <= pair[0].segment + 1);
        if !plain || !near || !says(passage, closing, &CLOSING) || says(passage, closing, &GAINS) {
            continue;
        }
        let index = |quantity: &&Quantity| quantity.index;
        claims.push(Claim {
            rule: "stock-flow",
            relation: Relation::NetOf {
                net: closing.index,
                gains: [opening.index].into_iter().chain(gains.iter().map(index)).collect(),
                losses: losses.iter().map(index).collect(),
            },
            run: passage.around(opening, closing),
            hindrance: None,
            sure: true,
        });
    }
}

fn says(passage: &Passage, quantity: &Quantity, words: &[&str]) -> bool {
    passage.says(quantity.lead, words)
}
