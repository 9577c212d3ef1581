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

const ACME: &str = "title: Acme\ngroups: [{ title: Gone, codes: { gone: { status: 410, meaning: Gone., fix: Go., retry: never } } }]";

fn page_of(files: &[(&str, &str)], path: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    let (catalogue, _) = crate::load(dir.path()).unwrap_or_else(|report| panic!("{report}"));
    site(&catalogue).into_iter().find(|page| page.path == path).expect("the site has the page").text
}

#[test]
fn a_catalogue_of_one_vendor_does_not_mention_vendors() {
    for path in
        ["index.html", "a-to-z.html", "by-category.html", "by-status.html", "acme.html", "finder.html"]
    {
        let page = page_of(&[("acme.yaml", ACME)], path);
        let visible = page.split_once("</style>").map_or(&*page, |(_, after)| after);
        let visible = visible.split("<script").next().unwrap_or(visible);
        // Addresses are not read: text is what follows the end of a tag.
        let visible: String = visible.split('<').filter_map(|tag| Some(tag.split_once('>')?.1)).collect();
        assert!(!visible.to_lowercase().contains("vendor"), "{path}: {visible}");
    }
}

#[test]
fn the_rules_are_not_in_the_list_of_vendors() {
    let page = page_of(&[("acme.yaml", ACME), ("bolt.yaml", ACME)], "index.html");
    let (_, nav) = page.split_once("<li class=\"part\">Vendors").expect("the list has a part for vendors");
    let (vendors, rest) = nav.split_once("</ul>").expect("the part ends");
    assert!(vendors.contains("bolt.html") && !vendors.contains("rules.html"), "{vendors}");
    assert!(rest.contains("rules.html"), "{rest}");
}

#[test]
fn tables_of_codes_show_retry_and_label_their_cells() {
    let page = page_of(&[("acme.yaml", ACME)], "acme.html");
    assert!(page.contains("<td data-label=\"Retry:\">never</td>"), "{page}");
}
