//! The cost of a whole process.

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeVal;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The time of one process and of the children that it waited for.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// The wall-clock time, which depends on the load of the machine.
    pub wall: Duration,
    /// The user and system time.
    pub cpu: Duration,
}

/// Runs a command to its end and discards its output.
///
/// # Panics
///
/// Panics if the command cannot be run or fails, since the cost of a failure is
/// meaningless.
pub fn cost(command: &mut Command) -> Cost {
    let (before, start) = (children(), Instant::now());
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    let wall = start.elapsed();
    match status {
        Ok(status) if status.success() => Cost { wall, cpu: cpu(&children()).saturating_sub(cpu(&before)) },
        Ok(status) => panic!("{command:?} ended with {status}"),
        Err(error) => panic!("{command:?} cannot be run: {error}"),
    }
}

/// Returns the user and system time of all children that this process has waited for.
pub fn cpu_of_children() -> Duration {
    cpu(&children())
}

/// Returns the peak memory, in bytes, of the largest child that this process has waited
/// for.
pub fn peak_of_children() -> u64 {
    // Linux counts in KiB, macOS in bytes.
    let unit = if cfg!(target_os = "linux") { 1024 } else { 1 };
    u64::try_from(children().max_rss()).unwrap_or_default() * unit
}

fn children() -> Usage {
    getrusage(UsageWho::RUSAGE_CHILDREN).unwrap_or_else(|error| panic!("no times of children: {error}"))
}

fn cpu(usage: &Usage) -> Duration {
    duration(usage.user_time()) + duration(usage.system_time())
}

fn duration(time: TimeVal) -> Duration {
    Duration::from_secs(time.tv_sec().unsigned_abs()) + Duration::from_micros(time.tv_usec().unsigned_abs())
}
