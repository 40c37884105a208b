//! Totals and their parts.

use crate::numbers::*;
use crate::sentences::*;

pub const MONEY: Scale = Scale { unit: "亿元", worth: 100_000_000, decimals: 2 };
pub const MONEY_FINE: Scale = Scale { unit: "万元", worth: 10_000, decimals: 0 };
const TOTAL: &[&str] = &["sum-of-parts"];

fn terms(printed: &[Printed]) -> Vec<String> {
    printed.iter().map(|one| one.text()).collect()
}

/// Names with figures, between marks.
fn items(names: &[&str], printed: &[Printed], unit: &str, mark: &str) -> String {
    names.iter().zip(printed).map(|(name, one)| format!("{name}{}{unit}", one.text())).collect::<Vec<_>>().join(mark)
}

pub fn sum(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let count = random.between(3, 5) as usize;
    let parts: Vec<Printed> = spread(random, total, count).iter().map(|&part| scale.print(part, rounding)).collect();
    let names = names(random, count);
    let (list, commas) = (items(&names, &parts, scale.unit, "、"), items(&names, &parts, scale.unit, "，"));
    let semicolons = items(&names, &parts, scale.unit, "；");
    let head = items(&names[..count - 1], &parts[..count - 1], scale.unit, "、");
    let last = items(&names[count - 1..], &parts[count - 1..], scale.unit, "");
    let right = scale.print(total, rounding);
    let slack = if scale.exact() { 0 } else { count as i128 + 2 };
    let slots = [
        ("S", random.pick(&SUBJECTS)),
        ("u", scale.unit),
        ("list", &list),
        ("commas", &commas),
        ("semicolons", &semicolons),
        ("head", &head),
        ("last", &last),
    ];
    let (before, after) = fill(
        random,
        &[
            "<S>完成<?><u>，分别为<list>。",
            "全年<S><?><u>，由<list>构成。",
            "<S>达<?><u>，其中<head>，其余<last>。",
            "<S>共计完成<?><u>，分别是<head>和<last>。",
            "<list>，合计<?><u>。",
            "<S><list>，共<?><u>。",
            "<S>共完成<?><u>：<list>。",
            "<S>完成<?><u>，分为<commas>。",
            "<S>完成<?><u>；分别为<list>。",
            "<S>完成<?><u>，分别为：<semicolons>。",
            "<S>完成<?><u>，居全省前列，分别为<list>。",
            "<S>共完成<?><u>，<list>。",
            "<S>由<list>组成，共<?><u>。",
        ],
        &slots,
    );
    // Without a word for parts nothing is said of a list that does not add up.
    let told = !before.contains("共完成") || after.contains('：');
    let wrong = if told { moved_away(random, right, slack) } else { right };
    Case { family: "sum", rules: TOTAL, before, after, right, wrong, terms: terms(&parts) }
}

pub fn open_sum(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let count = random.between(2, 4) as usize;
    let shown = if random.coin() { count } else { (count - 1).max(2) };
    let parts: Vec<Printed> = spread(random, total, count).iter().take(shown).map(|&part| scale.print(part, rounding)).collect();
    let names = names(random, shown);
    let printed: i128 = parts.iter().map(|part| part.digits).sum();
    let right = scale.print(total, rounding);
    let slack = if scale.exact() { 0 } else { count as i128 + 2 };
    // Two parts behind commas may be a part and a new statement.
    let mark = if shown > 2 { random.pick(&["、", "，"]) } else { "、" };
    let (list, marked) = (items(&names, &parts, scale.unit, "、"), items(&names, &parts, scale.unit, mark));
    let slots = [("S", random.pick(&SUBJECTS)), ("u", scale.unit), ("list", &list), ("marked", &marked)];
    let (before, after) = fill(
        random,
        &[
            "<S>完成<?><u>，居全省前列，其中<marked>。",
            "<S>完成<?><u>（<list>）。",
            "<S>完成<?><u>，其中：<marked>。",
            "<S>完成<?><u>，包括<list>。",
            "<S>完成<?><u>，投资计划落实到位，其中<list>。",
            "<S>完成<?><u>（其中<list>）。",
            "<S>完成<?><u>。其中，<list>。",
            "<S>完成<?><u>，居全省前列，其中<list>，均按计划推进。",
            "<S>实现<?><u>，居全省第3位；其中<list>。",
            "全市<S>达到<?><u>，其中包括<list>。",
        ],
        &slots,
    );
    // Only a total below its parts is wrong.
    let wrong = Printed { digits: printed - slack - 1 - random.between(0, printed / 8 + 1), ..right };
    Case { family: "open sum", rules: &["sum-of-parts", "part-exceeds-total"], before, after, right, wrong, terms: Vec::new() }
}

