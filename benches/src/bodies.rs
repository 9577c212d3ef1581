//! Error bodies of the scoring API: of the smallest, the usual and a large size.

/// For responses where only the body matters.
pub const NO_HEADERS: [(&str, &str); 0] = [];

/// The shortest one.
pub const SHORT: &str =
    r#"{"error":{"code":"RATE_LIMITED","message":"Too many requests","requestId":"req_abc123def456"}}"#;

/// With two details, spread over lines.
pub const USUAL: &str = r#"{
  "error": {
    "type": "https://embed.nova.dweet.com/errors/validation-error",
    "code": "VALIDATION_ERROR",
    "status": 400,
    "message": "The request did not pass validation",
    "details": [
      { "field": "jobContext.jobTitle", "code": "REQUIRED", "message": "jobTitle must be present" },
      { "field": "answers[0].value", "code": "INVALID_TYPE", "message": "multiSelect takes string[]" }
    ],
    "requestId": "req_abc123def456"
  }
}"#;

/// With a hundred details.
pub fn long() -> String {
    let entry =
        r#"{ "field": "jobContext.jobTitle", "code": "REQUIRED", "message": "jobTitle must be present" }"#;
    format!(
        r#"{{"error":{{"code":"VALIDATION_ERROR","message":"Wrong","details":[{}],"requestId":"req_1"}}}}"#,
        vec![entry; 100].join(",")
    )
}
