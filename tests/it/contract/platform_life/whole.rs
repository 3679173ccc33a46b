//! A whole life at the platform contract: how Leia comes, what she does with her account, and how she goes. A chapter for each
//! thing that a client has to know; at the end every field was asked for. How she comes in and goes is told here, her ways into
//! the account, her belongings and those who rule beside this file.

use super::*;
use crate::support::journey::authenticator::authenticator_code;

/// How long a code of an app is shown.
const STEP: Duration = Duration::from_secs(30);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_life() {
    let scene = Scene::new().await;
    let mut leia = Person::called("leia", &scene);
    she_registers_and_confirms_her_address(&mut leia).await;
    she_signs_in_and_stays_in(&mut leia).await;
    let codes = she_sets_up_an_authenticator(&leia).await;
    she_signs_in_with_codes(&mut leia, &codes).await;
    she_wants_no_more_codes(&leia).await;
    ways_in::she_makes_a_passkey_and_signs_in_with_it(&mut leia).await;
    ways_in::she_moves_to_another_address(&mut leia).await;
    ways_in::she_changes_her_password(&mut leia).await;
    ways_in::she_forgets_it(&mut leia).await;
    ways_in::she_links_other_services(&mut leia).await;
    let luke = belongings::somebody_whom_she_knows(&scene).await;
    let rebels = belongings::she_makes_an_organization(&leia, &luke).await;
    belongings::somebody_takes_up_an_invitation(&leia, &rebels).await;
    belongings::she_ends_it(&leia, &luke, &rebels).await;
    belongings::she_is_told_things(&leia, &luke).await;
    belongings::she_sets_what_she_prefers(&leia).await;
    belongings::she_goes_through_the_first_steps(&leia).await;
    let key = belongings::a_program_acts_for_her(&leia).await;
    let mut mothma = rule::an_administrator(&scene).await;
    rule::she_is_found(&mothma, &leia).await;
    rule::she_gets_a_temporary_password(&mothma, &mut leia).await;
    rule::her_address_is_changed(&mothma, &mut leia).await;
    rule::her_second_factor_is_taken_away(&mothma, &mut leia).await;
    rule::she_is_deactivated_and_comes_back(&mut mothma, &mut leia, &key).await;
    rule::she_rules_for_a_while(&mothma, &mut leia).await;
    she_logs_out_everywhere(&mut leia).await;
    scene.asked.is_everything();
    scene.service.keeps_no_secrets().await;
}

async fn she_registers_and_confirms_her_address(leia: &mut Person<'_>) {
    let scene = leia.scene;
    assert_eq!(leia.is_refused(leia.registering("12345678")).await, "WEAK_PASSWORD");
    let register = async || leia.ask(leia.registering(PASSWORD)).await.unwrap().register;
    let registered = register().await;
    assert_eq!((registered.success, registered.message.is_some(), &registered.reason), (true, true, &None));
    let first = scene.link_to(&leia.email).await;
    assert_eq!(leia.log_in().await.unwrap_err().reason, "EMAIL_NOT_VERIFIED");
    let resend = platform::ResendVerificationEmail::build(EmailVariables { email: &leia.email });
    assert!(leia.ask(resend).await.unwrap().resend_verification_email.success);
    let link = scene.link_to(&leia.email).await;
    let verify = |token| platform::VerifyEmail::build(TokenVariables { token });
    assert_eq!(leia.is_refused(verify(&first)).await, "TOKEN_INVALID");
    // The link signs in: it proves as much as a mailed code.
    let opened = leia.ask(verify(&link)).await.unwrap().verify_email.unwrap();
    assert_eq!(leia.is_refused(verify(&link)).await, "ALREADY_VERIFIED");
    // Whoever asks for an address that is somebody's learns nothing, and its owner is told.
    assert_eq!(register().await, registered);
    assert!(scene.mail_to(&leia.email).await.text.contains("somebody tried to register"));
    let user = leia.keep(opened);
    assert_eq!((user.email.as_ref(), user.email_verified, user.is_active), (Some(&leia.email), true, true));
    assert_eq!((user.has_password, user.two_factor_enabled, user.is_system_admin), (true, false, false));
    assert!(user.id.inner().starts_with("user_"));
    assert_eq!(leia.me().await.unwrap(), user);
}

