//! The command line: `hegao check`, `hegao rules` and `hegao knowledge`.
//!
//! Exit status: 0 nothing of severity error, 1 at least one such finding, 2 something could not be read.

mod args;
mod check;
mod excerpt;
mod folder;
mod input;
mod knowledge;
mod output;
mod pretty;
mod refusal;
mod rules;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Arguments, Command};

/// Nothing of severity error.
const CLEAN: u8 = 0;
/// At least one finding of severity error.
const FAULTS: u8 = 1;
/// Something could not be read, or the command was not understood.
const UNREADABLE: u8 = 2;

/// Runs the program on the arguments of its process.
pub fn run() -> ExitCode {
    let done = match Arguments::try_parse().map(|arguments| arguments.command) {
        Ok(Command::Check(options)) => match options.request() {
            Ok(request) => check::check(&request),
            Err(causes) => Ok(complain_all(&causes)),
        },
        Ok(Command::Knowledge(asked)) => knowledge::run(asked),
        Ok(Command::Rules(options)) => rules::print(options.format),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            write!(anstream::stdout(), "{}", error.render().ansi()).map(|()| CLEAN)
        }
        Err(error) => Ok(complain(&refusal::explain(&error))),
    };
    match done {
        Ok(status) => status.into(),
        // Whoever reads the output has seen enough (`hegao … | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => CLEAN.into(),
        Err(error) => complain(&format!("无法输出结果：{}", input::cause(&error))).into(),
    }
}

fn complain_all(causes: &[String]) -> u8 {
    causes.iter().for_each(|cause| note(cause));
    UNREADABLE
}

fn complain(words: &str) -> u8 {
    note(words);
    UNREADABLE
}

/// One line on standard error; that it cannot be written is not worth another.
fn note(words: &str) {
    let _ = writeln!(anstream::stderr(), "hegao：{words}");
}
