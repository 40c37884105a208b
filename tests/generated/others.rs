//! Averages, stocks and flows, time progress, lists, repeated figures, stages of a procedure.

use crate::numbers::*;
use crate::sentences::*;
use crate::sums::{MONEY, MONEY_FINE};

pub fn average(random: &mut Random, rounding: Rounding) -> Case {
    let count = random.between(20, 900);
    let total = random.between(count * 3, count * 80);
    let right = Printed { digits: rounded(total * 10, count, rounding), decimals: 1 };
    let wrong = moved_away(random, right, 4);
    let (n, t) = (count.to_string(), total.to_string());
    let slots = [("n", n.as_str()), ("t", &t)];
    let (before, after) = fill(
        random,
        &[
            "为<n>户居民发放补贴<t>万元，户均<?>万元。",
            "扶持项目<n>项，安排资金<t>万元，平均每项<?>万元。",
            "发放资金<t>万元，惠及企业<n>家，平均每家<?>万元。",
            "发放贷款<t>万元，支持农户<n>户，户均<?>万元。",
            "救助对象<n>人，支出<t>万元，人均<?>万元。",
            "签约项目<n>个，协议投资<t>万元，平均每个<?>万元。",
            "奖励企业<n>家，资金<t>万元，平均每家达到<?>万元。",
            "安排资金<t>万元，用于<n>项工程，平均每项<?>万元。",
            "发放补助资金<t>万元，惠及<n>人，人均补助<?>万元。",
            "发放抗旱资金<t>万元，解决<n>人临时饮水困难，人均补助<?>万元。",
            "补助学校<n>所、资金<t>万元，平均每所<?>万元。",
        ],
        &slots,
    );
    Case { family: "average", rules: &["average-mismatch"], before, after, right, wrong, terms: vec![n, t] }
}

pub fn cumulative(random: &mut Random, _: Rounding) -> Case {
    let flow = random.between(20, 900);
    let right = flow + random.between(0, 5000);
    let wrong = flow - random.between(1, flow / 2);
    let n = flow.to_string();
    let slots = [
        ("N", random.pick(&["公共充电桩", "社区食堂", "养老服务站", "口袋公园"])),
        ("u", random.pick(&["个", "座", "处"])),
        ("n", n.as_str()),
    ];
    let (before, after, bound) = fill_shape(
        random,
        &[
            plain("新增<N><n><u>，累计达到<?><u>。"),
            plain("新建<N><n><u>、总数达<?><u>。"),
            plain("新建<N><n><u>，累计建成<N><?><u>。"),
            plain("今年新增<N><n><u>，总数达到<?><u>。"),
            plain("新增<N><n><u>，累计<?><u>。"),
            plain("上半年新建<N><n><u>，累计建成<?><u>。"),
            plain("全年新增<N><n><u>，总量达到<?><u>。"),
            bounded("新建<N><n><u>，总数突破<?><u>，覆盖面扩大。"),
            plain("当年新增<N><n><u>，累计达<?><u>。"),
        ],
        &slots,
    );
    // A bound says of the total only that it is more.
    let case = |right: i128| Printed { digits: right, decimals: 0 };
    Case {
        family: "cumulative",
        rules: &["cumulative-less-than-period"],
        right: case(right),
        wrong: if bound { case(right) } else { case(wrong) },
        before,
        after,
        terms: vec![n],
    }
}

/// One indicator in two sentences, the second time in another scale or with a bound.
pub fn repeated(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(20, 900) * MONEY.worth / 10 + random.between(0, MONEY.worth);
    let right = MONEY.print(total, rounding);
    let fine = MONEY_FINE.print(total, rounding).text();
    let wrong = moved_away(random, right, 3);
    let name = random.pick(&["公路水路建设投资", "社会消费品零售额", "一般公共预算收入", "跨境电商进出口额", "医保基金支出"]);
    let first = right.text();
    let slots = [("N", name), ("a", first.as_str()), ("fine", &fine)];
    let (before, after) = fill(
        random,
        &[
            "全市<N><a>亿元。各项工作有序推进。<N>完成<?>亿元。",
            "<N>完成<a>亿元。\n重点工作取得新成效。\n<N>达到<?>亿元。",
            "<N>达到<fine>万元。各方面保持平稳。<N>完成<?>亿元。",
            "<N>完成<a>亿元，运行平稳。<N>完成<?>亿元。",
            "完成<N><a>亿元。下面分项说明。全市<N>为<?>亿元。",
            "<N>实现<a>亿元；项目建设加快。年内<N>实现<?>亿元。",
            "<N><a>亿元，好于预期。综合看，<N><?>亿元，目标实现。",
            "全年<N>达<a>亿元。会议认为成绩来之不易。<N>达<?>亿元。",
            "<N>为<fine>万元。\n下面说明重点工作。\n<N>完成<?>亿元。",
        ],
        &slots,
    );
    Case { family: "repeated", rules: &["same-indicator-conflict"], before, after, right, wrong, terms: Vec::new() }
}

