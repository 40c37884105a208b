//! Names shared by a list of figures: A、B、C分别增长x%、y%、z%.

use super::slot::Slot;
use super::words::LINKS;
use super::{change, name, strip};
use crate::mention::Mention;
use crate::text::{Reading, Run};

/// The names of a list that a 分别 hands to as many figures.
pub(super) struct Shared {
    /// How many figures belong to it, this one included.
    pub count: usize,
    /// Their names, one for each; fewer where the list could not be split.
    pub names: Vec<String>,
    /// Where the list of names stands.
    pub run: Run,
}

/// Reads the list before a figure whose words hold 分别; the figures that follow it must be joined by marks only.
pub(super) fn shared(reading: &Reading, mentions: &[Mention], slots: &[Slot]) -> Option<Shared> {
    let first = slots.first()?;
    let word = reading.find(first.pre, "分别").or_else(|| reading.find(first.pre, "依次"));
    if word.is_none() && reading.find(first.pre, "、").is_none() {
        return None;
    }
    let joined = |slot: &&Slot| {
        let linked = slot.mark == '、' || slot.mark == '0' && is_and(reading, slot.pre);
        let plain =
            slot.pre.is_empty() && matches!(slot.mark, '、' | '0' | ',') || slot.pre.len() == 1 && is_and(reading, slot.pre);
        slot.group == first.group && (plain || linked && moves(reading, slot.pre).is_some())
    };
    let count = 1 + slots[1..].iter().take_while(joined).count();
    if count < 2 {
        return None;
    }
    let Some(word) = word else { return untold(reading, mentions, first, count) };
    let mut start = first.clause.from();
    // The list may reach back over commas when the clause itself has nothing before 分别.
    if word == start && reading.before(start) != ',' {
        let floor = start.saturating_sub(40);
        start = (floor..start.saturating_sub(1))
            .rev()
            .find(|&at| matches!(reading.at(at), '。' | ';' | '\n' | ',' | ':'))
            .map_or(floor, |at| at + 1);
    }
    let start = start.max(first.pre.from().min(word));
    let list = name::list_before(reading, mentions, without_basis(reading, Run::new(start.min(word), word)));
    // 对东盟、欧盟分别进出口65.4亿元、43.2亿元: what stands behind 分别 belongs to each name.
    let tail = Run::new((word + 2).min(first.pre.to()), first.pre.to());
    let tail = name::without_per(reading, strip::end(reading, tail, &LINKS));
    let mut names = split(reading, list, count);
    if names.is_empty() && !list.is_empty() {
        names = over_commas(reading, list, count);
    }
    if change::word(reading, tail).is_none() && tail.len() >= 2 {
        for name in &mut names {
            name.push_str(&reading.text(tail));
        }
    }
    Some(Shared { count, names, run: list })
}

/// 电子商务，航空制造，化学药品制造业实际使用外资分别增长…: names apart by commas.
fn over_commas(reading: &Reading, list: Run, count: usize) -> Vec<String> {
    let floor = list.from().saturating_sub(20 * count);
    let stops = |at: &usize| matches!(reading.at(*at), '。' | ';' | '\n' | ':') || reading.at(*at).is_ascii_digit();
    let from = (floor..list.from()).rev().find(stops).map_or(floor, |at| at + 1);
    let commas: Vec<usize> = (from..list.from()).filter(|&at| reading.at(at) == ',').collect();
    let Some(start) = commas.len().checked_sub(count).and_then(|first| commas.get(first)) else { return Vec::new() };
    let text = reading.text(Run::new(start + 1, list.to()));
    with_head(text.split(',').map(str::to_owned).collect())
}

fn is_and(reading: &Reading, run: Run) -> bool {
    matches!(reading.at(run.from()), '和' | '及' | '与')
}

/// 分别下降15.2%、上升6.3%: the word of change that is all that stands before a figure of a list.
pub(super) fn moves(reading: &Reading, pre: Run) -> Option<(&'static str, bool)> {
    let start = pre.from() + usize::from(pre.len() > 2 && is_and(reading, pre));
    let (word, rise) = change::word(reading, pre)?;
    (word.chars().count() == pre.to() - start).then_some((word, rise))
}

