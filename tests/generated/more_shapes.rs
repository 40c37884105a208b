//! Statements with bounds, mixed units, multiples, averages and repeated figures.

use crate::numbers::*;
use crate::shapes::{Case, PARTS, SUBJECTS, away, names, outside, ratio, spread};

const MONEY: Scale = Scale { unit: "亿元", worth: 100_000_000, decimals: 2 };
const MONEY_FINE: Scale = Scale { unit: "万元", worth: 10_000, decimals: 0 };

fn count_unit(random: &mut Random) -> &'static str {
    random.pick(&["家", "人", "件", "项", "户", "个"])
}

fn whole(digits: i128) -> Printed {
    Printed { digits, decimals: 0 }
}

/// Parts in 万元 beside a total in 亿元.
pub fn mixed_units(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(2, 90) * MONEY.worth + random.between(0, MONEY.worth);
    let count = random.between(2, 4) as usize;
    let parts = spread(random, total, count);
    let items: Vec<String> = names(random, count)
        .iter()
        .zip(&parts)
        .map(|(name, &part)| format!("{name}{}{}", MONEY_FINE.print(part, rounding).text(), MONEY_FINE.unit))
        .collect();
    let right = MONEY.print(total, rounding);
    let subject = random.pick(&SUBJECTS);
    let (before, after) = match random.between(0, 2) {
        0 => (format!("{subject}完成"), format!("亿元，分别为{}。", items.join("、"))),
        1 => (format!("{subject}投入"), format!("亿元，由{}构成。", items.join("、"))),
        _ => (format!("{}，合计", items.join("、")), "亿元。".into()),
    };
    let by = away(random, 3, right.digits);
    Case { family: "mixed units", rules: &["sum-of-parts"], before, after, right, wrong: right.moved(by) }
}

/// 超, 近 and 余 before complete lists.
pub fn bounded(random: &mut Random, _: Rounding) -> Case {
    let count = random.between(2, 4) as usize;
    let total = random.between(300, 9000);
    let parts = spread(random, total, count);
    let unit = count_unit(random);
    let items: Vec<String> = names(random, count).iter().zip(&parts).map(|(name, part)| format!("{name}{part}{unit}")).collect();
    let subject = random.pick(&SUBJECTS);
    let low = whole(total / 100 * 100);
    let high = whole(low.digits + 100);
    let exact = total % 100 == 0;
    let (word, more, right, wrong) = match random.between(0, 2) {
        0 if !exact => ("超", "", low, whole(high.digits + 100 * random.between(0, 5))),
        1 if !exact => ("", "余", low, whole(high.digits + 100 * random.between(0, 5))),
        _ => ("近", "", high, whole(low.digits - 100 * random.between(0, 1))),
    };
    let before = format!("{subject}完成{word}");
    let after = format!("{more}{unit}，分别为{}。", items.join("、"));
    Case { family: "bounds", rules: &["sum-of-parts"], before, after, right, wrong }
}

pub fn direction(random: &mut Random, _: Rounding) -> Case {
    let base = random.between(100, 9000);
    let step = random.between(1, base / 2);
    let rising = random.coin();
    let (right, wrong) = if rising { (base + step, base - step) } else { (base - step, base + step) };
    let (subject, unit) = (random.pick(&SUBJECTS), count_unit(random));
    let word = if rising {
        random.pick(&["增加到", "增至", "提高到", "扩大到", "增长到"])
    } else {
        random.pick(&["减少到", "降至", "压减到", "下降到", "降到"])
    };
    let from = random.pick(&["由", "从", "由上年的", "从年初的", "由2020年的"]);
    let before = format!("{subject}{from}{base}{unit}{word}");
    let after = format!("{unit}。");
    Case { family: "direction", rules: &["direction-contradiction"], before, after, right: whole(right), wrong: whole(wrong) }
}

/// Whether a whole base exists from which the count grew by the rate, printed by any convention in tenths of a percent.
fn has_base(count: i128, tenths: i128) -> bool {
    (1..=count * 2).any(|base| {
        let grown = (count - base) * 1000;
        (2 * tenths - 1) * base <= 2 * grown && grown < (tenths + 1) * base
    })
}

pub fn whole_base(random: &mut Random, rounding: Rounding) -> Case {
    let base = random.between(20, 90);
    let count = base + random.between(1, base);
    let right = Printed { digits: rounded((count - base) * 1000, base, rounding), decimals: 1 };
    let mut wrong = right.moved(random.between(1, 40));
    while has_base(count, wrong.digits) {
        wrong = wrong.moved(1);
    }
    let (subject, unit) = (random.pick(&SUBJECTS), count_unit(random));
    let basis = random.pick(&["同比", "比上年", "较上年同期", "较去年"]);
    let mark = random.pick(&["，", "、"]);
    let before = format!("{subject}{count}{unit}{mark}{basis}增长");
    Case { family: "whole base", rules: &["growth-integer-base"], before, after: "%。".into(), right, wrong }
}

