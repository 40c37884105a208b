//! Slips in figures that others determine.

use hegao::claim::{Judged, Relation, Verdict};
use hegao::mention::Figure;
use hegao::number::{Decimal, Interval};

use super::{Dice, Kind, Report, Slip, kind};

const SUMS: &[&str] = &["sum-of-parts", "part-exceeds-total", "table-sum", "stock-flow"];
const GROWTH: &[&str] =
    &["growth-recompute", "growth-integer-base", "direction-contradiction", "stock-flow", "table-sum", "magnitude-slip"];
const ANY: &[&str] = &[
    "sum-of-parts", "part-exceeds-total", "share-of-total", "completion-rate", "growth-recompute", "growth-integer-base",
    "stock-flow", "average-mismatch", "cumulative-less-than-period", "magnitude-slip", "same-indicator-conflict",
    "direction-contradiction", "pp-recompute", "times-mismatch", "table-sum", "target-arithmetic",
];

pub const KINDS: &[Kind] = &[
    kind("分项数字写错", SUMS, |report, dice| slips(report, dice, part_of_sum)),
    kind("总数写错", SUMS, |report, dice| slips(report, dice, total_of_sum)),
    kind("占比写错", &["share-of-total", "ratio-out-of-range", "table-sum"], |report, dice| slips(report, dice, share)),
    kind("完成率写错", &["completion-rate"], |report, dice| slips(report, dice, completion)),
    kind("增幅写错", GROWTH, |report, dice| slips(report, dice, growth_rate)),
    kind("增幅的基数或现数写错", GROWTH, |report, dice| slips(report, dice, growth_level)),
    kind("增减量写错", &["stock-flow", "growth-recompute", "direction-contradiction"], |report, dice| {
        slips(report, dice, delta)
    }),
    kind("百分点差写错", &["pp-recompute", "direction-contradiction"], |report, dice| slips(report, dice, points)),
    kind("平均数写错", &["average-mismatch"], |report, dice| slips(report, dice, average)),
    kind("倍数写错", &["times-mismatch"], |report, dice| slips(report, dice, times)),
    kind("构成比写错", &["share-sum-100"], |report, dice| slips(report, dice, composition)),
    kind("前后数字写得不一样", &["same-indicator-conflict", "table-text-mismatch"], |report, dice| {
        slips(report, dice, same)
    }),
    kind("单位差一万倍", ANY, scaled_unit),
    kind("部分大于总体", &["part-exceeds-total", "sum-of-parts", "share-of-total"], bigger_part),
    kind("累计小于当期", &["cumulative-less-than-period", "same-indicator-conflict"], smaller_cumulative),
    kind("由高到低写成增加", &["direction-contradiction", "growth-recompute", "stock-flow"], swapped_ends),
];

type Operands = fn(&Relation) -> Vec<usize>;

fn part_of_sum(relation: &Relation) -> Vec<usize> {
    match relation {
        Relation::PartsOfTotal { parts, .. } => parts.clone(),
        Relation::NetOf { gains, losses, .. } => [gains.as_slice(), losses].concat(),
        _ => Vec::new(),
    }
}

fn total_of_sum(relation: &Relation) -> Vec<usize> {
    match relation {
        Relation::PartsOfTotal { total, .. } | Relation::NetOf { net: total, .. } => vec![*total],
        _ => Vec::new(),
    }
}

fn share(relation: &Relation) -> Vec<usize> {
    if let Relation::ShareOf { share, .. } = relation { vec![*share] } else { Vec::new() }
}

fn completion(relation: &Relation) -> Vec<usize> {
    if let Relation::Completion { rate, .. } = relation { vec![*rate] } else { Vec::new() }
}

fn growth_rate(relation: &Relation) -> Vec<usize> {
    match relation {
        Relation::Growth { rate, .. } | Relation::SignedGrowth { rate, .. } => vec![*rate],
        _ => Vec::new(),
    }
}

fn growth_level(relation: &Relation) -> Vec<usize> {
    if let Relation::Growth { base, current, .. } = relation { vec![*base, *current] } else { Vec::new() }
}

