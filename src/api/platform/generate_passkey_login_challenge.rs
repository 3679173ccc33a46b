//! `Mutation.generatePasskeyLoginChallenge`

use super::PlatformApi;
use super::envelope::told;
use super::errors::Refusal;
use super::passkeys::{descriptor, timeout};
use crate::domain::passkey;
use crate::domain::passkey_sign_in::{self, SignInChallenge};
use crate::generated::platform::mutation::{self, GeneratePasskeyLoginChallengeArguments};
use crate::generated::platform::types::{PasskeyLoginChallenge, PasskeyLoginChallengeResponse};
use lychgate_engine::FieldError;

impl mutation::GeneratePasskeyLoginChallenge for PlatformApi {
    async fn generate_passkey_login_challenge(
        &self,
        arguments: GeneratePasskeyLoginChallengeArguments,
    ) -> Result<PasskeyLoginChallengeResponse, FieldError> {
        let begun = passkey_sign_in::begin(&self.app, &arguments.email).await;
        Ok(told(begun.map_err(Refusal::from).map(|begun| PasskeyLoginChallengeResponse {
            success: true,
            data: Some(shown(begun)),
            error: None,
            code: None,
            reason: None,
        })))
    }
}

fn shown(begun: SignInChallenge) -> PasskeyLoginChallenge {
    let allowed = begun.allowed.into_iter().map(|allowed| descriptor(&allowed.credential_id, allowed.transports));
    PasskeyLoginChallenge {
        challenge: passkey::encoded(&begun.challenge),
        rp_id: begun.rp_id,
        allow_credentials: allowed.collect(),
        user_verification: "required".to_owned(),
        timeout: timeout(),
    }
}
