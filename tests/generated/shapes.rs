//! Statements about true figures, in the shapes that reports print them.

use crate::numbers::*;
use crate::{more_shapes, tables};

/// A paragraph; `{}` marks the claimed figure, which is printed right or wrong.
pub struct Case {
    pub family: &'static str,
    pub rules: &'static [&'static str],
    pub before: String,
    pub after: String,
    pub right: Printed,
    pub wrong: Printed,
}

pub const SUBJECTS: [&str; 8] = [
    "新建标准厂房", "企业技术改造投资", "物流园区业务", "水利工程", "农产品加工业务", "医疗服务项目", "文化旅游项目", "职业培训",
];
pub const PARTS: [&str; 10] =
    ["东部片区", "西部片区", "中心城区", "南部各镇", "北部各镇", "港区", "开发区", "高铁新城", "老城区", "沿江片区"];
pub const DISTRACTORS: [&str; 8] = [
    "各项工作有序推进。",
    "开展专项检查12次，整改问题36个。",
    "群众满意度达到96.5%。",
    "城镇化率提高到61.3%，提高0.8个百分点。",
    "争取上级资金8.6亿元，建成示范点15个。",
    "修订制度7项，组织培训24场。",
    "2023年以来连续三年保持增长。",
    "全年空气质量优良天数318天。",
];

pub fn spread(random: &mut Random, total: i128, parts: usize) -> Vec<i128> {
    let weights: Vec<i128> = (0..parts).map(|_| random.between(10, 100)).collect();
    let sum: i128 = weights.iter().sum();
    let mut values: Vec<i128> = weights.iter().map(|weight| total * weight / sum).collect();
    values[0] += total - values.iter().sum::<i128>();
    values
}

pub fn names(random: &mut Random, count: usize) -> Vec<&'static str> {
    let start = random.between(0, 9) as usize;
    (0..count).map(|index| PARTS[(start + index) % PARTS.len()]).collect()
}

pub fn amount(random: &mut Random) -> (Scale, i128) {
    if random.coin() {
        let scale = COUNTS[random.between(0, 5) as usize];
        return (scale, random.between(200, 9000));
    }
    let scale = AMOUNTS[random.between(0, 3) as usize];
    (scale, scale.worth * random.between(20, 900) + random.between(0, scale.worth))
}

pub fn away(random: &mut Random, slack: i128, size: i128) -> i128 {
    let by = slack + 1 + random.between(0, (size / 8).max(3));
    if random.coin() { by } else { -by }
}

pub fn sum(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let count = random.between(3, 5) as usize;
    let parts = spread(random, total, count);
    let names = names(random, count);
    let items: Vec<String> = names
        .iter()
        .zip(&parts)
        .map(|(name, &part)| format!("{name}{}{}", scale.print(part, rounding).text(), scale.unit))
        .collect();
    let subject = random.pick(&SUBJECTS);
    let right = scale.print(total, rounding);
    let slack = if scale.exact() { 0 } else { count as i128 + 2 };
    let closed = random.between(0, 8);
    let (before, after) = match closed {
        0 => (format!("{subject}完成"), format!("{}，分别为{}。", scale.unit, items.join("、"))),
        1 => (format!("全年{subject}"), format!("{}，由{}构成。", scale.unit, items.join("、"))),
        2 => {
            let (last, head) = items.split_last().expect("parts");
            (format!("{subject}达"), format!("{}，其中{}，其余{last}。", scale.unit, head.join("、")))
        }
        3 => (
            format!("{subject}共计完成"),
            format!("{}，分别是{}和{}。", scale.unit, items[..count - 1].join("、"), items[count - 1]),
        ),
        4 => (format!("{}，合计", items.join("、")), format!("{}。", scale.unit)),
        5 => (format!("{subject}{}，共", items.join("、")), format!("{}。", scale.unit)),
        6 => (format!("{subject}共完成"), format!("{}：{}。", scale.unit, items.join("、"))),
        7 => (format!("{subject}完成"), format!("{}，分为{}。", scale.unit, items.join("，"))),
        _ => (format!("{subject}完成"), format!("{}；分别为{}。", scale.unit, items.join("、"))),
    };
    let by = away(random, slack, right.digits);
    Case { family: "sum", rules: &["sum-of-parts"], before, after, right, wrong: right.moved(by) }
}

