//! Fuzzing of what comes over HTTP: a request as text, its head line by line, then its body.

use super::cookies::{CookieAttributes, CookieRules, SetCookie, brought};
use super::media::{RequestType, negotiate};
use super::parameters::Parameters;
use crate::config::SameSite;
use chrono::DateTime;
use http::header::{ACCEPT, HeaderName};
use http::{HeaderValue, Method, Request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

const ORIGIN: HeaderValue = HeaderValue::from_static("https://a.example");
const COOKIE: &str = "JWT";
const BOUNDARY: &str = "the-boundary-of-this-body";

/// `<method> <query string>`, headers, an empty line, the body. What is read is read again from every other form that it can
/// have, and must be the same.
pub(crate) fn request(data: &[u8]) {
    let (head, body) = split_once(data, b"\n\n").unwrap_or((data, b""));
    let mut lines = head.split(|byte| *byte == b'\n');
    let (method, query) = split_once(lines.next().unwrap_or_default(), b" ").unwrap_or((b"POST", b""));
    let method = if method == b"GET" { Method::GET } else { Method::POST };
    let mut request = Request::builder().method(method);
    for (name, value) in lines.filter_map(|line| split_once(line, b":")) {
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value.trim_ascii())) {
            request = request.header(name, value);
        }
    }
    let Ok((parts, ())) = request.body(()).map(Request::into_parts) else { return };
    accepted(&parts);
    cookies(&parts);
    let kind = RequestType::of(&parts.headers);
    if let Ok(parameters) = Parameters::from_body(&kind, body) {
        every_form_says_the_same(&parameters);
    }
    if let Ok(query) = std::str::from_utf8(query)
        && let Ok(parameters) = Parameters::from_address(Some(query))
    {
        every_form_says_the_same(&parameters);
    }
}

fn split_once<'a>(data: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = data.windows(separator.len()).position(|window| window == separator)?;
    Some((data.get(..at)?, data.get(at + separator.len()..)?))
}

/// One more type, that nobody serves, changes nothing.
fn accepted(parts: &http::request::Parts) {
    let negotiated = negotiate(&parts.headers);
    if parts.headers.get(ACCEPT).is_some_and(|value| !value.is_empty()) {
        let mut headers = parts.headers.clone();
        headers.append(ACCEPT, HeaderValue::from_static("text/html"));
        assert_eq!(negotiate(&headers), negotiated);
    }
}

/// A cookie that is read can be set, and is one cookie then.
fn cookies(parts: &http::request::Parts) {
    let attributes = CookieAttributes { secure: true, path: "/".to_owned(), domain: None, same_site: SameSite::Lax };
    let rules = CookieRules { names: vec![COOKIE.to_owned()], attributes };
    let Some(cookies) = brought(parts, &RequestType::of(&parts.headers), &rules, &[ORIGIN]) else { return };
    assert_eq!(parts.method, Method::POST);
    assert_eq!(RequestType::of(&parts.headers), RequestType::Json);
    let Some(value) = cookies.get(COOKIE) else { return };
    let set = SetCookie { name: COOKIE.to_owned(), value: Some((value.to_owned(), DateTime::UNIX_EPOCH)) };
    if let Some(header) = rules.attributes.header(&set, DateTime::UNIX_EPOCH) {
        assert_eq!(header.as_bytes().iter().filter(|byte| **byte == b';').count(), 6);
    }
}

fn every_form_says_the_same(read: &Parameters) {
    let Parameters { query, document_id, operation_name, variables } = read;
    // One that is named need not be sent, and says all of this under another name.
    if document_id.is_some() {
        return;
    }
    assert!(!query.is_empty() && operation_name.as_ref().is_none_or(|name| !name.is_empty()));
    let texts = Value::Object(variables.clone()).to_string();
    let json = json!({ "query": query, "operationName": operation_name, "variables": texts }).to_string();
    same(read, Parameters::from_body(&RequestType::Json, json.as_bytes()));
    // In a form the word null is nothing.
    if operation_name.as_deref() == Some("null") {
        return;
    }
    let pairs =
        [("query", query.as_str()), ("operationName", operation_name.as_deref().unwrap_or("")), ("variables", &texts)];
    let form = pairs.map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))).join("&");
    same(read, Parameters::from_body(&RequestType::Form, form.as_bytes()));
    same(read, Parameters::from_address(Some(&form)));
    if pairs.iter().all(|(_, value)| !value.contains(BOUNDARY)) {
        let part = |(name, value)| {
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = format!("{}--{BOUNDARY}--\r\n", pairs.map(part).concat());
        same(read, Parameters::from_body(&RequestType::Multipart(BOUNDARY.to_owned()), body.as_bytes()));
    }
    let document = Parameters { query: query.clone(), document_id: None, operation_name: None, variables: Map::new() };
    same(&document, Parameters::from_body(&RequestType::Graphql, query.as_bytes()));
}

/// Fractions are written as the nearest that is read again, which need not be the one that was read.
fn same(expected: &Parameters, found: Result<Parameters, super::refusal::Refusal>) {
    let exact = !expected.variables.values().any(has_fraction);
    let found = found.map(|found| {
        let variables = if exact { found.variables } else { expected.variables.clone() };
        Parameters { variables, ..found }
    });
    assert_eq!(found.as_ref(), Ok(expected));
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(items) => items.iter().any(has_fraction),
        Value::Object(members) => members.values().any(has_fraction),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}
