//! Trusted documents: which documents a contract runs, where that is a closed list.

use super::document_id::{Digest, DocumentId, digest as hash_of, written};
use super::parameters::Parameters;
use super::refusal::Refusal;
use crate::config::TrustMode;
use crate::crypto::digest;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many unknown documents are told within [`TOLD_WITHIN`], so that nobody can fill the log.
const TOLD_MAX: usize = 500;
/// After this time each is told anew.
const TOLD_WITHIN: Duration = Duration::from_secs(3600);

/// Documents that contracts trust, found valid.
#[derive(Debug, Clone, Default)]
pub struct TrustedDocuments {
    /// What they are for.
    pub mode: TrustMode,
    /// The documents of each contract.
    pub documents: HashMap<&'static str, Vec<Arc<str>>>,
}

/// The documents of one contract by their hash.
#[derive(Debug)]
pub(super) struct Trusted {
    mode: TrustMode,
    documents: HashMap<Digest, Arc<str>>,
    told: Mutex<Told>,
}

/// The document that a request asks for.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its hash, where it is none of the trusted ones.
    unknown: Option<Digest>,
}

impl Trusted {
    pub(super) fn new(documents: &TrustedDocuments, contract: &str) -> Self {
        let own = documents.documents.get(contract).into_iter().flatten();
        let own = own.map(|text| (digest(text.as_bytes()), Arc::clone(text))).collect();
        Self { mode: documents.mode, documents: own, told: Mutex::default() }
    }

    /// Finds the document of a request.
    ///
    /// # Errors
    /// The request has none, names one that is not known, or sends one that is not trusted.
    pub(super) fn choose<'a>(&'a self, parameters: &'a Parameters) -> Result<Chosen<'a>, Refusal> {
        let sent = Some(parameters.query.as_str()).filter(|query| !query.is_empty());
        let as_sent = |text: &'a str, unknown| Ok(Chosen { text, unknown });
        let enforced = match self.mode {
            TrustMode::Off => return as_sent(sent.ok_or(Refusal::MissingQuery)?, None),
            TrustMode::Log => false,
            TrustMode::Enforce => true,
        };
        match (&parameters.document_id, sent) {
            (Some(DocumentId::NoText), _) => Err(Refusal::DocumentId),
            (Some(DocumentId::Sha256(named)), Some(text)) if digest(text.as_bytes()) != *named => {
                Err(Refusal::OtherDocument)
            }
            (Some(DocumentId::Sha256(named)), sent) => match (self.documents.get(named), sent) {
                (Some(text), _) => Ok(Chosen { text, unknown: None }),
                (None, Some(text)) if !enforced => as_sent(text, Some(*named)),
                (None, _) => Err(Refusal::UnknownDocument),
            },
            (Some(DocumentId::Other), None) => Err(Refusal::UnknownDocument),
            (Some(DocumentId::Other) | None, Some(text)) => {
                let hash = digest(text.as_bytes());
                match self.documents.contains_key(&hash) {
                    true => as_sent(text, None),
                    false if enforced => Err(Refusal::UntrustedDocument),
                    false => as_sent(text, Some(hash)),
                }
            }
            (None, None) => Err(Refusal::MissingQuery),
        }
    }

    /// Tells the log of a document that will run and is none of the trusted ones: by its hash, and never its text.
    pub(super) fn tell(&self, chosen: &Chosen<'_>) {
        let Some(unknown) = &chosen.unknown else { return };
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(untold) = told.take_up(unknown, Instant::now()) {
            drop(told);
            tracing::info!(document = written(unknown), untold, "a document that is not trusted runs");
        }
    }
}

/// What the log was told of late.
#[derive(Debug, Default)]
struct Told {
    since: Option<Instant>,
    documents: HashSet<Digest>,
    /// How often the log was not told, because it had been told enough.
    untold: u64,
}

