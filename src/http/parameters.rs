//! The parameters of a GraphQL request (GraphQL-over-HTTP, section 5) from each kind of body and from the address.

use super::document_id::DocumentId;
use super::form;
use super::json;
use super::media::RequestType;
use super::refusal::Refusal;
use serde_json::{Map, Value};

/// What a client asks for.
#[derive(Debug, PartialEq)]
pub(super) struct Parameters {
    /// The document; empty only where the request names one.
    pub(super) query: String,
    /// What the request calls its document.
    pub(super) document_id: Option<DocumentId>,
    /// Which of its operations to run.
    pub(super) operation_name: Option<String>,
    /// The variables as sent.
    pub(super) variables: Map<String, Value>,
}

/// The parameters of a request; any other is passed over.
#[derive(Default)]
struct Members {
    query: Value,
    document_id: Value,
    variables: Value,
    operation_name: Value,
    extensions: Value,
}

impl Parameters {
    /// Reads the body of a POST.
    pub(super) fn from_body(kind: &RequestType, body: &[u8]) -> Result<Self, Refusal> {
        match kind {
            RequestType::Json => Self::from_json(body),
            RequestType::Graphql => {
                let query = std::str::from_utf8(body).map_err(|_| Refusal::NotUtf8)?;
                Self::from_members(Members { query: Value::from(query), ..Members::default() })
            }
            RequestType::Form => Self::from_pairs(form::pairs(body)?),
            RequestType::Multipart(boundary) => Self::from_pairs(form::parts(body, boundary)?),
            RequestType::Unread => Err(Refusal::MissingQuery),
            RequestType::Charset => Err(Refusal::Charset),
            RequestType::Unknown => Err(Refusal::MediaType),
        }
    }

    /// Reads the query string of a GET.
    pub(super) fn from_address(query: Option<&str>) -> Result<Self, Refusal> {
        Self::from_pairs(form::pairs(query.unwrap_or_default().as_bytes())?)
    }

    fn from_json(body: &[u8]) -> Result<Self, Refusal> {
        let names = ["query", "documentId", "variables", "operationName", "extensions"];
        match json::read_members(body, names).map_err(|_| Refusal::Json)? {
            json::Read::Object(values) => {
                let [query, document_id, variables, operation_name, extensions] = values;
                Self::from_members(Members { query, document_id, variables, operation_name, extensions })
            }
            json::Read::Array => Err(Refusal::Batch),
            json::Read::Other => Err(Refusal::NotAnObject),
        }
    }

    fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Refusal> {
        let mut members = Members::default();
        for (name, value) in pairs {
            let member = match name.as_str() {
                "query" => &mut members.query,
                "documentId" => &mut members.document_id,
                "variables" => &mut members.variables,
                "operationName" => &mut members.operation_name,
                "extensions" => &mut members.extensions,
                _ => continue,
            };
            if !member.is_null() {
                return Err(Refusal::Repeated);
            }
            *member = Value::String(value);
        }
        // A form has text only: an empty value and the word null are how clients leave a parameter out.
        if let Value::String(text) = &members.operation_name
            && text == "null"
        {
            members.operation_name = Value::Null;
        }
        if let Value::String(text) = &members.extensions {
            members.extensions = if text.is_empty() {
                Value::Null
            } else {
                json::read(text.as_bytes()).map_err(|_| Refusal::Extensions)?
            };
        }
        Self::from_members(members)
    }

    fn from_members(members: Members) -> Result<Self, Refusal> {
        let Members { query, document_id, variables, operation_name, extensions } = members;
        let query = text(query).unwrap_or_default();
        let document_id = DocumentId::of(&document_id, &extensions);
        if query.is_empty() && document_id.is_none() {
            return Err(Refusal::MissingQuery);
        }
        let operation_name = if operation_name.is_null() {
            None
        } else {
            Some(text(operation_name).ok_or(Refusal::OperationName)?).filter(|name| !name.is_empty())
        };
        if !extensions.is_null() && !extensions.is_object() {
            return Err(Refusal::Extensions);
        }
        Ok(Self { query, document_id, operation_name, variables: object(variables)? })
    }
}

fn text(value: Value) -> Option<String> {
    if let Value::String(text) = value { Some(text) } else { None }
}

