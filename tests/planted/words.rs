//! Slips in words and marks.

use hegao::text::is_han;

use super::{Dice, Kind, Report, Slip, kind, structural};

pub const KINDS: &[Kind] = &[
    kind("形近字、同音字", &["typo-confusable", "fixed-expression"], confusable),
    kind("伪原创替换词", &["spun-synonym", "typo-confusable"], spun),
    kind("虚词重复", &["dup-char"], doubled_particle),
    kind("词语重复", &["dup-char", "tautology"], doubled_word),
    structural("书名号缺一半", &["bracket-unpaired"], |report, dice| lost_mark(report, dice, &['《', '》'])),
    structural("引号缺一半", &["bracket-unpaired"], |report, dice| lost_mark(report, dice, &['“', '”'])),
    structural("括号缺一半", &["bracket-unpaired"], |report, dice| lost_mark(report, dice, &['（', '）'])),
    kind("标点重复", &["repeated-punct"], doubled_mark),
    kind("半角标点", &["halfwidth-punct"], halfwidth_mark),
    kind("动宾搭配不当", &["collocation", "tautology"], collocation),
    kind("固定提法写错", &["fixed-expression", "typo-confusable"], fixed_expression),
];

/// Words as written and as mistyped; none of the mistyped ones is a word.
const CONFUSABLE: &[(&str, &str)] = &[
    ("部署", "布署"),
    ("覆盖", "复盖"),
    ("圆满", "园满"),
    ("贯彻", "惯彻"),
    ("关键", "关健"),
    ("竞争", "竟争"),
    ("辐射", "幅射"),
    ("蓝图", "兰图"),
    ("防范", "防犯"),
    ("再接再厉", "再接再励"),
    ("台账", "台帐"),
    ("账户", "帐户"),
    ("秸秆", "秸杆"),
    ("百分点", "百份点"),
    ("亿元", "亿园"),
    ("万元", "万无"),
    ("领导小组", "领导小姐"),
    ("乡村振兴", "乡村振新"),
    ("营商环境", "营商坏境"),
    ("稳中求进", "稳中求近"),
    ("提质增效", "提质增校"),
    ("补短板", "补短版"),
    ("知识产权", "知识产全"),
    ("同比增长", "同比增涨"),
    ("专精特新", "专精特薪"),
    ("高新技术", "高薪技术"),
    ("瞪羚企业", "蹬羚企业"),
    ("揭榜挂帅", "揭榜挂师"),
    ("众创空间", "众创空建"),
    ("产学研", "产学妍"),
    ("抓落实", "抓落买"),
    ("高质量", "高质最"),
    ("重叠", "重迭"),
    ("政府", "攻府"),
    ("共和国", "共合国"),
    ("项目", "项木"),
    ("截至目前", "截止目前"),
    ("竣工", "峻工"),
    ("坐落于", "座落于"),
    ("坐镇", "坐阵"),
    ("安装", "按装"),
    ("青睐", "亲睐"),
    ("已经", "以经"),
    ("毕竟", "必竟"),
    ("泄密", "泻密"),
    ("树立典型", "竖立典型"),
    ("零售", "另售"),
    ("权利义务", "权力义务"),
    ("亟待", "急待"),
    ("脱颖而出", "脱影而出"),
    ("迫在眉睫", "迫在眉捷"),
    ("一如既往", "一如继往"),
    ("整治", "整冶"),
    ("治理", "冶理"),
];

fn replaced(report: &Report, pairs: &[(&str, &str)]) -> Vec<Slip> {
    let mut found = Vec::new();
    for (right, wrong) in pairs {
        found.extend(report.places(right).into_iter().filter(|at| !report.in_name(at.start)).map(|at| Slip::one(at, *wrong)));
    }
    found
}

/// One place of every pair, so that frequent words do not stand for all.
fn one_of_each(report: &Report, dice: &mut Dice, pairs: &[(&str, &str)]) -> Vec<Slip> {
    let each = pairs.iter().filter_map(|pair| {
        let mut places = replaced(report, &[*pair]);
        (!places.is_empty()).then(|| places.swap_remove(dice.below(places.len())))
    });
    each.collect()
}

fn confusable(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    one_of_each(report, dice, CONFUSABLE)
}

