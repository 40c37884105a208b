//! Names as a clerk would write them in a table.

use std::sync::LazyLock;

use super::strip;
use super::words::{GENERIC, LEADS, LEADS_IN_NAMES, LINKS, PLAIN_VERBS, SCOPES, TAKES_OBJECT, VERBS};
use crate::lex::lexicon::Lexicon;
use crate::mention::{Class, Mention};
use crate::text::{Reading, Run, is_han};

const LONGEST: usize = 24;
/// Past this length a name is a sentence: what leads to its last verb is left out.
const SENTENCE: usize = 16;

/// The name in the words before a figure: without links behind, without leads and dates before.
pub(super) fn before(reading: &Reading, mentions: &[Mention], pre: Run) -> Run {
    let run = list_before(reading, mentions, pre);
    // A rate is of all that stands before it: 处置体系覆盖自然村比例.
    let ratio = matches!(reading.before(run.to()), '率' | '例' | '重') && run.len() <= LONGEST;
    if run.len() > SENTENCE && !ratio { shortened(reading, run) } else { run }
}

/// The same of a list of names, which may be long.
pub(super) fn list_before(reading: &Reading, mentions: &[Mention], pre: Run) -> Run {
    let mut run = strip::end(reading, pre, &LINKS);
    // 由2023年7.1张增加到2024年7.3张: the time just before the figure is no name.
    while let Some(time) = time_at_end(reading, mentions, run) {
        run = strip::end(reading, Run::new(run.from(), time), &LINKS);
    }
    run = without_note(reading, without_per(reading, run));
    without_leads(reading, mentions, behind_list(reading, run))
}

static PER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["每人每月", "每人每年", "每人每天", "每月", "每年"]));

/// Without the unit that a standard is given by: 提高到每人每月.
pub(super) fn without_per(reading: &Reading, run: Run) -> Run {
    let per = PER.before(reading, run.to(), run.from());
    per.map_or(run, |per| strip::end(reading, Run::new(run.from(), per.at), &LINKS))
}

/// Without a long note in brackets at the end, or the note where it is the name of a share: 占总人口比重(城镇化率).
fn without_note(reading: &Reading, run: Run) -> Run {
    if run.len() < 4 || reading.before(run.to()) != ')' {
        return run;
    }
    let Some(open) = (run.from()..run.to()).rev().find(|&at| reading.at(at) == '(') else { return run };
    let note = Run::new(open + 1, run.to() - 1);
    match note.len() {
        4.. if reading.before(note.to()) == '率' => note,
        7.. => Run::new(run.from(), open),
        _ => run,
    }
}

static EVENTS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&["活动", "讲座", "演出", "会议", "座谈会", "招聘会", "培训", "行动", "演练", "论坛", "大讲堂", "推介会"])
});

/// 组织开展各类惠民活动 is 惠民活动: an event is named without the word that it took place.
fn without_action(reading: &Reading, run: Run) -> Run {
    const ACTIONS: &[&str] = &[
        "组织开展", "组织举办", "组织召开", "开展", "举办", "召开", "举行", "承办", "办好", "组织", "各类", "各项", "各种",
        "系列",
    ];
    if EVENTS.before(reading, run.to(), run.from()).is_none() {
        return run;
    }
    let mut start = run.from();
    while let Some(action) = reading.any(start, ACTIONS)
        && run.to() - start >= action.chars().count() + 4
    {
        start += action.chars().count();
    }
    Run::new(start, run.to())
}

/// Where the time begins that a run ends with.
fn time_at_end(reading: &Reading, mentions: &[Mention], run: Run) -> Option<usize> {
    let next = mentions.partition_point(|mention| mention.run.is_none_or(|at| at.end <= run.end));
    let last = mentions[..next].last().filter(|mention| matches!(mention.class, Class::Period | Class::Date))?;
    let time = last.run.filter(|time| time.end == run.end && time.start >= run.start)?;
    if last.is_duration(reading) && !reading.starts(time.from(), "连续") {
        return None;
    }
    Some(time.from())
}

fn without_leads(reading: &Reading, mentions: &[Mention], mut run: Run) -> Run {
    loop {
        let shorter = strip::start(reading, without_time(reading, mentions, run), &LEADS, &LEADS_IN_NAMES);
        if shorter == run {
            return run;
        }
        run = shorter;
    }
}

/// What bodies do that is no part of a name.
static ACTS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&["累计完成", "累计组织", "共组织", "共完成", "组织", "完成", "实现"]));

/// 税务部门组织税费收入 is 税费收入: bodies that only do their work are no part of a name.
fn without_body(reading: &Reading, run: Run) -> Run {
    const BODIES: &[&str] = &["部门", "系统", "机关", "行业", "单位", "局", "委", "厅"];
    let inner = Run::new((run.from() + 2).min(run.to()), run.to());
    let done = ACTS.all(reading, inner).take_while(|act| act.at + 3 < run.to());
    let done = done.into_iter().find(|act| BODIES.iter().any(|body| reading.ends(act.at, body)));
    done.map(|act| act.at + act.length).filter(|&at| run.to() - at >= 4).map_or(run, |at| Run::new(at, run.to()))
}

