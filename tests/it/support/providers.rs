//! Other services, as they speak: keys that are published, codes that are exchanged, captchas that are judged.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair as RsaPair, KeySize};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{Method, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use lychgate::crypto::secrets::digest;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// A key that signs identity tokens.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) id: &'static str,
    pub(crate) algorithm: Algorithm,
    pub(crate) signing: EncodingKey,
}

impl Key {
    pub(crate) fn rsa(id: &'static str) -> Self {
        let der: Pkcs8V1Der = RsaPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
        let pem = pem(der.as_ref());
        Self { id, algorithm: Algorithm::RS256, signing: EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap() }
    }

    pub(crate) fn ec(id: &'static str) -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let pem = pem(pair.to_pkcs8v1().unwrap().as_ref());
        Self { id, algorithm: Algorithm::ES256, signing: EncodingKey::from_ec_pem(pem.as_bytes()).unwrap() }
    }

    pub(crate) fn published(&self) -> Value {
        let mut jwk = Jwk::from_encoding_key(&self.signing, self.algorithm).unwrap();
        jwk.common.key_id = Some(self.id.to_owned());
        serde_json::to_value(jwk).unwrap()
    }

    /// A token.
    pub(crate) fn sign(&self, claims: &Value) -> String {
        let mut header = Header::new(self.algorithm);
        header.kid = Some(self.id.to_owned());
        jsonwebtoken::encode(&header, claims, &self.signing).unwrap()
    }
}

fn pem(der: &[u8]) -> String {
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der))
}

/// How they are at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Mood {
    #[default]
    Well,
    Failing,
    /// Answers are larger than anybody needs.
    Verbose,
    /// Everything is elsewhere, they say.
    Moved,
    /// They take requests, and say nothing.
    Silent,
}

#[derive(Default)]
struct State {
    keys: Vec<Value>,
    mood: Mood,
    keys_asked: usize,
    asked: Arc<Notify>,
    /// The challenges of codes, and who asked for them.
    codes: HashMap<String, (String, String)>,
    codes_issued: usize,
}

/// The services.
pub(crate) struct Providers {
    pub(crate) origin: String,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

impl Drop for Providers {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Providers {
    pub(crate) async fn start(keys: &[&Key]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let task = tokio::spawn(serve(listener, Arc::clone(&state)));
        let providers = Self { origin, state, task };
        providers.publish(keys);
        providers
    }

