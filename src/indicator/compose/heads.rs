//! Heads that say nothing alone, and what of the name before completes them.

use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;

/// What a name can end with that says what is measured; longer ones first.
const MEASURES: &[&str] = &[
    "实际使用外资金额", "人均可支配收入", "商品网上零售额", "网上零售额", "人均消费支出", "实际使用外资", "可支配收入",
    "进出口总值", "进出口总额", "待售面积", "新开工面积", "货物周转量", "旅客周转量", "贷款余额", "存款余额", "装机容量",
    "销售面积", "施工面积", "竣工面积", "播种面积", "营业收入", "业务收入", "利润总额", "增加值", "总产值", "销售额", "零售额",
    "交易额", "成交额", "用电量", "发电量", "吞吐量", "货运量", "客运量", "周转量", "业务量", "投诉量", "总产量", "进出口额",
    "出口额", "进口额", "进出口", "产值", "产量", "销量", "投资", "价格", "贷款", "存款", "余额", "出口", "进口", "收入", "支出",
    "利润", "面积", "税收", "浓度", "外资", "营收", "运输总周转量", "总周转量", "旅客运输量", "货邮运输量", "运输量", "诊疗人次",
    "床位数", "床位", "利用小时", "参保人数", "总规模",
];

/// What a class of trades, goods, places or people ends with: such words alone measure nothing.
const CLASSES: &[&str] = &[
    "业", "类", "企业", "门类", "商品", "产品", "产业", "设备", "地区", "城市", "城镇", "农村", "乡村", "居民", "部门", "火电",
    "煤电", "气电", "水电", "核电", "风电", "光伏", "太阳能发电", "医院", "机构", "卫生院", "诊所", "航线", "线路", "东部",
    "中部", "西部", "东北", "本级", "单位", "家庭", "领域", "制造",
];

static MEASURE_WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(MEASURES));
static CLASS_WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(CLASSES));

/// The measure that a name ends with.
pub(super) fn measure(name: &str) -> Option<&'static str> {
    MEASURE_WORDS.ending(name).map(|measure| MEASURES[measure])
}

/// What a name lends to a short item that follows it in a list.
pub(super) fn lent(name: &str) -> Option<&'static str> {
    const LENT: &[&str] = &["产量", "面积", "以旧换新", "存栏", "出栏", "销量", "吞吐量", "种植面积", "播种面积"];
    LENT.iter().copied().filter(|tail| name.ends_with(tail)).max_by_key(|tail| tail.len())
}

/// What a total lends to all its parts: 手机 of 机电产品出口 is 手机出口, 古镇 of 景区接待游客 is 古镇接待游客.
pub(super) fn lent_to_parts(total: &str) -> Option<&'static str> {
    const LENT: &[&str] = &["接待游客", "吞吐量", "货运量", "客运量", "用电量", "零售额", "产量", "出口", "进口"];
    let lent = LENT.iter().copied().find(|measure| total.ends_with(measure))?;
    (!total.ends_with("进出口")).then_some(lent)
}

/// The measure that a name ends or goes on with before it says how it moved: 产品产量同比增长.
pub(super) fn measure_told(name: &str) -> Option<&'static str> {
    if name.ends_with('率') {
        return None;
    }
    let at = ["保持", "实现", "同比", "环比", "增长", "上涨", "下降"].iter().filter_map(|word| name.find(word)).min()?;
    measure(&name[..at])
}

/// Whether a name only says whose figure it is, not what is measured.
pub(super) fn is_bare(name: &str) -> bool {
    CLASS_WORDS.ending(name).is_some() && measure(name).is_none()
}

/// A class of trades, places or people with what the name before measures: 农村居民 behind 居民人均可支配收入.
pub(super) fn completed(name: &str, before: &str) -> Option<String> {
    const PLACES: &[&str] = &["城市", "城镇", "农村", "乡村", "城乡"];
    if PLACES.contains(&name) {
        let whole = PLACES.iter().find_map(|place| before.strip_prefix(place)).unwrap_or(before);
        return measure(before).map(|_| format!("{name}{whole}"));
    }
    // What follows the word that the two share.
    let last: String = name.chars().skip(name.chars().count().saturating_sub(2)).collect();
    if let Some(at) = before.find(&last)
        && measure(before).is_some()
        && at + last.len() < before.len()
    {
        return Some(format!("{name}{}", &before[at + last.len()..]));
    }
    measure(before).map(|measure| format!("{name}{measure}"))
}

/// What a verb says was added: of such things there were others before.
const NEW: &[&str] = &["新开通", "新开行", "新开辟", "新增", "新认定", "新培育", "新引进", "新建成", "新建", "净增"];

/// A name without the word that says that its things are new.
pub(super) fn without_new(name: &str) -> &str {
    NEW.iter().find_map(|new| name.strip_prefix(new)).filter(|rest| rest.chars().count() >= 2).unwrap_or(name)
}

/// 累计发放贷款 as its balance has it.
pub(super) fn without_lending(name: &str) -> &str {
    name.trim_start_matches("累计").trim_start_matches("发放")
}