pub fn part(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let right = scale.print(total * random.between(5, 95) / 100, rounding);
    let whole = scale.print(total, rounding);
    let total = whole.text();
    let slots = [("S", random.pick(&SUBJECTS)), ("P", random.pick(&PARTS)), ("u", scale.unit), ("total", &total)];
    let (before, after) = fill(
        random,
        &[
            "<S><total><u>，其中<P><?><u>。",
            "<S><total><u>、其中<P><?><u>。",
            "<S>完成<total><u>，居全省前列，其中<P><?><u>。",
            "<S>达到<total><u>（其中<P><?><u>）。",
            "<S>完成<total><u>。其中，<P><?><u>。",
            "<S>完成<total><u>，其中<P>完成<?><u>，进展顺利。",
            "<S>达<total><u>；其中<P>达<?><u>。",
            "全市<S>共<total><u>，居全省前列，其中<P><?><u>。",
            "完成<S><total><u>，其中：<P><?><u>。",
        ],
        &slots,
    );
    let wrong = whole.moved(if scale.exact() { 1 } else { 3 } + random.between(0, whole.digits / 5 + 1));
    Case { family: "part", rules: &["part-exceeds-total"], before, after, right, wrong, terms: vec![total] }
}

/// Total, one part and the rest.
pub fn rest(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, total) = amount(random);
    let done = total * random.between(20, 90) / 100;
    let (all, some, right) = (scale.print(total, rounding), scale.print(done, rounding), scale.print(total - done, rounding));
    let (total, part) = (all.text(), some.text());
    let slots =
        [("S", random.pick(&SUBJECTS)), ("P", random.pick(&PARTS)), ("u", scale.unit), ("total", &total), ("part", &part)];
    let (before, after) = fill(
        random,
        &[
            "<S>共<total><u>，其中<P><part><u>，其余<?><u>。",
            "<S>完成<total><u>，其中<P><part><u>、其余<?><u>。",
            "立项<S><total><u>，完工<part><u>，其余<?><u>在建。",
            "<S>完成<total><u>，其中<P><part><u>，剩余<?><u>分布在各县。",
            "<S>达<total><u>（其中<P><part><u>，其余<?><u>）。",
            "<S>完成<total><u>，其中：<P><part><u>，其他<?><u>。",
            "<S>共<total><u>。其中，<P><part><u>，其余<?><u>。",
            "<S>达到<total><u>，居全省前列，其中<P><part><u>，另有<?><u>为新建。",
            "全年安排<S><total><u>，验收<part><u>，余下<?><u>明年完成。",
        ],
        &slots,
    );
    let wrong = moved_away(random, right, if scale.exact() { 0 } else { 4 });
    Case { family: "rest", rules: TOTAL, before, after, right, wrong, terms: vec![part] }
}

