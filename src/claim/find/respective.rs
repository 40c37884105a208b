use super::growth::move_claim;
use super::shares;
use crate::claim::Claim;
use crate::claim::passage::{Passage, Quantity, Role, comparable};
use crate::text::Run;

/// Lists that 分别 lays beside one another: A由a增加到b,C由c增加到d,分别增长x%和y%; 其中A a、B b,分别占x%、y%.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, first) in passage.quantities.iter().enumerate() {
        if !first.is_percent() && !first.is_point() || !passage.says(first.lead, &["分别"]) {
            continue;
        }
        let series = series(passage, place);
        if series.len() < 2 {
            continue;
        }
        match first.role {
            Role::Change { falling } => moved(passage, series, falling, claims),
            Role::Level if passage.says(first.lead, &["占"]) => shared(passage, series, claims),
            _ => {}
        }
    }
}

/// The figures listed from a place on: 20.6%和42.5%.
fn series<'p, 'a>(passage: &'p Passage<'a>, place: usize) -> &'p [Quantity<'a>] {
    let mut last = place;
    while let Some(next) = passage.quantities.get(last + 1) {
        let before = &passage.quantities[last];
        let mark = passage.segments[next.segment].mark;
        let listed = next.segment == before.segment + 1 && matches!(mark, '、' | '和') && next.lead.is_empty();
        if !listed || next.dimension() != before.dimension() {
            break;
        }
        last += 1;
    }
    &passage.quantities[place..=last]
}

fn moved(passage: &Passage, series: &[Quantity], falling: bool, claims: &mut Vec<Claim>) {
    let start = passage.clause(series[0].run.from()).from();
    let earlier = |quantity: &Quantity| quantity.run.from() >= start && quantity.run.to() <= series[0].run.from();
    let moves: Vec<(&Quantity, &Quantity)> = passage
        .quantities
        .windows(2)
        .filter(|pair| earlier(&pair[0]) && pair[0].role == Role::From && matches!(pair[1].role, Role::To { .. }))
        .map(|pair| (&pair[0], &pair[1]))
        .collect();
    let alone = passage.quantities.iter().filter(|quantity| earlier(quantity)).count() == 2 * moves.len();
    if moves.len() != series.len() || !alone {
        return;
    }
    for ((from, to), change) in moves.into_iter().zip(series) {
        claims.extend(move_claim(passage, from, to, change, falling));
    }
}

fn shared(passage: &Passage, series: &[Quantity], claims: &mut Vec<Claim>) {
    let clause = passage.clause(series[0].run.from());
    let before = Run::new(clause.from(), series[0].lead.from());
    let Some(among) = (before.from()..before.to()).rev().find(|&at| passage.reading.starts(at, "其中")) else { return };
    let parts: Vec<&Quantity> = passage
        .quantities
        .iter()
        .filter(|part| part.run.from() >= among && before.contains(part.run) && part.is_amount() && part.is_level())
        .collect();
    let [first, ..] = parts[..] else { return };
    let whole = passage
        .quantities
        .iter()
        .rev()
        .find(|whole| whole.run.to() <= among && before.contains(whole.run) && comparable(whole, first) && whole.is_level());
    let Some(whole) = whole.filter(|_| parts.len() == series.len() && parts.iter().all(|part| comparable(part, first))) else {
        return;
    };
    if !shares::is_of(passage, whole, series[0].lead) {
        return;
    }
    for (part, share) in parts.iter().zip(series) {
        claims.extend(shares::claim(passage, whole, part, share));
    }
}
