//! Media types: which one an answer gets (`Accept`, RFC 9110 section 12.5.1) and which one a request has (`Content-Type`).

use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE};

/// The two media types of a GraphQL answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResponseType {
    /// `application/json`, what clients older than the GraphQL-over-HTTP draft expect.
    Json,
    /// `application/graphql-response+json`, whose status codes tell a request error from an answer.
    GraphqlResponse,
}

impl ResponseType {
    /// The value of `Content-Type`. JSON is UTF-8 without a parameter saying so (RFC 8259, section 8.1).
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphqlResponse => "application/graphql-response+json",
        }
    }

    fn group(self) -> &'static str {
        match self {
            Self::Json | Self::GraphqlResponse => "application/*",
        }
    }
}

/// The client accepts neither type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotAcceptable;

/// How well a type is accepted: the quality in thousandths, then how exactly the range names the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Preference {
    quality: u16,
    exactness: u8,
}

/// Chooses the media type of the answer. Without `Accept`, or where a wildcard leaves the choice, it is JSON; a client
/// that names both with the same quality gets the newer one. Ranges that cannot be read count as not said.
pub(super) fn negotiate(headers: &HeaderMap) -> Result<ResponseType, NotAcceptable> {
    let mut values = headers.get_all(ACCEPT).iter().peekable();
    let Some(first) = values.peek() else { return Ok(ResponseType::Json) };
    match first.as_bytes() {
        b"*/*" | b"application/json" | b"" if headers.get_all(ACCEPT).iter().count() == 1 => {
            return Ok(ResponseType::Json);
        }
        _ => {}
    }
    let (mut json, mut graphql) = (None, None);
    for value in values {
        // A value that is not text names no range that we could serve.
        let Ok(text) = std::str::from_utf8(value.as_bytes()) else { continue };
        for range in split_unquoted(text, ',') {
            consider(range, ResponseType::Json, &mut json);
            consider(range, ResponseType::GraphqlResponse, &mut graphql);
        }
    }
    let quality = |preference: Option<Preference>| preference.filter(|found| found.quality > 0);
    match (quality(json), quality(graphql)) {
        (None, None) => Err(NotAcceptable),
        (Some(_), None) => Ok(ResponseType::Json),
        (None, Some(_)) => Ok(ResponseType::GraphqlResponse),
        (Some(json), Some(graphql)) if graphql.quality == json.quality => {
            let named = graphql.exactness == EXACT || graphql.exactness > json.exactness;
            Ok(if named { ResponseType::GraphqlResponse } else { ResponseType::Json })
        }
        (Some(json), Some(graphql)) => {
            Ok(if graphql.quality > json.quality { ResponseType::GraphqlResponse } else { ResponseType::Json })
        }
    }
}

const EXACT: u8 = 2;

/// Keeps the preference that the most exact range states; among equals the first one.
fn consider(range: &str, wanted: ResponseType, best: &mut Option<Preference>) {
    let mut parts = split_unquoted(range, ';');
    let Some(name) = parts.next().map(str::trim) else { return };
    let exactness = if name.eq_ignore_ascii_case(wanted.name()) {
        EXACT
    } else if name.eq_ignore_ascii_case(wanted.group()) {
        1
    } else if name == "*/*" {
        0
    } else {
        return;
    };
    let mut quality = 1000;
    for parameter in parts {
        let Some((key, value)) = parameter.split_once('=') else { continue };
        if key.trim().eq_ignore_ascii_case("q") {
            let Some(said) = thousandths(value.trim()) else { return };
            quality = said;
        } else if key.trim().eq_ignore_ascii_case("charset") && !is_utf8(unquoted(value)) {
            return;
        }
    }
    if best.is_none_or(|best| exactness > best.exactness) {
        *best = Some(Preference { quality, exactness });
    }
}

/// Reads a quality (`0`, `0.5`, `1.000`) as thousandths.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut value: u16 = match whole {
        "0" => 0,
        "1" => 1,
        _ => return None,
    };
    for position in 0..3 {
        value = value * 10 + fraction.as_bytes().get(position).map_or(0, |digit| u16::from(digit - b'0'));
    }
    (value <= 1000).then_some(value)
}

