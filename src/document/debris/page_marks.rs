use crate::order;
use crate::text::{Reading, Run, is_han};

/// A number with the number of pages: `3/8`.
struct Ratio {
    run: Run,
    page: u32,
    pages: u32,
    /// The words around it speak of a part of something.
    fraction: bool,
    /// It fills its line, or begins or ends it, or stands between ideographs.
    in_place: bool,
}

/// Finds the page marks, ascending and apart.
pub(super) fn find(reading: &Reading, lines: &[Run]) -> Vec<Run> {
    let mut found = Vec::new();
    let mut ratios = Vec::new();
    let mut bare: Vec<(Run, u32)> = Vec::new();
    for &line in lines {
        if let Some(mark) = labelled_line(reading, line) {
            found.push(mark);
        } else if line.len() <= 3
            && let Some((page, used)) = number(reading, line.from())
            && used == line.len()
        {
            bare.push((line, page));
        }
    }
    ratios.extend(reading.places('/').filter_map(|at| ratio(reading, at)));
    found.extend(reading.places('第').filter_map(|at| labelled(reading, at)).filter(|(_, total)| *total).map(|(run, _)| run));
    numbered_lines(reading, &bare, &mut found);
    counted(reading, &ratios, &mut found);
    order::by_key(&mut found, |run| (run.start, u32::MAX - run.end));
    let mut apart: Vec<Run> = Vec::with_capacity(found.len());
    for run in found {
        if apart.last().is_none_or(|last| last.end <= run.start) {
            apart.push(run);
        }
    }
    apart
}

/// A page number of at most three digits, and its length.
fn number(reading: &Reading, at: usize) -> Option<(u32, usize)> {
    let used = (0..4).take_while(|&step| reading.at(at + step).is_ascii_digit()).count();
    let value = (0..used).fold(0, |sum, step| sum * 10 + reading.at(at + step).to_digit(10).unwrap_or(0));
    ((1..=3).contains(&used) && value > 0).then_some((value, used))
}

/// `第3页`, `第3页共8页`; whether the number of pages is named.
fn labelled(reading: &Reading, at: usize) -> Option<(Run, bool)> {
    if reading.at(at) != '第' {
        return None;
    }
    let (_, used) = number(reading, at + 1)?;
    let mut end = at + 1 + used;
    if reading.at(end) != '页' {
        return None;
    }
    end += 1;
    let rest = end + usize::from(matches!(reading.at(end), ',' | '/' | '、'));
    if matches!(reading.at(rest), '共' | '总')
        && let Some((_, used)) = number(reading, rest + 1).or_else(|| number(reading, rest + 2))
        && let Some(stop) = (rest + 1 + used..rest + 4 + used).find(|&p| reading.at(p) == '页')
    {
        return Some((Run::new(at, stop + 1), true));
    }
    Some((Run::new(at, end), false))
}

/// A line that is a page number and says so: `- 3 -`, `第3页`, `Page 3 of 8`.
fn labelled_line(reading: &Reading, line: Run) -> Option<Run> {
    if line.len() > 16 {
        return None;
    }
    let dash = |ch| matches!(ch, '-' | '—' | '–' | '―' | '─' | '·' | '•');
    let mut at = line.from();
    if dash(reading.at(at)) {
        while dash(reading.at(at)) {
            at += 1;
        }
        let (_, used) = number(reading, at)?;
        at += used;
        let closed = dash(reading.at(at));
        while dash(reading.at(at)) {
            at += 1;
        }
        return (closed && at == line.to()).then_some(line);
    }
    if let Some((run, _)) = labelled(reading, at) {
        return (run.to() == line.to()).then_some(line);
    }
    let word = ["Page", "page", "PAGE"].iter().any(|word| reading.starts(at, word));
    (word
        && (at + 4..line.to()).all(|p| reading.at(p).is_ascii_digit() || matches!(reading.at(p), '/' | 'o' | 'f' | '.'))
        && line.len() > 4)
        .then_some(line)
}

