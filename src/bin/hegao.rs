//! The command line of 核稿.

fn main() -> std::process::ExitCode {
    hegao::cli::run()
}
