//! Header words of error tables, in English, Chinese, Korean, Japanese, Spanish,
//! French, German and Portuguese.

use crate::import::document::Role;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How strongly a header indicates a role: 3 if it is one of its words.
pub(super) type Score = f32;

/// Words by role, separated by commas. A word may indicate several roles; then the cells
/// decide.
const WORDS: &[(Role, Score, &str)] = &[
    (
        Role::Code,
        3.0,
        "code, error code, errorcode, err code, errcode, error codes, rtncode, return code, \
         ret code, error key, code string, error string, code value, api code, api error code, \
         business code, result code, response code, app code, internal code, sub code, subcode, \
         code error, 错误码, 错误代码, 错误编码, 返回码, 状态值, 錯誤碼, 錯誤代碼, 代码, 编码, 코드, \
         에러코드, 에러 코드, 오류 코드, 오류코드, コード, エラーコード, エラー番号, código, codigo, \
         código de error, codigo de error, código de erro, codigo de erro, code d'erreur, \
         code erreur, code d’erreur, fehlercode, fehlernummer, fehler code",
    ),
    (
        Role::Code,
        2.5,
        "pattern, prefix, code pattern, key, error, error id, id, errno, error number, number, no, \
         slug, fehler, erreur, erro, 오류, 에러, エラー, 错误, エラーid",
    ),
    (
        Role::Code,
        1.5,
        "reason, name, error name, constant, identifier, symbol, enum, error type, type, exception, \
         枚举, 常量, 名称, 错误名称, 이름",
    ),
    (
        Role::Name,
        3.0,
        "name, error name, constant, symbol, enum, identifier, const, constant name, variable, \
         key name, 错误名称, 枚举, 枚举值, 常量, 名称, 错误名, 英文名, 이름, 상수, 定数, 名前, \
         nombre, nom, nome, bezeichner",
    ),
    (Role::Name, 2.5, "type, error type, title, 错误类型, exception, class, short name, label, kind"),
    (
        Role::Status,
        3.0,
        "http, http status, status, status code, http code, http statuscode, http status code, \
         statuscode, httpstatus, http response, http response code, response status, http statuses, \
         statuses, http error code, http 状态码, http状态码, http 状态, http状态, 状态码, \
         http 狀態碼, http狀態碼, 狀態碼, 상태 코드, 상태코드, http 상태, http 상태 코드, \
         http 상태코드, httpステータス, http ステータス, ステータス, ステータスコード, \
         httpステータスコード, estado http, estado, código http, codigo http, código de estado, \
         statut, statut http, code http, http-statuscode",
    ),
    (Role::Status, 1.5, "code, response code, return code, 代码"),
    (
        Role::Meaning,
        3.0,
        "meaning, description, desc, explanation, what it means, definition, error description, \
         descr, 说明, 說明, 含义, 含義, 描述, 错误描述, 错误说明, 释义, 의미, 설명, 説明, 意味, \
         内容, descripción, descripcion, significado, descrição, descricao, signification, \
         description de l'erreur, beschreibung, bedeutung, erklärung",
    ),
    (
        Role::Meaning,
        2.5,
        "details, detail, explanation, condition, when, use when, scenario, when it occurs, \
         when returned, when it happens, when emitted, when thrown, when raised, trigger, \
         triggered when, meaning notes, notes, remarks, info, information, returned when, \
         occurs when, detalles, détails, detalhes, comment, comments, condición, condicion, \
         condição, 상황, 触发条件, 备注, 備註, 詳細, 場合, text, 错误信息",
    ),
    (
        Role::Cause,
        3.0,
        "cause, causes, possible cause, possible causes, reason, reasons, root cause, common causes, \
         common cause, typical cause, likely cause, why, 可能原因, 原因, 错误原因, 원인, 사유, \
         causa, causas, posibles causas, ursache, ursachen, grund, raison, cause possible, \
         causes possibles, possíveis causas",
    ),
    (
        Role::Message,
        3.0,
        "message, error message, msg, errmsg, message pattern, message text, error msg, \
         default message, user message, response message, message template, 消息, 错误消息, 提示, \
         提示信息, 訊息, 錯誤訊息, 메시지, 에러 메시지, 오류 메시지, メッセージ, エラーメッセージ, \
         mensaje, mensaje de error, mensagem, message d'erreur, nachricht, meldung, fehlermeldung, \
         fehlertext",
    ),
    (
        Role::Message,
        2.5,
        "text, title, sample message, example message, 错误信息, 返回信息, 문구, texto, texte, \
         titel, titre, título",
    ),
    (Role::Message, 2.5, "summary, error summary"),
    (Role::Message, 2.0, "error, fehler, erreur, erro, 오류, 에러, エラー, 错误"),
    (
        Role::Fix,
        3.0,
        "fix, fixes, resolution, resolutions, solution, solutions, recovery, recovery action, \
         user recovery, suggested action, client action, remediation, mitigation, what to do, \
         how to fix, how to resolve, workaround, recommended action, suggested fix, action required, \
         how to handle, handling, suggestion, suggestions, suggested solution, resolution steps, \
         troubleshooting, next steps, recommendation, corrective action, how to fix it, \
         possible solution, possible solutions, advice, 解决方案, 解决方法, 解决办法, 处理方法, \
         处理方式, 处理建议, 處理方式, 處理建議, 修复, 解決方案, 解決方法, 解決策, 対処, 対処法, \
         対処方法, 대응, 대응 방법, 대응방법, 해결, 해결 방법, 해결방법, 조치, 조치 방법, 처리 방법, \
         solución, solucion, acción, accion, acción recomendada, cómo resolverlo, solução, solucao, \
         ação, résolution, correction, que faire, lösung, behebung, abhilfe, maßnahme",
    ),
    (Role::Fix, 2.5, "action, actions, user action, your action, response, operator action, 建议, 建議"),
    (
        Role::Retry,
        3.0,
        "retryable, retry, retriable, is retryable, can retry, retry able, should retry, retry?, \
         transient, automatable, safe to retry, 可重试, 是否可重试, 可否重试, 重试, 可重試, 재시도, \
         재시도 가능, リトライ, 再試行, reintentable, reintentar, réessayable, réessayer, \
         wiederholbar, repetível, retry safe, is retriable",
    ),
    (
        Role::Group,
        3.0,
        "category, group, module, section, domain, area, 分类, 模块, 分類, 類別, 카테고리, 분류, \
         カテゴリ, カテゴリー, categoría, categoria, catégorie, kategorie",
    ),
    (
        Role::Parameters,
        3.0,
        "parameters, params, arguments, args, variables, placeholders, message parameters, \
         message params",
    ),
    (
        Role::Other,
        3.0,
        "error categories, categories, tags, reason phrase, status reason phrase, exit, exit code, exit status, grpc, grpc code, grpc status, severity, level, log level, \
         route, endpoint, endpoints, attributable to, escalation, since, version, field, fields, \
         reconnect, binary, header, headers, parameter, param, property, attribute, argument, \
         option, flag, default, required, optional, method, path, url, uri, env, variable name, \
         environment variable, command, event, event type, scope, permission, example, examples, \
         language, sdk, library, plan, tier, limit, part, where, unit, schedule, unmapped, file, \
         line, source, links, link, reference, references, docs, see also, 字段, 参数, 参数名, \
         参数名称, 필드, フィールド, campo, champ, feld, 类型, 必填, 是否必填",
    ),
];

