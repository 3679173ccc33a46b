//! A browser that a test drives: Chromium without a window, through chromedriver and the W3C WebDriver protocol.

use super::client::Client;
use super::{directory, search_path};
use bytes::Bytes;
use http::{Method, Request};
use http_body_util::Full;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Keeps chromedriver until standard input closes, so that it ends with this program, however that ends. The browser
/// ends with chromedriver: the pipe between them closes.
const KEEPER: &str = r#""$@" </dev/null & driver=$!; read -r _; kill "$driver"; wait "$driver""#;
/// How elements are named in the protocol (WebDriver, section 12.2).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long the browser may take to show what was asked for.
const PATIENCE: Duration = Duration::from_secs(30);

const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
];

/// Says that a test does not run for want of a browser. Never silently: the line passes the harness, which keeps what
/// passing tests print, and where `CI=true` promises that everything runs the test fails.
pub(crate) fn is_missing(test: &str) -> bool {
    if search_path().iter().any(|directory| directory.join("chromedriver").is_file()) {
        return false;
    }
    let line = format!("NOT RUN: {test} needs chromedriver (Debian: apt-get install chromium chromium-driver)\n");
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{line}");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    true
}

/// The browser. It ends when this is dropped.
pub(crate) struct Browser {
    client: Client,
    session: String,
    keeper: Child,
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

impl Browser {
    /// Starts it, with a profile of its own.
    pub(crate) async fn start() -> Self {
        let mut keeper = Command::new("/bin/sh");
        keeper.args(["-c", KEEPER, "keeper", "chromedriver", "--port=0"]).current_dir(directory());
        let mut keeper = keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(keeper.stdout.take().unwrap()).lines().map(Result::unwrap);
        let started = said.find(|line| line.contains("started successfully on port ")).unwrap();
        let port = started.rsplit(' ').next().unwrap().trim_end_matches('.').to_owned();
        let client = Client::new(format!("http://127.0.0.1:{port}"));
        let mut browser = Self { client, session: String::new(), keeper };
        let profile = format!("--user-data-dir={}", directory().display());
        let arguments: Vec<&str> = ARGUMENTS.iter().copied().chain([profile.as_str()]).collect();
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let begun = browser.ask(Method::POST, "/session", json!({ "capabilities": { "alwaysMatch": wanted } })).await;
        browser.session = format!("/session/{}", begun["sessionId"].as_str().unwrap());
        browser
    }

    /// Sends a command. A command that fails is a panic with what the browser says.
    async fn ask(&self, method: Method, command: &str, body: Value) -> Value {
        let path = format!("{}{command}", self.session);
        let body = if method == Method::POST { body.to_string() } else { String::new() };
        let request = Request::builder().method(method).uri(&path).header("content-type", "application/json");
        let answer = self.client.send(request.body(Full::new(Bytes::from(body))).unwrap()).await.unwrap();
        let mut said = answer.json().unwrap();
        assert!(answer.status.is_success(), "{command}: {said}");
        said["value"].take()
    }

    async fn tell(&self, command: &str) -> Value {
        self.ask(Method::GET, command, Value::Null).await
    }

    /// Opens an address.
    pub(crate) async fn open(&self, address: &str) {
        self.ask(Method::POST, "/url", json!({ "url": address })).await;
    }

    /// Goes back, as with the button beside the bar.
    pub(crate) async fn back(&self) {
        self.ask(Method::POST, "/back", json!({})).await;
    }

    /// Makes the window so wide and high.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
        self.ask(Method::POST, "/goog/cdp/execute", command).await;
    }

