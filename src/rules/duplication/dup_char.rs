use crate::lex::lexicon::Lexicon;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, is_han};
use std::sync::LazyLock;

/// A word that was typed twice.
pub static DUP_CHAR: Rule = Rule {
    id: "dup-char",
    title: "字词误叠",
    family: Family::Duplication,
    severity: Severity::Error,
    why: "“的的”“企业企业”是录入或修改时多留的字词。",
    advice: "删去重复的字词。",
    authority: "工作经验：文字录入、修改时的常见笔误",
    bad: &[
        Bad { text: "进一步促进科技成果⟦的的⟧转移转化。", evidence: "的" },
        Bad { text: "为⟦企业企业⟧兑付创新券1827万元。", evidence: "企业" },
        Bad { text: "对预算执行情况⟦进行进行⟧全面检查。", evidence: "进行" },
        Bad { text: "完成⟦了了⟧年度任务。", evidence: "了" },
        Bad { text: "推进医疗⟦和和⟧养老服务结合。", evidence: "和" },
        Bad { text: "支持⟦高新区高新区⟧加快发展。", evidence: "高新区" },
        Bad { text: "强化⟦监督检查监督检查⟧力度。", evidence: "监督检查" },
        Bad { text: "新增规模以上工业⟦企业企业⟧25家。", evidence: "企业" },
        Bad { text: "⟦实施实施⟧生命安全防护工程312公里。", evidence: "实施" },
    ],
    good: &[
        "开发城乡公益性岗位3333个。",
        "促进大众创业创新创造,服务企业、企业家。",
        "的的确确做到家喻户晓、实实在在惠企。",
        "以服务群众为目的的各项工作,为了了解企业需求开展调研。",
        "积极参与与周边地区合作,存在在建项目进展慢的问题。",
        "服务服务业发展,保障保障性住房建设,创新创新券机制。",
        "普及及时就医知识,营造温和和谐氛围。",
        "一户一户走访,一件一件落实,挨家挨户宣传。",
        "研究研究再定,把情况摸得很细很细,边干着干着边总结,省委根据根据地经验部署。",
        "暖暖和和过冬,取得了了不起的成绩,连战连捷、连战连胜,推进高校一校一策,攻坚之战连战连胜。",
        "引进硕士博士博士后120名。",
        "单位 完成数 完成数\n企业 企业 12",
        "召开组织组织生活会12次。",
    ],
    check,
};

/// Function words, with the characters before and behind that make a word with one of the two.
const SINGLE: &[(char, &str, &str)] = &[
    ('的', "目标有", "确"),
    ('了', "为除罢", "解然结却不之"),
    ('和', "共总饱缓温平祥中柔随谐", "谐平睦田美气硕县顺"),
    ('与', "参给赋授付赠寄", "会时此"),
    ('在', "存现实内潜所正旨", "建校职线岗编库途场册押读学外研售逃于这此"),
    ('对', "针面应相核比校绝反派一双成", "口象策外接标手方联话华冲公虾于照比称应"),
    ('为', "行认作以成视因称列定改评选转变确升分人", "民期首主了核例人何"),
    ('及', "普以涉危顾波触推", "时格早第其"),
    ('是', "凡但就还于只也总可若正都尤", "否非"),
    ('将', "即必麻名大", "军领士来要"),
];
/// Words of reports that nobody says twice on purpose, as one says 学习学习 or 很远很远.
const FORMAL: &str = "企业 工作 项目 资金 部门 单位 政府 群众 农民 居民 职工 干部 党员 人员 机构 平台 园区 产业 行业 技术 科技 经济 \
    社会 财政 税收 预算 收入 支出 投资 贸易 市场 产品 工程 设施 设备 道路 公路 铁路 港口 口岸 海关 医院 学校 教育 医疗 卫生 健康 \
    疫情 疫苗 文化 旅游 体育 环境 生态 水利 农业 农村 乡村 乡镇 街道 社区 基层 政策 制度 机制 体系 规划 计划 方案 目标 任务 措施 \
    办法 意见 通知 会议 报告 问题 情况 能力 水平 质量 效率 效益 成效 成果 数量 规模 比例 指标 数据 信息 系统 网络 安全 风险 \
    全市 全省 全县 全区 全国 我市 我县 我区 我局 进行 开展 推进 推动 加强 加快 实施 完成 实现 建设 提高 提升 落实 促进 深化 强化 \
    优化 完善 健全 建立 制定 印发 组织 领导 支持 鼓励 引导 扩大 增加 增长 减少 下降 达到 占比 同比 其中 以及 根据 按照 通过 \
    积极 进一步 全面 深入 持续 有效 切实 不断 重点 主要 重要 新增 累计 已经 正在 可以 应当 必须 并且 因此 由于 \
    发展 服务 生产 消费 资源 改革 开放 创新 管理 监管 监督 治理 保护 宣传 调研 保障 支撑 基础 结构 党建 纪律 法治 治安 执法 司法 \
    案件 行政 审批 民生 救助 就业 社保 养老 住房 城市 城镇 粮食 林业 能源 电力 交通 运输 物流 通信 网络";
