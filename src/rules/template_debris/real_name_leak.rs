use super::placeholder::{self, Kind, Placeholder};
use crate::lex::lexicon::Lexicon;
use crate::rules::clause::{ends_clause, ends_sentence};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// Real names in a text whose names were replaced.
pub static REAL_NAME_LEAK: Rule = Rule {
    id: "real-name-leak",
    title: "脱敏不彻底",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "全文用“X市”“XX县”隐去名称，却还留着真实的县区、企业或学校名称，既达不到脱敏目的，也可能是拼接了别处的文稿。",
    advice: "一并隐去这些名称；如果本来就是自己的名称，则把占位符改回真实名称。",
    authority: "工作经验：脱敏文稿审查；名称对照公开的统计用区划",
    bad: &[
        Bad {
            text: "制定出台《⟦陇县⟧稳就业保就业若干政策措施》《X市一次性扩岗补助实施细则》。", evidence: "X市"
        },
        Bad {
            text: "X市印发《X市办法》,X县落实。\n依托⟦陕西汽车控股集团⟧等龙头企业建设的省级制造业创新中心通过验收。",
            evidence: "3处",
        },
        Bad {
            text: "X市、X县、X区开展活动。\n举办⟦西安交通大学科学园⟧春季校地企对接活动。", evidence: "3处"
        },
        Bad {
            text: "X市、X县、X区共同推进。\n推进⟦安宁工业园区⟧污水处理厂二期工程建设。", evidence: "3处"
        },
        Bad {
            text: "XX市财政局、XX县财政局、XX区财政局。\n下达⟦宝鸡市⟧专项资金3200万元。", evidence: "3处"
        },
        Bad { text: "×市、×县、×区参会。\n⟦凤翔区⟧作了交流发言。", evidence: "3处" },
    ],
    good: &[
        "持续深化与阿里巴巴、京东等国内知名网商平台合作发展。",
        "宝鸡市科技局支持陇县开展科技特派员服务,依托陕西汽车控股集团建设创新中心。",
        "赴清华大学、北京大学招聘人才120名,对接长三角地区。",
        "面临县域经济薄弱的问题,提高县级财力,完成县区改造,建成县乡道路12公里。",
        "完善全市工业园区功能,推进省级经济开发区建设。",
        "新建工业园区2个,建设现代农业产业园3个。",
        "锦绣市农商银行风险有效处置，长沙市、株洲市、湘潭市、岳阳市分支机构平稳运行。",
    ],
    check,
};

struct Places {
    provinces: Lexicon,
    cities: Lexicon,
    counties: Lexicon,
    /// Counties without their last word, where two characters are left.
    short: Lexicon,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    // Seats of the nation's universities and companies, whose names give no place away.
    const NATIONAL: &[&str] = &["北京", "上海", "天津"];
    // Short names that are everyday words.
    const WORDS: &[&str] = &[
        "新建", "和平", "平安", "富民", "兴业", "东方", "南部", "文明", "红旗", "向阳", "解放", "新华", "前进", "胜利", "友谊",
        "港口", "河口", "江口", "江北", "江南", "城关", "日照", "白银", "安康", "大庆", "朝阳", "大理", "海东", "长治", "中山",
        "民乐", "振兴",
    ];
    let named = |tag: &str| {
        let lines = include_str!("places.txt").lines().filter_map(move |line| line.split_once(' '));
        lines.filter(move |(kind, _)| *kind == tag).flat_map(|(_, names)| names.split(' ')).collect::<Vec<&'static str>>()
    };
    let counties = named("x");
    let short: Vec<&str> = counties
        .iter()
        .filter(|name| name.chars().count() == 3)
        .filter_map(|name| name.strip_suffix(['县', '市', '区', '旗']))
        .filter(|name| !WORDS.contains(name))
        .collect();
    let provinces: Vec<&str> = named("p").into_iter().filter(|name| !NATIONAL.contains(name)).collect();
    let cities: Vec<&str> = named("c").into_iter().filter(|name| !WORDS.contains(name)).collect();
    Places {
        provinces: Lexicon::new(&provinces),
        cities: Lexicon::new(&cities),
        counties: Lexicon::new(&counties),
        short: Lexicon::new(&short),
    }
});

