//! Settings of how requests are served: proxies, and what of GraphQL.

use super::{error, load};

#[test]
fn the_profile_decides_what_is_not_set() {
    let switches = |environment: &[(&str, &str)], file| {
        let graphql = load(environment, file).unwrap().graphql;
        [graphql.introspection, graphql.suggestions, graphql.get]
    };
    let profile = "LYCHGATE_PROFILE";
    assert_eq!(switches(&[], None), [true; 3]);
    assert_eq!(switches(&[(profile, "development")], None), [true; 3]);
    assert_eq!(switches(&[(profile, "production")], None), [false; 3]);
    assert_eq!(switches(&[], Some("profile = 'production'")), [false; 3]);
    for (at, name) in ["INTROSPECTION", "SUGGESTIONS", "GET"].into_iter().enumerate() {
        let name = format!("LYCHGATE_GRAPHQL__{name}");
        let mut expected = [false; 3];
        expected[at] = true;
        assert_eq!(switches(&[(profile, "production"), (&name, "true")], None), expected);
        assert_eq!(switches(&[(&name, "false")], None), expected.map(|on| !on));
        assert_eq!(switches(&[(profile, "production"), (&name, "")], None), [false; 3], "an empty text is not set");
    }
    assert_eq!(error(&[(profile, "prod")]), "LYCHGATE_PROFILE is `prod`: must be development or production");
}

#[test]
fn proxies_are_addresses_and_networks() {
    let name = "LYCHGATE_TRUSTED_PROXIES";
    let config = load(&[(name, "10.0.0.7, 192.168.0.0/16,fd00::/8,::1")], None).unwrap();
    let shown: Vec<String> = config.trusted_proxies.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["10.0.0.7/32", "192.168.0.0/16", "fd00::/8", "::1/128"]);
    assert_eq!(load(&[], Some("trusted_proxies = ['10.0.0.7']")).unwrap().trusted_proxies.len(), 1);
    for wrong in ["proxy.example", "10.0.0.0/33", "10.0.0.7/8", "10.0.0.7:80", "*"] {
        assert!(error(&[(name, wrong)]).starts_with(&format!("{name} is `{wrong}`: must be an address such as")));
    }
}

#[test]
fn trusted_documents_need_their_file() {
    let mode = "LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS";
    let file = "LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS_FILE";
    assert!(error(&[(mode, "enforce")]).contains("LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS_FILE is needed"));
    assert_eq!(error(&[(mode, "on")]), "LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS is `on`: must be off, log or enforce");
    let graphql = load(&[(mode, "log"), (file, "documents.json")], None).unwrap().graphql;
    assert_eq!(graphql.trusted_documents, crate::config::TrustMode::Log);
    assert_eq!(graphql.trusted_documents_file, Some("documents.json".into()));
}