static INNER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&["实现", "完成"]));

/// The words of a name: 规上工业企业实现利润总额 is 规上工业企业利润总额.
pub(super) fn words(reading: &Reading, run: Run) -> String {
    const KEEPS: &str = "投率额量情产销收税";
    let run = without_action(reading, without_body(reading, run));
    let inside = Run::new((run.from() + 2).min(run.to()), run.to());
    let verbs = INNER.all(reading, inside).map(|verb| verb.at).take_while(|at| at + 3 < run.to());
    let inner = verbs.into_iter().find(|&at| !KEEPS.contains(reading.at(at + 2)) && reading.before(at) != '“');
    match inner {
        Some(at) => [reading.words(Run::new(run.from(), at)), reading.words(Run::new(at + 2, run.to()))].concat(),
        None => reading.text(run),
    }
}

/// Behind the last 等 that closes a list: 工业母机、现代纺织等产业集群 is 产业集群.
fn behind_list(reading: &Reading, run: Run) -> Run {
    let closes = |at: usize| {
        reading.at(at) == '等'
            && run.to() - at > 1
            && !matches!(reading.before(at), '高' | '中' | '初' | '同' | '平' | '优' | '均' | '对')
            && !matches!(reading.at(at + 1), '级' | '次' | '奖' | '院' | '教' | '额' | '同' | '候')
            && (run.from()..at).any(|p| matches!(reading.at(p), '、' | '和' | '”'))
    };
    let Some(at) = (run.from()..run.to()).rev().find(|&at| closes(at)) else { return run };
    let class = at + 1 + 2 * usize::from(reading.any(at + 1, &["各类", "各项", "各种"]).is_some());
    if run.to() > class + 2 {
        return Run::new(at + 1, run.to());
    }
    if run.len() <= SENTENCE {
        return run;
    }
    // 招聘会等活动: a bare class word needs the last item before it.
    let item = (run.from()..at).rev().find(|&p| reading.at(p) == '、').map_or(run.from(), |p| p + 1);
    Run::new(item, run.to())
}

fn without_time(reading: &Reading, mentions: &[Mention], run: Run) -> Run {
    let timed = |mention: &&Mention| {
        matches!(mention.class, Class::Period | Class::Date)
            && mention.run.is_some_and(|at| at.start == run.start && at.end <= run.end)
            && (!mention.is_duration(reading) || reading.starts(run.from(), "连续"))
    };
    let first = mentions.partition_point(|mention| mention.run.is_none_or(|at| at.start < run.start));
    mentions[first..]
        .iter()
        .take(2)
        .find(timed)
        .and_then(|mention| mention.run)
        .map_or(run, |time| Run { start: time.end, end: run.end })
}

/// Of a long run of words, what follows the last verb that takes an object.
fn shortened(reading: &Reading, run: Run) -> Run {
    let telling = |at: usize| PLAIN_VERBS.at(reading, at, reading.len()).is_none();
    let places = (run.from()..run.to().saturating_sub(5)).rev().filter(|&at| telling(at));
    let cut = places.into_iter().find_map(|at| verb(reading, at).filter(|&end| run.to() - end >= 4));
    cut.map_or(run, |at| Run::new(at, run.to()))
}

/// The end of the verb of two or more characters that begins at a position; 增加值 and 建设者 begin with none.
fn verb(reading: &Reading, at: usize) -> Option<usize> {
    const NOUN_ENDINGS: &str = "值率量额费业者员商力度型类区园权物品款金证书会站点线网、和及与,";
    let found = VERBS.at(reading, at, reading.len())?;
    let end = at + found.length;
    (!NOUN_ENDINGS.contains(reading.at(end))).then_some(end)
}

/// Whether the words end in a verb whose object stands behind the figure, and the run without it.
pub(super) fn without_verb(reading: &Reading, run: Run) -> Option<Run> {
    let shorter = strip::end(reading, run, &TAKES_OBJECT);
    (shorter.len() < run.len()).then_some(shorter)
}

/// The noun behind a figure without the verb that leads to the next figure: 重大项目完成投资1.4万亿元.
pub(super) fn before_verb(reading: &Reading, noun: Run) -> Run {
    const MEASURED: &[&str] = &["资产总额", "营业收入", "平均", "增加值", "水质", "空气质量"];
    let ends = |at: usize| {
        let measured = reading.any(at, MEASURED).is_some();
        measured || at >= noun.from() + 4 && verb(reading, at).is_some()
    };
    let cut = (noun.from() + 2..noun.to()).find(|&at| ends(at)).map_or(noun, |at| Run::new(noun.from(), at));
    strip::end(reading, cut, &LINKS)
}