fn delta(relation: &Relation) -> Vec<usize> {
    if let Relation::Increment { delta, .. } = relation { vec![*delta] } else { Vec::new() }
}

fn points(relation: &Relation) -> Vec<usize> {
    if let Relation::PointDifference { points, .. } = relation { vec![*points] } else { Vec::new() }
}

fn average(relation: &Relation) -> Vec<usize> {
    if let Relation::Average { average, .. } = relation { vec![*average] } else { Vec::new() }
}

fn times(relation: &Relation) -> Vec<usize> {
    if let Relation::Multiple { times, .. } = relation { vec![*times] } else { Vec::new() }
}

fn composition(relation: &Relation) -> Vec<usize> {
    if let Relation::SharesOfWhole { shares } = relation { shares.clone() } else { Vec::new() }
}

fn same(relation: &Relation) -> Vec<usize> {
    if let Relation::SameFigure { first, second } = relation { vec![*first, *second] } else { Vec::new() }
}

/// The checks of a report that hold without reserve.
fn held<'r>(report: &'r Report) -> impl Iterator<Item = &'r Judged> {
    report.analysis.judged.iter().filter(|judged| judged.verdict == Verdict::Pass && judged.claim.sure)
}

fn figure<'r>(report: &'r Report, mention: usize) -> Option<&'r Figure> {
    report.analysis.mentions[mention].figure.as_deref().filter(|figure| figure.is_plain())
}

/// One digit wrong, or two turned round, in every operand of that role where the others forbid it.
fn slips(report: &Report, dice: &mut Dice, operands: Operands) -> Vec<Slip> {
    let mut found = Vec::new();
    for judged in held(report) {
        let among = operands(&judged.claim.relation);
        if among.is_empty() {
            continue;
        }
        for _ in 0..16 {
            let mention = *dice.pick(&among);
            let span = report.analysis.mentions[mention].span;
            let printed = span.of(report.text);
            if figure(report, mention).is_none() || !printed.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, '.' | ',')) {
                continue;
            }
            let Some(wrong) = mistyped(printed, dice) else { continue };
            let Some(range) = reads(report, mention, &wrong) else { continue };
            if forbidden(report, &judged.claim.relation, mention, range) == Some(true) {
                found.push(Slip::one(span.start as usize..span.end as usize, wrong));
                break;
            }
        }
    }
    found
}

/// A number with one digit wrong or two neighbours turned round.
fn mistyped(printed: &str, dice: &mut Dice) -> Option<String> {
    let mut digits: Vec<char> = printed.chars().collect();
    let places: Vec<usize> = (0..digits.len()).filter(|&at| digits[at].is_ascii_digit()).collect();
    let chosen = dice.below(places.len());
    if places.len() > 1 && dice.below(3) == 0 {
        let other = places[(chosen + 1) % places.len()];
        digits.swap(places[chosen], other);
    } else {
        digits[places[chosen]] = char::from_digit(dice.below(10) as u32, 10)?;
    }
    let wrong: String = digits.into_iter().collect();
    let leading_zero = wrong.starts_with('0') && !wrong.starts_with("0.");
    (wrong != printed && !leading_zero).then_some(wrong)
}

/// The values that the mention would stand for if it were printed so, twice as wide as rounding allows:
/// a fault that only just contradicts the others is not decidable.
fn reads(report: &Report, mention: usize, printed: &str) -> Option<Interval> {
    let figure = figure(report, mention)?;
    let value = Decimal::parse(&printed.replace(',', ""))?;
    let scale = figure.scaled?.divided(figure.value.filter(|value| !value.is_zero())?, 0)?;
    let scaled = value.times(scale)?;
    if figure.exact {
        return Some(Interval::exactly(scaled));
    }
    Some(Interval::between(scaled.minus(figure.place)?, scaled.plus(figure.place)?))
}

