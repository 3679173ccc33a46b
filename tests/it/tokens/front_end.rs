//! A front end in a browser: a page of some origin whose scripts talk to the service, and the cookies that the browser
//! keeps for it.

use crate::support::Service;
use crate::support::client::{Answer, Client};
use crate::support::journey::Flavour;
use crate::support::person::{PASSWORD, newest_link};
use crate::support::world::World;
use bytes::Bytes;
use http::Request;
use http::header::SET_COOKIE;
use http_body_util::Full;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;

pub(crate) const FLAVOURS: [Flavour; 2] = [Flavour::Plain, Flavour::Relay];
/// Cookies are on.
pub(crate) const COOKIES: (&str, &str) = ("ACCOUNTS__JWT_COOKIES", "true");

/// A service with these settings.
pub(crate) async fn service(settings: &[(&str, &str)]) -> Service {
    let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Service::start(&settings).await
}

/// The front end.
pub(crate) struct FrontEnd {
    client: Client,
    flavour: Flavour,
    origin: String,
    jar: Mutex<BTreeMap<String, String>>,
}

impl FrontEnd {
    /// Served by the origin of the service.
    pub(crate) fn of(service: &Service, flavour: Flavour) -> Self {
        let origin = service.base_url();
        Self { client: Client::new(origin.clone()), flavour, origin, jar: Mutex::default() }
    }

    /// The same browser, on a page of another origin.
    pub(crate) fn on_page_of(&self, origin: &str) -> Self {
        let jar = Mutex::new(self.jar.lock().unwrap().clone());
        Self { client: self.client.clone(), flavour: self.flavour, origin: origin.to_owned(), jar }
    }

    pub(crate) fn path(&self) -> &'static str {
        self.flavour.path()
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.jar.lock().unwrap().get(name).cloned()
    }

    /// Lets the browser keep a cookie.
    pub(crate) fn keep(&self, name: &str, value: &str) {
        self.jar.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Takes a cookie away, as its end does.
    pub(crate) fn lose(&self, name: &str) {
        self.jar.lock().unwrap().remove(name);
    }

    /// What the browser sends as `Cookie`.
    pub(crate) fn cookie_header(&self) -> String {
        let jar = self.jar.lock().unwrap();
        jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Sends a request with these headers and no others, and keeps the cookies of the answer.
    pub(crate) async fn send(&self, request: http::request::Builder, body: impl Into<Bytes>) -> Answer {
        let answer = self.client.send(request.body(Full::new(body.into())).unwrap()).await.unwrap();
        for cookie in set_cookies(&answer) {
            let (pair, attributes) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("; Max-Age=0;") { self.lose(name) } else { self.keep(name, value) }
        }
        answer
    }

    /// A script of the page posts a document, with the cookies and more headers.
    pub(crate) async fn post(&self, document: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::post(self.path())
            .header("content-type", "application/json")
            .header("origin", &self.origin)
            .header("cookie", self.cookie_header());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request, json!({ "query": document }).to_string()).await
    }

    /// The document of a mutation in the flavour of the front end.
    pub(crate) fn document(&self, field: &str, arguments: &Value, selection: &str) -> String {
        // A text in JSON is a text in GraphQL.
        let pairs = arguments.as_object().unwrap().iter().map(|(name, value)| format!("{name}: {value}"));
        let pairs = pairs.collect::<Vec<_>>().join(", ");
        match self.flavour {
            Flavour::Plain if pairs.is_empty() => format!("mutation {{ {field} {{ {selection} }} }}"),
            Flavour::Plain | Flavour::Session | Flavour::Platform => {
                format!("mutation {{ {field}({pairs}) {{ {selection} }} }}")
            }
            Flavour::Relay => format!("mutation {{ {field}(input: {{ {pairs} }}) {{ {selection} }} }}"),
        }
    }

    /// The payload of a mutation, and the whole answer.
    pub(crate) async fn mutate(&self, field: &str, arguments: &Value, selection: &str) -> (Value, Answer) {
        let answer = self.post(&self.document(field, arguments, selection), &[]).await;
        let json = answer.json().unwrap();
        let payload = json["data"][field].clone();
        assert!(payload.is_object(), "{json}");
        (payload, answer)
    }

    /// As [`Self::mutate`], with what all payloads have.
    pub(crate) async fn call(&self, field: &str, arguments: Value) -> Value {
        self.mutate(field, &arguments, "success errors").await.0
    }

    /// Registers and follows the mailed link.
    pub(crate) async fn settle(&self, service: &Service, username: &str) {
        let email = format!("{username}@example.org");
        let arguments = json!({ "username": username, "email": email, "password1": PASSWORD, "password2": PASSWORD });
        assert_eq!(self.call("register", arguments).await["success"], true);
        assert_eq!(self.call("verifyAccount", json!({ "token": newest_link(service).await })).await["success"], true);
    }

    /// Whom the service takes the browser for.
    pub(crate) async fn me(&self) -> Option<String> {
        self.me_with(&[]).await
    }

    /// The same with more headers.
    pub(crate) async fn me_with(&self, headers: &[(&str, &str)]) -> Option<String> {
        who(&self.post("{ me { username } }", headers).await)
    }
}

/// Whose name an answer to `{ me { username } }` tells.
pub(crate) fn who(answer: &Answer) -> Option<String> {
    let json = answer.json().unwrap();
    assert!(json.get("errors").is_none() && json["data"].is_object(), "{json}");
    json["data"]["me"]["username"].as_str().map(str::to_owned)
}

/// The cookies that an answer sets.
pub(crate) fn set_cookies(answer: &Answer) -> Vec<String> {
    answer.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
}

/// What is told about each cookie that an answer sets, by its name.
pub(crate) fn attributes(answer: &Answer) -> Map<String, Value> {
    let cookies = set_cookies(answer).into_iter();
    let told = cookies.map(|cookie| {
        let (pair, attributes) = cookie.split_once("; ").unwrap();
        // The date follows from what stands behind it.
        let kept: Vec<&str> = attributes.split("; ").filter(|part| !part.starts_with("Expires=")).collect();
        (pair.split_once('=').unwrap().0.to_owned(), json!(kept.join("; ")))
    });
    told.collect()
}