/// Net changes and balances: what came in and what went out.
pub fn net(random: &mut Random, _: Rounding) -> Case {
    let (opening, gains) = (random.between(200, 3000), random.between(60, 900));
    let losses = random.between(5, gains / 2);
    let (o, g, l) = (opening.to_string(), gains.to_string(), losses.to_string());
    let things = random.pick(&["经营主体", "会员企业", "持证网点", "合作机构", "注册商户"]);
    let slots = [("S", things), ("u", random.pick(&["家", "户", "个"])), ("open", &o), ("in", &g), ("out", &l)];
    let net = [
        "净增<S><?><u>，其中新增<in><u>、退出<out><u>。",
        "全年<S>净增<?><u>，其中新认定<in><u>、注销<out><u>。",
        "<S>净增<?><u>（其中新设<in><u>、注销<out><u>）。",
        "<S>净增<?><u>，其中新引进<in><u>，到期退出<out><u>。",
        "<S>净增<?><u>，包括新增<in><u>、退出<out><u>。",
        "上半年净增<S><?><u>，其中：新增<in><u>，退出<out><u>。",
        "<S>净增<?><u>。其中，新登记<in><u>、注销<out><u>。",
        "<S>同比净增<?><u>，其中新注册<in><u>、吊销<out><u>。",
    ];
    let balance = [
        "年初有<S><open><u>，全年新增<in><u>、退出<out><u>，年末<?><u>。",
        "<S>年初<open><u>，新增<in><u>，注销<out><u>，年末达<?><u>。",
        "期初<S><open><u>，本期新设<in><u>、退出<out><u>，期末<?><u>。",
        "上年末<S><open><u>，今年新增<in><u>、减少<out><u>，目前<?><u>。",
        "<S>年初为<open><u>，新登记<in><u>，注销<out><u>，年底为<?><u>。",
        "年初<S><open><u>、新增<in><u>、退出<out><u>、年末<?><u>。",
        "去年底<S><open><u>，上半年新增<in><u>，退出<out><u>，目前有<?><u>。",
        "<S>（年初<open><u>，新增<in><u>，淘汰<out><u>，年末<?><u>）管理规范。",
    ];
    let still = random.coin();
    let right = whole(if still { opening + gains - losses } else { gains - losses });
    let (before, after) = fill(random, if still { &balance } else { &net }, &slots);
    let wrong = moved_away(random, right, 0);
    Case { family: "net and balance", rules: &["stock-flow"], before, after, right, wrong, terms: vec![g, l] }
}

/// Months that make quarters, quarters that make half-years.
pub fn periods(random: &mut Random, rounding: Rounding) -> Case {
    const TIMES: [(&[&str], &str); 7] = [
        (&["一季度", "二季度"], "上半年"),
        (&["一季度", "二季度", "三季度"], "前三季度"),
        (&["1月", "2月", "3月"], "一季度"),
        (&["4月份", "5月份", "6月份"], "二季度"),
        (&["上半年", "下半年"], "全年"),
        (&["1—3月", "4—6月"], "1—6月"),
        (&["7月", "8月", "9月"], "三季度"),
    ];
    let (names, time) = TIMES[random.between(0, 6) as usize];
    let scale = if random.coin() { AMOUNTS[random.between(0, 3) as usize] } else { COUNTS[2] };
    let total = scale.worth * random.between(90, 900) + random.between(0, scale.worth);
    let parts: Vec<Printed> = spread(random, total, names.len()).iter().map(|&part| scale.print(part, rounding)).collect();
    let flow =
        if scale.exact() { random.pick(&["办理案件", "新增立案", "受理申请"]) } else { random.pick(&SUBJECTS) };
    let right = scale.print(total, rounding);
    let slack = if scale.exact() { 0 } else { names.len() as i128 + 2 };
    let said: Vec<String> = names.iter().map(|name| format!("{name}{flow}")).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let (list, commas) = (items(names, &parts, scale.unit, "、"), items(names, &parts, scale.unit, "，"));
    let (semicolons, full) = (items(names, &parts, scale.unit, "；"), items(&said, &parts, scale.unit, "，"));
    let slots = [
        ("S", flow),
        ("T", time),
        ("u", scale.unit),
        ("list", list.as_str()),
        ("commas", &commas),
        ("semicolons", &semicolons),
        ("full", &full),
    ];
    let (before, after) = fill(
        random,
        &[
            "<full>，<T>共<S><?><u>。",
            "<full>，<T><S><?><u>。",
            "<T><S><?><u>，其中<list>。",
            "<T><S><?><u>（<list>）。",
            "<S><list>，<T>累计<?><u>。",
            "<T><S><?><u>，<commas>。",
            "<T>，<S><?><u>，其中：<commas>。",
            "<T><S><?><u>，居全省前列，其中<list>。",
            "<T><S><?><u>，分别为<list>。",
            "<T>实现<S><?><u>：<commas>。",
        ],
        &slots,
    );
    let wrong = moved_away(random, right, slack);
    Case { family: "periods", rules: TOTAL, before, after, right, wrong, terms: terms(&parts) }
}

