use super::words;
use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;
use crate::text::Run;

pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    let mut explained = vec![false; passage.quantities.len()];
    moves(passage, claims, &mut explained);
    interposed(passage, claims, &mut explained);
    bases(passage, claims, &mut explained);
    increments(passage, claims, &mut explained);
    whole_bases(passage, claims, &explained);
}

/// 由A增加到B, and the changes said of it.
fn moves(passage: &Passage, claims: &mut Vec<Claim>, explained: &mut [bool]) {
    for (place, pair) in passage.quantities.windows(2).enumerate() {
        let (from, to) = (&pair[0], &pair[1]);
        let (Role::From, Role::To { falling: said }) = (from.role, to.role) else { continue };
        // 由每年2次增加到每季度1次: the figures are of different times.
        if passage.says(to.lead, &["每"]) {
            continue;
        }
        if let Some(falling) = said {
            claims.push(Claim {
                rule: "direction-contradiction",
                relation: Relation::Direction { base: from.index, current: to.index, falling },
                run: passage.around(from, to),
                hindrance: None,
                sure: true,
            });
        }
        changes_after(passage, place + 1, |at, change, falling| {
            explained[at] = true;
            claims.extend(move_claim(passage, from, to, change, falling));
        });
    }
}

/// 由21.2%提高0.8个百分点至22%: the change stands between the two.
fn interposed(passage: &Passage, claims: &mut Vec<Claim>, explained: &mut [bool]) {
    for (place, triple) in passage.quantities.windows(3).enumerate() {
        let (from, change, to) = (&triple[0], &triple[1], &triple[2]);
        let Role::Change { falling } = change.role else { continue };
        let opened = passage.opening_word(place).is_some() && from.segment == change.segment && follows(passage, from, change);
        let closed = to.segment <= change.segment + 1
            && matches!(passage.reading.words(to.lead), "至" | "到" | "达" | "达到" | "增至" | "升至" | "降至");
        if opened && closed && comparable(from, to) && !explained[place + 1] {
            explained[place + 1] = true;
            claims.extend(
                move_claim(passage, from, to, change, falling).map(|claim| Claim { run: passage.around(from, to), ..claim }),
            );
        }
    }
}

/// What a change says of a move from one figure to another.
pub(super) fn move_claim(passage: &Passage, from: &Quantity, to: &Quantity, change: &Quantity, falling: bool) -> Option<Claim> {
    let run = passage.around(from, change);
    let (base, current) = (from.index, to.index);
    let years = || words::growth_hindrance(passage, from.lead.from(), change);
    Some(match change.dimension() {
        Dimension::Point if from.is_percent() => Claim {
            rule: "pp-recompute",
            relation: Relation::PointDifference { from: base, to: current, points: change.index, falling },
            run,
            hindrance: yearly_average(passage, change),
            sure: true,
        },
        Dimension::Percent if from.is_percent() => Claim {
            rule: "percent-vs-point",
            relation: Relation::PointDifference { from: base, to: current, points: change.index, falling },
            run,
            hindrance: yearly_average(passage, change),
            sure: true,
        },
        Dimension::Percent if from.is_amount() => Claim {
            rule: "growth-recompute",
            relation: Relation::Growth { base, current, rate: change.index, falling },
            run,
            hindrance: years(),
            sure: true,
        },
        Dimension::Times if !falling => Claim {
            rule: "times-mismatch",
            relation: Relation::Multiple { base, current, times: change.index, grown: grows(passage, change) },
            run,
            hindrance: yearly_average(passage, change),
            sure: true,
        },
        _ if comparable(from, change) => Claim {
            rule: "stock-flow",
            relation: Relation::Increment { base, current, delta: change.index, falling },
            run,
            hindrance: yearly_average(passage, change).or_else(|| of_each(passage, from, change)),
            sure: !is_gross(passage, change),
        },
        _ => return None,
    })
}

fn yearly_average(passage: &Passage, change: &Quantity) -> Option<&'static str> {
    passage.says(change.lead, &["年均", "平均", "每年"]).then_some("年均变化，不按首尾两数直接复算")
}

/// 每人增加25元 is of what each gets; the two figures may be of all.
fn of_each(passage: &Passage, from: &Quantity, change: &Quantity) -> Option<&'static str> {
    let before = Run::new(passage.clause(from.run.from()).from(), from.run.from());
    let each = passage.says(before, &["每", "人均", "户均", "标准"]);
    (passage.says(change.lead, &["每"]) && !each).then_some("增加的是每人或每户的数，前后两数可能是总数")
}

/// 增长3倍 grows by; 是原来的3倍 does not. 番 is always of the whole.
fn grows(passage: &Passage, times: &Quantity) -> bool {
    !times.figure.unit.printed.ends_with('番') && !passage.says(times.lead, &["是", "为", "相当于"])
}

