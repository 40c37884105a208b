use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;
use crate::text::Run;

const ABOVE: [&str; 8] = ["高于", "快于", "高出", "好于", "优于", "超过", "领先", "多于"];
const BELOW: [&str; 4] = ["低于", "慢于", "落后于", "少于"];

/// 增速高于全国(5.2%)0.8个百分点; 2.97件,是全省平均2.2件的1.35倍.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, quantity) in passage.quantities.iter().enumerate() {
        match quantity.dimension() {
            Dimension::Point => claims.extend(gap(passage, place, quantity)),
            Dimension::Times => claims.extend(multiple(passage, place, quantity)),
            _ => {}
        }
    }
    times_and_rates(passage, claims);
}

fn gap(passage: &Passage, place: usize, points: &Quantity) -> Option<Claim> {
    if place == 0 {
        return None;
    }
    let inside = |place: usize| passage.segments[passage.quantities[place].segment].depth;
    let here = passage.segments[points.segment].depth;
    // 高于全省平均2.5个百分点(全省9.5%): the benchmark may follow in brackets.
    let after = passage.quantities.get(place + 1).filter(|next| {
        next.is_percent()
            && next.segment == points.segment + 1
            && passage.segments[next.segment].depth > here
            && passage.says(next.lead, &["全省", "全国", "全市", "平均"])
    });
    let between = &passage.quantities[place - 1];
    let (own_place, benchmark) = match after {
        Some(after) => (place - 1, after),
        None => (place.checked_sub(2)?, between),
    };
    let own = &passage.quantities[own_place];
    let text = Run::new(own.run.to(), points.run.from());
    let (at, falling) = compared(passage, text, points).or_else(|| {
        let words = ABOVE.iter().map(|word| (word, false)).chain(BELOW.iter().map(|word| (word, true)));
        words.into_iter().find_map(|(word, falling)| Some((passage.reading.find(text, word)?, falling)))
    })?;
    if !own.is_percent() || !benchmark.is_percent() || inside(own_place) != here || own.run.to() > at {
        return None;
    }
    // Between the word and the gap stands the benchmark, or it was printed before and is named again.
    if after.is_none() && benchmark.run.from() < at && !named_again(passage, benchmark, points) {
        return None;
    }
    if points.segment > own.segment + 4 || crosses_statement(passage, own, points) || fell(own) || fell(benchmark) {
        return None;
    }
    Some(Claim {
        rule: "pp-recompute",
        relation: Relation::PointDifference { from: benchmark.index, to: own.index, points: points.index, falling },
        run: passage.around(own, points),
        hindrance: None,
        sure: true,
    })
}

/// 全国增长5.0%,高于全国3.6个百分点.
fn named_again(passage: &Passage, benchmark: &Quantity, points: &Quantity) -> bool {
    let near = points.segment == benchmark.segment + 1;
    near && ["全国", "全省", "全市", "全区"]
        .iter()
        .any(|name| passage.begins_with(benchmark.lead, &[name]) && passage.says(points.lead, &[name]))
}

/// 比全国平均水平(5.0%)高0.8个百分点.
fn compared(passage: &Passage, text: Run, points: &Quantity) -> Option<(usize, bool)> {
    let at = passage.reading.find(text, "比")?;
    let names = passage.says(Run::new(at, text.to()), &["全国", "全省", "全市", "平均", "面上"]);
    let falling = if passage.ends_with(points.lead, &["高", "快", "多", "高出"]) {
        false
    } else if passage.ends_with(points.lead, &["低", "慢", "少"]) {
        true
    } else {
        return None;
    };
    (names && passage.reading.before(at) != '占').then_some((at, falling))
}

fn fell(quantity: &Quantity) -> bool {
    matches!(quantity.role, Role::Change { falling: true }) || quantity.figure.value.is_some_and(|value| value.is_negative())
}

fn crosses_statement(passage: &Passage, own: &Quantity, points: &Quantity) -> bool {
    passage.segments[own.segment + 1..=points.segment].iter().any(|segment| segment.mark == ';')
}

fn multiple(passage: &Passage, place: usize, times: &Quantity) -> Option<Claim> {
    let base = passage.quantities.get(place.checked_sub(1)?)?;
    let current = passage.quantities.get(place.checked_sub(2)?)?;
    let linked = passage.reading.words(times.lead) == "的" && base.segment == times.segment;
    let said = passage.says(base.lead, &["是", "为", "相当于"]);
    if !linked
        || !said
        || !comparable(base, current)
        || !base.is_amount()
        || !current.is_level()
        || base.segment > current.segment + 1
    {
        return None;
    }
    let benchmark = passage.says(base.lead, &["平均", "全省", "全国", "全市"]);
    Some(Claim {
        rule: if benchmark { "pp-recompute" } else { "times-mismatch" },
        relation: Relation::Multiple { base: base.index, current: current.index, times: times.index, grown: false },
        run: passage.around(current, times),
        hindrance: None,
        sure: true,
    })
}

/// 是去年同期的2.4倍,同比增长140%.
fn times_and_rates(passage: &Passage, claims: &mut Vec<Claim>) {
    for pair in passage.quantities.windows(2) {
        let (times, rate) = (&pair[0], &pair[1]);
        let of_last_year =
            passage.says(times.lead, &["上年", "去年", "同期"]) && passage.says(times.lead, &["是", "为", "相当于"]);
        let growth = rate.role == Role::Change { falling: false } && super::words::speaks_of_before(passage, rate);
        if times.dimension() == Dimension::Times
            && times.figure.unit.printed == "倍"
            && of_last_year
            && rate.is_percent()
            && growth
            && rate.segment == times.segment + 1
        {
            claims.push(Claim {
                rule: "times-mismatch",
                relation: Relation::TimesAndRate { times: times.index, rate: rate.index },
                run: passage.around(times, rate),
                hindrance: None,
                sure: true,
            });
        }
    }
}
