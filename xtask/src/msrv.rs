//! Checks that the minimum Rust version can build errcat: every dependency of the
//! packages must declare that it supports it.

use serde_json::Value;
use std::io;
use std::process::Command;

/// Returns an error with the packages that require a newer Rust than the `rust-version` of
/// the workspace.
pub(crate) fn check() -> io::Result<()> {
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let promised = packages.iter().filter(|package| is_ours(package)).filter_map(asked).min();
    let promised = promised.ok_or_else(|| io::Error::other("none of our packages has a `rust-version`"))?;
    let newer = packages.iter().filter(|package| asked(package).is_some_and(|asked| asked > promised));
    let newer: Vec<String> =
        newer.map(|package| format!("{} {}", package["name"], package["version"])).collect();
    if newer.is_empty() {
        println!("{} packages, none requires more than Rust {}.{}", packages.len(), promised.0, promised.1);
        return Ok(());
    }
    Err(io::Error::other(format!(
        "newer than `rust-version`: {}; pin them in Cargo.lock, or raise `rust-version`",
        newer.join(", ")
    )))
}

fn metadata() -> io::Result<Value> {
    let arguments = ["metadata", "--locked", "--all-features", "--format-version", "1", "--manifest-path"];
    let output =
        Command::new(env!("CARGO")).args(arguments).arg(crate::root().join("Cargo.toml")).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn is_ours(package: &Value) -> bool {
    package["source"].is_null()
}

/// Returns the Rust version that a package requires: major and minor number.
fn asked(package: &Value) -> Option<(u64, u64)> {
    let mut numbers = package["rust_version"].as_str()?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}