fn spun(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    const ANYWHERE: &str = "";
    // 高质量开展活动 reads: the word is wrong where no object follows. So does 只有创新才能发展.
    let pairs = [
        ("高质量发展", "高质量开展", "的之等"),
        ("可持续发展", "可持续开展", "的之等"),
        ("创新能力", "创新才能", "的和等不较偏"),
        ("公共服务", "公共效劳", ANYWHERE),
        ("基础设施", "根底设施", ANYWHERE),
        ("安全生产", "平安生产", ANYWHERE),
        ("科技创新", "科技立异", ANYWHERE),
        ("食品安全", "食品平安", ANYWHERE),
        ("产业链", "财产链", ANYWHERE),
        ("不断完善", "不竭完善", ANYWHERE),
        ("转型升级", "转型进级", ANYWHERE),
        ("产业结构", "产业构造", ANYWHERE),
        ("综合利用", "综合操纵", ANYWHERE),
        ("重大突破", "重大打破", ANYWHERE),
        ("高度重视", "高度器重", ANYWHERE),
        ("科技支撑", "科技撑持", ANYWHERE),
        ("安全隐患", "平安隐患", ANYWHERE),
        ("基本建成", "根本建成", ANYWHERE),
        ("生产总值", "消费总值", ANYWHERE),
        ("实施方案", "施行方案", ANYWHERE),
    ];
    let each = pairs.iter().filter_map(|&(right, wrong, before)| {
        let mut places = replaced(report, &[(right, wrong)]);
        let next = |slip: &Slip| report.text[slip.0[0].0.end..].chars().next();
        places.retain(|slip| before.is_empty() || next(slip).is_none_or(|next| !is_han(next) || before.contains(next)));
        (!places.is_empty()).then(|| places.swap_remove(dice.below(places.len())))
    });
    each.collect()
}

fn doubled_particle(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for word in ["的", "了"] {
        for at in report.places(word) {
            let before = report.text[..at.start].chars().next_back();
            let after = report.text[at.end..].chars().next();
            let apart = |ch: Option<char>| ch.is_some_and(|ch| is_han(ch) && !"的了目确".contains(ch));
            if apart(before) && apart(after) {
                found.push(Slip::insert(at.end, word));
            }
        }
    }
    found
}

fn doubled_word(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let words =
        ["企业", "项目", "工作", "发展", "建设", "推进", "加强", "提升", "完善", "政策", "服务", "产业", "实施", "加快", "农村"];
    let mut found = Vec::new();
    for word in words {
        let places = report.places(word);
        let free: Vec<_> =
            places.into_iter().filter(|at| !report.text[at.end..].starts_with(word) && !report.in_name(at.start)).collect();
        if !free.is_empty() {
            found.push(Slip::insert(dice.pick(&free).end, word));
        }
    }
    found
}

fn lost_mark(report: &Report, _: &mut Dice, marks: &[char; 2]) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, paragraph) in report.paragraphs() {
        let open = paragraph.matches(marks[0]).count();
        if open == 0 || open != paragraph.matches(marks[1]).count() {
            continue;
        }
        let places = paragraph.char_indices().filter(|(place, ch)| marks.contains(ch) && *place > 20);
        found.extend(places.map(|(place, ch)| Slip::one(at + place..at + place + ch.len_utf8(), "")));
    }
    found
}

fn doubled_mark(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, sentence) in report.sentences() {
        for (place, ch) in sentence.char_indices().filter(|(_, ch)| matches!(ch, '，' | '。' | '；' | '、')) {
            let more = match dice.below(3) {
                0 => "，",
                1 => "。",
                _ if ch == '、' => "、",
                _ => "；",
            };
            found.push(Slip::insert(at + place + ch.len_utf8(), more));
        }
    }
    found
}

fn halfwidth_mark(report: &Report, _: &mut Dice) -> Vec<Slip> {
    // Where the report has half-width marks of its own, one more is no new finding.
    if report.analysis.findings.iter().any(|finding| finding.rule == "halfwidth-punct") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, sentence) in report.sentences() {
        for (place, ch) in sentence.char_indices() {
            let half = match ch {
                '，' => ",",
                '；' => ";",
                '：' => ":",
                _ => continue,
            };
            let neighbour = |ch: Option<char>| ch.is_some_and(is_han);
            if neighbour(sentence[..place].chars().next_back()) && neighbour(sentence[place + ch.len_utf8()..].chars().next()) {
                found.push(Slip::one(at + place..at + place + ch.len_utf8(), half));
            }
        }
    }
    found
}

fn collocation(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for (right, wrong, object) in
        [("加大", "提高", "力度"), ("提高", "加大", "水平"), ("加快", "提高", "步伐"), ("提升", "加大", "水平")]
    {
        for at in report.places(right) {
            let clause: String = report.text[at.end..].chars().take_while(|ch| is_han(*ch)).take(12).collect();
            if clause.ends_with(object) {
                found.push(Slip::one(at, wrong));
            }
        }
    }
    found
}

fn fixed_expression(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let pairs = [
        ("增强“四个意识”、坚定“四个自信”", "坚定“四个意识”、增强“四个自信”"),
        ("创新驱动发展战略", "创新驱动战略发展"),
        ("碳达峰碳中和", "碳达峰碳中合"),
        ("放管服", "放服管"),
        ("新质生产力", "新质量生产力"),
        ("习近平新时代中国特色社会主义思想", "习近平新时代中国特色社会主义理论"),
        ("中国式现代化", "中国化现代化"),
        ("人类命运共同体", "人类命运共体同"),
        ("国内国际双循环", "国际国内双循环"),
        ("乡村振兴战略", "乡村战略振兴"),
        ("中华民族共同体意识", "中华民族共同意识体"),
        ("绿水青山就是金山银山", "青山绿水就是金山银山"),
        ("全过程人民民主", "全过程民主人民"),
    ];
    one_of_each(report, dice, &pairs)
}
