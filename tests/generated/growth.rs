//! Growth, increments, percentage points, multiples.

use crate::numbers::*;
use crate::sentences::*;

const GROWTH: &[&str] = &["growth-recompute"];
const POINTS: &[&str] = &["pp-recompute"];

/// A level before and after, with the growth between in either direction.
struct Moved {
    scale: Scale,
    rising: bool,
    was: Printed,
    is: Printed,
    right: Printed,
    wrong: Printed,
}

fn moved(random: &mut Random, rounding: Rounding) -> Moved {
    let (scale, base) = amount(random);
    let rising = random.coin();
    let percent = random.between(3, 60);
    let current = if rising { base * (100 + percent) / 100 } else { base * (100 - percent) / 100 };
    let decimals = random.between(0, 1) as u32;
    let (was, is) = (scale.print(base, rounding), scale.print(current, rounding));
    let ((b0, b1), (c0, c1)) = (scale.bounds(was), scale.bounds(is));
    let steps = if rising { (c0 - b1, c1 - b0) } else { (b0 - c1, b1 - c0) };
    let right = rate((current - base).abs(), base, decimals, rounding);
    let range = ratio(steps, (b0, b1), decimals);
    // Nothing falls by more than all of it.
    let digits = if rising { outside(random, range) } else { outside_share(random, range, decimals) };
    let wrong = Printed { digits, decimals };
    Moved { scale, rising, was, is, right, wrong }
}

fn growing(random: &mut Random, family: &'static str, moved: &Moved, templates: &[&str]) -> Case {
    let (to, by) = if moved.rising {
        (random.pick(&["增加到", "增至", "增长到", "提高到"]), "增长")
    } else {
        (random.pick(&["减少到", "降至", "下降到"]), "下降")
    };
    let (was, is) = (moved.was.text(), moved.is.text());
    let slots = [("S", random.pick(&SUBJECTS)), ("u", moved.scale.unit), ("was", &was), ("is", &is), ("to", to), ("by", by)];
    let (before, after) = fill(random, templates, &slots);
    Case { family, rules: GROWTH, before, after, right: moved.right, wrong: moved.wrong, terms: vec![was, is] }
}

pub fn growth(random: &mut Random, rounding: Rounding) -> Case {
    let moved = moved(random, rounding);
    let templates = [
        "<S>由<was><u><to><is><u>，<by><?>%。",
        "<S>从上年的<was><u><to><is><u>，同比<by><?>%。",
        "去年<S><was><u>，今年<is><u>，<by><?>%。",
        "<S><is><u>，比上年同期的<was><u><by><?>%。",
        "<S>由去年同期的<was><u><to><is><u>（<by><?>%）。",
        "<S>完成<is><u>，上年同期为<was><u>，同比<by><?>%。",
        "<S>完成<is><u>（上年同期<was><u>），<by><?>%。",
        "2023年<S><was><u>，2024年<is><u>，<by><?>%。",
        "<S>由2023年的<was><u><to>2024年的<is><u>，<by><?>%。",
        "截至年底，<S>从年初的<was><u><to><is><u>，<by>幅度达<?>%。",
        "<S>完成<is><u>，去年同期<was><u>，同比<by><?>%。",
        "<S>从<was><u><to><is><u>，<by>了<?>%，成效明显。",
        "<S>去年完成<was><u>，今年完成<is><u>，同比<by><?>%。",
    ];
    growing(random, "growth", &moved, &templates)
}

/// The base stands in another sentence or section.
pub fn growth_across(random: &mut Random, rounding: Rounding) -> Case {
    let moved = moved(random, rounding);
    let templates = [
        "去年<S><was><u>。今年<S><is><u>，同比<by><?>%。",
        "上年<S>为<was><u>。各项工作有序推进。今年<S>完成<is><u>，比上年<by><?>%。",
        "<S>去年完成<was><u>。今年以来，<S>完成<is><u>，同比<by><?>%。",
        "去年<S>达到<was><u>。\n重点任务稳步实施。\n今年<S>达到<is><u>，同比<by><?>%。",
        "上年<S>实现<was><u>，为今年打下基础。本年<S>实现<is><u>，同比<by><?>%。",
        "去年同期<S><was><u>。今年<S><is><u>，较去年<by><?>%。",
        "去年<S>共<was><u>。本年<S>共<is><u>，比去年<by><?>%。",
        "上年<S><was><u>。今年全市<S>完成<is><u>，较上年<by><?>%。",
    ];
    growing(random, "growth across sentences", &moved, &templates)
}

