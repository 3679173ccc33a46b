//! Where fuzzing begins: the examples of the documentation, and one text of every kind that is decoded.

use crate::crypto::webauthn::encoded;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use xtask::example::Page;

/// The seeds of a target.
pub(super) fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "request" => requests(),
        "prepare" => documents().collect(),
        "access_token" => access_tokens(),
        "mailed_token" => mailed_tokens(),
        "password_hash" => texts(&PASSWORD_HASHES),
        "id_token" => vec![id_token()],
        "passkey" => passkeys(),
        "ids" => ids(),
        "typed" => texts(&TYPED),
        _ => Vec::new(),
    }
}

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// The digit of the contract, the document and the variables of every example.
fn documents() -> impl Iterator<Item = Vec<u8>> {
    let contracts = [("accounts", 0), ("session", 2), ("platform", 3)];
    contracts.into_iter().flat_map(|(contract, digit)| {
        pages(contract).into_iter().flat_map(|page| page.examples).map(move |example| {
            let variables = Value::Object(example.variables.item);
            format!("{digit}{}\0{variables}", example.request.item).into_bytes()
        })
    })
}

fn pages(contract: &str) -> Vec<Page> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/examples").join(contract);
    let mut paths: Vec<_> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| Page::read(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

const REQUESTS: [&str; 8] = [
    "POST \ncontent-type: application/json\norigin: https://a.example\ncookie: a=b; JWT=x.y.z\n\n{\"query\":\"{me}\",\"variables\":\"{}\",\"extensions\":{}}",
    "POST \ncontent-type: application/json; charset=utf-8\naccept: application/graphql-response+json, application/json;q=0.9\n\n{\"query\":\"query A{me}\",\"operationName\":\"A\",\"variables\":{\"a\":[1,null,{\"b\":\"\\u00e9\"}]}}",
    "POST \ncontent-type: application/graphql\n\n{ me { id } }",
    "POST \ncontent-type: application/x-www-form-urlencoded\n\nquery=%7Bme%7D&variables=%7B%22a%22:1%7D&operationName=null&extensions=",
    "POST \ncontent-type: multipart/form-data; boundary=\"b;c\"\n\n--b;c\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{ me }\r\n--b;c\r\nContent-Disposition: form-data; name=f; filename=\"x\"\r\n\r\nx\r\n--b;c--\r\n",
    "GET query=%7Bme%7D&variables=%7B%7D&operationName=A\naccept: text/html;q=0.1, */*;q=0.01\n\n",
    "POST \ncontent-type: text/plain\naccept: text/x;a=\"\\\",\", application/json\n\n{\"query\":\"{me}\"}",
    "POST \ncontent-type: application/json\ncookie: JWT=x; JWT=y\norigin: https://a.example\n\n[{\"query\":\"{me}\"}]",
];

/// Requests of every kind, and every tenth example as JSON.
fn requests() -> Vec<Vec<u8>> {
    let examples = documents().step_by(10).map(|seed| {
        let text = String::from_utf8(seed).unwrap();
        let (document, variables) = text[1..].split_once('\0').unwrap();
        let variables: Value = serde_json::from_str(variables).unwrap();
        let body = json!({ "query": document, "variables": variables });
        format!("POST \ncontent-type: application/json\n\n{body}").into_bytes()
    });
    texts(&REQUESTS).into_iter().chain(examples).collect()
}

fn access_tokens() -> Vec<Vec<u8>> {
    let claims = json!({
        "username": "vic", "exp": 1_900_000_000, "origIat": 1_800_000_000, "ctr": "accounts", "ver": 3, "aal": 1,
        "sub": "00000000-0000-0000-0000-000000000001", "sid": "00000000-0000-0000-0000-000000000002",
        "auth_time": 1_800_000_000,
    });
    let mut seeds: Vec<String> = Vec::new();
    for contract in ["accounts", "platform", "session"] {
        let mut claims = claims.clone();
        claims["ctr"] = contract.into();
        seeds.push(format!("1{}\0{claims}", json!({ "typ": "JWT", "alg": "HS256" })));
        seeds.push(format!("2{}\0{claims}", json!({ "typ": "JWT", "alg": "EdDSA", "kid": "x" })));
        for header in [json!({ "alg": "none" }), json!({ "alg": "HS256", "crit": ["exp"] }), json!({ "alg": "RS256" })]
        {
            seeds.push(format!("1{header}\0{claims}"));
            let unsigned =
                format!("{}.{}.", encoded(header.to_string().as_bytes()), encoded(claims.to_string().as_bytes()));
            seeds.push(format!("0{unsigned}"));
        }
    }
    seeds.into_iter().map(String::into_bytes).collect()
}

fn mailed_tokens() -> Vec<Vec<u8>> {
    let activation = json!({ "username": "vic", "action": "activation" });
    let secondary =
        json!({ "username": "Zo\u{eb}", "action": "activation_secondary_email", "secondary_email": "z@x.io" });
    texts(&[
        "00123456789abcdef0123456789abcdef01234567",
        "0eyJ1c2VybmFtZSI6InZpYyJ9:1x8elk:Tc8ECBa7XIlaFQVH-W5USuMgKd_z7zf-azakyaNhu3c",
        &format!("1{activation}\x001x8elk"),
        &format!("2{activation}\x001x8elk"),
        &format!("1{secondary}\0zzzzzz"),
    ])
}

const PASSWORD_HASHES: [&str; 8] = [
    "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuN7FDKzKXlVLSVMPTpXCtWm1qkHpqQ4K",
    "bcrypt$$2b$04$abcdefghijklmnopqrstuuN7FDKzKXlVLSVMPTpXCtWm1qkHpqQ4K",
    "bcrypt$$2y$16$abcdefghijklmnopqrstuuN7FDKzKXlVLSVMPTpXCtWm1qkHpqQ4K",
    "pbkdf2_sha256$500$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "pbkdf2_sha256$2000000$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "argon2$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
    "argon2$argon2i$v=19$m=102400,t=2,p=8$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
    "!unusable",
];

fn id_token() -> Vec<u8> {
    let base = encoded(&[0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47]);
    let keys = json!({ "keys": [
        { "kty": "EC", "crv": "P-256", "kid": "e", "use": "sig", "alg": "ES256", "x": base, "y": base },
        { "kty": "RSA", "kid": "r", "use": "sig", "alg": "RS256", "n": base, "e": "AQAB" },
        { "kty": "oct", "kid": "o", "k": base },
    ] });
    let header = encoded(json!({ "alg": "RS256", "kid": "r", "typ": "JWT" }).to_string().as_bytes());
    let claims =
        encoded(json!({ "iss": "https://accounts.google.com", "sub": "1", "aud": ["a"] }).to_string().as_bytes());
    format!("{keys}\0{header}.{claims}.{base}").into_bytes()
}

/// The data of an authenticator that makes a key on P-256.
fn new_key() -> (Vec<u8>, Vec<u8>) {
    let coordinate = [0x58, 0x20].into_iter().chain([0x6b; 32]).collect::<Vec<u8>>();
    let key = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21][..], &coordinate, &[0x22], &coordinate].concat();
    let data = crate::crypto::fuzzing::authenticator_data(0x45, &[&[0; 16][..], &[0, 1, b'a'], &key].concat());
    (key, data)
}

