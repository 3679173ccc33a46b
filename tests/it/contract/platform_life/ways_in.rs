//! Ways into her account: passkeys, the address, the password, and other services that vouch for her.

use super::*;
use crate::support::passkey::{Algorithm, Authenticator};
use crate::support::providers::BOT_TOKEN;
use lychgate::crypto::ids::hex;
use lychgate::crypto::secrets::telegram_code;
use platform::{GeneratePasskeyLoginChallenge, GeneratePasskeyRegistrationChallenge, MessageResult};
use serde_json::json;

pub(super) async fn she_makes_a_passkey_and_signs_in_with_it(leia: &mut Person<'_>) {
    let origin = leia.scene.service.base_url().replace("127.0.0.1", "localhost");
    let mut authenticator = Authenticator::new(&origin, Algorithm::Es256);
    leia.prove().await;
    let begin = || GeneratePasskeyRegistrationChallenge::build(());
    let challenge = async || leia.ask(begin()).await.unwrap().generate_passkey_registration_challenge.data.unwrap();
    // All that a browser has to be told.
    let first = challenge().await;
    assert_eq!((first.rp.id.as_str(), first.user.name.as_str()), ("localhost", leia.email.as_str()));
    assert!(!first.rp.name.is_empty() && first.attestation == "none" && first.timeout == 300_000, "{first:?}");
    assert!(first.pub_key_cred_params.iter().any(|it| it.kind == "public-key" && it.alg == -7));
    assert_eq!(first.authenticator_selection.user_verification, "required");
    assert_eq!(first.authenticator_selection.resident_key, "preferred");
    assert!(first.exclude_credentials.is_empty() && first.user.display_name.is_ascii());
    let made = authenticator.make(&json!({ "challenge": first.challenge, "user": { "id": first.user.id } }));
    let register = |credential, device_name| {
        platform::RegisterPasskey::build(platform::RegisterPasskeyVariables { credential, device_name })
    };
    assert_eq!(leia.is_refused(register("{}", "Speeder")).await, "CREDENTIAL_INVALID");
    let passkey = leia.ask(register(&made, "Speeder")).await.unwrap().register_passkey.data.unwrap();
    assert_eq!((passkey.device_name.as_str(), &passkey.last_used_at), ("Speeder", &None));
    // An authenticator that has one makes no other.
    let known = challenge().await.exclude_credentials.pop().unwrap();
    assert!(known.kind == "public-key" && known.transports.is_some_and(|it| it == ["internal", "hybrid"]));

    let mut speeder = leia.elsewhere();
    let begin = |email| GeneratePasskeyLoginChallenge::build(EmailVariables { email });
    let challenge = speeder.ask(begin(&leia.email)).await.unwrap().generate_passkey_login_challenge.data.unwrap();
    assert_eq!((challenge.rp_id.as_str(), challenge.user_verification.as_str()), ("localhost", "required"));
    assert!(challenge.timeout == 300_000 && challenge.allow_credentials.iter().any(|it| it.id == known.id));
    let signed = authenticator.sign(&json!({ "challenge": challenge.challenge }));
    let sign_in = || {
        let variables = platform::LoginWithPasskeyVariables { credential: &signed, recaptcha_token: None };
        platform::LoginWithPasskey::build(variables)
    };
    let opened = speeder.ask(sign_in()).await.unwrap().login_with_passkey.unwrap();
    assert_eq!(speeder.keep(opened).id, leia.me().await.unwrap().id);
    assert_eq!(leia.is_refused(sign_in()).await, "CREDENTIAL_INVALID");
    // Whether there is such an address, or a passkey, is not told.
    assert!(leia.ask(begin("nobody@example.org")).await.unwrap().generate_passkey_login_challenge.data.is_some());

    let rename = platform::RenamePasskeyVariables { id: &passkey.id, device_name: "Falcon" };
    assert!(leia.ask(platform::RenamePasskey::build(rename)).await.unwrap().rename_passkey.success);
    let listed = async || leia.ask(platform::Passkeys::build(())).await.unwrap().user_passkeys.data.unwrap();
    let [seen] = &listed().await[..] else { panic!("there is more than one") };
    assert_eq!((&seen.id, seen.device_name.as_str(), seen.last_used_at.is_some()), (&passkey.id, "Falcon", true));
    let delete = || platform::DeletePasskey::build(IdVariables { id: &passkey.id });
    assert!(leia.ask(delete()).await.unwrap().delete_passkey.success);
    assert_eq!(leia.is_refused(delete()).await, "NOT_FOUND");
    assert!(listed().await.is_empty());
}

