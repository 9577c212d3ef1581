use errcat::vendors::dweet::Code;
use errcat_core::{CodeSet, Response};
fn main() {
    let body =
        r#"{"error":{"code":"RATE_LIMITED","message":"Too many requests","requestId":"req_abc123def456"}}"#;
    let h: [(&str, &str); 0] = [];
    let mut n = 0;
    for _ in 0..20000 {
        n += Code::decode(&Response::new(429u16, &h, std::hint::black_box(body))).known().is_some() as usize;
    }
    println!("{n}");
}
