//! rustc's cost for generated modules: errcat's, compared with the bare enum, which is
//! the limit, and with other implementations of the same methods.

use errcat_bench::cargo::{cargo, fetch, root};
use errcat_bench::modules::{self, Module};
use errcat_bench::rustc::{Compiled, as_rustc, compile};
use errcat_bench::workspace::{Package, write, write_workspace};
use errcat_bench::{brief, catalogue, median};
use errcat_codegen::model::Catalogue;
use errcat_codegen::{Kind, emit_kinds};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A way to write the module of a vendor.
struct Way {
    name: &'static str,
    package: &'static str,
    dependencies: &'static str,
    module: Module,
    /// Whether it takes so long that it runs fewer times, and is skipped if nothing is
    /// measured.
    slow: bool,
}

/// A number of vendors and of codes per vendor.
struct Size {
    name: &'static str,
    vendors: usize,
    codes: usize,
}

fn main() -> ExitCode {
    if let Some(ended) = as_rustc() {
        return ended;
    }
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustc");
    let (ways, sizes) = (ways(), sizes());
    let mut packages = Vec::new();
    for size in &sizes {
        let catalogue = load(&tmp.join("catalogue").join(size.name), size);
        packages.push(errcat_package(&catalogue, size));
        packages.extend(ways[1..].iter().map(|way| package(way, &catalogue, size)));
    }
    let manifest = write_workspace(&tmp, &packages);
    if !brief() {
        fetch(&manifest);
    }
    for size in &sizes {
        measure(&manifest, size, &ways, "check");
        measure(&manifest, size, &ways, "build");
    }
    ExitCode::SUCCESS
}

/// Returns the variants. errcat is first: the others are compared with it. It enables
/// `serde`, like the derives; `match` and the table have no serde.
fn ways() -> Vec<Way> {
    let way = |name, package, dependencies, module, slow| Way { name, package, dependencies, module, slow };
    let strum = "serde = { version = \"1\", features = [\"derive\"] }\n\
        strum = { version = \"0.28\", features = [\"derive\"] }\n";
    let mut ways = vec![
        way("errcat, with serde", "errcat", "", modules::errcat as Module, false),
        way("the bare enum", "bare", "", modules::bare, false),
        way("a map of phf and a table", "phf", "phf = \"0.14\"\n", modules::phf, true),
        way("a match for each method", "match", "", modules::matches, true),
        way("derives of strum and serde", "strum", strum, modules::strum, true),
    ];
    ways.retain(|way| !(brief() && way.slow));
    ways
}

/// Returns the number of rounds, which is odd so that there is a median. With many vendors,
/// a round takes less time, and the result is closer to the budget.
fn rounds(way: &Way, size: &Size) -> usize {
    match (brief(), way.slow, size.vendors) {
        (true, ..) => 1,
        (_, true, 1) => 3,
        (_, true, _) => 7,
        _ => 11,
    }
}

fn sizes() -> [Size; 2] {
    let size = |name, vendors, codes| Size { name, vendors, codes };
    if brief() {
        [size("one", 1, 20), size("many", 2, 10)]
    } else {
        [size("one", 1, 5000), size("many", 100, 50)]
    }
}

fn load(folder: &Path, size: &Size) -> Catalogue {
    // The folder may contain files of another size.
    std::fs::remove_dir_all(folder).unwrap_or_default();
    for vendor in 0..size.vendors {
        write(&folder.join(format!("vendor{vendor}.yaml")), &catalogue::file(vendor, size.codes));
    }
    match errcat_codegen::load(folder) {
        Ok((catalogue, _warnings)) => catalogue,
        Err(report) => panic!("{report}"),
    }
}

/// Creates a package like a user's, except that the build script uses existing generated
/// files.
fn errcat_package(catalogue: &Catalogue, size: &Size) -> Package {
    let core = root().join("core").display().to_string();
    // `serde`, like the derives.
    let manifest = format!("[dependencies]\nerrcat-core = {{ path = {core:?}, features = [\"serde\"] }}\n");
    let build = r#"
fn main() {
    println!("cargo::rerun-if-changed=rust");
    let target = std::path::Path::new(&std::env::var_os("OUT_DIR").unwrap()).join("errcat");
    std::fs::create_dir_all(&target).unwrap();
    for file in std::fs::read_dir("rust").unwrap().map(Result::unwrap) {
        std::fs::copy(file.path(), target.join(file.file_name())).unwrap();
    }
}
"#;
    let package =
        Package::new(&format!("errcat-{}", size.name), manifest, "errcat_core::include_catalogue!();\n");
    let package = package.with("build.rs", build);
    emit_kinds(catalogue, &[Kind::Rust])
        .into_iter()
        .fold(package, |package, output| package.with(&output.path, output.text))
}

fn package(way: &Way, catalogue: &Catalogue, size: &Size) -> Package {
    let vendors = &catalogue.vendors;
    let lib: String = vendors.iter().map(|vendor| format!("pub mod {};\n", vendor.module)).collect();
    let manifest = format!("[dependencies]\n{}", way.dependencies);
    let package = Package::new(&format!("{}-{}", way.package, size.name), manifest, lib);
    vendors.iter().fold(package, |package, vendor| {
        package.with(&format!("src/{}.rs", vendor.module), (way.module)(catalogue, vendor))
    })
}

/// Compiles every variant in turn, round by round, and prints a line for each.
fn measure(manifest: &Path, size: &Size, ways: &[Way], subcommand: &str) {
    let mut costs: Vec<Vec<Compiled>> = ways.iter().map(|_| Vec::new()).collect();
    let most = ways.iter().map(|way| rounds(way, size)).max().unwrap_or_default();
    for round in 0..most {
        for (way, costs) in ways.iter().zip(&mut costs).filter(|(way, _)| round < rounds(way, size)) {
            costs.push(once(manifest, &format!("{}-{}", way.package, size.name), subcommand));
        }
    }
    let profile = if subcommand == "check" { "checked" } else { "built for release" };
    println!("\n{} x {} codes, {profile}; and how much errcat takes of that", size.vendors, size.codes);
    for (way, of_way) in ways.iter().zip(&costs) {
        let cpu = median(of_way.iter().map(|cost| cost.cpu));
        let peak = median(of_way.iter().map(|cost| cost.peak)) / 1e6;
        let ratio = median(costs[0].iter().zip(of_way).map(|(errcat, way)| errcat.cpu / way.cpu));
        let budget = budget(way).map(|most| format!(", budget {most}x")).unwrap_or_default();
        println!("  {:<36} {cpu:>9.3} s CPU {peak:>6.0} MB {ratio:>7.3}x{budget}", way.name);
    }
}

fn once(manifest: &Path, package: &str, subcommand: &str) -> Compiled {
    let folder: PathBuf = manifest.with_file_name(package);
    let mut command = cargo(subcommand, manifest, &manifest.with_file_name("target"));
    command.args(["--package", package]);
    if subcommand == "build" {
        command.arg("--release");
    }
    if brief() {
        // Offline: the lock file of the repository has all dependencies.
        command.arg("--offline");
    }
    compile(&mut command, &folder, &manifest.with_file_name("costs"))
}

/// Returns the budget: errcat's cost relative to another variant.
fn budget(way: &Way) -> Option<f64> {
    (way.package == "strum").then_some(0.15)
}