pub fn increment(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, base) = amount(random);
    let rising = random.coin();
    let step = base * random.between(8, 60) / 100;
    let current = if rising { base + step } else { base - step };
    let right = scale.print(step, rounding);
    let (was, is) = (scale.print(base, rounding).text(), scale.print(current, rounding).text());
    let (to, by) = if rising {
        (random.pick(&["增加到", "增至", "提高到"]), random.pick(&["增加", "净增"]))
    } else {
        (random.pick(&["减少到", "降至", "压减到"]), "减少")
    };
    let slots = [("S", random.pick(&SUBJECTS)), ("u", scale.unit), ("was", was.as_str()), ("is", &is), ("to", to), ("by", by)];
    let (before, after) = fill(
        random,
        &[
            "<S>由<was><u><to><is><u>，<by><?><u>。",
            "<S>从去年底的<was><u><to><is><u>，<by><?><u>。",
            "<S>由<was><u><to><is><u>、<by><?><u>。",
            "<S>由上年的<was><u><to><is><u>（<by><?><u>）。",
            "<S>从年初的<was><u><to>目前的<is><u>，<by><?><u>。",
            "全市<S>由<was><u><to><is><u>，<by>了<?><u>。",
            "<S>由2023年的<was><u><to>2024年的<is><u>，<by><?><u>。",
            "去年<S><was><u>，今年<is><u>，同比<by><?><u>。",
            "<S>完成<is><u>，上年同期为<was><u>，同比<by><?><u>。",
        ],
        &slots,
    );
    let wrong = moved_away(random, right, if scale.exact() { 0 } else { 4 });
    Case { family: "increment", rules: &["stock-flow", "growth-recompute"], before, after, right, wrong, terms: vec![was, is] }
}

pub fn increment_rate(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, base) = amount(random);
    let step = base * random.between(5, 60) / 100;
    let right = rate(step, base, 1, rounding);
    let (now, delta) = (scale.print(base + step, rounding), scale.print(step, rounding));
    let (d, c) = (scale.bounds(delta), scale.bounds(now));
    let range = (ratio((d.0, d.0), (c.1 - d.0, c.1 - d.0), 1).0, ratio((d.1, d.1), (c.0 - d.1, c.0 - d.1), 1).1);
    let wrong = Printed { digits: outside(random, range), decimals: 1 };
    let (is, by) = (now.text(), delta.text());
    let slots = [("S", random.pick(&SUBJECTS)), ("u", scale.unit), ("is", is.as_str()), ("by", &by)];
    let (before, after) = fill(
        random,
        &[
            "<S>达到<is><u>，增加<by><u>、增长<?>%。",
            "<S>完成<is><u>，比上年增加<by><u>，增长<?>%。",
            "<S><is><u>，同比增加<by><u>、增长<?>%。",
            "<S>达<is><u>，较上年增加<by><u>，增长<?>%。",
            "<S>完成<is><u>（同比增加<by><u>，增长<?>%）。",
            "<S>实现<is><u>，比去年同期增加<by><u>、增长<?>%，好于预期。",
            "全年<S><is><u>，增加<by><u>，增幅<?>%。",
            "<S>同比增加<by><u>、增长<?>%，达到<is><u>。",
            "<S>达到<is><u>，净增<by><u>、增长<?>%。",
            "<S>收入<is><u>，同比增收<by><u>，增长<?>%。",
        ],
        &slots,
    );
    Case { family: "increment and rate", rules: GROWTH, before, after, right, wrong, terms: vec![is, by] }
}