/// How the body of a request is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RequestType {
    /// `application/json`
    Json,
    /// `application/graphql`: the body is the document.
    Graphql,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data` with its boundary.
    Multipart(String),
    /// No type, or `text/plain`: read as nothing, as documented (accounts.md, section 1.4).
    Unread,
    /// A charset other than UTF-8.
    Charset,
    /// A type that is not served, or a value that cannot be read.
    Unknown,
}

impl RequestType {
    /// Reads `Content-Type`.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let Some(value) = headers.get(CONTENT_TYPE) else { return Self::Unread };
        if value.as_bytes() == b"application/json" {
            return Self::Json;
        }
        let Ok(text) = std::str::from_utf8(value.as_bytes()) else { return Self::Unknown };
        let mut parts = split_unquoted(text, ';');
        let name = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut boundary = None;
        for parameter in parts {
            let Some((key, value)) = parameter.split_once('=') else { continue };
            if key.trim().eq_ignore_ascii_case("charset") && !is_utf8(unquoted(value)) && name != "text/plain" {
                return Self::Charset;
            }
            if key.trim().eq_ignore_ascii_case("boundary") {
                boundary = Some(unquoted(value).to_owned());
            }
        }
        match (name.as_str(), boundary) {
            ("application/json", _) => Self::Json,
            ("application/graphql", _) => Self::Graphql,
            ("application/x-www-form-urlencoded", _) => Self::Form,
            // RFC 2046, section 5.1.1: a boundary has 1 to 70 characters.
            ("multipart/form-data", Some(boundary)) if (1..=70).contains(&boundary.len()) => Self::Multipart(boundary),
            ("" | "text/plain", _) => Self::Unread,
            _ => Self::Unknown,
        }
    }
}

fn is_utf8(charset: &str) -> bool {
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

/// A parameter's value without its quotes. Escapes inside are left as they stand: no value we look for needs one.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

/// Splits at a separator that stands outside quoted strings.
pub(super) fn split_unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(move |character| {
        if escaped {
            escaped = false;
            return false;
        }
        match character {
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        character == separator && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn chosen(accept: &[&str]) -> Result<ResponseType, NotAcceptable> {
        let mut headers = HeaderMap::new();
        for value in accept {
            headers.append(ACCEPT, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        negotiate(&headers)
    }

    #[test]
    fn answers_have_the_type_that_the_client_prefers() {
        use ResponseType::{GraphqlResponse, Json};
        let cases: &[(&[&str], Result<ResponseType, NotAcceptable>)] = &[
            (&[], Ok(Json)),
            (&[""], Ok(Json)),
            (&["*/*"], Ok(Json)),
            (&["application/*"], Ok(Json)),
            (&["application/json"], Ok(Json)),
            (&["application/json; charset=utf-8"], Ok(Json)),
            (&["application/json; charset=\"UTF-8\""], Ok(Json)),
            (&["application/json; charset=latin1"], Err(NotAcceptable)),
            (&["application/graphql-response+json"], Ok(GraphqlResponse)),
            (&["APPLICATION/GraphQL-Response+JSON"], Ok(GraphqlResponse)),
            (&["application/graphql-response+json, application/json"], Ok(GraphqlResponse)),
            (&["application/json, application/graphql-response+json"], Ok(GraphqlResponse)),
            (&["application/json", "application/graphql-response+json"], Ok(GraphqlResponse)),
            (&["application/graphql-response+json;q=0.5, application/json"], Ok(Json)),
            (&["application/graphql-response+json, application/json;q=0.9"], Ok(GraphqlResponse)),
            (&["application/graphql-response+json, */*;q=0.8"], Ok(GraphqlResponse)),
            (&["application/graphql-response+json;q=0, */*"], Ok(Json)),
            (&["application/json;q=0, */*"], Ok(GraphqlResponse)),
            (&["application/json, */*"], Ok(Json)),
            (&["text/html,application/xhtml+xml,*/*;q=0.8"], Ok(Json)),
            (&["text/html"], Err(NotAcceptable)),
            (&["application/json;q=0"], Err(NotAcceptable)),
            (&["application/json;q=2"], Err(NotAcceptable)),
            (&["application/json;q=0.0001"], Err(NotAcceptable)),
            (&["application/json;q=bad, */*;q=0.1"], Ok(Json)),
            (&["text/x;a=\"b,application/json\""], Err(NotAcceptable)),
            (&["text/x;a=\"\\\",\", application/json"], Ok(Json)),
            (&[";;;,,,;q"], Err(NotAcceptable)),
        ];
        for (accept, expected) in cases {
            assert_eq!(chosen(accept), *expected, "{accept:?}");
        }
    }

    #[test]
    fn a_value_that_is_not_text_names_no_type() {
        let mut headers = HeaderMap::new();
        headers.append(ACCEPT, HeaderValue::from_bytes(b"\xff\xfe").unwrap());
        assert_eq!(negotiate(&headers), Err(NotAcceptable));
    }

    #[test]
    fn the_type_of_a_request_is_read_from_its_header() {
        let cases = [
            ("application/json", RequestType::Json),
            ("Application/JSON ; Charset=UTF-8", RequestType::Json),
            ("application/json; charset=utf-16", RequestType::Charset),
            ("application/graphql", RequestType::Graphql),
            ("application/x-www-form-urlencoded", RequestType::Form),
            ("multipart/form-data; boundary=abc", RequestType::Multipart("abc".to_owned())),
            ("multipart/form-data; boundary=\"a;b\"", RequestType::Multipart("a;b".to_owned())),
            ("multipart/form-data", RequestType::Unknown),
            ("multipart/form-data; boundary=", RequestType::Unknown),
            ("text/plain;charset=UTF-8", RequestType::Unread),
            ("text/plain;charset=latin1", RequestType::Unread),
            ("", RequestType::Unread),
            ("image/png", RequestType::Unknown),
            ("application/jsonx", RequestType::Unknown),
        ];
        for (value, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(value));
            assert_eq!(RequestType::of(&headers), expected, "{value}");
        }
        assert_eq!(RequestType::of(&HeaderMap::new()), RequestType::Unread);
    }
}
