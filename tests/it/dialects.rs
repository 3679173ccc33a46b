//! Every error in every dialect, asked of a running service in both flavours, and held against docs/dialects.md.

mod queries;
mod scenes;

use crate::support::Service;
use crate::support::journey::{Flavour, Journey};
use scenes::{Case, Scene, Told};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const DIALECTS: [&str; 3] = ["default", "legacy", "fork"];

/// The answer of a case with the headers of a dialect; something to tell where it is another.
async fn mismatch(journey: &Journey<Service>, case: &Case, dialect: &[&str], told: &Told) -> Option<String> {
    let session = case.signed_in.map(|name| ("authorization".to_owned(), format!("JWT <{name}'s access token>")));
    let dialects = dialect.iter().map(|dialect| ("x-accounts-dialect".to_owned(), (*dialect).to_owned()));
    let headers: Vec<(String, String)> = session.into_iter().chain(dialects).collect();
    let answer = journey.ask(&case.request(), &case.variables, &headers).await.unwrap();
    let status = answer.status;
    let actual = answer.json().unwrap();
    let field = case.field;
    let fits = match told {
        Told::InPayload(errors) => {
            let mut payload = json!({ "success": false, "errors": errors });
            if journey.flavour == Flavour::Relay {
                payload["clientMutationId"] = xtask::example::CLIENT_MUTATION_ID.into();
            }
            actual == json!({ "data": { field: payload } })
        }
        Told::AtTop(error) => {
            let errors = actual["errors"].as_array().map_or(&[][..], Vec::as_slice);
            let only = errors.first().filter(|_| errors.len() == 1);
            let keys = only.map(|only| json!({ "message": only["message"], "extensions": only["extensions"] }));
            keys.as_ref() == Some(error) && actual["data"] == json!({ field: null })
        }
        Told::Nothing(value) => actual == json!({ "data": { field: value } }),
    };
    (!fits || status != 200)
        .then(|| format!("{} in {dialect:?}: {status} {actual}, it ought to be {told:?}", case.name))
}

async fn play(scene: &Scene, flavour: Flavour) -> Vec<String> {
    let steps: Vec<_> = scene.steps.iter().map(|step| step.parse().unwrap()).collect();
    let journey: Journey<Service> = Journey::begin(flavour, &steps).await.unwrap();
    let mut wrong = Vec::new();
    for case in &scene.cases {
        for (dialect, told) in DIALECTS.iter().zip(&case.told) {
            wrong.extend(mismatch(&journey, case, &[dialect], told).await);
        }
    }
    wrong
}

async fn play_all(flavour: Flavour) {
    let mut wrong = Vec::new();
    for scene in scenes::all() {
        wrong.extend(play(&scene, flavour).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_error_is_told_in_the_dialect_of_the_request() {
    play_all(Flavour::Plain).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_error_is_told_in_the_dialect_of_the_request_in_the_relay_flavour() {
    play_all(Flavour::Relay).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_setting_chooses_where_no_header_does() {
    for (setting, expected) in [(None, 0), (Some("default"), 0), (Some("legacy"), 1), (Some("fork"), 2)] {
        let steps: Vec<_> = setting.iter().map(|name| format!("setting DIALECT={name}").parse().unwrap()).collect();
        let journey: Journey<Service> = Journey::begin(Flavour::Plain, &steps).await.unwrap();
        let scene = scenes::nobody();
        for case in &scene.cases {
            let by_header = DIALECTS.iter().enumerate().map(|(index, dialect)| (vec![*dialect], index));
            // A header that names no dialect, and one that is sent twice, is none.
            let by_setting = [vec![], vec![""], vec!["Fork"], vec!["newest"], vec!["fork", "legacy"]]
                .map(|headers| (headers, expected));
            for (headers, dialect) in by_header.chain(by_setting) {
                let wrong = mismatch(&journey, case, &headers, &case.told[dialect]).await;
                assert_eq!(wrong, None, "with the setting {setting:?}");
            }
        }
    }
}

/// The blocks of docs/dialects.md by heading and dialect.
fn documented() -> BTreeMap<(String, String), Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dialects.md");
    let text = std::fs::read_to_string(path).unwrap();
    let sections = text.split("\n## ").skip(1).map(|section| section.split_once('\n').unwrap());
    let blocks = sections.flat_map(|(heading, section)| {
        let blocks = section.split("\n```json ").skip(1).map(|block| block.split_once('\n').unwrap());
        blocks.map(move |(dialect, rest)| {
            let block = rest.split_once("\n```").unwrap().0;
            ((heading.to_owned(), dialect.to_owned()), serde_json::from_str(block).unwrap())
        })
    });
    let blocks: Vec<_> = blocks.collect();
    let count = blocks.len();
    let by_name: BTreeMap<_, _> = blocks.into_iter().collect();
    assert_eq!(by_name.len(), count, "a heading shows a dialect twice");
    by_name
}

#[test]
fn the_documentation_shows_what_the_service_says() {
    let mut tested = BTreeMap::new();
    for case in scenes::all().into_iter().flat_map(|scene| scene.cases) {
        let Some(heading) = case.documented_under else { continue };
        for (dialect, told) in DIALECTS.iter().zip(case.told) {
            let (Told::InPayload(told) | Told::AtTop(told) | Told::Nothing(told)) = told;
            let former = tested.insert((heading.to_owned(), (*dialect).to_owned()), told);
            assert_eq!(former, None, "two cases are documented under {heading}");
        }
    }
    assert_eq!(documented(), tested);
}
