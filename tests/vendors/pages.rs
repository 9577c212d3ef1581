//! Facts of the pages that only the JSON export contains: guidance, samples,
//! troubleshooting, monitoring, notes, and column headings.

use crate::support::{says, vendor_export};
use serde_json::Value;

fn list<'a>(value: &'a Value, what: &str) -> &'a [Value] {
    value.as_array().unwrap_or_else(|| panic!("the export has no {what}"))
}

/// Fails unless the part contains all the words.
fn holds(vendor: &str, what: &str, part: &Value, words: &[&str]) {
    let text = strings(part).join("\n");
    for word in words {
        assert!(
            says(&text, word),
            "{vendor}: {what} does not say `{word}`; fix catalogue/{vendor}.yaml:\n{text}"
        );
    }
}

/// Returns every text below a value.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        Value::Object(map) => map.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Returns the headings of the columns of a group, in the vendor's order.
fn columns(vendor: &Value, group: usize) -> Vec<&str> {
    let columns = list(&vendor["groups"][group]["columns"], "columns");
    columns.iter().filter_map(|column| column["title"].as_str()).collect()
}

#[test]
fn novavms_says_to_match_the_error_value_and_how_pages_are_linked() {
    let Some(page) = vendor_export("novavms") else { return };
    assert_eq!(page["page"]["title"], "API error code reference");
    holds("novavms", "the page or its guidance", &page, &["HTTP status alone"]);
    assert_eq!(columns(&page, 0), ["Error string", "HTTP", "Meaning", "How to fix"]);
    assert_eq!(page["groups"][0]["status_class"], 4);
    assert_eq!(page["groups"][1]["status_class"], 5);
    holds(
        "novavms",
        "the links",
        &page["links"],
        &["X-Request-Id", "Retry-After", "X-RateLimit-*", "OpenAPI"],
    );
    holds("novavms", "the note on 403 and 404", &page["notes"], &["novavms/forbidden", "novavms/not_found"]);
}

#[test]
fn nova_partner_gives_five_pieces_of_advice() {
    let Some(page) = vendor_export("nova_partner") else { return };
    assert_eq!(page["page"]["title"], "Errors");
    assert_eq!(columns(&page, 0), ["Code", "Typical status", "Meaning"]);
    let guidance = &page["guidance"];
    assert_eq!(guidance["title"], "Handling guidance");
    assert_ne!(guidance["ordered"], true);
    let items = list(&guidance["items"], "guidance");
    assert_eq!(items.len(), 5);
    let words: [&[&str]; 5] = [
        &["error.code", "error.message"],
        &["5xx", "UPSTREAM_PROVIDER_ERROR", "idempotent", "500 ms", "30 s", "5"],
        &["429", "Retry-After"],
        &["CONCURRENT_MODIFICATION"],
        &["requestId"],
    ];
    for (item, words) in items.iter().zip(words) {
        holds("nova_partner", "a piece of guidance", item, words);
    }
    assert_eq!(page["status_table"]["title"], "HTTP status mapping");
    let rows = list(&page["status_table"]["rows"], "table of statuses");
    let row = rows.iter().find(|row| row["status"] == "429").expect("the row 429");
    assert_eq!(list(&row["links"], "links of the row 429").len(), 1, "it links to the page on rate limits");
}

#[test]
fn novapulse_puts_the_status_first_and_shows_a_sample_in_python() {
    let Some(page) = vendor_export("novapulse") else { return };
    assert_eq!(page["page"]["title"], "Error Codes");
    holds("novapulse", "the description", &page["page"]["description"], &["NovaPulse"]);
    assert_eq!(columns(&page, 0), ["HTTP status", "Code", "Cause", "Resolution"]);
    let fields = list(&page["envelope"]["fields"], "table of fields");
    let fields: Vec<_> = fields.iter().map(|f| (f["name"].as_str(), f["type"].as_str())).collect();
    let wanted = [("code", "string"), ("message", "string"), ("status", "integer")];
    assert_eq!(fields, wanted.map(|(name, kind)| (Some(name), Some(kind))));
    assert_eq!(page["samples"][0]["language"], "python");
    holds("novapulse", "the sample", &page["samples"], &["Retry-After", "429", "500", "4", "2"]);
}

#[test]
fn novapulse_notes_that_its_example_and_its_table_explain_revoked_keys_differently() {
    let Some(page) = vendor_export("novapulse") else { return };
    holds("novapulse", "the notes", &page["notes"], &["revoked"]);
}

#[test]
fn nookhive_gives_five_numbered_pieces_of_advice() {
    let Some(page) = vendor_export("nookhive") else { return };
    assert_eq!(page["page"]["title"], "Error Codes");
    assert_eq!(columns(&page, 0), ["Code", "Description"]);
    assert_eq!(page["guidance"]["ordered"], true);
    let items = list(&page["guidance"]["items"], "guidance");
    assert_eq!(items.len(), 5);
    assert!(items.iter().all(|item| item["title"].is_string()), "each has a label");
    let words: [&[&str]; 5] =
        [&["status"], &["error.code", "message"], &["1", "5"], &["requestId"], &["field"]];
    for (item, words) in items.iter().zip(words) {
        holds("nookhive", "a piece of guidance", item, words);
    }
    assert_eq!(page["status_table"]["title"], "HTTP Status Codes");
}