pub fn open_sum(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let count = random.between(2, 4) as usize;
    let parts = spread(random, total, count);
    let names = names(random, count);
    let shown = if random.coin() { count } else { (count - 1).max(2) };
    let items: Vec<String> = names
        .iter()
        .zip(&parts)
        .take(shown)
        .map(|(name, &part)| format!("{name}{}{}", scale.print(part, rounding).text(), scale.unit))
        .collect();
    let printed: i128 = parts.iter().take(shown).map(|&part| scale.print(part, rounding).digits).sum();
    let subject = random.pick(&SUBJECTS);
    let right = scale.print(total, rounding);
    let slack = if scale.exact() { 0 } else { count as i128 + 2 };
    // Two parts behind commas may be a part and a new statement.
    let mark = if shown > 2 { random.pick(&["、", "，"]) } else { "、" };
    let before = format!("{subject}完成");
    let after = match random.between(0, 4) {
        0 => format!("{}，同比增长6.2%，其中{}。", scale.unit, items.join(mark)),
        1 => format!("{}（{}）。", scale.unit, items.join("、")),
        2 => format!("{}，其中：{}。", scale.unit, items.join(mark)),
        3 => format!("{}，包括{}。", scale.unit, items.join("、")),
        _ => format!("{}，投资计划落实到位，其中{}。", scale.unit, items.join("、")),
    };
    // Only a total below its parts is wrong.
    let wrong = Printed { digits: printed - slack - 1 - random.between(0, printed / 8 + 1), ..right };
    Case { family: "open sum", rules: &["sum-of-parts", "part-exceeds-total"], before, after, right, wrong }
}

pub fn part(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let share = total * random.between(5, 95) / 100;
    let right = scale.print(share, rounding);
    let whole = scale.print(total, rounding);
    let subject = random.pick(&SUBJECTS);
    let name = random.pick(&PARTS);
    let middle = random.pick(&["，其中", "、其中", "，同比增长5.6%，其中", "（其中"]);
    let end = if middle.starts_with('（') { "）。" } else { "。" };
    let before = format!("{subject}{}{}{middle}{name}", whole.text(), scale.unit);
    let wrong = whole.moved(if scale.exact() { 1 } else { 3 } + random.between(0, whole.digits / 5 + 1));
    Case { family: "part", rules: &["part-exceeds-total"], before, after: format!("{}{end}", scale.unit), right, wrong }
}

/// The rate and the widest range of it that rounding or cutting of the operands can explain, in its last place.
pub fn ratio(part: (i128, i128), whole: (i128, i128), decimals: u32) -> (i128, i128) {
    let unit = 100 * 10i128.pow(decimals);
    ((part.0 * unit).div_euclid(whole.1) - 2, (part.1 * unit).div_euclid(whole.0.max(1)) + 2)
}

pub fn outside(random: &mut Random, range: (i128, i128)) -> i128 {
    let by = 1 + random.between(0, 60);
    if random.coin() && range.0 - by > 0 { range.0 - by } else { range.1 + by }
}

pub fn share(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let part = total * random.between(8, 92) / 100;
    let decimals = random.between(0, 1) as u32;
    let right = Printed { digits: rounded(part * 100 * 10i128.pow(decimals), total, rounding), decimals };
    let (whole, some) = (scale.print(total, rounding), scale.print(part, rounding));
    let wrong = Printed { digits: outside(random, ratio(scale.bounds(some), scale.bounds(whole), decimals)), decimals };
    let (subject, name, unit) = (random.pick(&SUBJECTS), random.pick(&PARTS), scale.unit);
    let before = match random.between(0, 6) {
        5 => format!("{subject}{}{unit}，其中{name}{}{unit}（占", whole.text(), some.text()),
        6 => format!("在{}{unit}{subject}中，{name}{}{unit}，占比达到", whole.text(), some.text()),
        0 => format!("{subject}{}{unit}，其中{name}{}{unit}，占比", whole.text(), some.text()),
        1 => format!("{subject}完成{}{unit}，其中{name}{}{unit}，占总数的", whole.text(), some.text()),
        2 => format!("{name}{}{unit}，占{subject}{}{unit}的", some.text(), whole.text()),
        3 => format!("{name}{}{unit}，占{subject}总量（{}{unit}）的", some.text(), whole.text()),
        _ => format!("{subject}{}{unit}，其中{name}{}{unit}、占", whole.text(), some.text()),
    };
    let after = if before.ends_with("（占") { "%）。" } else { "%。" };
    Case { family: "share", rules: &["share-of-total"], before, after: after.into(), right, wrong }
}

