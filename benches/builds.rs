//! Clean builds of errcat and of a crate with errcat-codegen in its build script,
//! compared with prost-build and typify: number of crates, and seconds of CPU.

use errcat_bench::cargo::{artifacts, cargo, fetch, root};
use errcat_bench::process::cpu_of_children;
use errcat_bench::workspace::{Package, write_workspace};
use errcat_bench::{brief, median};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A package to build, with its budget of crates.
struct Way {
    name: &'static str,
    manifest: PathBuf,
    package: &'static str,
    budget: Option<usize>,
}

fn main() {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("builds");
    let (ways, rounds) = if brief() { (vec![core()], 1) } else { (ways(&tmp), 3) };
    let built: Vec<Vec<(usize, f64)>> =
        (0..rounds).map(|_| ways.iter().map(|way| build(way, &tmp.join("target"))).collect()).collect();
    println!("\na clean build, unoptimised; crates, including the built one");
    for (index, way) in ways.iter().enumerate() {
        let (crates, _) = built[0][index];
        let seconds = median(built.iter().map(|round| round[index].1));
        let ratio = median(built.iter().map(|round| round[index].1 / round[0].1));
        let budget = way.budget.map(|budget| format!(", budget {budget}")).unwrap_or_default();
        println!("  {:<36} {seconds:>9.2} s CPU {ratio:>6.2}x {crates:>4} crates{budget}", way.name);
    }
}

/// Builds a package. Returns the number of compiled packages, and the CPU seconds.
fn build(way: &Way, target: &Path) -> (usize, f64) {
    if target.exists() {
        std::fs::remove_dir_all(target).unwrap_or_else(|error| panic!("{}: {error}", target.display()));
    }
    let mut command = cargo("build", &way.manifest, target);
    // A wrapper might use a cache of compiled crates.
    command.args(["--locked", "--package", way.package]).env_remove("RUSTC_WRAPPER");
    let before = cpu_of_children();
    let artifacts = artifacts(&mut command);
    let seconds = (cpu_of_children() - before).as_secs_f64();
    // A package can have several artifacts: its build script, its library, the same for the host.
    let packages: HashSet<String> = artifacts.into_iter().map(|artifact| artifact.package_id).collect();
    (packages.len(), seconds)
}

fn ways(tmp: &Path) -> Vec<Way> {
    let manifest = write_workspace(tmp, &[with_errcat(), with_prost(), with_typify()]);
    fetch(&manifest);
    let of = |name, package| Way { name, manifest: manifest.clone(), package, budget: None };
    vec![
        of("a crate with errcat-codegen", "with-errcat"),
        of("a crate with prost-build", "with-prost"),
        of("a crate with typify", "with-typify"),
        Way { name: "errcat", manifest: root().join("Cargo.toml"), package: "errcat", budget: Some(40) },
        core(),
    ]
}

fn core() -> Way {
    let manifest = root().join("Cargo.toml");
    Way { name: "errcat-core", manifest, package: "errcat-core", budget: Some(1) }
}

/// Creates a package as in the README of errcat-codegen.
fn with_errcat() -> Package {
    let path = |folder: &str| root().join(folder).display().to_string();
    let manifest = format!(
        "[dependencies]\nerrcat-core = {{ path = {:?} }}\n[build-dependencies]\nerrcat-codegen = {{ path = {:?} }}\n",
        path("core"),
        path("codegen")
    );
    Package::new("with-errcat", manifest, "errcat_core::include_catalogue!();\n")
        .with(
            "build.rs",
            "fn main() -> std::process::ExitCode { errcat_codegen::Builder::new(\"catalogue\").run() }\n",
        )
        .with("catalogue/acme.yaml", errcat_bench::catalogue::file(1, 20))
}

/// Creates a package that does not generate code, which would require `protoc`.
fn with_prost() -> Package {
    let manifest = "[build-dependencies]\nprost-build = \"0.14\"\n";
    Package::new("with-prost", manifest, "").with(
        "build.rs",
        "fn main() { prost_build::Config::new().out_dir(std::env::var_os(\"OUT_DIR\").unwrap()); }\n",
    )
}

/// Creates a package as in typify's README, but without the macro, which a build script
/// does not need.
fn with_typify() -> Package {
    let manifest = "[build-dependencies]\nprettyplease = \"0.2\"\nschemars = \"0.8\"\nserde_json = \"1\"\nsyn = \"2\"\n\
        typify = { version = \"0.8\", default-features = false }\n";
    let build = r##"
fn main() {
    let schema = r#"{ "title": "Code", "type": "string", "enum": ["not_found", "conflict"] }"#;
    let schema = serde_json::from_str::<schemars::schema::RootSchema>(schema).unwrap();
    let mut types = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    types.add_root_schema(schema).unwrap();
    let code = prettyplease::unparse(&syn::parse2::<syn::File>(types.to_stream()).unwrap());
    let path = std::path::Path::new(&std::env::var_os("OUT_DIR").unwrap()).join("codes.rs");
    std::fs::write(path, code).unwrap();
}
"##;
    Package::new("with-typify", manifest, "").with("build.rs", build)
}