#[test]
fn nookhive_examples_have_titles_and_statuses() {
    let Some(page) = vendor_export("nookhive") else { return };
    let examples = list(&page["examples"], "examples");
    let statuses: Vec<_> = examples.iter().filter_map(|example| example["status"].as_u64()).collect();
    for status in [400, 404, 500] {
        assert!(statuses.contains(&status), "nookhive: no example with {status}: {statuses:?}");
    }
    assert!(examples.iter().all(|example| example["title"].is_string()));
}

#[test]
fn nookhive_notes_the_gaps_of_its_page() {
    let Some(page) = vendor_export("nookhive") else { return };
    holds("nookhive", "the notes", &page["notes"], &["422", "INTERNAL_ERROR"]);
}

#[test]
fn dweet_has_three_common_issues_without_titles() {
    let Some(page) = vendor_export("dweet") else { return };
    let issues = list(&page["troubleshooting"], "troubleshooting");
    let count = |issue: &Value, key: &str| issue[key].as_array().map_or(0, Vec::len);
    let counts: Vec<_> = issues.iter().map(|i| (count(i, "causes"), count(i, "solutions"))).collect();
    assert_eq!(counts, [(3, 3), (3, 3), (2, 2)]);
    for issue in issues {
        assert_eq!(issue["certainty"], "inferred", "the codes of an issue are inferred");
        assert!(count(issue, "codes") > 0);
    }
    holds(
        "dweet",
        "the first issue",
        &issues[0],
        &["24", "expir", "firewall", "IP range", "certificate", "support"],
    );
    holds(
        "dweet",
        "the second issue",
        &issues[1],
        &["questionSetId", "singleSelect", "text", "multiSelect", "array"],
    );
    holds("dweet", "the third issue", &issues[2], &["load", "backoff", "seconds"]);
    assert!(
        list(&issues[0]["codes"], "codes").iter().any(|code| says(&code.to_string(), "RESUME_FETCH_FAILED"))
    );
    assert!(list(&issues[1]["codes"], "codes").iter().any(|code| says(&code.to_string(), "ANSWER_MISMATCH")));
}

#[test]
fn dweet_has_monitoring_advice() {
    let Some(page) = vendor_export("dweet") else { return };
    assert_eq!(list(&page["monitoring"], "monitoring").len(), 4);
    let words = ["baseline", "P50", "P99", "requestId", "body", "configuration"];
    holds("dweet", "the monitoring advice", &page["monitoring"], &words);
}

#[test]
fn dweet_shows_what_to_send_to_support() {
    let Some(page) = vendor_export("dweet") else { return };
    let words = ["req_abc123def456", "2025-01-15T10:30:45Z", "VALIDATION_ERROR"];
    holds("dweet", "the template for support", &page["support"]["template"], &words);
}

#[test]
fn dweet_asynchronous_codes_name_their_endpoint() {
    let Some(page) = vendor_export("dweet") else { return };
    let groups = list(&page["groups"], "groups");
    let group = groups.iter().find(|group| group["title"] == "Async Scoring Error Codes").expect("the group");
    holds("dweet", "the group of asynchronous codes", group, &["webhook", "GET /v1/score/{scoringJobId}"]);
    let columns: Vec<_> = list(&group["columns"], "columns").iter().map(|column| &column["title"]).collect();
    assert_eq!(columns, ["Code", "Description", "Action"], "no column for a status");
}

#[test]
fn dweet_fields_of_the_envelope_have_meanings_and_details_a_condition() {
    let Some(page) = vendor_export("dweet") else { return };
    let fields = list(&page["envelope"]["fields"], "table of fields");
    let names: Vec<_> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
    assert_eq!(names, ["type", "code", "status", "message", "details", "requestId"]);
    assert!(fields.iter().all(|field| field["meaning"].is_string()));
    holds("dweet", "the field `details`", &fields[4], &["validation"]);
}

#[test]
fn the_dweet_type_uri_is_inferred_from_one_example() {
    let Some(page) = vendor_export("dweet") else { return };
    let note = &page["envelope"]["type"]["note"];
    assert!(
        note.is_string(),
        "dweet: the rule for type URIs is inferred from one example, which the note must say"
    );
}

#[test]
fn dweet_notes_that_its_sample_retries_three_codes_and_its_list_six() {
    let Some(page) = vendor_export("dweet") else { return };
    holds("dweet", "the notes", &page["notes"], &["isRetryable"]);
    let samples = list(&page["samples"], "samples");
    assert!(samples.iter().any(|sample| sample["language"] == "javascript"));
}

#[test]
fn dweet_detail_codes_belong_to_validation_errors() {
    let Some(page) = vendor_export("dweet") else { return };
    let set = &page["sets"][1];
    assert_eq!(set["id"], "detail");
    assert_eq!(list(&set["of"], "parents of the set").len(), 1);
    holds("dweet", "the set `detail`", &set["of"], &["VALIDATION_ERROR"]);
}
