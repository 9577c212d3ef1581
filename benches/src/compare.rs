//! Compares the time of several ways to do the same work, so that a noisy
//! machine disturbs all of them alike: round by round, each in turn; what counts
//! is the median of the ratios within a round.

use crate::brief;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// One way to do the work.
pub struct Way<'w, I: ?Sized> {
    name: &'static str,
    run: Box<dyn Fn(&I) + 'w>,
}

/// A way with a name; what it returns is kept from being optimised away.
pub fn way<'w, I: ?Sized, O>(name: &'static str, run: impl Fn(&I) -> O + 'w) -> Way<'w, I> {
    Way { name, run: Box::new(move |input| drop(black_box(run(black_box(input))))) }
}

/// An odd number has a median.
fn rounds() -> usize {
    if brief() { 1 } else { 301 }
}

/// Prints a line for each way: nanoseconds for one run, the ratio to the first
/// way, and how often it allocated.
pub fn compare<I: ?Sized>(title: &str, input: &I, ways: &[Way<'_, I>]) {
    println!("\n{title}");
    let runs = calibrate(input, &ways[0]);
    let times: Vec<Vec<Duration>> =
        (0..rounds()).map(|_| ways.iter().map(|way| time(input, way, runs)).collect()).collect();
    for (index, way) in ways.iter().enumerate() {
        let nanoseconds =
            median(times.iter().map(|round| round[index].as_secs_f64() * 1e9 / f64::from(runs)));
        let ratio = median(times.iter().map(|round| round[index].as_secs_f64() / round[0].as_secs_f64()));
        let allocations = allocation_counter::measure(|| (way.run)(input)).count_total;
        println!("  {:<36} {nanoseconds:>9.0} ns {ratio:>6.2}x {allocations:>4} allocations", way.name);
    }
}

/// How many runs take about a fifth of a millisecond.
fn calibrate<I: ?Sized>(input: &I, way: &Way<'_, I>) -> u32 {
    let once = (0..20).map(|_| time(input, way, 10) / 10).min().unwrap_or_default();
    (200_000 / once.as_nanos().max(1)).clamp(1, 100_000) as u32
}

fn time<I: ?Sized>(input: &I, way: &Way<'_, I>, runs: u32) -> Duration {
    let start = Instant::now();
    (0..runs).for_each(|_| (way.run)(input));
    start.elapsed()
}

/// The value in the middle; of an even number, the upper of the two.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