/// Parts in 万元 beside a total in 亿元.
pub fn mixed_units(random: &mut Random, rounding: Rounding) -> Case {
    let total = random.between(2, 90) * MONEY.worth + random.between(0, MONEY.worth);
    let count = random.between(2, 4) as usize;
    let parts: Vec<Printed> = spread(random, total, count).iter().map(|&part| MONEY_FINE.print(part, rounding)).collect();
    let names = names(random, count);
    let (list, commas) = (items(&names, &parts, "万元", "、"), items(&names, &parts, "万元", "，"));
    let right = MONEY.print(total, rounding);
    let slots = [("S", random.pick(&SUBJECTS)), ("list", list.as_str()), ("commas", &commas)];
    let (before, after) = fill(
        random,
        &[
            "<S>完成<?>亿元，分别为<list>。",
            "<S>投入<?>亿元，由<list>构成。",
            "<list>，合计<?>亿元。",
            "<S>完成<?>亿元，分别是<commas>。",
            "<S>共投入<?>亿元：<list>。",
            "<S><list>，共计<?>亿元。",
            "<S>完成<?>亿元，具体为<list>。",
            "<S>完成<?>亿元，增长3.2%，分别为<list>。",
            "<S>由<list>组成，合计<?>亿元。",
        ],
        &slots,
    );
    let wrong = moved_away(random, right, 3);
    Case { family: "mixed units", rules: TOTAL, before, after, right, wrong, terms: Vec::new() }
}

/// 超, 近 and 余 before complete lists.
pub fn bounded(random: &mut Random, _: Rounding) -> Case {
    let count = random.between(2, 4) as usize;
    let total = random.between(300, 9000);
    let parts: Vec<Printed> = spread(random, total, count).into_iter().map(whole).collect();
    let unit = unit(random);
    let names = names(random, count);
    let list = items(&names, &parts, unit, "、");
    let low = whole(total / 100 * 100);
    let high = whole(low.digits + 100);
    let exact = total % 100 == 0;
    let (word, more, right, wrong) = match random.between(0, 2) {
        0 if !exact => (random.pick(&["超", "超过", "突破", "逾"]), "", low, high.moved(100 * random.between(0, 5))),
        1 if !exact => ("", random.pick(&["余", "多"]), low, high.moved(100 * random.between(0, 5))),
        _ => (random.pick(&["近", "接近", "不足"]), "", high, low.moved(-100 * random.between(0, 1))),
    };
    let slots = [("S", random.pick(&SUBJECTS)), ("u", unit), ("list", list.as_str()), ("word", word), ("more", more)];
    let (before, after) = fill(
        random,
        &[
            "<S>完成<word><?><more><u>，分别为<list>。",
            "全年<S><word><?><more><u>，由<list>构成。",
            "<S><word><?><more><u>，具体为<list>。",
            "<S><word><?><more><u>，分别是<list>。",
            "<S>完成<word><?><more><u>，居全省前列，分别为<list>。",
            "<S>完成<word><?><more><u>；分别为<list>。",
            "<S>共完成<word><?><more><u>：<list>。",
            "<S>完成<word><?><more><u>，分为<list>。",
        ],
        &slots,
    );
    Case { family: "bounds", rules: TOTAL, before, after, right, wrong, terms: Vec::new() }
}