pub fn points(random: &mut Random, rounding: Rounding) -> Case {
    let base = random.between(20_000, 80_000);
    let step = random.between(500, 9_000);
    let rising = random.coin();
    let current = if rising { base + step } else { base - step };
    let print = |value: i128| Printed { digits: rounded(value, 100, rounding), decimals: 1 };
    let (was, is, right) = (print(base).text(), print(current).text(), print(step));
    let (to, by) = if rising {
        (random.pick(&["提高到", "上升到", "提升至"]), random.pick(&["提高", "上升", "提升"]))
    } else {
        (random.pick(&["下降到", "降至", "回落至"]), random.pick(&["下降", "降低", "回落"]))
    };
    let subject =
        random.pick(&["森林覆盖率", "高中阶段毛入学率", "医保参保率", "城镇登记失业率", "新能源车占比", "农产品加工转化率"]);
    let slots = [("S", subject), ("was", was.as_str()), ("is", &is), ("to", to), ("by", by)];
    let (before, after) = fill(
        random,
        &[
            "<S>由<was>%<to><is>%，<by><?>个百分点。",
            "<S>从<was>%<to><is>%，<by>了<?>个百分点。",
            "<S>达到<is>%，比上年的<was>%<by><?>个百分点。",
            "去年<S><was>%，今年<is>%，<by><?>个百分点。",
            "<S><is>%，较上年同期（<was>%）<by><?>个百分点。",
            "<S>由上年的<was>%<to><is>%（<by><?>个百分点）。",
            "<S>由2023年的<was>%<to>2024年的<is>%，<by><?>个百分点。",
            "<S><is>%，上年同期为<was>%，同比<by><?>个百分点。",
            "<S>由<was>%<by><?>个百分点至<is>%。",
        ],
        &slots,
    );
    let wrong = moved_away(random, right, 4);
    Case { family: "points", rules: POINTS, before, after, right, wrong, terms: vec![was, is] }
}

/// The gap to the province or the country.
pub fn gap(random: &mut Random, rounding: Rounding) -> Case {
    let theirs = random.between(2_000, 80_000);
    let step = random.between(300, 1_900);
    let above = random.coin();
    let ours = if above { theirs + step } else { theirs - step };
    let print = |value: i128| Printed { digits: rounded(value, 100, rounding), decimals: 1 };
    let (own, other, right) = (print(ours).text(), print(theirs).text(), print(step));
    let (word, adverb) =
        if above { (random.pick(&["高于", "快于"]), "高") } else { (random.pick(&["低于", "慢于"]), "低") };
    let subject = random.pick(&["工业投资增速", "参保率", "绿化覆盖率", "电商零售增速", "优良率"]);
    let slots = [
        ("S", subject),
        ("own", own.as_str()),
        ("their", &other),
        ("who", random.pick(&["全省", "全国"])),
        ("word", word),
        ("adverb", adverb),
        ("over", if above { "高出" } else { "低" }),
    ];
    let (before, after) = fill(
        random,
        &[
            "<S><own>%，<word><who>平均水平（<their>%）<?>个百分点。",
            "<S>达到<own>%，比<who>平均（<their>%）<adverb><?>个百分点。",
            "<S>为<own>%，<word><who>（<their>%）<?>个百分点。",
            "<S><own>%，<word><who>平均<?>个百分点（<who><their>%）。",
            "全市<S>为<own>%，<who><S>为<their>%，<word><who><?>个百分点。",
            "<S><own>%，比<who>平均水平<their>%<adverb><?>个百分点。",
            "<S>达<own>%，<word><who>平均水平<their>%<?>个百分点。",
            "<S><own>%、<word><who>平均（<their>%）<?>个百分点，居前列。",
            "<S><own>%，比<who>（<their>%）<over><?>个百分点。",
        ],
        &slots,
    );
    let wrong = moved_away(random, right, 4);
    Case { family: "gap", rules: POINTS, before, after, right, wrong, terms: vec![own, other] }
}