/// Lines that are nothing but a number are pages where they count on, a page of text lies between them, and one of
/// them cuts a sentence in two. The cells of a copied table stand close; chapters begin behind a full stop.
fn numbered_lines(reading: &Reading, bare: &[(Run, u32)], found: &mut Vec<Run>) {
    const PAGE: u32 = 200;
    let mut start = 0;
    for end in 1..=bare.len() {
        let goes_on = bare.get(end).is_some_and(|&(run, page)| {
            let (before, last) = bare[end - 1];
            page == last + 1 && run.start - before.end >= PAGE
        });
        if goes_on {
            continue;
        }
        let series = &bare[start..end];
        if series.len() >= 2 && series.iter().any(|&(run, _)| cuts_a_sentence(reading, run)) {
            found.extend(series.iter().map(|(run, _)| run));
        }
        start = end;
    }
}

/// Whether a line stands inside a sentence: the paragraph before stops short and the one behind goes on.
fn cuts_a_sentence(reading: &Reading, line: Run) -> bool {
    const LONG: usize = 60;
    let end = (0..line.from()).rev().find(|&at| reading.at(at) != '\n').map_or(0, |at| at + 1);
    let stops = is_han(reading.before(end)) || matches!(reading.before(end), ',' | '、');
    // Titles and names of authors stop short as well, but have no marks inside.
    let prose = (end.saturating_sub(LONG)..end)
        .rev()
        .map(|at| reading.at(at))
        .take_while(|&ch| ch != '\n')
        .any(|ch| matches!(ch, ',' | '。' | ';'));
    let after = (line.to()..reading.len()).map(|at| reading.at(at)).find(|&ch| ch != '\n');
    stops && prose && after.is_some_and(is_han)
}

/// The numbers on both sides of a stroke, where they can be a page and the number of pages.
fn ratio(reading: &Reading, stroke: usize) -> Option<Ratio> {
    let digits = (1..=4).take_while(|&back| stroke >= back && reading.at(stroke - back).is_ascii_digit()).count();
    let start = stroke - digits;
    let (page, used) = number(reading, start)?;
    let (pages, more) = number(reading, stroke + 1)?;
    let mut run = Run::new(start, stroke + 1 + more);
    if used != digits || page > pages || pages < 2 {
        return None;
    }
    let (before, after) = (reading.before(start), reading.at(run.to()));
    if after == '页' {
        run.end += 1;
    }
    let part_of_more = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '/' | '.' | '%' | '-' | '+' | '\t');
    if part_of_more(before) || part_of_more(after) {
        return None;
    }
    let line_start = matches!(before, '\0' | '\n');
    let line_end = matches!(after, '\0' | '\n');
    let fraction = !(line_start && line_end) && (speaks_of_a_part(reading, start) || counts_something(reading, run.to()));
    let in_place = line_start && (line_end || is_han(after)) || is_han(before) && (line_end || is_han(after));
    Some(Ratio { run, page, pages, fraction, in_place })
}

/// The words before `1/3` in 近1/3, 占全国1/3, 任务的5/8.
fn speaks_of_a_part(reading: &Reading, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "的", "近", "约", "占", "超", "过", "达", "到", "为", "有", "足", "仅", "只", "逾", "于", "是", "将", "及", "和", "或",
        "每", "其中", "全国", "全省", "全市", "全县", "全区", "总数", "总量", "完成", "减少", "下降", "增加", "提高", "缩短",
        "上年", "去年", "往年", "剩余", "大约", "比例", "面积",
    ];
    BEFORE.iter().any(|words| reading.ends(at, words))
}

/// The words after `1/3` in 1/3的农户, 1/3以上, 7/8月份, 8/9年级, 4/6车道.
fn counts_something(reading: &Reading, at: usize) -> bool {
    const AFTER: &str = "的以左强多为是月号日年层班期批次天人家个项级车线分段名户吨米元亩件套台条栋幢楼室度比例";
    let after = reading.at(at);
    AFTER.contains(after) && after != '\0'
}

