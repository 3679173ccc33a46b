//! The file of trusted documents: read once, at the start, and held against every contract.

use crate::config::{GraphqlConfig, TrustMode};
use crate::http::{Contract, TrustedDocuments, is_id_of};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How much of an id a message repeats.
const ID_SHOWN_CHARACTERS: usize = 80;

/// Why the file does not do.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum TrustedDocumentsError {
    #[error("cannot read the trusted documents: {source}: LYCHGATE_GRAPHQL__TRUSTED_DOCUMENTS_FILE names {path}")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{path} holds no trusted documents: neither texts by their ids, nor a manifest of Apollo: {source}")]
    Form { path: PathBuf, source: serde_json::Error },
    #[error(
        "the trusted document {id} in {path} is not named by its SHA-256: the tool that wrote the file can hash so"
    )]
    Hash { path: PathBuf, id: String },
    #[error("the trusted document {id} in {path} cannot be served: {reasons}")]
    Invalid { path: PathBuf, id: String, reasons: String },
}

/// What build tools write.
#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    /// `generate-persisted-query-manifest` of Apollo.
    Apollo(Apollo),
    /// Relay and graphql-codegen: texts by their ids.
    Plain(BTreeMap<String, String>),
}

#[derive(Deserialize)]
struct Apollo {
    #[expect(dead_code, reason = "it has to be there")]
    format: ApolloFormat,
    operations: Vec<ApolloOperation>,
}

#[derive(Deserialize)]
enum ApolloFormat {
    #[serde(rename = "apollo-persisted-query-manifest")]
    Manifest,
}

#[derive(Deserialize)]
struct ApolloOperation {
    id: String,
    body: String,
}

impl Manifest {
    /// Each document with its id.
    fn documents(self) -> Vec<(String, String)> {
        match self {
            Self::Apollo(manifest) => manifest.operations.into_iter().map(|it| (it.id, it.body)).collect(),
            Self::Plain(texts) => texts.into_iter().collect(),
        }
    }
}

/// Reads the documents and finds out which contract each belongs to: those whose schema and limits it fits.
///
/// # Errors
/// The first document that does not do, by its id, or why the file cannot be read.
pub(super) fn read(
    settings: &GraphqlConfig,
    contracts: &[Arc<dyn Contract>],
) -> Result<TrustedDocuments, TrustedDocumentsError> {
    let mode = settings.trusted_documents;
    let Some(path) = settings.trusted_documents_file.as_deref().filter(|_| mode != TrustMode::Off) else {
        return Ok(TrustedDocuments { mode, ..TrustedDocuments::default() });
    };
    let failed = |source| TrustedDocumentsError::Read { path: path.to_owned(), source };
    let text = std::fs::read_to_string(path).map_err(failed)?;
    let failed = |source| TrustedDocumentsError::Form { path: path.to_owned(), source };
    let manifest: Manifest = serde_json::from_str(&text).map_err(failed)?;
    let mut documents: HashMap<&'static str, Vec<Arc<str>>> = HashMap::new();
    for (id, text) in manifest.documents() {
        if !is_id_of(&id, &text) {
            return Err(TrustedDocumentsError::Hash { path: path.to_owned(), id: shown(&id) });
        }
        let text: Arc<str> = text.into();
        for contract in fitting(path, &id, &text, contracts)? {
            documents.entry(contract).or_default().push(Arc::clone(&text));
        }
    }
    let count: usize = documents.values().map(Vec::len).sum();
    tracing::info!(count, "trusted documents are read");
    Ok(TrustedDocuments { mode, documents })
}

/// The contracts that a document fits: at least one.
fn fitting(
    path: &Path,
    id: &str,
    text: &str,
    contracts: &[Arc<dyn Contract>],
) -> Result<Vec<&'static str>, TrustedDocumentsError> {
    let (mut fits, mut reasons) = (Vec::new(), Vec::new());
    for contract in contracts {
        let name = contract.tables().contract;
        match contract.schema().check(text) {
            Ok(()) => fits.push(name),
            Err(error) => {
                let first = error.errors().into_iter().next().map(|error| error.message);
                reasons.push(format!("{name}: {}", first.unwrap_or_default()));
            }
        }
    }
    if fits.is_empty() {
        let reasons = reasons.join("; ");
        return Err(TrustedDocumentsError::Invalid { path: path.to_owned(), id: shown(id), reasons });
    }
    Ok(fits)
}

/// An id as a message repeats it.
fn shown(id: &str) -> String {
    id.chars().take(ID_SHOWN_CHARACTERS).collect()
}
