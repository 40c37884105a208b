//! Words that tell work to come from work done.

use std::sync::LazyLock;

use crate::lex::lexicon::Lexicon;
use crate::text::{Reading, Run};

/// Everything that may speak of the future, names of plans included: a doubt keeps a rule silent.
static AHEAD: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "拟", "力争", "争取", "确保", "计划", "预计", "目标", "打算", "将", "下一步", "下步", "预期", "有望", "力求", "努力",
        "即将", "定于", "筹备", "筹划", "准备", "安排", "谋划", "任务", "明年", "要", "尚未", "未能", "如期", "待", "下阶段",
        "今后", "可望", "推动", "加快推进", "尽快", "早日", "应", "须", "需", "届时", "到期", "截止",
    ])
});

/// Verbs of work that is finished, as reports write them.
static DONE: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "举办了", "召开了", "开展了", "完成了", "印发了", "出台了", "启动了", "组织了", "实现了", "建成了", "通过了", "签订了",
        "签署了", "发布了", "制定了", "成功举办", "成功召开", "成功签约", "顺利召开", "顺利举办", "顺利完成", "顺利通过",
        "圆满完成", "举办", "召开", "举行", "完成", "印发", "出台", "建成", "投用", "投产", "竣工", "开工", "通过", "获批",
        "获评", "揭牌", "启动", "签订", "签约", "挂牌", "开通", "启用", "参加了", "承办", "已", "组织开展", "验收", "正式运行",
    ])
});

/// Whether anything in a run may speak of what is still to come.
pub(super) fn looks_ahead(reading: &Reading, run: Run) -> bool {
    AHEAD.find(reading, run).is_some()
}

/// The first word in a run that tells of work done.
pub(super) fn done_word(reading: &Reading, run: Run) -> Option<Run> {
    DONE.find(reading, run).map(|found| Run::new(found.at, found.at + found.length))
}