/// The changes that directly follow a figure and speak of it: 净增14家、增长20%.
fn changes_after(passage: &Passage, place: usize, mut say: impl FnMut(usize, &Quantity, bool)) {
    let mut segment = passage.quantities[place].segment;
    let depth = passage.segments[segment].depth;
    for (at, change) in passage.quantities.iter().enumerate().skip(place + 1) {
        if passage.segments[change.segment].depth > depth {
            // 增加到78家(增长18.2%)
            if passage.segments[change.segment].run.from() > passage.segments[segment].run.to() + 1 {
                return;
            }
        } else if change.segment > segment + 1 {
            return;
        }
        let marks = (segment + 1..=change.segment).map(|index| passage.segments[index].mark);
        if marks.clone().any(|mark| matches!(mark, ';' | ':' | '。')) {
            return;
        }
        let falling = match change.role {
            Role::Change { falling } => falling,
            // 占8.6% between the level and its change says nothing of either.
            _ if change.is_percent() && passage.begins_with(change.lead, &["占"]) => {
                segment = change.segment;
                continue;
            }
            _ if change.dimension() == Dimension::Times && is_multiple(passage, change) => false,
            _ if is_gross(passage, change) => false,
            _ => return,
        };
        let own = change.dimension() == Dimension::Times
            || is_gross(passage, change)
            || words::speaks_of_before(passage, change)
            || is_net(passage, change);
        if !own {
            return;
        }
        say(at, change, falling);
        segment = change.segment;
    }
}

/// 净增14家, which reads as a level but is a change.
fn is_net(passage: &Passage, change: &Quantity) -> bool {
    passage.ends_with(change.lead, &["净增", "净增加", "净减", "净减少", "净增长"]) && change.lead.len() <= 8
}

/// 新增15所 behind 由86所增加到98所: mostly the difference, but some may have left.
fn is_gross(passage: &Passage, change: &Quantity) -> bool {
    passage.reading.words(change.lead) == "新增"
}

/// 是原来的3倍, 翻了两番.
fn is_multiple(passage: &Passage, times: &Quantity) -> bool {
    times.figure.unit.printed.ends_with('番')
        || passage.ends_with(
            times.lead,
            &["是原来的", "是去年的", "是上年的", "为原来的", "为去年的", "是去年同期的", "是上年同期的", "相当于去年的"],
        )
}

/// A figure of the year before beside the one of this year: 78家,比去年同期的66家增长18.2%; 去年66家,今年78家,增长18.2%.
fn bases(passage: &Passage, claims: &mut Vec<Claim>, explained: &mut [bool]) {
    for base in passage.quantities.iter().filter(|base| (base.is_amount() || base.is_percent()) && base.role == Role::Level) {
        if !words::is_of_before(passage, base) && words::year(passage, base.lead).is_none() {
            continue;
        }
        let clause = passage.clause(base.run.from());
        let levels: Vec<&Quantity> = passage
            .quantities
            .iter()
            .filter(|other| {
                clause.contains(other.run) && comparable(other, base) && other.is_level() && other.index != base.index
            })
            .collect();
        let [current] = levels[..] else { continue };
        let related = words::is_earlier(passage, base, current) && words::same_noun(passage, base.lead, current.lead);
        if !related {
            continue;
        }
        let changes = || {
            passage.quantities.iter().enumerate().filter_map(|(at, other)| match other.role {
                Role::Change { falling } if clause.contains(other.run) => Some((at, other, falling)),
                _ => None,
            })
        };
        let alone = |change: &Quantity| changes().filter(|(_, other, _)| other.dimension() == change.dimension()).count() == 1;
        let mut moved = None;
        for (at, change, falling) in changes() {
            let own =
                words::speaks_of_before(passage, change) || follows(passage, base, change) || leads_to(passage, change, current);
            let near = change.segment.abs_diff(current.segment) <= 3;
            if explained[at] || !own || !near || !alone(change) {
                continue;
            }
            let start = base.lead.from().min(current.lead.from()).min(change.lead.from());
            let Some(mut claim) = move_claim(passage, base, current, change, falling) else { continue };
            claim.run = Run::new(start, base.run.to().max(current.run.to()).max(change.run.to()));
            if claim.rule == "stock-flow" {
                claim.rule = "growth-recompute";
            }
            explained[at] = true;
            moved = claim.hindrance.is_none().then_some((falling, claim.run)).or(moved);
            claims.push(claim);
        }
        if let Some((falling, run)) = moved {
            let relation = Relation::Direction { base: base.index, current: current.index, falling };
            claims.push(Claim { rule: "direction-contradiction", relation, run, hindrance: None, sure: true });
        }
    }
}

/// 比上年的66家增加12家: the change stands directly after the base.
fn follows(passage: &Passage, base: &Quantity, change: &Quantity) -> bool {
    base.segment == change.segment
        && passage.change_word(change).is_some_and(|word| {
            word.from() == change.lead.from() || change.lead.from() == base.run.to() && word.from() <= base.run.to() + 2
        })
}

