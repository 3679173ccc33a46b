//! TLS to the database: what `sslmode` and `sslrootcert` of a connection URL mean.

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use std::path::PathBuf;
use std::sync::Arc;

/// How far the server's certificate is believed, as in libpq.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// `prefer` and `require`: encrypted, to whomever. Keeps listeners out, not impostors.
    Anybody,
    /// `verify-ca`: whoever has a certificate of the authority.
    Authority,
    /// `verify-full`: the authority says that it is the host we asked for.
    Host,
}

/// The certificate authorities that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Authorities {
    /// Those of the machine.
    System,
    /// Those in a PEM file.
    File(PathBuf),
}

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// `sslrootcert` names a file without certificates.
    #[error("cannot read certificates from {}: {reason}", path.display())]
    RootCertificates {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The machine has none, and the server's certificate is to be verified.
    #[error(
        "this machine has no certificate authorities: install them (ca-certificates), or name a file in sslrootcert"
    )]
    NoSystemCertificates,
    /// rustls refused.
    #[error("cannot set up TLS: {0}")]
    Setup(String),
}

/// The client side of TLS.
///
/// # Errors
/// Where the authorities cannot be read.
pub(super) fn client_config(trust: Trust, authorities: &Authorities) -> Result<ClientConfig, TlsError> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let setup = |error: &dyn std::fmt::Display| TlsError::Setup(error.to_string());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider));
    let builder = builder.with_safe_default_protocol_versions().map_err(|error| setup(&error))?;
    let inner = match trust {
        Trust::Anybody => None,
        Trust::Authority | Trust::Host => {
            let roots = Arc::new(roots(authorities)?);
            let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
            Some(verifier.map_err(|error| setup(&error))?)
        }
    };
    let verifier = Arc::new(Verifier { trust, inner, provider });
    Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

fn roots(authorities: &Authorities) -> Result<RootCertStore, TlsError> {
    let mut store = RootCertStore::empty();
    match authorities {
        Authorities::System => {
            store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            if store.is_empty() { Err(TlsError::NoSystemCertificates) } else { Ok(store) }
        }
        Authorities::File(path) => {
            let wrong = |reason: String| TlsError::RootCertificates { path: path.clone(), reason };
            let certificates = CertificateDer::pem_file_iter(path).map_err(|error| wrong(error.to_string()))?;
            for certificate in certificates {
                let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
                store.add(certificate).map_err(|error| wrong(error.to_string()))?;
            }
            if store.is_empty() { Err(wrong("there is none".to_owned())) } else { Ok(store) }
        }
    }
}

/// Believes a certificate as far as [`Trust`] says. That the server holds its key is always checked.
#[derive(Debug)]
struct Verifier {
    trust: Trust,
    inner: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(inner) = &self.inner else { return Ok(ServerCertVerified::assertion()) };
        match inner.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            // The name is looked at after the chain: who fails here has a certificate of the authority.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if self.trust == Trust::Authority => Ok(ServerCertVerified::assertion()),
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
