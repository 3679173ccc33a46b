//! The whole database of a service, held against every secret that its clients and mailboxes have seen.

use crate::support::Service;
use crate::support::client::Client;
use crate::support::secrets::{Told, held};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use http::Request;
use http_body_util::Full;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use tokio_postgres::NoTls;

/// What a service is told by its settings in tests.
const OF_SETTINGS: [&str; 1] = ["a secret of tests, which is longer than 32 bytes"];

impl Service {
    /// Fails where the database holds something secret: as it is, in hexadecimal digits, in base64; what can be guessed, under
    /// a plain hash as well.
    pub(crate) async fn keeps_no_secrets(&self) {
        let mut told = self.told().await;
        assert!(!told.secrets.is_empty(), "nothing was told, so nothing can be found");
        told.secrets.extend(OF_SETTINGS.map(str::to_owned));
        let found = found(&dump(&self.database.url).await, &told);
        assert!(found.is_empty(), "the database holds what it should not:\n{}", found.join("\n"));
        let numbers = Client::new(format!("http://{}", self.server.metrics_address.unwrap()));
        let asked = Request::get("/metrics").body(Full::default()).unwrap();
        let numbers = String::from_utf8(numbers.send(asked).await.unwrap().body.to_vec()).unwrap();
        assert!(numbers.contains("lychgate_"), "{numbers}");
        assert_eq!(held(&numbers, &told.secrets), Vec::<&String>::new());
    }
}

/// Every row of every table as text, and each binary column as escaped text.
async fn dump(url: &str) -> String {
    let (client, driver) = tokio_postgres::connect(url, NoTls).await.unwrap();
    let driver = tokio::spawn(driver);
    let tables =
        "select table_name::text, coalesce((select string_agg(format('encode(%I, ''escape'')', column_name), ', ')
            from information_schema.columns c
            where c.table_schema = t.table_schema and c.table_name = t.table_name and data_type = 'bytea'), '''''')
        from information_schema.tables t where table_schema = 'public' and table_type = 'BASE TABLE'";
    let mut text = String::new();
    let tables = client.query(tables, &[]).await.unwrap();
    assert!(tables.len() > 15, "this looks in the wrong place");
    for table in tables {
        let (name, binary): (String, String) = (table.get(0), table.get(1));
        let rows = format!("select t::text, concat_ws(' ', {binary}) from \"{name}\" t");
        for row in client.query(&rows, &[]).await.unwrap() {
            let _ = writeln!(text, "{name} {} {}", row.get::<_, String>(0), row.get::<_, String>(1));
        }
    }
    drop(client);
    driver.await.unwrap().unwrap();
    text
}

/// What of it stands in a dump, and in which form.
fn found(dump: &str, told: &Told) -> Vec<String> {
    let whole = format!("{dump}\n{}", decoded(dump));
    let lower = whole.to_lowercase();
    let mut found: Vec<String> =
        held(&whole, &told.secrets).into_iter().map(|secret| format!("{secret}, as it is")).collect();
    for secret in &told.secrets {
        let mut other = forms(secret.as_bytes());
        other.extend(unwrapped(secret).iter().flat_map(|bytes| forms(bytes)));
        if secret.contains(' ') || secret.len() < 20 {
            other.extend(hashes(secret));
        }
        let form = other.into_iter().find(|form| whole.contains(form) || lower.contains(form));
        found.extend(form.map(|form| format!("{secret}, as {form}")));
    }
    for code in &told.codes {
        found.extend(
            hashes(code).into_iter().filter(|hash| lower.contains(hash)).map(|hash| format!("{code}, as {hash}")),
        );
    }
    found
}

/// Bytes in the forms that a column may hold them in.
fn forms(bytes: &[u8]) -> Vec<String> {
    vec![hex(bytes), STANDARD_NO_PAD.encode(bytes), URL_SAFE_NO_PAD.encode(bytes)]
}

/// The bytes that a text stands for, where it does.
fn unwrapped(text: &str) -> Option<Vec<u8>> {
    let is_base32 = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'2'..=b'7'));
    is_base32.then(|| {
        let digit = |byte| u64::from(if byte >= b'A' { byte - b'A' } else { byte - b'2' + 26 });
        let group = |letters: &[u8]| letters.iter().fold(0, |number, byte| number << 5 | digit(*byte)).to_be_bytes();
        text.as_bytes().chunks(8).flat_map(|letters| group(letters)[3..].to_vec()).collect()
    })
}

/// Plain hashes, by which what is short could be found by trying.
fn hashes(text: &str) -> Vec<String> {
    use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA384, SHA512, digest};
    let algorithms = [&SHA1_FOR_LEGACY_USE_ONLY, &SHA256, &SHA384, &SHA512];
    algorithms.into_iter().map(|algorithm| hex(digest(algorithm, text.as_bytes()).as_ref())).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What stands in the dump in base64, read.
fn decoded(dump: &str) -> String {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "+/=-_".contains(character);
    let words: BTreeSet<&str> = dump.split(|character| !is_part(character)).filter(|word| word.len() >= 12).collect();
    let read = |word: &str| {
        [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD].into_iter().find_map(|it| it.decode(word).ok())
    };
    words.into_iter().filter_map(read).map(|bytes| String::from_utf8_lossy(&bytes).into_owned() + "\n").collect()
}

/// A search that finds nothing proves nothing unless it can find something.
#[test]
fn every_form_is_found() {
    let told = Told {
        secrets: BTreeSet::from(["0123456789abcdef0123456789abcdef01234567".to_owned(), "a long password".to_owned()]),
        codes: BTreeSet::from(["123456".to_owned()]),
    };
    let secret = "0123456789abcdef0123456789abcdef01234567";
    for text in [
        secret.to_owned(),
        hex(secret.as_bytes()),
        STANDARD.encode(secret),
        STANDARD.encode(format!("it is {secret}, is it not")),
        URL_SAFE_NO_PAD.encode("a long password"),
        format!("\\x{}", hashes("a long password")[1]),
        format!("\\x{}", hashes("123456")[1]),
        hashes("123456")[0].clone(),
    ] {
        let row = format!("accounts (1,{text},t)");
        assert_eq!(found(&row, &told).len().min(1), 1, "{row}");
    }
    assert_eq!(found("accounts (1,123456,0123456789abcdef)", &told), Vec::<String>::new());
    assert_eq!(unwrapped("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap(), b"12345678901234567890");
}