pub fn completion(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, target) = amount(random);
    let done = target * random.between(30, 130) / 100;
    let decimals = random.between(0, 1) as u32;
    let right = Printed { digits: rounded(done * 100 * 10i128.pow(decimals), target, rounding), decimals };
    let (whole, some) = (scale.print(target, rounding), scale.print(done, rounding));
    let wrong = Printed { digits: outside(random, ratio(scale.bounds(some), scale.bounds(whole), decimals)), decimals };
    let (subject, unit) = (random.pick(&SUBJECTS), scale.unit);
    let before = match random.between(0, 4) {
        0 => format!("{subject}{}{unit}，完成年度目标{}{unit}的", some.text(), whole.text()),
        1 => format!("{subject}完成{}{unit}，年度目标{}{unit}，完成率", some.text(), whole.text()),
        2 => format!("{subject}完成{}{unit}，占全年计划{}{unit}的", some.text(), whole.text()),
        3 => format!("全年任务{}{unit}，{subject}实际完成{}{unit}，完成率为", whole.text(), some.text()),
        _ => format!("{subject}完成{}{unit}，完成年度任务（{}{unit}）的", some.text(), whole.text()),
    };
    Case { family: "completion", rules: &["completion-rate"], before, after: "%。".into(), right, wrong }
}

pub fn growth(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, base) = amount(random);
    let rising = random.coin();
    let percent = random.between(3, 60);
    let current = if rising { base * (100 + percent) / 100 } else { base * (100 - percent) / 100 };
    let decimals = random.between(0, 1) as u32;
    let moved = (current - base).abs();
    let right = Printed { digits: rounded(moved * 100 * 10i128.pow(decimals), base, rounding), decimals };
    let (was, is) = (scale.print(base, rounding), scale.print(current, rounding));
    let ((b0, b1), (c0, c1)) = (scale.bounds(was), scale.bounds(is));
    let steps = if rising { (c0 - b1, c1 - b0) } else { (b0 - c1, b1 - c0) };
    let wrong = Printed { digits: outside(random, ratio(steps, (b0, b1), decimals)), decimals };
    let (subject, unit) = (random.pick(&SUBJECTS), scale.unit);
    let (to, by) = if rising {
        (random.pick(&["增加到", "增至", "增长到", "提高到"]), "增长")
    } else {
        (random.pick(&["减少到", "降至", "下降到"]), "下降")
    };
    let (was, is) = (was.text(), is.text());
    let before = match random.between(0, 9) {
        0 => format!("{subject}由{was}{unit}{to}{is}{unit}，{by}"),
        1 => format!("{subject}从上年的{was}{unit}{to}{is}{unit}，同比{by}"),
        2 => format!("去年{subject}{was}{unit}，今年{is}{unit}，{by}"),
        3 => format!("{subject}{is}{unit}，比上年同期的{was}{unit}{by}"),
        4 => format!("{subject}由去年同期的{was}{unit}{to}{is}{unit}（{by}"),
        5 => format!("{subject}完成{is}{unit}，上年同期为{was}{unit}，同比{by}"),
        6 => format!("{subject}完成{is}{unit}（上年同期{was}{unit}），{by}"),
        7 => format!("2023年{subject}{was}{unit}，2024年{is}{unit}，{by}"),
        8 => format!("{subject}由2023年的{was}{unit}{to}2024年的{is}{unit}，{by}"),
        _ => format!("截至年底，{subject}从年初的{was}{unit}{to}{is}{unit}，{by}幅度达"),
    };
    let after = if before.contains('（') && !before.contains('）') { "%）。" } else { "%。" };
    Case { family: "growth", rules: &["growth-recompute"], before, after: after.into(), right, wrong }
}

pub fn increment(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, base) = amount(random);
    let rising = random.coin();
    let step = base * random.between(8, 60) / 100;
    let current = if rising { base + step } else { base - step };
    let right = scale.print(step, rounding);
    let (was, is) = (scale.print(base, rounding).text(), scale.print(current, rounding).text());
    let slack = if scale.exact() { 0 } else { 4 };
    let by = away(random, slack, right.digits);
    let wrong = if right.digits + by > 0 { right.moved(by) } else { right.moved(by.abs()) };
    let (subject, unit) = (random.pick(&SUBJECTS), scale.unit);
    let (to, word) = if rising { ("增加到", random.pick(&["增加", "净增"])) } else { ("减少到", "减少") };
    let before = match random.between(0, 2) {
        0 => format!("{subject}由{was}{unit}{to}{is}{unit}，{word}"),
        1 => format!("{subject}从去年底的{was}{unit}{to}{is}{unit}，{word}"),
        _ => format!("{subject}由{was}{unit}{to}{is}{unit}、{word}"),
    };
    Case { family: "increment", rules: &["stock-flow"], before, after: format!("{unit}。"), right, wrong }
}

