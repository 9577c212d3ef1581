use super::site;
use crate::load_from_memory;

#[test]
fn every_page_exists_and_has_breadcrumbs() {
    let file = "title: Acme & Co\ngroups: [{ title: Gone, codes: { a_b: { status: 410, meaning: Gone., fix: Go. } } }]";
    let (catalogue, _) = load_from_memory("acme.yaml", file.into()).expect("the file is right");
    let site = site(&catalogue);
    let mut paths: Vec<_> = site.iter().map(|page| page.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "a-to-z.html",
            "acme.html",
            "by-category.html",
            "by-status.html",
            "finder.html",
            "index.html",
            "rules.html"
        ]
    );
    let page = &site.iter().find(|page| page.path == "acme.html").expect("the vendor has a page").text;
    for part in [
        "<title>Acme &amp; Co: Error codes</title>",
        "<li><a href=\"index.html\">Error codes</a>",
        "<li><a href=\"acme.html\" aria-current=\"page\">Acme &amp; Co</a>",
        "<li><a href=\"#gone\">Gone</a>",
        "<h2 id=\"gone\">Gone</h2>",
        "<a id=\"acme/a_b\"></a>",
        "<a href=\"#acme/a_b\"><code>a_<wbr>b</code></a>",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    assert!(!page.contains("<script"), "pages run nothing");
}
