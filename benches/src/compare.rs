//! Compares the time of several ways to do the same work. They run in turn, round by
//! round, so that a noisy machine affects all of them equally; the result is the median
//! of the ratios within a round.

use crate::brief;
use allocation_counter::AllocationInfo;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// One way to do the work.
pub struct Way<'w, I: ?Sized> {
    name: &'static str,
    run: Box<dyn Fn(&I) + 'w>,
}

/// Creates a way with a name. Its result is not optimised away.
pub fn way<'w, I: ?Sized, O>(name: &'static str, run: impl Fn(&I) -> O + 'w) -> Way<'w, I> {
    Way { name, run: Box::new(move |input| drop(black_box(run(black_box(input))))) }
}

/// Prints a line for each way: the time of one run, the ratio to the first way, the
/// number of allocations, and the peak memory.
pub fn compare<I: ?Sized>(title: &str, input: &I, ways: &[Way<'_, I>]) {
    compare_batch(title, 1, input, ways);
}

/// Like [`compare`], for a run that does the work `batch` times: the line has the time
/// of one of them.
pub fn compare_batch<I: ?Sized>(title: &str, batch: usize, input: &I, ways: &[Way<'_, I>]) {
    println!("\n{title}");
    let (runs, rounds) = calibrate(input, ways);
    let times: Vec<Vec<f64>> =
        (0..rounds).map(|_| ways.iter().map(|way| time(input, way, runs).as_secs_f64()).collect()).collect();
    for (nth, way) in ways.iter().enumerate() {
        let seconds = median(times.iter().map(|round| round[nth])) / f64::from(runs) / batch as f64;
        let ratio = median(times.iter().map(|round| round[nth] / round[0]));
        let memory = allocation_counter::measure(|| (way.run)(input));
        println!("  {:<36} {} {ratio:>6.2}x {}", way.name, shown(seconds), allocated(&memory, batch));
    }
}

fn shown(seconds: f64) -> String {
    match seconds {
        ..0.000_01 => format!("{:>8.1} ns", seconds * 1e9),
        ..0.01 => format!("{:>8.1} µs", seconds * 1e6),
        _ => format!("{:>8.1} ms", seconds * 1e3),
    }
}

fn allocated(memory: &AllocationInfo, batch: usize) -> String {
    let (count, peak) = (memory.count_total / batch as u64, memory.bytes_max as f64 / 1024.0);
    format!("{count:>9} allocations {peak:>9.1} KiB")
}

/// Returns the number of runs in a round, for about a fifth of a millisecond, and the
/// number of rounds, for at most about twenty seconds in total. It is odd, so that there is
/// a median.
fn calibrate<I: ?Sized>(input: &I, ways: &[Way<'_, I>]) -> (u32, usize) {
    let times: Vec<Duration> = ways.iter().map(|way| time(input, way, 1).min(time(input, way, 1))).collect();
    let runs = (200_000 / times[0].as_nanos().max(1)).clamp(1, 100_000) as u32;
    let round = times.iter().sum::<Duration>() * runs;
    let rounds = (20_000_000_000 / round.as_nanos().max(1)).clamp(5, 301) as usize | 1;
    if brief() { (1, 1) } else { (runs, rounds) }
}

fn time<I: ?Sized>(input: &I, way: &Way<'_, I>, runs: u32) -> Duration {
    let start = Instant::now();
    (0..runs).for_each(|_| (way.run)(input));
    start.elapsed()
}

/// Returns the value in the middle; of an even number, the upper of the two.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