    /// Settings that lead a service here.
    pub(crate) fn settings(&self) -> Vec<(String, String)> {
        let origin = &self.origin;
        [
            ("PLATFORM__GOOGLE_CLIENT_IDS", "web.google,ios.google".to_owned()),
            ("PLATFORM__GOOGLE_KEYS_URL", format!("{origin}/keys")),
            ("PLATFORM__APPLE_CLIENT_IDS", "web.apple".to_owned()),
            ("PLATFORM__APPLE_KEYS_URL", format!("{origin}/keys")),
            ("PLATFORM__X_CLIENT_ID", "our client".to_owned()),
            ("PLATFORM__X_CLIENT_SECRET", "our secret".to_owned()),
            ("PLATFORM__X_TOKEN_URL", format!("{origin}/token")),
            ("PLATFORM__X_USER_URL", format!("{origin}/me")),
            ("PLATFORM__TELEGRAM_BOT_TOKEN", BOT_TOKEN.to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }

    pub(crate) fn publish(&self, keys: &[&Key]) {
        self.state.lock().unwrap().keys = keys.iter().map(|key| key.published()).collect();
    }

    pub(crate) fn mood(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    pub(crate) fn keys_asked(&self) -> usize {
        self.state.lock().unwrap().keys_asked
    }

    /// Waits until keys are asked for in silence.
    pub(crate) async fn asked_again(&self) {
        let asked = Arc::clone(&self.state.lock().unwrap().asked);
        asked.notified().await;
    }

    /// A code of X for somebody, which the verifier opens.
    pub(crate) fn issue_code(&self, user: &str, verifier: &str) -> String {
        let mut state = self.state.lock().unwrap();
        state.codes_issued += 1;
        let code = format!("code {}", state.codes_issued);
        let challenge = URL_SAFE_NO_PAD.encode(digest(verifier.as_bytes()));
        state.codes.insert(code.clone(), (challenge, user.to_owned()));
        code
    }
}

/// The token of the bot at Telegram.
pub(crate) const BOT_TOKEN: &str = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

async fn serve(listener: TcpListener, state: Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        let service = service_fn(move |request| answer(request, Arc::clone(&state)));
        tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

/// Counts a request, and tells how they are.
fn count(state: &Mutex<State>, path: &str) -> Mood {
    let mut state = state.lock().unwrap();
    if path == "/keys" {
        state.keys_asked += 1;
    }
    if path == "/keys" && state.mood == Mood::Silent {
        state.asked.notify_one();
    }
    state.mood
}

async fn answer(request: Request<Incoming>, state: Arc<Mutex<State>>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(&body).into_owned().collect();
    let authorization = parts.headers.get("authorization").map(|value| value.to_str().unwrap());
    if count(&state, parts.uri.path()) == Mood::Silent {
        std::future::pending::<()>().await;
    }
    let mut state = state.lock().unwrap();
    let (status, said) = match (state.mood, &parts.method, parts.uri.path()) {
        (Mood::Failing | Mood::Silent, ..) => (503, json!("later")),
        (Mood::Verbose, ..) => (200, json!({ "keys": state.keys, "more": "x".repeat(300 * 1024) })),
        (Mood::Moved, _, path) if !path.starts_with("/elsewhere") => (302, json!("elsewhere")),
        (_, &Method::GET, "/keys" | "/elsewhere") => (200, json!({ "keys": state.keys })),
        (_, &Method::POST, "/token") => exchanged(&mut state, &form, authorization),
        (_, &Method::GET, "/me") => match authorization.and_then(|it| it.strip_prefix("Bearer access-of-")) {
            Some(user) => (200, json!({ "data": { "id": user, "name": "Ahsoka", "username": "fulcrum" } })),
            None => (401, json!({ "title": "Unauthorized" })),
        },
        (_, &Method::POST, "/siteverify") => (200, judged(&form)),
        (..) => (404, json!("nothing")),
    };
    let response = Response::builder().status(status).header("cache-control", "public, max-age=3600, must-revalidate");
    Ok(response.header("location", "/elsewhere").body(Full::new(Bytes::from(said.to_string()))).unwrap())
}

fn exchanged(state: &mut State, form: &BTreeMap<String, String>, authorization: Option<&str>) -> (u16, Value) {
    let own = format!("Basic {}", STANDARD.encode("our client:our secret"));
    if authorization != Some(&own) {
        return (401, json!({ "error": "invalid_client" }));
    }
    let verifier = URL_SAFE_NO_PAD.encode(digest(form["code_verifier"].as_bytes()));
    let is_right = form["grant_type"] == "authorization_code" && form["redirect_uri"] == "https://app.example.org/x";
    match state.codes.remove(&form["code"]) {
        Some((challenge, user)) if challenge == verifier && is_right => {
            (200, json!({ "token_type": "bearer", "access_token": format!("access-of-{user}") }))
        }
        _ => (400, json!({ "error": "invalid_grant" })),
    }
}

fn judged(form: &BTreeMap<String, String>) -> Value {
    if form["secret"] != "captcha secret" {
        return json!({ "success": false, "error-codes": ["invalid-input-secret"] });
    }
    match form["response"].as_str() {
        "human" => json!({ "success": true, "score": 0.9 }),
        "machine" => json!({ "success": true, "score": 0.1 }),
        _ => json!({ "success": false, "error-codes": ["invalid-input-response"] }),
    }
}