async fn she_signs_in_and_stays_in(leia: &mut Person<'_>) {
    let wrong = Person { password: "a guess".to_owned(), ..leia.elsewhere() };
    assert_eq!(wrong.log_in().await.unwrap_err().reason, "INVALID_CREDENTIALS");
    leia.scene.service.move_clock(MINUTE);
    let mut droid = leia.elsewhere();
    let user = droid.sign_in().await;
    assert!(user.last_login_at.as_ref() > Some(&user.created_at));
    // Each sees both, the newest first.
    let seen = leia.sessions().await;
    assert_eq!(seen.iter().map(|it| it.is_current).collect::<Vec<_>>(), [false, true]);
    assert!(seen.iter().all(|it| it.contract == "platform" && it.ip_address.is_some() && it.user_agent.is_none()));
    assert!(seen.iter().all(|it| it.created_at <= it.last_used_at && it.last_used_at < it.expires_at));

    // Access tokens live an hour. The answer may have been lost: the same question has the same answer for a while.
    leia.scene.service.move_clock(61 * MINUTE);
    assert_eq!(leia.me().await.unwrap_err().reason, "UNAUTHENTICATED");
    let spent = leia.refresh.clone();
    assert_eq!(leia.renew().await.unwrap().id, user.id);
    assert!(leia.me().await.is_ok());
    let again = leia.ask(refreshing(&spent)).await.unwrap().refresh_token.unwrap();
    assert_eq!(again.refresh_token, leia.refresh);

    let leave = async |token: &str| leia.ask(platform::Logout::build(TokenVariables { token })).await.unwrap().logout;
    assert_eq!(leave(&droid.refresh).await, Some(true));
    assert_eq!(droid.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    assert_eq!(leia.sessions().await.len(), 1);
    // Whoever is out already is out.
    assert_eq!(leave("nothing").await, Some(true));
}

/// What lets her in where she is asked for a code.
pub(super) struct Codes {
    secret: String,
    recovery: Vec<String>,
}

impl Codes {
    /// What the app shows now.
    pub(super) fn shown(&self, scene: &Scene) -> String {
        authenticator_code(&self.secret, scene.service.now_s(), 0)
    }
}

pub(super) async fn she_sets_up_an_authenticator(leia: &Person<'_>) -> Codes {
    leia.scene.service.move_clock(11 * MINUTE);
    // Only who proved a short while ago who they are.
    assert_eq!(leia.is_refused(platform::GenerateSecret::build(())).await, "REAUTH_REQUIRED");
    let guess = platform::Reauthenticate::build(platform::PasswordVariables { password: "a guess" });
    assert_eq!(leia.is_refused(guess).await, "WRONG_PASSWORD");
    leia.prove().await;
    let setup = leia.ask(platform::GenerateSecret::build(())).await.unwrap().generate.unwrap();
    assert!(setup.qr_code.starts_with("data:image/"), "{}", setup.qr_code);
    assert!(setup.otpauth_url.starts_with("otpauth://totp/") && setup.otpauth_url.contains(&setup.secret));
    let enable = |token| platform::EnableCodes::build(TokenVariables { token });
    assert_eq!(leia.is_refused(enable("none")).await, "CODE_INVALID");
    assert_eq!(leia.is_refused(platform::RegenerateRecoveryCodes::build(())).await, "NOT_ENABLED");
    let mut codes = Codes { secret: setup.secret, recovery: Vec::new() };
    assert_eq!(leia.ask(enable(&codes.shown(leia.scene))).await.unwrap().enable, Some(true));
    assert_eq!(leia.is_refused(platform::GenerateSecret::build(())).await, "ALREADY_ENABLED");
    assert!(leia.me().await.unwrap().two_factor_enabled);
    let made = leia.ask(platform::RegenerateRecoveryCodes::build(())).await.unwrap().regenerate_recovery_codes;
    codes.recovery = made.data.unwrap();
    assert_eq!(codes.recovery.len(), 10);
    // Each code counts once: the next one is shown in a while.
    leia.scene.service.move_clock(STEP);
    codes
}

async fn enter(person: &Person<'_>, waiting: &Pending, token: &str) -> Result<AuthPayload, Refusal> {
    let variables = platform::CodeVariables { user_id: &waiting.user_id, token };
    Ok(person.ask(platform::VerifyCode::build(variables)).await?.verify.unwrap())
}

async fn she_signs_in_with_codes(leia: &mut Person<'_>, codes: &Codes) {
    let mut droid = leia.elsewhere();
    let waiting = pending(droid.log_in().await.unwrap());
    // It is a handle, and no identifier of a person.
    assert!(!waiting.message.is_empty() && waiting.user_id != leia.me().await.unwrap().id);
    let code = codes.shown(leia.scene);
    assert_eq!(enter(&droid, &waiting, "none").await.unwrap_err().reason, "CODE_INVALID");
    let by_app = enter(&droid, &waiting, &code).await.unwrap();
    assert_eq!(enter(&droid, &waiting, &code).await.unwrap_err().reason, "CODE_INVALID");
    assert!(droid.keep(by_app).two_factor_enabled);
    // A recovery code does instead, once.
    let recovery = &codes.recovery[0];
    let waiting = pending(leia.log_in().await.unwrap());
    let by_recovery = enter(leia, &waiting, recovery).await.unwrap();
    leia.keep(by_recovery);
    let waiting = pending(droid.log_in().await.unwrap());
    assert_eq!(enter(&droid, &waiting, recovery).await.unwrap_err().reason, "CODE_INVALID");
    assert_eq!(leia.sessions().await.len(), 3);
}

async fn she_wants_no_more_codes(leia: &Person<'_>) {
    leia.scene.service.move_clock(11 * MINUTE);
    let disable = |token, password| platform::DisableCodes::build(platform::DisableCodesVariables { token, password });
    assert_eq!(leia.is_refused(disable(None, None)).await, "REAUTH_REQUIRED");
    assert_eq!(leia.is_refused(disable(None, Some("a guess"))).await, "WRONG_PASSWORD");
    assert_eq!(leia.is_refused(disable(Some("none"), None)).await, "CODE_INVALID");
    assert_eq!(leia.ask(disable(None, Some(&leia.password))).await.unwrap().disable, Some(true));
    assert!(!leia.elsewhere().sign_in().await.two_factor_enabled);
}

async fn she_logs_out_everywhere(leia: &mut Person<'_>) {
    let mut droid = leia.elsewhere();
    leia.sign_in().await;
    droid.sign_in().await;
    assert!(leia.sessions().await.len() >= 2);
    assert_eq!(leia.ask(platform::LogoutAll::build(())).await.unwrap().logout_all, Some(true));
    for person in [leia, &mut droid] {
        assert_eq!(person.me().await.unwrap_err().reason, "UNAUTHENTICATED");
        assert_eq!(person.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    }
}