pub(super) async fn she_moves_to_another_address(leia: &mut Person<'_>) {
    let alderaan = "leia@alderaan.example";
    leia.scene.service.move_clock(11 * MINUTE);
    let change = |new_email| platform::ChangeEmail::build(platform::NewAddressVariables { new_email });
    assert_eq!(leia.is_refused(change(alderaan)).await, "REAUTH_REQUIRED");
    leia.prove().await;
    assert_eq!(leia.is_refused(change("alderaan")).await, "EMAIL_INVALID");
    assert!(leia.ask(change(alderaan)).await.unwrap().change_email.success);
    // Until the link is followed nothing has changed, and the owner was told.
    assert_eq!(leia.me().await.unwrap().email.as_ref(), Some(&leia.email));
    assert!(leia.scene.mail_to(&leia.email).await.text.contains(alderaan));
    let link = leia.scene.link_to(alderaan).await;
    let confirm = || platform::ConfirmEmailChange::build(TokenVariables { token: &link });
    assert!(leia.ask(confirm()).await.unwrap().confirm_email_change.success);
    assert_eq!(leia.is_refused(confirm()).await, "TOKEN_INVALID");
    assert_eq!(leia.log_in().await.unwrap_err().reason, "INVALID_CREDENTIALS");
    alderaan.clone_into(&mut leia.email);
    let user = leia.sign_in().await;
    assert_eq!((user.email.as_deref(), user.email_verified), (Some(alderaan), true));
}