/// 同比增长29.6%,达86.5亿元: the change names the subject of both.
fn leads_to(passage: &Passage, change: &Quantity, current: &Quantity) -> bool {
    let reached = matches!(passage.reading.words(current.lead), "达" | "达到");
    reached && change.segment + 1 == current.segment
}

/// 达123.4亿元,增加11.3亿元、增长10.1%: level, increment and rate without the base.
fn increments(passage: &Passage, claims: &mut Vec<Claim>, explained: &mut [bool]) {
    for (place, level) in passage.quantities.iter().enumerate() {
        if !level.is_amount() || !matches!(level.role, Role::Level | Role::To { .. }) || words::is_of_before(passage, level) {
            continue;
        }
        let mut changes = Vec::new();
        changes_after(passage, place, |at, _, falling| changes.push((at, falling)));
        changes.retain(|&(at, _)| !is_gross(passage, &passage.quantities[at]));
        if changes.is_empty() {
            changes = changes_leading_to(passage, place);
        }
        let [(first, a), (second, b)] = changes[..] else { continue };
        if a != b || explained[first] || explained[second] {
            continue;
        }
        let (one, other) = (&passage.quantities[first], &passage.quantities[second]);
        let (delta, rate) = if one.is_percent() { (other, one) } else { (one, other) };
        // The second change may not be against another base.
        let another = passage.says(other.lead, &["比", "较", "环比"]);
        if !rate.is_percent() || !comparable(delta, level) || another {
            continue;
        }
        // 比年初增加156.7亿元，增长8.6%: behind a comma the rate may be the year-on-year one of the whole passage.
        let other_base = passage.says(one.lead, &["年初", "年末", "年底"]) && passage.reading.before(other.lead.from()) == ',';
        explained[first] = true;
        explained[second] = true;
        let (start, end) = if first < place { (one, level) } else { (level, other) };
        claims.push(Claim {
            rule: "growth-recompute",
            relation: Relation::IncrementRate { current: level.index, delta: delta.index, rate: rate.index, falling: a },
            run: passage.around(start, end),
            hindrance: other_base
                .then_some("增量与增幅的基期可能不同")
                .or_else(|| words::growth_hindrance(passage, start.lead.from(), rate)),
            sure: true,
        });
    }
}

/// 增加11.3亿元、增长10.1%,达123.4亿元.
fn changes_leading_to(passage: &Passage, place: usize) -> Vec<(usize, bool)> {
    let level = &passage.quantities[place];
    let reached =
        matches!(passage.reading.words(level.lead), "达" | "达到" | "总量达" | "总量达到" | "总额达" | "总额达到" | "总数达到");
    let Some(first) = place.checked_sub(2).filter(|_| reached) else { return Vec::new() };
    let mut segment = level.segment;
    let mut changes = Vec::new();
    for at in (first..place).rev() {
        let change = &passage.quantities[at];
        let Role::Change { falling } = change.role else { return Vec::new() };
        if segment != change.segment + 1 || (at > first && !words::speaks_of_before(passage, change)) {
            return Vec::new();
        }
        segment = change.segment;
        changes.insert(0, (at, falling));
    }
    changes
}

/// A count of things with its growth over the year: some whole number must have stood before.
fn whole_bases(passage: &Passage, claims: &mut Vec<Claim>, explained: &[bool]) {
    for (place, pair) in passage.quantities.windows(2).enumerate() {
        let (count, rate) = (&pair[0], &pair[1]);
        let Role::Change { falling } = rate.role else { continue };
        let countable = matches!(count.dimension(), Dimension::People | Dimension::Things | Dimension::Count(_));
        if explained[place + 1] || !rate.is_percent() || !countable || !matches!(count.role, Role::Level | Role::To { .. }) {
            continue;
        }
        let adjoining = rate.segment == count.segment + 1 && matches!(passage.segments[rate.segment].mark, ',' | '、' | '(')
            || rate.segment == count.segment && words::is_yearly(passage, rate);
        let plain = count.figure.exact && count.figure.approximation.is_none() && rate.figure.approximation.is_none();
        if !adjoining || !plain || !words::is_yearly(passage, rate) || !words::speaks_of_before(passage, rate) {
            continue;
        }
        // 其中城关镇68户、东河乡59户,增长7.8%: the growth may be of them all.
        let listed = passage.segments[count.segment].mark == '、' && passage.segments[rate.segment].mark == ',';
        let last_of_list = listed && place > 0 && comparable(&passage.quantities[place - 1], count);
        let averaged = passage.says(count.lead, &["平均", "每", "人均", "户均"]);
        let shared = passage.says(rate.lead, &["分别"]);
        if averaged || shared || last_of_list || passage.says(passage.clause(rate.run.from()), &["年初预算"]) {
            continue;
        }
        claims.push(Claim {
            rule: "growth-integer-base",
            relation: Relation::WholeBase { count: count.index, rate: rate.index, falling },
            run: passage.around(count, rate),
            hindrance: words::growth_hindrance(passage, rate.lead.from(), rate),
            sure: true,
        });
    }
}