/// A、B收入同比增长x%、y%: a list that hands out its figures without 分别.
fn untold(reading: &Reading, mentions: &[Mention], first: &Slot, count: usize) -> Option<Shared> {
    let said = change::said(reading, first.pre)?;
    let run = name::list_before(reading, mentions, said.subject);
    let names = split(reading, run, count);
    (names.len() == count).then_some(Shared { count, names, run })
}

/// Without the base of comparison at its end: 同比分别增长 has no names of its own.
fn without_basis(reading: &Reading, run: Run) -> Run {
    let base = change::base_at_end(reading, strip::end(reading, run, &LINKS));
    if base.is_empty() { run } else { Run::new(run.from(), base.from()) }
}

/// Splits a list of names into as many as there are figures; empty where it does not come out even.
fn split(reading: &Reading, list: Run, count: usize) -> Vec<String> {
    // 限额以上单位中便利店、超市零售额: the whole is none of the names.
    let among = (list.from()..list.to()).rev().find(|&at| name::is_among(reading, at) && list.to() - at > 2);
    let text = reading.text(among.map_or(list, |at| Run::new(at + 1, list.to())));
    if count == 2 && text.starts_with("城乡") {
        let rest: String = text.chars().skip(2).collect();
        return vec![format!("城镇{rest}"), format!("农村{rest}")];
    }
    if let Some(names) = numbered(&text, count) {
        return names;
    }
    for marks in [&['、'][..], &['、', '和', '与'], &['、', '和', '与', '及']] {
        let parts = pieces(&text, marks);
        if parts.len() == count {
            return with_head(parts);
        }
    }
    Vec::new()
}

/// 第一、二、三产业税收 is 第一产业税收, 第二产业税收 and 第三产业税收.
fn numbered(text: &str, count: usize) -> Option<Vec<String>> {
    let parts: Vec<&str> = text.strip_prefix('第')?.split(['、', '和']).map(|part| part.trim_start_matches('第')).collect();
    let numeral = |part: &&str| part.chars().next().is_some_and(|first| "一二三四五".contains(first));
    let rest = parts.last()?.chars().skip(1).collect::<String>();
    let alone = parts.iter().rev().skip(1).all(|part| part.chars().count() == 1);
    let fits = parts.len() == count && parts.iter().all(numeral) && alone;
    fits.then(|| parts.iter().filter_map(|part| Some(format!("第{}{rest}", part.chars().next()?))).collect())
}

