//! The stand-ins of templates: `X市`, `xx家`, `x.xx亿元`, `202x年`, `___`, `【】`.

use crate::lex::hanzi;
use crate::text::{Reading, Run, is_han};

/// What a stand-in stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Name,
    Figure,
    Date,
    Blank,
}

/// One stand-in with the word it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placeholder {
    pub kind: Kind,
    pub run: Run,
    /// The letters alone.
    pub letters: Run,
}

/// Longer words first.
const PLACES: &[&str] = &[
    "经济技术开发区", "高新技术产业开发区", "经济开发区", "开发区", "经开区", "高新区", "自治区", "自治州", "自治县", "新区",
    "园区", "街道", "社区", "公司", "集团", "企业", "单位", "部门", "同志", "书记", "局长", "主任", "市长", "县长", "区长",
    "镇长", "银行", "大学", "学院", "医院", "学校", "中学", "小学", "法院", "检察院", "省", "市", "县", "区", "州", "镇", "乡",
    "村", "局", "委", "厅", "旗", "盟",
];
const UNITS: &[&str] = &[
    "个百分点", "平方公里", "平方米", "立方米", "百分点", "人次", "公里", "万元", "亿元", "万亩", "万人", "万吨", "千米", "家",
    "项", "件", "个", "名", "人", "户", "次", "批", "期", "台", "套", "条", "座", "处", "所", "场", "亿", "万", "元", "%", "倍",
    "亩", "吨", "米", "天", "部", "分钟", "小时", "公顷", "间", "栋", "头", "只", "株", "种", "类", "位", "篇", "份", "本", "册",
    "辆", "艘", "架", "例", "起", "宗", "笔", "届", "余", "多",
];
const DATES: &[&str] = &["年度", "年", "月", "日", "季度"];

/// Every stand-in, ascending and apart.
pub(super) fn find(reading: &Reading) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let mut free = 0;
    for at in reading.places_of(&['X', 'x', '×', '*', '_', '【', '《', '{', '某', '○', '〇']) {
        if at < free {
            continue;
        }
        let hit = match reading.at(at) {
            'X' | 'x' | '×' | '*' => letters(reading, at),
            '○' | '〇' => circles(reading, at),
            '_' => blank_line(reading, at),
            '【' | '《' if reading.starts(at, "【】") || reading.starts(at, "《》") => Some(blank(at, at + 2)),
            '{' if reading.starts(at, "{{") => braces(reading, at),
            '某' if reading.starts(at, "某某") => whom(reading, at),
            _ => None,
        };
        match hit {
            Some(hit) => {
                free = hit.run.to();
                found.push(hit);
            }
            None => free = at + 1 + rest_of_letters(reading, at),
        }
    }
    found
}

/// Whether a letter stands for something.
pub(super) fn is_letter(ch: char) -> bool {
    matches!(ch, 'X' | 'x' | '×' | '*')
}

/// How many more letters of the same kind follow, which a pass need not look at again.
fn rest_of_letters(reading: &Reading, at: usize) -> usize {
    let ch = reading.at(at);
    if !is_letter(ch) && ch != '_' {
        return 0;
    }
    (1..).take_while(|&step| reading.at(at + step) == ch).count()
}

/// ○○县, 〇〇家: circles where a name or a number belongs, and no zeros of a Chinese number.
fn circles(reading: &Reading, at: usize) -> Option<Placeholder> {
    let circle = |ch: char| matches!(ch, '○' | '〇');
    let end = at + (0..).take_while(|&step| circle(reading.at(at + step))).count();
    if end - at < 2
        || hanzi::is_numeral(reading.before(at))
        || circle(reading.before(at))
        || hanzi::digit(reading.at(end)).is_some()
    {
        return None;
    }
    let found =
        |kind, word: &str| Placeholder { kind, run: Run::new(at, end + word.chars().count()), letters: Run::new(at, end) };
    reading
        .any(end, PLACES)
        .map(|word| found(Kind::Name, word))
        .or_else(|| reading.any(end, UNITS).map(|word| found(Kind::Figure, word)))
        .or_else(|| reading.any(end, DATES).map(|word| found(Kind::Date, word)))
}

fn blank(start: usize, end: usize) -> Placeholder {
    Placeholder { kind: Kind::Blank, run: Run::new(start, end), letters: Run::new(start, end) }
}

fn blank_line(reading: &Reading, at: usize) -> Option<Placeholder> {
    let end = at + 1 + rest_of_letters(reading, at);
    let unit = reading.any(end, UNITS).or_else(|| reading.any(end, DATES)).is_some();
    let latin = reading.before(at).is_ascii_alphanumeric() || reading.at(end).is_ascii_alphanumeric();
    (!latin && (end - at >= 3 || end - at == 2 && unit)).then(|| blank(at, end))
}

fn braces(reading: &Reading, at: usize) -> Option<Placeholder> {
    let end = (at + 2..at + 32).take_while(|&p| !matches!(reading.at(p), '\n' | '\0')).find(|&p| reading.starts(p, "}}"))?;
    Some(blank(at, end + 2))
}

/// 某某市, 某某公司; 张某某 hides a name on purpose.
fn whom(reading: &Reading, at: usize) -> Option<Placeholder> {
    let word = reading.any(at + 2, PLACES)?;
    let run = Run::new(at, at + 2 + word.chars().count());
    (reading.before(at) != '某').then(|| Placeholder { kind: Kind::Name, run, letters: Run::new(at, at + 2) })
}

