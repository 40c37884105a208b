//! The command line of 核稿.

/// A report is read into many small pieces; with this one a tenth faster than with the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    hegao::cli::run()
}