    /// Presses keys, one after the other, wherever the page has its focus.
    pub(crate) async fn press(&self, keys: &str) {
        let strokes =
            keys.chars().flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })));
        let actions = json!({ "type": "key", "id": "keyboard", "actions": strokes.collect::<Vec<_>>() });
        self.ask(Method::POST, "/actions", json!({ "actions": [actions] })).await;
    }

    /// The element that has the focus.
    pub(crate) async fn focused(&self) -> Element<'_> {
        let found = self.tell("/element/active").await;
        Element { browser: self, path: format!("/element/{}", found[ELEMENT].as_str().unwrap()) }
    }

    /// The address in the bar.
    pub(crate) async fn address(&self) -> String {
        self.tell("/url").await.as_str().unwrap().to_owned()
    }

    /// The title of the page.
    pub(crate) async fn title(&self) -> String {
        self.tell("/title").await.as_str().unwrap().to_owned()
    }

    /// Waits until the title begins so.
    pub(crate) async fn shows(&self, title: &str) {
        let begin = Instant::now();
        loop {
            let shown = self.title().await;
            if shown.starts_with(title) {
                return;
            }
            assert!(begin.elapsed() < PATIENCE, "{title} is not shown, but {shown}");
            tokio::task::yield_now().await;
        }
    }

    /// The elements that a CSS selector picks.
    pub(crate) async fn all(&self, selector: &str) -> Vec<Element<'_>> {
        let wanted = json!({ "using": "css selector", "value": selector });
        let found = self.ask(Method::POST, "/elements", wanted).await;
        let path = |element: &Value| format!("/element/{}", element[ELEMENT].as_str().unwrap());
        found.as_array().unwrap().iter().map(|element| Element { browser: self, path: path(element) }).collect()
    }

    /// The only element that a CSS selector picks.
    pub(crate) async fn one(&self, selector: &str) -> Element<'_> {
        let mut found = self.all(selector).await;
        assert_eq!(found.len(), 1, "{selector}");
        found.remove(0)
    }

    /// From now on the person at the browser prefers this colour scheme, `light` or `dark`.
    pub(crate) async fn prefers(&self, colours: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": colours }]);
        let command = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": features } });
        self.ask(Method::POST, "/goog/cdp/execute", command).await;
    }

    /// Gives it an authenticator that keeps passkeys and takes everybody for its owner (Web Authentication, section 11).
    pub(crate) async fn add_authenticator(&self) {
        let authenticator = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true,
        });
        self.ask(Method::POST, "/webauthn/authenticator", authenticator).await;
    }

    /// What the browser complained about since it was last asked.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.ask(Method::POST, "/se/log", json!({ "type": "browser" })).await;
        log.as_array().unwrap().iter().map(|entry| entry["message"].to_string()).collect()
    }
}

/// An element of the page that is shown.
pub(crate) struct Element<'a> {
    browser: &'a Browser,
    path: String,
}

impl Element<'_> {
    async fn tell(&self, what: &str) -> String {
        self.browser.tell(&format!("{}/{what}", self.path)).await.as_str().unwrap().to_owned()
    }

    /// What is read there.
    pub(crate) async fn text(&self) -> String {
        self.tell("text").await
    }

    /// What it is to assistive technology.
    pub(crate) async fn role(&self) -> String {
        self.tell("computedrole").await
    }

    /// How assistive technology calls it.
    pub(crate) async fn label(&self) -> String {
        self.tell("computedlabel").await
    }

    /// An attribute; empty where it is not there.
    pub(crate) async fn attribute(&self, name: &str) -> String {
        let value = self.browser.tell(&format!("{}/attribute/{name}", self.path)).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Where it begins and ends: left, top, right, bottom, in CSS pixels.
    pub(crate) async fn edges(&self) -> [f64; 4] {
        let rect = self.browser.tell(&format!("{}/rect", self.path)).await;
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| rect[name].as_f64().unwrap());
        [x, y, x + width, y + height]
    }

    /// The value of a CSS property.
    pub(crate) async fn style(&self, property: &str) -> String {
        self.tell(&format!("css/{property}")).await
    }

    /// Clicks on it.
    pub(crate) async fn click(&self) {
        self.browser.ask(Method::POST, &format!("{}/click", self.path), json!({})).await;
    }

    /// Empties it.
    pub(crate) async fn clear(&self) {
        self.browser.ask(Method::POST, &format!("{}/clear", self.path), json!({})).await;
    }

    /// Types into it.
    pub(crate) async fn keys(&self, text: &str) {
        self.browser.ask(Method::POST, &format!("{}/value", self.path), json!({ "text": text })).await;
    }
}