/// The variables: an object or null, or JSON text of one; an empty text stands for null.
fn object(mut variables: Value) -> Result<Map<String, Value>, Refusal> {
    if let Value::String(text) = &variables {
        variables =
            if text.is_empty() { Value::Null } else { json::read(text.as_bytes()).map_err(|_| Refusal::Variables)? };
    }
    if variables.is_null() {
        return Ok(Map::new());
    }
    if let Value::Object(variables) = variables { Ok(variables) } else { Err(Refusal::Variables) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(body: &str) -> Result<Parameters, Refusal> {
        Parameters::from_body(&RequestType::Json, body.as_bytes())
    }

    fn expected(query: &str, operation_name: Option<&str>, variables: &Value) -> Parameters {
        let variables = variables.as_object().cloned().unwrap_or_default();
        let query = query.to_owned();
        Parameters { query, document_id: None, operation_name: operation_name.map(str::to_owned), variables }
    }

    #[test]
    fn json_bodies_are_read() {
        let none = Value::Null;
        for (body, parameters) in [
            (r#"{"query":"{me}"}"#, expected("{me}", None, &none)),
            (" \n{\"query\":\"{me}\",\"id\":[1]}", expected("{me}", None, &none)),
            (r#"{"query":"{me}","operationName":"A"}"#, expected("{me}", Some("A"), &none)),
            (r#"{"query":"{me}","operationName":"","variables":""}"#, expected("{me}", None, &none)),
            (
                r#"{"query":"{me}","operationName":null,"variables":null,"extensions":null}"#,
                expected("{me}", None, &none),
            ),
            (r#"{"query":"{me}","variables":{"a":[1]},"extensions":{}}"#, expected("{me}", None, &json!({"a": [1]}))),
            (r#"{"query":"{me}","variables":"{\"a\":1}"}"#, expected("{me}", None, &json!({"a": 1}))),
            (r#"{"query":"{me}","variables":"null"}"#, expected("{me}", None, &none)),
            (r#"{"query":"\u0000 \ud83d\ude00"}"#, expected("\0 😀", None, &none)),
        ] {
            assert_eq!(read(body), Ok(parameters), "{body}");
        }
    }

    #[test]
    fn json_bodies_that_are_no_request_are_refused() {
        let deep = format!("{{\"query\":{}", "[".repeat(60_000));
        let deep_unknown = format!("{{\"x\":{}{}}}", "[".repeat(30_000), "]".repeat(30_000));
        for (body, refusal) in [
            ("", Refusal::Json),
            ("  ", Refusal::Json),
            ("{", Refusal::Json),
            ("nonsense", Refusal::Json),
            ("{\"query\":\"{me}\"} x", Refusal::Json),
            (r#"{"query":"\ud800"}"#, Refusal::Json),
            (r#"{"query":"{me}","query":"{me}"}"#, Refusal::Json),
            (r#"{"query":"{me}","variables":{"a":1e999}}"#, Refusal::Json),
            (r#"{"query":"{me}","variables":{"a":1,"a":1}}"#, Refusal::Json),
            (r#"{"query":"{me}","extensions":{"a":{"b":1,"b":1}}}"#, Refusal::Json),
            (r#"{"query":"{me}","id":1,"id":1}"#, Refusal::Json),
            (r#"{"query":"{me}","variables":"{\"a\":1,\"a\":1}"}"#, Refusal::Variables),
            (deep.as_str(), Refusal::Json),
            (deep_unknown.as_str(), Refusal::Json),
            ("[]", Refusal::Batch),
            (r#"[{"query":"{me}"}]"#, Refusal::Batch),
            (r#"["{me}"]"#, Refusal::Batch),
            ("1", Refusal::NotAnObject),
            ("null", Refusal::NotAnObject),
            ("\"{me}\"", Refusal::NotAnObject),
            ("{}", Refusal::MissingQuery),
            (r#"{"query":null}"#, Refusal::MissingQuery),
            (r#"{"query":""}"#, Refusal::MissingQuery),
            (r#"{"query":{"a":1}}"#, Refusal::MissingQuery),
            (r#"{"query":0}"#, Refusal::MissingQuery),
            (r#"{"query":"{me}","operationName":0}"#, Refusal::OperationName),
            (r#"{"query":"{me}","extensions":"x"}"#, Refusal::Extensions),
            (r#"{"query":"{me}","extensions":[]}"#, Refusal::Extensions),
            (r#"{"query":"{me}","variables":"x"}"#, Refusal::Variables),
            (r#"{"query":"{me}","variables":"[]"}"#, Refusal::Variables),
            (r#"{"query":"{me}","variables":[]}"#, Refusal::Variables),
            (r#"{"query":"{me}","variables":0}"#, Refusal::Variables),
            (r#"{"query":"{me}","variables":false}"#, Refusal::Variables),
        ] {
            assert_eq!(read(body), Err(refusal), "{}", &body[..body.len().min(80)]);
        }
        assert_eq!(Parameters::from_body(&RequestType::Json, b"{\"query\":\"\xff\"}"), Err(Refusal::Json));
    }

    /// On the stack of a thread of the service, in an unoptimised build.
    #[test]
    fn deep_bodies_do_no_harm() {
        let nested = |open: &str, inner: &str, close: &str, depth: usize| {
            format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
        };
        let check = move || {
            for depth in [100, 125, 126, 127, 128, 200, 10_000, 30_000] {
                for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":[", "]}]")] {
                    let (deep, half) = (nested(open, "1", close, depth), nested(open, "1", "", depth));
                    for value in [&deep, &half, &Value::from(deep.as_str()).to_string()] {
                        for name in ["query", "variables", "extensions", "operationName", "documentId", "other"] {
                            let _ = read(&format!("{{\"query\":\"{{me}}\",\"{name}\":{value}}}"));
                            let _ = read(&format!("{{\"{name}\":{value}}}"));
                        }
                    }
                    for name in ["query", "variables", "extensions", "operationName", "documentId"] {
                        let _ = Parameters::from_address(Some(&format!("query=a&{name}={deep}")));
                    }
                }
            }
        };
        std::thread::Builder::new().stack_size(2 << 20).spawn(check).unwrap().join().unwrap();
    }

    #[test]
    fn a_document_may_be_named_instead_of_sent() {
        let id = format!("sha256:{}", "0f".repeat(32));
        let named = Some(DocumentId::Sha256([0x0f; 32]));
        let body = json!({ "documentId": id, "variables": { "a": 1 } }).to_string();
        let parameters = read(&body).unwrap();
        assert_eq!((parameters.query.as_str(), &parameters.document_id), ("", &named));
        assert_eq!(parameters.variables.len(), 1);
        let apollo = json!({ "persistedQuery": { "version": 1, "sha256Hash": "0f".repeat(32) } });
        assert_eq!(read(&json!({ "extensions": apollo }).to_string()).unwrap().document_id, named);
        for address in [format!("documentId={id}"), format!("extensions={apollo}")] {
            assert_eq!(Parameters::from_address(Some(&address)).unwrap().document_id, named, "{address}");
        }
        assert_eq!(Parameters::from_address(Some("documentId=a&documentId=b")), Err(Refusal::Repeated));
        assert_eq!(Parameters::from_address(Some("documentId=")), Err(Refusal::MissingQuery));
        assert_eq!(read(r#"{"documentId":null}"#), Err(Refusal::MissingQuery));
    }

    #[test]
    fn other_bodies_and_addresses_are_read() {
        let graphql = Parameters::from_body(&RequestType::Graphql, b"{ me }");
        assert_eq!(graphql, Ok(expected("{ me }", None, &Value::Null)));
        assert_eq!(Parameters::from_body(&RequestType::Graphql, b"\xff"), Err(Refusal::NotUtf8));
        assert_eq!(Parameters::from_body(&RequestType::Graphql, b""), Err(Refusal::MissingQuery));
        let form = b"query=%7Bme%7D&variables=%7B%22a%22:1%7D&operationName=null&extensions=&csrf=x";
        assert_eq!(Parameters::from_body(&RequestType::Form, form), Ok(expected("{me}", None, &json!({"a": 1}))));
        assert_eq!(Parameters::from_body(&RequestType::Form, b"query=a&query=b"), Err(Refusal::Repeated));
        assert_eq!(Parameters::from_body(&RequestType::Form, b"query=a&extensions=1"), Err(Refusal::Extensions));
        assert_eq!(Parameters::from_body(&RequestType::Unread, b"{\"query\":\"{me}\"}"), Err(Refusal::MissingQuery));
        let multipart = b"--x\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{me}\r\n--x--\r\n";
        let kind = RequestType::Multipart("x".to_owned());
        assert_eq!(Parameters::from_body(&kind, multipart), Ok(expected("{me}", None, &Value::Null)));
        assert_eq!(Parameters::from_address(Some("query=%7Bme%7D")), Ok(expected("{me}", None, &Value::Null)));
        assert_eq!(Parameters::from_address(None), Err(Refusal::MissingQuery));
        assert_eq!(Parameters::from_address(Some("query=%")), Err(Refusal::Percent));
    }
}