impl Told {
    /// Whether to tell of a document now; then also how many were passed over before.
    fn take_up(&mut self, document: &Digest, now: Instant) -> Option<u64> {
        if self.since.is_none_or(|since| now.duration_since(since) >= TOLD_WITHIN) {
            self.since = Some(now);
            self.documents.clear();
        }
        if self.documents.contains(document) {
            return None;
        }
        if self.documents.len() >= TOLD_MAX {
            self.untold += 1;
            return None;
        }
        self.documents.insert(*document);
        Some(std::mem::take(&mut self.untold))
    }
}

/// Whether an id of a list of documents is the SHA-256 of the text: in hexadecimal, with `sha256:` before it or without.
#[must_use]
pub fn is_id_of(id: &str, text: &str) -> bool {
    hash_of(id) == Some(digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Map;

    fn trusted(mode: TrustMode) -> Trusted {
        let documents = HashMap::from([("a", vec![Arc::from("{ known }")])]);
        Trusted::new(&TrustedDocuments { mode, documents }, "a")
    }

    fn asked(query: &str, document_id: Option<DocumentId>) -> Parameters {
        Parameters { query: query.to_owned(), document_id, operation_name: None, variables: Map::new() }
    }

    #[test]
    fn each_mode_chooses_as_it_should() {
        use Refusal::{DocumentId as NoText, MissingQuery, OtherDocument, UnknownDocument, UntrustedDocument};
        use TrustMode::{Enforce, Log, Off};
        let known = Some(DocumentId::Sha256(digest(b"{ known }")));
        let other = Some(DocumentId::Sha256(digest(b"{ other }")));
        for (query, id, off, log, enforce) in [
            ("{ known }", None, Ok("{ known }"), Ok("{ known }"), Ok("{ known }")),
            ("{ other }", None, Ok("{ other }"), Ok("{ other }"), Err(UntrustedDocument)),
            ("", known.clone(), Err(MissingQuery), Ok("{ known }"), Ok("{ known }")),
            ("", other.clone(), Err(MissingQuery), Err(UnknownDocument), Err(UnknownDocument)),
            ("{ known }", known.clone(), Ok("{ known }"), Ok("{ known }"), Ok("{ known }")),
            ("{ other }", other, Ok("{ other }"), Ok("{ other }"), Err(UnknownDocument)),
            ("{ other }", known, Ok("{ other }"), Err(OtherDocument), Err(OtherDocument)),
            ("", Some(DocumentId::Other), Err(MissingQuery), Err(UnknownDocument), Err(UnknownDocument)),
            ("{ known }", Some(DocumentId::Other), Ok("{ known }"), Ok("{ known }"), Ok("{ known }")),
            ("{ other }", Some(DocumentId::Other), Ok("{ other }"), Ok("{ other }"), Err(UntrustedDocument)),
            ("{ known }", Some(DocumentId::NoText), Ok("{ known }"), Err(NoText), Err(NoText)),
        ] {
            let parameters = asked(query, id);
            for (mode, expected) in [(Off, off), (Log, log), (Enforce, enforce)] {
                let trusted = trusted(mode);
                let chosen = trusted.choose(&parameters).map(|chosen| chosen.text);
                assert_eq!(chosen, expected, "{mode:?} {parameters:?}");
            }
        }
        let elsewhere = Trusted::new(&TrustedDocuments { mode: Enforce, ..TrustedDocuments::default() }, "b");
        assert_eq!(elsewhere.choose(&asked("{ known }", None)).unwrap_err(), UntrustedDocument);
    }

    #[test]
    fn the_log_is_told_once_an_hour_of_each_and_never_too_much() {
        let (mut told, begin) = (Told::default(), Instant::now());
        let document = |number: usize| digest(&number.to_be_bytes());
        for number in 0..TOLD_MAX {
            assert_eq!(told.take_up(&document(number), begin), Some(0));
            assert_eq!(told.take_up(&document(number), begin), None);
        }
        for number in TOLD_MAX..2 * TOLD_MAX {
            assert_eq!(told.take_up(&document(number), begin), None, "there is no room");
        }
        assert_eq!(told.documents.len(), TOLD_MAX);
        let later = begin + TOLD_WITHIN;
        assert_eq!(told.take_up(&document(0), later), Some(u64::try_from(TOLD_MAX).unwrap()));
        assert_eq!(told.take_up(&document(1), later), Some(0));
    }
}