pub fn yearly(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, base) = (AMOUNTS[random.between(0, 1) as usize], random.between(200_000, 900_000));
    let years = random.between(2, 5);
    let percent = random.between(4, 25);
    let grown = |tenths: i128| (0..years).fold(base, |level, _| level * (1000 + tenths) / 1000);
    let level = |value: i128| scale.print(value * scale.worth / 1000, rounding);
    let (was, is) = (level(base).text(), level(grown(percent * 10)).text());
    let right = Printed { digits: percent * 10, decimals: 1 };
    let wrong = right.moved(if random.coin() { random.between(6, 60) } else { -random.between(6, 30) });
    let last = random.between(2021, 2024);
    let (first, last) = ((last - years).to_string(), last.to_string());
    let slots = [
        ("S", random.pick(&SUBJECTS)),
        ("u", scale.unit),
        ("was", was.as_str()),
        ("is", &is),
        ("first", &first),
        ("last", &last),
        ("to", random.pick(&["增加到", "增至", "增长到", "提高到"])),
    ];
    let (before, after) = fill(
        random,
        &[
            "<S>由<first>年的<was><u><to><last>年的<is><u>，年均增长<?>%。",
            "<S>从<first>年的<was><u><to><last>年的<is><u>、年均增长<?>%。",
            "全市<S>由<first>年<was><u><to><last>年<is><u>，年均增长<?>%。",
            "<S>由<first>年的<was><u><to><last>年的<is><u>，年平均增长<?>%。",
            "<S>从<first>年的<was><u><to><last>年的<is><u>（年均增长<?>%）。",
            "<S>由<first>年的<was><u><to><last>年的<is><u>，年均增速<?>%。",
            "<S>由<first>年的<was><u><to><last>年的<is><u>，平均每年增长<?>%。",
            "<S>由<first>年末的<was><u><to><last>年末的<is><u>，年均增长<?>%，位居前列。",
            "<S>由<first>年的<was><u><to><last>年的<is><u>，年均复合增长<?>%。",
        ],
        &slots,
    );
    Case { family: "yearly", rules: &["cagr-mismatch"], before, after, right, wrong, terms: vec![was, is] }
}

pub fn direction(random: &mut Random, _: Rounding) -> Case {
    let base = random.between(100, 9000);
    let step = random.between(1, base / 2);
    let rising = random.coin();
    let (right, wrong) = if rising { (base + step, base - step) } else { (base - step, base + step) };
    let to = if rising {
        random.pick(&["增加到", "增至", "提高到", "扩大到", "增长到", "上升到"])
    } else {
        random.pick(&["减少到", "降至", "压减到", "下降到", "降到", "缩减到"])
    };
    let was = base.to_string();
    let slots = [("S", random.pick(&SUBJECTS)), ("u", unit(random)), ("was", was.as_str()), ("to", to)];
    let (before, after) = fill(
        random,
        &[
            "<S>由<was><u><to><?><u>。",
            "<S>从<was><u><to><?><u>，成效明显。",
            "<S>由上年的<was><u><to><?><u>。",
            "<S>从年初的<was><u><to>目前的<?><u>。",
            "<S>由2020年的<was><u><to><?><u>。",
            "<S>由去年同期的<was><u><to>今年的<?><u>。",
            "全市<S>由<was><u>，<to><?><u>。",
            "<S>（由<was><u><to><?><u>）结构优化。",
            "<S>由<was><u><to><?><u>；群众更加满意。",
        ],
        &slots,
    );
    let (right, wrong) = (whole(right), whole(wrong));
    Case { family: "direction", rules: &["direction-contradiction"], before, after, right, wrong, terms: vec![was] }
}

pub fn rank(random: &mut Random, _: Rounding) -> Case {
    let from = random.between(4, 15);
    let better = random.coin();
    let (right, wrong) = if better {
        (from - random.between(1, 3), from + random.between(1, 5))
    } else {
        (from + random.between(1, 5), from - random.between(1, 3))
    };
    let to = if better {
        random.pick(&["上升到", "前移到", "跃升至", "提升到"])
    } else {
        random.pick(&["下降到", "后移到", "下滑至"])
    };
    let was = from.to_string();
    let subject = random.pick(&["工业增速", "空气质量综合指数", "营商环境评价", "群众满意度"]);
    let slots = [("S", subject), ("was", was.as_str()), ("to", to)];
    let (before, after) = fill(
        random,
        &[
            "<S>由全省第<was>位<to>第<?>位。",
            "<S>在全省排名由第<was>位<to>第<?>位。",
            "<S>从第<was>名<to>第<?>名。",
            "<S>由上年的第<was>位<to>第<?>位。",
            "<S>排名由第<was>位<to>全省第<?>位。",
            "<S>位次从第<was>位<to>第<?>位，工作受到肯定。",
            "<S>由年初第<was>位<to>第<?>位。",
            "<S>由第<was>位<to>全国第<?>位。",
        ],
        &slots,
    );
    let (right, wrong) = (whole(right), whole(wrong));
    Case { family: "rank", rules: &["direction-contradiction"], before, after, right, wrong, terms: Vec::new() }
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
    let right = rate(count - base, base, 1, rounding);
    let mut wrong = right.moved(random.between(1, 40));
    while has_base(count, wrong.digits) {
        wrong = wrong.moved(1);
    }
    let number = count.to_string();
    let basis = random.pick(&["同比", "比上年", "较上年同期", "较去年"]);
    let slots = [("S", random.pick(&SUBJECTS)), ("u", unit(random)), ("n", number.as_str()), ("than", basis)];
    let (before, after) = fill(
        random,
        &[
            "<S><n><u>，<than>增长<?>%。",
            "<S><n><u>、<than>增长<?>%。",
            "<S>完成<n><u>，<than>增长<?>%。",
            "<S>达<n><u>（<than>增长<?>%）。",
            "全年<S><n><u>，<than>增加<?>%。",
            "<S>达到<n><u>，<than>增长<?>%，居全省第5位。",
            "共有<n><u>通过<S>验收，<than>增长<?>%。",
            "<S>共<n><u>，<than>增长了<?>%。",
        ],
        &slots,
    );
    Case { family: "whole base", rules: &["growth-integer-base"], before, after, right, wrong, terms: vec![number] }
}