fn passkeys() -> Vec<Vec<u8>> {
    let (key, data) = new_key();
    let head = b"1\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58";
    let attestation = [&head[..], &[u8::try_from(data.len()).unwrap()], &data].concat();
    let asserted = [b"2", &crate::crypto::fuzzing::authenticator_data(0x05, b"")[..], b"\0signature"].concat();
    let edwards = [b"3\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20", &[7; 32][..]].concat();
    let rsa = [b"3\xa4\x01\x03\x03\x39\x01\x00\x20\x59\x01\x00", &[7; 256][..], b"\x21\x43\x01\x00\x01"].concat();
    let client_data = encoded(br#"{"type":"webauthn.get","challenge":"YQ","origin":"http://localhost:8080"}"#);
    let response =
        json!({ "clientDataJSON": client_data, "authenticatorData": "AA", "signature": "AA", "userHandle": "AA" });
    let json = json!({ "id": "YQ", "rawId": "YQ", "type": "public-key", "response": response });
    vec![attestation, asserted, [b"3", &key[..]].concat(), edwards, rsa, format!("0{json}").into_bytes()]
}

fn ids() -> Vec<Vec<u8>> {
    let digits = "0123456789abcdef0123456789abcdef";
    let mut seeds: Vec<String> =
        ["user_", "org_", "notif_", "pk_", "key_"].into_iter().map(|prefix| format!("{prefix}{digits}")).collect();
    seeds.extend(["tb_live_", "tb_test_"].map(|prefix| format!("{prefix}{digits}01234567")));
    seeds.extend(["VXNlck5vZGU6NQ==", "YXJyYXljb25uZWN0aW9uOjA="].map(str::to_owned));
    let mut seeds: Vec<Vec<u8>> = seeds.into_iter().map(String::into_bytes).collect();
    seeds.push([1, 0, 0, 0, 5].repeat(5));
    seeds
}

const TYPED: [&str; 9] = [
    "vic@example.org",
    "\"v i c\"@[127.0.0.1]",
    "Vic.O'Neil+tag@B\u{fc}cher.example",
    "v@localhost",
    "v@[IPv6:::1]",
    "Zo\u{eb}",
    "\u{fb01}sh\u{df}\u{3c2}",
    " user_name@.+- ",
    r#"{"id":1,"first_name":"V","auth_date":"1800000000","is":true,"hash":"00"}"#,
];
