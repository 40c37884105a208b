use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::output::Annotated;
use crate::document::Date;
use crate::knowledge::Knowledge;
use crate::rules::RULES;
use crate::{Options, analysis};

const HELP: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// What the program is asked to do.
#[derive(Parser)]
#[command(
    name = "hegao",
    version,
    about = "核稿：核对工作报告和总结里的数字能否同时成立，逐条给出算式。全程离线，不改动原文。",
    help_template = "{about-with-newline}\n用法：{usage}\n\n命令:\n{subcommands}\n\n选项:\n{options}\n\n各命令的选项见 hegao <命令> --help\n",
    override_usage = "hegao <命令> [选项]",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// 显示帮助
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "选项", display_order = 100)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 101)]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// 核对文稿
    #[command(
        help_template = HELP,
        override_usage = "hegao check [选项] [文件…]",
        after_help = "退出状态：0 没有错误级问题；1 有错误级问题；2 有文件无法读取，或命令有误。\n"
    )]
    Check(Check),
    /// 列出全部规则
    #[command(help_template = HELP, override_usage = "hegao rules [选项]")]
    Rules(Rules),
    /// 查验自有词库，或给出一份样例
    #[command(
        help_template = HELP,
        override_usage = "hegao knowledge 文件\n      hegao knowledge --template [--json]",
        after_help = "退出状态：0 词库可用；2 词库无法读取或有误。\n"
    )]
    Knowledge(KnowledgeFile),
}

#[derive(Args)]
pub(super) struct KnowledgeFile {
    /// 要查验的词库文件
    #[arg(value_name = "文件", help_heading = "参数", required_unless_present = "template")]
    pub(super) file: Option<PathBuf>,
    /// 打印一份带说明的样例
    #[arg(long, help_heading = "选项", conflicts_with = "file")]
    pub(super) template: bool,
    /// 样例用JSON写，不用TOML
    #[arg(long, help_heading = "选项", requires = "template")]
    pub(super) json: bool,
}

#[derive(Args)]
pub(super) struct Check {
    /// Word文档（.docx）、纯文本（UTF-8、UTF-16或GB18030），或装有文稿的文件夹；“-”或不写文件名时读标准输入
    #[arg(value_name = "文件", help_heading = "参数")]
    files: Vec<PathBuf>,
    /// 输出格式：text 供人阅读（默认），json 每个文件一行，csv 指标表，sarif 供代码平台和编辑器
    #[arg(long, value_name = "格式", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    #[arg(help_heading = "选项")]
    format: Format,
    /// “今年”“去年”从哪一天算起；不写时由标题推断
    #[arg(long, value_name = "年-月-日", value_parser = date, help_heading = "选项")]
    report_date: Option<Date>,
    /// 只用这条规则，可重复；规则名见 hegao rules
    #[arg(long, value_name = "规则", value_parser = rule_ids(), hide_possible_values = true, help_heading = "选项")]
    rule: Vec<String>,
    /// 不用这条规则，可重复
    #[arg(long, value_name = "规则", value_parser = rule_ids(), hide_possible_values = true, help_heading = "选项")]
    without: Vec<String>,
    /// json中带上文稿全文
    #[arg(long, help_heading = "选项")]
    with_text: bool,
    /// 上期文稿：与它比对基数、沿用未改的语句和名称
    #[arg(long, value_name = "文件", help_heading = "选项")]
    previous: Option<PathBuf>,
    /// 把带批注的Word文档（.docx）另存到这个文件夹，原文件不动
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    annotate: Option<PathBuf>,
    /// 与 --annotate 同用：只有一种改法的，在另存的文档里写成修订
    #[arg(long, help_heading = "选项")]
    track_changes: bool,
    /// 把指标表、问题和核对台账另存为Excel工作簿（.xlsx）
    #[arg(long, value_name = "文件", help_heading = "选项")]
    xlsx: Option<PathBuf>,
    /// 自有词库：名称、目标、勾稽、停用的规则；写法见 hegao knowledge --template
    #[arg(long, value_name = "文件", help_heading = "选项")]
    knowledge: Option<PathBuf>,
    /// 忽略清单：其中列明的问题不再列出；由页面导出，可重复
    #[arg(long, value_name = "文件", help_heading = "选项")]
    ignore: Vec<PathBuf>,
}

#[derive(Args)]
pub(super) struct Rules {
    /// 输出格式：text 供人阅读（默认），json 一个数组
    #[arg(long, value_name = "格式", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    #[arg(help_heading = "选项")]
    pub(super) format: ListFormat,
}

/// How an analysis is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Csv,
    Sarif,
}

/// How the rules are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Text,
    Json,
}

/// A request that makes sense.
pub(super) struct Request {
    pub(super) inputs: Vec<super::input::Input>,
    pub(super) format: Format,
    pub(super) with_text: bool,
    pub(super) options: analysis::Options,
    pub(super) annotated: Option<Annotated>,
    /// A workbook that is written beside.
    pub(super) workbook: Option<PathBuf>,
}

impl Check {
    /// The request, or why it is refused, a line for each cause.
    pub(super) fn request(self) -> Result<Request, Vec<String>> {
        if self.with_text && self.format != Format::Json {
            return Err(vec!["--with-text 只能与 --format json 一起使用".into()]);
        }
        if self.track_changes && self.annotate.is_none() {
            return Err(vec!["--track-changes 只能与 --annotate 一起使用".into()]);
        }
        let with_changes = self.track_changes;
        let annotated = self.annotate.map(|folder| Annotated { folder, with_changes });
        let inputs = super::input::inputs(self.files).map_err(|cause| vec![cause])?;
        let previous = self.previous.map(previous_text).transpose().map_err(|cause| vec![cause])?;
        let mut knowledge = match self.knowledge {
            Some(file) => super::knowledge::read("--knowledge", file)?,
            None => Knowledge::default(),
        };
        for file in self.ignore {
            knowledge = knowledge.with_ignored(super::knowledge::read("--ignore", file)?.ignored);
        }
        let options = Options { report_date: self.report_date, only: self.rule, without: self.without, previous, knowledge };
        Ok(Request { inputs, format: self.format, with_text: self.with_text, options, annotated, workbook: self.xlsx })
    }
}

/// The text of last period's report, or why there is none.
fn previous_text(file: PathBuf) -> Result<String, String> {
    let input = super::input::Input::file(file);
    input.text().map_err(|cause| format!("--previous {}：{cause}", input.name()))
}

fn rule_ids() -> PossibleValuesParser {
    PossibleValuesParser::new(RULES.iter().map(|rule| rule.id))
}

fn date(words: &str) -> Result<Date, String> {
    let shaped = words.len() == 10
        && words.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    if !shaped {
        return Err("应写成“2024-06-30”这样的日期".into());
    }
    Date::parse(words).ok_or_else(|| "没有这一天".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definitions_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert_eq!(date("2024-02-29"), Ok(Date { year: 2024, month: 2, day: 29 }));
        for wrong in ["2023-02-29", "2024-13-01", "2024-00-10", "2024-6-30", "2024年6月30日", "+024-06-30", "2024-06", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn help_is_chinese() {
        let mut command = Arguments::command();
        command.build();
        for part in [&mut command.clone(), command.find_subcommand_mut("check").expect("check")] {
            let help = part.render_long_help().to_string();
            let usage = help.replace(|ch: char| !ch.is_ascii(), " ");
            for english in ["Usage", "Options", "Arguments", "Commands", "Print", "default", "possible"] {
                assert!(!usage.contains(english), "{english} in\n{help}");
            }
        }
    }
}