/// All words, by word.
static BY_WORD: LazyLock<BTreeMap<&str, Vec<(Role, Score)>>> = LazyLock::new(|| {
    let mut by_word: BTreeMap<&str, Vec<(Role, Score)>> = BTreeMap::new();
    for (role, score, words) in WORDS {
        words.split(", ").for_each(|word| by_word.entry(word).or_default().push((*role, *score)));
    }
    by_word
});

/// Normalises a header or label: removes case, marks and separators.
pub(super) fn folded(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    let mut before_lower = false;
    for c in header.chars() {
        if c.is_uppercase() && before_lower {
            out.push(' ');
        }
        before_lower = c.is_lowercase();
        match c {
            '*' | '`' | '?' | '!' | '"' | '#' | '？' => {}
            '_' | '-' | '/' | '.' | '(' | ')' | ':' | ',' | '（' | '）' | '：' | '|' | '[' | ']' => {
                out.push(' ');
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the roles that a header indicates. If it is not one of the words but contains
/// some, the longest is used, and of equally long ones the last, which is the noun in
/// English.
pub(super) fn scores(header: &str) -> Vec<(Role, Score)> {
    let header = folded(header);
    if header.is_empty() || header.len() > 80 {
        return Vec::new();
    }
    if let Some(exact) = BY_WORD.get(header.as_str()) {
        return exact.clone();
    }
    let contained = BY_WORD.iter().filter_map(|(word, roles)| {
        let at = position(&header, word)?;
        Some(((word.chars().count(), at), roles))
    });
    let best = contained.max_by_key(|(rank, _)| *rank);
    best.map(|(_, roles)| roles.iter().map(|&(role, score)| (role, score - 1.0)).collect())
        .unwrap_or_default()
}

/// Returns the position of a word of the list in a header. In scripts with spaces, only
/// whole words match.
fn position(header: &str, word: &str) -> Option<usize> {
    if !word.is_ascii() {
        return header.find(word).filter(|_| word.chars().count() > 1);
    }
    let is_end = |c: Option<char>| c.is_none_or(|c| c == ' ');
    header.match_indices(word).map(|(at, _)| at).find(|&at| {
        let (before, after) = (header.get(..at).unwrap_or(""), header.get(at + word.len()..).unwrap_or(""));
        is_end(before.chars().next_back()) && is_end(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::{folded, scores};
    use crate::import::Role;

    #[test]
    fn headers_are_folded() {
        assert_eq!(folded("**HTTP Status_Code**"), "http status code");
        assert_eq!(folded("errorCode (string)"), "error code string");
    }

    #[test]
    fn the_longest_words_decide() {
        let first = |header: &str| scores(header).first().copied();
        assert_eq!(first("Error Code"), Some((Role::Code, 3.0)));
        assert_eq!(first("HTTP Status Code Returned"), Some((Role::Status, 2.0)));
        assert_eq!(first("Error code description"), Some((Role::Meaning, 2.0)));
        assert_eq!(first("错误码说明文字"), Some((Role::Code, 2.0)));
        assert_eq!(first("Colour"), None);
    }
}
