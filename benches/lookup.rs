//! Look-up of wire strings, and access to the facts of a code.

use errcat_bench::lookup::codes_250::errcat::Code;
use errcat_bench::lookup::{self, Key, Kind, Size};
use errcat_bench::{Way, compare_batch, way};
use errcat_core::Category;
use errcat_core::words::Verdict;

fn main() {
    lookup::SIZES.iter().for_each(of_size);
    accessors();
}

fn of_size(size: &Size) {
    let &Size { codes, by_errcat, by_phf, peers } = size;
    let wires: Vec<String> = errcat_bench::catalogue::wires(codes).collect();
    let (sorted, map) = (lookup::sorted(codes), lookup::hash_map(codes));
    for (what, kind) in
        [("hits", Kind::Hits), ("misses", Kind::Misses), ("one letter changed", Kind::NearMisses)]
    {
        let keys = lookup::keys(codes, kind);
        let mut ways = vec![
            each("the limit: one hash, one comparison", |key| lookup::limit(&wires, key)),
            each("errcat: from_wire", |key| by_errcat(&key.text)),
            each("phf", |key| by_phf(&key.text)),
            each("HashMap with foldhash", |key| map.get(key.text.as_str()).copied()),
            each("a sorted list, by halves", |key| lookup::by_halves(&sorted, &key.text)),
        ];
        ways.extend(peers.iter().map(|(name, peer)| each(name, |key| peer(&key.text))));
        compare_batch(&format!("{codes} codes, {what}"), keys.len(), keys.as_slice(), &ways);
    }
}

/// Looks up every key, and checks the answers.
fn each<'w>(name: &'static str, look_up: impl Fn(&Key) -> Option<u32> + 'w) -> Way<'w, [Key]> {
    way(name, move |keys: &[Key]| {
        let right = keys.iter().filter(|key| look_up(key) == key.number).count();
        assert_eq!(right, keys.len(), "{name} gives wrong answers");
    })
}

/// Accessors of a code, compared with a list of structs indexed by the code.
struct Info {
    wire: &'static str,
    meaning: Option<&'static str>,
    fix: Option<&'static str>,
    statuses: Vec<u16>,
    category: Category,
    verdict: Verdict,
}

fn accessors() {
    let info: Vec<Info> = Code::all().iter().map(|&code| info(code)).collect();
    let keys = lookup::keys(250, Kind::Hits);
    let codes: Vec<Code> = keys.iter().filter_map(|key| Code::from_wire(&key.text)).collect();
    let of = |code: &Code| &info[*code as usize];
    accessor("as_str", &codes, |code| of(code).wire.len(), |code| code.as_str().len());
    let len = |text: Option<&str>| text.map_or(0, str::len);
    accessor("meaning", &codes, |code| len(of(code).meaning), |code| len(code.meaning()));
    accessor("fix", &codes, |code| len(of(code).fix), |code| len(code.fix()));
    let first = |code: &Code| code.statuses().iter().next().map_or(0, |status| status.code.into());
    accessor("the first status", &codes, |code| of(code).statuses[0].into(), first);
    accessor("category", &codes, |code| of(code).category as usize, |code| code.category() as usize);
    accessor("retry verdict", &codes, |code| of(code).verdict as usize, |code| code.retry().verdict as usize);
}

fn info(code: Code) -> Info {
    Info {
        wire: code.as_str(),
        meaning: code.meaning(),
        fix: code.fix(),
        statuses: code.statuses().iter().map(|status| status.code).collect(),
        category: code.category(),
        verdict: code.retry().verdict,
    }
}

fn accessor(
    name: &str,
    codes: &[Code],
    by_list: impl Fn(&Code) -> usize,
    by_errcat: impl Fn(&Code) -> usize,
) {
    let ways = [
        way("a list of structs", |codes: &[Code]| codes.iter().map(&by_list).sum::<usize>()),
        way("errcat", |codes: &[Code]| codes.iter().map(&by_errcat).sum::<usize>()),
    ];
    compare_batch(&format!("accessor: {name}"), codes.len(), codes, &ways);
}