pub fn multiple(random: &mut Random, _: Rounding) -> Case {
    let base = random.between(12, 900);
    let times = random.between(2, 6);
    let (was, is) = (base.to_string(), (base * times).to_string());
    let grown = random.coin();
    let by = [
        "<S>由<was><u>增加到<is><u>，增长<?>倍。",
        "<S>从<was><u>增至<is><u>，增长了<?>倍。",
        "<S>由2020年的<was><u>增加到<is><u>，增长<?>倍。",
        "<S>由<was><u>扩大到<is><u>，增加<?>倍。",
        "<S>从上年的<was><u>提高到<is><u>、增长<?>倍。",
        "<S>由<was><u>增长到<is><u>（增长<?>倍）。",
        "全市<S>由<was><u>发展到<is><u>，增长<?>倍。",
        "<S>由去年同期的<was><u>增加到<is><u>，同比增长<?>倍。",
    ];
    let of = [
        "<S>由<was><u>增加到<is><u>，是原来的<?>倍。",
        "<S><is><u>，是2020年<was><u>的<?>倍。",
        "<S>从<was><u>增至<is><u>，为原来的<?>倍。",
        "<S>达到<is><u>，是上年<was><u>的<?>倍。",
        "<S>由去年的<was><u>增加到<is><u>，是去年的<?>倍。",
        "<S><is><u>，为去年同期<was><u>的<?>倍。",
        "<S>达<is><u>，相当于2019年<was><u>的<?>倍。",
        "<S>由<was><u>提高到<is><u>（是原来的<?>倍）。",
    ];
    let slots = [("S", random.pick(&SUBJECTS)), ("u", unit(random)), ("was", was.as_str()), ("is", &is)];
    let (before, after) = fill(random, if grown { &by } else { &of }, &slots);
    let right = whole(if grown { times - 1 } else { times });
    let wrong = right.moved(random.between(1, 3));
    Case { family: "multiple", rules: &["times-mismatch"], before, after, right, wrong, terms: vec![was, is] }
}

/// The same growth as a multiple and as a rate.
pub fn times_and_rate(random: &mut Random, _: Rounding) -> Case {
    let tenths = random.between(15, 62);
    let times = Printed { digits: tenths, decimals: 1 }.text();
    let right = whole((tenths - 10) * 10);
    // The times may be cut off or rounded.
    let wrong =
        right.moved(if random.coin() { 12 + random.between(1, 30) } else { -6 - random.between(1, 8).min(right.digits - 8) });
    let slots = [("S", random.pick(&SUBJECTS)), ("x", times.as_str())];
    let (before, after) = fill(
        random,
        &[
            "<S>是去年同期的<x>倍，同比增长<?>%。",
            "<S>是上年的<x>倍，增长<?>%。",
            "<S>为去年的<x>倍，同比增长<?>%。",
            "<S>相当于去年同期的<x>倍，同比增长<?>%。",
            "<S>是上年同期的<x>倍、增长<?>%。",
            "<S>是去年的<x>倍（增长<?>%）。",
            "全年<S>为上年同期的<x>倍，同比增长<?>%。",
            "<S>规模是去年同期的<x>倍，同比增长<?>%，后劲增强。",
        ],
        &slots,
    );
    Case { family: "times and rate", rules: &["times-mismatch"], before, after, right, wrong, terms: vec![times] }
}