/// What of the name before stands before a head that says nothing alone.
pub(super) fn carried<'n>(name: &'n str, head: &str) -> &'n str {
    const TAILS: &[&str] = &[
        "总面积", "面积", "总产量", "产量", "总产值", "产值", "总投资", "投资", "协议金额", "合同金额", "金额", "规模", "余额",
        "接待游客", "游客接待量", "接待人数", "总收入", "收入", "总支出", "支出", "新签合同额", "合同额", "执行额", "单产",
        "平均单产", "亩产", "出栏", "存栏", "库存", "总产",
    ];
    const ROLLS: &[&str] =
        &["招生", "在校生", "在校学生", "毕业生", "在园幼儿", "教职工", "专任教师", "从业人员", "职工", "学生", "教师"];
    const VERBS_BEFORE: &[&str] = &["种植", "播种", "养殖", "完成", "建设", "改造"];
    let name = if head == "余额" { without_lending(name) } else { name };
    let long = |rest: &&str| rest.chars().count() >= 2;
    let without = |tails: &[&str]| tails.iter().find_map(|tail| name.strip_suffix(tail)).filter(long);
    // 参保率95%、满意率98%: rates stand side by side.
    if head.ends_with('率') && name.ends_with('率') {
        return "";
    }
    // 新增国家级园区4个、总数8个: what is counted in all is not only what is new.
    if matches!(head, "总数" | "总量" | "累计") {
        return without_new(name);
    }
    // 普通小学招生7.2万人，在校生48.6万人: rolls of one school.
    if is_roll(head) {
        let all = ["各级各类", "学历教育"].iter().any(|word| name.starts_with(word));
        return if all { "" } else { without(ROLLS).unwrap_or(name) };
    }
    if matches!(head, "日均" | "月均" | "人均" | "户均") {
        return name;
    }
    // 蔬菜种植面积12.3万亩、产量45.6万吨: one measure after the other, of the same thing.
    let measure = !head.starts_with('占') && !matches!(head, "比重" | "增速" | "增幅" | "降幅" | "份额");
    let thing = if measure { TAILS.iter().find_map(|tail| name.strip_suffix(tail)) } else { None };
    let thing = thing.map(|thing| VERBS_BEFORE.iter().find_map(|verb| thing.strip_suffix(verb)).unwrap_or(thing));
    thing.filter(long).unwrap_or(name)
}

/// Whether a head counts the people of a school or body.
pub(super) fn is_roll(head: &str) -> bool {
    matches!(
        head,
        "招生"
            | "在校生"
            | "在校学生"
            | "毕业生"
            | "专任教师"
            | "教职工"
            | "在园幼儿"
            | "从业人员"
            | "床位"
            | "死亡"
            | "受伤"
    )
}

/// 新建高标准农田: a name without the verb that says what was done.
pub(super) fn without_doing(name: &str) -> &str {
    const DOINGS: &[&str] = &[
        "新建和改造提升", "新建改造", "新建成", "新建", "新增", "新认定", "新培育", "新引进", "新改建", "改造提升", "建成",
        "建设", "培育", "引进", "认定", "净增", "改造",
    ];
    let bare = DOINGS.iter().find_map(|doing| name.strip_prefix(doing)).filter(|rest| rest.chars().count() >= 2);
    bare.unwrap_or(name)
}

/// Whether a rate says how much of what was just named went so: 交付率, 整改率.
pub(super) fn is_process_rate(head: &str) -> bool {
    const RATES: &[&str] = &[
        "交付率", "整改率", "成功率", "溢价率", "办结率", "达标率", "优良率", "竣工率", "到位率", "投产率", "处置率", "销号率",
        "化解率", "兑付率", "发放率", "支付率", "履约率", "通过率", "开工率", "合格率", "签约率", "就业率", "入库率", "治理率",
        "修复率", "回收率", "利用率", "出租率", "使用率", "审结率", "满意率", "满意度", "优秀率", "抽检合格率",
    ];
    RATES.contains(&head)
}

/// Whether a head is a step that was taken with what was just named: 已放款98亿元.
pub(super) fn is_step(head: &str) -> bool {
    const STEPS: &[&str] = &[
        "交付", "放款", "提取", "授信", "获得授信", "开工", "竣工", "投产", "整改", "完成整改", "办结", "基本建成", "揭榜",
        "不合格", "支出资金", "溯源", "销号", "化解", "处置", "支付", "到账", "兑付", "拨付", "支出", "建成", "投用", "投运",
        "通车", "入库", "立项", "验收", "通过验收", "移交", "结案", "调解成功", "执结", "发放资金", "履约", "落地", "完工",
        "归还",
    ];
    STEPS.contains(&head)
}

/// The goods whose price a name gives.
pub(super) fn without_price(name: &str) -> &str {
    ["进口均价", "出口均价", "均价", "平均价格"].iter().find_map(|price| name.strip_suffix(price)).unwrap_or(name)
}