/// The target in one sentence, what was done and the rate in another.
pub fn completion_across(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let part = total * random.between(30, 95) / 100;
    let (all, some) = (scale.print(total, rounding), scale.print(part, rounding));
    let digits = outside_share(random, ratio(scale.bounds(some), scale.bounds(all), 1), 1);
    let (target, done) = (all.text(), some.text());
    let slots = [("S", random.pick(&SUBJECTS)), ("u", scale.unit), ("total", target.as_str()), ("part", &done)];
    let (before, after) = fill(
        random,
        &[
            "<S>年度目标<total><u>。<S>完成<part><u>，完成率<?>%。",
            "全年<S>目标为<total><u>。各项工作有序推进。<S>完成<part><u>，完成年度目标的<?>%。",
            "<S>全年任务<total><u>。\n进展总体顺利。\n<S>完成<part><u>，占年度任务的<?>%。",
            "<S>年度目标任务为<total><u>。到目前，<S>完成<part><u>，完成目标任务的<?>%。",
            "<S>全年计划<total><u>。目前<S>完成<part><u>，完成全年计划的<?>%。",
            "今年<S>目标任务<total><u>。<S>已完成<part><u>，完成率为<?>%。",
            "<S>年度计划<total><u>。截至目前，<S>完成<part><u>，完成率达<?>%。",
            "<S>目标<total><u>。全市<S>完成<part><u>，完成目标的<?>%。",
        ],
        &slots,
    );
    Case {
        family: "completion across sentences",
        rules: &["completion-rate"],
        before,
        after,
        right: rate(part, total, 1, rounding),
        wrong: Printed { digits, decimals: 1 },
        terms: vec![target, done],
    }
}

/// How far a completion is ahead of the months that are gone.
pub fn progress(random: &mut Random, _: Rounding) -> Case {
    let (months, time, gone) = [
        (3, "截至3月底", 250),
        (6, "上半年", 500),
        (6, "截至6月末", 500),
        (9, "截至9月底", 750),
        (9, "1—9月", 750),
        (6, "1—6月", 500),
    ][random.between(0, 5) as usize];
    let step = random.between(12, 200);
    let ahead = random.coin();
    let completed = if ahead { gone + step } else { gone - step };
    let right = Printed { digits: step, decimals: 1 };
    // Counted in days, two months of the year are up to a point off.
    let wrong = moved_away(random, right, 14 + months / 9);
    let word =
        if ahead { random.pick(&["快于", "高于", "超", "超过"]) } else { random.pick(&["慢于", "低于", "落后"]) };
    let done = Printed { digits: completed, decimals: 1 }.text();
    let slots = [("S", random.pick(&SUBJECTS)), ("T", time), ("r", done.as_str()), ("word", word)];
    let (before, after) = fill(
        random,
        &[
            "<T>，<S>完成年度目标的<r>%，<word>时间进度<?>个百分点。",
            "<T><S>完成年度计划的<r>%，<word>序时进度<?>个百分点。",
            "<T>，<S>完成率<r>%，<word>时序进度<?>个百分点。",
            "<S><T>完成全年任务的<r>%，<word>时间进度<?>个百分点。",
            "<T>，<S>占年度目标的<r>%，<word>序时进度<?>个百分点。",
            "<T><S>完成全年目标的<r>%，<word>时间进度要求<?>个百分点。",
            "<T>，完成<S>年度任务的<r>%、<word>时间进度<?>个百分点。",
            "<T><S>完成年度投资计划的<r>%（<word>序时进度<?>个百分点）。",
        ],
        &slots,
    );
    Case { family: "time progress", rules: &["pp-recompute"], before, after, right, wrong, terms: vec![done] }
}

/// As many names as the number behind them says.
pub fn listed(random: &mut Random, _: Rounding) -> Case {
    let count = random.between(3, 6) as usize;
    let list = names(random, count).join("、");
    let right = whole(count as i128);
    let wrong = right.moved(if random.coin() { 1 } else { -1 });
    let (unit, noun) =
        [("个", "重点区域"), ("个", "试点片区"), ("个", "考核单元"), ("处", "集中布点")][random.between(0, 3) as usize];
    let slots = [("list", list.as_str()), ("u", unit), ("N", noun)];
    let (before, after) = fill(
        random,
        &[
            "聚焦<list><?><u><N>。",
            "覆盖<list><?><u><N>，成效明显。",
            "在<list><?><u><N>开展试点。",
            "推动<list><?><u><N>协同发展。",
            "布局<list><?><u><N>，带动作用增强。",
            "重点支持<list><?><u><N>建设。",
            "巩固<list><?><u><N>成果。",
            "统筹<list><?><u><N>资源。",
        ],
        &slots,
    );
    Case { family: "listed", rules: &["list-count"], before, after, right, wrong, terms: Vec::new() }
}

/// Applied for, recommended, recognised: every stage has no more than the one before.
pub fn funnel(random: &mut Random, _: Rounding) -> Case {
    let applied = random.between(30, 300);
    let right = whole(random.between(10, applied));
    let wrong = whole(applied + random.between(1, applied));
    let n = applied.to_string();
    let slots = [
        ("O", random.pick(&["省级示范项目", "高新技术企业", "绿色工厂", "特色产业基地"])),
        ("u", random.pick(&["家", "个", "项"])),
        ("n", n.as_str()),
    ];
    let (before, after) = fill(
        random,
        &[
            "申报<O><n><u>，认定<?><u>。",
            "组织申报<O><n><u>，获批<?><u>。",
            "申报<O><n><u>，推荐<?><u>。",
            "受理<O><n><u>，通过评审<?><u>。",
            "全年申报<O><n><u>，其中<?><u>获批。",
            "推荐<O><n><u>，入选<?><u>。",
            "申报<O><n><u>、认定<?><u>。",
            "申请<O><n><u>，立项<?><u>，质量提升。",
        ],
        &slots,
    );
    Case { family: "funnel", rules: &["funnel-order"], before, after, right, wrong, terms: vec![n] }
}