pub(super) async fn she_changes_her_password(leia: &mut Person<'_>) {
    let new = "there is another skywalker";
    let mut droid = leia.elsewhere();
    droid.sign_in().await;
    let change = |current_password, new_password| {
        platform::ChangePassword::build(platform::ChangePasswordVariables { current_password, new_password })
    };
    assert_eq!(leia.is_refused(change("a guess", new)).await, "WRONG_PASSWORD");
    assert_eq!(leia.is_refused(change(&leia.password, &leia.password)).await, "PASSWORD_UNCHANGED");
    assert!(leia.ask(change(&leia.password, new)).await.unwrap().change_password.success);
    // All other sessions are over. This one goes on, once it has renewed its tokens.
    assert_eq!(droid.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    assert_eq!(leia.me().await.unwrap_err().reason, "UNAUTHENTICATED");
    leia.renew().await.unwrap();
    assert_eq!(leia.sessions().await.len(), 1);
    new.clone_into(&mut leia.password);
    droid.password.clone_from(&leia.password);
    droid.sign_in().await;
}

pub(super) async fn she_forgets_it(leia: &mut Person<'_>) {
    let forgotten = "somebody has to save our skins";
    let forget = |email| platform::ForgotPassword::build(platform::ForgotVariables { email, recaptcha_token: None });
    let told = leia.ask(forget(&leia.email)).await.unwrap().forgot_password;
    assert_eq!(leia.ask(forget("nobody@example.org")).await.unwrap().forgot_password, told);
    let link = leia.scene.link_to(&leia.email).await;
    let reset = |password| platform::ResetPassword::build(platform::ResetPasswordVariables { token: &link, password });
    assert_eq!(leia.is_refused(reset("12345678")).await, "WEAK_PASSWORD");
    assert!(leia.ask(reset(forgotten)).await.unwrap().reset_password.success);
    assert_eq!(leia.is_refused(reset(forgotten)).await, "TOKEN_INVALID");
    // Everybody is out, and the link signs nobody in.
    assert_eq!(leia.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    forgotten.clone_into(&mut leia.password);
    leia.sign_in().await;
}

pub(super) async fn she_links_other_services(leia: &mut Person<'_>) {
    let id = leia.me().await.unwrap().id;
    let linked = async |leia: &Person<'_>| -> Vec<String> {
        let seen = leia.ask(platform::SocialAccounts::build(())).await.unwrap().social_accounts;
        assert!(seen.iter().all(|it| !it.linked_at.0.is_empty()));
        seen.into_iter().map(|it| it.provider).collect()
    };
    for provider in ["google", "apple", "x", "telegram"] {
        let token = proof_of(leia, provider).await;
        assert!(link(leia, provider, &token).await.unwrap().success);
        // Each counts once. Where there is a nonce, that is what was used up.
        let spent = if ["google", "apple"].contains(&provider) { "NONCE_INVALID" } else { "TOKEN_INVALID" };
        assert_eq!(link(leia, provider, &token).await.unwrap_err().reason, spent);
        let mut elsewhere = leia.elsewhere();
        let opened = signed_in_through(&elsewhere, provider).await;
        assert_eq!(elsewhere.keep(opened).id, id, "{provider}");
    }
    assert_eq!(linked(leia).await, ["apple", "google", "telegram", "x"]);
    let unlink = |provider| platform::UnlinkSocialAccount::build(platform::ProviderVariables { provider });
    for provider in ["google", "apple", "x", "telegram"] {
        assert!(leia.ask(unlink(provider)).await.unwrap().unlink_social_account.success);
        assert_eq!(leia.is_refused(unlink(provider)).await, "NOT_LINKED");
    }
    assert!(linked(leia).await.is_empty());
    assert_eq!(link(leia, "holonet", "").await.unwrap_err().reason, "PROVIDER_UNKNOWN");
}

async fn link(leia: &Person<'_>, provider: &str, token: &str) -> Result<MessageResult, Refusal> {
    let variables = platform::LinkSocialAccountVariables { provider, token };
    Ok(leia.ask(platform::LinkSocialAccount::build(variables)).await?.link_social_account)
}

async fn signed_in_through(person: &Person<'_>, provider: &str) -> AuthPayload {
    let token = &proof_of(person, provider).await;
    let variables = TokenVariables { token };
    let result = match provider {
        "google" => person.ask(platform::GoogleAuth::build(variables)).await.unwrap().google_auth,
        "apple" => person.ask(platform::AppleAuth::build(variables)).await.unwrap().apple_auth,
        "x" => person.ask(platform::XAuth::build(variables)).await.unwrap().x_auth,
        _ => person.ask(platform::TelegramAuth::build(variables)).await.unwrap().telegram_auth,
    };
    opened(result.unwrap())
}

/// What a service hands out to prove who she is there: each time another one.
async fn proof_of(person: &Person<'_>, provider: &str) -> String {
    let scene = person.scene;
    scene.service.move_clock(Duration::from_secs(1));
    let now = scene.service.now_s();
    let issuer = match provider {
        "google" => "https://accounts.google.com",
        "apple" => "https://appleid.apple.com",
        "x" => {
            let code = scene.providers.issue_code("42", "the verifier");
            let address = "https://app.example.org/x";
            return json!({ "code": code, "code_verifier": "the verifier", "redirect_uri": address }).to_string();
        }
        _ => {
            let text = format!("auth_date={now}\nfirst_name=Leia\nid=7");
            let hash = hex(&telegram_code(BOT_TOKEN.as_bytes(), text.as_bytes()));
            return json!({ "id": 7, "first_name": "Leia", "auth_date": now, "hash": hash }).to_string();
        }
    };
    let made = person.ask(platform::CreateSocialNonce::build(())).await.unwrap().create_social_nonce.unwrap();
    assert!(!made.expires_at.0.is_empty());
    let claims = json!({
        "iss": issuer, "aud": format!("web.{provider}"), "sub": "organa", "iat": now, "exp": now + 3600,
        "nonce": made.nonce,
    });
    scene.key.sign(&claims)
}