/// Verbs that one does say twice.
const CASUAL: &[&str] =
    &["研究", "讨论", "商量", "总结", "活动", "交流", "锻炼", "比较", "考虑", "了解", "学习", "熟悉", "检查", "如何"];
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&FORMAL.split_whitespace().collect::<Vec<_>>()));
/// Endings that make a noun of the second copy: 服务服务业, 根据根据地.
const NOUN_ENDS: &str =
    "业性型券商员库局部署站所院厅机器项区期者方式法费会司师化类权链网制点单体系工线台厂房量率值额力家县市省后生长地口村镇乡";

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let chars = reading.chars(Run::new(0, reading.len()));
    let mut free = 0;
    // Few characters come again within four places.
    let again = |near: &[char]| near[1..].iter().fold(false, |again, &ch| again | (ch == near[0]));
    let last = chars.len().saturating_sub(4);
    let places = chars.windows(5).enumerate().filter(|(_, near)| again(near)).map(|(at, _)| at);
    for at in places.chain((last..chars.len()).filter(|&at| again(&chars[at..]))) {
        if at < free || !is_han(chars[at]) {
            continue;
        }
        let length = doubled(reading, at);
        if length == 0 {
            continue;
        }
        let run = Run::new(at, at + 2 * length);
        let word = reading.text(Run::new(at, at + length));
        let extra = reading.span(Run::new(at + length, at + 2 * length));
        let message = format!("“{word}{word}”重复。");
        let sure = length == 1 || WORDS.at(reading, at, at + length).is_some_and(|found| found.length == length);
        let severity = match (sure, length) {
            (true, _) => Severity::Error,
            (false, 2) => Severity::Hint,
            _ => Severity::Warning,
        };
        let finding = Finding::new(&DUP_CHAR, reading.span(run), message, format!("“{word}”连续出现2次"));
        findings.push(finding.severity(severity).fix(format!("删去一个“{word}”"), extra, ""));
        free = run.to();
    }
}

/// Length of the word that stands twice at a position, 0 where there is none.
fn doubled(reading: &Reading, at: usize) -> usize {
    let ch = reading.at(at);
    if reading.at(at + 1) == ch {
        let (before, after) = (reading.before(at), reading.at(at + 2));
        let known = SINGLE.iter().find(|(word, ..)| *word == ch);
        let wrong = known.is_some_and(|(_, left, right)| !left.contains(before) && !right.contains(after));
        // 和和美美: both are doubled.
        let both = reading.at(at + 3) == after || at > 1 && reading.at(at - 2) == before;
        return usize::from(wrong && after != ch && !both && !reading.gap(at + 1));
    }
    (2..=4).rev().find(|&length| copied(reading, at, length)).unwrap_or(0)
}

fn copied(reading: &Reading, at: usize, length: usize) -> bool {
    let same = (0..length).all(|step| reading.at(at + step) == reading.at(at + length + step) && is_han(reading.at(at + step)));
    // Columns of a table and copied titles have a blank in between.
    if !same || reading.gap(at + length) {
        return false;
    }
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两几半每逐";
    let (first, after) = (reading.at(at), reading.at(at + 2 * length));
    let counted = NUMERALS.contains(first) || reading.before(at).is_ascii_digit() || matches!(reading.before(at), '余' | '多');
    let lively =
        matches!(first, '很' | '最' | '老' | '大' | '不' | '好' | '多' | '真' | '请') || reading.at(at + length - 1) == '着';
    let casual = length == 2 && (reading.at(at) == reading.at(at + 1) || reading.any(at, CASUAL).is_some());
    let wanted = casual || lively;
    let formal = WORDS.at(reading, at, at + length).is_some_and(|found| found.length == length);
    // 实施实施生命防护工程 is no 生 of its own, 组织组织生活会 is.
    let loose = formal && "生项体长县市省区机".contains(after) && !matches!(first, '组' | '卫');
    // 防汛防汛工作: 工作 is a word of its own.
    let work = reading.starts(at + 2 * length, "工作") && reading.at(at + 2 * length + 2) != '法';
    let attributive = length <= 3 && NOUN_ENDS.contains(after) && !loose && !work;
    // 连战连战连捷: the copy overlaps a longer pattern; 工业企业企业 does so by chance.
    let pattern = !formal && reading.before(at) == reading.at(at + length - 1) || after == first;
    // 之战连战连胜, 高校一校一策: a word of four characters begins with the last one.
    const PAIRED: &str = "一连边又可且能即有同共互全各自不无越半多少再应必当随逢";
    let idiom = length == 2 && PAIRED.contains(reading.at(at + 1)) && is_han(after);
    !pattern && !idiom && !counted && !wanted && !attributive
}