/// Cuts at the marks, outside brackets and quotes.
fn pieces(text: &str, marks: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    for ch in text.chars() {
        match ch {
            '(' | '“' | '《' => depth += 1,
            ')' | '”' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && marks.contains(&ch) {
            parts.push(String::new());
            // 以及 is one word.
            if ch == '及' && parts.len() > 1 {
                let last = parts.len() - 2;
                if parts[last].ends_with('以') {
                    parts[last].pop();
                }
            }
            continue;
        }
        if let Some(part) = parts.last_mut() {
            part.push(ch);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// 家电、新能源汽车零售额 is 家电零售额 and 新能源汽车零售额: what only the last ends with belongs to all.
fn with_head(mut parts: Vec<String>) -> Vec<String> {
    let Some((last, others)) = parts.split_last() else { return parts };
    let tail = shared_class(last, others).unwrap_or_else(|| shared_tail(last, others)).to_owned();
    let count = parts.len() - 1;
    if let [first, second] = &mut parts[..]
        && let Some(whole) = before_opposite(first, second)
    {
        *second = whole;
    }
    for part in &mut parts[..count] {
        part.push_str(&tail);
    }
    // 亿元以上项目开工率、投产率: the rates of one thing.
    let rate = |part: &String| part.chars().count() == 3 && part.ends_with('率');
    if tail.is_empty() && parts[1..].iter().all(rate) && parts[0].ends_with('率') {
        let thing: String = parts[0].chars().take(parts[0].chars().count().saturating_sub(3)).collect();
        for part in &mut parts[1..] {
            part.insert_str(0, &thing);
        }
    }
    parts
}

/// 吃类、穿类、用类商品零售额: what follows the word that all of them share.
fn shared_class<'n>(last: &'n str, others: &[String]) -> Option<&'n str> {
    let first = others.first()?;
    let behind = |class: &str| {
        let at = last.char_indices().map(|(at, _)| at).skip(1).find(|&at| last[at..].starts_with(class))?;
        let rest = &last[at + class.len()..];
        (others.iter().all(|other| other.ends_with(class)) && !rest.is_empty()).then_some(rest)
    };
    let ends = |count: usize| first.char_indices().rev().nth(count - 1).map(|(at, _)| &first[at..]);
    let class = ends(1).filter(|class| ["类", "业", "港", "省", "市", "县", "区", "镇", "级"].contains(class));
    // 职工医保、居民医保基金支付比例.
    class.and_then(behind).or_else(|| behind(ends(2).filter(|_| first.chars().count() > 2)?))
}

/// The words of measuring that the last ends with and none of the others: 保险参保人数.
fn shared_tail<'n>(last: &'n str, others: &[String]) -> &'n str {
    const TAILS: &[&str] = &[
        "零售额", "销售额", "成交额", "交易额", "增加值", "固定资产投资", "开发投资", "投资", "人均可支配收入", "可支配收入",
        "营业收入", "业务收入", "收入", "总产值", "产值", "吞吐量", "货运量", "客运量", "运输量", "周转量", "产量", "销量",
        "用电量", "发电量", "业务量", "进出口额", "出口额", "进口额", "进出口", "出口", "进口", "覆盖率", "通关时间", "普及率",
        "参保率", "占比", "比重", "数量", "面积", "余额", "总额", "消费", "支出", "利润", "价格", "人数", "参保人数", "参保",
        "保险", "浓度", "平均浓度", "比例", "贷款", "存款", "存栏", "出栏", "总量", "密度", "指数", "合格率", "达标率", "优良率",
        "满意度", "均价", "施工", "竣工", "新开工", "销售", "保障标准", "标准", "人次", "资金", "装机", "容量", "装机容量",
        "接待游客", "景区", "游客", "种植规模", "规模", "孤儿", "基本生活", "养育标准", "税收", "执行额", "合同额",
    ];
    // 事故起数、死亡人数: each has a measure of its own.
    if others.iter().any(|other| other.chars().count() > 3 && other.ends_with(['数', '量', '额', '值', '率'])) {
        return "";
    }
    let mut rest = last;
    loop {
        let tail =
            TAILS.iter().copied().filter(|tail| rest.ends_with(tail) && rest.len() > tail.len()).max_by_key(|tail| tail.len());
        let Some(tail) = tail.filter(|tail| !others.iter().any(|other| other.ends_with(tail))) else { break };
        rest = &rest[..rest.len() - tail.len()];
    }
    // 高血压、糖尿病患者规范管理率: whose rate it is belongs to all.
    const WHOSE: &[&str] = &["患者", "人群", "学生", "儿童", "企业", "职工", "群众", "项目", "案件"];
    let rate = last.ends_with(['率', '例', '度']) && rest.len() == last.len();
    let whose = WHOSE.iter().filter_map(|whose| last.find(whose)).filter(|&at| rate && at > 0).min();
    match whose {
        Some(at) if !others.iter().any(|other| other.ends_with(['率', '例', '度'])) => &last[at..],
        _ => &last[rest.len()..],
    }
}

/// 声环境质量昼间、夜间: the second of two opposites has what stands before the first.
fn before_opposite(first: &str, second: &str) -> Option<String> {
    const OPPOSITES: &[(&str, &str)] = &[
        ("昼间", "夜间"),
        ("城镇", "农村"),
        ("城镇", "乡村"),
        ("进口", "出口"),
        ("出口", "进口"),
        ("男性", "女性"),
        ("线上", "线下"),
        ("上行", "下行"),
        ("到达", "发送"),
        ("早稻", "晚稻"),
    ];
    let (one, _) = OPPOSITES.iter().find(|(one, other)| first.ends_with(one) && second.starts_with(other))?;
    let before = first.strip_suffix(one).filter(|before| !before.is_empty())?;
    Some(format!("{before}{second}"))
}

/// The word of change before the figures of a list: 分别增长.
pub(super) fn change_behind(reading: &Reading, pre: Run) -> Option<(&'static str, bool)> {
    change::word(reading, strip::end(reading, pre, &LINKS))
}
