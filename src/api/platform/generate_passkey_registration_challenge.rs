//! `Mutation.generatePasskeyRegistrationChallenge`

use super::PlatformApi;
use super::envelope::told;
use super::errors::Refusal;
use super::passkeys::{PUBLIC_KEY, descriptor, timeout};
use crate::domain::passkey::{self, ALGORITHMS, RegistrationChallenge};
use crate::generated::platform::mutation;
use crate::generated::platform::types::{
    PasskeyAuthenticatorSelection, PasskeyCredentialParameter, PasskeyRegistrationChallenge,
    PasskeyRegistrationChallengeResponse, PasskeyRelyingParty, PasskeyUserEntity,
};
use lychgate_engine::FieldError;

impl mutation::GeneratePasskeyRegistrationChallenge for PlatformApi {
    async fn generate_passkey_registration_challenge(
        &self,
        caller: &Self::SignedIn,
    ) -> Result<PasskeyRegistrationChallengeResponse, FieldError> {
        let begun = passkey::begin_registration(&self.app, caller.caller()).await;
        let name = &self.app.settings.platform.rp_name;
        Ok(told(begun.map_err(Refusal::from).map(|begun| PasskeyRegistrationChallengeResponse {
            success: true,
            data: Some(shown(begun, name.clone())),
            error: None,
            code: None,
            reason: None,
        })))
    }
}

fn shown(begun: RegistrationChallenge, rp_name: String) -> PasskeyRegistrationChallenge {
    let known = begun.known.into_iter().map(|known| descriptor(&known.credential_id, known.transports));
    PasskeyRegistrationChallenge {
        challenge: passkey::encoded(&begun.challenge),
        rp: PasskeyRelyingParty { id: begun.rp_id, name: rp_name },
        user: PasskeyUserEntity {
            id: passkey::encoded(&begun.user_handle),
            name: begun.name,
            display_name: begun.display_name,
        },
        pub_key_cred_params: ALGORITHMS
            .map(|alg| PasskeyCredentialParameter { r#type: PUBLIC_KEY.to_owned(), alg })
            .into(),
        exclude_credentials: known.collect(),
        authenticator_selection: PasskeyAuthenticatorSelection {
            resident_key: "preferred".to_owned(),
            user_verification: "required".to_owned(),
        },
        attestation: "none".to_owned(),
        timeout: timeout(),
    }
}