/// What stands behind a figure and begins no noun.
static NO_NOUN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "以上", "以下", "以内", "左右", "和", "及", "与", "或", "至", "到", "的", "增", "提", "上升", "下降", "降", "减", "其中",
        "用于", "同比", "环比", "比", "较", "占", "达", "为", "是", "在", "等", "并", "且", "扩大", "回落", "分别", "不等",
        "收窄", "超", "创", "列", "居", "高于", "低于", "快于", "发展到",
    ])
});

/// The noun behind a figure: `家企业获得认定资格`'s 企业获得认定资格; empty where none stands there.
pub(super) fn behind(reading: &Reading, post: Run) -> Run {
    let empty = Run::new(post.from(), post.from());
    // 12.6万名65岁以上老年人
    let digits = (post.from()..post.to()).take_while(|&at| reading.at(at).is_ascii_digit()).count();
    let aged = digits > 0 && reading.any(post.from() + digits, &["岁以上", "岁以下", "岁及以上", "周岁以上"]).is_some();
    let noun_first = aged || is_han(reading.at(post.from())) || matches!(reading.at(post.from()), '“' | '《' | 'A'..='Z');
    let concord = reading.starts(post.from(), "和谐");
    if !noun_first || !concord && NO_NOUN.at(reading, post.from(), post.to()).is_some() {
        return empty;
    }
    let run = strip::end(reading, post, &LINKS);
    // 160个国控断面中优良断面占比86.1%: what follows 中 is of another figure.
    let run = (run.from() + 2..run.to()).find(|&at| is_among(reading, at)).map_or(run, |at| Run::new(run.from(), at));
    let run = if run.len() > LONGEST { Run::new(run.from(), run.from() + LONGEST) } else { run };
    if run.len() < 2 { empty } else { run }
}

/// The words before a figure without the unit that it is counted by at their end, and that unit: 进口均价每吨.
pub(super) fn per_unit(reading: &Reading, pre: Run) -> (Run, Run) {
    let near = pre.from().max(pre.to().saturating_sub(4));
    let at = (near..pre.to()).rev().find(|&at| reading.at(at) == '每');
    let unit = at.filter(|&at| {
        let scale = (at + 1..pre.to()).take_while(|&at| matches!(reading.at(at), '十' | '百' | '千' | '万')).count();
        let unit = crate::lex::units::at(reading, at + 1 + scale);
        unit.is_some_and(|(_, used)| matches!(pre.to() - (at + 1 + scale + used), 0 | 1) && reading.before(pre.to()) != '的')
    });
    unit.map_or((pre, Run::new(pre.to(), pre.to())), |at| (Run::new(pre.from(), at), Run::new(at, pre.to())))
}

/// 41个大类行业中有33个行业: the words between name the whole, not what the second figure counts.
pub(super) fn behind_whole(reading: &Reading, pre: Run, mark: char) -> Run {
    let core = strip::end(reading, pre, &LINKS);
    if mark == '0' && !core.is_empty() && is_among(reading, core.to() - 1) { Run::new(pre.to(), pre.to()) } else { pre }
}

/// Whether 中 at a position closes a whole of which parts follow: no 中心, no 集中.
pub(super) fn is_among(reading: &Reading, at: usize) -> bool {
    reading.at(at) == '中'
        && !"心学小央国医部等高级职药介间断标东西型期文外华层游长山石试考餐方继欧转午秋旬英美俄亚非老韩日德法式低青共铁建科车粮移段层成专招".contains(reading.at(at + 1))
        && !"集其初高当空之水年月途命看适".contains(reading.before(at))
}

/// The place or body that a name begins with, and the name without it where it is only 全市 or the like.
pub(super) fn scope(reading: &Reading, mentions: &[Mention], name: Run) -> (Option<Run>, Run) {
    let reach = name.to().min(name.from() + 11);
    for found in SCOPES.all(reading, Run::new(name.from(), reach)) {
        let run = Run::new(name.from(), found.at + found.length);
        let whole = matches!(reading.at(found.at), '全' | '我');
        if whole && found.at == name.from() {
            let social = reading.starts(found.at, "全社会");
            return (
                Some(run),
                if social { name } else { without_leads(reading, mentions, Run { start: run.end, end: name.end }) },
            );
        }
        let plain = (run.from()..run.to()).all(|p| is_han(reading.at(p))) && reading.before(run.to()) != '级';
        if !whole && name.to() - run.to() >= 2 && plain {
            return (Some(run), name);
        }
    }
    (None, name)
}

/// Whether a name is a head that says nothing without another name before it.
pub(super) fn is_generic(reading: &Reading, name: Run) -> bool {
    let whole_name = GENERIC.at(reading, name.from(), name.to()).is_some_and(|found| found.length == name.len());
    let led = reading.at(name.from()) == '占' || reading.any(name.from(), &["恢复到", "恢复至", "相当于"]).is_some();
    led || whole_name
}