/// Page marks among the ratios: the number of pages recurs and the pages rise, or a word is cut in two.
fn counted(reading: &Reading, ratios: &[Ratio], found: &mut Vec<Run>) {
    for (index, ratio) in ratios.iter().enumerate() {
        if ratio.fraction {
            continue;
        }
        let same = |other: &&Ratio| other.pages == ratio.pages && !other.fraction;
        // Neighbours suffice as witnesses; a look at a few keeps the pass linear on any text.
        let earlier = ratios[index.saturating_sub(64)..index].iter().rev().find(same);
        let later = ratios[index + 1..ratios.len().min(index + 65)].iter().find(same);
        let rising = earlier.is_some_and(|other| other.page < ratio.page && (other.in_place || ratio.in_place))
            || later.is_some_and(|other| other.page > ratio.page && (other.in_place || ratio.in_place))
            // The foot of the last page printed repeats the head of the first.
            || earlier.is_some_and(|other| other.page >= ratio.page) && ratio.in_place && fills_line(reading, ratio.run);
        let common = matches!(ratio.pages, 2..=5 | 10);
        // A tenth is a fraction as well; three marks that rise from place to place are pages.
        let near = &ratios[index.saturating_sub(8)..ratios.len().min(index + 9)];
        let chain: Vec<_> = near.iter().filter(|other| same(other) && other.in_place).map(|other| other.page).collect();
        let chained = chain.len() >= 3 && chain.is_sorted_by(|one, other| one < other) && ratio.in_place;
        let enough = if common && !chained {
            ratio.in_place && (fills_line(reading, ratio.run) || cuts_a_word(reading, ratio.run))
        } else {
            true
        };
        if rising && enough || single(reading, ratio) {
            found.push(ratio.run);
        }
    }
}

fn fills_line(reading: &Reading, run: Run) -> bool {
    matches!(reading.before(run.from()), '\0' | '\n') && matches!(reading.at(run.to()), '\0' | '\n')
}

/// One mark without witnesses: before the title at the head of the text, or inside running words with a number
/// of pages that no one uses as a denominator.
fn single(reading: &Reading, ratio: &Ratio) -> bool {
    const HEAD: usize = 200;
    let Ratio { run, page, pages, .. } = *ratio;
    let at_head = run.from() < HEAD && matches!(reading.before(run.from()), '\0' | '\n');
    if at_head && page == 1 && is_han(reading.at(run.to())) {
        let line = Run::new(
            run.to(),
            (run.to()..run.to() + 40).find(|&p| matches!(reading.at(p), '\0' | '\n')).unwrap_or(run.to() + 40).min(reading.len()),
        );
        return reading.says(line, &["总结", "报告", "汇报", "要点", "计划", "方案", "通报"]);
    }
    let between = is_han(reading.before(run.from())) && is_han(reading.at(run.to()));
    between && (page > 1 && pages >= 6 && pages != 10 || cuts_a_word(reading, run))
}

/// Whether the ideographs on both sides make one of the commonest words of reports.
fn cuts_a_word(reading: &Reading, run: Run) -> bool {
    const WORDS: &str = "振兴 攻关 发展 建设 工作 项目 企业 改革 创新 服务 推进 管理 经济 社会 政策 文件 任务 实施 完成 提升 加强 保障 \
        安全 生产 技术 科技 农业 农村 乡村 产业 工业 投资 增长 资金 财政 税收 医疗 卫生 教育 文化 旅游 交通 运输 环境 生态 治理 \
        监管 监督 检查 执法 就业 创业 人才 培训 组织 领导 干部 群众 党建 基层 社区 城市 规划 基础 设施 平台 机制 体系 制度 能力 \
        水平 质量 重点 行动 活动 开展 落实 推动 促进 优化 营商 市场 主体 消费 贸易 进出 出口 海关 通关 口岸 数字 信息 数据 网络";
    let (left, right) = (reading.before(run.from()), reading.at(run.to()));
    WORDS.split_whitespace().any(|word| {
        let mut pair = word.chars();
        pair.next() == Some(left) && pair.next() == Some(right)
    })
}