pub fn multiple(random: &mut Random, _: Rounding) -> Case {
    let base = random.between(12, 900);
    let times = random.between(2, 6);
    let current = base * times;
    let (subject, unit) = (random.pick(&SUBJECTS), count_unit(random));
    let (before, right) = match random.between(0, 2) {
        0 => (format!("{subject}由{base}{unit}增加到{current}{unit}，增长"), times - 1),
        1 => (format!("{subject}由{base}{unit}增加到{current}{unit}，是原来的"), times),
        _ => (format!("{subject}{current}{unit}，是2020年{base}{unit}的"), times),
    };
    let wrong = right + random.between(1, 3);
    Case {
        family: "multiple",
        rules: &["times-mismatch"],
        before,
        after: "倍。".into(),
        right: whole(right),
        wrong: whole(wrong),
    }
}

pub fn average(random: &mut Random, rounding: Rounding) -> Case {
    let count = random.between(20, 900);
    let total = random.between(count * 3, count * 80);
    let right = Printed { digits: rounded(total * 10, count, rounding), decimals: 1 };
    let by = away(random, 4, right.digits);
    let wrong = if right.digits + by > 0 { right.moved(by) } else { right.moved(by.abs()) };
    let before = match random.between(0, 2) {
        0 => format!("为{count}户居民发放补贴{total}万元，户均"),
        1 => format!("扶持项目{count}项，安排资金{total}万元，平均每项"),
        _ => format!("发放资金{total}万元，惠及企业{count}家，平均每家"),
    };
    Case { family: "average", rules: &["average-mismatch"], before, after: "万元。".into(), right, wrong }
}

pub fn composition(random: &mut Random, rounding: Rounding) -> Case {
    let parts = spread(random, 100_000, 3);
    let print = |part: i128| Printed { digits: rounded(part, 100, rounding), decimals: 1 };
    let [a, b, c] = [print(parts[0]), print(parts[1]), print(parts[2])];
    let by = 5 + random.between(0, 30);
    let wrong = if random.coin() { c.moved(by) } else { c.moved(-by) };
    let (before, after) = match random.between(0, 2) {
        0 => (format!("三次产业结构为{}:{}:", a.text(), b.text()), "。"),
        1 => (format!("公路、铁路、水路货运量分别占{}%、{}%、", a.text(), b.text()), "%。"),
        _ => (format!("小学、初中、高中学生分别占{}%、{}%和", a.text(), b.text()), "%。"),
    };
    Case { family: "composition", rules: &["share-sum-100"], before, after: after.into(), right: c, wrong }
}

pub fn cumulative(random: &mut Random, _: Rounding) -> Case {
    let flow = random.between(20, 900);
    let right = flow + random.between(0, 5000);
    let wrong = flow - random.between(1, flow / 2);
    let (noun, unit) = (random.pick(&["公共充电桩", "社区食堂", "养老服务站", "口袋公园"]), random.pick(&["个", "座", "处"]));
    let before = match random.between(0, 2) {
        0 => format!("新增{noun}{flow}{unit}，累计达到"),
        1 => format!("新建{noun}{flow}{unit}、总数达"),
        _ => format!("新建{noun}{flow}{unit}，累计建成{noun}"),
    };
    let after = format!("{unit}。");
    Case {
        family: "cumulative",
        rules: &["cumulative-less-than-period"],
        before,
        after,
        right: whole(right),
        wrong: whole(wrong),
    }
}

/// One indicator in two sentences, the second time in another scale or with a bound.
pub fn repeated(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(20, 900) * MONEY.worth / 10 + random.between(0, MONEY.worth);
    let right = MONEY.print(total, rounding);
    let name = random.pick(&["公路水路建设投资", "社会消费品零售额", "一般公共预算收入", "跨境电商进出口额", "医保基金支出"]);
    let by = away(random, 3, right.digits);
    let wrong = if right.digits + by > 0 { right.moved(by) } else { right.moved(by.abs()) };
    let first = match random.between(0, 2) {
        0 => format!("全市{name}{}亿元", right.text()),
        1 => format!("{name}完成{}亿元", right.text()),
        _ => format!("{name}达到{}万元", MONEY_FINE.print(total, rounding).text()),
    };
    let between = random.pick(&["，运行平稳。", "。各项工作有序推进。", "。\n重点工作取得新成效。"]);
    let before = format!("{first}{between}{name}完成");
    Case { family: "repeated", rules: &["same-indicator-conflict"], before, after: "亿元。".into(), right, wrong }
}

/// A share of a part in 万元 in a whole in 亿元.
pub fn mixed_share(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(2, 90) * MONEY.worth + random.between(0, MONEY.worth);
    let part = total * random.between(8, 92) / 100;
    let right = Printed { digits: rounded(part * 1000, total, rounding), decimals: 1 };
    let (all, some) = (MONEY.print(total, rounding), MONEY_FINE.print(part, rounding));
    let wrong = Printed { digits: outside(random, ratio(MONEY_FINE.bounds(some), MONEY.bounds(all), 1)), decimals: 1 };
    let (subject, name) = (random.pick(&SUBJECTS), random.pick(&PARTS));
    let before = format!("{subject}投入{}亿元，其中{name}{}万元，占", all.text(), some.text());
    Case { family: "mixed share", rules: &["share-of-total"], before, after: "%。".into(), right, wrong }
}