/// Whether the other figures of a relation leave no room for one that stands for `range`.
fn forbidden(report: &Report, relation: &Relation, changed: usize, range: Interval) -> Option<bool> {
    let of = |mention: usize| {
        if mention == changed {
            return Some(range);
        }
        // What is cut off instead of rounded reaches a whole place.
        let figure = report.analysis.mentions[mention].figure.as_ref()?;
        let half = if figure.exact || !figure.is_plain() { Decimal::ZERO } else { figure.place.divided(Decimal::from(2), 20)? };
        figure.range.plus(&Interval::between(half.negated(), half))
    };
    let sum = |of_all: &[usize]| of_all.iter().try_fold(Interval::exactly(Decimal::ZERO), |sum, &part| sum.plus(&of(part)?));
    let hundredth = |range: Interval| range.shifted(-2);
    let one = Interval::exactly(Decimal::ONE);
    let signed = |range: Interval, falling: bool| if falling { range.negated() } else { range };
    let (told, worked_out) = match relation {
        Relation::PartsOfTotal { total, parts, closed } => {
            let (whole, every) = (of(*total)?, sum(parts)?);
            if !(*closed && says_every_part(report, *total, parts)) {
                return Some(whole.lies_below(&every) && !may_overlap(report, *total, parts));
            }
            (whole, every)
        }
        Relation::NetOf { net, gains, losses } => (of(*net)?, sum(gains)?.minus(&sum(losses)?)?),
        Relation::PartWithin { total, part } => return Some(of(*total)?.lies_below(&of(*part)?)),
        Relation::ShareOf { whole, part, share } if !says_its_whole(report, *whole, *part, *share) => return None,
        Relation::ShareOf { whole, part, share: rate } | Relation::Completion { target: whole, done: part, rate } => {
            (of(*part)?, of(*whole)?.times(&hundredth(of(*rate)?)?)?)
        }
        Relation::Growth { base, current, rate, falling } => {
            (of(*current)?, of(*base)?.times(&one.plus(&hundredth(signed(of(*rate)?, *falling))?)?)?)
        }
        Relation::SignedGrowth { base, current, rate } => (of(*current)?, of(*base)?.times(&one.plus(&hundredth(of(*rate)?)?)?)?),
        Relation::Increment { base, current, delta, falling } => {
            (of(*current)?, of(*base)?.plus(&signed(of(*delta)?, *falling))?)
        }
        Relation::PointDifference { from, to, points, falling } => (of(*to)?, of(*from)?.plus(&signed(of(*points)?, *falling))?),
        Relation::Average { total, count, average } => (of(*total)?, of(*average)?.times(&of(*count)?)?),
        Relation::Multiple { base, current, times, grown } => {
            let times = of(*times)?;
            (of(*current)?, of(*base)?.times(&if *grown { times.plus(&one)? } else { times })?)
        }
        Relation::SharesOfWhole { shares } => (Interval::exactly(Decimal::from(100)), sum(shares)?),
        Relation::SameFigure { first, second } => {
            // A figure twice as large may be of something else that goes by the same name.
            let (one, other) = (of(*first)?, of(*second)?);
            let near = !one.plus(&one)?.lies_below(&other) && !other.plus(&other)?.lies_below(&one);
            return Some(near && !one.meets(&other));
        }
        _ => return None,
    };
    Some(!told.meets(&worked_out))
}

/// Whether the words say that no part is left out. That the parts of 其中 make up the total shows only in the figures,
/// and a slip takes it away.
fn says_every_part(report: &Report, total: usize, parts: &[usize]) -> bool {
    let spans = || parts.iter().chain([&total]).map(|&part| report.analysis.mentions[part].span);
    let (Some(from), Some(to)) = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max()) else { return false };
    let line = report.text[..from as usize].rfind('\n').map_or(0, |at| at + 1);
    let behind: String = report.text[to as usize..].chars().take(16).take_while(|ch| !matches!(ch, '。' | '\n')).collect();
    let words = [&report.text[line..to as usize], &behind].concat();
    let says = |all: &[&str]| all.iter().all(|word| words.contains(word));
    let closing = ["分别", "构成", "组成", "分为", "其余", "其他", "合计", "总计", "小计", "共计"];
    closing.iter().any(|word| words.contains(word))
        || says(&["第一产业", "第二产业", "第三产业"])
        || says(&["出口", "进口"])
        || says(&["税收收入", "非税收入"])
        || says(&["城镇", "乡村"])
        || says(&["猪肉", "牛肉", "羊肉", "禽肉"])
        || says(&["一季度", "二季度", "三季度", "四季度"])
}