pub fn points(random: &mut Random, rounding: Rounding) -> Case {
    let base = random.between(20_000, 80_000);
    let step = random.between(500, 9_000);
    let rising = random.coin();
    let current = if rising { base + step } else { base - step };
    let print = |value: i128| Printed { digits: rounded(value, 100, rounding), decimals: 1 };
    let (was, is, right) = (print(base).text(), print(current).text(), print(step));
    let by = away(random, 4, right.digits);
    let wrong = if right.digits + by > 0 { right.moved(by) } else { right.moved(by.abs()) };
    let subject =
        random.pick(&["森林覆盖率", "高中阶段毛入学率", "医保参保率", "城镇登记失业率", "新能源车占比", "农产品加工转化率"]);
    let before = match (random.between(0, 5), rising) {
        (4, true) => format!("{subject}达到{is}%，比上年的{was}%提高"),
        (4, false) => format!("{subject}为{is}%，比上年的{was}%下降"),
        (5, true) => format!("去年{subject}{was}%，今年{is}%，提高"),
        (5, false) => format!("{subject}{is}%，较上年同期（{was}%）下降"),
        (0, true) => format!("{subject}由{was}%提高到{is}%，提高"),
        (0, false) => format!("{subject}由{was}%下降到{is}%，下降"),
        (1, true) => format!("{subject}从{was}%上升至{is}%，上升"),
        (1, false) => format!("{subject}从{was}%降至{is}%，降低"),
        (2, true) => format!("{subject}达到{is}%，高于全省平均水平（{was}%）"),
        (2, false) => format!("{subject}{is}%，低于全省平均水平（{was}%）"),
        (_, true) => format!("{subject}{is}%，比全国平均（{was}%）高"),
        (_, false) => format!("{subject}{is}%，比全国平均（{was}%）低"),
    };
    Case { family: "points", rules: &["pp-recompute"], before, after: "个百分点。".into(), right, wrong }
}

pub fn increment_rate(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, base) = amount(random);
    let step = base * random.between(5, 60) / 100;
    let decimals = 1;
    let right = Printed { digits: rounded(step * 1000, base, rounding), decimals };
    let (is, by) = (scale.print(base + step, rounding), scale.print(step, rounding));
    let (d, c) = (scale.bounds(by), scale.bounds(is));
    let range = (ratio((d.0, d.0), (c.1 - d.0, c.1 - d.0), decimals).0, ratio((d.1, d.1), (c.0 - d.1, c.0 - d.1), decimals).1);
    let wrong = Printed { digits: outside(random, range), decimals };
    let (subject, unit) = (random.pick(&SUBJECTS), scale.unit);
    let before = match random.between(0, 2) {
        0 => format!("{subject}达到{}{unit}，增加{}{unit}、增长", is.text(), by.text()),
        1 => format!("{subject}完成{}{unit}，比上年增加{}{unit}，增长", is.text(), by.text()),
        _ => format!("{subject}{}{unit}，同比增加{}{unit}、增长", is.text(), by.text()),
    };
    Case { family: "increment and rate", rules: &["growth-recompute"], before, after: "%。".into(), right, wrong }
}

pub fn case(random: &mut Random) -> Case {
    let rounding = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Cut][random.between(0, 2) as usize];
    match random.between(0, 24) {
        10 => more_shapes::mixed_units(random, rounding),
        11 => more_shapes::bounded(random, rounding),
        12 => more_shapes::direction(random, rounding),
        13 => more_shapes::whole_base(random, rounding),
        14 => more_shapes::multiple(random, rounding),
        15 => more_shapes::average(random, rounding),
        16 => more_shapes::composition(random, rounding),
        17 => more_shapes::cumulative(random, rounding),
        18 => more_shapes::repeated(random, rounding),
        19 => more_shapes::mixed_share(random, rounding),
        21 => tables::total(random, rounding),
        22 => tables::row_total(random, rounding),
        23 => tables::growth(random, rounding),
        24 => tables::share(random, rounding),
        0 => sum(random, rounding),
        1 => open_sum(random, rounding),
        2 => part(random, rounding),
        3 => share(random, rounding),
        4 => completion(random, rounding),
        5 | 6 => growth(random, rounding),
        7 => increment(random, rounding),
        8 => points(random, rounding),
        _ => increment_rate(random, rounding),
    }
}
