use super::words;
use crate::claim::passage::{Passage, Quantity, Role};
use crate::claim::{Claim, Relation};
use crate::text::Run;

/// The longest span of years that is worked out; longer ones leave exact arithmetic.
const LONGEST: u32 = 10;

/// 由2021年的40家增加到2024年的78家,年均增长24.9%.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, pair) in passage.quantities.windows(2).enumerate() {
        let (from, to) = (&pair[0], &pair[1]);
        if from.role != Role::From || !matches!(to.role, Role::To { .. }) || !from.is_amount() {
            continue;
        }
        let after = &passage.quantities[place + 2..];
        let rate = after.iter().find(|rate| {
            rate.is_percent()
                && rate.segment <= to.segment + 2
                && passage.says(rate.lead, &["年均", "年平均", "平均每年", "复合"])
        });
        let Some(rate) = rate else { continue };
        let Role::Change { falling } = rate.role else { continue };
        let clear = passage.quantities[place + 2..].iter().take_while(|between| between.index != rate.index).count() <= 1;
        let Some(years) = span(passage, from, to).filter(|years| clear && (2..=LONGEST).contains(years)) else { continue };
        claims.push(Claim {
            rule: "cagr-mismatch",
            relation: Relation::YearlyGrowth { base: from.index, current: to.index, rate: rate.index, years, falling },
            run: passage.around(from, rate),
            hindrance: words::price_hindrance(passage, from.lead.from(), rate),
            sure: true,
        });
    }
}

/// How many years lie between the two figures, as printed.
fn span(passage: &Passage, from: &Quantity, to: &Quantity) -> Option<u32> {
    if let (Some(first), Some(last)) = (words::year(passage, from.lead), words::year(passage, to.lead)) {
        return last.checked_sub(first);
    }
    // 前三年由A增至B, 三年来, 五年间
    let before = Run::new(passage.clause(from.run.from()).from(), from.run.from());
    (before.from()..before.to()).rev().find_map(|at| {
        if passage.reading.at(at) != '年' {
            return None;
        }
        let number = numeral(passage.reading.before(at))?;
        let opened = matches!(passage.reading.before(at - 1), '前' | '近' | '这' | '去');
        let closed = matches!(passage.reading.at(at + 1), '来' | '间');
        (opened || closed).then_some(number)
    })
}

fn numeral(ch: char) -> Option<u32> {
    let place = "零一二三四五六七八九".chars().position(|digit| digit == ch);
    let two = (ch == '两').then_some(2);
    ch.to_digit(10).or(two).or(place.map(|place| place as u32)).filter(|&number| number > 0)
}
