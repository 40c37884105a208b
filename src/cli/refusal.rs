use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the command, and what is meant instead, in one line.
pub(super) fn explain(error: &Error) -> String {
    let (argument, value) = (named(error, ContextKind::InvalidArg), named(error, ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", named(error, ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "请写明命令：check、rules 或 knowledge".into()
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺少内容"),
        ErrorKind::InvalidValue => format!("{argument} 不能是“{value}”{}", choices(error)),
        ErrorKind::ValueValidation => format!("{argument} 不能是“{value}”：{}", source(error)),
        ErrorKind::ArgumentConflict => format!("{argument} 写了不止一次，或与其他选项冲突"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues | ErrorKind::NoEquals => {
            format!("{argument} 后面的内容个数不对")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::InvalidUtf8 => "命令中有无法识别的字符".into(),
        _ => "命令有误".into(),
    };
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| named(error, kind))
        .find(|meant| !meant.is_empty());
    match meant {
        Some(meant) => format!("{said}；是否想写 {meant}？用法见 hegao --help"),
        None => format!("{said}；用法见 hegao --help"),
    }
}

fn named(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join("、"),
        Some(ContextValue::StyledStr(words)) => words.to_string(),
        Some(ContextValue::StyledStrs(words)) => words.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        _ => String::new(),
    }
}

/// The values that are allowed, where they are few enough to read.
fn choices(error: &Error) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if (1..=8).contains(&values.len()) => format!("，可以是 {}", values.join("、")),
        Some(ContextValue::Strings(_)) => "，全部规则见 hegao rules".into(),
        _ => String::new(),
    }
}

fn source(error: &Error) -> String {
    std::error::Error::source(error).map_or(String::new(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::super::args::Arguments;
    use super::*;
    use clap::Parser;

    fn refusal(words: &[&str]) -> String {
        Arguments::try_parse_from([&["hegao"], words].concat()).err().map_or(String::new(), |error| explain(&error))
    }

    #[test]
    fn refusals_name_the_fault_in_chinese() {
        let cases: &[(&[&str], &str)] = &[
            (&["check", "--formt", "json"], "没有 --formt 这个选项；是否想写 --format？用法见 hegao --help"),
            (&["chek"], "没有“chek”这个命令；是否想写 check？用法见 hegao --help"),
            (&[], "请写明命令：check、rules 或 knowledge；用法见 hegao --help"),
            (&["check", "--format", "xml"], "--format <格式> 不能是“xml”，可以是 text、json、csv、sarif；用法见 hegao --help"),
            (&["check", "--format"], "--format <格式> 后面缺少内容；用法见 hegao --help"),
            (
                &["check", "--report-date", "2024-02-30"],
                "--report-date <年-月-日> 不能是“2024-02-30”：没有这一天；用法见 hegao --help",
            ),
            (&["check", "--with-text", "--with-text"], "--with-text 写了不止一次，或与其他选项冲突；用法见 hegao --help"),
        ];
        for (words, expected) in cases {
            assert_eq!(&refusal(words), expected);
        }
    }
}