fn letters(reading: &Reading, at: usize) -> Option<Placeholder> {
    let letter = reading.at(at);
    let mut end = at + 1;
    let mut dotted = false;
    while reading.at(end) == letter || reading.at(end) == '.' && reading.at(end + 1) == letter {
        dotted |= reading.at(end) == '.';
        end += 1;
    }
    if let Some(year) = year(reading, at, end).filter(|_| !dotted) {
        return Some(year);
    }
    let latin = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '+' | '&' | '@' | '=' | '\\');
    let address = matches!(reading.at(end), '.' | '-' | '/') && reading.at(end + 1).is_ascii_alphanumeric();
    if latin(reading.before(at)) || latin(reading.at(end)) || address || is_letter(reading.at(end)) {
        return None;
    }
    let found = |kind, words: usize| Placeholder { kind, run: Run::new(at, end + words), letters: Run::new(at, end) };
    let count = end - at;
    if letter == '*' && (count < 2 || count == 2 && is_markdown(reading, at)) {
        return None;
    }
    // A single × multiplies: 单价×人数. It stands for a word only before a place or a date.
    let sign = letter == '×' && count == 1;
    if let Some(word) = reading.any(end, DATES) {
        let next = reading.at(end + word.chars().count());
        return (!sign || !matches!(next, '数' | '份' | '均' | '产')).then(|| found(Kind::Date, word.chars().count()));
    }
    if let Some(word) = reading.any(end, PLACES) {
        return Some(found(Kind::Name, word.chars().count()));
    }
    if sign {
        return None;
    }
    let many = usize::from(matches!(reading.at(end), '余' | '多' | '几'));
    if let Some(word) = reading.any(end + many, UNITS) {
        return Some(found(Kind::Figure, many + word.chars().count()));
    }
    if dotted || matches!(reading.before(at), '第' | '前') {
        return Some(found(Kind::Figure, 0));
    }
    // 林×× hides a name on purpose, XX世纪 counts in Roman numerals.
    const SURNAMES: &str =
        "张王李赵刘陈杨黄周吴徐孙朱胡郭林罗郑梁谢宋唐许邓冯韩曹彭蔡潘袁蒋杜苏魏吕丁沈姚卢姜崔谭廖汪陆戴贾邱邹孟秦薛尹";
    let hidden = count == 2 && letter == '×' && SURNAMES.contains(reading.before(at));
    (count >= 2 && letter != '*' && !hidden && !reading.starts(end, "世纪")).then(|| found(Kind::Name, 0))
}

/// `20xx年`, `202X年`, `20X4年`: four places, some of them letters.
fn year(reading: &Reading, at: usize, end: usize) -> Option<Placeholder> {
    let before = (1..=4).take_while(|&back| at >= back && reading.at(at - back).is_ascii_digit()).count();
    let after = (0..4).take_while(|&step| reading.at(end + step).is_ascii_digit()).count();
    let start = at - before;
    let whole = before >= 1 && before + (end - at) + after == 4 && matches!(reading.at(start), '1' | '2');
    let stop = end + after;
    (whole && reading.at(stop) == '年').then(|| Placeholder {
        kind: Kind::Date,
        run: Run::new(start, stop + 1),
        letters: Run::new(at, end),
    })
}

/// Whether two asterisks belong to bold type: another pair of the line has no word of a template behind it.
fn is_markdown(reading: &Reading, at: usize) -> bool {
    const REACH: usize = 80;
    let before = (at.saturating_sub(REACH)..at).rev().take_while(|&p| reading.at(p) != '\n').last().unwrap_or(at);
    let after = (at..at + REACH).take_while(|&p| !matches!(reading.at(p), '\n' | '\0')).last().unwrap_or(at);
    (before..=after).any(|p| {
        reading.starts(p, "**")
            && reading.before(p) != '*'
            && reading.at(p + 2) != '*'
            && reading.any(p + 2, PLACES).or_else(|| reading.any(p + 2, UNITS)).or_else(|| reading.any(p + 2, DATES)).is_none()
    })
}

/// Whether the letters stand where a search-and-replace has hit a word: 高XX县区, 科X区, X平合X红宝.
pub(super) fn is_broken(reading: &Reading, letters: Run) -> bool {
    let (start, end) = (letters.from(), letters.to());
    let before = reading.before(start);
    let area = reading.starts(end, "县区") || reading.at(end) == '区';
    // 加快高XX区建设: no degree word before 高, and nothing high behind it.
    let zone = before == '高' && (reading.starts(end, "县区") || reading.at(end) == '区' && letters.len() > 1);
    if area && (before == '科' || zone) {
        const WORDS: &[&str] = &["提高", "最高", "较高", "更高", "新高", "拔高", "本科", "学科", "专科", "全科", "崇高", "登高"];
        return !WORDS.iter().any(|word| reading.ends(start, word));
    }
    false
}

/// An X in front of ideographs that no word of a template follows and that is no term: X光, X射线, X计划.
pub(super) fn stray(reading: &Reading, at: usize) -> bool {
    const TERMS: &[&str] = &[
        "光", "射线", "线", "波", "染色体", "连锁", "型", "形", "轴", "片", "档", "级", "号", "因子", "战", "先生", "世代",
        "实验室", "计划", "行动", "工程", "代表", "指", "即", "为", "是", "组", "座", "值", "系列", "教授", "小区", "证", "牌",
        "模式",
    ];
    reading.at(at) == 'X'
        && !reading.before(at).is_ascii_alphanumeric()
        && is_han(reading.at(at + 1))
        && reading.any(at + 1, TERMS).is_none()
        && letters(reading, at).is_none()
}
