//! Every pinned version. The one of wasm-bindgen-cli follows wasm-bindgen in Cargo.lock.

/// Trunk, from the crate registry. 0.22 asks for a newer compiler than ours.
pub const TRUNK: &str = "0.21.14";

/// Binaryen from npm, where no `wasm-opt` is on the path and Debian's cannot be had.
pub const BINARYEN_NPM: &str = "binaryen@132.0.0";

/// What finds hindrances for people who see, hear or move otherwise; only tests use it.
pub const AXE: &str = "axe-core@4.11.0";

/// An old Chromium that travels inside an npm package (Linux, x86-64).
pub struct OldChromium {
    /// As tests and messages call it.
    pub name: &'static str,
    /// Package and version.
    pub package: &'static str,
}

/// The kernels that the page is tested on, besides today's: the floor; the one of early office
/// systems; the last without 'wasm-unsafe-eval'
/// that can be had and that the named office browsers use; the last of Windows 7.
pub const OLD_CHROMIUMS: &[OldChromium] = &[
    OldChromium { name: "chromium-80", package: "chrome-aws-lambda@2.1.1" },
    OldChromium { name: "chromium-83", package: "chrome-aws-lambda@3.1.1" },
    OldChromium { name: "chromium-92", package: "chrome-aws-lambda@10.1.0" },
    OldChromium { name: "chromium-109", package: "@sparticuz/chromium@109.0.6" },
];