/// What an institution's name ends with; longer words first.
const INSTITUTIONS: &[&str] = &["有限公司", "科学园", "科技园", "研究院", "集团", "大学", "学院", "公司", "医院", "银行", "机场"];
const ZONES: &[&str] = &["工业园区", "产业园区", "工业集中区", "经济开发区", "工业园", "产业园", "经开区", "高新区", "开发区"];
/// Names that a region has in literature.
const LITERARY: &[&str] =
    &["陇原", "三秦", "燕赵", "三晋", "齐鲁", "八闽", "荆楚", "湖湘", "三湘", "巴蜀", "天府", "八桂", "龙江", "赣鄱"];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let hidden: Vec<Placeholder> = placeholder::find(reading).into_iter().filter(|place| place.kind == Kind::Name).collect();
    let Some(first) = hidden.first() else { return };
    let many = hidden.len() >= 3;
    // A text full of names hides none: there a placeholder is only a word that was not filled in.
    if !many && names(reading).take(hidden.len() * OPEN + 1).count() > hidden.len() * OPEN {
        return;
    }
    let mut found: Vec<(String, Finding)> = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let name = if is_han(reading.at(at)) { name(reading, at) } else { None };
        let Some(Name { run, severity }) = name.filter(|name| many || beside(reading, &hidden, name.run)) else {
            at += 1;
            continue;
        };
        at = run.to();
        let (words, span) = (reading.text(run), reading.span(run));
        // Templates leak few names; what comes after the first ones is only listed again.
        if let Some((_, known)) = found.iter_mut().take(50).find(|(known, _)| *known == words) {
            known.related.push(crate::rules::Related { span, label: "同一名称".to_string() });
            continue;
        }
        let message = format!("名称已用占位符隐去，却出现真实名称“{words}”。");
        let evidence = format!("全文有{}处名称占位符，如“{}”", hidden.len(), reading.text(first.run));
        found.push((words, Finding::new(&REAL_NAME_LEAK, span, message, evidence).severity(severity)));
    }
    findings.extend(found.into_iter().map(|(_, finding)| finding));
}

/// Real names for each hidden one in a text that hides none.
const OPEN: usize = 3;

/// Where real names stand.
fn names(reading: &Reading) -> impl Iterator<Item = usize> {
    let places =
        |at: usize| PLACES.provinces.at(reading, at, reading.len()).or_else(|| PLACES.cities.at(reading, at, reading.len()));
    (0..reading.len()).filter(move |&at| is_han(reading.at(at)) && (places(at).is_some() || name(reading, at).is_some()))
}

/// Whether a placeholder stands in the same sentence.
fn beside(reading: &Reading, hidden: &[Placeholder], run: Run) -> bool {
    const REACH: usize = 60;
    let next = hidden.partition_point(|place| place.run.from() < run.from());
    let near = hidden[next.saturating_sub(1)..hidden.len().min(next + 1)].iter();
    near.map(|place| Run::new(place.run.from().min(run.from()), place.run.to().max(run.to())))
        .any(|both| both.len() <= REACH && !(both.from()..both.to()).any(|at| ends_sentence(reading.at(at))))
}

struct Name {
    run: Run,
    severity: Severity,
}

/// The real name that begins at a position.
fn name(reading: &Reading, at: usize) -> Option<Name> {
    let places = &*PLACES;
    let all = reading.len();
    let sure = |end: usize| Some(Name { run: Run::new(at, end), severity: Severity::Error });
    let place = places.provinces.at(reading, at, all).or_else(|| places.cities.at(reading, at, all));
    if let Some(place) = place {
        let end = at + place.length;
        if let Some(end) = institution(reading, end) {
            return sure(end);
        }
        // Another city may be named openly as a partner.
        if reading.at(end) == '市' && reading.at(end + 1) != '场' {
            let partner = matches!(reading.before(at), '赴' | '与' | '到' | '同' | '和' | '接' | '、' | '往');
            let severity = if partner { Severity::Warning } else { Severity::Error };
            return Some(Name { run: Run::new(at, end + 1), severity });
        }
    }
    if let Some(county) = places.counties.at(reading, at, all) {
        let end = at + county.length;
        // 面临县域, 完成县级: a short name counts only behind a mark.
        let whole =
            !matches!(reading.at(end), '域' | '级' | '区' | '乡' | '间' | '城' | '际' | '直' | '市' | '委' | '长' | '里' | '处');
        if whole
            && (county.length > 2 || ends_clause(reading.before(at)) || matches!(reading.before(at), '《' | '“' | '、' | '('))
        {
            return sure(end);
        }
    }
    if let Some(short) = places.short.at(reading, at, all)
        && let Some(zone) = reading.any(at + short.length, ZONES)
    {
        return sure(at + short.length + zone.chars().count());
    }
    let literary = reading.any(at, LITERARY).filter(|_| reading.before(at) != '黑')?;
    Some(Name { run: Run::new(at, at + literary.chars().count()), severity: Severity::Warning })
}

/// Where the name of an institution ends that begins with a place.
fn institution(reading: &Reading, begin: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let inside =
        |ch: char| is_han(ch) && !matches!(ch, '的' | '和' | '与' | '及' | '等' | '在' | '对' | '为' | '了' | '市' | '县' | '区');
    let mut at = begin;
    while at <= begin + LONGEST {
        if let Some(word) = reading.any(at, INSTITUTIONS) {
            let mut end = at + word.chars().count();
            while let Some(more) = reading.any(end, INSTITUTIONS) {
                end += more.chars().count();
            }
            return Some(end);
        }
        if !inside(reading.at(at)) {
            return None;
        }
        at += 1;
    }
    None
}