/// Attributes of which one person, firm or platform may have several.
const ATTRIBUTES: [&str; 22] = [
    "规上", "限上", "专精特新", "小巨人", "瞪羚", "独角兽", "单项冠军", "上市", "挂牌", "民营", "国有", "外资", "高新技术企业",
    "科技型", "党员", "女性", "少数民族", "博士", "硕士", "高级职称", "岁以下", "国家级",
];

/// Whether two parts or more are named by such attributes, which their total has not.
fn may_overlap(report: &Report, total: usize, parts: &[usize]) -> bool {
    let name = |mention: usize| {
        let before = &report.text[..report.analysis.mentions[mention].span.start as usize];
        before.rsplit(['，', '、', '；', '。', '：', '\n']).next().unwrap_or_default()
    };
    let of_total = name(total);
    let attribute = |part: &&usize| ATTRIBUTES.iter().any(|word| name(**part).contains(word) && !of_total.contains(word));
    parts.iter().filter(attribute).count() >= 2
}

/// Whether a share stands in the sentence of its whole or names it: 占进出口总值的61.6%. A bare 占11.4% further on may be of
/// another whole.
fn says_its_whole(report: &Report, whole: usize, part: usize, share: usize) -> bool {
    let span = |mention: usize| report.analysis.mentions[mention].span;
    let (from, to) = (span(whole).end.min(span(share).start) as usize, span(share).start as usize);
    let named = report.text[span(part).end.min(span(share).start) as usize..to].rsplit_once('占').map(|(_, name)| name);
    let named = named.is_some_and(|name| name.chars().filter(|ch| hegao::text::is_han(*ch)).count() > 3);
    named || !report.text[from..to].contains(['。', '\n'])
}

/// 亿元 written as 万元 and the other way round, where another figure forbids it.
fn scaled_unit(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for judged in held(report) {
        for mention in judged.claim.relation.operands() {
            let Some(figure) = figure(report, mention) else { continue };
            let unit = report.analysis.document.reading.span(figure.unit_run);
            let (from, to, power) = match unit.of(report.text) {
                words if words.starts_with("亿元") => ("亿", "万", -4),
                words if words.starts_with("万元") => ("万", "亿", 4),
                _ => continue,
            };
            let range = figure.range.shifted(power);
            if range.is_some_and(|range| forbidden(report, &judged.claim.relation, mention, range) == Some(true)) {
                let number = report.analysis.mentions[mention].span;
                let wrong = format!("{}{to}", &report.text[number.start as usize..unit.start as usize]);
                found.push(Slip::one(number.start as usize..unit.start as usize + from.len(), wrong));
                break;
            }
        }
    }
    found
}

/// A part and its total turned round.
fn bigger_part(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let pairs = held(report).filter_map(|judged| match judged.claim.relation {
        Relation::PartWithin { total, part } => turned(report, total, part),
        _ => None,
    });
    pairs.collect()
}

/// What has accumulated and what came last turned round.
fn smaller_cumulative(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let pairs = held(report).filter_map(|judged| match judged.claim.relation {
        Relation::Cumulative { period, cumulative } => turned(report, period, cumulative),
        _ => None,
    });
    pairs.collect()
}

/// 由12增加到10.
fn swapped_ends(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let pairs = held(report).filter_map(|judged| match judged.claim.relation {
        Relation::Direction { base, current, .. } => turned(report, base, current),
        _ => None,
    });
    pairs.collect()
}

/// Two figures of one unit, each printed where the other stands.
fn turned(report: &Report, one: usize, other: usize) -> Option<Slip> {
    let (a, b) = (figure(report, one)?, figure(report, other)?);
    if a.unit.printed != b.unit.printed || a.range.meets(&b.range) {
        return None;
    }
    let mut spans = [report.analysis.mentions[one].span, report.analysis.mentions[other].span];
    spans.sort();
    let [first, second] = spans;
    let range = |span: hegao::text::Span| span.start as usize..span.end as usize;
    Some(Slip(vec![(range(first), second.of(report.text).into()), (range(second), first.of(report.text).into())]))
}
